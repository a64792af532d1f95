"""Where the document view is in its text: places, scrolling, and cells of the screen."""

from __future__ import annotations

from typing import Literal

from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from reader.app.widgets.document_paint import Scene
from reader.app.widgets.document_values import Document, Range
from reader.app.widgets.gutter import ASCII, BOXES, Gutter, Lanes, gutter_for
from reader.app.widgets.highlights import Highlights
from reader.app.widgets.plain_lines import PlainLines
from reader.app.widgets.scroll_bar import follow, measure
from reader.app.widgets.span_index import SpanIndex
from reader.text.layout import Layout


class DocumentScroll(PlainLines, can_focus=True):
    """The scrolling of `reader.app.widgets.document.DocumentView`.

    Rows of the surface are those of the head lines, a blank one, and those of the text. Offsets are
    code points into the document's text.
    """

    ALLOW_SELECT = False

    class Scrolled(Message):
        """Other rows are on the screen now."""

        def __init__(self, view: DocumentScroll) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> DocumentScroll:
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
        # Rows of the surface as this draws them, and as they are on the screen.
        self._strips: dict[int, Strip] = {}
        self._drawn: dict[int, Strip] = {}
        self._wrapped_for = 0
        self._place = 0
        self._sized = Size(0, 0)

    @property
    def document(self) -> Document:
        """What the view shows, with the spans and head lines of the moment."""
        return self._document

    # The place

    @property
    def place(self) -> int:
        """The offset at the top: the one that was restored, until something scrolls.

        A change of size is no scrolling, even if the rows then fit on the screen.
        """
        return self._place

    def restore_place(self, offset: int) -> None:
        """Scroll so that the row of `offset` is the first; 0 shows the head lines as well."""
        offset = max(0, min(offset, len(self._document.text)))
        self._sized = self.size
        if self._wrapped_for:
            row = self._scene.layout.row_of(offset)
            self._scroll_to_row(self._head_rows + row if offset > 0 else 0)
            self._tell_cursor()
        self._place = offset

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

    def screen_row(self, offset: int) -> int:
        """Return the line of the widget on which `offset` stands; outside of it when scrolled."""
        return self._head_rows + self._scene.layout.row_of(offset) - self.scroll_offset.y

    # From offsets to cells and back

    def offset_at(self, x: int, y: int) -> int:
        """Return the start of the cluster at a cell of the widget's content; the nearest outside.

        At the left of the text is its row's first cluster, at the right its last; below the last
        row is the end of the text.
        """
        layout = self._scene.layout
        row = self.scroll_offset.y + y - self._head_rows
        return layout.to_offset(max(0, row), max(0, x - self._text_x)) if row >= 0 else 0

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Tell assistive programs where the cursor is."""
        super().watch_has_focus(_has_focus)
        self._tell_cursor()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Let the cursor follow, and tell the app."""
        follow(self, new_value)
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            if self.size == self._sized:
                row = self.scroll_offset.y - self._head_rows
                rows = self._scene.layout.rows
                self._place = rows[min(row, len(rows) - 1)] if row > 0 else 0
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
        index = SpanIndex(self._document.spans, len(layout.text))
        gutter = self._gutter_in(width)
        return Scene(
            layout=layout,
            gutter=gutter,
            index=index,
            lanes=Lanes(index, layout, gutter.lanes),
            highlights=Highlights(index),
            blocks=self._document.blocks,
            glyphs=self._glyphs,
            block_starts=[block.start for block in self._document.blocks],
        )

    def _text_width(self, width: int) -> int:
        return max(1, min(self._max_width, width - self._gutter_in(width).width - 1))

    def _gutter_in(self, width: int) -> Gutter:
        """Return how the gutter of a view of `width` cells is laid out."""
        return gutter_for(width, self._max_width)

    def _measure(self) -> None:
        measure(self, self._head_rows + len(self._scene.layout))

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=max(0, min(row, self.max_scroll_y)), animate=False, force=True)

    def _tell_cursor(self) -> None:
        if not self.has_focus or self._scene.selection is None:
            return
        row, cell = self._scene.layout.to_cell(self._scene.caret[0])
        y = self._head_rows + row - self.scroll_offset.y
        region = self.scrollable_content_region
        if 0 <= y < region.height:
            self.app.cursor_position = region.offset + Offset(self._text_x + cell, y)
