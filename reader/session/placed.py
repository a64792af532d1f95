"""The spans of an open article in reading order, kept in it as single ones change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, compress
from operator import is_not
from typing import NamedTuple

from reader.model.records import Span
from reader.session.articles import OpenArticle, Placing, SpanOrder, TextSpan

FEW = 64
"""Spans that are put in their places one by one; where more have changed, all are placed anew."""


class SpanChange(NamedTuple):
    """What became of the list `before`: `after` is without `gone` and with `come`."""

    before: list[TextSpan]
    after: list[TextSpan]
    gone: list[TextSpan]
    come: list[TextSpan]


class PlacedSpans:
    """The spans that lie in the text of `view`, sorted as `OpenArticle.project` sorts them.

    `spans` is another list after each change, so that whoever holds one sees whether it is still
    the one. `outside` counts the spans of the article that do not lie in its text.
    """

    def __init__(self, view: OpenArticle) -> None:
        self._view = view
        self._records: Mapping[str, Span] = {}
        self._outside: set[str] = set()
        self._held: dict[str, Placing] = {}
        self._orders: list[SpanOrder] = []
        # For each span the furthest end of those up to it.
        self._reach: list[int] = []
        self.spans: list[TextSpan] = []
        self.change = SpanChange(self.spans, self.spans, [], [])

    @property
    def outside(self) -> int:
        """How many spans of the article do not lie in its text."""
        return len(self._outside)

    def update(self, records: Mapping[str, Span]) -> None:
        """Take the spans of the page as they are now; a mapping that was given never changes."""
        old, self._records = self._records, records
        if records is old:
            return
        differs = map(is_not, map(old.get, records), records.values())
        come = list(compress(records.values(), differs))
        gone = list(old.keys() - records.keys())
        gone += [span.uid for span in come if span.uid in old]
        before, left = self.spans, self._text_spans(gone)
        if len(gone) + len(come) > FEW:
            self._place_all()
        else:
            self.spans = list(before)
            for uid in gone:
                self._take_out(uid)
            for span in come:
                self._put_in(span)
        here = self._text_spans([span.uid for span in come])
        self.change = SpanChange(before, self.spans, left, here)

    def of(self, uid: str) -> TextSpan | None:
        """Return the span with this uid, None where it does not lie in the text."""
        held = self._held.get(uid)
        return held.placed if held is not None else None

    def index(self, uid: str) -> int:
        """Return the place in `spans` of the one with this uid, which lies in the text."""
        return bisect_left(self._orders, self._held[uid].order)

    def following(self, offset: int) -> int:
        """Return the place of the first span that begins at `offset` or after it."""
        return bisect_left(self._orders, (offset,))

    def touching(self, start: int, end: int) -> list[TextSpan]:
        """Return the spans that begin before `end` and end after `start`, in their order."""
        last = bisect_left(self._orders, (end,))
        first = bisect_right(self._reach, start, 0, last)
        return [span for span in self.spans[first:last] if span.end > start]

    def _text_spans(self, uids: Sequence[str]) -> list[TextSpan]:
        return [span for uid in uids if (span := self.of(uid)) is not None]

    def _place_all(self) -> None:
        self.spans, outside = self._view.project(self._records.values())
        self._outside = {span.uid for span in outside}
        self._held = {span.span.uid: self._view.placing(span.span) for span in self.spans}
        self._orders = [held.order for held in self._held.values()]
        self._reach = list(accumulate((order[1] for order in self._orders), max))

    def _take_out(self, uid: str) -> None:
        self._outside.discard(uid)
        held = self._held.pop(uid, None)
        if held is not None:
            at = bisect_left(self._orders, held.order)
            del self._orders[at], self._reach[at], self.spans[at]
            self._reach_on(at)

    def _put_in(self, span: Span) -> None:
        found = self._view.placing(span)
        if found.placed is not None:
            self._held[span.uid] = found
            at = bisect_left(self._orders, found.order)
            self._orders.insert(at, found.order)
            self.spans.insert(at, found.placed)
            self._reach.insert(at, -1)
            self._reach_on(at)
        elif found.here:
            self._outside.add(span.uid)

    def _reach_on(self, at: int) -> None:
        """Bring the furthest ends up to date from `at` on, as far as they differ."""
        reach = self._reach[at - 1] if at else 0
        for index in range(at, len(self._reach)):
            reach = max(reach, self._orders[index][1])
            if self._reach[index] == reach:
                break
            self._reach[index] = reach
