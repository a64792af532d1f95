"""What one line stands for: an article, an article as one annotator sees it, or a single span."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reader.exchange.options import Options
from reader.exchange.record import LinkItem, Record, RelationItem, SpanRow, mirror
from reader.exchange.report import Report

_replace = msgspec.structs.replace


def shape(record: Record, options: Options, report: Report) -> Iterator[Record | SpanRow]:
    """Yield the lines that `record` of a whole article becomes; count what they lose."""
    if options.per == "annotator":
        yield from per_annotator(record)
    elif options.per == "span":
        for kind, items in (
            ("relations", [*record.relations, *record.links]),
            ("passages outside the text", record.unplaced),
            ("claims", record.claims),
            ("passed sentences", record.passed),
            ("articles without spans", [] if record.spans else [record]),
        ):
            if items:
                reason = f"{record.id}: a line per span does not carry {kind}"
                report.drop(kind, reason, len(items))
        yield from per_span(record)
    else:
        yield record


def per_annotator(record: Record) -> list[Record]:
    """Return a record for each annotator with what they made, its id ``<article>#<annotator>``.

    Ids of spans and relations are counted anew. A relation to or from another annotator's span is
    a link, whose ``to_article`` is then this article. An article on which nobody worked stays one
    record under its own id.
    """
    if not record.annotators:
        return [record]
    return [_of_annotator(record, item.id) for item in record.annotators]


def _of_annotator(record: Record, name: str) -> Record:
    theirs = [span for span in record.spans if span.annotator == name]
    numbers = {span.id: i for i, span in enumerate(theirs, start=1)}
    uids = {span.id: span.uid for span in record.spans}
    spans = [_replace(span, id=numbers[span.id]) for span in theirs]
    relations: list[RelationItem] = []
    links = [link for link in record.links if link.annotator == name]
    for relation in record.relations:
        if relation.annotator != name:
            continue
        source, target = relation.from_id, relation.to_id
        if source in numbers and target in numbers:
            ends = {"from_id": numbers[source], "to_id": numbers[target]}
            relations.append(_replace(relation, id=len(relations) + 1, **ends))
        else:
            kind, note = relation.type, relation.note
            ends_of = (uids[source], record.id, uids[target])
            links.append(LinkItem(relation.uid, kind, *ends_of, name, note))
    links.sort(key=lambda link: (link.type, link.from_uid, link.to_uid, link.uid))
    return _replace(
        record,
        id=f"{record.id}#{name}",
        spans=spans,
        unplaced=[item for item in record.unplaced if item.annotator == name],
        entities=mirror(spans) if isinstance(record.entities, list) else record.entities,
        relations=relations,
        links=links,
        claims=[item for item in record.claims if item.annotator == name],
        passed=[item for item in record.passed if item.annotator == name],
        tags=[tag for tag in record.tags if tag.annotator == name],
        annotators=[item for item in record.annotators if item.id == name],
    )


def per_span(record: Record) -> Iterator[SpanRow]:
    """Yield a row for each span; relations and parts outside the text have no place in it."""
    for span in record.spans:
        yield SpanRow(
            schema_version=record.schema_version,
            id=f"{record.id}#{span.uid}",
            article_id=record.id,
            uid=span.uid,
            annotator=span.annotator,
            span_label=span.label,
            start=span.start,
            end=span.end,
            quote=span.text,
            fragments=span.fragments,
            attributes=span.attributes,
            note=span.note,
            origin=span.origin,
            prefix=span.prefix,
            suffix=span.suffix,
            created=span.created,
            updated=span.updated,
            page_file=record.page.file,
            page_sha256=record.page.sha256,
            page_ranges=span.page_ranges,
            text_included=record.text_included,
            text_sha256=record.text_sha256,
            offset_unit=record.offset_unit,
            title=record.meta.title,
            outlet=record.meta.outlet,
            published=record.meta.published,
            published_precision=record.meta.published_precision,
            lang=record.meta.lang,
            tags=record.tags,
            source=span.source,
        )
