"""The native format: JSONL, one article a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.exchange import native
from reader.exchange.format import Format, ReadOptions
from reader.exchange.media import Sink, Source, bounded
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Problem, Report

FORMAT = Format(
    name="jsonl",
    title="Reader's own JSONL, without loss",
    suffix=".jsonl",
    heeds=frozenset({"per", "text", "fill_defaults", "tokens", "compat", "ascii"}),
)


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write a line for each record, in the shape that the options ask for."""
    native.write(records, sink.file(), options, report)


def read(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """Yield the record of each line."""
    with source.open() as lines:
        yield from native.read(bounded(lines), source.name, annotator=options.annotator)


def recognises(source: Source) -> bool:
    """Tell whether the first line is a record, or looks as if it had been one."""
    return source.names == [""] and b'"schema_version"' in source.head()
