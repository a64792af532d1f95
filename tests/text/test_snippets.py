"""A snippet begins where the text first says what was looked for, however far that is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text.indexing import Phrase, first_occurrence, occurrences, phrase
from reader.text.snippets import snippet

WORDS = st.sampled_from(["alpha", "Béta", "ﬁn", "北京", "ﷺ", "und", "x", "İ", "a\u0301b", "gamma."])
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "  ", "\n", "-", " filler " * 40])))
PHRASES = st.lists(
    st.builds(
        lambda words, exact: phrase(" ".join(words), exact=exact),
        st.lists(WORDS, min_size=1, max_size=3),
        st.booleans(),
    ),
    max_size=3,
)


@given(TEXTS, PHRASES)
def test_the_first_place_is_that_of_a_search_through_the_whole_text(
    parts: list[tuple[str, str]], wanted: list[Phrase]
) -> None:
    text = "".join(word + between for word, between in parts)
    whole = occurrences(text, wanted, limit=1)
    assert first_occurrence(text, wanted) == (whole[0][0] if whole else -1)


def test_a_phrase_over_the_edge_of_what_is_looked_at_first_comes_before_a_word_behind_it() -> None:
    # The first stretch ends between "one" and "two": alone in it is the single word.
    text = "f " * 297 + "zero one two three"
    for filler in range(12):
        longer = "g" * filler + text
        wanted = [phrase("zero one two three", exact=True), phrase("one", exact=True)]
        assert first_occurrence(longer, wanted) == longer.index("zero")


def test_a_snippet_far_down_a_long_text_has_its_mark() -> None:
    text = "Überall wird geredet. " * 2_000 + "Dann kam der Gärtner herein."
    found = snippet(text, [phrase("gartner", exact=True)])
    ((start, end),) = found.marks
    assert found.text[start:end] == "Gärtner"
