"""UIMA CAS JSON 0.4, as INCEpTION reads and writes it: a CAS for each article and annotator.

An article is a folder, and each annotator has a file in it, which stands alone with its types.
``TypeSystem.xml`` describes all of them once more, for INCEpTION to make its layers of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.exchange.documents import Document
from reader.exchange.format import Format, ReadOptions
from reader.exchange.formats._cas_files import write_files
from reader.exchange.formats._cas_json import read_json, write_json
from reader.exchange.formats._cas_read import parts_of
from reader.exchange.formats._projects import PEEKED, Parsed, Place, documents, places
from reader.exchange.media import Sink, Source
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Problem, Report

SUFFIX = ".json"

FORMAT = Format(
    name="uima-json",
    title="UIMA CAS JSON for INCEpTION, a folder with a file per article and annotator",
    suffix="-uima-json",
    folder=True,
    unit="UTF-16",
    lost={"unplaced": "an annotation of a CAS stands in its text"},
)

_MARKS = (b'"%TYPES"', b'"%FEATURE_STRUCTURES"', b'"%VIEWS"', b'"%TYPE"')


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write a CAS for each article and annotator."""
    write_files(records, sink, report, SUFFIX, write_json)


def read(source: Source, options: ReadOptions) -> Iterator[Document | Problem]:
    """Yield a document for each text, with what all annotators made of it."""
    files = [place for place in places(source, SUFFIX) if _is_cas(source, place.name)]
    if not files:
        yield Problem("error", "no file in it is a CAS", source.name)
    yield from documents(source, files, _parse)


def _parse(data: bytes, place: Place) -> Iterator[Parsed]:
    return parts_of(read_json(data))


def recognises(source: Source) -> bool:
    """Tell whether a file begins with the words of the format."""
    return any(_is_cas(source, place.name) for place in places(source, SUFFIX)[:PEEKED])


def _is_cas(source: Source, name: str) -> bool:
    head = source.head(name).removeprefix(b"\xef\xbb\xbf").lstrip()
    return head[:1] in (b"{", b"[") and any(mark in head[:4096] for mark in _MARKS)
