"""W3C Web Annotation (the Data Model of 2017) as JSON-LD.

A span is an annotation whose targets are its parts, each by position and by quote. Its label is a
body that classifies, an attribute one that describes, its note one that comments. A relation is an
annotation that links one annotation with another. What the model has no word for stands under terms
of Reader's own, which the context of each file declares, so that no processor drops them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reader.exchange.build import CONTEXT
from reader.exchange.documents import Document
from reader.exchange.format import Format, ReadOptions
from reader.exchange.formats._w3c_read import LISTS, NAMING, WITHIN, document_of
from reader.exchange.hanging import tell_hanging
from reader.exchange.iris import annotator_iri, article_iri, uid_iri
from reader.exchange.media import Sink, Source
from reader.exchange.nested import nested
from reader.exchange.options import Options
from reader.exchange.record import LinkItem, Range, Record, RelationItem, SpanItem
from reader.exchange.report import Problem, Report
from reader.exchange.strewn import by_text
from reader.exchange.uids import derived_uid

FORMAT = Format(
    name="w3c",
    title="W3C Web Annotation, JSON-LD",
    suffix=".jsonld",
    lost={
        "unplaced": "a target is a place in the article's text",
        "metadata": "only the title and the language of the text go along",
        "blocks": "annotations point into a text and do not divide it",
        "text": "annotations point into a text and do not hold it",
    },
    heeds=frozenset({"ascii"}),
)

CONTEXT_IRI = "http://www.w3.org/ns/anno.jsonld"
OWN_TERMS = {
    "reader": "urn:reader:terms:",
    "attribute": "reader:attribute",
    "tag": "reader:tag",
    "standing": "reader:standing",
    "passed": "reader:passed",
    "origin": "reader:origin",
    "propagatedFrom": {"@id": "reader:propagatedFrom", "@type": "@id"},
    "toArticle": {"@id": "reader:toArticle", "@type": "@id"},
    "title": "dc:title",
}
"""What the context of a file adds to that of the W3C."""

Node = dict[str, Any]


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write one collection with one page, an annotation a line."""
    out = sink.file()
    encode = json.JSONEncoder(ensure_ascii=options.ascii, separators=(",", ":")).encode
    head = {"@context": [CONTEXT_IRI, OWN_TERMS], "type": "AnnotationPage"}
    out.write(encode(head)[:-1].encode() + b',"items":[')
    total = 0
    for record in records:
        for node in _annotations(record, report):
            out.write((b",\n" if total else b"\n") + encode(node).encode())
            total += 1
    out.write(b"\n]}\n")


def read(source: Source, options: ReadOptions) -> Iterator[Document | Problem]:
    """Yield a document for each text that annotations of the files point into."""
    for name in source.names:
        if name and not name.lower().endswith((".json", ".jsonld")):
            continue
        file = f"{source.name}/{name}" if name else source.name

        def given(name: str = name, file: str = file) -> Iterator[Any]:
            with source.open(name) as opened:
                yield from nested(opened, file, LISTS, WITHIN)

        for one in by_text(given, NAMING):
            if isinstance(one, Problem):
                yield one
            else:
                yield from document_of(*one, file)


def recognises(source: Source) -> bool:
    """Tell whether a file names the context of the W3C, or its vocabulary."""
    for name in source.names[:20]:
        if not name or name.lower().endswith((".json", ".jsonld")):
            head = source.head(name)
            if b"/ns/anno.jsonld" in head or b"www.w3.org/ns/oa#" in head:
                return True
    return False


# --- annotations ---------------------------------------------------------------------------------


def _annotations(record: Record, report: Report) -> Iterator[Node]:
    text = _Text(record)
    uids = {span.id: span.uid for span in record.spans}
    held = set(uids.values())
    tell_hanging(record, report)
    for span in record.spans:
        yield _span(span, text)
    for relation in record.relations:
        yield _relation(relation, uids[relation.from_id], uids[relation.to_id], "")
    for link in record.links:
        if link.from_uid in held:
            yield _relation(link, link.from_uid, link.to_uid, link.to_article)
    for item in record.claims:
        if item.span_uid in held:
            facts = (item.uid, item.span_uid, item.type, item.annotator)
            body = [uid_iri(item.uid), _body("classifying", item.type)]
            target = uid_iri(item.span_uid)
            yield _annotation(
                derived_uid("claim", *facts), "identifying", item.annotator, body, target
            )
    for one in record.passed:
        uid = derived_uid("passed", record.id, one.start, one.end, one.annotator)
        body = [_body("assessing", "nothing to label")]
        place = text.target(Range(one.start, one.end))
        yield {**_annotation(uid, "assessing", one.annotator, body, place), "passed": True}
    for tag in record.tags:
        uid = derived_uid("tag", record.id, tag.name, tag.value, tag.annotator)
        body = [{**_body("tagging", tag.value), "tag": tag.name}]
        yield _annotation(uid, "tagging", tag.annotator, body, text.source())
    for person in record.annotators:
        uid = derived_uid("standing", record.id, person.id)
        body = [{**_body("assessing", person.state), "standing": person.state}]
        body += [_body("commenting", person.note)] if person.note else []
        yield _annotation(uid, "assessing", person.id, body, text.source())


def _annotation(uid: str, motivation: str, annotator: str, body: Any, target: Any) -> Node:
    return {
        "id": uid_iri(uid),
        "type": "Annotation",
        "motivation": motivation,
        "creator": {"id": annotator_iri(annotator), "type": "Person", "nickname": annotator},
        "body": body,
        "target": target,
    }


def _body(purpose: str, value: str) -> Node:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _span(span: SpanItem, text: _Text) -> Node:
    body = [_body("classifying", span.label)]
    body += [{**_body("describing", a.value), "attribute": a.name} for a in span.attributes]
    if span.note:
        body.append(_body("commenting", span.note))
    targets = [text.target(part) for part in span.fragments or [Range(span.start, span.end)]]
    target = targets if len(targets) > 1 else targets[0]
    node = _annotation(span.uid, "classifying", span.annotator, body, target)
    node["origin"] = span.origin
    for key, moment in (("created", span.created), ("modified", span.updated)):
        if moment:
            node[key] = moment
    if span.source:
        node["propagatedFrom"] = uid_iri(span.source)
    return node


def _relation(relation: RelationItem | LinkItem, start: str, end: str, article: str) -> Node:
    body: list[Any] = [uid_iri(end), _body("classifying", relation.type)]
    body += [_body("commenting", relation.note)] if relation.note else []
    node = _annotation(relation.uid, "linking", relation.annotator, body, uid_iri(start))
    if article:
        node["toArticle"] = article_iri(article)
    return node


class _Text:
    """The text of a record as what annotations point at."""

    def __init__(self, record: Record) -> None:
        self._text = record.text
        self._iri = article_iri(record.id)
        self._told: Node = {"id": self._iri, "type": "Text", "format": "text/plain"}
        if record.meta.title:
            self._told["title"] = record.meta.title
        if record.meta.lang:
            self._told["language"] = record.meta.lang

    def source(self) -> Node | str:
        """Return the text, with what is known of it the first time."""
        told, self._told = self._told, {}
        return told or self._iri

    def target(self, part: Range) -> Node:
        """Return a stretch of the text, by position and by quote."""
        start, end = part.start, part.end
        quote = {
            "type": "TextQuoteSelector",
            "exact": self._text[start:end],
            "prefix": self._text[max(0, start - CONTEXT) : start],
            "suffix": self._text[end : end + CONTEXT],
        }
        position = {"type": "TextPositionSelector", "start": start, "end": end}
        return {
            "type": "SpecificResource",
            "source": self.source(),
            "selector": [position, quote],
        }
