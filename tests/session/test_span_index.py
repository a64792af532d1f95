"""Spans are put in their places one by one, and are where a fresh look at all would find them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.pages import Article, Block, Page, Segmentation
from reader.model.records import Part, Span
from reader.session.articles import OpenArticle
from reader.session.placed import FEW, PlacedSpans

TEXT = "The council closed the bridge.\n\nNobody was in danger.\n\nRepairs will cost a lot of it."
FIRST, SECOND, THIRD = (0, 30), (32, 53), (55, len(TEXT))

Fragments = tuple[tuple[int, int], ...]


def article() -> OpenArticle:
    """An article of the page's first and third block; the second is left out of its text."""
    body = tuple(Block(start, end, "body") for start, end in (FIRST, THIRD))
    left_out = Block(*SECOND, "furniture")
    found = Article("p", 0, 0, len(TEXT), (body[0], left_out, body[1]))
    return OpenArticle(Page("p", TEXT, "utf-8"), Segmentation("p", (found,)), found)


def span(uid: str, fragments: Fragments) -> Span:
    parts = tuple(Part(start, end, TEXT[start:end]) for start, end in fragments)
    return Span(uid, "p", parts, "claim", "amy")


def within(block: tuple[int, int]) -> st.SearchStrategy[tuple[int, int]]:
    low, high = block
    return st.tuples(st.integers(low, high - 1), st.integers(1, 12)).map(
        lambda pair: (pair[0], min(high, pair[0] + pair[1]))
    )


fragments = st.one_of(
    within(FIRST).map(lambda one: (one,)),
    within(SECOND).map(lambda one: (one,)),
    within(THIRD).map(lambda one: (one,)),
    st.tuples(within(FIRST), within(THIRD)),
)
pages = st.lists(
    st.dictionaries(st.sampled_from("abcdefghij"), fragments, max_size=10), min_size=1, max_size=6
)


@given(pages, st.tuples(st.integers(0, len(TEXT)), st.integers(1, 30)))
def test_spans_that_come_go_and_change_are_where_a_fresh_look_finds_them(
    steps: list[dict[str, Fragments]], stretch: tuple[int, int]
) -> None:
    kept, known = PlacedSpans(article()), dict[tuple[str, Fragments], Span]()
    start, end = stretch[0], sum(stretch)
    for step in steps:
        before = kept.spans
        # A span that stays as it is stays the same object, as it does in the store.
        records = {uid: known.setdefault((uid, at), span(uid, at)) for uid, at in step.items()}
        kept.update(records)
        fresh, outside = article().project(records.values())
        assert kept.spans == fresh
        assert kept.outside == len(outside)
        assert [kept.index(one.span.uid) for one in fresh] == list(range(len(fresh)))
        assert kept.touching(start, end) == [s for s in fresh if s.start < end and s.end > start]
        assert kept.following(start) == sum(one.start < start for one in fresh)
        assert kept.change.before is before
        assert kept.change.after is kept.spans
        left = [one for one in before if one not in kept.change.gone]
        assert sorted([*left, *kept.change.come], key=fresh.index) == fresh


def test_many_at_once_are_where_single_ones_would_be() -> None:
    records = {str(n): span(str(n), ((n % 20, n % 20 + 1 + n % 9),)) for n in range(FEW + 1)}
    at_once, one_by_one = PlacedSpans(article()), PlacedSpans(article())
    at_once.update(records)
    for count in range(len(records) + 1):
        one_by_one.update(dict(list(records.items())[:count]))
    assert at_once.spans == one_by_one.spans
    assert at_once.touching(3, 5) == one_by_one.touching(3, 5)
    assert at_once.change.come
