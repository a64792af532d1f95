"""Spans in the order in which they are drawn, found by where in the text they lie."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Literal

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


def fragments_in(span: SpanView, length: int) -> Iterable[tuple[int, int]]:
    """Return the fragments of `span` that a text of `length` code points can show."""
    if len(span.fragments) == 1:
        start, end = span.fragments[0]
        if 0 <= start < end <= length:
            return span.fragments
    clipped = ((max(0, start), min(end, length)) for start, end in span.fragments)
    return [(start, end) for start, end in clipped if start < end]


def _extent(span: SpanView) -> tuple[int, int]:
    fragments = span.fragments
    if len(fragments) == 1:
        return fragments[0]
    starts = [start for start, _ in fragments]
    return min(starts, default=0), max((end for _, end in fragments), default=0)


class SpanIndex:
    """The `spans` over a text of `length` code points; made in the time that reading them takes.

    What is looked up is a stretch of the text, and the work grows with what lies there and not with
    the number of spans.
    """

    def __init__(self, spans: Sequence[SpanView], length: int) -> None:
        self.spans = spans
        self.length = length
        extents = [_extent(span) for span in spans]
        starts = [start for start, _ in extents]
        # Spans come sorted, or nearly so.
        self.order: Sequence[int] = range(len(spans))
        if starts != sorted(starts):
            self.order = sorted(self.order, key=starts.__getitem__)
            extents = [extents[index] for index in self.order]
            starts = [start for start, _ in extents]
        self.starts = starts
        self.reach = list(accumulate((end for _, end in extents), max))
        """For each of `starts`, the furthest end of the spans up to there."""

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The index of the span with each uid."""
        return {span.uid: index for index, span in enumerate(self.spans)}

    def fragments(self, low: int, high: int) -> Iterator[tuple[int, int, int]]:
        """Yield ``(start, end, index of the span)`` of the fragments that touch the stretch."""
        first, last = bisect_right(self.reach, low), bisect_left(self.starts, high)
        for index in self.order[first:last]:
            for start, end in fragments_in(self.spans[index], self.length):
                if start < high and end > low:
                    yield start, end, index
