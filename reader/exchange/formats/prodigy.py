"""Prodigy's tasks as its documentation describes them: JSONL, a line for each text and annotator.

A relation there links tokens, by their numbers, so a line with relations has its tokens; in others
Prodigy makes its own, and refuses spans that fit none. ``token_end`` is the last token, included.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from reader.exchange.carried import KEY, Carried, carry
from reader.exchange.documents import Document
from reader.exchange.format import Format, ReadOptions
from reader.exchange.formats._prodigy_reading import Reading
from reader.exchange.formats._prodigy_tokens import Tokens
from reader.exchange.media import Sink, Source, with_suffix
from reader.exchange.native import encode
from reader.exchange.options import Options
from reader.exchange.record import Record, SpanItem
from reader.exchange.report import Problem, Report
from reader.exchange.rows import rows
from reader.exchange.shape import per_annotator

FORMAT = Format(
    name="prodigy",
    title="Prodigy, a task for each article and annotator",
    suffix=".jsonl",
    lost={"unplaced": "a task has only the text, and they lie outside of it"},
    changed={"parts": "a task has one passage from the first to the last; the gaps go beside it"},
    heeds=frozenset({"tokens", "ascii"}),
)

_MARKS = (b'"_task_hash"', b'"_input_hash"', b'"_annotator_id"', b'"_session_id"', b'"_view_id"')


# --- out -----------------------------------------------------------------------------------------


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write a line for each annotator of each record, and one for a record that nobody worked on.

    A relation between the spans of two annotators stands in no task; it is carried beside them.
    """
    out = sink.file()
    for record in records:
        held = {span.uid for span in record.spans}
        kept = 0
        for part in per_annotator(record):
            kept += len(part.relations)
            carried = msgspec.structs.replace(carry(part, held), article=record.id)
            out.write(encode(_task(part, carried, options), ascii=options.ascii))
        if kept < len(record.relations):
            reason = "a task has the spans of one annotator; relations between two go beside it"
            count = len(record.relations) - kept
            report.change("relations", reason, count, record=record.id)


def _task(record: Record, carried: Carried, options: Options) -> dict[str, Any]:
    cut = None
    if options.tokens or record.relations:
        cut = Tokens(record.text, [(span.start, span.end) for span in record.spans])
    spans = {span.id: _span(span, cut) for span in record.spans}
    # What tells the format apart stands before the text, which may be long.
    task: dict[str, Any] = {"_view_id": "relations" if record.relations else "spans_manual"}
    if record.annotators:
        (one,) = record.annotators
        task |= {"_annotator_id": one.id, "_session_id": one.id}
        task["answer"] = "ignore" if one.state == "skipped" else "accept"
    task["text"] = record.text
    if cut is not None:
        task["tokens"] = cut.all
    task["spans"] = list(spans.values())
    if record.relations:
        task["relations"] = [
            {
                "head": spans[r.from_id]["token_end"],
                "child": spans[r.to_id]["token_end"],
                "label": r.type,
                "head_span": _end(spans[r.from_id]),
                "child_span": _end(spans[r.to_id]),
            }
            for r in record.relations
        ]
    meta = record.meta
    shown = {"title": meta.title, "outlet": meta.outlet, "published": meta.published}
    return task | {"meta": {"article": carried.article, **shown}, KEY: carried}


def _span(span: SpanItem, cut: Tokens | None) -> dict[str, Any]:
    made: dict[str, Any] = {"start": span.start, "end": span.end}
    if cut is not None:
        made |= cut.of(span.start, span.end)
    made |= {"label": span.label, "uid": span.uid}
    if span.attributes:
        made["attributes"] = {item.name: item.value for item in span.attributes}
    return made


def _end(span: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in span.items() if key != "attributes"}


# --- in ------------------------------------------------------------------------------------------


def read(source: Source, options: ReadOptions) -> Iterator[Document | Problem]:
    """Yield what each text says; lines of several annotators that Reader wrote are one document."""
    single = source.names == [""]
    names = source.names if single else with_suffix(source.names, ".jsonl", ".json")
    if not names:
        yield Problem("error", "there is no .jsonl file in it", source.name)
    for name in names:
        file = name or source.name
        reading = Reading(file, options.annotator)
        with source.open(name) as lines:
            for row in rows(lines, file):
                if isinstance(row, Problem):
                    yield row
                else:
                    yield from reading.row(row)
        yield from reading.end()


def recognises(source: Source) -> bool:
    """Tell whether the first line has what Prodigy adds to every task, or spans with offsets."""
    names = source.names if source.names == [""] else with_suffix(source.names, ".jsonl")
    if not names or any(not posixpath.basename(name).endswith(".jsonl") for name in names if name):
        return False
    first = source.head(names[0]).removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    if not first.startswith((b"{", b"[{")) or b'"schema_version"' in first:
        return False
    spans = b'"spans":[{' in first.replace(b" ", b"") and b'"start"' in first
    return any(mark in first for mark in _MARKS) or (spans and b'"text"' in first)
