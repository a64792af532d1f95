"""ClaimReview of schema.org as JSON-LD: what was judged of claims, for search engines and archives.

A passage is reviewed where somebody gave it the attribute `VERDICT`, whatever its label and the
values of the scheme. The claim is that which the passage belongs to, so that reviews and
appearances in several articles meet in one; else the passage is a claim of its own. Who makes the
claim is said by relations of type `CLAIMER` that lead to the passage.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from reader.exchange.format import Format, Kind
from reader.exchange.iris import annotator_iri, article_iri, uid_iri
from reader.exchange.media import Sink
from reader.exchange.options import Options
from reader.exchange.record import Record, SpanItem
from reader.exchange.report import Loss, Report
from reader.exchange.uids import derived_uid

VERDICT = "verdict"
CLAIMER = "claimer-of"
CLAIMER_TYPE = "claimer_type"

FORMAT = Format(
    name="claimreview",
    title="ClaimReview of schema.org, JSON-LD, for passages with a verdict",
    suffix=".jsonld",
    reads=False,
    lost={
        "spans": f"only passages with the attribute {VERDICT} are reviewed",
        "parts": "the parts of a claim become one sentence with ellipses between them",
        "attributes": f"a review has the {VERDICT} and no other attribute",
        "relations": f"only {CLAIMER} says something of a review",
        "links": "a review knows no relations",
        "claims": f"only claims with a {VERDICT} are written",
        "notes": "only those on reviewed passages are written",
        "tags": "a review has none",
        "states": "a review has none",
        "passed": "a review is about a claim",
        "unplaced": "a review is about words of the text",
        "metadata": "title, outlet, date and language go along, all else does not",
        "blocks": "a review does not hold the text",
        "times": "a review has the day on which it was last changed",
        "text": "a review quotes the claim and does not hold the text",
    },
    counted=frozenset({"spans", "attributes", "relations", "claims", "notes"}),
    heeds=frozenset({"ascii"}),
)

_RATINGS = {"refuted": 1, "supported": 5}
"""Verdicts that lie on the scale of truth from 1 to 5; the others are no degree of it."""
_KINDS = {"person": "Person"} | dict.fromkeys(
    ("organization", "institution", "party"), "Organization"
)
_SHOWN = {"year": 4, "month": 7, "day": 10}

Node = dict[str, Any]


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write one graph: a review for each verdict, then where else the claims appear.

    Passages of claims that were not reviewed themselves are in memory until the end.
    """
    out = sink.file()
    encode = json.JSONEncoder(ensure_ascii=options.ascii, separators=(",", ":")).encode
    out.write(b'{"@context":"https://schema.org","@graph":[')
    total = 0
    reviewed: set[str] = set()
    elsewhere: dict[str, list[Node]] = defaultdict(list)
    shares: dict[str, list[tuple[str, str]]] = defaultdict(list)

    def put(node: Node) -> None:
        nonlocal total
        out.write((b",\n" if total else b"\n") + encode(node).encode())
        total += 1

    for record in records:
        told = _Record(record)
        for node, claim in told.reviews():
            put(node)
            reviewed.add(claim)
        for claim, span in told.others():
            elsewhere[claim].append(told.appearance(span))
            shares[claim].append((record.id, f"{claim} {span.uid}"))
        told.report(report)
    for claim, appearances in elsewhere.items():
        if claim in reviewed:
            put({"@type": "Claim", "@id": uid_iri(claim), "appearance": appearances})
            report.written["claims"] += len(appearances)
        else:
            for article, share in shares[claim]:
                _leave(report, article, "claims", [share])
    out.write(b"\n]}\n")


class _Record:
    """What a record says of claims."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.verdicts = {
            span.uid: value
            for span in record.spans
            for value in [_attribute(span, VERDICT)]
            if value
        }
        self.claims: dict[str, str] = {}
        for item in record.claims:
            self.claims.setdefault(item.span_uid, item.uid)
        self.claimers: dict[int, list[SpanItem]] = defaultdict(list)
        by_id = {span.id: span for span in record.spans}
        for relation in record.relations:
            if relation.type == CLAIMER:
                self.claimers[relation.to_id].append(by_id[relation.from_id])

    def reviews(self) -> Iterator[tuple[Node, str]]:
        """Yield the reviews, each with the uid of its claim."""
        for span in self.record.spans:
            if span.uid in self.verdicts:
                claim = self.claims.get(span.uid, span.uid)
                yield self._review(span, claim), claim

    def others(self) -> Iterator[tuple[str, SpanItem]]:
        """Yield claims with passages of theirs that have no verdict of their own."""
        for span in self.record.spans:
            if span.uid in self.claims and span.uid not in self.verdicts:
                yield self.claims[span.uid], span

    def _review(self, span: SpanItem, claim: str) -> Node:
        verdict = self.verdicts[span.uid]
        rating: Node = {"@type": "Rating", "alternateName": verdict}
        if verdict.casefold() in _RATINGS:
            value = _RATINGS[verdict.casefold()]
            rating |= {"ratingValue": value, "worstRating": 1, "bestRating": 5}
        who = {"@type": "Person", "@id": annotator_iri(span.annotator), "name": span.annotator}
        words = self._words(span)
        item: Node = {"@type": "Claim", "@id": uid_iri(claim), "text": words}
        authors = [_author(one) for one in self.claimers[span.id]]
        if authors:
            item["author"] = authors
        item["appearance"] = self.appearance(span)
        node = {
            "@type": "ClaimReview",
            "@id": uid_iri(derived_uid("review", span.uid)),
            "claimReviewed": words,
            "itemReviewed": item,
            "reviewRating": rating,
            "author": who,
        }
        if span.updated or span.created:
            node["datePublished"] = (span.updated or span.created)[:10]
        if span.note:
            node["reviewBody"] = span.note
        return node

    def appearance(self, span: SpanItem) -> Node:
        """Return the article in which a passage makes a claim, with its words."""
        meta = self.record.meta
        node: Node = {"@type": "NewsArticle", "@id": article_iri(self.record.id)}
        said = {"headline": meta.title, "url": meta.url, "inLanguage": meta.lang}
        node |= {key: value for key, value in said.items() if value}
        if meta.published:
            node["datePublished"] = meta.published[: _SHOWN.get(meta.published_precision)]
        if meta.outlet:
            node["publisher"] = {"@type": "Organization", "name": meta.outlet}
        return {**node, "hasPart": {"@type": "Quotation", "text": self._words(span)}}

    def _words(self, span: SpanItem) -> str:
        parts = [self.record.text[part.start : part.end] for part in span.fragments]
        return " … ".join(parts) or span.text

    def report(self, report: Report) -> None:
        """Count what was written of the record, and what was not."""
        record = self.record
        spans = [span for span in record.spans if span.uid in self.verdicts]
        ends = {span.id for span in spans}
        kept = [r for r in record.relations if r.type == CLAIMER and r.to_id in ends]
        report.written["spans"] += len(spans)
        report.written["attributes"] += len(spans)
        report.written["relations"] += len(kept)
        shared = [one for one in record.claims if self.claims[one.span_uid] == one.uid]
        mine = [one for one in shared if one.span_uid in self.verdicts]
        report.written["claims"] += len(mine)
        held = {span.uid for span in record.spans}
        labelled: list[Any] = [*record.spans, *record.unplaced]
        noted: list[Any] = [*labelled, *record.relations, *record.links]
        left: dict[Kind, list[str]] = {
            "spans": [span.uid for span in record.spans if span.uid not in self.verdicts],
            "attributes": [
                f"{item.uid} {one.name}"
                for item in labelled
                for one in item.attributes
                if one.name.casefold() != VERDICT or item.uid not in self.verdicts
            ],
            "relations": [r.uid for r in record.relations if r not in kept],
            "claims": [
                f"{one.uid} {one.span_uid}"
                for one in record.claims
                if one not in shared or one.span_uid not in held
            ],
            "notes": [one.uid for one in noted if one.note and one not in spans]
            + [one.id for one in record.annotators if one.note],
        }
        report.written["notes"] += sum(bool(span.note) for span in spans)
        for kind, ids in left.items():
            _leave(report, record.id, kind, ids)
        if not spans:
            reason = f"no passage in it has the attribute {VERDICT}"
            report.declare(Loss("dropped", "articles", reason, 1, record.id, (record.id,)))
            report.written["records"] -= 1


def _leave(report: Report, article: str, kind: Kind, ids: list[str]) -> None:
    """Report what is left out of an article, for the reason that the format declares."""
    if ids:
        report.declare(Loss("dropped", kind, FORMAT.lost[kind], len(ids), article, tuple(ids)))


def _attribute(span: SpanItem, name: str) -> str:
    found = (one.value.strip() for one in span.attributes if one.name.casefold() == name)
    return next(found, "")


def _author(span: SpanItem) -> Node:
    kind = _KINDS.get(_attribute(span, CLAIMER_TYPE).casefold(), "Thing")
    return {"@type": kind, "name": span.text}
