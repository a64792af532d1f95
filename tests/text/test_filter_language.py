"""Filters are read and written without loss, and what is wrong in one is pointed at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.filters import And, Field, Filter, Not, Or, Words
from reader.text.filter_completion import complete
from reader.text.filter_language import (
    FIELDS,
    KEYWORDS,
    FilterError,
    both,
    either,
    parse,
    written,
)

free = st.text(min_size=1, max_size=12).filter(lambda text: text.strip())
bare = st.text(
    st.characters(exclude_characters=':()"', exclude_categories=["Z", "C"]), min_size=1, max_size=9
).filter(lambda text: text.casefold() not in KEYWORDS)
dates = st.sampled_from(
    ["2025", "2025-03", "2024-02-29", "2025-01..2025-03", "2025..", "..1999-12"]
)


def fields() -> st.SearchStrategy[Filter]:
    found: list[st.SearchStrategy[Filter]] = []
    for name, known in FIELDS.items():
        if known.kind == "choice":
            found.append(st.builds(Field, st.just(name), st.sampled_from(known.choices)))
        elif known.kind == "date":
            found.append(st.builds(Field, st.just(name), dates))
        elif known.kind == "name":
            found.append(st.builds(Field, st.just(name), free))
        else:
            found.append(st.builds(Field, st.just(name), free, st.just(True)))
            found.append(st.builds(Field, st.just(name), bare))
    return st.one_of(found)


leaves: st.SearchStrategy[Filter] = st.one_of(
    st.builds(Words, bare), st.builds(Words, free, st.just(True)), fields()
)
filters: st.SearchStrategy[Filter] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, min_size=2, max_size=3).map(both),
        st.lists(inner, min_size=2, max_size=3).map(either),
    ),
    max_leaves=7,
)


@given(filters)
def test_a_filter_that_is_written_and_read_is_the_same(query: Filter) -> None:
    assert parse(written(query)) == query


@given(st.text(alphabet='ab:()" \\norOut.2025-é中\n', max_size=30))
def test_whatever_is_typed_is_understood_or_pointed_at(query: str) -> None:
    try:
        found = parse(query)
    except FilterError as raised:
        error = raised
    else:
        assert parse(written(found)) == found
        return
    assert 0 <= error.start < error.end
    assert error.start <= len(query)
    assert error.reason
    assert "^" in error.pointed()


def test_words_side_by_side_bind_more_than_or_and_less_than_not() -> None:
    assert parse("a b or not c and d") == Or(
        (And((Words("a"), Words("b"))), And((Not(Words("c")), Words("d"))))
    )
    assert parse("(a or b) c") == And((Or((Words("a"), Words("b"))), Words("c")))
    assert parse("  ") is None


@pytest.mark.parametrize(
    ("query", "start", "end", "word"),
    [
        ("x outlt:post", 2, 7, "outlet"),
        ("state:don", 6, 9, "done"),
        ("date:2025-13..2026", 5, 12, "2025-13"),
        ("date:2025..x", 11, 12, "x"),
        ('bridge "old', 7, 8, "closed"),
        ("(a", 0, 1, "closed"),
        ("a )", 2, 3, "opens"),
        ("a or", 4, 5, "end"),
        ("or a", 0, 2, "missing"),
        ("label:", 6, 7, "label"),
        ("not " * 50 + "a", 160, 163, "levels"),
        ("a" * 1001, 1000, 1001, "1000"),
    ],
)
def test_an_error_names_its_place_and_what_was_meant(
    query: str, start: int, end: int, word: str
) -> None:
    with pytest.raises(FilterError) as caught:
        parse(query)
    assert (caught.value.start, caught.value.end) == (start, end)
    assert word in f"{caught.value.reason} {caught.value.hint}"


def test_a_time_of_day_is_a_word_and_an_address_says_how_to_quote_it() -> None:
    assert parse("10:30") == Words("10:30")
    with pytest.raises(FilterError, match='"…"'):
        parse("https://example.org")


def test_what_may_follow_is_offered_where_the_cursor_is() -> None:
    def values(field: str, typed: str) -> list[str]:
        return {"outlet": ["The Daily Post", "Reuters"], "label": ["claim"]}.get(field, [])

    assert complete("", 0, values).candidates[0] == "outlet:"
    assert complete("x ti", 4, values) == (2, 4, ("title:",))
    assert complete("outlet:", 7, values).candidates == ('"The Daily Post"', "Reuters")
    assert complete('outlet:"post', 12, values) == (7, 12, ('"The Daily Post"',))
    assert complete("state:d x", 7, values).candidates[0] == "done"
    assert complete("a n", 3, values).candidates == ("note:", "not ")
    assert complete('"quoted', 7, values).candidates == ()
