"""A text on a scrolling surface: wrapped, drawn row by row, with a place that survives resizing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.segment import Segment
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.widgets.document_paint import Looks, Scene, gutter_segments, text_segments
from reader.app.widgets.document_values import Document, Range
from reader.app.widgets.gutter import ASCII, BOXES, Lanes, gutter_for
from reader.app.widgets.highlights import Highlights
from reader.text.layout import Layout

STRIPS = 4096
"""Drawn rows that are kept."""


class DocumentSurface(ScrollView, can_focus=True):
    """The drawing and scrolling of `reader.app.widgets.document.DocumentView`.

    Rows of the surface are those of the head lines, a blank one, and those of the text. Offsets are
    code points into the document's text.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "document--head",
        "document--title",
        "document--subhead",
        "document--caption",
        "document--credit",
        "document--embed",
        "document--bar",
        "document--gutter",
        "document--selection",
        "document--caret",
        "document--match",
    }
    DEFAULT_CSS = """
    DocumentSurface {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        & > .document--head { color: $text-muted; }
        & > .document--title { text-style: bold; }
        & > .document--subhead { text-style: bold; }
        & > .document--caption { color: $text-muted; text-style: italic; }
        & > .document--credit { color: $text-muted; text-style: italic; }
        & > .document--bar { color: $text-muted; }
        & > .document--gutter { color: $text-muted; }
        & > .document--selection { text-style: reverse; }
        & > .document--caret { text-style: reverse bold underline; }
        & > .document--match { background: $warning 40%; text-style: bold italic; }
    }
    """

    @dataclass
    class Scrolled(Message):
        """Other rows are on the screen now."""

        view: DocumentSurface

        @property
        def control(self) -> DocumentSurface:
            """The view that sent it."""
            return self.view

    def __init__(
        self,
        *,
        max_width: int = 80,
        align: Literal["left", "center"] = "left",
        ascii_only: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make an empty view; `max_width` is in cells, `ascii_only` draws the gutter in ASCII."""
        super().__init__(id=id, classes=classes)
        self._max_width = max(1, max_width)
        self._align = align
        self._glyphs = ASCII if ascii_only else BOXES
        self._document = Document("")
        self._scene = self._stage(Layout("", self._max_width), 0)
        self._head: list[tuple[Layout, str]] = []
        self._looks: Looks | None = None
        self._strips: dict[int, Strip] = {}
        self._wrapped_for = 0
        self._kept: tuple[int, int | None] = (0, None)

    @property
    def document(self) -> Document:
        """What the view shows, with the spans and head lines of the moment."""
        return self._document

    @property
    def max_width(self) -> int:
        """The widest row of text, in cells."""
        return self._max_width

    @max_width.setter
    def max_width(self, cells: int) -> None:
        self._max_width = max(1, cells)
        self._rewrap()

    # The place

    @property
    def place(self) -> int:
        """The offset at the top: the one that was restored, until something scrolls."""
        offset, top = self._kept
        if not self._wrapped_for or top == self.scroll_offset.y:
            return offset
        row = self.scroll_offset.y - self._head_rows
        rows = self._scene.layout.rows
        return rows[min(row, len(rows) - 1)] if row > 0 else 0

    def restore_place(self, offset: int) -> None:
        """Scroll so that the row of `offset` is the first; 0 shows the head lines as well."""
        offset = max(0, min(offset, len(self._document.text)))
        self._kept = (offset, None)
        if self._wrapped_for:
            row = self._scene.layout.row_of(offset)
            self._scroll_to_row(self._head_rows + row if offset > 0 else 0)
            self._kept = (offset, self.scroll_offset.y)
            self._tell_cursor()

    def reveal(self, start: int, end: int | None = None, head: int | None = None) -> None:
        """Scroll as little as needed, not at all where possible, to show the range.

        Of a range taller than the screen the row of `head` is shown (the start unless given).
        """
        height = self.scrollable_content_region.height
        if not self._wrapped_for or height <= 0:
            return
        layout, top = self._scene.layout, self.scroll_offset.y
        first = self._head_rows + layout.row_of(start)
        last = self._head_rows + layout.row_of(max(start, (start if end is None else end) - 1))
        if last - first >= height:
            first = last = self._head_rows + layout.row_of(start if head is None else head)
        if first == self._head_rows and last < height:
            first = 0
        if first < top:
            self._scroll_to_row(first)
        elif last >= top + height:
            self._scroll_to_row(last - height + 1)
        self._tell_cursor()

    # Scrolling

    def scroll_rows(self, rows: int) -> None:
        """Scroll by `rows`; negative goes up."""
        self._scroll_to_row(self.scroll_offset.y + rows)

    def page(self, pages: float = 1) -> None:
        """Scroll by `pages` screens, or parts of one; negative goes up. A row stays in sight."""
        height = self.scrollable_content_region.height
        step = max(1, int(abs(pages) * height) - (1 if abs(pages) >= 1 and height > 1 else 0))
        self.scroll_rows(step if pages > 0 else -step)

    def home(self) -> None:
        """Scroll to the first row."""
        self._scroll_to_row(0)

    def end(self) -> None:
        """Scroll to the last row."""
        self._scroll_to_row(self._head_rows + len(self._scene.layout))

    def visible_range(self) -> Range:
        """Return the range of the text that the rows on the screen show."""
        layout = self._scene.layout
        top = self.scroll_offset.y - self._head_rows
        bottom = top + max(1, self.scrollable_content_region.height) - 1
        if bottom < 0:
            return 0, 0
        first, last = (min(max(0, row), len(layout) - 1) for row in (top, bottom))
        return layout.rows[first], layout.row_range(last)[1]

    # From offsets to cells and back

    def offset_at(self, x: int, y: int) -> int:
        """Return the start of the cluster at a cell of the widget's content; the nearest outside.

        At the left of the text is its row's first cluster, at the right its last; below the last
        row is the end of the text.
        """
        layout = self._scene.layout
        row = self.scroll_offset.y + y - self._head_rows
        return layout.to_offset(max(0, row), max(0, x - self._text_x)) if row >= 0 else 0

    def vertical(self, offset: int, rows: int) -> int:
        """Return the offset `rows` further down (negative: up) in the same cell."""
        layout = self._scene.layout
        row, cell = layout.to_cell(offset)
        return layout.to_offset(min(max(0, row + rows), len(layout) - 1), cell)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw the screen line `y` of the widget."""
        row = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if row in self._strips:
            return self._strips[row]
        if self._looks is None:
            self._looks = Looks(self)
        base = self._looks.base
        left, at = self._margin, row - self._head_rows
        if not self._wrapped_for or at >= len(self._scene.layout):
            return Strip.blank(width, base)
        segments = [Segment(" " * left, base)] if left else []
        if at < 0:
            segments.append(Segment(" " * (self._scene.gutter.width + 1), base))
            segments += self._head_segments(row, self._looks)
        else:
            segments += gutter_segments(self._scene, at, self._looks)
            segments += text_segments(self._scene, at, self._looks)
        strip = Strip(segments).adjust_cell_length(width, base).simplify()
        if len(self._strips) >= STRIPS:
            self._strips.clear()
        self._strips[row] = strip
        return strip

    def _head_segments(self, row: int, looks: Looks) -> list[Segment]:
        for layout, style in self._head:
            if row < len(layout):
                start, end = layout.row_range(row)
                text = layout.shown[start:end].replace("\n", " ")
                return [Segment(text, looks.component(style))]
            row -= len(layout)
        return []

    def on_resize(self) -> None:
        """Wrap for the new width and keep the character at the top there."""
        self._rewrap()

    def on_focus(self) -> None:
        """Tell assistive programs where the cursor is."""
        self._tell_cursor()

    def notify_style_update(self) -> None:
        """Draw everything anew in the colours of the theme."""
        super().notify_style_update()
        self._looks = None
        self._strips.clear()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Let the cursor follow, and tell the app."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._tell_cursor()
            self.post_message(self.Scrolled(self))

    # Inside

    @property
    def _head_rows(self) -> int:
        rows = sum(len(layout) for layout, _ in self._head)
        return rows + 1 if rows else 0

    @property
    def _margin(self) -> int:
        if self._align == "left":
            return 0
        used = self._scene.gutter.width + 1 + self._scene.layout.width
        return max(0, (self.scrollable_content_region.width - used) // 2)

    @property
    def _text_x(self) -> int:
        return self._margin + self._scene.gutter.width + 1

    def _stage(self, layout: Layout, width: int) -> Scene:
        """Make the scene of the document in `layout`, for a view of `width` cells."""
        spans = self._document.spans
        gutter = gutter_for(width, self._max_width)
        return Scene(
            layout=layout,
            gutter=gutter,
            lanes=Lanes(spans, layout, gutter.lanes),
            highlights=Highlights(spans, len(layout.text)),
            blocks=self._document.blocks,
            spans=spans,
            glyphs=self._glyphs,
            block_starts=[block.start for block in self._document.blocks],
        )

    def _text_width(self, width: int) -> int:
        return max(1, min(self._max_width, width - gutter_for(width, self._max_width).width - 1))

    def _rewrap(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        place = self.place
        scene = self._scene
        fits = self._text_width(width)
        if width != self._wrapped_for or fits != scene.layout.width:
            if fits != scene.layout.width:
                scene.layout = scene.layout.resized(fits)
            scene.gutter = gutter_for(width, self._max_width)
            scene.lanes = Lanes(scene.spans, scene.layout, scene.gutter.lanes)
            self._wrapped_for = width
            self._wrap_head()
            self._redraw()
        self._measure()
        self.restore_place(place)

    def _wrap_head(self) -> None:
        width = self._scene.layout.width
        self._head = [(Layout(line.text, width), line.style) for line in self._document.head]

    def _measure(self) -> None:
        rows = self._head_rows + len(self._scene.layout)
        size = Size(self.scrollable_content_region.width, rows)
        if size != self.virtual_size:
            self.virtual_size = size

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=max(0, min(row, self.max_scroll_y)), animate=False, force=True)

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def _redraw_range(self, start: int, end: int) -> None:
        """Draw the rows of a range of the text anew."""
        layout = self._scene.layout
        first = self._head_rows + layout.row_of(start)
        last = self._head_rows + layout.row_of(max(start, end - 1))
        for row in [row for row in self._strips if first <= row <= last]:
            del self._strips[row]
        top = self.scroll_offset.y
        first = max(first, top)
        last = min(last, top + self.size.height - 1)
        if first <= last:
            self.refresh_lines(first, last - first + 1)

    def _tell_cursor(self) -> None:
        if not self.has_focus or self._scene.selection is None:
            return
        row, cell = self._scene.layout.to_cell(self._scene.caret[0])
        y = self._head_rows + row - self.scroll_offset.y
        region = self.scrollable_content_region
        if 0 <= y < region.height:
            self.app.cursor_position = region.offset + Offset(self._text_x + cell, y)
