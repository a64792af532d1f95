"""Words that are found once and used several times are what each use would find by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.pages import characters as ch
from reader.pages.language import files_for, guess_language
from reader.pages.lines import lines_of, words_of
from reader.pages.tokens import are_words, folded, line_tokens

_ALPHABET = (
    "aAbBzZéßİŉǰœĳŞ ʼ’-_09²½١٣©@%#.,;:!?…\n\t\u00a0\u00ad\u0301\u200b\u200d\ufe0f"
    "σςΣάΐіїЙёьאבּ\u05beةأـ\u064bپकिखगกาぐアー中年한국"
)
_WORDS = ("the", "of", "der", "und", "que", "les", "não", "и", "что", "την", "של", "في", "है")
_PIECES = st.one_of(st.sampled_from(_WORDS), st.text(_ALPHABET, max_size=6))
_TEXTS = st.lists(_PIECES, max_size=60).map(" ".join)


@given(_TEXTS)
def test_the_words_of_its_lines_tell_the_language_of_a_page(text: str) -> None:
    words = words_of(lines_of(text))
    assert words is not None
    assert guess_language(text, words) == guess_language(text)
    assert files_for(text, words) == files_for(text)


def test_of_a_line_that_is_too_long_it_is_not_known_what_it_says() -> None:
    assert words_of(lines_of("the " * ch.SAMPLE)) is None


@given(st.text(_ALPHABET.replace("\n", ""), max_size=30))
def test_a_line_whose_tokens_are_its_words_has_no_others(line: str) -> None:
    if are_words(line):
        assert line_tokens(folded(line)) == ch.all_words(line)


def test_tokens_are_words_where_a_character_is_within_or_beside_them() -> None:
    for code in (*range(0x20, 0xD800), *range(0xE000, 0x10000), 0x1F600, 0x20000):
        sign = chr(code)
        line = f"ab{sign}cd {sign}A A{sign}"
        if are_words(line):
            assert line_tokens(folded(line)) == ch.all_words(line), hex(code)
    assert are_words("The ministry’s 40 “experts” – über alles")
