"""The CAS of one article as one annotator sees it, in Reader's layers."""

from __future__ import annotations

from typing import NamedTuple

from reader.exchange.build import clean
from reader.exchange.formats import _cas_layers as layers
from reader.exchange.formats._cas import INITIAL_VIEW, SOFA, Cas, Structure, Units, Value
from reader.exchange.record import AnnotatorItem, Record, SpanItem
from reader.exchange.report import Report
from reader.exchange.tokens import tokens

_SOFA = 1
NOBODY = "INITIAL_CAS"
"""What INCEpTION calls the CAS of a document on which nobody has worked."""


class Segments(NamedTuple):
    """The sentences and tokens of a text, in UTF-16 code units; no token leaves its sentence."""

    sentences: list[tuple[int, int]]
    tokens: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str, language: str, units: Units) -> Segments:
        """Divide `text`."""
        from reader.text.sentences import sentences

        found = sentences(text, language)
        return cls(
            [(units.of(start), units.of(end)) for start, end in found],
            [
                (units.of(start + token.start), units.of(start + token.end))
                for start, end in found
                for token in tokens(text[start:end])
            ],
        )


def cas_of(record: Record, annotator: str, segments: Segments, units: Units, report: Report) -> Cas:
    """Return the CAS of a record that holds what `annotator` made ("" for nobody)."""
    writing = _Writing(record, annotator, units)
    writing.document(segments)
    writing.spans()
    writing.relations()
    writing.rest(report)
    return writing.cas


class _Writing:
    def __init__(self, record: Record, annotator: str, units: Units) -> None:
        self.record, self.annotator, self.units = record, annotator, units
        names = {item.name for span in record.spans for item in span.attributes}
        self.cas = Cas(layers.type_system(names), {}, {_SOFA: []})
        self.ids: dict[int, int] = {}
        self.places: dict[int, tuple[int, int]] = {}
        sofa: dict[str, Value] = {
            "sofaNum": 1,
            "sofaID": INITIAL_VIEW,
            "mimeType": "text",
            "sofaString": record.text,
        }
        self.cas.structures[_SOFA] = Structure(_SOFA, SOFA, sofa, {})

    def document(self, segments: Segments) -> None:
        """Add what is said of the article, and its sentences and tokens."""
        record = self.record
        meta = record.meta
        whole = (0, self.units.of(len(record.text)))
        self.add(
            layers.METADATA,
            whole,
            language=meta.lang or "x-unspecified",
            documentTitle=meta.title or record.id,
            documentId=record.id,
            documentUri=meta.url,
            isLastSegment=False,
        )
        for place in segments.sentences:
            self.add(layers.SENTENCE, place)
        for place in segments.tokens:
            self.add(layers.TOKEN, place)
        people: list[AnnotatorItem | None] = [*record.annotators]
        for item in people or [None]:
            # What there is to know about the article itself is said once.
            first = item is None or item is record.annotators[0]
            said: dict[str, Value] = {"article": record.id}
            if item is not None:
                said |= {"annotator": item.id, "state": item.state, "note": item.note}
            if first:
                said |= {name: getattr(meta, name) for name in layers.META}
                said |= {name: list(getattr(meta, name)) for name in layers.ARTICLE_LISTS}
            self.add(layers.ARTICLE, None, **said)
        for block in record.blocks:
            self.add(layers.BLOCK, self.place(block.start, block.end), kind=block.kind)

    def spans(self) -> None:
        """Add the spans, those with gaps with a slot for each of their parts."""
        for span in self.record.spans:
            given = {layers.feature_of(one.name): one.value for one in span.attributes}
            place = self.place(span.start, span.end)
            refs = {"parts": self.parts(span)} if span.fragments else {}
            said = {name: getattr(span, name) for name in layers.SPAN_FEATURES}
            made = self.add(layers.SPAN, place, refs, **said)
            # A value that somebody set is told even if it is empty.
            made.values.update({name: clean(value) for name, value in given.items()})
            self.ids[span.id], self.places[span.id] = made.id, place

    def parts(self, span: SpanItem) -> list[int]:
        """Add the parts of a span; return the numbers of its slots."""
        found = []
        for part in span.fragments:
            target = self.add(layers.PART, self.place(part.start, part.end))
            slot = self.add(layers.PARTS_LINK, None, {"target": [target.id]}, role="part")
            found.append(slot.id)
        return found

    def relations(self) -> None:
        """Add the relations between spans that are there."""
        for one in self.record.relations:
            ends = {"Governor": [self.ids[one.from_id]], "Dependent": [self.ids[one.to_id]]}
            self.add(
                layers.RELATION,
                self.places[one.to_id],
                ends,
                label=one.type,
                note=one.note,
                uid=one.uid,
                annotator=one.annotator,
            )

    def rest(self, report: Report) -> None:
        """Add what else is known: relations to elsewhere, claims, tags, and what was passed."""
        record = self.record
        outside = {item.uid for item in record.unplaced} - {span.uid for span in record.spans}
        for link in record.links:
            if link.from_uid not in outside:
                self.add(
                    layers.LINK,
                    None,
                    label=link.type,
                    note=link.note,
                    uid=link.uid,
                    annotator=link.annotator,
                    from_uid=link.from_uid,
                    to_uid=link.to_uid,
                    to_article=link.to_article,
                )
        for claim in record.claims:
            if claim.span_uid not in outside:
                self.add(
                    layers.CLAIM,
                    None,
                    claim=claim.uid,
                    label=claim.type,
                    span_uid=claim.span_uid,
                    annotator=claim.annotator,
                )
        for kind, gone in (
            ("links", [one.uid for one in record.links if one.from_uid in outside]),
            ("claims", [one.uid for one in record.claims if one.span_uid in outside]),
        ):
            if gone:
                reason = f"{record.id}: the span is outside the text"
                report.drop(kind, reason, len(gone), record=record.id, ids=tuple(gone))
        for tag in record.tags:
            self.add(layers.TAG, None, name=tag.name, value=tag.value, annotator=tag.annotator)
        for passed in record.passed:
            where = self.place(passed.start, passed.end)
            self.add(layers.PASSED, where, annotator=passed.annotator)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return a range of code points in UTF-16 code units."""
        return self.units.of(start), self.units.of(end)

    def add(
        self,
        kind: str,
        place: tuple[int, int] | None,
        refs: dict[str, list[int]] | None = None,
        /,
        **said: Value,
    ) -> Structure:
        """Add a feature structure; features that say nothing are left out."""
        id = len(self.cas.structures) + 1
        anchored = {} if kind == layers.PARTS_LINK else {"sofa": [_SOFA]}
        values: dict[str, Value] = {}
        if place is not None:
            values = {"begin": place[0], "end": place[1]}
        for name, value in said.items():
            if value not in ("", []):
                values[name] = clean(value) if isinstance(value, str) else value
        made = Structure(id, kind, values, anchored | refs if refs else anchored)
        self.cas.structures[id] = made
        self.cas.members[_SOFA].append(id)
        return made
