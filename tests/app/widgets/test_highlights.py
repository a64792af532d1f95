"""The looks of a text are those of the shortest span of each layer, wherever one begins to look."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.app.widgets.highlights import AROUND, Highlights, Look
from reader.app.widgets.span_index import SpanIndex, SpanView

LENGTH = 3 * AROUND
offsets = st.integers(0, LENGTH - 1)
spans = st.builds(
    lambda number, start, size, display, suggested: SpanView(
        str(number), ((start, start + size),), "x", display=display, suggested=suggested
    ),
    st.integers(),
    offsets,
    st.one_of(st.integers(1, 50), st.integers(1, LENGTH)),
    st.sampled_from(["tint", "underline"]),
    st.booleans(),
)


def expected(found: list[SpanView], offset: int) -> Look:
    best: dict[int, tuple[int, int]] = {}
    for index, span in enumerate(found):
        start, end = span.fragments[0][0], min(span.fragments[0][1], LENGTH)
        layer = 2 if span.suggested else 0 if span.display == "tint" else 1
        if start <= offset < end:
            best[layer] = min(best.get(layer, (end - start, index)), (end - start, index))
    return Look(*(best[layer][1] if layer in best else -1 for layer in range(3)))


@given(st.lists(spans, max_size=12), st.lists(offsets, min_size=1, max_size=8))
def test_every_character_has_the_look_that_all_spans_together_give_it(
    found: list[SpanView], looked_at: list[int]
) -> None:
    highlights = Highlights(SpanIndex(found, LENGTH))
    for offset in looked_at:
        assert highlights.look_at(offset) == expected(found, offset)


@given(st.lists(spans, max_size=12), offsets, st.integers(1, 200))
def test_looks_change_only_at_the_bounds_that_are_told(
    found: list[SpanView], start: int, size: int
) -> None:
    end = min(LENGTH, start + size)
    bounds = set(Highlights(SpanIndex(found, LENGTH)).bounds_within(start, end))
    for offset in range(start + 1, end):
        if offset not in bounds:
            assert expected(found, offset) == expected(found, offset - 1)
