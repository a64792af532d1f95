"""Passages are found again in texts that have changed, and never in a wrong place for sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.anchoring import Anchors, Found, anchor
from reader.text.approximate import distance_of, ends_within, similarity, start_of
from reader.text.folding import Folded, folded

OLD = (
    "Old bridge closes for repairs\n\nThe city council closed the old bridge on Monday after "
    "inspectors found cracks in two of its piers. “Nobody was ever in danger,” said the mayor, "
    "who had visited the site twice.\n\nRepairs will cost 4.2 million euros and last until the "
    "spring. Shop owners said they had not been told. The mayor said that he was sorry.\n"
)


def around(text: str, quote: str, nth: int = 0) -> tuple[str, str, str]:
    at = -1
    for _ in range(nth + 1):
        at = text.index(quote, at + 1)
    return quote, text[:at], text[at + len(quote) :]


def found(text: str, quote: str, nth: int = 0, old: str = OLD) -> Found | None:
    return Anchors(text).find(*around(old, quote, nth), repeated=old.count(quote) > 1)


def test_words_that_stand_once_are_found_exactly_wherever_they_went() -> None:
    new = "A line on top.\n" + OLD
    place = found(new, "cracks in two of its piers")
    assert place is not None
    assert new[place.start : place.end] == "cracks in two of its piers"
    assert (place.rule, place.sure) == ("exact", True)


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_words_that_stand_several_times_are_told_apart_by_what_is_around_them(nth: int) -> None:
    new = "Updated at noon.\n\n" + OLD.replace("on Monday ", "on Monday evening ")
    place = found(new, "said", nth)
    assert place is not None
    assert place.rule == "context"
    assert new[: place.start].count("said") == nth


def test_repetitions_are_told_apart_by_what_is_farther_away() -> None:
    same = "Read our newsletter. The minister denied it. Read our newsletter. "
    old = "First the hospital burned down. " + same + "Then the school was closed. " + same
    new = "Today. " + old
    for nth in (0, 1):
        place = found(new, "The minister denied it.", nth, old)
        assert place is not None
        assert place.rule == "context"
        assert new[: place.start].count("The minister denied it.") == nth


def test_what_nothing_tells_apart_is_not_found() -> None:
    new = "same words here. " * 4
    assert anchor(new, "same words", "none of this ", " was ever there") is None


def test_among_equals_the_one_at_the_hinted_offset_is_taken() -> None:
    text = "tick tock tick tock "
    assert anchor(text, "tick", hint_offset=10) == Found(10, 14, "context", 1.0, 0.0)
    assert anchor(text, "tick", hint_offset=3) is None


def test_blanks_quotation_marks_dashes_and_case_do_not_count() -> None:
    new = OLD.replace("“Nobody was ever in danger,”", '"NOBODY  was ever\nin danger,"')
    place = found(new, "“Nobody was ever in danger,” said the mayor")
    assert place is not None
    assert place.rule == "normalised"
    assert new[place.start : place.end] == '"NOBODY  was ever\nin danger," said the mayor'


def test_a_few_changed_words_are_proposed_and_not_taken_for_sure() -> None:
    new = OLD.replace("found cracks in two of its piers", "found cracks in three of its old piers")
    place = found(new, "inspectors found cracks in two of its piers")
    assert place is not None
    assert not place.sure
    assert new[place.start : place.end] == "inspectors found cracks in three of its old piers"


def test_a_passage_that_is_gone_is_not_found() -> None:
    gone = "who had visited the site twice"
    assert found(OLD.replace(gone, "in the evening"), gone) is None


def test_a_short_word_in_other_surroundings_is_only_proposed() -> None:
    new = "In other news, a cat won the regatta on Monday and everybody was quite happy about it."
    place = found(new, "Monday")
    assert place is None or not place.sure


def test_words_are_not_found_inside_of_longer_ones() -> None:
    assert anchor("the particle", "art", "modern ", " is dear") is None
    assert anchor("antiwar poems", "war", "anti", " songs") is not None


def test_a_mark_on_a_letter_is_not_cut_off() -> None:
    assert anchor("the CAFE\u0301 opens", "cafe", "the ", " opens") is None


@pytest.mark.parametrize("quote", ["", "   ", "\n"])
def test_nothing_is_found_nowhere(quote: str) -> None:
    assert anchor(OLD, quote) is None


WORDS = st.sampled_from(
    [
        "the",
        "old",
        "bridge",
        "was",
        "closed",
        "on",
        "Monday",
        "again",
        "by",
        "council",
        "mayor",
        "said",
    ]
)
TEXTS = st.lists(WORDS, min_size=6, max_size=40).map(" ".join)


@given(TEXTS, TEXTS, TEXTS, st.data())
def test_what_is_found_for_sure_in_an_untouched_passage_is_that_passage(
    before: str, kept: str, after: str, data: st.DataObject
) -> None:
    old = f"{before}. {kept}. {after}"
    start = data.draw(st.integers(0, len(kept) - 1))
    end = data.draw(st.integers(start + 1, len(kept)))
    at = len(before) + 2 + start
    quote = old[at : at + end - start]
    if not quote.strip():
        return
    ahead = data.draw(TEXTS)
    new = f"{ahead}. {old}"
    place = Anchors(new).find(quote, old[:at], old[at + len(quote) :], repeated=True)
    if place is not None and place.sure and new.count(old) == 1:
        assert place.start == at + len(ahead) + 2
        assert new[place.start : place.end] == quote


@given(st.text(max_size=60), st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_any_strings_give_a_range_of_the_text_or_nothing(
    text: str, quote: str, prefix: str, suffix: str
) -> None:
    place = anchor(text, quote, prefix, suffix)
    if place is not None:
        assert 0 <= place.start < place.end <= len(text)
        assert 0 <= place.score <= 1
        if place.rule in ("exact", "context"):
            assert text[place.start : place.end] == quote
        if place.rule == "normalised":
            assert folded(text[place.start : place.end]) == folded(quote)


def plain_distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


ABC = st.text("abc", min_size=1, max_size=12)


@given(ABC, ABC)
def test_distances_are_those_of_the_plain_method(one: str, other: str) -> None:
    assert distance_of(one, other) == plain_distance(one, other)
    assert 0 <= similarity(one, other) <= 1


@given(ABC, ABC, st.integers(0, 5))
def test_places_are_all_that_are_near_enough_with_exact_edges(
    text: str, pattern: str, most: int
) -> None:
    wanted = []
    for end in range(1, len(text) + 1):
        nearest = min(plain_distance(text[start:end], pattern) for start in range(end + 1))
        if nearest <= most:
            wanted.append((end, nearest))
    assert ends_within(text, pattern, most) == wanted
    for end, distance in wanted:
        start = start_of(text, pattern, end, distance)
        assert distance in (plain_distance(text[start:end], pattern), len(pattern))


@given(st.text(max_size=40))
def test_what_is_folded_leads_back_to_the_characters_that_it_came_from(text: str) -> None:
    made = Folded(text)
    for at in range(len(made.text)):
        start, end = made.range_of(at, at + 1)
        assert 0 <= start < end <= len(text)
    assert folded(folded(text)) == folded(text)
