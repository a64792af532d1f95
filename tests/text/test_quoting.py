"""Whether a passage stands in quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.scheme import AttributeDef
from reader.text.quoting import PREFILL, quoted, shown_value

TEXT = (
    "“Prices rose,” she said, “and will fall.” He denied it.\n\n"
    "«Rien», dit-il. „Nichts“, sagte er. 'All of it' was ‘wrong’, they wrote."
)
KIND = AttributeDef("kind", ("quote",), ("direct", "indirect", "mixed"), prefill=PREFILL)


@pytest.mark.parametrize(
    ("quotes", "found"),
    [
        (["Prices rose"], "inside"),
        (["“Prices rose,”"], "inside"),
        (["Prices rose", "and will fall"], "inside"),
        (["he said"], "outside"),
        (["He denied it"], "outside"),
        (["Prices rose,” she said"], "partly"),
        (["Prices rose", "He denied it"], "partly"),
        (["fall.” He denied it.\n\n«Rien»"], "partly"),
        (["Rien"], "inside"),
        (["Nichts"], "inside"),
        (["All of it"], "inside"),
        (["wrong"], "inside"),
        ([", dit-il"], "outside"),
    ],
)
def test_marks_around_and_inside_a_passage_count_in_every_style(
    quotes: list[str], found: str
) -> None:
    ranges = [(TEXT.index(quote), TEXT.index(quote) + len(quote)) for quote in quotes]
    assert quoted(TEXT, ranges) == found
    at = {"inside": "direct", "outside": "indirect", "partly": "mixed"}[found]
    assert shown_value(KIND, TEXT, ranges) == at


@given(st.text("ab “”«»'\n.", max_size=40), st.integers(0, 39), st.integers(1, 40))
def test_a_passage_is_partly_quoted_only_if_it_has_letters_of_both_kinds(
    text: str, start: int, size: int
) -> None:
    end = min(len(text), start + size)
    if start >= end:
        return
    each = {quoted(text, [(i, i + 1)]) for i in range(start, end) if text[i].isalnum()}
    whole = quoted(text, [(start, end)])
    assert whole == ("partly" if len(each) == 2 else each.pop() if each else "outside")
