"""Brackets stand in the lanes that one look at all spans would give them, wherever one looks."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from reader.app.widgets.gutter import AROUND, Lanes
from reader.app.widgets.span_index import SpanIndex, SpanView
from reader.text.layout import Layout

LINE = 10
ROWS = 5 * AROUND
TEXT = "\n".join(["x" * (LINE - 1)] * ROWS)
LAYOUT = Layout(TEXT, LINE)

fragments = st.tuples(
    st.integers(0, len(TEXT) - 2), st.one_of(st.integers(1, 60), st.integers(1, len(TEXT)))
).map(lambda pair: (pair[0], pair[0] + pair[1]))
spans = st.builds(
    lambda at, gap: SpanView(
        "", (at,) if gap is None else (at, (at[1] + gap, at[1] + gap + 9)), "x"
    ),
    fragments,
    st.one_of(st.just(0), st.integers(1, 300)),
)
Bracket = tuple[int, int, int]


def all_at_once(found: list[SpanView], lanes: int) -> tuple[list[list[Bracket]], list[Bracket]]:
    """Return the brackets of each lane, and those that found none, from a look at all spans."""
    given_lanes: list[list[Bracket]] = [[] for _ in range(lanes)]
    more = []
    for first, last, index in sorted(
        (LAYOUT.row_of(start), -LAYOUT.row_of(min(end, len(TEXT)) - 1), index)
        for index, span in enumerate(found)
        for start, end in span.fragments
        if start < len(TEXT)
    ):
        shared = [lane for lane in given_lanes if lane and lane[-1][1:] == (first, index)]
        free = [lane for lane in given_lanes if not lane or lane[-1][1] < first]
        if shared:
            shared[0][-1] = (shared[0][-1][0], -last, index)
        elif free:
            free[0].append((first, -last, index))
        else:
            more.append((first, -last, index))
    return given_lanes, more


@example(
    [
        SpanView("", ((0, 2), (2, 11)), "x"),
        SpanView("", ((10, 1532), (1532, 1541)), "x"),
        SpanView("", ((1010, 1522), (1522, 1531)), "x"),
    ],
    2,
    [1],
)
@given(
    st.lists(spans, max_size=30),
    st.integers(0, 3),
    st.lists(st.integers(0, ROWS - 1), min_size=1, max_size=6),
)
def test_lanes_are_the_same_wherever_one_begins_to_look(
    found: list[SpanView], count: int, looked_at: list[int]
) -> None:
    lanes, more = all_at_once(found, count)
    here = Lanes(SpanIndex(found, len(TEXT)), LAYOUT, count)
    for row in looked_at:
        expected = [next((b for b in lane if b[0] <= row <= b[1]), None) for lane in lanes]
        assert here.at(row) == expected
        assert here.more_at(row) == sum(first <= row <= last for first, last, _ in more)
