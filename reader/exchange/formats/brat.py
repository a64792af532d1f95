"""brat's standoff: a text, a file of lines about it, and what configures brat to show them.

An article is ``<id>.txt`` and ``<id>.ann`` (T passages, R relations, A attributes, # notes), with
line feeds and without a mark at the beginning, since brat counts every other line end and the mark
as it pleases. The annotators of a corpus have a folder each where they are several.
``annotation.conf`` and ``visual.conf`` list what occurs. What brat knows nothing of travels in
notes of type ``Reader`` and in ``<id>.reader.json`` (see `reader.exchange.formats._brat_native`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from reader.exchange.documents import Document
from reader.exchange.format import Format, ReadOptions
from reader.exchange.formats import _brat_read
from reader.exchange.formats._brat_native import (
    BESIDE,
    NOTE,
    TRACE,
    Beside,
    Trace,
    escaped,
    lines_of,
    rejoined,
)
from reader.exchange.formats._names import BLANKS, fitted
from reader.exchange.formats._people import Sheet, sheets
from reader.exchange.media import Sink, Source, safe_name
from reader.exchange.options import Options
from reader.exchange.record import LinkItem, Record, SpanItem
from reader.exchange.report import Problem, Report

FORMAT = Format(
    name="brat",
    title="brat standoff, a folder of .txt and .ann",
    suffix="",
    folder=True,
    lost={"unplaced": "brat marks what stands in the text"},
)

LISTED = 200
"""Values of one attribute that are listed for brat to offer; beyond, it shows them as they are."""

_REFERENCE = re.compile(r"([^\s:]+:\S+)(?: \(([^\n\r\t]*)\))?\Z")
_COLORS = ("#cfe2ff", "#ffe0b3", "#d5f0c9", "#f3cfe6", "#fff3a8", "#d8d2f5", "#c8efef", "#f7cfc4")


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write a text and its lines for each article and annotator, then the configuration."""
    known = _Known()
    for sheet in sheets(records):
        _write_sheet(sheet, sink, known, report)
    sink.file("annotation.conf").write(known.annotation().encode())
    sink.file("visual.conf").write(known.visual().encode())


def read(source: Source, options: ReadOptions) -> Iterator[Document | Problem]:
    """Yield a document for each text, with what all annotators made of it."""
    yield from _brat_read.read(source)


def recognises(source: Source) -> bool:
    """Tell whether there are files of lines, or a line of such a file."""
    if source.names == [""]:
        first = source.head().removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0]
        return re.match(rb"T\d+\t\S+ \d+ \d+(?:;\d+ \d+)*(?:\t|\r?\Z)", first) is not None
    return any(name.endswith((".ann", ".a1", "annotation.conf")) for name in source.names)


class _Known:
    """What occurs in a corpus, under the names that it has in brat."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.labels: set[str] = set()
        self.relations: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        self.values: dict[str, set[str]] = defaultdict(set)

    def name(self, name: str) -> str:
        """Return the name in brat."""
        if name not in self.names:
            self.names[name] = fitted(name)
        return self.names[name]

    def annotation(self) -> str:
        """Return ``annotation.conf``."""
        lines = ["[entities]", *sorted(self.labels), "", "[relations]"]
        lines.append("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>")
        for name, (one, other) in sorted(self.relations.items()):
            lines.append(f"{name}\tArg1:{'|'.join(sorted(one))}, Arg2:{'|'.join(sorted(other))}")
        lines += ["", "[events]", "", "[attributes]"]
        for name, values in sorted(self.values.items()):
            lines.append(f"{name}\tArg:<ENTITY>, Value:{'|'.join(sorted(values))}")
        return "\n".join(lines) + "\n"

    def visual(self) -> str:
        """Return ``visual.conf``, where names look as they do in Reader."""
        shown = sorted((here, name) for name, here in self.names.items() if here != name)
        lines = ["[labels]", *(f"{here} | {' '.join(name.split())}" for here, name in shown), ""]
        lines += [
            "[drawing]",
            "SPAN_DEFAULT\tfgColor:black, bgColor:#e8e8e8, borderColor:darken",
            "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5",
        ]
        for number, label in enumerate(sorted(self.labels)):
            lines.append(f"{label}\tbgColor:{_COLORS[number % len(_COLORS)]}")
        return "\n".join(lines) + "\n"


def _write_sheet(sheet: Sheet, sink: Sink, known: _Known, report: Report) -> None:
    record = sheet.record
    base = sheet.folder + safe_name(record.id)
    lines = _Lines(record, known, report)
    sink.file(f"{base}.txt").write(record.text.encode())
    sink.file(f"{base}.ann").write(lines.written().encode())
    beside = Beside(
        reader=record.schema_version,
        id=record.id,
        annotator=next((one for one in record.annotators if one.id == sheet.annotator), None),
        meta=record.meta,
        blocks=record.blocks,
        tags=record.tags,
        links=lines.links(),
        claims=record.claims,
        passed=record.passed,
    )
    sink.file(f"{base}{BESIDE}").write(msgspec.json.encode(beside) + b"\n")


class _Lines:
    """The lines about one article, by one annotator."""

    def __init__(self, record: Record, known: _Known, report: Report) -> None:
        self.record = record
        self.known = known
        self.report = report
        self.lines: list[str] = []
        self.numbers = dict.fromkeys("TRAN#", 0)
        self.ids: dict[int, str] = {}
        self.labels: dict[int, str] = {}

    def written(self) -> str:
        """Return all lines."""
        record = self.record
        if record.spans and not record.text_included:
            self._drop("spans", "brat needs the text", [span.uid for span in record.spans])
            return ""
        for span in record.spans:
            self._span(span)
        self._relations()
        self._tell()
        return "".join(f"{line}\n" for line in self.lines)

    def links(self) -> list[LinkItem]:
        """Return the relations that no line can tell, of spans that are there."""
        record = self.record
        outside = {one.uid for one in record.unplaced} - {span.uid for span in record.spans}
        gone = [link for link in record.links if link.from_uid in outside]
        if gone:
            self._drop("links", "the span is outside the text", [link.uid for link in gone])
        across = [one for one in record.links if one.to_article == record.id and one not in gone]
        if across:
            reason = "brat shows one annotator, so relations to spans of others stand beside"
            ids = tuple(link.uid for link in across)
            self.report.change("relations", reason, len(across), record=record.id, ids=ids)
        return [link for link in record.links if link not in gone]

    def _span(self, span: SpanItem) -> None:
        text = self.record.text
        given = _parts(span)
        parts = lines_of(text, given)
        if not parts:
            self._drop("spans", "it has nothing but blanks in it", [span.uid])
            return
        label = self.known.name(span.label)
        self.known.labels.add(label)
        places = ";".join(f"{start} {end}" for start, end in parts)
        words = " ".join(text[start:end] for start, end in parts)
        here = self._line("T", f"{label} {places}", words)
        self.ids[span.id], self.labels[span.id] = here, label
        for attribute in span.attributes:
            self._attribute(here, attribute.name, attribute.value)
        trace = Trace(
            uid=span.uid,
            origin=span.origin,
            created=span.created,
            updated=span.updated,
            source=span.source,
            parts=given if rejoined(text, parts) != given else [],
        )
        self._notes(here, span.note, trace)

    def _attribute(self, target: str, name: str, value: str) -> None:
        reference = _REFERENCE.match(value) if name == "Reference" else None
        if reference is not None and reference[2] != "":
            self._line("N", f"Reference {target} {reference[1]}", reference[2] or "")
            return
        known, here = self.known.name(name), fitted(value, BLANKS)
        values = self.known.values[known]
        if len(values) < LISTED:
            values.add(here)
        self._line("A", f"{known} {target} {here}")

    def _relations(self) -> None:
        for relation in self.record.relations:
            ends = self.ids.get(relation.from_id), self.ids.get(relation.to_id)
            if ends[0] is None or ends[1] is None:
                self._drop("relations", "a span of it is left out", [relation.uid])
                continue
            kind = self.known.name(relation.type)
            for end, labels in zip(
                (relation.from_id, relation.to_id), self.known.relations[kind], strict=True
            ):
                labels.add(self.labels[end])
            here = self._line("R", f"{kind} Arg1:{ends[0]} Arg2:{ends[1]}", "")
            self._notes(here, relation.note, Trace(uid=relation.uid))

    def _notes(self, target: str, note: str, trace: Trace) -> None:
        if note:
            there = escaped(note)
            self._line("#", f"{NOTE} {target}", there)
            trace = msgspec.structs.replace(trace, escaped=there != note)
        self._line("#", f"{TRACE} {target}", msgspec.json.encode(trace).decode())

    def _line(self, kind: str, data: str, tail: str | None = None) -> str:
        self.numbers[kind] += 1
        here = f"{kind}{self.numbers[kind]}"
        self.lines.append("\t".join([here, data] + ([] if tail is None else [tail])))
        return here

    # --- what is told ------------------------------------------------------------------------

    def _tell(self) -> None:
        record, known = self.record, self.known.names
        reason = "brat takes ASCII letters, digits, _ and - in names, so others stand as _uXXXX_"
        spans = [span.uid for span in record.spans if known.get(span.label) != span.label]
        self._change("spans", reason, spans)
        relations = [one.uid for one in record.relations if known.get(one.type) != one.type]
        self._change("relations", reason, relations)
        named, valued = [], []
        for span in record.spans:
            for one in span.attributes:
                if fitted(one.name) != one.name:
                    named.append(f"{span.uid} {one.name}")
                elif one.name != "Reference" and fitted(one.value, BLANKS) != one.value:
                    valued.append(f"{span.uid} {one.name}")
        self._change("attributes", reason, named)
        self._change("attributes", "brat takes no blanks in values: they are _uXXXX_", valued)
        noted = [span.uid for span in record.spans if _twisted(span.note)]
        noted += [relation.uid for relation in record.relations if _twisted(relation.note)]
        self._change("notes", "brat's notes are one line: line ends in them are \\n", noted)
        divided = [
            span.uid
            for span in record.spans
            if any("\n" in record.text[start:end] for start, end in _parts(span))
        ]
        self._change("spans", "brat's passages end with the line: they go on as parts", divided)

    def _change(self, kind: str, reason: str, ids: list[str]) -> None:
        if ids:
            self.report.change(kind, reason, len(ids), record=self.record.id, ids=tuple(ids))

    def _drop(self, kind: str, reason: str, ids: list[str]) -> None:
        told = f"{self.record.id}: {reason}"
        self.report.drop(kind, told, len(ids), record=self.record.id, ids=tuple(ids))


def _parts(span: SpanItem) -> list[tuple[int, int]]:
    return [(part.start, part.end) for part in span.fragments] or [(span.start, span.end)]


def _twisted(note: str) -> bool:
    return bool(note) and escaped(note) != note
