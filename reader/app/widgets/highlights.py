"""Labelled passages as the document view draws them, flattened into runs that do not overlap."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import accumulate
from typing import Literal, NamedTuple

import msgspec

Display = Literal["tint", "underline"]


class SpanView(msgspec.Struct, frozen=True):
    """One span to be drawn: `fragments` are ranges of the text, half-open, in code points.

    `key` is the label's key (a single character, or empty), `color` one of the 16 ANSI names or
    ``#rrggbb``. What is `suggested` is underlined twice, whatever its `display`.
    """

    uid: str
    fragments: tuple[tuple[int, int], ...]
    label: str
    key: str = ""
    color: str = ""
    display: Display = "underline"
    suggested: bool = False


class Look(NamedTuple):
    """Which spans (their index, -1 for none) give a run its tint and its underlines.

    Where several overlap, the shortest is seen: it is the one inside the others.
    """

    tint: int = -1
    underline: int = -1
    suggested: int = -1


AROUND = 4_000
"""Code points on both sides of what is looked at for which runs are made as well."""


def fragments_in(span: SpanView, length: int) -> Iterable[tuple[int, int]]:
    """Return the fragments of `span` that a text of `length` code points can show."""
    if len(span.fragments) == 1:
        start, end = span.fragments[0]
        if 0 <= start < end <= length:
            return span.fragments
    clipped = ((max(0, start), min(end, length)) for start, end in span.fragments)
    return [(start, end) for start, end in clipped if start < end]


class Highlights:
    """The looks of a text of `length` code points under `spans`, as disjoint runs.

    Runs are made for where somebody looks, and kept until somebody looks elsewhere: among
    thousands of spans only a few are on the screen.
    """

    def __init__(self, spans: Sequence[SpanView], length: int) -> None:
        self._layers = [2 if s.suggested else 0 if s.display == "tint" else 1 for s in spans]
        self._fragments = sorted(
            (start, end, index)
            for index, span in enumerate(spans)
            for start, end in fragments_in(span, length)
        )
        self._starts = array("L", (start for start, _, _ in self._fragments))
        self._reach = array("L", accumulate((end for _, end, _ in self._fragments), max))
        self._window = (0, 0)
        self._bounds = array("L")
        self._looks: list[Look] = []

    def look_at(self, offset: int) -> Look:
        """Return how the character at `offset` looks."""
        self._look_around(offset, offset + 1)
        return self._looks[bisect_right(self._bounds, offset) - 1]

    def bounds_within(self, start: int, end: int) -> Iterable[int]:
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
        last = bisect_left(self._starts, high)
        first = last
        while first and self._reach[first - 1] > low:
            first -= 1
        opening: dict[int, list[tuple[int, int, int, int]]] = {}
        edges = {low}
        for start, end, index in self._fragments[first:last]:
            if end > low:
                begin = max(start, low)
                opening.setdefault(begin, []).append((self._layers[index], end - start, index, end))
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
