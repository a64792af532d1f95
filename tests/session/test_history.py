"""Who changed what and when, from the journals of all annotators."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.model.changes import Change, Op
from reader.model.errors import UsageError
from reader.model.identity import new_uid
from reader.model.records import Relation, SpanRef
from reader.session.history import (
    EVERYTHING,
    Event,
    Scope,
    article_scope,
    described,
    history,
    plain,
    span_scope,
)
from reader.session.propagating import Propagation
from reader.session.session import Session
from reader.store.journal import decode_line
from tests.session.support import BRIDGE, HARBOUR, Place, label, rows, views


@pytest.fixture
def session(place: Place) -> Session:
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    place.write("later.txt", BRIDGE.replace("Old bridge closes", "The bridge is closed"))
    return place.open()


def told(session: Session, scope: Scope = EVERYTHING) -> list[Event]:
    return list(history(session, scope))


def test_the_latest_comes_first_with_undoing_and_redoing(session: Session) -> None:
    label(session, views(session)[0], "closed the old bridge")
    label(session, views(session)[1], "The union says", "quote")
    session.undo()
    session.redo()
    session.flush()
    said = [event.said for event in told(session)]
    assert said == [
        "redid: labelled quote",
        "undid: labelled quote",
        "labelled quote",
        "labelled claim",
    ]
    assert {event.entry.annotator for event in told(session)} == {"ana"}


def test_all_annotators_are_in_one_order_of_time(place: Place, session: Session) -> None:
    for who in ("ben", "cyd", "ben"):
        with place.open(who) as other:
            label(other, views(other)[0], "Repairs will cost", "quote" if who == "cyd" else "claim")
    label(session, views(session)[0], "closed the old bridge")
    session.annotators.forget()
    found = told(session)
    assert [event.entry.annotator for event in found] == ["ana", "ben", "cyd", "ben"]
    assert all(a.entry.time >= b.entry.time for a, b in pairwise(found))


def test_of_an_article_only_what_concerns_it_is_told(session: Session) -> None:
    first, second, _ = views(session)
    label(session, first, "closed the old bridge")
    label(session, second, "The union says")
    session.commit(session.editor(second).tag("genre", "opinion"), second)
    state = session.editor(first).state("done")
    assert state is not None
    session.commit(state, first)
    assert [e.entry.verb for e in told(session, article_scope(session, first.id))] == [
        "state",
        "label",
    ]
    assert [e.entry.verb for e in told(session, article_scope(session, second.id))] == [
        "tag",
        "label",
    ]


def test_of_a_span_everything_is_told_bulk_actions_included(session: Session) -> None:
    view = views(session)[0]
    uid = label(session, view, "closed the old bridge")
    label(session, view, "Repairs will cost", "quote")
    for make in (
        lambda editor: editor.attribute(uid, "stance", "for"),
        lambda editor: editor.note(uid, "who\x1b says?"),
        lambda editor: editor.move(uid, [(50, 60)]),
        lambda editor: editor.move(uid, [(60, 80)]),
    ):
        change = make(session.editor(view))
        assert change is not None
        session.commit(change, view)
    for scope in (span_scope(uid), span_scope(uid[:8].upper())):
        found = told(session, scope)
        assert [e.entry.verb for e in found] == ["move", "move", "note", "attribute", "label"]
    said = ["\n".join(described(event)) for event in found]
    assert "closed the old bridge" in said[1]
    assert said[2].endswith("who\x1b says?")
    assert said[3].endswith("stance unset to for")
    assert said[4] == "+ claim “closed the old bridge”"
    now = session.records(view.page.sha256).spans[uid]
    assert found[0].place == (view.page.sha256, now.start, uid)


def test_a_bulk_action_is_one_event_and_tells_of_each_article_its_own(session: Session) -> None:
    view = views(session)[0]
    uid = label(session, view, "closed the old bridge")
    placed, _ = view.project(session.records(view.page.sha256).spans.values())
    search = Propagation(session, view, placed[0])
    search.apply(search.candidates())
    session.flush()
    assert [e.entry.verb for e in told(session)] == ["propagate", "label"]
    (event,) = told(session, article_scope(session, rows(session)[2].id))
    assert described(event) == [
        "+ claim “closed the old bridge”  (propagated)",
        "~ state: unread to in-progress",
    ]
    assert event.place[0] == rows(session)[2].page
    # What was carried over from a span is part of that span's history.
    assert [e.entry.verb for e in told(session, span_scope(uid))] == ["propagate", "label"]
    document = plain(session, event)
    assert [change["table"] for change in document["changes"]] == ["spans", "articles"]
    assert document["changes"][0]["after"]["source"] == uid
    assert document["article"] == view.id


def test_a_relation_is_told_by_what_its_ends_say(session: Session) -> None:
    view = views(session)[0]
    page = view.page.sha256
    one = label(session, view, "closed the old bridge")
    other = label(session, view, "Repairs will cost")
    ends = SpanRef(page, one), SpanRef(page, other)
    relation = Relation(new_uid(), page, "supports", *ends, "ana")
    session.commit(Change("relate", "related", (Op(None, relation),), "ana"), view)
    for scope in (span_scope(other), article_scope(session, view.id)):
        latest = told(session, scope)[0]
        assert described(latest) == [
            "+ supports: claim “closed the old bridge” to claim “Repairs will cost”"
        ]
    session.commit(session.editor(view).delete(other), view)
    assert f"span {other[:8]}" in "\n".join(described(told(session)[0]))


def test_no_more_is_read_than_is_asked_for(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = views(session)[0]
    for word in ("closed", "old", "bridge", "Monday", "inspectors", "cracks", "piers"):
        label(session, view, word)
    decoded: list[bytes] = []

    def counting(data: bytes) -> object:
        decoded.append(data)
        return decode_line(data)

    monkeypatch.setattr("reader.store.entries.decode_line", counting)
    assert next(history(session)).said == "labelled claim"
    assert len(decoded) == 1


@pytest.mark.parametrize("uid", ["", "12", "xyzxyzxyz", "0" * 33])
def test_what_is_no_uid_is_refused(uid: str) -> None:
    with pytest.raises(UsageError, match="uid of a span"):
        span_scope(uid)
