"""Letters drawn over the beginnings of words, so that a word can be chosen by typing them.

They cover cells of the text and move none: what stands behind a word stays where it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.app.widgets.document_values import Range
from reader.text.graphemes import cells
from reader.text.layout import Layout


@dataclass(frozen=True, slots=True)
class HintView:
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
        self._covers = sorted(_cover(layout, hint) for hint in hints)

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


def _cover(layout: Layout, hint: HintView) -> Cover:
    """Cover as many clusters as the letters need cells; at the end of a row there may be fewer."""
    row = layout.row_of(hint.start)
    _, row_end = layout.row_range(row)
    wanted, size, end = len(hint.letters), 0, hint.start
    for first, last, width in layout.row_tiles(row):
        if first >= hint.start and size < wanted and layout.shown[first] != "\n":
            size += width
            end = last
    if end == hint.start:
        end = min(hint.start + 1, row_end)
    return Cover(hint.start, end, hint.letters + " " * max(0, size - cells(hint.letters)))
