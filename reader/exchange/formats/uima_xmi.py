"""UIMA CAS XMI, as INCEpTION reads and writes it: a CAS for each article and annotator.

An article is a folder, and each annotator has a file in it; ``TypeSystem.xml`` tells the types of
all of them. No document type declaration is read, so nothing outside is and no entity grows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.exchange.documents import Document
from reader.exchange.format import Format, ReadOptions
from reader.exchange.formats._cas import TypeSystem
from reader.exchange.formats._cas_files import TYPES, write_files
from reader.exchange.formats._cas_read import parts_of
from reader.exchange.formats._cas_xmi import XMI, read_types, read_xmi, write_xmi
from reader.exchange.formats._projects import (
    PEEKED,
    Parsed,
    Place,
    content,
    documents,
    places,
    unpacked,
)
from reader.exchange.media import Sink, Source
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Problem, Report
from reader.model.errors import ExchangeError, ReaderError

SUFFIX = ".xmi"

FORMAT = Format(
    name="uima-xmi",
    title="UIMA CAS XMI for INCEpTION, a folder with a file per article and annotator",
    suffix="-uima-xmi",
    folder=True,
    unit="UTF-16",
    lost={"unplaced": "an annotation of a CAS stands in its text"},
)


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write a CAS for each article and annotator, then the types of all of them."""
    write_files(records, sink, report, SUFFIX, write_xmi)


def read(source: Source, options: ReadOptions) -> Iterator[Document | Problem]:
    """Yield a document for each text, with what all annotators made of it."""
    files = _files(source)
    if not files:
        yield Problem("error", "no file in it is a CAS", source.name)
    yield from documents(source, files, _Parsing(source))


def recognises(source: Source) -> bool:
    """Tell whether a file names the namespace of XMI near its beginning."""
    if source.names == [""]:
        return _is_xmi(source.head())
    files = places(source, SUFFIX, packed=True)[:PEEKED]
    return any(_is_xmi(source.head(one.name)) or _is_packed(source, one) for one in files)


def _is_xmi(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    return XMI.encode() in head[:65536]


def _is_packed(source: Source, place: Place) -> bool:
    """Tell whether an inner archive of a project holds a CAS."""
    if place.project is None or not place.name.lower().endswith(".zip"):
        return False
    try:
        return bool(unpacked(content(source, place.name), place.name, SUFFIX))
    except ReaderError:
        return False


def _files(source: Source) -> list[Place]:
    found = places(source, SUFFIX, packed=True)
    if any(not one.name.lower().endswith(".zip") for one in found):
        return [one for one in found if not one.name.lower().endswith(".zip") or one.project]
    return found


class _Parsing:
    """Reads files with the types that lie beside them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.types: dict[str, TypeSystem] = {}
        self.names = {one for one in source.names if one.lower().endswith(".xml")}

    def __call__(self, data: bytes, place: Place) -> Iterator[Parsed]:
        types = None
        if place.name.lower().endswith(".zip") and data.startswith(b"PK"):
            inner = unpacked(data, place.name, SUFFIX, ".xml")
            xmi = [name for name in inner if name.lower().endswith(SUFFIX)]
            if not xmi:
                raise ExchangeError("no file in it is a CAS")
            described = [inner[name] for name in inner if name.lower().endswith(".xml")]
            if described:
                types, problem = _types_of(described[0])
                if problem:
                    yield problem
            data = inner[xmi[0]]
        if types is None:
            types, problem = self._beside(place)
            if problem:
                yield problem
        yield from parts_of(read_xmi(data, types))

    def _beside(self, place: Place) -> tuple[TypeSystem, Problem | None]:
        """Return the types that are described in the nearest folder, none where there are none."""
        folder = place.name
        while folder:
            folder = folder.rpartition("/")[0]
            name = f"{folder}/{TYPES}" if folder else TYPES
            if name in self.types:
                return self.types[name], None
            if name in self.names:
                try:
                    found, problem = _types_of(content(self.source, name))
                except ReaderError as error:
                    found, problem = TypeSystem(), Problem("warning", error.message)
                self.types[name] = found
                if problem:
                    problem = Problem(problem.severity, problem.message, name)
                return found, problem
        return TypeSystem(), None


def _types_of(data: bytes) -> tuple[TypeSystem, Problem | None]:
    try:
        return read_types(data), None
    except ReaderError as error:
        message = f"the description of its types cannot be read and is passed over: {error}"
        return TypeSystem(), Problem("warning", message)
