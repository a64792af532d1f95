"""The margin right of the text: what is known of each span, beside the row where it begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import ClassVar, Literal, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip as Row
from textual.widget import Widget

from reader.app.widgets.document import DocumentView
from reader.app.widgets.lines import shorten
from reader.app.widgets.palette import component_look, label_color
from reader.app.widgets.strip import span_head
from reader.model.records import Span
from reader.model.scheme import LabelScheme
from reader.session.articles import TextSpan
from reader.session.wording import counted
from reader.text.layout import Layout

RELATED_ROWS = 2
"""Rows that relations get; those of the span under the cursor get all they need."""
NOTE_ROWS = 3
"""Rows that a note gets; that of the span under the cursor gets all it needs."""

_start = attrgetter("start")


class Entry(NamedTuple):
    """One row of the margin: its text and which span it tells of (-1: how many more there are)."""

    text: str
    kind: Literal["head", "note", "more"]
    span: int


class Margin(Widget):
    """Rows that follow the scrolling of a document view; a click chooses a span."""

    DEFAULT_CSS = """
    Margin { width: 1fr; height: 1fr; padding: 0 1; }
    Margin > .margin--note { color: $text-muted; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"margin--note"}
    ALLOW_SELECT = False

    class Picked(Message):
        """A span was clicked."""

        def __init__(self, uid: str) -> None:
            super().__init__()
            self.uid = uid

    def __init__(self, scheme: LabelScheme, document: DocumentView, *, id: str) -> None:
        super().__init__(id=id)
        self._scheme = scheme
        self._document = document
        self._spans: Sequence[TextSpan] = []
        self._held: TextSpan | None = None
        self._rows: dict[int, Entry] | None = None
        self.related: Callable[[Span], Sequence[str]] = lambda _: ()

    def show(self, spans: Sequence[TextSpan], held: TextSpan | None) -> None:
        """Tell of `spans`, sorted by where they start; `held` is the one in hand."""
        if spans is not self._spans or held is not self._held:
            self._spans, self._held = spans, held
            self.follow()

    def follow(self) -> None:
        """Draw anew, since the text has scrolled or changed."""
        self._rows = None
        self.refresh()

    def on_resize(self) -> None:
        """Wrap the notes anew."""
        self.follow()

    @property
    def text(self) -> str:
        """What the margin says, for tests."""
        rows = self._placed()
        return "\n".join(rows[y].text if y in rows else "" for y in range(self.size.height))

    def render_line(self, y: int) -> Row:
        """Draw one row."""
        base = self.rich_style
        width = self.size.width
        entry = self._placed().get(y)
        if entry is None:
            return Row.blank(width, base)
        style = base
        if entry.kind == "head":
            span = self._spans[entry.span].span
            label = self._scheme.label(span.label)
            color = label_color(label.color) if label and not self.app.no_color else None
            style += Style(bold=True, reverse=self._holds(entry.span) or None, color=color)
        elif entry.kind == "note":
            style += component_look(self, "margin--note")
        return Row([Segment(entry.text, style)]).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Choose the span whose row was clicked."""
        event.stop()
        entry = self._placed().get(event.y)
        if entry is not None and entry.span >= 0:
            self.post_message(self.Picked(self._spans[entry.span].span.uid))

    def _placed(self) -> dict[int, Entry]:
        if self._rows is None:
            self._rows = self._place()
        return self._rows

    def _place(self) -> dict[int, Entry]:
        """Put each span beside its first row in sight, or under what stands there already."""
        height, width = self.size.height, self.size.width
        rows: dict[int, Entry] = {}
        free = missing = 0
        if width <= 0 or height <= 0:
            return rows
        for index, beside in self._in_sight():
            entries = list(self._entries(index, width))
            at = max(beside, free)
            if at + len(entries) > height and at + 1 > height:
                missing += 1
                continue
            for entry in entries[: height - at]:
                rows[at] = entry
                at += 1
            free = at
        if missing:
            rows[height - 1] = Entry(f"+{missing} more", "more", -1)
        return rows

    def _in_sight(self) -> Iterator[tuple[int, int]]:
        """Yield the spans that begin in sight, and the one in hand, with their rows."""
        spans, held = self._spans, self._held
        first, last = self._document.visible_range()
        if held is not None and held.start < first < held.end:
            low = bisect_left(spans, held.start, key=_start)
            high = bisect_right(spans, held.start, low, key=_start)
            for index in filter(self._holds, range(low, high)):
                yield index, max(0, self._document.screen_row(held.start))
        low = bisect_left(spans, first, key=_start)
        for index in range(low, bisect_left(spans, last, low, key=_start)):
            yield index, max(0, self._document.screen_row(spans[index].start))

    def _holds(self, index: int) -> bool:
        return self._held is not None and self._spans[index].span.uid == self._held.span.uid

    def _entries(self, index: int, width: int) -> Iterator[Entry]:
        span = self._spans[index]
        yield Entry(shorten(span_head(self._scheme, span).plain, width), "head", index)
        lines = self.related(span.span)
        held = self._holds(index)
        rows = len(lines) if held or len(lines) <= RELATED_ROWS else RELATED_ROWS - 1
        for line in lines[:rows]:
            yield Entry("  " + shorten(line, max(1, width - 2)), "note", index)
        if rows < len(lines):
            yield Entry(f"  +{counted(len(lines) - rows, 'relation')}", "note", index)
        if not span.span.note:
            return
        layout = Layout(span.span.note, max(1, width - 2))
        every = len(layout)
        shown = every if held else min(every, NOTE_ROWS)
        for row in range(shown):
            start, end = layout.row_range(row)
            line = layout.shown[start:end].rstrip()
            cut = row == shown - 1 and shown < every
            yield Entry("  " + (shorten(f"{line}…", width - 2) if cut else line), "note", index)
