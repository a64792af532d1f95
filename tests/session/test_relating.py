"""Relations: what the scheme allows is offered, claims keep together, nothing is left dangling."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.model.errors import UsageError
from reader.model.records import Record, Span
from reader.model.scheme import RelationDef
from reader.session.reading import Reading, open_reading
from reader.session.relating import Offer, offers, related, suggestions
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, label, rows

SCHEME = """
name = "test/1"
[[label]]
name = "claim"
[[label]]
name = "who"
[[label]]
name = "word"
[[relation]]
name = "says"
from = ["who"]
to = ["claim"]
suggest = true
[[relation]]
name = "signals"
from = ["word"]
to = ["claim"]
suggest = true
[[relation]]
name = "supports"
from = ["claim"]
to = ["claim"]
scope = "any"
[[relation]]
name = "like"
from = ["claim"]
to = ["claim"]
scope = "any"
symmetric = true
[[relation]]
name = "one-claim"
from = ["claim"]
to = ["claim"]
scope = "any"
symmetric = true
groups = true
"""
CLAIMS = ("closed the old bridge", "Repairs will cost 4.2 million euros")
FAR = "900 of its 1,100 members took part"


@pytest.fixture
def session(place: Place) -> Iterator[Session]:
    (place.root / "annotations" / "labels.toml").write_text(SCHEME, "utf-8")
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    with place.open() as session:
        yield session


@pytest.fixture
def bridge(session: Session) -> Reading:
    return open_reading(session, rows(session)[0].id)


@pytest.fixture
def harbour(session: Session) -> Reading:
    return open_reading(session, rows(session)[1].id)


def span(reading: Reading, quote: str, name: str = "claim") -> Span:
    uid = label(reading.session, reading.view, quote, name)
    reading.reload()
    return reading.session.records(reading.view.page.sha256).spans[uid]


def kind(session: Session, name: str) -> RelationDef:
    return next(one for one in session.scheme.relations if one.name == name)


def relate(reading: Reading, name: str, source: Span, target: Span) -> None:
    session = reading.session
    reading.do(session.editor(reading.view).relate(kind(session, name), source, target))


def everything(session: Session) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for page in session.store.pages():
        for table in session.records(page).state.tables.values():
            found |= table.records
    return found


def named(found: list[Offer]) -> list[tuple[str, str]]:
    return [(offer.kind.name, offer.direction) for offer in found]


def test_only_what_the_scheme_allows_is_offered_and_the_rest_apart(
    session: Session, bridge: Reading
) -> None:
    claim, who = span(bridge, CLAIMS[0]), span(bridge, "the mayor", "who")
    allowed, others = offers(session.scheme, who, claim, together=True)
    assert named(allowed) == [("says", "to")]
    assert ("says", "from") in named(others)
    assert ("like", "with") in named(others)
    allowed, _ = offers(session.scheme, claim, who, together=True)
    assert named(allowed) == [("says", "from")]


def test_across_articles_nothing_is_offered_that_holds_in_one_article_only(
    session: Session, bridge: Reading, harbour: Reading
) -> None:
    one, other = span(bridge, CLAIMS[0]), span(harbour, FAR)
    allowed, others = offers(session.scheme, one, other, together=False)
    assert named(allowed) == [
        ("supports", "to"),
        ("supports", "from"),
        ("like", "with"),
        ("one-claim", "with"),
    ]
    assert not others
    with pytest.raises(UsageError, match="inside one article"):
        relate(harbour, "says", one, other)


def test_ends_without_direction_are_sorted_and_a_relation_is_made_once(
    session: Session, bridge: Reading, harbour: Reading
) -> None:
    one, other = span(bridge, CLAIMS[0]), span(harbour, FAR)
    relate(harbour, "like", one, other)
    for ends in ((one, other), (other, one)):
        with pytest.raises(UsageError, match="already"):
            relate(harbour, "like", *ends)
    with pytest.raises(UsageError, match="itself"):
        relate(harbour, "like", one, one)
    made = [r for p in session.store.pages() for r in session.records(p).relations.values()]
    assert len(made) == 1
    assert made[0].source < made[0].target
    assert made[0].page == made[0].source.page


def test_both_ends_know_of_a_relation_and_it_can_be_taken_away_from_either(
    session: Session, bridge: Reading, harbour: Reading
) -> None:
    one, other = span(bridge, CLAIMS[0]), span(harbour, FAR)
    before = everything(session)
    relate(harbour, "supports", one, other)
    seen = [(r.type, r.direction, r.uid) for r in related(session, other)]
    assert seen == [("supports", "from", one.uid)]
    assert [(r.direction, r.span) for r in related(session, one)] == [("to", other)]
    tie = related(session, other)[0].tie
    harbour.do(session.editor(harbour.view).untie(tie))
    assert related(session, one) == []
    assert everything(session) == before


@pytest.mark.parametrize("name", ["supports", "like", "one-claim"])
def test_deleting_a_span_takes_its_ties_in_any_article_along_as_one_step(
    session: Session, bridge: Reading, harbour: Reading, name: str
) -> None:
    one, other = span(bridge, CLAIMS[0]), span(harbour, FAR)
    relate(harbour, name, one, other)
    before = everything(session)
    change = harbour.session.editor(harbour.view).delete(other.uid)
    assert "and 1 relation" in change.summary
    harbour.do(change)
    assert related(session, one) == []
    session.undo()
    assert everything(session) == before


def test_spans_joined_in_pairs_are_passages_of_one_claim_and_two_claims_become_one(
    session: Session, bridge: Reading, harbour: Reading
) -> None:
    a, b = (span(bridge, quote) for quote in CLAIMS)
    c = span(harbour, FAR)
    d = span(harbour, "offered a rise of three per cent")
    relate(bridge, "one-claim", a, b)
    relate(harbour, "one-claim", c, d)
    assert {r.uid for r in related(session, a)} == {b.uid}
    before = everything(session)
    relate(harbour, "one-claim", b, d)
    assert {r.uid for r in related(session, a)} == {b.uid, c.uid, d.uid}
    with pytest.raises(UsageError, match="already"):
        relate(harbour, "one-claim", a, c)
    # Without the one through which they were joined, the others still are one claim.
    session.apply(session.editor(bridge.view).delete(b.uid), bridge.view)
    assert {r.uid for r in related(session, a)} == {c.uid, d.uid}
    session.undo()
    session.undo()
    assert everything(session) == before
    assert {r.uid for r in related(session, c)} == {d.uid}


def test_a_third_passage_joins_the_claim_and_can_leave_it_alone(
    session: Session, bridge: Reading, harbour: Reading
) -> None:
    a, b = (span(bridge, quote) for quote in CLAIMS)
    c = span(harbour, FAR)
    relate(bridge, "one-claim", a, b)
    relate(harbour, "one-claim", c, b)
    harbour.do(session.editor(harbour.view).untie(related(session, c)[0].tie))
    assert related(session, c) == []
    assert [r.uid for r in related(session, a)] == [b.uid]


def test_the_nearest_ends_of_the_sentence_are_suggested_until_they_are_joined(
    session: Session, bridge: Reading
) -> None:
    claim = span(bridge, "Nobody was ever in danger")
    near, far = span(bridge, "said", "word"), span(bridge, "visited", "word")
    who = span(bridge, "the mayor", "who")
    span(bridge, "Shop owners", "who")

    def offered() -> list[tuple[str, str, str]]:
        held = next(s for s in bridge.spans if s.span.uid == claim.uid)
        found = suggestions(bridge, held)
        return [(s.offer.kind.name, s.offer.direction, s.other.span.uid) for s in found]

    assert offered() == [("says", "from", who.uid), ("signals", "from", near.uid)]
    relate(bridge, "says", who, claim)
    assert offered() == [("signals", "from", near.uid)]
    relate(bridge, "signals", near, claim)
    assert offered() == [("signals", "from", far.uid)]


def test_relations_from_other_pages_are_left_out_until_these_were_read(
    place: Place, session: Session, bridge: Reading, harbour: Reading
) -> None:
    one, other = span(bridge, CLAIMS[0]), span(harbour, FAR)
    relate(harbour, "supports", one, other)
    session.close()
    with place.open() as again:
        assert related(again, other, everywhere=False) == []
        again.links.prepare()
        assert len(related(again, other, everywhere=False)) == 1
