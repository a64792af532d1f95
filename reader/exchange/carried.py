"""What Reader says of an article beyond what another program shows, as one JSON value of its task.

Programs hand on values that mean nothing to them. So identities, annotators, notes and all else
travel beside what people see there, and meet it again when it comes back: a passage that still
stands where it stood is the span that it was. What the program shows always wins.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Literal

import msgspec

from reader.exchange.record import (
    AnnotatorId,
    AnnotatorItem,
    AttributeItem,
    BlockItem,
    ClaimItem,
    LinkItem,
    MaybeUid,
    MetaItem,
    Name,
    Offset,
    Range,
    Record,
    Sha256,
    TagItem,
    Time,
    Uid,
)
from reader.model.records import SpanOrigin
from reader.model.shapes import ready

KEY = "reader"
"""The key of the value in a task."""

_replace = msgspec.structs.replace


class CarriedSpan(msgspec.Struct, frozen=True):
    """A span without its words; offsets as in the record."""

    uid: Uid
    start: Offset
    end: Offset
    label: Name
    annotator: AnnotatorId
    origin: SpanOrigin
    fragments: list[Range]
    attributes: list[AttributeItem]
    note: str
    created: Time
    updated: Time
    source: MaybeUid = ""


class CarriedRelation(msgspec.Struct, frozen=True):
    """A relation between two spans of the record, by their uids."""

    uid: Uid
    from_uid: Uid
    to_uid: Uid
    type: Name
    annotator: AnnotatorId
    note: str


class CarriedStretch(msgspec.Struct, frozen=True):
    """A stretch of the text with nothing to label."""

    start: Offset
    end: Offset
    annotator: AnnotatorId


class Carried(msgspec.Struct, frozen=True):
    """All that is carried of one record; `text_sha256` is that of the text it was said about."""

    version: Literal[1]
    article: Name
    text_sha256: Sha256
    blocks: list[BlockItem]
    spans: list[CarriedSpan]
    relations: list[CarriedRelation]
    links: list[LinkItem]
    claims: list[ClaimItem]
    tags: list[TagItem]
    annotators: list[AnnotatorItem]
    passed: list[CarriedStretch]
    meta: MetaItem


def carry(record: Record, held: Collection[str] | None = None) -> Carried:
    """Return what is carried of a record: all but its text, and parts outside of it.

    Links and claims are those of the spans whose uids are `held`, else of the record's own.
    """
    uids = {span.id: span.uid for span in record.spans}
    held = set(uids.values()) if held is None else held
    return Carried(
        version=1,
        article=record.id,
        text_sha256=record.text_sha256,
        blocks=record.blocks,
        spans=[
            CarriedSpan(**{name: getattr(span, name) for name in CarriedSpan.__struct_fields__})
            for span in record.spans
        ],
        relations=[
            CarriedRelation(r.uid, uids[r.from_id], uids[r.to_id], r.type, r.annotator, r.note)
            for r in record.relations
        ],
        links=[link for link in record.links if link.from_uid in held],
        claims=[item for item in record.claims if item.span_uid in held],
        tags=record.tags,
        annotators=record.annotators,
        passed=[CarriedStretch(one.start, one.end, one.annotator) for one in record.passed],
        meta=record.meta,
    )


def carried_in(task: dict[str, Any]) -> tuple[Carried | None, str]:
    """Take what is carried out of `task`; the second value says what is wrong with it, or is ""."""
    value = task.pop(KEY, None)
    if value is None:
        return None, ""
    try:
        return msgspec.convert(value, ready(Carried)), ""
    except (msgspec.ValidationError, RecursionError, UnicodeError) as error:
        return None, f"what Reader had put under {KEY!r} is damaged and is passed over: {error}"


def together(several: Sequence[Carried]) -> Carried:
    """Return as one what was carried with the tasks of several annotators on one article."""
    first = several[0]
    spans = [span for one in several for span in one.spans]
    relations = [bond for one in several for bond in one.relations]
    held = {span.uid for span in spans}
    links = []
    for link in (link for one in several for link in one.links):
        # From one annotator's span to another's, which a task for each of them divides.
        if link.to_article == first.article and {link.from_uid, link.to_uid} <= held:
            ends = link.from_uid, link.to_uid
            relations.append(CarriedRelation(link.uid, *ends, link.type, link.annotator, link.note))
        else:
            links.append(link)
    return _replace(
        first,
        spans=spans,
        relations=relations,
        links=links,
        claims=[item for one in several for item in one.claims],
        tags=[tag for one in several for tag in one.tags],
        annotators=[name for one in several for name in one.annotators],
        passed=[stretch for one in several for stretch in one.passed],
    )
