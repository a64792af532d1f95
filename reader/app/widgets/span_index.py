"""Spans in the order in which they are drawn, found by where in the text they lie."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
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


def same_ends(one: Sequence[object], other: Sequence[object]) -> tuple[int, int]:
    """Return how many items at the beginning, and of the rest at the end, two sequences share."""
    most = min(len(one), len(other))
    # Slices are compared at the speed of C, an item at a time is not.
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    head, low, high = low, 0, most - low
    while low < high:
        middle = (low + high + 1) // 2
        there, here = len(one) - low, len(other) - low
        if one[len(one) - middle : there] == other[len(other) - middle : here]:
            low = middle
        else:
            high = middle - 1
    return head, low


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
        self._ends = [end for _, end in extents]
        self.reach = list(accumulate(self._ends, max))
        """For each of `starts`, the furthest end of the spans up to there."""
        self._of_uid: dict[str, SpanView] | None = None

    def changed(self, spans: Sequence[SpanView]) -> SpanIndex:
        """Return the index of other spans over the same text; the fewer differ, the sooner."""
        head, tail = same_ends(self.spans, spans)
        last, end = len(self.spans) - tail, len(spans) - tail
        extents = [_extent(span) for span in spans[head:end]]
        starts = [start for start, _ in extents]
        around = [*self.starts[max(0, head - 1) : head], *starts, *self.starts[last : last + 1]]
        if not isinstance(self.order, range) or around != sorted(around):
            return SpanIndex(spans, self.length)
        other = copy(self)
        other.spans, other.order = spans, range(len(spans))
        other.starts = self.starts[:head] + starts + self.starts[last:]
        other._ends = self._ends[:head] + [end for _, end in extents] + self._ends[last:]
        reach = self.reach[:head]
        furthest = reach[-1] if reach else 0
        for at in range(head, len(spans)):
            furthest = max(furthest, other._ends[at]) if at else other._ends[at]
            before = at - end + last
            if at >= end and self.reach[before] == furthest:
                reach += self.reach[before:]
                break
            reach.append(furthest)
        other.reach = reach
        if self._of_uid is not None:
            other._of_uid = self._of_uid.copy()
            for span in self.spans[head:last]:
                other._of_uid.pop(span.uid, None)
            other._of_uid.update((span.uid, span) for span in spans[head:end])
        return other

    def place_of(self, uid: str) -> int:
        """Return the index of the span with this uid, -1 where there is none."""
        if self._of_uid is None:
            self._of_uid = {span.uid: span for span in self.spans}
        span = self._of_uid.get(uid)
        if span is None:
            return -1
        start = _extent(span)[0]
        at = bisect_left(self.starts, start)
        while self.spans[self.order[at]].uid != uid:
            at += 1
        return self.order[at]

    def fragments(self, low: int, high: int) -> Iterator[tuple[int, int, int]]:
        """Yield ``(start, end, index of the span)`` of the fragments that touch the stretch."""
        first, last = bisect_right(self.reach, low), bisect_left(self.starts, high)
        for index in self.order[first:last]:
            for start, end in fragments_in(self.spans[index], self.length):
                if start < high and end > low:
                    yield start, end, index
