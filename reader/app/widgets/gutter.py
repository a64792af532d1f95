"""The gutter beside the text: a bracket for every span, so that none is hidden by another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from reader.app.widgets.span_index import SpanIndex, SpanView, fragments_in
from reader.text.graphemes import cells
from reader.text.layout import Layout
from reader.text.neutralise import neutralise_line

LANES = 4
"""Brackets beside each other; where more spans meet, their number is drawn."""
AROUND = 100
"""Rows on both sides of what is looked at for which lanes are given as well."""


class Glyphs(NamedTuple):
    """The signs of a bracket: its first row, rows between, its last row, and a single row.

    `bar` stands beside an embedded post, `decided` beside what somebody has decided on.
    """

    first: str
    middle: str
    last: str
    single: str
    bar: str
    decided: str


BOXES = Glyphs("╭", "│", "╰", "╶", "▌", "·")
ASCII = Glyphs("/", "|", "\\", "-", "|", ".")


class Gutter(NamedTuple):
    """How the gutter is laid out: `lanes` of `pitch` cells each, and `more` cells for the rest."""

    lanes: int
    pitch: int
    more: int

    @property
    def width(self) -> int:
        """Cells in all."""
        return self.lanes * self.pitch + self.more


def gutter_for(width: int, text_width: int) -> Gutter:
    """Choose the widest gutter that leaves room for the text in `width` cells.

    It depends on the sizes only, never on the spans, so that labelling cannot move the text.
    """
    if width >= text_width + 2 * LANES + 4:
        return Gutter(LANES, 2, 3)
    if width >= 44:
        return Gutter(LANES, 1, 2)
    if width >= 24:
        return Gutter(2, 1, 2)
    return Gutter(1, 1, 0) if width >= 10 else Gutter(0, 1, 0)


class Mark(NamedTuple):
    """A piece of the gutter of one row: its text and the span whose colour it has (-1: none)."""

    text: str
    span: int


class Lanes:
    """Which of the spans of `index` has which lane in which rows of `layout`.

    The one that starts first is outermost, of two the longer; a span keeps its lane over all rows
    of a fragment, and takes the first that is free. Lanes are given for where somebody looks: what
    lies before the last row there that all brackets had left by then has no part in it.
    """

    def __init__(self, index: SpanIndex, layout: Layout, lanes: int) -> None:
        self._index = index
        self._layout = layout
        self._window = (0, 0)
        self._brackets: list[list[tuple[int, int, int]]] = [[] for _ in range(lanes)]
        self._more_rows = [0]
        self._more_counts = [0]

    def _look_around(self, row: int) -> None:
        """Give the lanes of `row` and some way round it, unless that is done."""
        low, high = self._window
        if not low <= row < high:
            low, high = max(0, row - AROUND), row + AROUND
            self._window = low, high
            self._assign(low, high)

    def _assign(self, low: int, high: int) -> None:
        index, layout, row_of = self._index, self._layout, self._layout.row_of
        rows = layout.rows
        first = bisect_right(index.reach, rows[min(low, len(rows) - 1)])
        last = bisect_left(index.starts, rows[high]) if high < len(rows) else len(index.starts)
        while 0 < first < last and row_of(index.reach[first - 1] - 1) >= row_of(
            index.starts[first]
        ):
            first -= 1
        wanted = sorted(
            (row_of(start), -row_of(end - 1), number)
            for number in index.order[first:last]
            for start, end in fragments_in(index.spans[number], index.length)
        )
        self._brackets = [[] for _ in self._brackets]
        changes: dict[int, int] = {}
        for begin, negative_end, number in wanted:
            end = -negative_end
            # Two fragments of one span that meet in a row share a bracket, before any free lane:
            # which are free further down, spans decide that lie beyond where one looks.
            shared = next((b for b in self._brackets if b and b[-1][1:] == (begin, number)), None)
            free = (b for b in self._brackets if not b or b[-1][1] < begin)
            if shared is not None:
                shared[-1] = (shared[-1][0], end, number)
            elif (brackets := next(free, None)) is not None:
                brackets.append((begin, end, number))
            else:
                changes[begin] = changes.get(begin, 0) + 1
                changes[end + 1] = changes.get(end + 1, 0) - 1
        self._more_rows, self._more_counts, count = [0], [0], 0
        for row in sorted(changes):
            count += changes[row]
            self._more_rows.append(row)
            self._more_counts.append(count)

    def at(self, row: int) -> list[tuple[int, int, int] | None]:
        """Return, for each lane, `(first row, last row, span)` of its bracket in `row`, or None."""
        self._look_around(row)
        found: list[tuple[int, int, int] | None] = []
        for brackets in self._brackets:
            place = bisect_right(brackets, (row + 1,)) - 1
            inside = place >= 0 and brackets[place][1] >= row
            found.append(brackets[place] if inside else None)
        return found

    def more_at(self, row: int) -> int:
        """Return how many fragments of `row` found no lane."""
        self._look_around(row)
        return self._more_counts[bisect_right(self._more_rows, row) - 1]

    def marks(self, row: int, gutter: Gutter, glyphs: Glyphs) -> list[Mark]:
        """Return what is drawn in the gutter of `row`, `gutter.width` cells in all."""
        marks: list[Mark] = []
        for bracket in self.at(row):
            if bracket is None:
                marks.append(Mark(" " * gutter.pitch, -1))
                continue
            first, last, index = bracket
            key = _key(self._index.spans[index]) if row == first else ""
            sign = _sign(row, first, last, glyphs)
            if gutter.pitch > 1:
                marks.append(Mark((key or " ") + sign, index))
            else:
                marks.append(Mark(key or sign, index))
        if gutter.more:
            count = self.more_at(row)
            text = f"+{count}" if count else ""
            if len(text) > gutter.more:
                text = "+" + "*" * (gutter.more - 1)
            marks.append(Mark(text.ljust(gutter.more), -1))
        return marks


def _sign(row: int, first: int, last: int, glyphs: Glyphs) -> str:
    if first == last:
        return glyphs.single
    return glyphs.first if row == first else glyphs.last if row == last else glyphs.middle


def _key(span: SpanView) -> str:
    key = neutralise_line(span.key[:1])
    return key if cells(key) == 1 else ""
