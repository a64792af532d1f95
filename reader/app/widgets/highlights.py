"""Labelled passages as the document view draws them, flattened into runs that do not overlap."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from reader.app.widgets.span_index import SpanIndex, SpanView


class Look(NamedTuple):
    """Which spans (their index, -1 for none) give a run its tint and its underlines.

    Where several overlap, the shortest is seen: it is the one inside the others.
    """

    tint: int = -1
    underline: int = -1
    suggested: int = -1


AROUND = 4_000
"""Code points on both sides of what is looked at for which runs are made as well."""


class Highlights:
    """The looks of a text under the spans of `index`, as disjoint runs.

    Runs are made for where somebody looks, and kept until somebody looks elsewhere: among
    thousands of spans only a few are on the screen.
    """

    def __init__(self, index: SpanIndex) -> None:
        self._index = index
        self._window = (0, 0)
        self._bounds = array("L")
        self._looks: list[Look] = []

    def look_at(self, offset: int) -> Look:
        """Return how the character at `offset` looks."""
        self._look_around(offset, offset + 1)
        return self._looks[bisect_right(self._bounds, offset) - 1]

    def bounds_within(self, start: int, end: int) -> Sequence[int]:
        """Return the offsets at which the look changes inside of the range."""
        self._look_around(start, end)
        bounds = self._bounds
        return bounds[bisect_right(bounds, start) : bisect_left(bounds, end)]

    def _look_around(self, start: int, end: int) -> None:
        """Make the runs of the range and some way round it, unless they are there."""
        low, high = self._window
        if not (low <= start and end <= high):
            self._window = max(0, start - AROUND), end + AROUND
            self._flatten(*self._window)

    def _flatten(self, low: int, high: int) -> None:
        opening: dict[int, list[tuple[int, int, int, int]]] = {}
        edges = {low}
        for start, end, index in self._index.fragments(low, high):
            begin = max(start, low)
            layer = _layer(self._index.spans[index])
            opening.setdefault(begin, []).append((layer, end - start, index, end))
            edges.update((begin, min(end, high)))
        bounds, looks = array("L"), list[Look]()
        # A heap for each layer, the shortest on top; what has ended is dropped when it gets there.
        layers: tuple[list[tuple[int, int, int]], ...] = ([], [], [])
        for offset in sorted(edges):
            for layer, size, index, end in opening.get(offset, ()):
                heappush(layers[layer], (size, index, end))
            top = []
            for heap in layers:
                while heap and heap[0][2] <= offset:
                    heappop(heap)
                top.append(heap[0][1] if heap else -1)
            look = Look(*top)
            if not looks or look != looks[-1]:
                bounds.append(offset)
                looks.append(look)
        self._bounds, self._looks = bounds, looks


def _layer(span: SpanView) -> int:
    return 2 if span.suggested else 0 if span.display == "tint" else 1
