"""Spans in the order of the text: after a change as if they had been looked at afresh."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.app.widgets.span_index import SpanIndex, SpanView, same_ends

LENGTH = 60

ranges = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 20)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)
steps = st.lists(st.dictionaries(st.integers(0, 12), ranges, max_size=10), min_size=1, max_size=6)


@given(steps, st.booleans())
def test_an_index_of_other_spans_is_that_of_a_fresh_look(
    steps: list[dict[int, tuple[int, int]]], in_order: bool
) -> None:
    index = SpanIndex((), LENGTH)
    for step in steps:
        found = [SpanView(str(number), (at,), "claim") for number, at in step.items()]
        spans = tuple(sorted(found, key=lambda span: span.fragments) if in_order else found)
        index.place_of("0")
        index, fresh = index.changed(spans), SpanIndex(spans, LENGTH)
        assert (index.spans, list(index.order)) == (spans, list(fresh.order))
        assert (index.starts, index.reach) == (fresh.starts, fresh.reach)
        for number in range(13):
            places = [at for at, span in enumerate(spans) if span.uid == str(number)]
            assert index.place_of(str(number)) == (places[0] if places else -1)


@given(st.lists(st.integers(0, 2), max_size=8), st.lists(st.integers(0, 2), max_size=8))
def test_what_two_sequences_share_at_their_ends_is_all_of_it(
    one: list[int], other: list[int]
) -> None:
    head, tail = same_ends(one, other)
    most = min(len(one), len(other))
    assert one[:head] == other[:head]
    assert head == most or one[head] != other[head]
    assert one[len(one) - tail :] == other[len(other) - tail :]
    left = head + tail == most
    assert left or one[len(one) - tail - 1] != other[len(other) - tail - 1]
