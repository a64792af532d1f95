"""All spans of the corpus in a table: filtered, sorted, selected and gone to."""

from __future__ import annotations

from array import array
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from reader import logfile
from reader.app.screens.picking import Pick, PickScreen
from reader.app.span_rows import SpanRows
from reader.app.standing import stands
from reader.app.widgets.bound import BoundScreen
from reader.app.widgets.choices import Choice, Choices
from reader.app.widgets.filter_bar import FilterBar
from reader.app.widgets.lines import Line, plain
from reader.app.widgets.virtual_list import VirtualList
from reader.model.errors import ReaderError
from reader.session.finding import LATEST, FilterError, Sort, SpanRow, completion, find_spans
from reader.session.session import Session
from reader.session.wording import counted
from reader.text.filter_completion import Completion

FIRST = 200
"""Spans that are shown before all are counted."""
SORTS: tuple[tuple[str, str, Sort], ...] = (
    ("d", "date", LATEST),
    ("l", "label", Sort("label")),
    ("o", "outlet", Sort("outlet")),
    ("q", "quote", Sort("quote")),
    ("n", "note", Sort("note")),
)


class SpanTable(BoundScreen[SpanRow | None], inherit_bindings=False):
    """Returns the span to go to, or None."""

    AUTO_FOCUS = "#spans"
    DEFAULT_CSS = """
    SpanTable { background: $background; layout: vertical; }
    SpanTable Line, SpanTable Choices { background: $panel; }
    SpanTable #spans { height: 1fr; }
    SpanTable #details {
        height: 4; padding: 0 1; border-top: solid $foreground 30%; overflow: hidden;
    }
    """
    BINDINGS: ClassVar = [
        ("enter,right", "go", "Go there"),
        ("escape", "close", "Close"),
        ("slash", "ask", "Filter"),
        ("o", "sort", "Sort"),
        ("space,x", "mark", "Select"),
        ("v", "range", "Select a range"),
        ("a", "all", "Select all or none"),
        ("tab", "annotator(1)", "Whose spans"),
        ("j,down", "move(1)", "Down"),
        ("k,up", "move(-1)", "Up"),
        ("pagedown,ctrl+d", "page(1)", "Page down"),
        ("b,pageup,ctrl+u", "page(-1)", "Page up"),
        ("g,home", "end(0)", "First"),
        ("G,end", "end(1)", "Last"),
        ("q", "app.leave", "Quit"),
    ]

    CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("enter", "go there", "go"),
        Choice("/", "filter", "ask"),
        Choice("o", "sort", "sort"),
        Choice("space", "select", "mark"),
        Choice("v", "range", "range"),
        Choice("a", "all", "all"),
        Choice("tab", "whose", "annotator(1)"),
        Choice("esc", "back", "close"),
    )

    def __init__(self, session: Session, *, ascii_only: bool) -> None:
        """Show the session's annotator's spans."""
        super().__init__()
        self._session = session
        self._ascii = ascii_only
        self._rows = SpanRows(session, ascii_only=ascii_only)
        self._asked = ""
        self._sort = LATEST
        self._who = session.annotator
        self._anchor = -1
        self._state = ""
        self._message = ""
        self._busy = False

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Line(id="about")
        yield FilterBar("words of quote or note, label: attribute: outlet: date: …", id="asked")
        self._list = VirtualList(self._rows, ascii_only=self._ascii, empty="looking…", id="spans")
        yield self._list
        yield Static("", id="details", markup=False)
        yield Choices(self.CHOICES)

    def on_mount(self) -> None:
        """Look for all spans."""
        self._find()

    def recounted(self) -> None:
        """Look again, since the spans of the list have changed."""
        if stands(self) and not self._busy:
            self._find()

    # --- finding -----------------------------------------------------------------------------

    def _find(self, cursor: int = -1) -> None:
        self._look(self._asked, self._sort, self._who, cursor)

    @work(thread=True, exclusive=True, group="spans")
    def _look(self, query: str, sort: Sort, who: str, cursor: int) -> None:
        worker: Worker[None] = get_current_worker()

        def given_up() -> bool:
            return worker.is_cancelled

        say = self.app.call_later
        offered = Completion(max(0, cursor), max(0, cursor), ())
        try:
            if cursor >= 0:
                offered = completion(self._session, query, cursor)
            for limit in (FIRST, -1):
                found = find_spans(self._session, query, sort, who, limit=limit, stop=given_up)
                if found is None or given_up():
                    return
                more = limit >= 0 and len(found) == limit
                say(self._have, (query, sort, who), found, offered, more)
                if not more:
                    return
        except FilterError as error:
            say(self._wrong, query, error, offered)
        except ReaderError as error:
            logfile.error(error)
            say(self._say, str(error))

    def _have(
        self, asked: tuple[str, Sort, str], found: array[int], offered: Completion, more: bool
    ) -> None:
        if not stands(self) or asked != (self._asked, self._sort, self._who):
            return
        self._rows.show(found)
        self._list.empty = "no span is like this" if self._asked else "no spans yet"
        self._list.reload()
        self.query_one(FilterBar).tell(None, offered)
        self._state = f"{len(found)} and more…" if more else ""
        self._show()

    def _wrong(self, query: str, error: FilterError, offered: Completion) -> None:
        if stands(self) and query == self._asked:
            self.query_one(FilterBar).tell(error, offered)

    def _say(self, message: str) -> None:
        """Show a message until the next key."""
        if stands(self):
            self._message = message
            self._show()

    def _show(self) -> None:
        rows = self._rows
        number = self._state or counted(rows.count(), "span")
        selected = f"{rows.selected} selected" if rows.selected else ""
        whose = "your spans" if self._who == self._session.annotator else f"spans of {self._who}"
        filtered = f"filter: {self._asked}" if self._asked.strip() else ""
        way = (
            ("v" if self._ascii else "↓") if self._sort.backward else ("^" if self._ascii else "↑")
        )
        left = "  ".join(filter(None, [whose, filtered, f"by {self._sort.key} {way}"]))
        left = self._message or left
        self.query_one("#about", Line).show(left, "  ".join(filter(None, [selected, number])))
        span = rows.span(self._list.cursor) if self._list.cursor >= 0 else None
        lines = []
        if span is not None:
            about = "  ".join(f"{name}={value}" for name, value in span.attributes)
            lines = [f"{span.label}  {about}", span.quote]
            lines.append(span.note or f"{span.published}  {span.outlet}  {span.title}")
        content = Content("\n").join([plain(line) for line in lines])
        self.query_one("#details", Static).update(content)

    # --- the bar -----------------------------------------------------------------------------

    def on_filter_bar_typed(self, event: FilterBar.Typed) -> None:
        """Show what fits what stands there now; a selection of other rows is let go."""
        event.stop()
        if event.query != self._asked:
            self._let_go()
        self._asked = event.query
        self._find(event.cursor)

    def on_filter_bar_accepted(self, event: FilterBar.Accepted) -> None:
        """Keep the filter."""
        event.stop()
        self._close_bar(event.query)

    def on_filter_bar_left(self, event: FilterBar.Left) -> None:
        """Take the filter off."""
        event.stop()
        self._close_bar("")

    def on_filter_bar_moved(self, event: FilterBar.Moved) -> None:
        """Move in what is filtered."""
        event.stop()
        self._list.cursor_down(event.rows)

    def _close_bar(self, query: str) -> None:
        if query != self._asked:
            self._let_go()
            self._asked = query
            self._find()
        self.query_one(FilterBar).close()
        self.set_focus(self._list)

    def _let_go(self) -> None:
        self._rows.select_all(False)
        self._anchor = -1

    def take_key(self, event: events.Key) -> None:
        """Do what the key is bound to; what was said before it is over."""
        if not self._busy:
            self._message = ""
        super().take_key(event)
        self._show()

    # --- moving and selecting ----------------------------------------------------------------

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        """Show the span under the cursor, and let a range follow."""
        event.stop()
        if self._anchor >= 0 and event.index >= 0:
            for index in range(*sorted((self._anchor, event.index))):
                self._rows.select(index, True)
            self._rows.select(event.index, True)
            self._list.refresh()
        self._show()

    def on_virtual_list_opened(self, event: VirtualList.Opened) -> None:
        """Go to the span that was clicked twice."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Return the span under the cursor."""
        span = self._rows.span(self._list.cursor) if self._list.cursor >= 0 else None
        if span is not None and not self._busy:
            self.dismiss(span)

    def action_close(self) -> None:
        """Let the selection go, then leave."""
        if self._busy:
            return
        if self._rows.selected or self._anchor >= 0:
            self._let_go()
            self._list.refresh()
            self._show()
        else:
            self.dismiss(None)

    def action_mark(self) -> None:
        """Select the row under the cursor, or not, and go to the next."""
        at = self._list.cursor
        if at >= 0:
            self._rows.select(at, not self._rows.is_selected(at))
            self._list.refresh()
            self._list.cursor_down(1)
            self._show()

    def action_range(self) -> None:
        """Begin a range of selected rows at the cursor, or end it."""
        at = self._list.cursor
        if at >= 0:
            self._anchor = at if self._anchor < 0 else -1
            self._rows.select(at, True)
            self._list.refresh()
            self._show()

    def action_all(self) -> None:
        """Select all rows, or none where all are."""
        self._anchor = -1
        self._rows.select_all(self._rows.selected < self._rows.count())
        self._list.refresh()
        self._show()

    def action_annotator(self, step: int) -> None:
        """Show the spans of another annotator."""
        names = self._session.catalogue.span_annotators()
        if names and not self._busy:
            at = names.index(self._who) if self._who in names else -1
            self._who = names[(at + step) % len(names)]
            self._let_go()
            self._find()

    def action_ask(self) -> None:
        """Write a filter."""
        self.query_one(FilterBar).open(self._asked)

    def action_sort(self) -> None:
        """Choose by what to sort; the same again turns it round."""
        picks = [Pick(name, name, "", key) for key, name, _ in SORTS]

        def sort(name: str | None) -> None:
            for _, known, order in SORTS:
                if known == name:
                    again = order.key == self._sort.key
                    self._sort = Sort(order.key, not self._sort.backward) if again else order
                    self._find()

        screen = PickScreen("Sort by", picks, at=self._sort.key, ascii_only=self._ascii)
        self.app.push_screen(screen, sort)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self._list.cursor_down(rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is visible."""
        self._list.page(pages)

    def action_end(self, last: int) -> None:
        """Go to the first span, or to the last."""
        self._list.move_to(self._list.count - 1 if last else 0)
