"""Documents of which every annotator has a file, as INCEpTION exports them.

A project is a folder or archive with ``annotation/<document>/<user>.<suffix>``, where a file may
lie in an archive of its own together with its type system. Elsewhere a folder stands for a document
or for a user, or for neither; what the files hold shows which. What several annotators made of one
text becomes one document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias
from zipfile import ZipFile

import msgspec

from reader.exchange.documents import (
    Document,
    Far,
    Passage,
    Share,
    Standing,
    Stretch,
    TagValue,
    Tie,
)
from reader.exchange.media import Source, whole
from reader.exchange.report import Problem
from reader.exchange.zipped import BROKEN
from reader.model.errors import ExchangeError, ReaderError

LARGEST = 256 * 1024 * 1024
"""Bytes of one file: it is in memory as a whole."""
MOST_SHRUNK = 1000
"""How many times larger than packed a file of an inner archive may be, beyond its first 10 MB."""
PEEKED = 64
"""Files of a folder that are looked at to recognise a format."""

_PROJECT = re.compile(r"(?:.*/)?(?:annotation|curation)(?:_ser)?/([^/]+)/([^/]+)")
_INITIAL = "INITIAL_CAS"


class Place(NamedTuple):
    """A file: its name in the source, and how it would be called if it were not packed."""

    name: str
    path: str

    @property
    def folder(self) -> str:
        """The last folder on its path, "" where there is none."""
        return self.path.rpartition("/")[0].rpartition("/")[2]

    @property
    def stem(self) -> str:
        """Its name without what tells the format."""
        return self.path.rpartition("/")[2].rpartition(".")[0] or self.path.rpartition("/")[2]

    @property
    def project(self) -> tuple[str, str] | None:
        """The document and the user that a project's file is about and by."""
        found = _PROJECT.fullmatch(self.path)
        return (found[1], self.stem) if found else None


class Part(msgspec.Struct, kw_only=True):
    """What one file says of one text. Keys of passages count within the part.

    `own` is the article's id if Reader wrote the file. `user` is who the file says its user is,
    and `document` what it calls the text.
    """

    text: str
    own: str = ""
    document: str = ""
    user: str = ""
    own_user: str = ""
    passages: list[Passage] = []
    ties: list[Tie] = []
    far: list[Far] = []
    claims: list[Share] = []
    passed: list[Stretch] = []
    tags: list[TagValue] = []
    standings: list[Standing] = []
    blocks: list[tuple[str, int, int]] = []
    meta: dict[str, str] = {}
    id: str = ""
    annotator: str = ""
    initial: bool = False


Parsed: TypeAlias = Part | Problem
Parse: TypeAlias = Callable[[bytes, Place], Iterable[Parsed]]
Layout: TypeAlias = Literal["documents", "users", "neither"]
"""What the folders of a source stand for."""


# --- files ---------------------------------------------------------------------------------------


def places(source: Source, *suffixes: str, packed: bool = False) -> list[Place]:
    """Return the files that end so, those of a folder together; `packed` takes archives as well."""
    if source.names == [""]:
        return [Place("", source.name.replace("\\", "/").rpartition("/")[2])]
    found = []
    for name in source.names:
        lower = name.lower()
        if lower.endswith(suffixes):
            found.append(Place(name, name))
        elif packed and lower.endswith(".zip"):
            found.append(Place(name, name[:-4] + suffixes[0]))
    if any(place.project for place in found):
        found = [place for place in found if place.project]
    return sorted(found, key=_order)


def _order(place: Place) -> tuple[str, str]:
    """Files about one document follow each other, in a project even those of two folders."""
    folder = place.project[0] if place.project else place.path.rpartition("/")[0]
    return folder, place.path


def content(source: Source, name: str) -> bytes:
    """Return all of a file; raises `ExchangeError` where that is too much."""
    with source.open(name) as file:
        return whole(file, name, LARGEST)


def unpacked(data: bytes, file: str, *suffixes: str) -> dict[str, bytes]:
    """Return the files of an inner archive that end so; raises `ExchangeError` for what is odd."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            found = {}
            total = 0
            for info in archive.infolist()[:1000]:
                if not info.filename.lower().endswith(suffixes):
                    continue
                most = min(LARGEST, max(10_000_000, info.compress_size * MOST_SHRUNK))
                total += info.file_size
                if info.file_size > most or total > LARGEST:
                    raise ExchangeError(f"{info.filename[:80]!r} in it is a bomb", file=file)
                with archive.open(info) as inner:
                    found[info.filename] = inner.read(most)
            return found
    except BROKEN as error:
        raise ExchangeError(f"is no zip archive that can be read: {error}", file=file) from error


# --- reading -------------------------------------------------------------------------------------


def documents(source: Source, files: list[Place], parse: Parse) -> Iterator[Document | Problem]:
    """Yield a document for each text, with what all of its annotators made of it."""
    layout = _layout(source, files, parse)
    waiting: list[Part] = []
    for place in files:
        for part in _parsed(source, place, parse):
            if isinstance(part, Problem):
                yield part
                continue
            _name(part, place, layout)
            if waiting and (waiting[0].id, waiting[0].text) != (part.id, part.text):
                yield _Merging(waiting).document()
                waiting = []
            waiting.append(part)
    if waiting:
        yield _Merging(waiting).document()


def _parsed(source: Source, place: Place, parse: Parse) -> Iterator[Parsed]:
    file = place.name or source.name
    try:
        for one in parse(content(source, place.name), place):
            if isinstance(one, Problem) and not one.file:
                one = msgspec.structs.replace(one, file=file)
            yield one
    except ReaderError as error:
        place_in = error.place.removeprefix("line ")
        line = int(place_in) if place_in.isdecimal() else 0
        hint = f" ({error.hint})" if error.hint else ""
        yield Problem("error", error.message + hint, error.file or file, line)


def _layout(source: Source, files: list[Place], parse: Parse) -> Layout:
    """Find out what folders stand for, by whether files that are called alike say the same text."""
    if len(files) < 2 or files[0].project:
        return "neither"

    def text(place: Place) -> str | None:
        parts = (one for one in _parsed(source, place, parse) if isinstance(one, Part))
        return next((part.text for part in parts), None)

    by_stem: dict[str, Place] = {}
    for place in files:
        other = by_stem.setdefault(place.stem, place)
        if other is not place and other.folder and place.folder:
            same = text(other)
            return "users" if same is not None and same == text(place) else "documents"
    for one, other in pairwise(files):
        if one.folder and one.folder == other.folder:
            same = text(one)
            return "documents" if same is not None and same == text(other) else "neither"
    return "neither"


def _name(part: Part, place: Place, layout: Layout) -> None:
    """Settle what the text of a part is called, and whose it is."""
    document, user = place.stem, ""
    if place.project:
        document, user = place.project
    elif layout == "documents":
        document, user = place.folder, place.stem
    elif layout == "users":
        user = place.folder
    part.initial = place.stem == _INITIAL
    project = bool(place.project) and not part.initial
    part.id = part.own or (document if place.project else part.document or document)
    named = user if project else part.user or part.own_user or user
    part.annotator = "" if named == _INITIAL else named


class _Merging:
    """Brings together what several annotators made of one text."""

    def __init__(self, parts: list[Part]) -> None:
        worked = [part for part in parts if not part.initial]
        # A document that nobody has opened yet holds what everybody begins with.
        self.parts = worked or parts
        self.all = parts
        self.passages: dict[str, Passage] = {}
        self.by_uid: dict[str, str] = {}
        self.ties: list[Tie] = []
        self.far: list[Far] = []
        self.taken: set[str] = set()
        self.alike: dict[tuple[str, str, str, str], int] = {}

    def document(self) -> Document:
        """Return the document."""
        keys = [self._passages(number, part) for number, part in enumerate(self.parts)]
        for part, known in zip(self.parts, keys, strict=True):
            for tie in part.ties:
                ends = {
                    "source": known.get(tie.source, tie.source),
                    "target": known.get(tie.target, tie.target),
                }
                self._tie(msgspec.structs.replace(tie, **ends), part)
            for far in part.far:
                self._far(far, part)
        meta: dict[str, str] = {}
        for part in self.all:
            for name, value in part.meta.items():
                meta.setdefault(name, value)
        standings: dict[str, Standing] = {}
        for part in self.all:
            for one in part.standings:
                standings.setdefault(one.annotator, one)
        shares = [self._share(one) for part in self.parts for one in part.claims]
        return Document(
            id=self.all[0].id,
            text=self.all[0].text,
            passages=tuple(self.passages.values()),
            ties=tuple(self.ties),
            far=tuple(self.far),
            claims=tuple(dict.fromkeys(shares)),
            passed=tuple(dict.fromkeys(one for part in self.parts for one in part.passed)),
            tags=tuple(
                dict.fromkeys(
                    msgspec.structs.replace(one, annotator=one.annotator or part.annotator)
                    for part in self.parts
                    for one in part.tags
                )
            ),
            standings=tuple(standings.values()),
            blocks=tuple(next((part.blocks for part in self.all if part.blocks), [])),
            meta=meta,
        )

    def _passages(self, number: int, part: Part) -> dict[str, str]:
        """Take in the passages of a part; return what their keys are in the document.

        A copy of a span that another annotator's file holds as well is that span; where it was
        changed, it is somebody's own.
        """
        keys: dict[str, str] = {}
        for one in part.passages:
            given = msgspec.structs.replace(one, annotator=one.annotator or part.annotator)
            known = self.by_uid.get(one.uid) if one.uid else None
            if known is not None and _said(self.passages[known]) == _said(given):
                keys[one.key] = known
                continue
            if known is not None:
                given = msgspec.structs.replace(given, uid="", annotator=part.annotator)
            key = given.uid or f"{part.annotator or number}:{one.key}"
            if key in self.passages:
                key = f"{number}:{one.key}"
            if given.uid:
                self.by_uid[given.uid] = key
            keys[one.key] = key
            self.passages[key] = msgspec.structs.replace(given, key=key)
        return keys

    def _tie(self, tie: Tie, part: Part) -> None:
        if tie.uid and tie.uid in self.taken:
            return
        self.taken.add(tie.uid)
        given = msgspec.structs.replace(tie, annotator=tie.annotator or part.annotator)
        facts = (given.source, given.target, given.type, given.annotator)
        at = self.alike.get(facts)
        if given.uid:
            self.ties.append(given)
        elif at is None:
            self.alike[facts] = len(self.ties)
            self.ties.append(given)
        elif given.note not in self.ties[at].note.split("\n"):
            # Two relations that differ in their features only are one, with what is said of both.
            note = f"{self.ties[at].note}\n{given.note}".strip("\n")
            self.ties[at] = msgspec.structs.replace(self.ties[at], note=note)

    def _far(self, far: Far, part: Part) -> None:
        ends = self.by_uid.get(far.source_uid), self.by_uid.get(far.target_uid)
        if ends[0] is not None and ends[1] is not None:
            said = {"annotator": far.annotator, "note": far.note, "uid": far.uid}
            self._tie(Tie(type=far.type, source=ends[0], target=ends[1], **said), part)
        elif not far.uid or far.uid not in self.taken:
            self.taken.add(far.uid)
            annotator = far.annotator or part.annotator
            self.far.append(msgspec.structs.replace(far, annotator=annotator))

    def _share(self, share: Share) -> Share:
        key = self.by_uid.get(share.uid, "")
        return msgspec.structs.replace(share, key=key, uid="" if key else share.uid)


def _said(passage: Passage) -> tuple[object, ...]:
    return (passage.parts, passage.label, passage.annotator, passage.attributes, passage.note)
