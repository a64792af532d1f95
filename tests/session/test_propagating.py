"""Once, then everywhere: one label on the same passage in all articles, as one step of undo."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest

from reader.model.errors import ReadOnlyError, UsageError
from reader.model.records import Attribute, Span
from reader.session.articles import OpenArticle
from reader.session.exporting import export
from reader.session.importing import import_records
from reader.session.propagating import Candidate, Propagation
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, label, rows, views

SAID = "Repairs will cost 4.2 million euros"
WIRE = (
    "A bridge, told by another paper\n\n"
    "The works department gave figures on Tuesday. “REPAIRS will cost 4.2\u00a0million euros”, "
    "it said, and repairs will cost\u2003more if winter comes early, as all in the town know.\n\n"
    "Nobody doubts that repairs will cost 4.2 million euros by now, though some would like to.\n"
)


@pytest.fixture
def session(place: Place) -> Session:
    place.write("a.txt", BRIDGE)
    place.write("b.txt", HARBOUR)
    place.write("c.txt", WIRE)
    return place.open()


def source(session: Session, quote: str = SAID) -> tuple[OpenArticle, Propagation]:
    view = views(session)[0]
    uid = label(session, view, quote)
    change = session.editor(view).attribute(uid, "stance", "against")
    assert change is not None
    session.commit(change, view)
    return view, search(session, view, uid)


def search(session: Session, view: OpenArticle, uid: str) -> Propagation:
    placed, _ = view.project(session.records(view.page.sha256).spans.values())
    return Propagation(session, view, next(one for one in placed if one.span.uid == uid))


def everything(session: Session) -> list[Span]:
    return [s for page in session.store.pages() for s in session.records(page).spans.values()]


def test_the_passage_is_found_elsewhere_in_context_and_not_where_it_came_from(
    session: Session,
) -> None:
    _, search = source(session)
    found = list(search.candidates())
    assert [one.quote for one in found] == [
        "REPAIRS will cost 4.2\u00a0million euros",
        "repairs will cost 4.2 million euros",
    ]
    assert {one.title for one in found} == {"A bridge, told by another paper"}
    for one in found:
        assert one.text[slice(*one.shown[0])] == one.quote
        assert not one.exact
        view = session.article(one.article)
        assert [view.text.text[a:b] for a, b in one.ranges] == [one.quote]
    assert (search.searched, search.total, search.articles) == (2, 2, 3)


def test_what_is_accepted_is_labelled_in_one_step_that_undo_takes_back_at_once(
    session: Session,
) -> None:
    view, search = source(session)
    before = everything(session)
    change = search.apply(search.candidates())
    made = [span for span in everything(session) if span not in before]
    assert len(made) == 2
    for span in made:
        assert (span.label, span.origin, span.source) == ("claim", "propagated", search.span.uid)
        assert span.attributes == (Attribute("stance", "against"),)
    assert change.summary == "labelled claim in 2 places of 1 article"
    session.flush()
    assert [(row.spans, row.state) for row in rows(session)] == [
        (1, "in-progress"),
        (0, "unread"),
        (2, "in-progress"),
    ]
    undone = session.undo()
    assert undone is not None
    assert undone.focus == (view.page.sha256, search.span.start)
    assert everything(session) == before
    assert session.redo() is not None
    assert sorted(s.uid for s in everything(session)) == sorted(s.uid for s in [*before, *made])


def test_only_what_was_accepted_is_labelled(session: Session) -> None:
    _, search = source(session)
    first, second = search.candidates()
    search.apply([second])
    assert [s.parts for s in everything(session) if s.page == first.page] == [second.parts]


def test_what_is_labelled_alike_is_passed_over_and_counted(session: Session) -> None:
    _, search = source(session)
    search.apply(list(search.candidates())[:1])
    assert len(list(search.candidates())) == 1
    assert search.alike == 1
    again = list(search.candidates())
    search.apply(again)
    with pytest.raises(UsageError, match="nothing is left"):
        search.apply(again)
    assert len(everything(session)) == 3


def test_another_label_is_no_hindrance_and_the_same_with_other_edges_is_told(
    session: Session,
) -> None:
    _, search = source(session)
    label(session, views(session)[2], "REPAIRS will cost", "claim")
    label(session, views(session)[2], "repairs will cost 4.2 million euros", "quote")
    assert [one.overlaps for one in search.candidates()] == [True, False]


def test_a_passage_across_blocks_is_offered_only_where_it_lies_in_as_many(
    place: Place, session: Session
) -> None:
    place.write("d.txt", BRIDGE.replace("twice.\n\nRepairs", "twice. Repairs"))
    place.write("e.txt", BRIDGE.replace("Old bridge", "The old bridge"))
    session.refresh()
    _, search = source(session, "the site twice.\n\nRepairs will cost")
    assert [len(one.parts) for one in search.candidates()] == [2]
    assert search.torn == 1


def test_parts_are_carried_over_as_parts(place: Place, session: Session) -> None:
    place.write(
        "e.txt",
        HARBOUR.replace(
            "The union says",
            "“Nobody was ever in danger,” said he, "
            "“who had visited the site twice.” The union says",
        ),
    )
    session.refresh()
    view = views(session)[0]
    text = view.text.text
    ranges = []
    for quote in ("Nobody was ever in danger", "who had visited the site twice"):
        at = text.index(quote)
        ranges.append((at, at + len(quote)))
    change = session.editor(view).label(ranges, "quote")
    session.commit(change, view)
    (one,) = search(session, view, change.ops[0].uid).candidates()
    assert len(one.parts) == 2
    assert one.exact


def test_searching_ends_when_it_is_told_to(session: Session) -> None:
    _, search = source(session)
    assert list(search.candidates(stop=lambda: search.searched >= 1)) == []
    assert search.searched == 1


def test_what_no_index_can_look_up_is_searched_for_everywhere(
    place: Place, session: Session
) -> None:
    place.write("d.txt", HARBOUR.replace("The union says", "«Nobody», the union says,"))
    session.refresh()
    _, search = source(session, "“Nobody")
    assert [one.quote for one in search.candidates()] == ["«Nobody"]
    assert (search.searched, search.total) == (4, 4)


def test_a_page_that_is_gone_is_told_and_hinders_nothing(place: Place, session: Session) -> None:
    place.write("d.txt", BRIDGE.replace("Old bridge", "The old bridge"))
    session.refresh()
    _, search = source(session)
    (place.root / "seeds" / "c.txt").unlink()
    assert len(list(search.candidates())) == 1
    assert len(search.unread) == 1
    assert "c.txt" in search.unread[0]


def test_nothing_is_labelled_if_a_page_has_gone_meanwhile(place: Place, session: Session) -> None:
    _, search = source(session)
    found: list[Candidate] = list(search.candidates())
    before = everything(session)
    (place.root / "seeds" / "c.txt").write_text("Something else stands here now.\n")
    with pytest.raises(Exception, match=r"c\.txt"):
        search.apply(found)
    assert everything(session) == before


def test_one_may_not_propagate_what_one_may_only_read(place: Place, session: Session) -> None:
    view, search = source(session)
    session.close()
    with place.open(write=False) as reading:
        placed, _ = view.project([search.span])
        with pytest.raises(ReadOnlyError):
            Propagation(reading, view, placed[0])


def test_the_store_refuses_a_source_that_is_no_uid(session: Session) -> None:
    view, search = source(session)
    wrong = msgspec.structs.replace(search.span, origin="propagated", source="somewhere")
    change = session.editor(view).note(search.span.uid, "x")
    assert change is not None
    op = msgspec.structs.replace(change.ops[0], after=wrong)
    with pytest.raises(Exception, match="is no uid"):
        session.apply(msgspec.structs.replace(change, ops=(op,)), view)


def test_where_a_propagated_span_came_from_survives_export_and_import(
    place: Place, session: Session, tmp_path: Path
) -> None:
    _, search = source(session)
    search.apply(search.candidates())
    session.flush()
    made = {s.uid: s for s in everything(session) if s.origin == "propagated"}
    out = io.BytesIO()
    export(session, out)
    session.close()
    other = Place(tmp_path / "elsewhere")
    for page in (place.root / "seeds").iterdir():
        other.write(page.name, page.read_bytes())
    with other.open() as elsewhere:
        result = import_records(elsewhere, io.BytesIO(out.getvalue()), "corpus.jsonl")
        assert result.problems == []
        found = {s.uid: s.source for s in everything(elsewhere) if s.origin == "propagated"}
    assert found == {uid: span.source for uid, span in made.items()}
    assert set(found.values()) == {search.span.uid}
