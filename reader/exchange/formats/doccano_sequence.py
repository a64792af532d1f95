"""doccano's shape for sequence labelling: a list of start, end and label for each text."""

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
    name="doccano-sequence",
    title="doccano, for sequence labelling",
    suffix=".jsonl",
    lost={"unplaced": "doccano has only the text, and they lie outside of it"},
    changed={
        "parts": "doccano shows one passage from the first to the last; the gaps are metadata",
        "overlaps": "doccano keeps them only in a project that allows overlapping labels",
        "relations": "sequence labelling shows none; they are metadata",
    },
)


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write a line for each record."""
    _doccano.write(records, sink, report, "sequence")


def read(source: Source, options: ReadOptions) -> Iterator[Document | Record | Problem]:
    """Yield what each line says."""
    return _doccano.read(source, options)


def recognises(source: Source) -> bool:
    """Tell whether the first line has a list of labels."""
    return _doccano.shape_of(source) == "sequence"
