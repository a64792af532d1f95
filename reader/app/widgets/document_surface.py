"""A text on a scrolling surface: wrapped, drawn row by row, with a place that survives resizing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from reader.app.compositor import runs
from reader.app.widgets.document_paint import Looks, gutter_segments, text_segments
from reader.app.widgets.document_scroll import DocumentScroll
from reader.app.widgets.gutter import Lanes
from reader.text.layout import Layout

KEPT_STRIPS = 512
"""Drawn rows that are kept."""


class DocumentSurface(DocumentScroll):
    """The wrapping and drawing of `reader.app.widgets.document.DocumentView`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "document--head",
        "document--title",
        "document--subhead",
        "document--caption",
        "document--credit",
        "document--embed",
        "document--furniture",
        "document--known",
        "document--bar",
        "document--gutter",
        "document--selection",
        "document--caret",
        "document--match",
        "document--part",
        "document--hint",
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
        & > .document--furniture { color: $text-muted; }
        & > .document--known { color: $text-accent; }
        & > .document--bar { color: $text-muted; }
        & > .document--gutter { color: $text-muted; }
        & > .document--selection { text-style: reverse; }
        & > .document--caret { text-style: reverse bold underline; }
        & > .document--part { text-style: reverse underline; }
        & > .document--hint { background: $warning; text-style: bold; }
        & > .document--match { background: $warning 40%; text-style: bold italic; }
    }
    """

    _looks: Looks | None = None

    def _forget_rows(self, rows: Iterable[int] | None = None) -> None:
        """Let `rows` of the surface (all, unless given) be drawn anew when they are seen next."""
        if rows is None:
            self._strips.clear()
            self._drawn.clear()
            return
        for row in rows:
            self._strips.pop(row, None)
            self._drawn.pop(row, None)

    @property
    def max_width(self) -> int:
        """The widest row of text, in cells."""
        return self._max_width

    @max_width.setter
    def max_width(self, cells: int) -> None:
        self._max_width = max(1, cells)
        self._rewrap()

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the screen lines of `crop`; rows that were drawn before are as they were.

        So a step that scrolls by a row draws one row, and hands the others on as they are.
        """
        if crop.x or crop.width != self.size.width:
            return super().render_lines(crop)
        top, drawn = self.scroll_offset.y, self._drawn
        missing = [y for y in crop.line_range if top + y not in drawn]
        if len(drawn) + len(missing) > KEPT_STRIPS:
            drawn.clear()
            missing = list(crop.line_range)
        for first, last in runs(missing):
            lines = super().render_lines(Region(0, first, crop.width, last - first))
            drawn.update(zip(range(top + first, top + last), lines, strict=True))
        return [drawn[top + y] for y in crop.line_range]

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
            segments += self._gutter_segments(at, self._looks)
            segments += text_segments(self._scene, at, self._looks)
        strip = Strip(segments).adjust_cell_length(width, base).simplify()
        if len(self._strips) >= KEPT_STRIPS:
            self._forget_rows()
        self._strips[row] = strip
        return strip

    def _gutter_segments(self, row: int, looks: Looks) -> list[Segment]:
        """Draw the gutter of `row` of the text, and the column between it and the text."""
        return gutter_segments(self._scene, row, looks)

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

    def notify_style_update(self) -> None:
        """Draw everything anew in the colours of the theme."""
        super().notify_style_update()
        self._looks = None
        self._forget_rows()

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
            scene.gutter = self._gutter_in(width)
            scene.lanes = Lanes(scene.index, scene.layout, scene.gutter.lanes)
            scene.covers = None
            self._wrapped_for = width
            self._wrap_head()
            self._redraw()
        self._measure()
        self.restore_place(place)

    def _wrap_head(self) -> None:
        width = self._scene.layout.width
        self._head = [(Layout(line.text, width), line.style) for line in self._document.head]

    def _redraw(self) -> None:
        self._forget_rows()
        self.refresh()

    def _redraw_range(self, start: int, end: int) -> None:
        """Draw the rows of a range of the text anew."""
        layout = self._scene.layout
        first = self._head_rows + layout.row_of(start)
        last = self._head_rows + layout.row_of(max(start, end - 1))
        if last - first < len(self._strips):
            self._forget_rows(range(first, last + 1))
        else:
            self._forget_rows([row for row in self._strips if first <= row <= last])
        self._refresh_rows(first, last + 1)

    def _refresh_rows(self, first: int, last: int) -> None:
        """Refresh those of the rows `first` to before `last` that are on the screen."""
        top = self.scroll_offset.y
        first, last = max(first, top), min(last, top + self.size.height)
        if first < last:
            # The scroll bar beside them has not changed.
            width = self.scrollable_content_region.width
            self.refresh(Region(0, first - top, width, last - first))

    def _seen(self, tell: Callable[[int], object]) -> Mapping[int, object]:
        """Return what `tell` says of each row of the text that is drawn and in sight.

        Given to `_redraw_other` after something has changed, only rows that differ are drawn anew.
        """
        head = self._head_rows
        return {row: tell(row - head) for row in self._in_sight() if row in self._strips}

    def _redraw_other(self, before: Mapping[int, object], tell: Callable[[int], object]) -> None:
        after, head = self._seen(tell), self._head_rows
        same = {row for row, told in before.items() if row in after and after[row] == told}
        self._forget_rows([row for row in self._strips if row >= head and row not in same])
        for first, last in runs(row for row in self._in_sight() if row not in same):
            self._refresh_rows(first, last)

    def _in_sight(self) -> range:
        """Return the rows of the surface that show text and are on the screen."""
        top, head = self.scroll_offset.y, self._head_rows
        return range(max(top, head), min(top + self.size.height, head + len(self._scene.layout)))
