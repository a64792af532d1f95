"""Decisions sentence by sentence: what counts as one, where they are kept, and what follows."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reader.model.changes import Change, Op
from reader.session.coverage import Coverage, Sentences, coverage, pass_over, reopen
from reader.session.reading import Reading, open_reading
from reader.session.session import Session
from tests.session.support import BRIDGE, Place, correction, rows


def reading_of(session: Session) -> Reading:
    return open_reading(session, rows(session)[0].id)


def covered(reading: Reading) -> Coverage:
    passed = reading.session.records(reading.view.page.sha256).passed.values()
    return coverage(reading.view, reading.spans, passed)


def test_a_sentence_is_decided_when_it_is_labelled_or_passed(place: Place) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        reading = reading_of(session)
        total = covered(reading).total
        assert (covered(reading).done, total) == (0, len(reading.view.units.sentences))
        reading.first_sentence()
        reading.label("claim")
        assert covered(reading).done == 1
        reading.next_sentence()
        change = pass_over(reading, covered(reading))
        assert change is not None
        assert change.verb == "pass"
        assert covered(reading).done == 2
        assert pass_over(reading, covered(reading)) is None
        session.undo()
        reading.reload()
        assert covered(reading).done == 1


def test_the_next_undecided_sentence_is_found_round_the_end_until_there_is_none(
    place: Place,
) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        reading = reading_of(session)
        reading.last_sentence()
        seen = 0
        while found := covered(reading).next_undecided(reading.selection.start):
            reading.go_to(found[0])
            pass_over(reading, covered(reading))
            seen += 1
        assert seen == covered(reading).total == covered(reading).done


def test_decisions_are_there_after_reopening_and_survive_another_cut_of_the_page(
    place: Place,
) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        reading = reading_of(session)
        for _ in range(4):
            pass_over(reading, covered(reading))
            reading.next_sentence()
        done = covered(reading).done
        session.flush()
    with place.open() as session:
        reading = reading_of(session)
        assert covered(reading).done == done
        text = reading.view.page.text
        second = text.index("Repairs will")
        cut = correction(session, reading.view, "start", second, second)
        change = Change("cut", "", (Op(None, cut),), session.annotator)
        session.commit(change, reading.view)
        parts = [open_reading(session, row.id) for row in rows(session)]
        assert len(parts) == 2
        assert sum(covered(part).done for part in parts) == done


def test_labelling_a_passed_sentence_takes_the_decision_back_and_undo_restores_it(
    place: Place,
) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        reading = reading_of(session)
        pass_over(reading, covered(reading))
        records = session.records(reading.view.page.sha256)
        assert records.passed
        reading.label("claim")
        assert not records.passed
        session.undo()
        assert records.passed
        reading.reload()
        assert reopen(reading) is not None
        assert not records.passed
        assert reopen(reading) is None


TEXT = "One is here. Two! Three, 4 and “five”? ... Six"
SENTENCES = [(0, 12), (13, 17), (18, 38), (39, 42), (43, 46)]
ranges = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)).map(
    lambda pair: (pair[0], min(len(TEXT), sum(pair)))
)


@given(st.lists(ranges, max_size=5), st.lists(ranges, max_size=8))
def test_no_sentence_is_decided_of_which_a_word_was_neither_labelled_nor_passed(
    spans: list[tuple[int, int]], passed: list[tuple[int, int]]
) -> None:
    found = Coverage(Sentences(TEXT, SENTENCES), spans, passed)
    assert (39, 42) not in found.sentences
    labelled = {i for a, b in spans for i in range(a, b)}
    seen = {i for a, b in passed for i in range(a, b)}
    for (start, end), decided in zip(found.sentences, found.decided, strict=True):
        letters = {i for i in range(start, end) if TEXT[i].isalnum()}
        assert decided == (bool(labelled & set(range(start, end))) or letters <= seen)
    assert found.undecided(0, len(TEXT)) == [
        one for one, decided in zip(found.sentences, found.decided, strict=True) if not decided
    ]


@given(st.integers(0, len(TEXT)), st.lists(ranges, max_size=8))
def test_the_next_undecided_sentence_is_undecided_and_the_nearest_ahead(
    offset: int, passed: list[tuple[int, int]]
) -> None:
    found = Coverage(Sentences(TEXT, SENTENCES), [], passed)
    open_ones = [s for s, d in zip(found.sentences, found.decided, strict=True) if not d]
    ahead = [one for one in open_ones if one[0] > offset] or open_ones
    assert found.next_undecided(offset) == (ahead[0] if ahead else None)


TEXT = " ".join(f"Sentence {n} says {'so' * n}." for n in range(12))
SENTENCES = [(m.start(), m.end()) for m in re.finditer(r"Sentence [^.]*\.", TEXT)]
stretches = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 80)).map(
    lambda pair: (pair[0], min(len(TEXT), sum(pair)))
)


@given(st.lists(stretches), st.lists(stretches), st.lists(stretches), st.data())
def test_spans_that_come_and_go_leave_what_all_of_them_together_decide(
    spans: list[tuple[int, int]],
    come: list[tuple[int, int]],
    passed: list[tuple[int, int]],
    data: st.DataObject,
) -> None:
    sentences = Sentences(TEXT, SENTENCES)
    gone = data.draw(st.lists(st.sampled_from(spans), unique=True)) if spans else []
    left = list(spans)
    for one in gone:
        left.remove(one)
    before = Coverage(sentences, spans, passed)
    decided = list(before.decided)
    after, fresh = before.after(gone, come), Coverage(sentences, [*left, *come], passed)
    assert (after.decided, after.done) == (fresh.decided, fresh.done)
    assert (before.decided, before.done) == (decided, sum(decided))
