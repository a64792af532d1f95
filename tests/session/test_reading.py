"""Moving, labelling and searching in an open article, as a face does it."""

from __future__ import annotations

import pytest

from reader.model.errors import UsageError
from reader.session.reading import Reading, open_reading
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, rows, views


@pytest.fixture
def session(place: Place) -> Session:
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    return place.open()


@pytest.fixture
def reading(session: Session) -> Reading:
    return open_reading(session, rows(session)[0].id)


def test_it_opens_on_the_first_sentence_of_the_body(reading: Reading) -> None:
    assert reading.selected.startswith("The city council closed")
    assert reading.selected.endswith("piers.")


def test_sentences_go_by_with_next_and_previous_and_stop_at_the_ends(reading: Reading) -> None:
    first = reading.selected
    reading.next_sentence()
    assert reading.selected.startswith("“Nobody")
    reading.previous_sentence()
    assert reading.selected == first
    reading.last_sentence()
    last = reading.selected
    reading.next_sentence()
    assert reading.selected == last
    reading.first_sentence()
    assert reading.selected == "Old bridge closes for repairs"


def test_the_same_key_labels_and_takes_the_label_off(reading: Reading) -> None:
    reading.label("claim")
    assert [s.span.label for s in reading.spans] == ["claim"]
    assert reading.current is not None
    reading.label("quote")
    assert sorted(s.span.label for s in reading.under()) == ["claim", "quote"]
    reading.label("claim")
    assert [s.span.label for s in reading.spans] == ["quote"]
    reading.clear()
    assert reading.spans == []


def test_a_note_goes_to_the_span_just_made(reading: Reading) -> None:
    reading.label("claim")
    reading.label("quote")
    reading.note("on the quote")
    assert {s.span.label: s.span.note for s in reading.spans} == {
        "claim": "",
        "quote": "on the quote",
    }


def test_cycling_goes_through_the_spans_under_the_selection_and_leaves_it(reading: Reading) -> None:
    reading.label("claim")
    reading.label("quote")
    selection = reading.selection
    seen = []
    for _ in range(4):
        reading.cycle()
        assert reading.current is not None
        seen.append(reading.current.span.label)
    assert set(seen[:2]) == {"claim", "quote"}
    assert seen[:2] == seen[2:]
    assert reading.selection == selection


def test_the_next_span_comes_round_the_end_in_both_directions(reading: Reading) -> None:
    with pytest.raises(UsageError, match="no spans"):
        reading.next_span(1)
    for _ in range(3):
        reading.label("claim")
        reading.next_sentence()
    starts = [s.start for s in reading.spans]
    reading.first_sentence()
    forward = []
    for _ in range(4):
        reading.next_span(1)
        forward.append(reading.selection.start)
    assert forward == [*starts, starts[0]]
    reading.next_span(-1)
    assert reading.selection.start == starts[-1]
    reading.first_sentence()
    reading.next_span(-1)
    assert reading.selection.start == starts[-1]


def test_unsure_is_set_and_taken_off(reading: Reading) -> None:
    reading.label("claim")
    reading.toggle_unsure()
    assert [(a.name, a.value) for a in reading.spans[0].span.attributes] == [("unsure", "yes")]
    reading.toggle_unsure()
    assert reading.spans[0].span.attributes == ()


def test_what_needs_a_span_says_so_where_there_is_none(reading: Reading) -> None:
    for act in (reading.delete, reading.need_note, reading.cycle, reading.clear):
        with pytest.raises(UsageError):
            act()


def test_searching_finds_from_here_on_and_round_the_end(reading: Reading) -> None:
    assert reading.search("bridge").startswith("match ")
    count = len(reading.matches)
    assert count >= 2
    seen = [reading.selection.start]
    for _ in range(count - 1):
        reading.next_match(1)
        seen.append(reading.selection.start)
    assert len(set(seen)) == count
    reading.next_match(1)
    assert reading.selection.start == seen[0]
    reading.next_match(-1)
    assert reading.selection.start == seen[-1]
    assert reading.search("no such words") == "not found: no such words"
    assert reading.search("") == ""
    with pytest.raises(UsageError):
        reading.next_match(1)


def test_clicking_selects_sentence_word_and_paragraph(reading: Reading) -> None:
    at = reading.text.index("mayor")
    reading.click(at, 2)
    assert reading.selected == "mayor"
    reading.click(at, 1)
    assert "mayor" in reading.selected
    reading.click(at, 3)
    assert reading.selected.startswith("The city")
    reading.select_quotation()
    assert reading.selected.startswith("Nobody was")


def test_the_place_in_the_text_is_kept_over_a_restart(place: Place) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        reading = open_reading(session, rows(session)[0].id)
        session.mark_read(reading.view.id)
        reading.last_sentence()
        wanted = reading.selected
        session.put_place(reading.view.id, reading.place)
        session.places.last = reading.view.id
    with place.open() as session:
        assert session.places.last == rows(session)[0].id
        assert open_reading(session, session.places.last).selected == wanted
        assert session.places.get(session.places.last).read


def test_undo_leads_to_the_article_of_what_it_undid(session: Session) -> None:
    one, two = (open_reading(session, row.id) for row in rows(session))
    one.label("claim")
    two.label("claim")
    focus = [session.undo(), session.undo()]
    ids = [session.article_id_at(*change.focus) for change in focus if change is not None]
    assert ids == [two.view.id, one.view.id]


def test_every_article_that_ships_can_be_walked_and_labelled_to_its_end(place: Place) -> None:
    from reader.session.shipped import shipped_files

    for name, data in shipped_files():
        if name.startswith("seeds/"):
            place.write(name.removeprefix("seeds/"), data)
    with place.open() as session:
        assert len(rows(session)) == 13
        for view in views(session):
            reading = Reading(session, view)
            reading.first_sentence()
            count = 0
            while True:
                before = reading.selection
                reading.label("claim")
                count += 1
                reading.next_sentence()
                if reading.selection == before:
                    break
            assert len(reading.spans) == count
            for span in session.records(view.page.sha256).spans.values():
                view.check(span)
        session.flush()
        assert session.totals().spans == sum(row.spans for row in rows(session)) > 100
