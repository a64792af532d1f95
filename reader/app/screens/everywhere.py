"""The same passage in all articles, in context: each place is accepted or skipped."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reader import logfile
from reader.app.standing import stands
from reader.app.widgets.choices import Choice, Choices
from reader.app.widgets.dialog import Dialog
from reader.app.widgets.lines import Line
from reader.app.widgets.list_rows import Cell, RowContent
from reader.app.widgets.virtual_list import VirtualList
from reader.model.errors import ReaderError
from reader.session.propagating import Candidate, Propagation
from reader.session.wording import counted
from reader.text.graphemes import clusters
from reader.text.neutralise import neutralise, neutralise_line

LOOK_EVERY = 0.1
"""Seconds between looks at what the search has found."""
BEFORE = 22
"""Cells of a row for what stands before the passage."""
MARKS = {None: ("·", " "), True: ("✓", "y"), False: ("–", "n")}
"""For undecided, accepted and skipped: the mark, and the mark where only ASCII can be drawn."""


class Outcome(NamedTuple):
    """What was accepted, and how many places were not."""

    accepted: Sequence[Candidate]
    left: int


class Places:
    """The places found so far, as rows of two lines, with what was decided on each."""

    def __init__(self, *, ascii_only: bool) -> None:
        self.found: list[Candidate] = []
        self.decided: list[bool | None] = []
        self._ascii = ascii_only

    def count(self) -> int:
        """Return how many places were found."""
        return len(self.found)

    def key(self, index: int) -> Hashable:
        """Return the number of the place: places come and never go."""
        return index

    def index_of(self, key: Hashable) -> int | None:
        """Return the row of a place."""
        return key if isinstance(key, int) else None

    def row(self, index: int) -> RowContent:
        """Return outlet, date and title, and under them the passage in context."""
        place = self.found[index]
        decided = self.decided[index]
        start = place.shown[0][0]
        return (
            Cell(MARKS[decided][self._ascii], 2, "success" if decided else "muted"),
            Cell(place.published, 10, "muted", drop=2),
            Cell(place.outlet, 17, "muted", drop=1),
            Cell(place.title, 0, "" if decided is None else "muted"),
            Cell("overlaps" if place.overlaps else "", 8, "warning"),
            Cell("", 2, line=1),
            Cell(_tail(place.text[:start].rstrip(), BEFORE), BEFORE, "muted", "", "right", 0, 1),
            Cell(place.text[start:], 0, line=1),
        )


def _tail(text: str, width: int) -> str:
    """Return the last clusters of `text` that fit into `width` cells."""
    shown = neutralise_line(text[-4 * width :])
    at = len(shown)
    for start, _, size in reversed(clusters(shown)):
        if size > width:
            break
        width -= size
        at = start
    return shown[at:]


def in_context(place: Candidate) -> Content:
    """Return what stands around the passage, with the passage set off from it."""
    shown = Content(neutralise(place.text))
    for start, end in place.shown:
        shown = shown.stylize("reverse bold", start, end)
    return shown


class EverywhereScreen(Dialog[Outcome], inherit_bindings=False):
    """Asks which places are to be labelled; searching goes on in a thread meanwhile."""

    AUTO_FOCUS = "#places"
    DEFAULT_CSS = """
    EverywhereScreen { background: $background; layout: vertical; }
    EverywhereScreen Line { background: $panel; }
    EverywhereScreen #places { height: 1fr; }
    EverywhereScreen #context {
        height: 40%; min-height: 8; max-height: 14; padding: 0 1; border-top: solid $foreground 30%;
    }
    EverywhereScreen Choices { background: $panel; }
    """
    BINDINGS: ClassVar = [
        ("y,enter", "decide(True)", "Accept"),
        ("n", "decide(False)", "Skip"),
        ("A", "all", "Accept all"),
        ("escape", "finish", "Label and go back"),
        ("x", "drop", "Go back without labelling"),
        ("j,down", "move(1)", "Down"),
        ("k,up", "move(-1)", "Up"),
        ("space,pagedown", "page(1)", "Page down"),
        ("b,pageup", "page(-1)", "Page up"),
        ("g,home", "end(0)", "First"),
        ("G,end", "end(1)", "Last"),
        ("q", "app.leave", "Quit"),
    ]

    def __init__(self, search: Propagation, *, ascii_only: bool) -> None:
        super().__init__()
        self._search = search
        self._places = Places(ascii_only=ascii_only)
        self._incoming: list[Candidate] = []
        self._ascii = ascii_only
        self._stopped = False
        self._all = False
        self._ended = False
        self._failure = ""
        self._shown = -1

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Line(id="about")
        self._list = VirtualList(
            self._places, row_height=2, ascii_only=self._ascii, empty="searching…", id="places"
        )
        yield self._list
        with Vertical(id="context"):
            yield Static("", markup=False)
        yield Line(id="told")
        yield Choices((), id="choices")

    def on_mount(self) -> None:
        """Begin to search."""
        self._show()
        self._read_all()
        self._looking = self.set_interval(LOOK_EVERY, self._take)

    @work(thread=True, exclusive=True, group="everywhere")
    def _read_all(self) -> None:
        try:
            for place in self._search.candidates(lambda: self._stopped):
                self._incoming.append(place)
        except (ReaderError, OSError) as error:
            logfile.error(error)
            self._failure = str(error)
        self._ended = True
        self.app.call_later(self._take)

    def _take(self) -> None:
        """Show what has been found since the last look."""
        if not stands(self) or self._stopped:
            return
        ended = self._ended
        new = len(self._incoming) - len(self._places.found)
        if new:
            first = not self._places.found
            self._places.found += self._incoming[len(self._places.found) :][:new]
            more = self._places.found[-new:]
            self._places.decided += [True if self._all and not p.overlaps else None for p in more]
            self._list.reload(keep=0 if first else None)
        elif ended:
            self._list.empty = "it stands nowhere else"
            self._list.refresh()
        if ended:
            self._looking.stop()
        self._show()
        if ended and self._all:
            self.action_finish()

    def _show(self) -> None:
        search, places = self._search, self._places
        quote = " … ".join(part.quote for part in search.span.parts)
        read = f"{search.searched} of {search.total} articles read"
        if self._ended:
            read = f"{counted(search.articles, 'article')} searched"
        about = f"{search.span.label} everywhere: {quote}"
        self.query_one("#about", Line).show(about, self._failure or read)
        accepted = places.decided.count(True)
        words = [f"{counted(places.count(), 'place')}, {accepted} accepted"]
        if search.alike:
            words.append(f"{search.alike} labelled alike already")
        if search.torn:
            words.append(f"{search.torn} divided otherwise by paragraphs")
        if search.unread:
            words.append(f"{counted(len(search.unread), 'page')} could not be read")
        self.query_one("#told", Line).show(", ".join(words))
        back = f"label {accepted} and go back" if accepted else "back"
        choices = [
            Choice("y enter", "accept", "decide(True)"),
            Choice("n", "skip", "decide(False)"),
            Choice("A", "accept all", "all"),
            Choice("esc", back, "finish"),
        ]
        if accepted:
            choices.append(Choice("x", "back without labelling", "drop"))
        self.query_one(Choices).show(choices)
        at = self._list.cursor
        if at != self._shown:
            self._shown = at
            shown = in_context(places.found[at]) if at >= 0 else Content("")
            self.query_one("#context Static", Static).update(shown)

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        """Show the place under the cursor in context."""
        event.stop()
        self._show()

    def on_virtual_list_opened(self, event: VirtualList.Opened) -> None:
        """Accept the place that was clicked twice, or take that back."""
        event.stop()
        decided = self._places.decided[event.index]
        self._decide(event.index, not decided)
        self._show()

    def _decide(self, index: int, decided: bool) -> None:
        self._places.decided[index] = decided
        self._list.refresh()

    def action_decide(self, accept: bool) -> None:
        """Accept or skip the place under the cursor and go on; with the last one all is done."""
        at = self._list.cursor
        if at < 0:
            return
        self._decide(at, accept)
        open_ = [i for i, decided in enumerate(self._places.decided) if decided is None]
        if not open_ and self._ended and len(self._incoming) == self._places.count():
            self.action_finish()
            return
        after = [i for i in open_ if i > at]
        self._list.move_to((after or open_ or [at])[0])
        self._show()

    def action_all(self) -> None:
        """Accept every place that is not decided, those still to be found among them."""
        self._all = True
        for index, decided in enumerate(self._places.decided):
            if decided is None and not self._places.found[index].overlaps:
                self._decide(index, True)
        self._take()

    def action_finish(self) -> None:
        """Go back with what was accepted."""
        found, decided = self._places.found, self._places.decided
        accepted = [place for place, yes in zip(found, decided, strict=True) if yes]
        self._leave(accepted)

    def action_drop(self) -> None:
        """Go back with nothing."""
        self._leave([])

    def _leave(self, accepted: Sequence[Candidate]) -> None:
        if not self._stopped:
            self._stopped = True
            self.dismiss(Outcome(accepted, self._places.count() - len(accepted)))

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self._list.cursor_down(rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is visible."""
        self._list.page(pages)

    def action_end(self, last: int) -> None:
        """Go to the first place, or to the last."""
        self._list.move_to(self._list.count - 1 if last else 0)
