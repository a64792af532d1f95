"""What a virtual list shows: columns of a row, where rows come from, and how one is laid out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Literal, NamedTuple, Protocol

from rich.segment import Segment
from rich.style import Style

from reader.text.graphemes import tile
from reader.text.neutralise import neutralise_line

CellStyle = Literal["", "muted", "strong", "accent", "success", "warning", "error"]

LEAST_FLEXIBLE = 24
"""Terminal cells that the flexible column gets before others are left out for it."""


class Cell(NamedTuple):
    """One column of a row; `text` may come from outside, it is neutralised when it is drawn.

    `width` is in terminal cells; 0 takes what the others leave (once a line). `style` names a
    meaning that the theme colours, `color` is one of the 16 ANSI names or ``#rrggbb``. Where the
    flexible column would get less than `LEAST_FLEXIBLE` cells, columns with a `drop` above 0 are
    left out, the highest first. `line` counts from 0 in lists of taller rows. `marks` are sorted,
    disjoint ranges of `text` (code points) that stand out.
    """

    text: str
    width: int = 0
    style: CellStyle = ""
    color: str = ""
    align: Literal["left", "right"] = "left"
    drop: int = 0
    line: int = 0
    marks: tuple[tuple[int, int], ...] = ()


RowContent = Sequence[Cell]


class Rows(Protocol):
    """Where a list gets its rows; called only for what is drawn, so each call should be quick."""

    def count(self) -> int:
        """Return how many rows there are."""
        ...

    def row(self, index: int) -> RowContent:
        """Return the columns of a row, `0 <= index < count()`."""
        ...

    def key(self, index: int) -> Hashable:
        """Return what the row is known by when the rows are reloaded or in another order."""
        ...

    def index_of(self, key: Hashable) -> int | None:
        """Return the row that has `key`, or None."""
        ...


def fit(text: str, width: int, align: Literal["left", "right"] = "left") -> str:
    """Return `text` neutralised and exactly `width` cells wide, cut with ``…`` or padded."""
    shown = neutralise_line(text[: 8 * width + 64])
    if len(shown) == len(text) and shown.isascii():
        size = len(shown)
        if size > width:
            shown, size = shown[: width - 1] + "…" if width else "", width
    else:
        tiles = tile(shown)
        size = sum(cells for _, _, cells in tiles)
        if size > width or len(shown) < len(text):
            end = size = 0
            for _, stop, cells in tiles:
                if size + cells > width - 1:
                    break
                end, size = stop, size + cells
            shown = shown[:end] + "…" if width else ""
            size += 1 if width else 0
    blanks = " " * (width - size)
    return blanks + shown if align == "right" else shown + blanks


MARKED = Style(bold=True, underline=True)


def _marked(shown: str, cell: Cell, style: Style) -> list[Segment]:
    """Return what is shown of a cell, its marks set off; `fit` keeps the place of characters."""
    if not cell.marks or cell.align == "right":
        return [Segment(shown, style)]
    segments = []
    at = 0
    for start, end in cell.marks:
        start, end = min(start, len(shown)), min(end, len(shown))
        segments += [Segment(shown[at:start], style), Segment(shown[start:end], style + MARKED)]
        at = end
    return [piece for piece in (*segments, Segment(shown[at:], style)) if piece.text]


def row_segments(
    row: RowContent, line: int, width: int, style_of: Callable[[Cell], Style]
) -> list[Segment]:
    """Lay out one line of a row in exactly `width` cells, a blank between columns."""
    columns = [cell for cell in row if cell.line == line]
    while True:
        fixed = sum(cell.width for cell in columns) + max(0, len(columns) - 1)
        left = width - fixed
        least = LEAST_FLEXIBLE if any(cell.width == 0 for cell in columns) else 0
        droppable = max(columns, key=lambda cell: cell.drop, default=None)
        if left >= least or droppable is None or droppable.drop <= 0:
            break
        columns.remove(droppable)
    segments: list[Segment] = []
    used = 0
    for cell in columns:
        if used and used < width:
            segments.append(Segment(" ", style_of(Cell(""))))
            used += 1
        size = min(cell.width or max(0, left), width - used)
        if size > 0:
            segments += _marked(fit(cell.text, size, cell.align), cell, style_of(cell))
            used += size
    if used < width:
        segments.append(Segment(" " * (width - used), style_of(Cell(""))))
    return segments
