"""Searching all articles: what was found, each with the place in its text."""

from __future__ import annotations

from array import array
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Event
from typing import ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.worker import Worker, get_current_worker

from reader import logfile
from reader.app.standing import stands
from reader.app.widgets.bound import BoundScreen
from reader.app.widgets.choices import Choice, Choices
from reader.app.widgets.filter_bar import FilterBar
from reader.app.widgets.lines import Line
from reader.app.widgets.list_rows import Cell, RowContent
from reader.app.widgets.virtual_list import VirtualList
from reader.model.errors import ReaderError
from reader.session.finding import (
    LATEST,
    FilterError,
    Hit,
    Sort,
    completion,
    hits,
    phrases,
    search,
)
from reader.session.session import Session
from reader.session.wording import counted
from reader.text.filter_completion import Completion
from reader.text.indexing import Phrase

FIRST = 100
"""Articles that are shown before all are counted."""
HELD = 400
"""Articles whose texts are kept in sight."""
PAINTED_WITHIN = 0.2
"""Seconds for which the rest of a search waits until its first articles are on screen."""
RANKED = Sort("rank")


@dataclass
class Searched:
    """A search as it was left, to be come back to."""

    query: str = ""
    ranked: bool = False
    at: int = 0


class _Found(NamedTuple):
    """Numbers of articles, and those of them read that come into sight; `more` are looked for."""

    numbers: array[int]
    wanted: list[Phrase]
    offered: Completion
    in_sight: dict[int, Hit | None]
    more: bool


class Hits:
    """What was found, as rows of two lines; texts are looked at when they come into sight."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._numbers: array[int] = array("q")
        self._wanted: list[Phrase] = []
        self._held: dict[int, Hit | None] = {}

    def read(self, numbers: array[int], wanted: list[Phrase]) -> dict[int, Hit | None]:
        """Return the articles with these numbers, read in a thread, for `show`."""
        found = hits(self._session, numbers, wanted)
        return {**dict.fromkeys(numbers), **{hit.row.doc: hit for hit in found}}

    def show(self, numbers: array[int], wanted: list[Phrase], ready: dict[int, Hit | None]) -> None:
        """Show other articles, or more of them; those in `ready` have been read."""
        if wanted != self._wanted:
            self._held.clear()
        self._held |= ready
        self._numbers, self._wanted = numbers, wanted

    @property
    def has_words(self) -> bool:
        """Whether words are looked for, by which results can be more or less relevant."""
        return bool(self._wanted)

    def count(self) -> int:
        """Return how many articles were found."""
        return len(self._numbers)

    def hit(self, index: int) -> Hit | None:
        """Return what was found; None where it has gone since."""
        number = self._numbers[index]
        if number not in self._held:
            if len(self._held) > HELD:
                self._held.clear()
            found = hits(self._session, [number], self._wanted)
            self._held[number] = found[0] if found else None
        return self._held[number]

    def key(self, index: int) -> Hashable:
        """Return the article's number."""
        return self._numbers[index]

    def index_of(self, key: Hashable) -> int | None:
        """Return the row of an article."""
        return self._numbers.index(key) if key in self._numbers else None  # type: ignore[arg-type]

    def row(self, index: int) -> RowContent:
        """Return date, outlet, title, and below them the place in the text."""
        hit = self.hit(index)
        if hit is None:
            return (Cell("it is not in the list any more", 0, "muted"),)
        row, snippet = hit
        return (
            Cell(row.published or row.inferred or "", 11, "muted", drop=2),
            Cell(row.outlet or "", 17, "accent", drop=1),
            Cell(row.title or f"({row.lead})", 0, "strong"),
            Cell("", 3, line=1),
            Cell(snippet.text, 0, line=1, marks=snippet.marks),
        )


class SearchScreen(BoundScreen[Hit | None], inherit_bindings=False):
    """Returns what to open, or None; what was searched stays in `searched`."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    SearchScreen { background: $background; layout: vertical; }
    SearchScreen Line, SearchScreen Choices { background: $panel; }
    SearchScreen #hits { height: 1fr; }
    """
    BINDINGS: ClassVar = [
        ("enter,l,right", "go", "Read"),
        ("escape", "close", "Close"),
        ("slash", "ask", "Search"),
        ("r", "turn", "Latest or most relevant first"),
        ("j,down,n", "move(1)", "Down"),
        ("k,up,N", "move(-1)", "Up"),
        ("space,pagedown", "page(1)", "Page down"),
        ("b,pageup", "page(-1)", "Page up"),
        ("g,home", "end(0)", "First"),
        ("G,end", "end(1)", "Last"),
        ("q", "app.leave", "Quit"),
    ]

    def __init__(self, session: Session, searched: Searched, *, ascii_only: bool) -> None:
        """Go on with what was `searched` before."""
        super().__init__()
        self._session = session
        self._searched = searched
        self._ascii = ascii_only
        self._rows = Hits(session)
        self._more = False
        self._back_to = searched.at

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Line(id="about")
        yield FilterBar('words, "a phrase", outlet: date: label: … (tab completes)', id="asked")
        self._list = VirtualList(
            self._rows, row_height=2, ascii_only=self._ascii, id="hits", empty="type what to find"
        )
        yield self._list
        yield Choices(
            [
                Choice("enter", "read there", "go"),
                Choice("/", "search", "ask"),
                Choice("r", "latest or most relevant first", "turn"),
                Choice("esc", "back", "close"),
            ]
        )

    def on_mount(self) -> None:
        """Ask what to search, or show what was found before."""
        bar = self.query_one(FilterBar)
        bar.open(self._searched.query)
        if self._searched.query:
            self.set_focus(self._list)
        self._show()

    # --- asking ------------------------------------------------------------------------------

    def on_filter_bar_typed(self, event: FilterBar.Typed) -> None:
        """Search for what stands there now."""
        event.stop()
        self._search(event.query, event.cursor)

    def on_filter_bar_accepted(self, event: FilterBar.Accepted) -> None:
        """Go to what was found."""
        event.stop()
        if event.query != self._searched.query:
            self._search(event.query, len(event.query))
        self.set_focus(self._list)

    def on_filter_bar_moved(self, event: FilterBar.Moved) -> None:
        """Move in what was found."""
        event.stop()
        self.action_move(event.rows)

    def on_filter_bar_left(self, event: FilterBar.Left) -> None:
        """Go back."""
        event.stop()
        self.dismiss(None)

    def _search(self, query: str, cursor: int) -> None:
        if query != self._searched.query:
            self._back_to = 0
        self._searched.query = query
        self._look(query, cursor, self._searched.ranked)

    @work(thread=True, exclusive=True, group="search")
    def _look(self, query: str, cursor: int, ranked: bool) -> None:
        worker: Worker[None] = get_current_worker()
        session, order = self._session, RANKED if ranked else LATEST
        say = self.app.call_later

        def given_up() -> bool:
            return worker.is_cancelled

        offered = Completion(cursor, cursor, ())
        try:
            offered = completion(session, query, cursor)
            wanted = phrases(session, query)
            numbers: array[int] | None = array("q")
            if query.strip():
                numbers = search(session, query, order, limit=FIRST, stop=given_up)
            if numbers is None or given_up():
                return
            more = len(numbers) == FIRST
            in_sight = self._rows.read(numbers[: self.size.height // 2 + 1], wanted)
            painted = Event()
            say(self._have, query, _Found(numbers, wanted, offered, in_sight, more), painted)
            if more:
                painted.wait(PAINTED_WITHIN)
                numbers = search(session, query, order, stop=given_up)
                if numbers is not None and not given_up():
                    say(self._have, query, _Found(numbers, wanted, offered, {}, False), painted)
        except FilterError as error:
            say(self._wrong, query, error, offered)
        except ReaderError as error:
            logfile.error(error)
            say(self._failed, str(error))

    def _have(self, query: str, found: _Found, painted: Event) -> None:
        self.call_after_refresh(painted.set)
        if not stands(self) or query != self._searched.query:
            return
        self._rows.show(found.numbers, found.wanted, found.in_sight)
        self._more = found.more
        self._list.empty = f"no article says {query}" if query.strip() else "type what to find"
        self._list.reload()
        if not found.more:
            self._list.move_to(self._back_to)
        self.query_one(FilterBar).tell(None, found.offered)
        self._show()

    def _wrong(self, query: str, error: FilterError, offered: Completion) -> None:
        if stands(self) and query == self._searched.query:
            self.query_one(FilterBar).tell(error, offered)

    def _failed(self, message: str) -> None:
        if stands(self):
            self.query_one("#about", Line).show(message)

    def _show(self) -> None:
        number = self._rows.count()
        found = f"{number} and more…" if self._more else counted(number, "article")
        at = f"{self._list.cursor + 1} of " if number else ""
        ranked = self._searched.ranked and self._rows.has_words
        order = "most relevant first" if ranked else "latest first"
        self.query_one("#about", Line).show("search all articles", f"{at}{found}, {order}")

    # --- moving ------------------------------------------------------------------------------

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        """Tell which of the results it is."""
        event.stop()
        self._show()

    def on_virtual_list_opened(self, event: VirtualList.Opened) -> None:
        """Go to the article that was clicked twice."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Return the article under the cursor."""
        at = self._list.cursor
        hit = self._rows.hit(at) if at >= 0 else None
        if hit is not None:
            self._searched.at = at
            self.dismiss(hit)

    def action_ask(self) -> None:
        """Change what is searched for."""
        self.query_one(FilterBar).open(self._searched.query)

    def action_turn(self) -> None:
        """Show the most relevant first, or the latest."""
        self._searched.ranked = not self._searched.ranked
        self._back_to = 0
        self._look(self._searched.query, len(self._searched.query), self._searched.ranked)

    def action_close(self) -> None:
        """Return nothing."""
        self._searched.at = max(0, self._list.cursor)
        self.dismiss(None)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self._back_to = max(0, self._list.cursor + rows)
        self._list.cursor_down(rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is visible."""
        self._list.page(pages)

    def action_end(self, last: int) -> None:
        """Go to the first article, or to the last."""
        self._list.move_to(self._list.count - 1 if last else 0)
