"""Hypothesis: the rows of its API (v1), as its search answers and its client exports them.

Offsets count UTF-16 code units. A span is a row with the label as its first tag and an attribute as
a tag ``name:value``; what is said of the whole article is a page note, one of each annotator. Rows
keep keys that Hypothesis does not know, so all else travels under ``reader``; where a tag or a text
was changed there, what the row shows wins.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from reader.exchange.build import CONTEXT
from reader.exchange.documents import Document
from reader.exchange.format import Format, ReadOptions
from reader.exchange.formats._hypothesis_read import AUTHORITY, LISTS, NAMING, document_of, tags_of
from reader.exchange.hanging import tell_hanging
from reader.exchange.iris import article_iri
from reader.exchange.media import Sink, Source
from reader.exchange.nested import nested
from reader.exchange.options import Options
from reader.exchange.record import AnnotatorItem, Record, SpanItem
from reader.exchange.report import Problem, Report
from reader.exchange.strewn import by_text
from reader.exchange.uids import derived_uid

FORMAT = Format(
    name="hypothesis",
    title="Hypothesis, the rows of its API",
    suffix=".json",
    unit="UTF-16",
    lost={
        "unplaced": "a row is about a place in the article's text",
        "metadata": "only the title goes along",
        "blocks": "rows point into a text and do not divide it",
        "text": "rows point into a text and do not hold it",
    },
    changed={
        "parts": "Hypothesis marks all from the first part to the last; the gaps come back",
        "relations": "Hypothesis does not show them; they come back under the key `reader`",
        "links": "Hypothesis does not show them; they come back under the key `reader`",
        "claims": "Hypothesis does not show them; they come back under the key `reader`",
        "passed": "Hypothesis does not show it; it comes back under the key `reader`",
    },
    heeds=frozenset({"ascii"}),
)

Row = dict[str, Any]


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write what a search would answer, a row a line."""
    out = sink.file()
    encode = json.JSONEncoder(ensure_ascii=options.ascii, separators=(",", ":")).encode
    out.write(b'{"rows":[')
    total = 0
    for record in records:
        tell_hanging(record, report)
        for row in _rows(record):
            out.write((b",\n" if total else b"\n") + encode(row).encode())
            total += 1
    out.write(b'\n],"total":%d}\n' % total)


def read(source: Source, options: ReadOptions) -> Iterator[Document | Problem]:
    """Yield a document for each page that rows of the files are about."""
    for name in source.names:
        if name and not name.lower().endswith(".json"):
            continue
        file = f"{source.name}/{name}" if name else source.name

        def given(name: str = name, file: str = file) -> Iterator[Any]:
            with source.open(name) as opened:
                yield from nested(opened, file, LISTS)

        for one in by_text(given, NAMING):
            if isinstance(one, Problem):
                yield one
            else:
                yield from document_of(*one, file)


def recognises(source: Source) -> bool:
    """Tell whether a file begins with rows of the API, or with an answer that has none."""
    for name in source.names[:20]:
        if not name or name.lower().endswith(".json"):
            head = source.head(name)
            blank = b"".join(head[:200].split())
            if b'"uri"' in head and b'"acct:' in head:
                return True
            if blank.startswith((b'{"rows":[],"total":0', b'{"total":0,"rows":[]')):
                return True
    return False


# --- rows ----------------------------------------------------------------------------------------


def _rows(record: Record) -> Iterator[Row]:
    units = _units(record.text)
    uids = {span.id: span.uid for span in record.spans}
    bonds: dict[str, list[Row]] = defaultdict(list)
    for one in record.relations:
        said = {"uid": one.uid, "to": uids[one.to_id], "type": one.type}
        bonds[uids[one.from_id]].append({**said, "annotator": one.annotator, "note": one.note})
    for link in record.links:
        said = {"uid": link.uid, "to": link.to_uid, "type": link.type, "article": link.to_article}
        bonds[link.from_uid].append({**said, "annotator": link.annotator, "note": link.note})
    shares: dict[str, list[Row]] = defaultdict(list)
    for item in record.claims:
        said = {"uid": item.uid, "type": item.type, "annotator": item.annotator}
        shares[item.span_uid].append(said)
    for span in record.spans:
        row = _span(record, span, units)
        for key, found in (("relations", bonds), ("claims", shares)):
            if found[span.uid]:
                row["reader"][key] = found[span.uid]
        yield row
    for person in record.annotators:
        note = _note(record, person, units)
        if note is not None:
            yield note


def _row(record: Record, uid: str, annotator: str, text: str, tags: list[str]) -> Row:
    user = f"acct:{annotator}@{AUTHORITY}"
    return {
        "id": uid,
        "user": user,
        "uri": article_iri(record.id),
        "text": text,
        "tags": tags,
        "group": "__world__",
        "permissions": {
            "read": ["group:__world__"],
            "admin": [user],
            "update": [user],
            "delete": [user],
        },
        "document": {"title": [record.meta.title] if record.meta.title else []},
    }


def _span(record: Record, span: SpanItem, units: Callable[[int], int]) -> Row:
    attributes = [(one.name, one.value) for one in span.attributes]
    row = _row(record, span.uid, span.annotator, span.note, tags_of(span.label, attributes))
    for key, moment in (("created", span.created), ("updated", span.updated)):
        if moment:
            row[key] = moment
    start, end = span.start, span.end
    selectors = [
        {"type": "TextPositionSelector", "start": units(start), "end": units(end)},
        {
            "type": "TextQuoteSelector",
            "exact": record.text[start:end],
            "prefix": record.text[max(0, start - CONTEXT) : start],
            "suffix": record.text[end : end + CONTEXT],
        },
    ]
    row["target"] = [{"source": row["uri"], "selector": selectors}]
    own: Row = {"uid": span.uid, "label": span.label, "origin": span.origin}
    if attributes:
        own["attributes"] = attributes
    if span.fragments:
        own["parts"] = [(units(one.start), units(one.end)) for one in span.fragments]
    if span.source:
        own["source"] = span.source
    row["reader"] = own
    return row


def _note(record: Record, person: AnnotatorItem, units: Callable[[int], int]) -> Row | None:
    """Return the page note with what somebody says of the article as a whole, if anything."""
    name = person.id
    tags = [(tag.name, tag.value) for tag in record.tags if tag.annotator == name]
    own: Row = {"state": person.state}
    if tags:
        own["tags"] = tags
    passed = [(units(p.start), units(p.end)) for p in record.passed if p.annotator == name]
    if passed:
        own["passed"] = passed
    if not tags and not passed and not person.note and person.state == "unread":
        return None
    uid = derived_uid("page note", record.id, name)
    row = _row(record, uid, name, person.note, tags_of("", tags))
    return {**row, "target": [{"source": row["uri"]}], "reader": own}


def _units(text: str) -> Callable[[int], int]:
    """Return what makes UTF-16 offsets of code point offsets into `text`."""
    wide = [at for at, character in enumerate(text) if character > "\uffff"]
    return lambda offset: offset + bisect_left(wide, offset)
