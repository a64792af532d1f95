"""Annotations of a page that came again changed go over to it, and nothing is moved silently."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.changes import Change, Op
from reader.model.errors import NotFoundError, UsageError
from reader.model.records import Membership, Passed, Record, Relation, SpanRef
from reader.session.mending import Mending
from reader.session.relinking import Relink, find_page, old_versions, successor
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, label, views
from tests.support import shared_seeds

CHANGED = (
    "Updated on Tuesday.\n\n"
    + BRIDGE.replace("“Nobody was ever in danger,” said", '"Nobody was ever in danger," said')
    .replace("4.2 million euros and last until", "more than 4.2 million euros, and last until")
    .replace("Shop owners on the east bank said they had not been told in time.", "")
    + "\nThe council meets again on Friday, and the mayor said that it would decide then.\n"
)
EXACT = "inspectors found cracks in two of its piers"
SAID = "said"
QUOTED = "“Nobody was ever in danger,” said the mayor"
COST = "Repairs will cost 4.2 million euros and last until the spring"
GONE = "they had not been told in time"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.write("bridge.txt", BRIDGE)
    made.write("harbour.txt", HARBOUR)
    return made


@pytest.fixture
def session(place: Place) -> Iterator[Session]:
    """All that can be on a page, and then the page comes again changed."""
    with place.open() as opened:
        (view, other) = views(opened)
        uids = [label(opened, view, words) for words in (EXACT, QUOTED, COST, GONE)]
        far = label(opened, other, "900 of its 1,100 members")
        page, away = view.page.sha256, other.page.sha256
        opened.commit(opened.editor(view).note(uids[0], "look at this"), view)  # type: ignore[arg-type]
        opened.commit(opened.editor(view).attribute(uids[0], "stance", "for"), view)  # type: ignore[arg-type]
        opened.commit(opened.editor(view).tag("genre", "reporting"), view)
        opened.commit(opened.editor(view).state("done"), view)  # type: ignore[arg-type]
        first, last = SpanRef(page, uids[0]), SpanRef(page, uids[3])
        low, high = sorted((first, SpanRef(away, far)))
        relations = [
            Relation("1" * 32, page, "supports", first, last, "ana"),
            Relation("2" * 32, low.page, "contradicts", low, high, "ana"),
        ]
        at = BRIDGE.index("Repairs will")
        sentence = BRIDGE.index("The city council")
        passed = [
            Passed("3" * 32, page, sentence, BRIDGE.index(" “Nobody"), "ana"),
            Passed("4" * 32, page, at, BRIDGE.index(" Shop owners"), "ana"),
        ]
        claim = Membership("5" * 32, page, uids[0], "6" * 32, "contradicts", "ana")
        made: list[Record] = [*relations, *passed, claim]
        ops = tuple(Op(None, one) for one in made)
        opened.commit(Change("test", "more", ops, "ana", (page, 0)), view)
        place.write("bridge.txt", CHANGED)
        opened.refresh()
        yield opened


def relink(session: Session) -> Relink:
    (old,) = old_versions(session)
    new = successor(session, old)
    assert new is not None
    return Relink(session, old, new)


def everything(session: Session) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for sha256 in session.store.pages():
        held = session.records(sha256)
        tables = (
            held.spans,
            held.relations,
            held.tags,
            held.articles,
            held.passed,
            held.memberships,
        )
        found[sha256] = {uid: one for table in tables for uid, one in table.items()}
    return {sha256: records for sha256, records in found.items() if records}


def test_each_span_comes_over_by_the_surest_rule_or_is_listed_as_lost(session: Session) -> None:
    found = relink(session)
    by_quote = {move.before.parts[0].quote: move for move in found.moves}
    assert by_quote[EXACT].fate == "exact"
    assert by_quote[QUOTED].fate == "normalised"
    assert by_quote[COST].fate == "fuzzy"
    assert by_quote[COST].asks
    assert by_quote[GONE].fate == "lost"
    assert by_quote[GONE].after is None
    assert found.counts == {"exact": 1, "context": 0, "normalised": 1, "fuzzy": 1, "lost": 1}


def test_looking_changes_nothing(session: Session) -> None:
    before = everything(session)
    relink(session).change()
    assert everything(session) == before
    assert session.unsaved == 0


def test_what_is_sure_goes_over_with_all_that_hangs_on_it_and_the_rest_stays(
    session: Session,
) -> None:
    before = everything(session)
    found = relink(session)
    change = found.apply()
    assert change is not None
    assert change.summary.startswith("carried over 2 spans, 2 relations, 1 claim membership, 1 tag")
    assert change.summary.endswith("2 spans left on the old version")
    session.flush()
    there, here = session.records(found.new.sha256), session.records(found.old.sha256)
    assert {span.parts[0].quote for span in here.spans.values()} == {COST, GONE}
    moved = {span.label: span for span in there.spans.values() if span.note}["claim"]
    assert (moved.note, moved.attributes[0].value) == ("look at this", "for")
    assert found.new.text[moved.start : moved.end] == EXACT
    (view,) = [one for one in views(session) if one.page.sha256 == found.new.sha256]
    editor = session.editor(view)
    assert [tag.value for tag in editor.tags()] == ["reporting"]
    assert editor.states()[0].state == "done"
    assert len(there.passed) == len(here.passed) == 1
    assert [one.page for one in there.memberships.values()] == [found.new.sha256]
    # Relations still join the spans that they joined.
    every = [r for sha in session.store.pages() for r in session.records(sha).relations.values()]
    assert {one.uid for one in every} == {"1" * 32, "2" * 32}
    for one in every:
        for end in (one.source, one.target):
            assert end.span in session.records(end.page).spans
        if one.type == "contradicts":
            assert one.source < one.target
        assert one.page == one.source.page
    undone = session.undo()
    assert undone is not None
    session.flush()
    assert everything(session) == before
    session.redo()
    session.flush()
    assert len(session.records(found.new.sha256).spans) == 2


def test_a_proposal_goes_over_only_with_a_persons_yes(session: Session) -> None:
    found = relink(session)
    uid = next(move.before.uid for move in found.moves if move.asks)
    assert found.apply({uid}) is not None
    assert uid in session.records(found.new.sha256).spans


def test_everything_is_there_after_a_restart(session: Session, place: Place) -> None:
    relink(session).apply()
    session.flush()
    before = everything(session)
    session.close()
    with place.open() as again:
        assert everything(again) == before
        again.undo()
        again.flush()


def test_what_a_person_said_of_a_block_holds_on_the_new_version(place: Place) -> None:
    with place.open() as session:
        found = Mending(session, views(session)[0].page.sha256)
        at = BRIDGE.index("Repairs will")
        block = found.blocks[found.index(at)].block
        found.set_kind(block.start, block.end, "caption")
        found.start_article(at)
        found.set_field(0, "outlet", "The Post")
        session.flush()
    place.write("bridge.txt", "Updated on Tuesday.\n\n" + BRIDGE)
    with place.open() as session:
        carried = relink(session).apply()
        assert carried is not None
        assert carried.summary == "carried over 3 corrections"
        session.flush()
        found = Mending(session, carried.focus[0])
        block = found.blocks[found.index(found.page.text.index("Repairs will"))].block
        assert (block.kind, block.origin) == ("caption", "person")
        assert len(found.cut.articles) == 2
        outlet = found.article(found.page.text.index("Old bridge")).outlet
        assert outlet is not None
        assert outlet.value == "The Post"


def test_pages_are_named_by_path_article_or_digest(session: Session) -> None:
    (old,) = old_versions(session)
    new = successor(session, old)
    assert new is not None
    assert find_page(session, "seeds/bridge.txt") == new
    assert find_page(session, "seeds/bridge.txt", old=True) == old
    assert find_page(session, old[:12]) == find_page(session, f"{old[:12]}-0") == old
    with pytest.raises(NotFoundError):
        find_page(session, "seeds/none.txt")
    with pytest.raises(UsageError):
        Relink(session, new, new)


def test_a_page_that_did_not_change_has_no_old_version(place: Place) -> None:
    with place.open() as session:
        label(session, views(session)[0], EXACT)
        assert list(old_versions(session)) == []


def test_every_sentence_of_a_real_page_is_found_in_a_changed_version(tmp_path: Path) -> None:
    """The page gets a line on top, other quotation marks, and loses a line of its middle."""
    place = Place(tmp_path)
    for path in sorted(shared_seeds().glob("*.txt")):
        place.write(path.name, path.read_bytes())
    kept = sure = 0
    with place.open() as session:
        texts: dict[str, str] = {}
        for view in views(session):
            texts[view.page.sha256] = view.page.text
            for sentence in view.units.sentences.ranges:
                change = session.editor(view).label([sentence], "claim")
                session.apply(change, view)
        session.flush()
        changed = {sha256: _changed(text) for sha256, text in texts.items()}
        for sha256, (text, _, _) in changed.items():
            place.write(session.corpus.page(sha256).names[0].removeprefix("seeds/"), text)
        session.refresh()
        assert set(old_versions(session)) == set(texts)
        for old, (_, gone, ahead) in changed.items():
            new = successor(session, old)
            assert new is not None
            for move in Relink(session, old, new).moves:
                start, end = move.before.start, move.before.end
                if start < gone[1] and gone[0] < end:
                    if move.after is not None and not move.asks:
                        # What stood there once and is gone is nowhere else for sure.
                        assert texts[old].casefold().count(move.before.parts[0].quote) != 1
                    continue
                kept += 1
                shift = ahead - (gone[1] - gone[0] if start >= gone[1] else 0)
                if move.after is not None and not move.asks:
                    sure += 1
                    assert (move.after.start, move.after.end) == (start + shift, end + shift)
    assert kept > 100
    assert sure >= 0.97 * kept


def _changed(text: str) -> tuple[str, tuple[int, int], int]:
    """Return the text with a line on top and without a line of its middle, and where these were."""
    start = text.rfind("\n", 0, len(text) // 2) + 1
    end = text.find("\n", len(text) // 2) + 1 or len(text)
    ahead = "Corrected on Friday.\n\n"
    plain = text.translate({ord("“"): '"', ord("”"): '"', ord("’"): "'"})
    return ahead + plain[:start] + plain[end:], (start, end), len(ahead)
