"""Label Studio's tasks: a folder with the list of them, and the labelling config that they need.

Every annotator has an annotation of their own in the task of an article. Who that is, Label Studio
may not be told (it refuses people whom it does not know), so that and all else that it has no room
for stands under ``reader`` in the data of the task. What it shows is taken from there on import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from reader.exchange.carried import KEY, Carried, carry
from reader.exchange.documents import Document
from reader.exchange.format import Format, ReadOptions
from reader.exchange.formats._label_studio_config import (
    LABEL,
    TEXT,
    Config,
    Used,
    attribute_control,
    read_config,
    tag_control,
)
from reader.exchange.formats._label_studio_reading import Reading
from reader.exchange.media import Sink, Source, with_suffix
from reader.exchange.native import encode
from reader.exchange.options import Options
from reader.exchange.record import Record, SpanItem
from reader.exchange.report import Problem, Report
from reader.exchange.rows import rows
from reader.exchange.uids import derived_uid

FORMAT = Format(
    name="label-studio",
    title="Label Studio: tasks.json and config.xml",
    suffix=".label-studio",
    folder=True,
    lost={"unplaced": "a task has only the text, and they lie outside of it"},
    changed={"parts": "a region goes from the first to the last; the gaps go beside it"},
    heeds=frozenset({"ascii"}),
)

TASKS, CONFIG = "tasks.json", "config.xml"


# --- out -----------------------------------------------------------------------------------------


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write a task a line, and then the config with everything that the tasks use."""
    used = Used(options.scheme)
    out = sink.file(TASKS)
    out.write(b"[")
    before = b"\n"
    for record in records:
        used.add(record)
        data = encode(_task(record, report), ascii=options.ascii)
        out.write(before + data.removesuffix(b"\n"))
        before = b",\n"
    out.write(b"\n]\n")
    sink.file(CONFIG).write(used.config().encode("utf-8", "surrogatepass"))


def _task(record: Record, report: Report) -> dict[str, Any]:
    several = [_annotation(record, one.id, one.state) for one in record.annotators]
    made = [one for one in several if one is not None]
    shown = sum(1 for one in made for item in one["result"] if item["type"] == "relation")
    if shown < len(record.relations):
        reason = "an annotation has the spans of one annotator; relations between two go beside it"
        report.change("relations", reason, len(record.relations) - shown, record=record.id)
    meta = record.meta
    data = {
        "article": record.id,
        "title": meta.title,
        "outlet": meta.outlet,
        "published": meta.published,
        "text": record.text,
        KEY: _beside(record),
    }
    return {"annotations": made, "data": data}


def _beside(record: Record) -> Carried:
    """Return what is carried: of notes and attributes only what Label Studio cannot show."""
    carried = carry(record)
    spans = [
        msgspec.structs.replace(
            span, note="", attributes=[a for a in span.attributes if not a.value.strip()]
        )
        for span in carried.spans
    ]
    return msgspec.structs.replace(carried, spans=spans)


def _annotation(record: Record, name: str, state: str) -> dict[str, Any] | None:
    """Return what an annotator made of the article; None if they neither made nor judged it."""
    result: list[dict[str, Any]] = []
    theirs = {span.id: span.uid for span in record.spans if span.annotator == name}
    for span in record.spans:
        if span.annotator == name:
            result += _region(span)
    tags: dict[str, list[str]] = {}
    for tag in record.tags:
        if tag.annotator == name:
            tags.setdefault(tag.name, []).append(tag.value)
    for kind, values in tags.items():
        id = derived_uid("tag", record.id, name, kind)
        result.append(_item(id, tag_control(kind), "choices", {"choices": values}))
    for relation in record.relations:
        ends = theirs.get(relation.from_id), theirs.get(relation.to_id)
        if relation.annotator == name and all(ends):
            result.append(
                {
                    "type": "relation",
                    "from_id": ends[0],
                    "to_id": ends[1],
                    "direction": "right",
                    "labels": [relation.type],
                }
            )
    if not result and state not in ("done", "no-claims", "skipped"):
        return None
    return {"result": result, "was_cancelled": state == "skipped"}


def _region(span: SpanItem) -> Iterator[dict[str, Any]]:
    place = {"start": span.start, "end": span.end, "text": span.text}
    region = _item(span.uid, LABEL, "labels", {**place, "labels": [span.label]})
    if span.note:
        region["meta"] = {"text": [span.note]}
    yield region
    for one in span.attributes:
        if one.value.strip():
            value = {**place, "choices": [one.value]}
            yield _item(span.uid, attribute_control(one.name), "choices", value)


def _item(id: str, control: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    names = {"from_name": control, "to_name": TEXT}
    return {"id": id, **names, "type": kind, "origin": "manual", "value": value}


# --- in ------------------------------------------------------------------------------------------


def read(source: Source, options: ReadOptions) -> Iterator[Document | Problem]:
    """Yield what each task says, in the full and in the short form of an export, old or new."""
    names = source.names
    config = Config()
    if names != [""]:
        for name in with_suffix(names, ".xml"):
            try:
                with source.open(name) as file:
                    config = read_config(file.read(_LARGEST))
            except ValueError as error:
                message = f"it is no labelling config and is passed over: {error}"
                yield Problem("warning", message, name)
        names = with_suffix(names, ".json")
        if not names:
            yield Problem("error", "there is no .json file in it", source.name)
    for name in names:
        file_name = name or source.name
        reading = Reading(file_name, options.annotator, config)
        with source.open(name) as file:
            for row in rows(file, file_name):
                if isinstance(row, Problem):
                    yield row
                else:
                    yield from reading.row(row)
        yield from reading.end()


_LARGEST = 16 * 1024 * 1024 + 1


def recognises(source: Source) -> bool:
    """Tell whether the first list of JSON in it begins with a task."""
    names = source.names
    if names != [""]:
        names = [name for name in names if name.lower().endswith(".json")]
        others = with_suffix(source.names, ".jsonl", ".ann", ".xmi", ".tsv", ".conllu")
        if not names or others:
            return False
    first = source.head(names[0]).removeprefix(b"\xef\xbb\xbf").lstrip()
    if not first.startswith(b"[") or not first[1:].lstrip().startswith(b"{"):
        return False
    full = any(key in first for key in (b'"annotations"', b'"completions"', b'"predictions"'))
    short = any(key in first for key in (b'"annotation_id"', b'"lead_time"', b'"annotator"'))
    return (full and (b'"result"' in first or b'"data"' in first)) or short
