from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text.search import find_all

TEXTS = st.text(alphabet="aAbBsSßİıiKk\u212aﬁfi ’'\u0301", max_size=30)


def test_lower_case_finds_all_cases_and_upper_case_only_itself() -> None:
    assert find_all("Syria SYRIA syria", "syria") == [(0, 5), (6, 11), (12, 17)]
    assert find_all("Syria SYRIA syria", "Syria") == [(0, 5)]


def test_a_query_is_taken_literally() -> None:
    assert find_all("a.b axb [x] (", ".") == [(1, 2)]
    assert find_all("a.b axb [x] (", "[x] (") == [(8, 13)]
    assert find_all("anything", "") == []


def test_offsets_stay_exact_where_folding_changes_lengths() -> None:
    text = "İstanbul Straße Straße ﬁnal"
    assert [text[a:b] for a, b in find_all(text, "straße")] == ["Straße", "Straße"]
    assert [text[a:b] for a, b in find_all(text, "strasse")] == ["Straße", "Straße"]
    assert [text[a:b] for a, b in find_all(text, "final")] == ["ﬁnal"]
    assert find_all("ß", "s") == []


def test_straight_marks_find_typographic_ones() -> None:
    text = 'Syria’s “new” Syria\'s "new"'
    assert len(find_all(text, "syria's")) == 2
    assert len(find_all(text, '"new"')) == 2
    assert find_all(text, "“new”") == [(8, 13)]


def test_no_more_matches_than_asked_for() -> None:
    assert find_all("aaaa", "a", limit=2) == [(0, 1), (1, 2)]
    assert find_all("aaaa", "aa") == [(0, 2), (2, 4)]


@given(TEXTS, TEXTS)
def test_every_match_is_the_query_and_none_overlap(text: str, query: str) -> None:
    straight = str.maketrans("’", "'")
    before = 0
    for start, end in find_all(text, query):
        assert before <= start < end <= len(text)
        piece = text[start:end]
        if "'" in query:
            piece = piece.translate(straight)
            query = query.translate(straight)
        if any(map(str.isupper, query)):
            assert piece == query
        else:
            assert piece.casefold() == query.casefold()
        before = end


@given(TEXTS, st.data())
def test_a_piece_of_the_text_is_always_found(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert find_all(text, text[start:end])
