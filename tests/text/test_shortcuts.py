"""Short ways of counting and folding give what the long ones do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.pages.characters import WORD, all_words
from reader.pages.tokens import _MARKS, folded
from reader.text.indexing import fold, tokens, words_of
from reader.text.words import count_words, words
from tests.payloads import PAYLOADS

ALPHABET = "aZé'’.-@#%12 \t\n\u2028\u00a0\x1c\u200dßİΐا\u0640ل北京ァあด\u0301\u05d0״ﬁ©"
TEXTS = st.one_of(
    st.text(ALPHABET, max_size=60),
    st.text(max_size=40),
    st.sampled_from([payload.text for payload in PAYLOADS]),
)


@given(TEXTS)
def test_words_are_counted_without_being_listed(text: str) -> None:
    assert count_words(text) == len(words(text))


@given(TEXTS)
def test_words_without_case_are_those_of_the_whole_text(text: str) -> None:
    assert all_words(text) == WORD.findall(text.casefold())


@given(TEXTS)
def test_folded_words_are_those_that_are_marked_in_the_text(text: str) -> None:
    assert words_of(text) == [token.word for token in tokens(text)]
    assert words_of(fold(text)) == words_of(text)


@given(TEXTS)
def test_a_line_is_folded_with_its_marks(text: str) -> None:
    assert folded(text) == text.translate(_MARKS).casefold()
