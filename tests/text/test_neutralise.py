"""Nothing from outside acts on the terminal, and no offset moves."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text import neutralise as neutralise_module
from reader.text.graphemes import clusters
from reader.text.neutralise import (
    MAX_FLAGS,
    MAX_JOINS,
    MAX_MARKS,
    neutralise,
    neutralise_line,
)
from tests.text.strategies import texts

ACTING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff\U0010eeee]"
)


@settings(deadline=None)
@given(texts())
def test_length_is_kept_and_a_second_pass_changes_nothing(text: str) -> None:
    shown = neutralise(text)
    assert len(shown) == len(text)
    assert neutralise(shown) == shown


@settings(deadline=None)
@given(texts())
def test_nothing_that_acts_is_left_and_it_can_be_encoded(text: str) -> None:
    shown = neutralise(text)
    assert not ACTING.search(shown)
    shown.encode("utf-8")


@settings(deadline=None)
@given(texts())
def test_line_feeds_stay_where_they_are_and_a_line_has_none(text: str) -> None:
    shown = neutralise(text)
    assert [i for i, c in enumerate(shown) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]
    line = neutralise_line(text)
    assert len(line) == len(text)
    assert "\n" not in line


@settings(deadline=None)
@given(texts())
def test_a_slice_at_cluster_boundaries_is_as_safe_as_the_whole(text: str) -> None:
    shown = neutralise(text)
    for start, end, _ in clusters(text):
        assert neutralise(shown[start:end]) == shown[start:end]


@pytest.mark.parametrize(
    "payload",
    [
        "\x1b]52;c;aGk=\x07",
        "\x1b[2J",
        "\x9b31m",
        "\x9d0;title\x9c",
        "\x85",
        "\u202eevil\u2069",
        "\ufeff",
        "a\U000e0041\U000e007f",
        "\ufff9a\ufffab\ufffb",
        "\udc80",
        "\U0010eeee",
        "\x7f\x08\x0b\x0c",
    ],
)
def test_hostile_text_is_only_signs(payload: str) -> None:
    shown = neutralise(payload)
    assert len(shown) == len(payload)
    assert all(c.isprintable() for c in shown)


def test_every_format_character_is_either_replaced_or_decided_on() -> None:
    kept = {
        code
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        and neutralise("x" + chr(code)) == "x" + chr(code)
    }
    numbers = {*range(0x600, 0x606), 0x6DD, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
    assert kept == {0x0A, 0x200C} | numbers


def test_ordinary_writing_is_untouched() -> None:
    for text in (
        "Plain text, with “quotes” — and dashes… 10 % é ñ ç",
        "naïve cafe\u0301 e\u0301\u0323",
        "हिन्दी क्\u200dष ไทยคำ العربية עברית 漢字かな 한국어",
        "👨\u200d👩\u200d👧\u200d👦 👍🏽 ❤\ufe0f 🏳\ufe0f\u200d🌈 🇩🇪🇫🇷",
        "می\u200cخواهم",
    ):
        assert neutralise(text) == text


def test_soft_hyphen_and_blanks_keep_a_cell() -> None:
    assert neutralise("anno\u00adtate\u200bnow\tthen\r") == "anno-tate now then "


def test_a_mark_at_the_start_of_a_line_cannot_reach_what_is_drawn_before() -> None:
    assert neutralise("\u0301a\n\u0302b") == "�a\n�b"


def test_joiners_that_would_swallow_a_letter_are_shown() -> None:
    assert neutralise("a\u200db \u200d👩\u200d \u200d\u200d漢\u200d字") == "a�b �👩� ��漢�字"


def test_caps_keep_clusters_short() -> None:
    marks = neutralise("a" + "\u0301" * 1000)
    assert marks == "a" + "\u0301" * MAX_MARKS + "�" * (1000 - MAX_MARKS)
    joined = neutralise("👩" + "\u200d👩" * 100)
    assert joined.count("\u200d") == MAX_JOINS
    flags = neutralise("🇩" * 100)
    assert flags == "🇩" * MAX_FLAGS + "�" * (100 - MAX_FLAGS)
    assert neutralise("x" + "\ufe0f" * 5) == "x\ufe0f" + "�" * 4


@settings(deadline=None)
@given(st.text(max_size=30))
def test_ascii_without_controls_is_returned_itself(text: str) -> None:
    plain = "".join(c for c in text if c.isascii() and c.isprintable())
    assert neutralise(plain) is plain


def test_the_quick_look_passes_only_what_the_tables_keep() -> None:
    plain = [chr(code) for code in range(0x110000) if neutralise_module._PLAIN.fullmatch(chr(code))]
    slow = neutralise_module._substitutes().keys() | {0x200D}
    assert not slow & {ord(character) for character in plain}
    assert not neutralise_module._zero_width() & set(plain)
    assert not neutralise_module._INDICATORS & set(plain)
