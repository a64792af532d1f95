from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.session import selection as engine
from reader.session.selection import Selection, TextUnits
from reader.text.graphemes import clusters, snap

TEXT = (
    "One two. “Three, four,” he said. Five six.\n\nSeven “eight” and “nine ten”. Eleven.\n\nLast."
)

# fmt: off
PIECES = st.sampled_from([
    "He said. ", "“Yes.” ", "No", "? ", ". ", "\n\n", "\n", "\r\n", " ", "\t", "e\u0301", "\u0301",
    "\u200d", "\U0001f1e9", "\U0001f468\u200d\U0001f469", "中文。", "「本」", "क्\u200dष", "a-b",
    "3.5", "«", "»", "…", "\ud800", "\ufffd", "\u1112\u1161\u11ab",
])
# fmt: on
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join)

Step = Callable[[TextUnits, Selection], Selection]
STEPS: dict[str, Step] = {
    "next": engine.next_sentence,
    "previous": engine.previous_sentence,
    "grow": lambda units, now: engine.extend_sentences(units, now, 1),
    "shrink": lambda units, now: engine.extend_sentences(units, now, -1),
    "grow by paragraph": lambda units, now: engine.extend_paragraphs(units, now, 1),
    "shrink by paragraph": lambda units, now: engine.extend_paragraphs(units, now, -1),
    "word": lambda units, now: engine.move_word(units, now, 1),
    "words back": lambda units, now: engine.move_word(units, now, -2),
    "character": lambda units, now: engine.move_character(units, now, 1),
    "characters back": lambda units, now: engine.move_character(units, now, -3),
    "swap": lambda units, now: engine.swap_edges(now),
    "word object": engine.select_word,
    "sentence object": engine.select_sentence,
    "paragraph object": engine.select_paragraph,
    "quotation object": lambda units, now: engine.select_quotation(units, now) or now,
    "drag": lambda units, now: engine.drag(units, now.anchor - 3, now.head + 2),
    "exact drag": lambda units, now: engine.drag(units, now.head + 4, now.anchor, exact=True),
    "range": lambda units, now: engine.select(units, now.start - 1, now.end - 2),
}


def shown(units: TextUnits, selection: Selection) -> str:
    return units.text[selection.start : selection.end]


def check(units: TextUnits, selection: Selection) -> None:
    edges = {0} | {end for _, end, _ in clusters(units.text)}
    assert {selection.start, selection.end} <= edges
    if units.text:
        assert 0 <= selection.start < selection.end <= len(units.text)
    else:
        assert selection == Selection(0, 0)


@given(TEXTS, st.integers(-2, 60), st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_whatever_is_done_a_selection_is_whole_clusters_and_never_empty(
    text: str, offset: int, steps: list[str]
) -> None:
    units = TextUnits(text)
    now = engine.sentence_at(units, offset)
    check(units, now)
    again = TextUnits(text)
    for step in steps:
        following = STEPS[step](units, now)
        check(units, following)
        assert STEPS[step](again, now) == following
        now = following
    kept = engine.trimmed(units, now)
    if kept is None:
        assert not shown(units, now).strip()
    else:
        assert now.start <= kept[0] < kept[1] <= now.end
        assert text[slice(*kept)].strip()
        check(units, Selection(*kept))
        assert engine.trimmed(units, Selection(*kept)) == kept


@given(TEXTS)
def test_every_sentence_is_reached_and_the_way_back_is_the_way_there(text: str) -> None:
    units = TextUnits(text)
    now = engine.sentence_at(units, 0)
    visited = [now]
    for _ in range(len(units.sentences) - 1):
        following = engine.next_sentence(units, now)
        assert following.start >= now.end
        assert engine.previous_sentence(units, following) == now
        visited.append(following)
        now = following
    assert engine.next_sentence(units, now) == now
    if units.sentences.ranges:
        assert [(each.start, each.end) for each in visited] == list(units.sentences.ranges)


@given(TEXTS, st.integers(0, 60), st.integers(1, 4))
def test_growing_and_shrinking_undo_each_other(text: str, offset: int, count: int) -> None:
    units = TextUnits(text)
    now = engine.sentence_at(units, offset)
    there = now
    steps = 0
    for _ in range(count):
        further = engine.extend_sentences(units, there, 1)
        steps += further != there
        there = further
    back = engine.extend_sentences(units, there, -steps)
    assert (back.start, back.end) == (now.start, now.end)


@given(TEXTS)
def test_units_are_whole_clusters_in_order_and_lose_no_visible_character(text: str) -> None:
    units = TextUnits(text)
    edges = {0} | {end for _, end, _ in clusters(text)}
    before = 0
    for start, end in units.words.within(0, len(text)):
        assert before <= start < end
        assert {start, end} <= edges
        assert not any(map(str.isalnum, text[before:start]))
        assert units.words.at(start) == (start, end)
        before = end
    for kind in (units.sentences, units.paragraphs):
        before = 0
        for start, end in kind.ranges:
            assert before <= start < end
            assert {start, end} <= edges
            assert not text[before:start].strip()
            before = end
        for offset in range(len(text) + 1):
            if kind.ranges:
                start, end = kind.ranges[kind.index(offset)]
                assert offset < end or end == kind.ends[-1]


def test_the_short_way_to_a_boundary_is_the_general_one() -> None:
    for code in [
        10,
        13,
        *range(0, 0x3100, 7),
        *range(0x1100, 0x1200),
        *range(0xD7A0, 0xD7FC),
        0x1F3FB,
    ]:
        for before in ("e\u0301", "\u200d", "\r"):
            text = f"a{before}{chr(code)}b"
            units = TextUnits(text)
            for offset in range(len(text) + 1):
                assert units.snap(offset) == snap(text, offset), unicodedata.name(chr(code), "")
                assert units.snap(offset, up=True) == snap(text, offset, up=True)


def test_the_engine_goes_by_sentences_words_and_characters() -> None:
    units = TextUnits(TEXT)
    now = engine.sentence_at(units, 0)
    assert shown(units, now) == "One two."
    now = engine.next_sentence(units, now)
    assert shown(units, now) == "“Three, four,” he said."
    now = engine.move_word(units, now, -1)
    assert shown(units, now) == "“Three, four,” he said"
    now = engine.move_word(units, now, -1)
    assert shown(units, now) == "“Three, four,” he"
    assert shown(units, engine.move_word(units, now, 2)) == "“Three, four,” he said."
    now = engine.move_word(units, engine.swap_edges(now), 1)
    assert shown(units, now) == "Three, four,” he"
    now = engine.move_character(units, now, 2)
    assert shown(units, now) == "ree, four,” he"
    assert shown(units, engine.move_word(units, now, 99)) == "he"
    assert shown(units, engine.next_sentence(units, now)) == "Five six."
    assert shown(units, engine.previous_sentence(units, now)) == "One two."


def test_growing_stops_at_the_ends_and_turns_over_at_the_anchor() -> None:
    units = TextUnits(TEXT)
    now = engine.sentence_at(units, TEXT.index("he said"))
    assert shown(units, engine.extend_sentences(units, now, 1)).endswith("Five six.")
    up = engine.extend_sentences(units, now, -1)
    assert shown(units, up) == "One two. “Three, four,” he said."
    assert not up.forward
    assert engine.extend_sentences(units, up, -1) == up
    assert shown(units, engine.extend_sentences(units, up, 1)) == shown(units, now)
    assert engine.extend_sentences(units, now, 99).end == len(TEXT)
    whole = engine.extend_paragraphs(units, now, 1)
    assert shown(units, whole) == "“Three, four,” he said. Five six."


def test_objects_are_taken_at_the_active_edge() -> None:
    units = TextUnits(TEXT)
    now = engine.sentence_at(units, TEXT.index("he said"))
    assert shown(units, engine.select_word(units, now)) == "said"
    assert shown(units, engine.select_word(units, engine.swap_edges(now))) == "Three"
    quotation = engine.select_quotation(units, now)
    assert quotation is not None
    assert shown(units, quotation) == "Three, four,"
    assert shown(units, engine.select_sentence(units, quotation)) == "“Three, four,” he said."
    assert shown(units, engine.select_paragraph(units, quotation)) == TEXT.split("\n\n")[0]
    assert engine.select_quotation(units, engine.sentence_at(units, len(TEXT))) is None


def test_asking_for_a_quotation_again_goes_round_those_of_the_paragraph() -> None:
    units = TextUnits(TEXT)
    now = engine.sentence_at(units, TEXT.index("Seven"))
    seen = []
    for _ in range(3):
        found = engine.select_quotation(units, now)
        assert found is not None
        seen.append(shown(units, found))
        now = found
    assert seen == ["eight", "nine ten", "eight"]


def test_a_drag_takes_whole_words_or_with_a_modifier_whole_characters() -> None:
    units = TextUnits(TEXT)
    start, end = TEXT.index("our,"), TEXT.index("aid.")
    assert shown(units, engine.drag(units, start, end)) == "four,” he said"
    backwards = engine.drag(units, end, start)
    assert shown(units, backwards) == "four,” he said"
    assert not backwards.forward
    assert shown(units, engine.drag(units, start, end, exact=True)) == "our,” he sa"
    assert shown(units, engine.drag(units, 5, 5)) == "two"
    emoji = TextUnits("a\U0001f468\u200d\U0001f469b")
    assert shown(emoji, engine.drag(emoji, 2, 2, exact=True)) == "\U0001f468\u200d\U0001f469"


def test_blanks_around_a_selection_are_not_labelled() -> None:
    units = TextUnits(" a  b \n\n c ")
    assert engine.trimmed(units, Selection(0, 6)) == (1, 5)
    assert engine.trimmed(units, Selection(5, 9)) is None
    assert engine.trimmed(units, Selection(9, 2)) == (4, 5)


@pytest.mark.parametrize("name", sorted(STEPS))
def test_an_empty_text_is_safe(name: str) -> None:
    units = TextUnits("")
    assert STEPS[name](units, Selection(0, 0)) == Selection(0, 0)
    assert engine.sentence_at(units, 5) == engine.paragraph_at(units, 0) == Selection(0, 0)
    assert engine.word_at(units, 0) == Selection(0, 0)
    assert engine.trimmed(units, Selection(0, 0)) is None


def test_a_long_text_answers_at_once() -> None:
    units = TextUnits((TEXT + "\n\n") * 10_000)
    now = engine.sentence_at(units, len(units.text) // 2)
    engine.select_word(units, now)
    engine.select_paragraph(units, now)
    began = time.process_time()
    for _ in range(1000):
        now = engine.next_sentence(units, now)
        now = engine.move_word(units, now, -1)
        now = engine.extend_sentences(units, now, 1)
    assert time.process_time() - began < 1


def test_a_quotation_over_paragraphs_is_selected_whole_by_asking_again() -> None:
    text = "He said: “One. Two.\n\n“Three.\n\n“Four,” and left. “Five” too.\n\nSix."
    units = TextUnits(text)
    whole = "One. Two.\n\n“Three.\n\n“Four,"
    for begin, inside in (("Two", "One. Two."), ("Three", "Three.")):
        now = engine.select_quotation(units, engine.sentence_at(units, text.index(begin)))
        assert now is not None
        assert shown(units, now) == inside
        now = engine.select_quotation(units, now)
        assert now is not None
        assert shown(units, now) == whole
    last = engine.select_quotation(units, engine.sentence_at(units, text.index("Five")))
    assert last is not None
    assert shown(units, last) == "Five"
