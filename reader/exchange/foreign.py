"""Records that are not quite as Reader writes them: from later versions, or back from doccano.

doccano gives a record back with its ``entities`` (or ``label``) and ``relations`` as they stand
there, numbered anew and stripped of uids, and with everything else as it was. What people did there
is in the entities, so these win over the spans that they no longer mirror.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from reader.exchange import record as shapes
from reader.exchange.record import (
    AnnotatorId,
    AnnotatorItem,
    Name,
    Record,
    RelationItem,
    SpanItem,
    mirror,
)
from reader.exchange.report import Problem
from reader.exchange.uids import derived_uid
from reader.model.shapes import ready

_replace = msgspec.structs.replace
_CONTEXT = 32
_NOBODY = "imported"
_PASSED_OVER = ("Comments", "cats")
"""Keys that doccano adds and that say nothing about the article."""

_WORDS = {
    "Uid": "32 hexadecimal digits",
    "Sha256": "a sha256 in 64 hexadecimal digits",
    "AnnotatorId": "an annotator id (1 to 32 of a-z 0-9 . _ -)",
    "Name": "a name without control characters, not empty",
    "Text": "a text with line feeds only and without other control characters",
    "Time": "a time as YYYY-MM-DDTHH:MM:SS.mmmZ, or empty",
    "Version": "a version 1.x",
}


class _Relation(msgspec.Struct):
    from_id: int
    to_id: int
    type: Name


class _Entity(msgspec.Struct):
    start_offset: shapes.Offset
    end_offset: shapes.Offset
    label: Name
    id: int = 0


def mirrored(record: Record) -> bool:
    """Tell whether the ``entities`` of `record`, where there are any, are those of its spans."""
    return not isinstance(record.entities, list) or record.entities == mirror(record.spans)


def adopt(document: Any, annotator: str = "") -> tuple[Record | None, list[Problem]]:
    """Return (record or None, problems) for a line that was read as plain JSON values.

    `annotator` is whom new passages are put down to (see `reader.exchange.native.read`).
    """
    refusal = _refusal(document)
    if refusal:
        return None, [Problem("error", refusal)]
    entities = document.pop("entities", None)
    if "label" in document:
        entities = [_entity_of(item) for item in _list(document.pop("label"))]
    relations = document.get("relations")
    for key in _PASSED_OVER:
        document.pop(key, None)
    unknown = sorted(set(_prune(document, _fields(Record), "")))
    problems = []
    if unknown:
        message = f"version {document['schema_version']} has keys unknown here, passed over: "
        problems.append(Problem("warning", message + ", ".join(unknown)))
    lost = _lost_uids(relations)
    if lost:
        document["relations"] = []
    try:
        record = msgspec.convert(document, ready(Record))
        fresh = None if entities is None else msgspec.convert(entities, ready(list[_Entity]))
        loose = msgspec.convert(relations, ready(list[_Relation])) if lost else []
    except (msgspec.ValidationError, RecursionError, UnicodeError) as error:
        return None, [*problems, in_words(error)]
    if fresh is None and loose:
        message = "relations have no uid, and there are no entities that they could link"
        return None, [*problems, Problem("error", message, place="relations")]
    if fresh is not None:
        record = _Trip(record, annotator, problems).settle(fresh, loose)
    return record, problems


def _refusal(document: Any) -> str:
    if not isinstance(document, dict):
        return "it is not a JSON object"
    if "span_label" in document and "article_id" in document:
        return "it stands for a single span; export a line per article to import it again"
    version = document.get("schema_version")
    if not isinstance(version, str):
        return "it is no record of Reader: the key schema_version is missing or no string"
    if version.partition(".")[0] != "1":
        return f"it has version {version[:20]!r} of the format, and 1.x is read here"
    return ""


def in_words(error: Exception) -> Problem:
    """Return a conversion's failure as a problem with its place, patterns put into words."""
    message, _, place = str(error).partition(" - at `$")
    for name, words in _WORDS.items():
        message = message.replace(f"`str` matching regex {_pattern(name)!r}", words)
    return Problem("error", message, place=place.strip(".`"))


@cache
def _pattern(name: str) -> str:
    info = msgspec.inspect.type_info(getattr(shapes, name))
    assert isinstance(info, msgspec.inspect.StrType)
    return info.pattern or ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _entity_of(item: Any) -> Any:
    """Return an item of doccano's ``label`` (a list or an object) as an entity."""
    if isinstance(item, list) and len(item) >= 3:
        return {"start_offset": item[0], "end_offset": item[1], "label": item[2]}
    return item


def _lost_uids(relations: Any) -> bool:
    """Tell whether `relations` are another program's, which keeps no uids."""
    return isinstance(relations, list) and any(
        isinstance(item, dict) and "uid" not in item and "annotator" not in item
        for item in relations
    )


Fields = dict[str, "Fields | None"]


@cache
def _fields(kind: type) -> Fields:
    """Return the keys of a struct, each with the keys of the structs below it."""
    found: Fields = {}
    for field in msgspec.structs.fields(kind):
        found[field.encode_name] = _below(msgspec.inspect.type_info(field.type))
    return found


def _below(info: msgspec.inspect.Type) -> Fields | None:
    if isinstance(info, msgspec.inspect.StructType):
        return _fields(info.cls)
    if isinstance(info, msgspec.inspect.ListType):
        return _below(info.item_type)
    if isinstance(info, msgspec.inspect.UnionType):
        return next(filter(None, map(_below, info.types)), None)
    return None


def _prune(value: Any, fields: Fields | None, place: str) -> list[str]:
    """Take the keys that nobody knows out of `value`, in place; return their names."""
    if fields is None:
        return []
    if isinstance(value, list):
        return [name for item in value for name in _prune(item, fields, place)]
    if not isinstance(value, dict):
        return []
    found = []
    for key in list(value):
        if key not in fields:
            del value[key]
            found.append(re.sub(r"[^\w.-]", "?", f"{place}{key}"[:60]))
        else:
            found += _prune(value[key], fields[key], f"{place}{key}.")
    return found


class _Trip:
    """Brings a record's spans in line with entities that another program gave back."""

    def __init__(self, record: Record, annotator: str, problems: list[Problem]) -> None:
        self.record = record
        self.problems = problems
        only = record.annotators[0].id if len(record.annotators) == 1 else _NOBODY
        self.annotator = msgspec.convert(annotator or only, ready(AnnotatorId))

    def settle(self, entities: Sequence[_Entity], loose: Sequence[_Relation]) -> Record:
        """Return the record with spans as the entities say and relations between them."""
        pool: dict[tuple[int, int, str], list[SpanItem]] = defaultdict(list)
        for span in self.record.spans:
            pool[span.start, span.end, span.label].append(span)
        uid_of: dict[int, str] = {}
        kept: list[SpanItem] = []
        added = 0
        for entity in entities:
            same = pool[entity.start_offset, entity.end_offset, entity.label]
            if same:
                span = same.pop(0)
            else:
                made = self._new_span(entity, len(kept))
                if made is None:
                    continue
                span = made
                added += 1
            uid_of[entity.id] = span.uid
            kept.append(span)
        gone = sum(len(spans) for spans in pool.values())
        if added or gone:
            self._warn(
                f"the entities differ from the spans and win: {added} new, {gone} gone "
                "(take the key entities out to keep the spans)"
            )
        kept.sort(key=lambda span: (span.start, span.end, span.annotator, span.uid))
        spans = [_replace(span, id=number) for number, span in enumerate(kept, start=1)]
        relations = self._own_relations(spans) + self._loose_relations(spans, loose, uid_of)
        held = {span.uid for span in spans} | {item.uid for item in self.record.unplaced}
        claims = [item for item in self.record.claims if item.span_uid in held]
        if len(claims) < len(self.record.claims):
            lost = len(self.record.claims) - len(claims)
            self._warn(f"{lost} of the claims have lost a passage")
        return _replace(
            self.record,
            spans=spans,
            claims=claims,
            entities=mirror(spans),
            relations=[_replace(r, id=number) for number, r in enumerate(relations, start=1)],
            annotators=self._annotators(spans, relations),
        )

    def _new_span(self, entity: _Entity, ordinal: int) -> SpanItem | None:
        record, start, end = self.record, entity.start_offset, entity.end_offset
        if start >= end or (record.text_included and end > len(record.text)):
            self._warn(f"entity {start}..{end} is not inside the text and is left out")
            return None
        facts = (record.id.partition("#")[0], record.text_sha256, start, end, entity.label)
        return SpanItem(
            id=ordinal + 1,
            uid=derived_uid("entity", *facts, self.annotator),
            start=start,
            end=end,
            label=entity.label,
            text=record.text[start:end],
            annotator=self.annotator,
            origin="imported",
            fragments=[],
            page_ranges=[],
            attributes=[],
            note="",
            prefix=record.text[max(start - _CONTEXT, 0) : start],
            suffix=record.text[end : end + _CONTEXT],
            created="",
            updated="",
        )

    def _own_relations(self, spans: Sequence[SpanItem]) -> list[RelationItem]:
        uid_of = {span.id: span.uid for span in self.record.spans}
        now = {span.uid: span.id for span in spans}
        found = []
        for relation in self.record.relations:
            source = now.get(uid_of.get(relation.from_id, ""))
            target = now.get(uid_of.get(relation.to_id, ""))
            if source is None or target is None:
                self._warn(f"relation {relation.uid} has lost one of its spans and is left out")
            else:
                found.append(_replace(relation, from_id=source, to_id=target))
        return found

    def _loose_relations(
        self, spans: Sequence[SpanItem], loose: Sequence[_Relation], uid_of: dict[int, str]
    ) -> list[RelationItem]:
        now = {span.uid: span.id for span in spans}
        found: dict[str, RelationItem] = {}
        for relation in loose:
            ends = uid_of.get(relation.from_id, ""), uid_of.get(relation.to_id, "")
            if not all(ends):
                self._warn(f"a relation {relation.type} links entities that are not there")
                continue
            uid = derived_uid("relation", *ends, relation.type, self.annotator)
            source, target = now[ends[0]], now[ends[1]]
            kind, name = relation.type, self.annotator
            found[uid] = RelationItem(len(found) + 1, uid, source, target, kind, name, "")
        if found:
            count = f"{len(found)} relation{'' if len(found) == 1 else 's'}"
            self._warn(f"{count} came without uid, annotator and note")
        return sorted(found.values(), key=lambda r: (r.from_id, r.to_id, r.type, r.uid))

    def _annotators(
        self, spans: Sequence[SpanItem], relations: Sequence[RelationItem]
    ) -> list[AnnotatorItem]:
        listed = {item.id: item for item in self.record.annotators}
        working = {item.annotator for item in spans} | {item.annotator for item in relations}
        if self.annotator in working:
            listed.setdefault(self.annotator, AnnotatorItem(self.annotator, "unread", ""))
        return [listed[name] for name in sorted(listed)]

    def _warn(self, message: str) -> None:
        self.problems.append(Problem("warning", message))
