"""A table with a row for each span, for spreadsheets and for programs that read CSV.

UTF-8 with the mark by which spreadsheets know it, commas, CR LF after each row (RFC 4180). Columns
are found by their names, in any order; what a spreadsheet saves with semicolons or tabs, or in
UTF-16, is read as well. Texts that it would calculate are guarded (see `_cells`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from io import TextIOWrapper
from typing import BinaryIO

from reader.exchange.documents import Document, Passage
from reader.exchange.format import Format, ReadOptions
from reader.exchange.formats._cells import guarded, pairs_read, pairs_written, unguarded
from reader.exchange.media import Sink, Source
from reader.exchange.options import Options
from reader.exchange.record import Record, SpanItem
from reader.exchange.recording import sliced
from reader.exchange.report import Problem, Report
from reader.model.records import SpanOrigin

FORMAT = Format(
    name="csv",
    title="CSV for spreadsheets, a row for each span",
    suffix=".csv",
    heeds=frozenset({"text", "guard"}),
    lost={
        "relations": "a row is about one span",
        "links": "a row is about one span",
        "claims": "a row is about one span",
        "tags": "a row is about one span",
        "states": "a row is about one span",
        "passed": "a row is about one span",
        "unplaced": "a row is about a span in the text",
        "metadata": "there are columns for title, outlet, date and language only, for people",
        "blocks": "there is no text to divide",
        "text": "a row has the words of its span only",
    },
)

COLUMNS = (
    "article_id", "uid", "label", "start", "end", "quote", "parts", "annotator", "attributes",
    "note", "origin", "created", "updated", "source", "title", "outlet", "published", "lang",
)  # fmt: skip
NEEDED = ("article_id", "label", "start", "end")
CELL = 32_767
"""Characters that a cell of a spreadsheet holds."""
LONGEST = 64 * 1024 * 1024
"""Characters of one cell that are read."""

_ORIGINS: dict[str, SpanOrigin] = {
    "manual": "manual",
    "propagated": "propagated",
    "imported": "imported",
    "suggested": "suggested",
}
_NUMBER = re.compile(r"([0-9]{1,18})(?:[.,]0+)?\Z")
_PART = re.compile(r"([0-9]{1,18})-([0-9]{1,18})\Z")
_UTF8, _UTF16 = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write a row for each span, and count the articles that have none."""
    out = sink.file()
    out.write(_UTF8)
    table = csv.writer(_Encoded(out), lineterminator="\r\n")
    table.writerow(COLUMNS)
    for record in records:
        if not record.spans:
            reason = f"{record.id}: there is no row for an article without spans"
            report.drop("articles without spans", reason, record=record.id, ids=(record.id,))
        for span in record.spans:
            table.writerow(_row(record, span, guarded if options.guard else str))
        long = tuple(
            span.uid for span in record.spans if max(len(span.text), len(span.note)) > CELL
        )
        if long:
            reason = f"{record.id}: a spreadsheet cuts what is longer than {CELL:,} characters"
            report.change("spans", reason, len(long), record=record.id, ids=long)


def read(source: Source, options: ReadOptions) -> Iterator[Document | Problem]:
    """Yield a document for the rows of each article that follow each other."""
    if csv.field_size_limit() < LONGEST:
        csv.field_size_limit(LONGEST)
    kind, mark = _kind(source.head())
    with (
        source.open() as data,
        TextIOWrapper(data, "utf-16" if mark else "utf-8-sig", newline="") as text,
    ):
        # A table that lacks columns is told which.
        divided = csv.reader(text, delimiter="," if kind == "?" else kind)
        yield from _Table(source.name).documents(divided)


def recognises(source: Source) -> bool:
    """Tell whether the first line has the names of the columns that are needed."""
    return source.names == [""] and bool(_kind(source.head())[0].strip("?"))


class _Encoded:
    """What the writer of the standard library writes to."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, row: str) -> int:
        """Write a row in UTF-8."""
        return self._out.write(row.encode())


def _row(record: Record, span: SpanItem, cell: Callable[[str], str]) -> list[str | int]:
    meta = record.meta
    texts = (
        "" if not span.fragments else ";".join(f"{p.start}-{p.end}" for p in span.fragments),
        span.annotator,
        pairs_written((item.name, item.value) for item in span.attributes),
        span.note,
        span.origin,
        span.created,
        span.updated,
        span.source,
        meta.title,
        meta.outlet,
        meta.published or meta.published_raw,
        meta.lang,
    )
    named = [cell(text) for text in (record.id, span.uid, span.label)]
    rest = [cell(text) for text in (_words(record, span), *texts)]
    return [*named, span.start, span.end, *rest]


def _words(record: Record, span: SpanItem) -> str:
    if not span.fragments or not record.text_included:
        return span.text
    return sliced(record.text, ((part.start, part.end) for part in span.fragments))


def _kind(head: bytes) -> tuple[str, bool]:
    """Return (what divides cells, whether it is UTF-16); "?" where the columns are not there."""
    wide = head.startswith(_UTF16)
    line = head.decode("utf-16" if wide else "utf-8-sig", "replace").split("\n", 1)[0]
    for divider in ",;\t":
        names = {name.strip().strip('"').lower() for name in line.strip("\r").split(divider)}
        if names.issuperset(NEEDED):
            return divider, wide
    return "?", wide


class _Table:
    def __init__(self, file: str) -> None:
        self.file = file
        self.columns: list[str] = []

    def documents(self, rows: Iterable[list[str]]) -> Iterator[Document | Problem]:
        """Yield a document for each article."""
        article, line, passages = "", 0, list[Passage]()
        for number, row in self._numbered(rows):
            if isinstance(row, Problem):
                yield row
                continue
            if not self.columns:
                self.columns = [name.strip().lower() for name in row]
                missing = [name for name in NEEDED if name not in self.columns]
                if missing:
                    yield self._problem(f"it has no column {', '.join(missing)}", number)
                    return
                continue
            if not any(row):
                continue
            cells = dict(zip(self.columns, map(unguarded, row), strict=False))
            try:
                name, passage = _passage(cells, number)
            except ValueError as error:
                yield self._problem(f"{error}", number, cells.get("article_id", ""))
                continue
            if name != article and passages:
                yield self._document(article, passages, line)
                passages = []
            if not passages:
                article, line = name, number
            passages.append(passage)
        if passages:
            yield self._document(article, passages, line)

    def _numbered(self, rows: Iterable[list[str]]) -> Iterator[tuple[int, list[str] | Problem]]:
        """Yield each row with its number, or what keeps it from being read."""
        number = 0
        found = iter(rows)
        while True:
            number += 1
            try:
                yield number, next(found)
            except StopIteration:
                return
            except csv.Error as error:
                yield number, self._problem(f"it is no row of a table: {error}", number)
            except UnicodeError:
                message = "it is not UTF-8 from here on: save it as CSV UTF-8"
                yield number, self._problem(message, number)
                return

    def _document(self, article: str, passages: list[Passage], line: int) -> Document:
        return Document(id=article, text=None, passages=tuple(passages), file=self.file, line=line)

    def _problem(self, message: str, line: int, record: str = "") -> Problem:
        return Problem("error", message, self.file, line, record[:80], f"row {line}")


def _passage(cells: dict[str, str], number: int) -> tuple[str, Passage]:
    """Return (article id, passage) of a row; raises `ValueError` with what is wrong with it."""
    article, label = cells.get("article_id", ""), cells.get("label", "")
    if not article.strip():
        raise ValueError("it names no article")
    edges = [_NUMBER.match(cells.get(name, "").strip()) for name in ("start", "end")]
    if edges[0] is None or edges[1] is None:
        raise ValueError("its start and end are no numbers")
    parts = [(int(edges[0][1]), int(edges[1][1]))]
    told = cells.get("parts", "").strip()
    if told:
        found = [_PART.match(part.strip()) for part in told.split(";")]
        if not all(found):
            raise ValueError("its parts are not start-end;start-end")
        parts = [(int(part[1]), int(part[2])) for part in found if part is not None]
    if any(start >= end for start, end in parts):
        raise ValueError("it is empty")
    return article, Passage(
        key=str(number),
        label=label,
        parts=tuple(parts),
        quote=cells.get("quote") or None,
        annotator=cells.get("annotator", "").strip(),
        attributes=tuple(pairs_read(cells.get("attributes", ""))),
        note=cells.get("note", ""),
        uid=cells.get("uid", "").strip(),
        origin=_ORIGINS.get(cells.get("origin", ""), "imported"),
        created=cells.get("created", "").strip(),
        updated=cells.get("updated", "").strip(),
        source=cells.get("source", "").strip(),
    )
