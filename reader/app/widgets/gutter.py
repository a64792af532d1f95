"""The gutter beside the text: a bracket for every span, so that none is hidden by another."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reader.app.widgets.highlights import SpanView, fragments_in
from reader.text.graphemes import cells
from reader.text.layout import Layout
from reader.text.neutralise import neutralise_line

LANES = 4
"""Brackets beside each other; where more spans meet, their number is drawn."""


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
    """Which span has which lane in which rows of `layout`.

    The one that starts first is outermost, of two the longer; a span keeps its lane over all rows
    of a fragment, and takes the first that is free.
    """

    def __init__(
        self,
        spans: Sequence[SpanView],
        layout: Layout,
        lanes: int,
        before: Lanes | None = None,
    ) -> None:
        """Place `spans`; what `before` knows of the same layout is not looked up again."""
        self._spans = spans
        self._layout = layout
        same = before is not None and before._layout is layout
        self._rows: dict[tuple[int, int], tuple[int, int]] = before._rows if same and before else {}
        self._starts = [array("L") for _ in range(lanes)]
        self._brackets: list[list[tuple[int, int, int]]] = [[] for _ in range(lanes)]
        self._more_rows = array("L", [0])
        self._more_counts = [0]
        self._assign(layout)

    def _assign(self, layout: Layout) -> None:
        length, known = len(layout.text), self._rows
        wanted = []
        for index, span in enumerate(self._spans):
            for fragment in fragments_in(span, length):
                rows = known.get(fragment)
                if rows is None:
                    start, end = fragment
                    rows = known[fragment] = layout.row_of(start), -layout.row_of(end - 1)
                wanted.append((*rows, index))
        wanted.sort()
        changes: dict[int, int] = {}
        for first, negative_last, index in wanted:
            last = -negative_last
            for starts, brackets in zip(self._starts, self._brackets, strict=True):
                if brackets and brackets[-1][2] == index and brackets[-1][1] == first:
                    # Two fragments of one span meet in this row: they share the bracket.
                    brackets[-1] = (brackets[-1][0], last, index)
                    break
                if not brackets or brackets[-1][1] < first:
                    starts.append(first)
                    brackets.append((first, last, index))
                    break
            else:
                changes[first] = changes.get(first, 0) + 1
                changes[last + 1] = changes.get(last + 1, 0) - 1
        count = 0
        for row in sorted(changes):
            count += changes[row]
            self._more_rows.append(row)
            self._more_counts.append(count)

    def at(self, row: int) -> list[tuple[int, int, int] | None]:
        """Return, for each lane, `(first row, last row, span)` of its bracket in `row`, or None."""
        found: list[tuple[int, int, int] | None] = []
        for starts, brackets in zip(self._starts, self._brackets, strict=True):
            place = bisect_right(starts, row) - 1
            inside = place >= 0 and brackets[place][1] >= row
            found.append(brackets[place] if inside else None)
        return found

    def more_at(self, row: int) -> int:
        """Return how many fragments of `row` found no lane."""
        return self._more_counts[bisect_right(self._more_rows, row) - 1]

    def marks(self, row: int, gutter: Gutter, glyphs: Glyphs) -> list[Mark]:
        """Return what is drawn in the gutter of `row`, `gutter.width` cells in all."""
        marks: list[Mark] = []
        for bracket in self.at(row):
            if bracket is None:
                marks.append(Mark(" " * gutter.pitch, -1))
                continue
            first, last, index = bracket
            key = _key(self._spans[index]) if row == first else ""
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
