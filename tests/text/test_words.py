from __future__ import annotations

import time

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
        ("ロシアと東京へ", "ロシア|と|東京|へ"),
        ("東京都知事は述べた。", "東京都知事|は|述|べた"),
        ("สวัสดีครับ เราไปโรงเรียน", "สวัสดีครับ|เรา|ไป|โรง|เรียน"),
        ("ລາວເປັນ", "ລາວ|ເປັນ"),
        ('צה"ל אמר "לא" לג\'ונס', "צה\"ל|אמר|לא|לג'ונס"),
        ("Mail Jane.Roe@example.org.", "Mail|Jane.Roe@example.org"),
        ("AT&T's U.S.-led plan, a Ph.D. at 10:30", "AT&T's|U.S.-led|plan|a|Ph.D.|at|10:30"),
        ("See example.org/x. The end.The next", "See|example.org|x|The|end|The|next"),
        ("l'État, col·lecció, 1’500, ٣٫٥", "l'État|col·lecció|1’500|٣٫٥"),
        ("EE.UU. и т.д. z.B.", "EE.UU.|и|т.д.|z.B."),
        ("서울에 갔다.", "서울에|갔다"),
        ("cafe\u0301 na\u00efve", "cafe\u0301|na\u00efve"),
        ("… — «»", ""),
        ("", ""),
    ],
)
def test_words_are_what_a_reader_would_point_at(text: str, wanted: str) -> None:
    found = [text[start:end] for start, end in words(text)]
    assert found == (wanted.split("|") if wanted else [])


# fmt: off
PIECES = st.sampled_from([
    "a", "U.S.", "Ph.D.", "@", "@joe", "#", ".", "'", "’", "-", "1,5", "%", "x@y.org", "https://a.b",
    "漢字", "かな", "カナ", "ー", "ไป", "ะ", "เ", "\u0e47", "ລາ", "한국", "हिन्दी", "صحيفة", 'צה"ל',
    "\u0301", "\u200d",
])
# fmt: on


@given(st.lists(PIECES | st.text(max_size=3), max_size=20).map("".join))
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


def test_words_of_a_text_without_blanks_take_no_longer_than_others() -> None:
    began = time.process_time()
    for piece in ("a", "a.", "A.", "a@", "a-", "1,", "漢", "か漢", "ไ", "ะ", "\u0301", "@", "a'"):
        text = piece * 50_000
        assert sum(end - start for start, end in words(text)) <= len(text)
    assert time.process_time() - began < 5
