"""Passages cut out of sentences: by clauses, by hints, by what a sentence reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.session import cutting
from reader.session.habits import Edge, Habits
from reader.session.hints import LETTERS, Hint, assign, narrowed
from reader.session.selection import Selection, TextUnits, sentence_at, swap_edges
from tests.session.test_selection import TEXTS, check

NEWS = (
    "It rained. The mayor said on Monday that the bridge, which is new, would close. “We knew,” "
    "she added, “and we waited.”\n\nAccording to the report, nobody was hurt. The dam held. "
    "The plan is “a mess”, he wrote, but the council denied that it had failed."
)


def at(text: str, words: str) -> Selection:
    start = text.index(words)
    return Selection(start, start + len(words))


def shown(units: TextUnits, selection: Selection | None) -> str:
    assert selection is not None
    return units.text[selection.start : selection.end]


def sentence(units: TextUnits, words: str) -> Selection:
    return sentence_at(units, units.text.index(words))


def test_what_is_reported_next_is_one_step_away_and_plain_sentences_are_passed_by() -> None:
    units, habits = TextUnits(NEWS, "en"), Habits()
    now = sentence_at(units, 0)
    seen = []
    for _ in range(5):
        found = cutting.next_content(units, habits, now, 1)
        seen.append(shown(units, found))
        assert found is not None
        now = found
    assert seen == [
        "the bridge, which is new, would close",
        "We knew",
        "and we waited",
        "nobody was hurt",
        "The plan is “a mess”",
    ]
    back = cutting.next_content(units, habits, sentence(units, "The dam"), -1)
    assert shown(units, back) == "nobody was hurt"
    assert cutting.next_content(units, habits, sentence_at(units, 0), -1) is None


def test_the_further_guesses_of_a_sentence_come_in_turn_and_round() -> None:
    units, habits = TextUnits(NEWS, "en"), Habits()
    start = now = sentence(units, "The mayor")
    seen = []
    for _ in range(20):
        following = cutting.cycle_content(units, habits, now)
        assert following is not None
        now = following
        seen.append(shown(units, now))
        if seen.count(seen[0]) == 2:
            break
    assert seen[0] == seen[-1] == "the bridge, which is new, would close"
    assert len(set(seen)) == len(seen) - 1 >= 3
    assert all(start.start <= NEWS.index(each) < start.end for each in seen)
    assert cutting.cycle_content(units, habits, sentence(units, "The dam")) is None


def test_from_a_whole_sentence_clauses_are_cut_off_at_both_ends_without_swapping() -> None:
    units, habits = TextUnits(NEWS, "en"), Habits()
    whole = sentence(units, "According")
    assert shown(units, cutting.move_clause(units, habits, whole, 1)) == "nobody was hurt"
    assert shown(units, cutting.move_clause(units, habits, whole, -1)) in (
        "According to the report",
        "According to the report, nobody was hurt",
    )
    there = cutting.move_clause(units, habits, whole, 1)
    back = cutting.move_clause(units, habits, there, -1)
    assert back.start == whole.start


def test_a_hint_begins_or_ends_the_selection_and_leaves_the_other_edge() -> None:
    units, habits = TextUnits(NEWS, "en"), Habits()
    whole = sentence(units, "The mayor")
    word = at(NEWS, "bridge")
    begun = cutting.start_at(units, habits, whole, (word.start, word.end))
    assert shown(units, begun) == "bridge, which is new, would close"
    ended = cutting.end_at(units, habits, begun, (at(NEWS, "new").start, at(NEWS, "new").end))
    assert shown(units, ended) == "bridge, which is new"
    turned = cutting.end_at(units, habits, ended, (at(NEWS, "mayor").start, at(NEWS, "mayor").end))
    assert shown(units, turned) == "mayor"


def test_a_hint_beside_a_quotation_mark_takes_both_marks_or_none() -> None:
    units, habits = TextUnits(NEWS, "en"), Habits()
    whole = sentence(units, "The plan")
    begun = cutting.start_at(units, habits, whole, (at(NEWS, "a mess").start, at(NEWS, "a").end))
    assert shown(units, begun).startswith("“a mess”, he")
    only = cutting.end_at(units, habits, begun, (at(NEWS, "mess").start, at(NEWS, "mess").end))
    assert shown(units, only) == "a mess"
    for _ in range(3):
        habits.learn(units, at(NEWS, "“a mess”").start, at(NEWS, "“a mess”").end)
    kept = cutting.end_at(units, habits, begun, (at(NEWS, "mess").start, at(NEWS, "mess").end))
    assert shown(units, kept) == "“a mess”"


@pytest.mark.parametrize("count", [1, 2, 25, 26, 27, 51, 52, 200, 676, 700])
def test_no_hint_begins_another_and_no_more_letters_are_typed_than_needed(count: int) -> None:
    words = [(3 * n, 3 * n + 2) for n in range(count)]
    hints = assign(words, [0, 30], starts=True)
    codes = [hint.letters for hint in hints]
    assert len(set(codes)) == len(codes) == min(count, len(LETTERS) ** 2)
    assert not any(a != b and b.startswith(a) for a in codes for b in codes)
    assert [(hint.start, hint.end) for hint in hints] == words[: len(hints)]
    singles = sum(len(code) == 1 for code in codes)
    if count <= len(LETTERS):
        assert singles == count
    elif count <= 51:
        assert singles == len(LETTERS) - 1


def test_the_words_behind_clause_edges_get_the_single_letters() -> None:
    words = [(3 * n, 3 * n + 2) for n in range(40)]
    hints = {hint.start: hint.letters for hint in assign(words, [0, 60, 90], starts=True)}
    assert all(len(hints[edge]) == 1 for edge in (0, 60, 90))
    assert [hint.start for hint in narrowed([Hint("a", 0, 1), Hint("zb", 3, 4)], "z")] == [3]


Step = Callable[[TextUnits, Habits, Selection], Selection]
STEPS: dict[str, Step] = {
    "clause": lambda units, habits, now: cutting.move_clause(units, habits, now, 1),
    "clause back": lambda units, habits, now: cutting.move_clause(units, habits, now, -1),
    "next": lambda units, habits, now: cutting.next_content(units, habits, now, 1) or now,
    "previous": lambda units, habits, now: cutting.next_content(units, habits, now, -1) or now,
    "cycle": lambda units, habits, now: cutting.cycle_content(units, habits, now) or now,
    "first word": lambda units, habits, now: _point(units, habits, now, 0, start=True),
    "third word": lambda units, habits, now: _point(units, habits, now, 2, start=True),
    "end at second": lambda units, habits, now: _point(units, habits, now, 1, start=False),
    "end at last": lambda units, habits, now: _point(units, habits, now, -1, start=False),
    "swap": lambda units, habits, now: swap_edges(now),
}


def _point(
    units: TextUnits, habits: Habits, now: Selection, number: int, *, start: bool
) -> Selection:
    words = cutting.words_to_point_at(units, now)
    if not words:
        return now
    word = words[min(number, len(words) - 1)]
    return (cutting.start_at if start else cutting.end_at)(units, habits, now, word)


NEWSY = st.lists(
    st.sampled_from(
        [
            "He said that ",
            "“Yes, ",
            "it is.” ",
            "she added, ",
            "“no” ",
            ". ",
            ", ",
            "\n\n",
            "漢字。",
        ]
    )
    | TEXTS,
    max_size=12,
).map("".join)


@given(
    NEWSY,
    st.integers(0, 80),
    st.lists(st.sampled_from(sorted(STEPS)), max_size=8),
    st.sets(st.sampled_from(["stop", "marks", "comma", "that"])),
)
def test_whatever_is_cut_a_selection_is_whole_clusters_and_never_empty(
    text: str, offset: int, steps: list[str], kept: set[str]
) -> None:
    units, habits = TextUnits(text, "en"), Habits()
    edges: tuple[Edge, ...] = ("stop", "marks", "comma", "that")
    for edge in edges:
        if edge in kept:
            habits._note(edge, True)
    now = sentence_at(units, offset)
    if not text:
        return
    for step in steps:
        now = STEPS[step](units, habits, now)
        check(units, now)
