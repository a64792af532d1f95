from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.objects import paragraph_at, paragraphs, quotation_at, quotations
from tests.support import shared_seeds


def insides(text: str) -> list[str]:
    return [text[each.start : each.end] for each in quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He called it “a clear sign,” and left.", ["a clear sign,"]),
        ("“One. Two.” Then “three”.", ["One. Two.", "three"]),
        ("“He said ‘no way’ to me,” she wrote.", ["He said ‘no way’ to me,", "no way"]),
        ('They wrote "no comment" and "call us".', ["no comment", "call us"]),
        ("The group Hay’at Tahrir met Al-Shara', who left.", []),
        ("Syria's 'practical cooperation' isn't new.", ["practical cooperation"]),
        ("The 'allies' rights to the port.' MEM", ["allies' rights to the port."]),
        ("Back in the '90s the rock 'n' roll era began.", []),
        ("past ‘mistakes’.", ["mistakes"]),
        ("‘Putin’s visit’ was short", ["Putin’s visit"]),
        ("Er sagte: „Wir gehen nicht.“ Dann ging er.", ["Wir gehen nicht."]),
        ("Er sagte: »Nein« und ging. ‚Ja‘ auch.", ["Nein", "Ja"]),
        ("Il dit « c'est fini » et part.", ["c'est fini"]),
        ("Han sa: ”Vi vet inte.” Sedan gick han.", ["Vi vet inte."]),
        ("Powiedział „nie” i wyszedł.", ["nie"]),
        ("«Он сказал „нет“ вчера», — пишет ТАСС.", ["Он сказал „нет“ вчера", "нет"]),
        ("彼は「知りません『本当』」と言った。", ["知りません『本当』", "本当"]),
        ("他说：“我们不知道。”", ["我们不知道。"]),
        ("“It goes on in the next paragraph.", ["It goes on in the next paragraph."]),
        ('A 6" nail.', []),
        ("“”", []),
    ],
)
def test_quotations_are_found_by_their_marks_in_many_languages(
    text: str, wanted: list[str]
) -> None:
    assert insides(text) == wanted


def test_the_innermost_quotation_around_a_place_is_taken() -> None:
    text = "“He said ‘no way’ to me,” she wrote."
    assert quotation_at(text, text.index("no")) == (10, 16)
    assert quotation_at(text, text.index("‘")) == (10, 16)
    assert quotation_at(text, text.index("He")) == (1, text.index("”"))
    assert quotation_at(text, 0) == (1, text.index("”"))
    assert quotation_at(text, text.index("she")) is None
    assert quotation_at("", 0) is None


def test_a_quotation_crosses_sentences_but_no_blank_line() -> None:
    text = "“One. Two.\n\nThree.” he said"
    assert quotation_at(text, 2) == (1, 10)
    assert quotation_at(text, text.index("Three")) is None


def test_a_paragraph_is_what_stands_between_blank_lines() -> None:
    text = "one\n\ntwo\nlines \n \n\n three"
    assert [text[a:b] for a, b in paragraphs(text)] == ["one", "two\nlines", "three"]
    assert paragraph_at(text, 0) == (0, 3)
    assert paragraph_at(text, 4) == (0, 3)
    assert paragraph_at(text, 5) == (5, 14)
    assert paragraph_at(text, len(text)) == (len(text) - 5, len(text))
    assert paragraph_at(" \n\n", 1) == (0, 0)
    assert paragraph_at("\n\nlate", 0) == (2, 6)


@given(st.text(alphabet="ab .s'\"’‘“”„«»「」\n", max_size=50))
def test_quotations_lie_in_their_paragraph_without_blanks_around(text: str) -> None:
    for low, high in paragraphs(text):
        assert text[low:high] == text[low:high].strip()
        for each in quotations(text, low, high):
            assert low <= each.opens < each.start < each.end <= each.closes <= high
            inside = text[each.start : each.end]
            assert inside == inside.strip() != ""
    for offset in range(len(text) + 1):
        found = quotation_at(text, offset)
        assert found is None or found[0] < found[1]


def test_quotations_of_the_real_pages_are_those_that_a_person_sees() -> None:
    counts = []
    found: list[tuple[int, int]] = []
    for path in sorted(shared_seeds().glob("*.txt")):
        lines = path.read_text("utf-8").split("\n")
        text = "\n\n".join(line.strip(" •-") for line in lines if line.strip(" •-"))
        before = len(found)
        for low, high in paragraphs(text):
            found += [(each.start, each.end) for each in quotations(text, low, high)]
        counts.append(len(found) - before)
    assert counts == [16, 10, 0, 3, 13]
    assert hashlib.sha256(repr(found).encode()).hexdigest()[:12] == "1d80648dc7c2"


@pytest.mark.parametrize("piece", ["‘a ", "“a ", "'a ", "a' ", "s' a ", "” a", "“a” "])
def test_marks_without_end_take_no_time_without_end(piece: str) -> None:
    text = piece * 30_000
    began = time.process_time()
    quotations(text, 0, len(text))
    assert time.process_time() - began < 5
