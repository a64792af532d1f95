"""doccano's shape for projects with relations: entities and relations, numbered in each text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.exchange.documents import Document
from reader.exchange.format import Format, ReadOptions
from reader.exchange.formats import _doccano
from reader.exchange.media import Sink, Source
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Problem, Report

FORMAT = Format(
    name="doccano",
    title="doccano, for a project with relations",
    suffix=".jsonl",
    lost={"unplaced": "doccano has only the text, and they lie outside of it"},
    changed={
        "parts": "doccano shows one passage from the first to the last; the gaps are metadata",
        "overlaps": "doccano keeps them only in a project that allows overlapping labels",
    },
)


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write a line for each record."""
    _doccano.write(records, sink, report, "relation")


def read(source: Source, options: ReadOptions) -> Iterator[Document | Record | Problem]:
    """Yield what each line says."""
    return _doccano.read(source, options)


def recognises(source: Source) -> bool:
    """Tell whether the first line has entities with offsets as doccano calls them."""
    return _doccano.shape_of(source) == "relation"
