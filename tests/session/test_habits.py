"""Edges of a passage: drawn as the person has drawn the last ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.session.habits import Edge, Habits
from reader.session.units import TextUnits
from reader.text.graphemes import clusters
from tests.session.test_selection import TEXTS

SAID = "He said that “the talks, alas, had failed.”\n\n“It is over,” she said. It rained, they add."


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def fitted(habits: Habits, words: str) -> str:
    start, end = habits.fit(TextUnits(SAID), *place(SAID, words))
    return SAID[start:end]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("that “the talks, alas, had failed.”", "the talks, alas, had failed"),
        ("“It is over,”", "It is over"),
        ("It rained,", "It rained"),
        (" she said. ", "she said"),
        ("“the talks, alas", "the talks, alas"),
        ("had failed.”", "had failed"),
        ("the talks, alas", "the talks, alas"),
    ],
)
def test_at_first_marks_stops_commas_and_that_are_left_out(words: str, left: str) -> None:
    assert fitted(Habits(), words) == left


def test_what_was_taken_in_most_of_the_last_times_is_kept() -> None:
    habits, units = Habits(), TextUnits(SAID)
    for words in ("“It is over,”", "It rained,", "that “the talks, alas, had failed.”"):
        habits.learn(units, *place(SAID, words))
    assert fitted(habits, "“It is over,”") == "“It is over,”"
    assert fitted(habits, "that “the talks, alas, had failed.”").startswith("that “")
    for _ in range(2):
        habits.learn(units, *place(SAID, "It is over"))
        habits.learn(units, *place(SAID, "the talks, alas, had failed"))
    assert fitted(habits, "“It is over,”") == "It is over"
    assert habits.keeps("stop") is False


def test_a_name_in_the_middle_of_a_sentence_teaches_nothing() -> None:
    habits = Habits()
    before = habits.state()
    habits.learn(TextUnits(SAID), *place(SAID, "talks"))
    assert habits.state() == before
    assert not habits._seen


@given(TEXTS, st.integers(0, 60), st.integers(0, 60), st.lists(st.booleans(), max_size=4))
def test_fitting_leaves_something_of_what_it_was_given_in_whole_clusters(
    text: str, start: int, length: int, kept: list[bool]
) -> None:
    units, habits = TextUnits(text), Habits()
    edges: tuple[Edge, ...] = ("stop", "marks", "comma", "that")
    for edge, keep in zip(edges, kept, strict=False):
        habits._note(edge, keep)
    low = units.snap(min(start, len(text)))
    high = units.snap(min(low + length, len(text)), up=True)
    first, last = habits.fit(units, low, high)
    assert low <= first <= last <= high
    assert (first < last) == (low < high)
    assert {first, last} <= {0} | {end for _, end, _ in clusters(text)}
    assert habits.fit(units, first, last) == (first, last)
    habits.learn(units, first, last)
