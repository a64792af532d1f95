"""Spans of several parts, other edges for spans, and labels given again."""

from __future__ import annotations

import pytest

from reader.model.errors import ReadOnlyError, UsageError
from reader.session.reading import Reading, open_reading
from reader.session.selection import Selection
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, rows


@pytest.fixture
def session(place: Place) -> Session:
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    return place.open()


@pytest.fixture
def reading(session: Session) -> Reading:
    return open_reading(session, rows(session)[0].id)


def point(reading: Reading, words: str) -> Selection:
    start = reading.text.index(words)
    reading.selection = Selection(start, start + len(words))
    return reading.selection


def said(reading: Reading) -> list[list[str]]:
    return [[reading.text[a:b] for a, b in span.fragments] for span in reading.spans]


def test_parts_that_were_kept_become_one_span_with_the_selection(reading: Reading) -> None:
    point(reading, "city")
    assert reading.add_part()
    point(reading, "closed")
    assert reading.add_part()
    point(reading, "council ")
    change = reading.label("claim")
    assert [op.table for op in change.ops].count("spans") == 1
    assert said(reading) == [["city", "council", "closed"]]
    assert reading.parts == ()
    reading.label("claim")
    assert reading.spans == []


def test_a_part_is_taken_back_by_the_same_key_or_dropped_with_all_others(reading: Reading) -> None:
    point(reading, "city")
    assert reading.add_part()
    assert not reading.add_part()
    assert reading.parts == ()
    reading.add_part()
    point(reading, "closed")
    reading.add_part()
    assert reading.drop_parts() == 2
    reading.label("claim")
    assert said(reading) == [["closed"]]


def test_parts_may_not_overlap_and_none_is_lost_when_they_would(reading: Reading) -> None:
    point(reading, "city council")
    reading.add_part()
    point(reading, "council closed")
    with pytest.raises(UsageError, match="overlaps"):
        reading.add_part()
    with pytest.raises(UsageError, match="overlaps"):
        reading.label("claim")
    assert len(reading.parts) == 1
    assert reading.spans == []


def test_new_edges_keep_what_the_span_is_and_undo_brings_the_old_ones(
    session: Session, reading: Reading
) -> None:
    point(reading, "city council")
    reading.label("claim")
    reading.note("mind this")
    reading.toggle_unsure()
    before = reading.spans[0].span
    reading.begin_edges()
    reading.move_word(1)
    reading.accept_edges()
    (after,) = (one.span for one in reading.spans)
    assert said(reading) == [["city council closed"]]
    assert (after.uid, after.label, after.note, after.attributes, after.created) == (
        *(before.uid, before.label, before.note, before.attributes, before.created),
    )
    session.undo()
    reading.reload()
    assert said(reading) == [["city council"]]


def test_edges_that_are_left_stay_and_those_of_one_part_leave_the_others(reading: Reading) -> None:
    point(reading, "city")
    reading.add_part()
    point(reading, "closed")
    reading.label("claim")
    was = reading.selection
    reading.begin_edges()
    reading.move_word(2)
    reading.leave_edges()
    assert reading.selection == was
    assert said(reading) == [["city", "closed"]]
    point(reading, "city")
    reading.begin_edges()
    assert reading.selected == "city"
    reading.move_word(1)
    reading.accept_edges()
    assert said(reading) == [["city council", "closed"]]
    point(reading, "city")
    reading.begin_edges()
    point(reading, "council closed")
    with pytest.raises(UsageError, match="overlap"):
        reading.accept_edges()
    assert reading.edges is not None
    reading.leave_edges()
    assert said(reading) == [["city council", "closed"]]


def test_an_edge_is_taken_by_its_character_and_goes_to_words_or_characters(
    reading: Reading,
) -> None:
    point(reading, "city council")
    reading.label("claim")
    (span,) = reading.spans
    assert reading.edge_under(span.start) == (span, span.start)
    assert reading.edge_under(span.end - 1) == (span, span.end)
    assert reading.edge_under(span.start + 2) is None
    reading.begin_edges(span.end - 1)
    reading.drag_edge(span.end, span.end + 3)
    assert reading.selected == "city council closed"
    reading.drag_edge(span.end, span.start - 40)
    assert reading.selected == "c"
    reading.leave_edges()
    reading.begin_edges(span.start)
    reading.drag_edge(span.start, span.start + 2, exact=True)
    reading.accept_edges()
    assert said(reading) == [["ty council"]]


def test_the_last_label_comes_again_with_its_attributes(reading: Reading) -> None:
    with pytest.raises(UsageError, match="nothing was labelled"):
        reading.repeat()
    reading.label("quote")
    reading.toggle_unsure()
    attributes = reading.spans[0].span.attributes
    assert attributes
    reading.next_sentence()
    reading.repeat()
    assert [(s.span.label, s.span.attributes) for s in reading.spans] == [
        ("quote", attributes),
        ("quote", attributes),
    ]
    with pytest.raises(UsageError, match="already"):
        reading.repeat()


def test_an_armed_label_goes_on_into_the_next_article_and_never_takes_off(
    session: Session, reading: Reading
) -> None:
    with pytest.raises(UsageError, match="label a passage first"):
        reading.arm()
    reading.label("quote")
    assert reading.arm() == "quote"
    with pytest.raises(UsageError, match="already"):
        reading.label_armed()
    other = open_reading(session, rows(session)[1].id)
    other.label_armed()
    assert [s.span.label for s in other.spans] == ["quote"]
    assert other.arm() == ""
    with pytest.raises(UsageError, match="no label is armed"):
        other.label_armed()


def test_labels_used_last_come_first(reading: Reading) -> None:
    for name in ("claim", "quote", "claim", "quote"):
        reading.label(name)
        reading.next_sentence()
    assert reading.routine.recent == ["quote", "claim"]


def test_edges_do_not_move_where_one_may_only_read(place: Place, session: Session) -> None:
    reading = open_reading(session, rows(session)[0].id)
    reading.label("claim")
    session.flush()
    session.close()
    with place.open(write=False) as only:
        again = open_reading(only, rows(only)[0].id)
        with pytest.raises(ReadOnlyError):
            again.begin_edges()


def test_a_repeated_way_of_drawing_edges_is_followed(reading: Reading) -> None:
    text = reading.text
    assert not reading.routine.habits.keeps("stop")
    for _ in range(2):
        reading.label("claim")
        reading.next_sentence()
    assert text[reading.spans[0].end - 1] == "."
    assert reading.routine.habits.keeps("stop")


def test_habits_are_recalled_from_an_article_that_is_opened_again(
    place: Place, session: Session
) -> None:
    reading = open_reading(session, rows(session)[0].id)
    for _ in range(2):
        reading.label("claim")
        reading.next_sentence()
    session.flush()
    session.close()
    with place.open() as later:
        again = open_reading(later, rows(later)[0].id)
        assert again.routine.habits.keeps("stop")
