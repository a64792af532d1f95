"""Labelled passages as the document view draws them, flattened into runs that do not overlap."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Literal, NamedTuple

Display = Literal["tint", "underline"]


@dataclass(frozen=True, slots=True)
class SpanView:
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


PLAIN = Look()


def fragments_in(span: SpanView, length: int) -> Iterable[tuple[int, int]]:
    """Yield the fragments of `span` that a text of `length` code points can show."""
    for start, end in span.fragments:
        start, end = max(0, start), min(end, length)
        if start < end:
            yield start, end


class Highlights:
    """The looks of a text of `length` code points under `spans`, as disjoint runs."""

    def __init__(self, spans: Sequence[SpanView], length: int) -> None:
        self._bounds = array("L", [0])
        self._looks: list[Look] = [PLAIN]
        self._flatten(spans, length)

    def __len__(self) -> int:
        return len(self._bounds)

    def look_at(self, offset: int) -> Look:
        """Return how the character at `offset` looks."""
        return self._looks[bisect_right(self._bounds, offset) - 1]

    def bounds_within(self, start: int, end: int) -> Iterable[int]:
        """Return the offsets at which the look changes inside of the range."""
        bounds = self._bounds
        return bounds[bisect_right(bounds, start) : bisect_left(bounds, end)]

    def _flatten(self, spans: Sequence[SpanView], length: int) -> None:
        opening: dict[int, list[tuple[int, int, int, int]]] = {}
        edges: set[int] = set()
        for index, span in enumerate(spans):
            layer = 2 if span.suggested else 0 if span.display == "tint" else 1
            for start, end in fragments_in(span, length):
                opening.setdefault(start, []).append((layer, end - start, index, end))
                edges.update((start, end))
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
            if offset == 0:
                self._looks[0] = look
            elif look != self._looks[-1]:
                self._bounds.append(offset)
                self._looks.append(look)
