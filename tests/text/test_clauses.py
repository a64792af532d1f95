from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.clauses import clauses
from reader.text.languages import shipped_lexicon
from reader.text.sentences import sentences
from tests.text.hard_lines import HARD_LINES, read_lines, unpack

# fmt: off
PIECES = st.sampled_from([
    ", ", ",", "; ", ": ", ":", " – ", " - ", "—", " —", "“", "”", "” ", "\"", "'", "’", "« ", " »",
    "„", "「", "」", "，", "、", "：", "،", "(", ") ", "1,500", "10:30", " said ", "that ", "told ",
    "according to ", "word ", "Word ", "говорит ", "что ", "表示，", "と述べた", "한국", "ไทย",
    "קול", "\n", " ", ". ", "ROME, Oct. 15 (ABC) – ", "Jan. 29, 2025", "\u0301", "\ud800", "?",
])
# fmt: on
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join)
LANGUAGES = st.sampled_from(["", "xx", *shipped_lexicon().languages])


def divided(text: str, language: str) -> list[str]:
    return [text[low:high] for low, high in clauses(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "“Nothing is decided,”|he|said."),
        ("en", "“The vote,”|said Rep. A. J. Lee (R-Texas),|“is a farce.”"),
        (
            "en",
            "The ministry|said|the visit came at a|“crunch point”|in relations,|while he slept.",
        ),
        ("en", "The aide|told reporters on Monday|that the deal is dead."),
        ("en", "That man|said|that man is his brother."),
        ("en", "The port is safe,|according to the ministry."),
        ("en", "The talks —|all three —|failed."),
        ("en", "The visit -|his first -|was short."),
        ("en", "DAMASCUS, Oct. 15 (SANA) –|The council met."),
        ("en", "ERBIL, Kurdistan Region -|The minister left."),
        ("en", "It cost $1,500 at 10:30 p.m. on Jan. 29, 2025;|10 - 15 percent more."),
        ("en", "Acme, Inc. grew,|Beta, Jr. did not."),
        ("en", "We will stay,”|the envoy|told reporters."),
        ("en", "Syria's|'practical cooperation'|isn't new."),
        ("en", "“He said no to me,”|she|wrote."),
        ("de", "„Ist das wahr?“,|fragte sie."),
        ("de", "Er|sagte,|dass es 1.500 Euro kostet."),
        ("fr", "« C'est fini ! »|a déclaré M. Dupont."),
        ("es", "—¿Qué pasa?|—preguntó ella—. Nada."),
        ("es", "Según el ministro,|«no hay dinero»."),
        ("it", "È finita,|secondo l'agenzia."),
        ("pt", "O líder|disse|que|“vamos ganhar”."),
        ("nl", "‘Waarom nu?’|vroeg de premier."),
        ("pl", "„Nie wiemy”|– powiedział min. Kowalski."),
        ("ru", "— Домой,|— ответила она."),
        ("ru", "Песков|заявил,|что переговоры —|первые —|прошли."),
        ("uk", "Це,|за словами Шевченка,|«початок»."),
        ("el", "Ο υπουργός|είπε|ότι|«δεν ξέρουμε»."),
        ("tr", "“Neden şimdi?”|diye|sordu bakan."),
        ("ar", "وقال الوزير،|في بيان،|إن الأمر انتهى."),
        ("he", 'צה"ל|הודיע,|כי|"אין תגובה"|מד"ר כהן.'),
        ("fa", "او|گفت|که|«نمی‌دانیم»،|سپس رفت."),
        ("hi", "मंत्री ने|कहा|कि|“हम नहीं जानते”।"),
    ],
)
def test_clauses_end_at_marks_and_before_words_that_say_who_spoke(language: str, line: str) -> None:
    assert divided(line.replace("|", " "), language) == line.split("|")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", "发言人|说：|“没有变化，”|他|表示，|价格是3，500元。"),
        ("ja", "「もう終わった」|と大臣は述べた。"),
        ("ja", "大臣は、|価格が上がった|と述べた。"),
        ("ko", "“왜 지금입니까?”|라고 장관이 |물었다."),
        ("en", "They |described it—|wrongly—|as a win."),
        ("th", "นายกฯ |กล่าวว่า|ไม่รู้"),
    ],
)
def test_clauses_are_found_where_no_blanks_stand_between(language: str, line: str) -> None:
    found = divided(line.replace("|", ""), language)
    assert found == [part.strip() for part in line.split("|")]


@given(TEXTS, LANGUAGES)
def test_clauses_tile_all_that_is_not_blank(text: str, language: str) -> None:
    for start, end in [(0, len(text)), *sentences(text, language)]:
        found = clauses(text, start, end, language)
        before = start
        for low, high in found:
            assert before <= low < high <= end
            assert not text[before:low].strip()
            assert text[low:high] == text[low:high].strip()
            before = high
        assert not text[before:end].strip()
        if len(found) > 1:
            assert all(any(map(str.isalnum, text[low:high])) for low, high in found)


@pytest.mark.parametrize("name", ["development", "news", "held"])
def test_clauses_tile_the_sentences_of_every_language(name: str) -> None:
    for language, line in read_lines(name):
        text, ranges = unpack(line)
        for start, end in ranges:
            found = clauses(text, start, end, language)
            assert (found[0][0], found[-1][1]) == (start, end)
            for (_, before), (after, _) in pairwise(found):
                assert before <= after
                assert not text[before:after].strip()
            for low, high in found:
                assert text[low:high] == text[low:high].strip() != ""


@given(st.lists(st.sampled_from(["1,500", "10:30", "3.5", "U.S.", "2019–20", "Hay’at", "isn't"])))
def test_no_clause_ends_inside_a_number_a_time_an_abbreviation_or_a_name(words: list[str]) -> None:
    text = " ".join(words)
    assert divided(text, "en") == ([text] if words else [])


def test_clauses_of_the_same_sentence_are_the_same_wherever_it_stands() -> None:
    for language, line in HARD_LINES:
        text, ranges = unpack(line)
        for start, end in ranges:
            alone = clauses(text[start:end], 0, end - start, language)
            assert clauses(text, start, end, language) == [(a + start, b + start) for a, b in alone]


def test_without_a_language_the_text_tells_it() -> None:
    line = "Der Minister sagte, dass die Stadt laut der Polizei nicht brennt."
    assert divided(line, "") == divided(line, "de")
    assert divided("「もう」と大臣は述べた。", "") == divided("「もう」と大臣は述べた。", "ja")
    assert shipped_lexicon().cues("xx") is None
    assert divided("Foo, bar – baz.", "xx") == ["Foo,", "bar –", "baz."]


def test_a_long_sentence_is_divided_in_time_that_grows_with_its_length_only() -> None:
    began = time.process_time()
    for piece in ("said, ", "“a ", "a” ", "— ", "a—", "that ", "x", "' ", "A ", "ROME, "):
        text = piece * 20_000
        found = clauses(text, 0, len(text), "en")
        assert found[-1][1] == len(text.rstrip())
    assert time.process_time() - began < 5
