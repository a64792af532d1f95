"""A whole page with the kind and the article of each block in the gutter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec
from rich.segment import Segment

from reader.app.widgets.document import BlockView, Document, DocumentView, SpanView
from reader.app.widgets.document_paint import Looks
from reader.app.widgets.document_values import KIND_KEYS
from reader.app.widgets.gutter import Gutter

WIDE, NARROW = 62, 30
"""Cells of the view from which kinds are written out, and below which only their keys stand."""
NUMBER = 4
"""Cells for the number of an article."""


class BlockMark(msgspec.Struct, frozen=True):
    """A block of the page, half-open; `article` is 0 where it is in none.

    `begins` says that an article begins with it, `by_person` that somebody set its kind.
    """

    start: int
    end: int
    kind: str
    article: int
    begins: bool
    by_person: bool


class PageText(DocumentView):
    """The page as it is, at any size; the blocks change without the text moving.

    The gutter shows on the first row of a block a mark if it is selected, the number of its
    article (with ``#`` where the article begins), its kind, ``*`` if a person set it, ``+``
    before the kind where it begins within the row and after it where more blocks do; of these it is
    about the one that is selected.
    """

    def __init__(self, *, max_width: int, ascii_only: bool, id: str) -> None:
        self._marks: Sequence[BlockMark] = ()
        self._starts: list[int] = []
        self._signs = (">", "|") if ascii_only else ("›", "│")
        super().__init__(max_width=max_width, ascii_only=ascii_only, id=id)

    def show_page(self, text: str, marks: Sequence[BlockMark], spans: Sequence[SpanView]) -> None:
        """Show a page, its blocks and the spans on it."""
        self._keep(marks)
        self.show(Document(text, blocks=_views(marks), spans=tuple(spans)))

    def set_marks(self, marks: Sequence[BlockMark]) -> None:
        """Show other blocks over the same text, which stays where it is."""
        self._keep(marks)
        self._document = msgspec.structs.replace(self._document, blocks=_views(marks))
        self._scene.blocks = self._document.blocks
        self._scene.block_starts = self._starts
        self._redraw()

    def _keep(self, marks: Sequence[BlockMark]) -> None:
        self._marks = marks
        self._starts = [mark.start for mark in marks]

    def _gutter_in(self, width: int) -> Gutter:
        kind = 9 if width >= WIDE else 4 if width >= NARROW else 1
        return Gutter(0, 1, 1 + NUMBER + 1 + kind + 2)

    def _gutter_segments(self, row: int, looks: Looks) -> list[Segment]:
        scene = self._scene
        start, end = scene.layout.row_range(row)
        width = scene.gutter.width + 1
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        before = bisect_right(self._starts, start) - 1
        covered = before >= 0 and start < self._marks[before].end
        selected = scene.selection or (0, 0)
        inside = selected[0] < end and start < selected[1] and (covered or first < last)
        sign = Segment(self._signs[0] if inside else " ", looks.component("title"))
        if first == last:
            bar = self._signs[1] if covered else ""
            return [sign, Segment(bar.rjust(width - 3).ljust(width - 1), looks.component("gutter"))]
        begun = bisect_left(self._starts, selected[0], first, last)
        mark = self._marks[begun if begun < last else first]
        number = f"{'#' if mark.begins else ''}{mark.article or '-'}".rjust(NUMBER)
        room = scene.gutter.width - 1 - NUMBER - 1 - 2
        kind = mark.kind[:room] if room > 1 else KIND_KEYS.get(mark.kind, "?")
        kind = f"+{kind}" if covered and mark.start > start else kind
        kind += "*" if mark.by_person else ""
        kind += "+" if last - first > 1 else ""
        known = looks.component("title" if mark.begins else "gutter")
        look = looks.component(mark.kind) if mark.kind == "furniture" else known
        return [sign, Segment(number + " ", known), Segment(kind.ljust(room + 3), look)]


def _views(marks: Sequence[BlockMark]) -> tuple[BlockView, ...]:
    return tuple(BlockView(mark.start, mark.end, mark.kind) for mark in marks)
