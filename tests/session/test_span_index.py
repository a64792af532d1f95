"""Spans that touch a range are found by bisection, as going through all of them finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.records import Part, Span
from reader.session.articles import TextSpan
from reader.session.reading_base import SpanIndex

ranges = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda r: (r[0], r[0] + r[1]))


def placed(fragments: tuple[tuple[int, int], ...]) -> TextSpan:
    parts = tuple(Part(start, end, "") for start, end in fragments)
    return TextSpan(Span("u", "p", parts, "claim", "amy"), fragments)


@given(st.lists(ranges), ranges, st.integers(1, 30))
def test_a_range_finds_every_span_that_reaches_into_it_and_no_other(
    found: list[tuple[int, int]], wanted: tuple[int, int], gap: int
) -> None:
    parts = [((a, b), (b + gap, b + gap + 3)) if a % 3 == 0 else ((a, b),) for a, b in found]
    spans = sorted(map(placed, parts), key=lambda span: (span.start, span.end))
    start, end = wanted
    expected = [span for span in spans if span.start < end and span.end > start]
    assert SpanIndex(spans).touching(start, end) == expected
