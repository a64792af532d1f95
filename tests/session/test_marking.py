"""What was read is kept apart from what was annotated, and the list can be asked for it."""

from __future__ import annotations

import io

import msgspec
import pytest

from reader.model.changes import Change, Op
from reader.session.exporting import export
from reader.session.finding import found_ids
from reader.session.importing import import_records
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, correction, label, rows, views


@pytest.fixture
def session(place: Place) -> Session:
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    place.write("later.txt", BRIDGE.replace("Old bridge closes", "The bridge is closed"))
    return place.open()


def read(session: Session) -> list[bool]:
    return [row.read for row in rows(session)]


def test_what_was_read_is_told_with_the_next_saving_and_by_a_filter(session: Session) -> None:
    first = rows(session)[0].id
    session.mark_read(first)
    assert read(session) == [False] * 3
    session.flush()
    assert read(session) == [True, False, False]
    assert found_ids(session, "is:read") == {first}
    assert first not in found_ids(session, "not is:read")
    assert session.totals().states["unread"] == 3


def test_it_outlives_labelling_undoing_and_the_catalogue(place: Place, session: Session) -> None:
    view = views(session)[0]
    session.mark_read(view.id)
    session.flush()
    change = session.editor(view).star()
    session.commit(change, view)
    assert (rows(session)[0].read, rows(session)[0].state) == (True, "unread")
    session.undo()
    session.flush()
    assert read(session) == [True, False, False]
    session.close()
    for file in (place.root.parent / "cache").rglob("*"):
        if file.is_file():
            file.unlink()
    with place.open() as again:
        assert read(again) == [True, False, False]


def test_another_annotator_has_read_nothing(place: Place, session: Session) -> None:
    session.mark_read(rows(session)[0].id)
    session.flush()
    with place.open("ben") as other:
        assert read(other) == [False] * 3


def test_it_outlives_a_correction_that_moves_the_beginning(session: Session) -> None:
    view = views(session)[0]
    session.mark_read(view.id)
    session.flush()
    first = next(b for b in view.article.blocks if b.kind == "body")
    fixed = correction(session, view, "kind", first.start, first.end)
    fixed = msgspec.structs.replace(fixed, value="furniture")
    change = Change("correct", "corrected", (Op(None, fixed),), session.annotator)
    session.commit(change, view)
    assert rows(session)[0].id != view.id
    assert read(session) == [True, False, False]
    session.refresh()
    assert read(session) == [True, False, False]


def test_marks_that_the_places_do_not_have_go(place: Place, session: Session) -> None:
    session.mark_read(rows(session)[0].id)
    session.close()
    (place.root / "annotations" / "ana" / "place.json").unlink()
    with place.open() as again:
        assert read(again) == [False] * 3


def test_many_are_marked_at_once_and_those_read_before_keep_their_time(session: Session) -> None:
    ids = [row.id for row in rows(session)]
    session.mark_read(ids[0])
    when = session.places.get(ids[0]).read
    assert session.marking.read(ids) == 2
    assert session.places.get(ids[0]).read == when
    session.flush()
    assert read(session) == [True] * 3


def test_stars_and_the_archive_are_changes_and_filters(session: Session) -> None:
    view = views(session)[1]
    session.commit(session.editor(view).star(), view)
    session.commit(session.editor(view).archive(), view)
    assert found_ids(session, "is:starred") == found_ids(session, "is:archived") == {view.id}
    label(session, view, "The union says")
    assert found_ids(session, "is:starred") == {view.id}
    session.undo()
    session.undo()
    session.flush()
    assert found_ids(session, "is:archived") == frozenset()
    session.commit(session.editor(view).star(), view)
    assert found_ids(session, "is:starred") == frozenset()


def test_an_import_of_a_state_keeps_star_and_archive(place: Place, session: Session) -> None:
    view = views(session)[0]
    done = session.editor(view).state("done")
    assert done is not None
    session.commit(done, view)
    out = io.BytesIO()
    export(session, out)
    session.undo()
    session.flush()
    session.commit(session.editor(view).star(), view)
    session.commit(session.editor(view).archive(), view)
    result = import_records(session, io.BytesIO(out.getvalue()), "corpus.jsonl")
    assert result.added["states"] == 1
    session.refresh()
    row = rows(session)[0]
    assert (row.state, row.starred, row.archived) == ("done", True, True)
