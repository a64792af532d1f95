"""What a span is related to, and what it could be related to; the scheme alone decides.

Nothing here changes anything: `reader.session.relation_editing` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from reader.model.records import Membership, Relation, Span
from reader.model.scheme import ANY, LabelScheme, RelationDef
from reader.session.articles import TextSpan
from reader.session.reading_base import ReadingBase
from reader.session.relation_editing import Tie
from reader.session.session import Session

Direction = Literal["to", "from", "with"]
"""Seen from the span in hand: it is the source, the target, or there is no direction."""


class Offer(msgspec.Struct, frozen=True):
    """A relation that two spans could have: `forward` from the first to the second of them."""

    kind: RelationDef
    forward: bool

    @property
    def direction(self) -> Direction:
        """The direction, seen from the first."""
        return "with" if self.kind.symmetric else "to" if self.forward else "from"


class Suggestion(msgspec.Struct, frozen=True):
    """An end nearby that the span in hand could be related to."""

    offer: Offer
    other: TextSpan


class Related(msgspec.Struct, frozen=True):
    """One thing that a span is related to.

    `tie` is what would be removed to take it away. `page` and `uid` name the other end; `span` is
    it, None where it is not one's own or not there.
    """

    tie: Tie
    direction: Direction
    page: str
    uid: str
    span: Span | None

    @property
    def type(self) -> str:
        """The name of the relation."""
        return self.tie.type

    @property
    def note(self) -> str:
        """What somebody wrote on the relation; a place in a claim has none."""
        return self.tie.note if isinstance(self.tie, Relation) else ""


def offers(
    scheme: LabelScheme, first: Span, second: Span, *, together: bool
) -> tuple[list[Offer], list[Offer]]:
    """Return the relations that the scheme allows for two spans, and those that it does not.

    Each in either direction, from the first to the second before the other way, in the order of the
    scheme. `together` tells that they lie in one article; a relation of that scope is not among the
    others either where they do not.
    """
    allowed: list[Offer] = []
    others: list[Offer] = []
    for kind in scheme.relations:
        if kind.scope == "article" and not together:
            continue
        for forward in (True,) if kind.symmetric else (True, False):
            source, target = (first, second) if forward else (second, first)
            fits = _fits(kind.source, source) and _fits(kind.target, target)
            if kind.symmetric and not fits:
                fits = _fits(kind.source, target) and _fits(kind.target, source)
            (allowed if fits else others).append(Offer(kind, forward))
    return allowed, others


def _fits(labels: Sequence[str], span: Span) -> bool:
    return span.label in labels or ANY in labels


def suggestions(reading: ReadingBase, span: TextSpan) -> list[Suggestion]:
    """Return the nearest possible ends in the sentence of `span`, one for each relation.

    Only for relations of which the scheme says so (``suggest``), in its order; spans that are
    related like that already are passed over.
    """
    sentences = reading.view.units.sentences
    start, end = span.start, span.end
    if len(sentences):
        start = min(start, sentences.ranges[sentences.index(span.start)][0])
        end = max(end, sentences.ranges[sentences.index(span.end - 1)][1])
    near = [
        other
        for other in reading.spans
        if other is not span and any(a < end and start < b for a, b in other.fragments)
    ]
    near.sort(key=lambda other: (_distance(span, other), other.start))
    held = {(one.type, one.uid) for one in related(reading.session, span.span)}
    found: list[Suggestion] = []
    for kind in reading.session.scheme.relations:
        if not kind.suggest:
            continue
        taken: set[bool] = set()
        for other in near:
            allowed, _ = offers(reading.session.scheme, span.span, other.span, together=True)
            for offer in allowed:
                if offer.kind.name != kind.name or offer.forward in taken:
                    continue
                if (kind.name, other.span.uid) not in held:
                    found.append(Suggestion(offer, other))
                    taken.add(offer.forward)
    return found


def _distance(one: TextSpan, other: TextSpan) -> int:
    """Return how many characters lie between two spans, 0 where they touch or overlap."""
    return max(0, other.start - one.end, one.start - other.end)


def related(session: Session, span: Span, *, everywhere: bool = True) -> list[Related]:
    """Return what `span` is related to, relations in the order of the scheme.

    Without `everywhere`, relations that are stored on pages that have not been read are left out,
    so that asking is quick.
    """
    records = session.records(span.page)
    ties = session.links.here(span.uid, span.page)
    claims = [m for m in records.memberships.values() if m.span == span.uid]
    if everywhere or session.links.known:
        ties += session.links.elsewhere(span.uid, span.page)
    found = [_seen_from(session, span, relation) for relation in ties]
    if claims and (everywhere or session.links.known):
        found += [each for member in claims for each in _passages(session, member)]
    order = {kind.name: place for place, kind in enumerate(session.scheme.relations)}
    found.sort(key=lambda one: (order.get(one.type, len(order)), one.direction, one.page, one.uid))
    return found


def _seen_from(session: Session, span: Span, relation: Relation) -> Related:
    forward = relation.source.span == span.uid
    other = relation.target if forward else relation.source
    symmetric = any(k.symmetric for k in session.scheme.relations if k.name == relation.type)
    direction: Direction = "with" if symmetric else "to" if forward else "from"
    there = session.records(other.page).spans.get(other.span)
    return Related(relation, direction, other.page, other.span, there)


def _passages(session: Session, mine: Membership) -> list[Related]:
    """Return the other passages of the claim that a span belongs to."""
    return [
        Related(mine, "with", member.page, member.span, found)
        for member in session.links.members(mine.claim)
        if member.uid != mine.uid
        for found in (session.records(member.page).spans.get(member.span),)
    ]
