from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.textmap import JOIN, ArticleText

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# fmt: off
PIECES = st.sampled_from([
    "\r\n", "\r", "\n", "\n\n", "\r\r\n", "a", "word ", "é", "e\u0301", "\U0001f1e9\U0001f1ea",
    "\U0001f468\u200d\U0001f469", "中文", "\x00", "\x0b", "\x1b", "\ud800", "\udfff", "\ufffe",
    "\uffff", "\u2028", "\x85", "\ufffd", "\u202e", " ",
])
# fmt: on


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """Draw a page and sorted, disjoint, non-empty ranges on it; some touch."""
    page = draw(st.lists(PIECES | st.text(max_size=4), max_size=25).map("".join))
    cuts = draw(st.lists(st.integers(0, len(page)), max_size=10, unique=True).map(sorted))
    ranges = list(pairwise(cuts))
    keep = draw(st.lists(st.booleans(), min_size=len(ranges), max_size=len(ranges)))
    return page, [pair for pair, kept in zip(ranges, keep, strict=True) if kept]


def as_text(piece: str) -> str:
    return FORBIDDEN.sub("\ufffd", piece.replace("\r\n", "\n").replace("\r", "\n"))


@given(pages())
def test_the_text_is_the_blocks_joined_by_blank_lines(drawn: tuple[str, list]) -> None:
    page, ranges = drawn
    article = ArticleText.build(page, ranges)
    assert article.text == JOIN.join(as_text(page[start:end]) for start, end in ranges)
    assert article.page_blocks == tuple(ranges)
    for (start, end), (first, last) in zip(ranges, article.blocks, strict=True):
        assert article.text[first:last] == as_text(page[start:end])


@given(pages(), st.data())
def test_any_text_range_goes_to_the_page_and_back_piece_by_piece(
    drawn: tuple[str, list], data: st.DataObject
) -> None:
    page, ranges = drawn
    article = ArticleText.build(page, ranges)
    start = data.draw(st.integers(0, len(article.text)))
    end = data.draw(st.integers(start, len(article.text)))
    parts = article.to_page(start, end)
    pieces = [
        (max(start, first), min(end, last))
        for first, last in article.blocks
        if max(start, first) < min(end, last)
    ]
    assert [article.to_text(*part) for part in parts] == pieces
    for (first, last), piece in zip(parts, pieces, strict=True):
        assert as_text(page[first:last]) == article.text[slice(*piece)]


@given(pages(), st.data())
def test_any_page_range_in_a_block_goes_to_the_text_and_back(
    drawn: tuple[str, list], data: st.DataObject
) -> None:
    page, ranges = drawn
    article = ArticleText.build(page, ranges)
    if not ranges:
        return
    low, high = data.draw(st.sampled_from(ranges))
    start = data.draw(st.integers(low, high - 1))
    end = data.draw(st.integers(start + 1, high))
    found = article.to_text(start, end)
    assert found is not None
    whole = {edge for edge in (start, end) if low < edge < high}
    if all(page[edge - 1 : edge + 1] != "\r\n" for edge in whole):
        assert article.to_page(*found) == ((start, end),)
        assert article.text[slice(*found)] == as_text(page[start:end])
    else:
        ((first, last),) = article.to_page(*found)
        assert first in (start, start - 1)
        assert last in (end, end + 1)


@given(pages(), st.data())
def test_a_page_range_that_leaves_its_block_has_no_text_range(
    drawn: tuple[str, list], data: st.DataObject
) -> None:
    page, ranges = drawn
    article = ArticleText.build(page, ranges)
    start = data.draw(st.integers(-1, len(page) + 1))
    end = data.draw(st.integers(-1, len(page) + 1))
    inside = any(low <= start < end <= high for low, high in ranges)
    assert (article.to_text(start, end) is not None) == inside


@given(pages(), st.data())
def test_places_go_to_the_page_and_back_and_never_leave_the_text(
    drawn: tuple[str, list], data: st.DataObject
) -> None:
    page, ranges = drawn
    article = ArticleText.build(page, ranges)
    offset = data.draw(st.integers(-2, len(article.text) + 2))
    place = article.page_offset(offset)
    assert 0 <= place <= len(page)
    index = article.block_at(offset)
    if index is not None:
        assert article.blocks[index][0] <= offset < article.blocks[index][1]
        assert article.text_offset(place) == offset
    any_place = data.draw(st.integers(-2, len(page) + 2))
    there = article.text_offset(any_place)
    assert 0 <= there <= len(article.text)
    if article.blocks:
        assert any(low <= there <= high for low, high in article.blocks)


@given(pages())
def test_offsets_keep_their_order_in_both_directions(drawn: tuple[str, list]) -> None:
    page, ranges = drawn
    article = ArticleText.build(page, ranges)
    to_page = [article.page_offset(offset) for offset in range(len(article.text) + 1)]
    to_text = [article.text_offset(offset) for offset in range(len(page) + 1)]
    assert to_page == sorted(to_page)
    assert to_text == sorted(to_text)


@given(pages(), st.data())
def test_a_selection_over_several_blocks_is_one_fragment_again(
    drawn: tuple[str, list], data: st.DataObject
) -> None:
    page, ranges = drawn
    article = ArticleText.build(page, ranges)
    if not ranges:
        assert article.fragments([]) == []
        return
    first = data.draw(st.integers(0, len(ranges) - 1))
    last = data.draw(st.integers(first, len(ranges) - 1))
    start = data.draw(st.integers(article.blocks[first][0], article.blocks[first][1] - 1))
    low = start + 1 if first == last else article.blocks[last][0] + 1
    end = data.draw(st.integers(low, article.blocks[last][1]))
    parts = article.to_page(start, end)
    assert len(parts) == last - first + 1
    assert article.fragments(parts) == [(start, end)]
    assert article.fragments(reversed(parts)) == [(start, end)]


def test_parts_that_more_than_a_join_divides_stay_apart() -> None:
    page = "one two\nx\nthree"
    article = ArticleText.build(page, [(0, 7), (10, 15)])
    assert article.text == "one two\n\nthree"
    assert article.fragments([(4, 7), (10, 15)]) == [(4, 14)]
    assert article.fragments([(0, 3), (10, 15)]) == [(0, 3), (9, 14)]
    assert article.fragments([(0, 3), (3, 7)]) == [(0, 3), (3, 7)]
    assert article.fragments([(0, 3), (8, 9)]) is None
    assert article.fragments([(0, 9)]) is None


def test_a_line_end_of_two_characters_is_one_in_the_text() -> None:
    article = ArticleText.build("ab\r\ncd\re", [(0, 8)])
    assert article.text == "ab\ncd\ne"
    assert article.to_page(2, 3) == ((2, 4),)
    assert article.to_text(2, 4) == (2, 3)
    assert article.to_text(2, 3) == (2, 3)
    assert article.to_text(3, 4) == (2, 3)


def test_blocks_that_touch_on_the_page_are_still_two_blocks() -> None:
    article = ArticleText.build("abcdef", [(0, 3), (3, 6)])
    assert article.text == "abc\n\ndef"
    assert article.to_page(0, 8) == ((0, 3), (3, 6))
    assert article.to_text(1, 3) == (1, 3)
    assert article.to_text(3, 4) == (5, 6)
    assert article.to_text(2, 4) is None
    assert article.text_offset(3) == 5


def test_an_article_without_blocks_is_empty_and_safe() -> None:
    article = ArticleText.build("nothing here", [])
    assert article.text == ""
    assert article.to_page(0, 5) == ()
    assert article.to_text(0, 5) is None
    assert article.page_offset(3) == 0
    assert article.text_offset(3) == 0
    assert article.block_at(0) is None


@pytest.mark.parametrize(
    "ranges", [[(2, 2)], [(0, 99)], [(3, 5), (4, 6)], [(4, 6), (0, 2)], [(-1, 2)]]
)
def test_ranges_that_are_no_blocks_are_refused(ranges: list) -> None:
    with pytest.raises(ValueError, match="range"):
        ArticleText.build("abcdefgh", ranges)
