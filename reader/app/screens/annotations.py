"""All spans of the corpus in a table: filtered, sorted, gone to, and changed many at a time."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from reader.app.screens.confirm import ConfirmScreen
from reader.app.screens.picking import Pick, PickScreen
from reader.app.widgets.bound import BoundScreen
from reader.app.widgets.choices import Choice, Choices
from reader.app.widgets.filter_bar import FilterBar
from reader.app.widgets.lines import Line, plain
from reader.app.widgets.list_rows import Cell, RowContent
from reader.app.widgets.virtual_list import VirtualList
from reader.model.changes import Change
from reader.model.errors import ReaderError, UsageError
from reader.session.bulk import Done, Spans
from reader.session.finding import (
    LATEST,
    FilterError,
    Sort,
    SpanRow,
    completion,
    find_spans,
)
from reader.session.session import Session
from reader.session.wording import counted
from reader.text.filter_completion import Completion

WINDOW = 128
"""Rows fetched at once."""
FIRST = 200
"""Spans that are shown before all are counted."""
SORTS: tuple[tuple[str, str, Sort], ...] = (
    ("d", "date", LATEST),
    ("l", "label", Sort("label")),
    ("o", "outlet", Sort("outlet")),
    ("q", "quote", Sort("quote")),
    ("n", "note", Sort("note")),
)

Run = Callable[[Spans], tuple[Change, Done]]


class SpanRows:
    """The spans that were found, and which of them are selected."""

    def __init__(self, session: Session, *, ascii_only: bool) -> None:
        self._session = session
        self._colors = {label.name: label.color for label in session.scheme.labels}
        self._mark = "x" if ascii_only else "✓"
        self._windows: dict[int, dict[int, SpanRow]] = {}
        self.numbers: array[int] = array("q")
        self._all = False
        self._other: set[int] = set()

    def show(self, numbers: array[int]) -> None:
        """Show the spans with these numbers."""
        self.numbers = numbers
        self._windows.clear()

    def count(self) -> int:
        """Return how many spans there are."""
        return len(self.numbers)

    def key(self, index: int) -> Hashable:
        """Return the span's number."""
        return self.numbers[index]

    def index_of(self, key: Hashable) -> int | None:
        """Return the row of a span."""
        try:
            return self.numbers.index(key)  # type: ignore[arg-type]
        except ValueError:
            return None

    def span(self, index: int) -> SpanRow | None:
        """Return the span of a row; None where it has gone since."""
        window = index // WINDOW
        if window not in self._windows:
            if len(self._windows) > 16:
                self._windows.clear()
            part = self.numbers[window * WINDOW : (window + 1) * WINDOW]
            rows = self._session.catalogue.span_rows(part)
            self._windows[window] = {row.id: row for row in rows}
        return self._windows[window].get(self.numbers[index])

    def row(self, index: int) -> RowContent:
        """Return mark, label, quote, attributes, note, outlet and date."""
        span = self.span(index)
        if span is None:
            return (Cell("", 1), Cell("it has gone meanwhile", 0, "muted"))
        mark = self._mark if self.is_selected(index) else " "
        about = " ".join(f"{name}={value}" for name, value in span.attributes)
        color = self._colors.get(span.label, "")
        return (
            Cell(mark, 1, "strong"),
            Cell(span.label, 12, color=color),
            Cell(span.quote, 0),
            Cell(about, 18, "muted", drop=4),
            Cell(span.note, 20, "warning", drop=3),
            Cell(span.outlet, 15, "accent", drop=2),
            Cell(span.published, 10, "muted", drop=1),
        )

    # --- selecting ---------------------------------------------------------------------------

    def is_selected(self, index: int) -> bool:
        """Tell whether a row is selected."""
        return self._all != (self.numbers[index] in self._other)

    def select(self, index: int, on: bool) -> None:
        """Select a row, or not."""
        if on != self._all:
            self._other.add(self.numbers[index])
        else:
            self._other.discard(self.numbers[index])

    def select_all(self, on: bool) -> None:
        """Select every row, or none."""
        self._all = on
        self._other.clear()

    @property
    def selected(self) -> int:
        """How many rows are selected."""
        return len(self.numbers) - len(self._other) if self._all else len(self._other)

    def selection(self) -> array[int]:
        """Return the numbers of the selected spans."""
        return array("q", (n for n in self.numbers if self._all != (n in self._other)))


class AnnotationsScreen(BoundScreen[SpanRow | None], inherit_bindings=False):
    """Returns the span to go to, or None. `told` is called after each change of many spans."""

    AUTO_FOCUS = "#spans"
    DEFAULT_CSS = """
    AnnotationsScreen { background: $background; layout: vertical; }
    AnnotationsScreen Line, AnnotationsScreen Choices { background: $panel; }
    AnnotationsScreen #spans { height: 1fr; }
    AnnotationsScreen #details {
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
        ("c,l", "label", "Change the label"),
        ("t", "attribute", "Set an attribute"),
        ("d", "delete", "Delete"),
        ("u", "undo", "Undo"),
        ("tab", "annotator(1)", "Whose spans"),
        ("j,down", "move(1)", "Down"),
        ("k,up", "move(-1)", "Up"),
        ("pagedown,ctrl+d", "page(1)", "Page down"),
        ("b,pageup,ctrl+u", "page(-1)", "Page up"),
        ("g,home", "end(0)", "First"),
        ("G,end", "end(1)", "Last"),
        ("q", "app.leave", "Quit"),
    ]

    def __init__(
        self,
        session: Session,
        undo: Callable[[], str],
        told: Callable[[str], None],
        *,
        ascii_only: bool,
    ) -> None:
        """Show the session's annotator's spans; `undo` takes the last change back and names it."""
        super().__init__()
        self._session = session
        self._undo = undo
        self._told = told
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
        yield Choices(
            [
                Choice("enter", "go there", "go"),
                Choice("/", "filter", "ask"),
                Choice("o", "sort", "sort"),
                Choice("space", "select", "mark"),
                Choice("v", "range", "range"),
                Choice("a", "all", "all"),
                Choice("c", "label", "label"),
                Choice("t", "attribute", "attribute"),
                Choice("d", "delete", "delete"),
                Choice("u", "undo", "undo"),
                Choice("tab", "whose", "annotator(1)"),
                Choice("esc", "back", "close"),
            ]
        )

    def on_mount(self) -> None:
        """Look for all spans."""
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
            say(self._say, str(error))

    def _have(
        self, asked: tuple[str, Sort, str], found: array[int], offered: Completion, more: bool
    ) -> None:
        if not self.is_mounted or asked != (self._asked, self._sort, self._who):
            return
        self._rows.show(found)
        self._list.empty = "no span is like this" if self._asked else "no spans yet"
        self._list.reload()
        self.query_one(FilterBar).tell(None, offered)
        self._state = f"{len(found)} and more…" if more else ""
        self._show()

    def _wrong(self, query: str, error: FilterError, offered: Completion) -> None:
        if self.is_mounted and query == self._asked:
            self.query_one(FilterBar).tell(error, offered)

    def _say(self, message: str) -> None:
        """Show a message until the next key."""
        if self.is_mounted:
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

    # --- changing ----------------------------------------------------------------------------

    def action_label(self) -> None:
        """Give the selected spans another label."""
        labels = self._session.scheme.labels
        picks = [Pick(one.name, one.name, one.definition, one.key) for one in labels]
        self._choose("Label", picks, lambda name: lambda spans: spans.relabel(name))

    def action_attribute(self) -> None:
        """Set an attribute of the selected spans."""
        picks = []
        for one in self._session.scheme.attributes:
            picks += [Pick(f"{one.name}={value}", f"{one.name} {value}") for value in one.values]
            picks.append(Pick(f"{one.name}=", f"{one.name}: unset"))

        def run(chosen: str) -> Run:
            name, _, value = chosen.partition("=")
            return lambda spans: spans.set_attribute(name, value)

        self._choose("Set", picks, run)

    def action_delete(self) -> None:
        """Delete the selected spans, when the person says yes."""
        numbers = self._chosen()
        if numbers is None:
            return
        number = counted(len(numbers), "span")

        def delete(yes: bool | None) -> None:
            if yes:
                self._change(numbers, lambda spans: spans.delete())

        sentences = ["Their relations go along. It is one step of undo."]
        self.app.push_screen(ConfirmScreen(f"Delete {number}?", sentences, "delete"), delete)

    def action_undo(self) -> None:
        """Take the last change back."""
        if self._busy:
            return
        try:
            said = self._undo()
        except ReaderError as error:
            said = str(error)
        self._count_again(said)

    @work(thread=True, group="change")
    def _count_again(self, said: str) -> None:
        try:
            self._session.flush()
        except ReaderError as error:
            said = str(error)
        self.app.call_later(self._changed, said)

    def _choose(self, title: str, picks: list[Pick], run: Callable[[str], Run]) -> None:
        numbers = self._chosen()
        if numbers is None:
            return

        def chosen(value: str | None) -> None:
            if value is not None:
                self._change(numbers, run(value))

        name = f"{title} {counted(len(numbers), 'span')}"
        self.app.push_screen(PickScreen(name, picks, ascii_only=self._ascii), chosen)

    def _chosen(self) -> array[int] | None:
        """Return the selected spans, else the one under the cursor; None where none can change."""
        if self._busy or self._list.cursor < 0:
            return None
        if self._session.read_only:
            self._say(self._session.read_only_reason)
            return None
        if self._who != self._session.annotator:
            self._say(f"only {self._who} can change these; tab comes back to yours")
            return None
        at = self._list.cursor
        return self._rows.selection() or array("q", [self._rows.numbers[at]])

    def _change(self, numbers: array[int], run: Run) -> None:
        self._busy = True
        self._say(f"changing {counted(len(numbers), 'span')}…")
        self._change_in_thread(numbers, run)

    @work(thread=True, group="change")
    def _change_in_thread(self, numbers: array[int], run: Run) -> None:
        try:
            change, done = run(Spans(self._session, numbers))
            said = "; ".join(filter(None, [change.summary, done.left]))
            self._session.flush()
        except UsageError as error:
            said = error.message
        except (ReaderError, OSError) as error:
            said = str(error)
        self.app.call_later(self._changed, said)

    def _changed(self, said: str) -> None:
        self._busy = False
        self._let_go()
        self._told(said)
        if self.is_mounted:
            self._message = said
            self._find()
