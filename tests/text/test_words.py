from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.words import words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He paid 1,500 euros - or 3.5%?", "He|paid|1,500|euros|or|3.5%"),
        ("Hay’at Tahrir's state-run news", "Hay’at|Tahrir's|state-run|news"),
        ("Al-Shara', who left the U.S. for $5", "Al-Shara|who|left|the|U.S.|for|$5"),
        ("“Yes,” said @jroe (#one). It—he", "Yes|said|@jroe|#one|It|he"),
        ("See https://example.org/a.b?c=1, now.", "See|https://example.org/a.b?c=1|now"),
        ("pic.twitter.com/5Vt!", "pic.twitter.com/5Vt"),
        ("Владимир Путин, 2024 г.", "Владимир|Путин|2024|г"),
        ("हिन्दी में", "हिन्दी|में"),
        ("سوريا، روسيا؟", "سوريا|روسيا"),
        ("他到了3楼", "他|到|了|3|楼"),
        ("ロシアと東京へ", "ロシア|と|東|京|へ"),
        ("서울에 갔다.", "서울에|갔다"),
        ("cafe\u0301 na\u00efve", "cafe\u0301|na\u00efve"),
        ("… — «»", ""),
        ("", ""),
    ],
)
def test_words_are_what_a_reader_would_point_at(text: str, wanted: str) -> None:
    found = [text[start:end] for start, end in words(text)]
    assert found == (wanted.split("|") if wanted else [])


@given(st.text(max_size=60))
def test_words_are_disjoint_and_leave_no_letter_out(text: str) -> None:
    before = 0
    for start, end in words(text):
        assert before <= start < end <= len(text)
        assert not any(map(str.isalnum, text[before:start]))
        assert not any(map(str.isspace, text[start:end]))
        before = end
    assert not any(map(str.isalnum, text[before:]))


def test_words_can_be_asked_for_a_stretch_only() -> None:
    assert words("one two three", 4, 7) == [(4, 7)]
    assert words("one two three", 5) == [(5, 7), (8, 13)]
