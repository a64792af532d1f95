"""The corpus of propaganda techniques (PTC) as SemEval-2020 task 11 had it; only written.

``articles/article<N>.txt`` is a text; ``labels-SI/article<N>.task1-SI.labels`` has a row (number,
start, end) for each stretch that is labelled at all, ``labels-TC/article<N>.task2-TC.labels`` one
(number, label, start, end) for each span; columns are divided by tabs, offsets are code points,
half-open. The programs of that task know articles by numbers: ``articles.tsv`` says which is which.
Where there are several annotators, each has a folder with all of this, but for the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile

from reader.exchange.format import Format
from reader.exchange.formats._people import sheets
from reader.exchange.media import Sink, Source
from reader.exchange.options import Options
from reader.exchange.record import Record, SpanItem
from reader.exchange.report import Report

_ROW = "a row has a label and two offsets"

FORMAT = Format(
    name="semeval",
    title="SemEval-2020 task 11 (PTC), articles and .labels",
    suffix="",
    folder=True,
    reads=False,
    lost={
        "attributes": _ROW,
        "relations": _ROW,
        "links": _ROW,
        "claims": _ROW,
        "notes": _ROW,
        "tags": _ROW,
        "states": _ROW,
        "passed": _ROW,
        "unplaced": "rows are about the text",
        "metadata": _ROW,
        "blocks": _ROW,
        "times": _ROW,
    },
    changed={"parts": "it is written from its first to its last character"},
)

HELD = 4 * 1024 * 1024
"""Bytes of the list of articles that wait in memory until the export ends."""


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write the texts and rows, then the list of articles."""
    with SpooledTemporaryFile(max_size=HELD) as listed:
        for folder, annotator, record in sheets(records):
            number = number_of(record.id)
            _write_rows(folder, number, record, sink, report)
            fields = f"{folder}article{number}", record.id, annotator, record.meta.title
            listed.write(("\t".join(" ".join(field.split()) for field in fields) + "\n").encode())
        listed.seek(0)
        copyfileobj(listed, sink.file("articles.tsv"))


def recognises(source: Source) -> bool:
    """Tell nothing: this format is only written."""
    return False


def number_of(article: str) -> int:
    """Return the number by which an article is known: 15 digits that its id always gives."""
    return 10**14 + int.from_bytes(sha256(article.encode()).digest()[:8]) % (9 * 10**14)


def _write_rows(folder: str, number: int, record: Record, sink: Sink, report: Report) -> None:
    if record.spans and not record.text_included:
        uids = tuple(span.uid for span in record.spans)
        reason = f"{record.id}: its rows are about a text, which is left out"
        report.drop("spans", reason, len(uids), record=record.id, ids=uids)
    spans = record.spans if record.text_included else []
    name = f"article{number}"
    sink.file(f"{folder}articles/{name}.txt").write(record.text.encode())
    rows = [f"{number}\t{start}\t{end}\n" for start, end in _covered(spans)]
    sink.file(f"{folder}labels-SI/{name}.task1-SI.labels").write("".join(rows).encode())
    rows = [f"{number}\t{one.label}\t{one.start}\t{one.end}\n" for one in spans]
    sink.file(f"{folder}labels-TC/{name}.task2-TC.labels").write("".join(rows).encode())


def _covered(spans: Iterable[SpanItem]) -> list[tuple[int, int]]:
    """Return the stretches that spans cover; those that overlap are one, as the task has it."""
    found: list[tuple[int, int]] = []
    for span in spans:
        if found and span.start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], span.end))
        else:
            found.append((span.start, span.end))
    return found
