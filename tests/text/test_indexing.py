"""Words for searching: found whatever their case, accents and script, and marked where they are."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.indexing import fold, occurrences, phrase, says, tokens, words_of

texts = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("abcAB éÉñß中文字ไทยกำàليةかなकि한국 .,’-_\u200d\u0301\u064e\x00"),
    ),
    max_size=40,
)


@given(texts)
def test_each_word_stands_where_it_says_and_in_order(text: str) -> None:
    found = tokens(text)
    assert [token.word for token in found] == words_of(text)
    last = 0
    for token in found:
        assert last <= token.start < token.end <= len(text) or token.start == last - 1
        last = token.end
        assert token.word in fold(text[token.start : token.end])


@given(texts, texts)
def test_the_index_divides_texts_as_we_do(one: str, two: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(body, content='', tokenize='ascii')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
    connection.execute("INSERT INTO t (rowid, body) VALUES (1, ?)", (fold(one + two),))
    found = connection.execute("SELECT term FROM v ORDER BY offset").fetchall()
    connection.close()
    assert [term for (term,) in found] == words_of(one + two)


@pytest.mark.parametrize(
    ("text", "asked", "exact"),
    [
        ("The Café closed", "cafe", True),
        ("the cafe closed", "CAFÉ", True),
        ("Straße", "strasse", True),
        ("Bridges fell", "bridge", False),
        ("the old bridge fell", "old bri", False),
        ("总统访问北京。", "北京", True),
        ("นายกรัฐมนตรีกล่าว", "รัฐมนตรี", True),
        ("東京タワー", "京", True),
        ("كَتَبَ الرئيس", "كتب", True),
        ("प्रधानमंत्री ने कहा", "प्रधानमंत्री", True),
        ("대통령은 말했다", "대통령", False),
        ("co\u00adoperate", "cooperate", True),
        ("the mayor’s aide", "mayor's aide", True),
    ],
)
def test_words_are_found_in_every_script(text: str, asked: str, exact: bool) -> None:
    assert says(text, phrase(asked, exact=exact))
    (place, *_) = occurrences(text, [phrase(asked, exact=exact)])
    assert 0 <= place[0] < place[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "asked", "exact"),
    [
        ("Bridges fell", "bridge", True),
        ("footbridge", "bridge", False),
        ("bridge old", "old bridge", True),
        ("anything", "—", False),
        ("प्रधानमंत्री", "प्रधान", True),
    ],
)
def test_and_nothing_else_is(text: str, asked: str, exact: bool) -> None:
    assert not says(text, phrase(asked, exact=exact))
    assert not occurrences(text, [phrase(asked, exact=exact)])


def test_marks_do_not_overlap_and_the_longest_phrase_wins() -> None:
    wanted = [phrase("old", exact=True), phrase("old bridge", exact=True)]
    assert occurrences("Old bridge, old", wanted) == [(0, 10), (12, 15)]


def test_a_long_text_is_folded_as_its_characters_are_one_by_one() -> None:
    for first in range(0x80, 0x3100, 16):
        text = " ".join(f"a{chr(code)}B {chr(code)}Σ" for code in range(first, first + 16))
        assert words_of(text) == [token.word for token in tokens(text)]
