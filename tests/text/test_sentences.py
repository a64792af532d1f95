from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.languages import shipped_lexicon
from reader.text.sentences import sentences
from tests.support import shared_seeds
from tests.text.hard_lines import HARD_LINES, read_lines, unpack

# fmt: off
PIECES = st.sampled_from([
    ". ", ".", "! ", "? ", "… ", "...", ".” ", "”", "“", "' ", "'", "» ", "« ", ") ", "(", "[",
    "] ", "。", "」", "「", "？", "؟ ", "۔", "। ", "; ", "\u037e ", "\n", "\n\n", "\n \n", "\r",
    "\t", " ", "He", "said", "U.S", "Mr", "al-Sharaa", "3", "1,500", "z", "B", "говорит", "本",
    "と", "क", "• ", "- ", "— ", "https://x.y/z", "pic.twitter.com/a", "\u0301", "\u200d",
    "\ufffd", "\ud800", "A",
])
# fmt: on
LEXICON = shipped_lexicon()
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join)


@pytest.mark.parametrize(("language", "line"), HARD_LINES)
def test_hard_lines_are_divided_where_a_person_would(language: str, line: str) -> None:
    text, wanted = unpack(line)
    found = sentences(text, language)
    assert [text[slice(*pair)] for pair in found] == [text[slice(*pair)] for pair in wanted]


def share_right(name: str) -> float:
    right = found = wanted = 0
    for language, line in read_lines(name):
        text, ranges = unpack(line)
        divided = sentences(text, language)
        right += len(set(divided) & set(ranges))
        found += len(divided)
        wanted += len(ranges)
    return 2 * right / (found + wanted)


def test_lines_that_no_rule_was_made_for_are_divided_right_in_nine_of_ten_places() -> None:
    assert share_right("held") > 0.9


def test_what_news_pages_have_is_divided_right_in_29_languages() -> None:
    assert share_right("news") > 0.97
    assert len({language for language, _ in read_lines("news")}) == 29


def test_hard_lines_come_from_many_languages() -> None:
    assert len({language for language, _ in HARD_LINES}) >= 25


def test_most_hard_lines_need_nobody_to_name_their_language() -> None:
    right = sum(sentences(unpack(line)[0]) == unpack(line)[1] for _, line in HARD_LINES)
    assert right >= 0.97 * len(HARD_LINES)


def test_a_single_line_mostly_tells_its_language() -> None:
    lines = [*HARD_LINES, *read_lines("news")]
    right = sum(LEXICON.guess(unpack(line)[0]) == language for language, line in lines)
    assert right >= 0.93 * len(lines)
    assert LEXICON.guess("זה נגמר?") == "he"
    assert LEXICON.guess("Τέλος;") == "el"
    assert LEXICON.guess("何もない。") == "ja"
    assert LEXICON.guess("结束了吗？") == "zh"


@given(TEXTS, st.sampled_from(["", "en", "de", "el", "xx", "zh-Hant"]))
def test_sentences_cover_all_that_is_not_blank_and_cross_no_blank_line(
    text: str, language: str
) -> None:
    found = sentences(text, language)
    before = 0
    for start, end in found:
        assert before <= start < end <= len(text)
        assert text[before:start].strip() == ""
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        assert "\n\n" not in text[start:end]
        before = end
    assert text[before:].strip() == ""
    assert sentences(text, language) == found


@given(TEXTS, TEXTS)
def test_a_block_is_divided_alike_whatever_stands_in_the_next(one: str, two: str) -> None:
    joined = one + "\n\n" + two
    split = len(one) + 2
    expected = sentences(one, "en") + [(a + split, b + split) for a, b in sentences(two, "en")]
    assert sentences(joined, "en") == expected


def test_lines_wrapped_at_a_width_are_one_sentence() -> None:
    text = (
        "The delegation came to the harbour in the morning and\n"
        "left it in the evening without a word to the\n"
        "reporters who had waited there all day long. It will\n"
        "return."
    )
    assert [text[a:b] for a, b in sentences(text)] == [text[:-16], "It will\nreturn."]


def test_lines_broken_on_purpose_are_sentences_of_their_own() -> None:
    text = (
        "Jane Roe @jroe\nThe harbour is closed to all ships\n— Jane Roe, 29 January\n• One\n• Two"
    )
    assert [text[a:b] for a, b in sentences(text)] == text.split("\n")


@pytest.mark.parametrize(
    ("index", "count", "digest"),
    [
        (0, 93, "e2f15616b966"),
        (1, 26, "0e6c6575dc24"),
        (2, 27, "3b99dd369fb4"),
        (3, 24, "f35ffea334ec"),
        (4, 34, "54154abcdef2"),
    ],
)
def test_real_pages_are_divided_as_read_by_a_person(index: int, count: int, digest: str) -> None:
    path = sorted(shared_seeds().glob("*.txt"))[index]
    page = path.read_text("utf-8")
    text = "\n\n".join(line.strip(" •-") for line in page.split("\n") if line.strip(" •-"))
    found = sentences(text)
    assert len(found) == count
    assert hashlib.sha256(repr(found).encode()).hexdigest()[:12] == digest


def parts(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


def test_a_credit_in_brackets_before_a_text_is_no_part_of_its_first_sentence() -> None:
    assert parts("[Photo: Ann Lee/Agency] The mayor left.", "en")[0] == "[Photo: Ann Lee/Agency]"
    assert parts("(Foto: Agentur) „Nein“, sagte sie.", "de")[0] == "(Foto: Agentur)"
    assert len(parts("[Wednesday: noon] or later, he said.", "en")) == 1
    assert len(parts("[Photo: Ann Lee]", "en")) == 1


def test_a_dateline_with_a_short_month_ends_no_sentence() -> None:
    assert len(parts("Madrid, 12 mar. (EFE).- El índice cerró con una subida.", "es")) == 1
    assert len(parts("Москва. 12 марта. INTERFAX.RU - Курс доллара вырос.", "ru")) == 1


def test_a_picture_ends_a_sentence_that_has_no_other_mark() -> None:
    assert len(parts("Thank you all so much 🎉 See you next year!", "en")) == 2
    assert len(parts("She wrote “We won 🎉” It was late.", "en")) == 2
    assert len(parts("Why I ❤️ New York so much.", "en")) == 1


def test_thai_is_divided_where_a_subject_follows_a_clause_but_not_in_a_list() -> None:
    clause = "กรมอุตุนิยมวิทยาเตือนฝนตกหนักในภาคใต้ 14 จังหวัด"
    assert len(parts(f"{clause} ประชาชนควรระวังน้ำท่วมฉับพลัน", "th")) == 2
    assert len(parts(f"{clause} ประชาชนจึงควรระวังน้ำท่วม", "th")) == 1
    assert len(parts("เจ้าหน้าที่ดับเพลิงเข้าช่วยเหลือพร้อม ตำรวจ แพทย์ และอาสาสมัครกู้ภัย", "th")) == 1


def test_thai_is_divided_between_clauses_but_not_behind_a_name_a_frame_or_a_measure() -> None:
    whole = [
        "เมื่อวันที่ 12 มิถุนายน 2566 ที่สถานีตำรวจภูธรเมือง ตำรวจแถลงผลการจับกุม",
        "ทิม คุก ซีอีโอของบริษัท กล่าวว่ารุ่นนี้ขายดี",
        "การประชุมจัดขึ้นที่กรุงมะนิลา ประเทศฟิลิปปินส์",
        "ตำรวจตรวจพบยาเสพติดในบ้านเช่า จำนวน 14 ถุง",
        "หากศาลรับคำร้อง พวกเขาอาจถูกตัดสิทธิตลอดชีวิต",
    ]
    assert [parts(text, "th") for text in whole] == [[text] for text in whole]
    two = ["ช้างป่าบุกทำลายไร่สับปะรด", "แม่ของเขาเดินทางมารับศพ"]
    assert parts(" ".join(two), "th") == two
    led = ["ทีมไทยเอาชนะเวียดนาม 2-1", "ชนาธิป สรงกระสินธ์ ยิงประตูชัย"]
    assert parts(" ".join(led), "th") == led


def test_a_closing_mark_without_a_blank_behind_it_stays_with_its_sentence() -> None:
    assert parts("He saw the bend.”The end came.", "en") == ["He saw the bend.”", "The end came."]


def test_no_text_has_no_sentences() -> None:
    assert sentences("") == []
    assert sentences(" \n\n \t") == []


def test_long_texts_without_any_blank_take_no_longer_than_others() -> None:
    began = time.process_time()
    for text in ("a" * 200_000, "." * 200_000, "a." * 100_000, ". " * 100_000, "。" * 200_000):
        found = sentences(text)
        assert found[0][0] == 0
        assert found[-1][1] == len(text.rstrip())
    assert time.process_time() - began < 10


@pytest.mark.parametrize("language", LEXICON.languages)
def test_every_language_file_has_words_that_tell_it(language: str) -> None:
    rules = LEXICON.rules(language)
    assert rules.kinds
    assert len(rules.starters | rules.words) > 25
    assert LEXICON.guess(" ".join(rules.starters | rules.words)) == language
    assert all(not entry.endswith(".") for entry in rules.kinds)
    assert rules.saying is not None


def test_a_language_without_data_still_has_sentences() -> None:
    assert LEXICON.rules("xx").kinds == LEXICON.rules("und").kinds
    assert "und" not in LEXICON.languages
    assert LEXICON.rules("no").language == LEXICON.rules("nn-NO").language == "nb"
    assert LEXICON.rules("en_GB") is not None
    assert LEXICON.guess("") == ""
    assert sentences("Foo bar. Baz qux.", "xx") == [(0, 8), (9, 17)]
