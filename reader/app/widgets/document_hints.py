"""Letters drawn over the beginnings of words, so that a word can be chosen by typing them.

They cover cells of the text and move none: what stands behind a word stays where it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from reader.app.widgets.document_values import Range
from reader.text.graphemes import Cluster, cells
from reader.text.layout import Layout


class HintView(msgspec.Struct, frozen=True):
    """What to type for the word that begins at `start` (code points)."""

    start: int
    letters: str


class Cover(NamedTuple):
    """The clusters `start`..`end` of the text and what is drawn in their cells instead."""

    start: int
    end: int
    drawn: str


class Covers:
    """The hints that are drawn over a text, by row."""

    def __init__(self, layout: Layout, hints: Sequence[HintView] = ()) -> None:
        rows: dict[int, list[Cluster]] = {}
        for hint in hints:
            row = layout.row_of(hint.start)
            if row not in rows:
                rows[row] = layout.row_tiles(row)
        self._covers = sorted(_cover(layout, rows[layout.row_of(h.start)], h) for h in hints)

    def __bool__(self) -> bool:
        return bool(self._covers)

    def within(self, start: int, end: int) -> Iterator[Cover]:
        """Yield the covers that begin in the range, in order."""
        at = bisect_left(self._covers, (start,))
        while at < len(self._covers) and self._covers[at].start < end:
            yield self._covers[at]
            at += 1

    def range(self) -> Range | None:
        """Return the range of the text from the first to the last."""
        if not self._covers:
            return None
        return self._covers[0].start, self._covers[-1].end


def _cover(layout: Layout, row: Sequence[Cluster], hint: HintView) -> Cover:
    """Cover as many clusters of `row` as the letters need cells; at its end there may be fewer."""
    wanted, size, end = len(hint.letters), 0, hint.start
    at = bisect_left(row, hint.start, key=lambda tile: tile[0])
    for first, last, width in row[at : at + 2 * wanted]:
        if size < wanted and layout.shown[first] != "\n":
            size += width
            end = last
    end = max(end, hint.start + 1)
    return Cover(hint.start, end, hint.letters + " " * max(0, size - cells(hint.letters)))
