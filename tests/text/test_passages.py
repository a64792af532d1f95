"""A passage is found again wherever only case, quotation marks, dashes and blanks differ."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from reader.text.graphemes import snap
from reader.text.indexing import words_of
from reader.text.passages import GAP, Passage, normal
from tests.text.strategies import texts


def found(text: str, *parts: str) -> list[tuple[str, ...]]:
    return [tuple(text[a:b] for a, b in hit.ranges) for hit in Passage(parts).find(text)]


@pytest.mark.parametrize(
    ("passage", "again"),
    [
        ("Prices rose", "PRICES ROSE"),
        ("“not in my time”", "'Not in my time'"),
        ("„nie“", "«NIE»"),
        ("the deal — at last — held", "the deal -- at last–held"),
        ("a well-known man", "a well\u2011known man"),
        ("4.2 million euros", "4.2\u00a0million\n   euros"),
        ("Straße", "STRASSE"),
        ("cafe\u0301 owners", "café owners"),
        ("Μάϊος", "ΜΆΪΟΣ"),
        ("cooperation", "co\u00adoper\u200bation"),
        ("الرئيس السوري", "\u200fالرئيس\u00a0السوري"),
    ],
)
def test_what_differs_in_form_only_is_found_both_ways(passage: str, again: str) -> None:
    for one, other in ((passage, again), (again, passage)):
        text = f"It began, {other}, they said."
        (hit,) = Passage([one]).find(text)
        ((start, end),) = hit.ranges
        assert text[start:end].strip("\u200f") == other.strip("\u200f")
        assert not hit.exact


def test_what_is_said_letter_by_letter_is_exact() -> None:
    hits = Passage(["the bridge"]).find("the bridge, The Bridge, the  bridge")
    assert [hit.exact for hit in hits] == [True, False, False]


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        ("art", "party, start, artful"),
        ("rose 5", "prices rose 5% or rose 54 or rose 5.2"),
        ("rose", "primrose"),
        ("5 million", "4.5 million"),
        ("e", "e\u0301"),
        ("bridge closed", "bridge was closed"),
        ("“Nobody”", "Nobody"),
        ("", "anything"),
        ("  ", "a  b"),
    ],
)
def test_parts_of_words_of_numbers_and_of_letters_are_not_the_passage(
    passage: str, text: str
) -> None:
    assert found(text, passage) == []


def test_a_word_may_end_where_an_ending_is_joined_to_it() -> None:
    assert found("Assad’s men, Assad-backed, Assads", "Assad") == [("Assad",), ("Assad",)]


def test_scripts_without_blanks_between_words_are_searched_inside() -> None:
    assert found("叙利亚总统周一访问莫斯科", "总统") == [("总统",)]


def test_parts_are_found_in_order_and_near_each_other() -> None:
    text = "“We warned them,” said Lund, “and nobody wrote.” “WE WARNED THEM” he said"
    assert found(text, "We warned them", "and nobody wrote") == [
        ("We warned them", "and nobody wrote")
    ]
    apart = "We warned them." + " x" * GAP + " And nobody wrote."
    assert found(apart, "We warned them", "and nobody wrote") == []


@given(texts(), texts(6))
@example("a\u0301\u0302" * 20, "a\u0301")
@example("ẞ ß ss", "ss")
@example("\u0345\u0301 \u03b1\u0345\u0301", "\u03b1\u0345\u0301")
def test_every_hit_is_the_passage_and_holds_whole_characters(text: str, passage: str) -> None:
    before = 0
    for hit in Passage([passage]).find(text):
        ((start, end),) = hit.ranges
        assert before <= start < end <= len(text)
        assert normal(text[start:end]) == normal(passage)
        assert (snap(text, start), snap(text, end)) == (start, end)
        assert hit.exact == (text[start:end] == passage)
        before = end


@given(texts(6), texts(6), texts(6))
def test_a_passage_that_stands_alone_is_found_whatever_its_case(
    before: str, passage: str, after: str
) -> None:
    kept = passage.strip()
    if not normal(kept) or kept[0] in "-\u200d" or kept[-1] in "-\u200d":
        return
    text = f"{before} . {kept} . {after}"
    start = len(before) + 3
    if snap(text, start) != start or snap(text, start + len(kept)) != start + len(kept):
        return
    for wanted in (kept, kept.swapcase()):
        if normal(wanted) == normal(kept):
            hits = [hit.ranges[0] for hit in Passage([wanted]).find(text)]
            assert any(a <= start + len(kept) and start <= b for a, b in hits), hits


def test_words_to_look_up_are_whole_and_the_longest_first() -> None:
    assert Passage(["The “Old” bridge, closed"]).words(2) == ["bridge,", "closed"]
    assert Passage(["한국"]).words() == []


@given(texts())
def test_the_compared_form_is_its_own_compared_form(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def says(text: str, word: str) -> bool:
    """Whether an index would find `word`, or a word that it begins, in `text`."""
    *first, last = words_of(word)
    held = words_of(text)
    return any(
        held[at : at + len(first)] == first and held[at + len(first)].startswith(last)
        for at in range(len(held) - len(first))
    )


@given(texts(), texts(6))
@example("\u02bcAssad\u02bcs men", "Assad")
@example("co\u00adoperation", "cooperation")
@example("it\u02bcs", "it’s")
@example("a\U000e00410", "\U000e00410")
@example("a\u20610 a\u200bb (\u2061b", "b")
def test_a_text_with_a_hit_says_the_words_by_which_it_would_be_looked_up(
    text: str, passage: str
) -> None:
    for wanted in (passage, text[1:9], text.swapcase()[2:7]):
        looked_for = Passage([wanted])
        if looked_for.find(text):
            for word in looked_for.words():
                assert says(text, word) or says(text, f"\u02bc{word}")
