"""Everything a person can do to an article is one step that undo takes back exactly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.changes import Change, Op
from reader.model.errors import NotFoundError, QuoteError, ReadOnlyError, UsageError
from reader.model.records import Part, Record, Relation, Span, SpanRef
from reader.session.articles import OpenArticle
from reader.session.editing import Editor
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, label, rows, views


@pytest.fixture
def session(place: Place) -> Session:
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    return place.open()


@pytest.fixture
def view(session: Session) -> OpenArticle:
    return views(session)[0]


def contents(session: Session) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for page in session.store.pages():
        held = session.records(page)
        for table in (held.spans, held.relations, held.tags, held.articles):
            found.update(table)
    return found


def span_of(session: Session, view: OpenArticle) -> Span:
    return next(iter(session.records(view.page.sha256).spans.values()))


Verb = Callable[[Editor, Span], Change | None]

VERBS: dict[str, Verb] = {
    "label": lambda editor, span: editor.label([(40, 60)], "quote"),
    "label off": lambda editor, span: editor.label(
        [editor.view.text.to_text(span.start, span.end) or (0, 0)], span.label
    ),
    "delete": lambda editor, span: editor.delete(span.uid),
    "clear": lambda editor, span: editor.clear(span.parts),
    "note": lambda editor, span: editor.note(span.uid, "who says so?\n\x07 📈"),
    "attribute": lambda editor, span: editor.attribute(span.uid, "stance", "for"),
    "move": lambda editor, span: editor.move(span.uid, [(10, 20), (31, 50)]),
    "tag": lambda editor, span: editor.tag("genre", "opinion"),
    "free tag": lambda editor, span: editor.tag("tag", "to translate"),
    "state": lambda editor, span: editor.state("done"),
    "article note": lambda editor, span: editor.article_note("read twice"),
}


@pytest.mark.parametrize("name", VERBS)
def test_undo_takes_back_and_redo_brings_again(
    session: Session, view: OpenArticle, name: str
) -> None:
    label(session, view, "closed the old bridge")
    before = contents(session)
    change = VERBS[name](session.editor(view), span_of(session, view))
    assert change is not None
    session.commit(change, view)
    after = contents(session)
    assert after != before
    undone = session.undo()
    assert undone is not None
    assert undone.summary == change.summary
    assert undone.focus[0] == view.page.sha256
    assert contents(session) == before
    redone = session.redo()
    assert redone is not None
    assert contents(session) == after
    assert session.redo() is None


@pytest.mark.parametrize("name", VERBS)
def test_each_step_survives_a_restart_and_can_still_be_undone(place: Place, name: str) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        view = views(session)[0]
        label(session, view, "closed the old bridge")
        before = contents(session)
        change = VERBS[name](session.editor(view), span_of(session, view))
        assert change is not None
        session.commit(change, view)
        after = contents(session)
    with place.open() as session:
        assert contents(session) == after
        session.undo()
        assert contents(session) == before
    with place.open() as session:
        assert contents(session) == before
        session.redo()
        assert contents(session) == after


def test_the_first_annotation_makes_an_unread_article_in_progress_in_the_same_step(
    session: Session, view: OpenArticle
) -> None:
    label(session, view, "closed the old bridge")
    assert rows(session)[0].state == "in-progress"
    session.undo()
    session.flush()
    assert rows(session)[0].state == "unread"
    assert contents(session) == {}


def test_what_is_so_already_is_no_step(session: Session, view: OpenArticle) -> None:
    uid = label(session, view, "closed the old bridge")
    editor = session.editor(view)
    assert editor.note(uid, "") is None
    assert editor.attribute(uid, "stance", "") is None
    assert editor.state("in-progress") is None
    assert editor.article_note("") is None
    ranges = [session.article(view.id).text.to_text(*_edges(session, view)) or (0, 0)]
    assert editor.move(uid, ranges) is None


def _edges(session: Session, view: OpenArticle) -> tuple[int, int]:
    span = span_of(session, view)
    return span.start, span.end


def test_a_closed_tag_has_one_value_and_free_tags_stand_side_by_side(
    session: Session, view: OpenArticle
) -> None:
    for name, value in (
        ("genre", "opinion"),
        ("genre", "reporting"),
        ("tag", "b"),
        ("tag", "a"),
    ):
        session.commit(session.editor(view).tag(name, value), view)
    assert rows(session)[0].tags == (("genre", "reporting"), ("tag", "a"), ("tag", "b"))
    session.commit(session.editor(view).tag("genre", "reporting"), view)
    assert rows(session)[0].tags == (("tag", "a"), ("tag", "b"))


def test_a_selection_over_blocks_makes_a_part_in_each(session: Session, view: OpenArticle) -> None:
    text = view.text.text
    change = session.editor(view).label([(5, len(text) - 5)], "claim")
    session.commit(change, view)
    span = span_of(session, view)
    assert len(span.parts) == len(view.blocks)
    for part in span.parts:
        assert view.page.text[part.start : part.end] == part.quote
    (placed,), outside = view.project([span])
    assert placed.fragments == ((5, len(text) - 5),)
    assert outside == []


def test_deleting_a_span_deletes_its_relations_on_other_pages_too(session: Session) -> None:
    one, two = views(session)
    first = label(session, one, "closed the old bridge")
    second = label(session, two, "voted on Sunday")
    ends = SpanRef(one.page.sha256, first), SpanRef(two.page.sha256, second)
    relation = Relation("a" * 32, ends[1].page, "contradicts", ends[1], ends[0], "ana")
    session.commit(Change("relate", "", (Op(None, relation),), "ana"), two)
    before = contents(session)
    change = session.editor(one).delete(first)
    assert "1 relation" in change.summary
    session.commit(change, one)
    assert set(contents(session)) & {first, relation.uid} == set()
    session.undo()
    assert contents(session) == before


def test_a_label_that_the_scheme_no_longer_has_is_kept_and_can_be_taken_off(place: Place) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge", "quote")
    labels = place.root / "annotations" / "labels.toml"
    labels.write_text(labels.read_text().replace('"quote"', '"citation"'), "utf-8")
    with place.open() as session:
        view = views(session)[0]
        (span,), _ = view.project(session.records(view.page.sha256).spans.values())
        assert span.span.label == "quote"
        with pytest.raises(UsageError, match="no label 'quote'"):
            session.editor(view).label([(0, 5)], "quote")
        session.commit(session.editor(view).clear(span.span.parts), view)
        assert session.records(view.page.sha256).spans == {}


def test_what_cannot_be_is_refused_with_the_reason(session: Session, view: OpenArticle) -> None:
    editor = session.editor(view)
    for wrong in (
        lambda: editor.label([(0, 5)], "no such label"),
        lambda: editor.label([], "claim"),
        lambda: editor.label([(0, 9), (5, 12)], "claim"),
        lambda: editor.tag("genre", "poem"),
        lambda: editor.tag("no such set", "x"),
        lambda: editor.clear((Part(0, 3, "Old"),)),
    ):
        with pytest.raises(UsageError):
            wrong()
    with pytest.raises(NotFoundError):
        editor.delete("0" * 32)


def test_a_quote_that_the_page_does_not_say_is_never_stored(
    session: Session, view: OpenArticle
) -> None:
    change = session.editor(view).label([(0, 9)], "claim")
    op = change.ops[0]
    assert isinstance(op.after, Span)
    part = op.after.parts[0]
    for wrong in (
        Part(part.start, part.end, "X" * (part.end - part.start)),
        Part(part.start + 1, part.end + 1, part.quote),
        Part(len(view.page.text) - 3, len(view.page.text) + 3, "abcdef"),
    ):
        span = Span(op.after.uid, view.page.sha256, (wrong,), "claim", "ana")
        with pytest.raises(QuoteError):
            session.apply(Change("label", "", (Op(None, span),), "ana"), view)
    assert contents(session) == {}


def test_who_only_reads_sees_everything_and_changes_nothing(place: Place) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
        with place.open("ana", write=False) as other:
            view = views(other)[0]
            assert rows(other)[0].spans == 1
            with pytest.raises(ReadOnlyError):
                label(other, view, "Repairs")
            with pytest.raises(ReadOnlyError):
                other.undo()
