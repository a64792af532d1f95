"""From brat's folders to documents: which files belong together, and who wrote them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from reader.exchange.documents import Document
from reader.exchange.formats._brat_article import Article
from reader.exchange.formats._brat_native import BESIDE, Beside
from reader.exchange.media import Source, whole
from reader.exchange.report import Problem
from reader.model.errors import ExchangeError, ReaderError
from reader.model.shapes import ready

WHOLE, PARTLY = ".ann", (".a1", ".a2", ".co", ".rel")
"""How files of lines end, and how those end that hold some of the lines each."""
COMPARED = 20
"""Texts that are compared to learn whether folders are annotators."""

_BOM = b"\xef\xbb\xbf"


class Sheet(NamedTuple):
    """One annotator's files about one text, without what their names end with."""

    base: str
    annotator: str


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield a document for each text; where its folders are annotators, with what all of them say.

    A folder is taken for an annotator where another beside it has the same text under the same
    name, and where Reader wrote so.
    """
    if source.names == [""]:
        name = source.name.replace("\\", "/").rpartition("/")[2]
        yield from _Reading(source, {"": name.removesuffix(WHOLE)}).documents([Sheet("", "")])
        return
    names = set(source.names)
    bases = sorted({base for name in names if (base := _base(name)) is not None})
    people = _people(source, bases)
    groups: dict[str, list[Sheet]] = defaultdict(list)
    for base in bases:
        folder, _, rest = base.partition("/")
        theirs = rest and folder in people
        groups[rest if theirs else base].append(Sheet(base, folder if theirs else ""))
    reading = _Reading(source, {})
    for group in groups.values():
        yield from reading.documents(group)
    if reading.taken:
        listed = ", ".join(sorted(reading.taken))
        yield Problem("warning", f"its folders are taken for annotators: {listed}", source.name)
    bare = sorted(name for name in names if name.endswith(".txt") and name[:-4] not in set(bases))
    if bare:
        message = f"{len(bare)} texts have no .ann beside them and are passed over, such as"
        yield Problem("warning", f"{message} {bare[0][:80]}", source.name)


def _base(name: str) -> str | None:
    for suffix in (WHOLE, *PARTLY):
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return None


def _people(source: Source, bases: Sequence[str]) -> set[str]:
    """Return the folders that hold the same texts as another does."""
    tops: dict[str, list[str]] = defaultdict(list)
    for base in bases:
        folder, _, rest = base.partition("/")
        if rest:
            tops[rest].append(folder)
    names = set(source.names)
    found: set[str] = set()
    compared = 0
    for rest, folders in tops.items():
        if len(folders) < 2 or found.issuperset(folders):
            continue
        heads: dict[bytes, list[str]] = defaultdict(list)
        for folder in folders:
            name = f"{folder}/{rest}.txt"
            if name in names:
                heads[source.head(name)].append(folder)
        found.update(one for same in heads.values() if len(same) > 1 for one in same)
        compared += 1
        if compared >= COMPARED:
            break
    return found


class _Reading:
    def __init__(self, source: Source, called: dict[str, str]) -> None:
        self.source = source
        self.names = set(source.names)
        self.called = called
        self.taken: set[str] = set()
        """Folders that are taken for annotators although nothing in them says so."""

    def documents(self, sheets: Sequence[Sheet]) -> Iterator[Document | Problem]:
        """Yield the document of what belongs together, and one each of what does not."""
        rest = list(sheets)
        while rest:
            text, found = None, None
            left = []
            for sheet in rest:
                try:
                    its_text = self._text(sheet.base)
                    lines = self._lines(sheet.base)
                except ReaderError as error:
                    yield Problem("error", error.message, error.file or sheet.base, 0, sheet.base)
                    continue
                beside, problem = self._beside(sheet.base)
                if problem is not None:
                    yield problem
                if sheet.annotator and beside is None:
                    self.taken.add(sheet.annotator)
                if found is None:
                    text = its_text
                    found = Article(self._id(sheet, beside, len(rest) == len(sheets)), text)
                elif its_text != text:
                    left.append(sheet)
                    continue
                for problem in found.add(sheet.annotator, lines, beside):
                    yield problem
            if found is not None:
                yield from found.finished()
            rest = left

    def _id(self, sheet: Sheet, beside: Beside | None, first: bool) -> str:
        if beside is not None:
            return beside.id
        name = self.called.get(sheet.base, sheet.base)
        if not first or not sheet.annotator:
            own = f"{sheet.base}.txt" in self.names
            # Without its text a file can only be about an article that has its name.
            return name if own else name.rpartition("/")[2]
        return name.partition("/")[2]

    def _text(self, base: str) -> str | None:
        name = f"{base}.txt"
        return self._decoded(name) if base and name in self.names else None

    def _lines(self, base: str) -> list[tuple[str, str]]:
        """Return (file, its lines) for each file of lines."""
        if not base:
            return [(self.source.name, self._decoded(""))]
        if base + WHOLE in self.names:
            return [(base + WHOLE, self._decoded(base + WHOLE))]
        return [
            (base + suffix, self._decoded(base + suffix))
            for suffix in PARTLY
            if base + suffix in self.names
        ]

    def _decoded(self, name: str) -> str:
        """Return a file in UTF-8; of its mark at the beginning, only lines files are rid here."""
        with self.source.open(name) as file:
            data = whole(file, name or self.source.name)
        try:
            return (data if name.endswith(".txt") else data.removeprefix(_BOM)).decode()
        except UnicodeDecodeError as error:
            raise ReaderError(
                f"it is not UTF-8 at byte {error.start}", file=name or self.source.name
            ) from error

    def _beside(self, base: str) -> tuple[Beside | None, Problem | None]:
        name = base + BESIDE
        if not base or name not in self.names:
            return None, None
        try:
            with self.source.open(name) as file:
                return msgspec.json.decode(whole(file, name), type=ready(Beside)), None
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ExchangeError) as error:
            message = f"what Reader had noted beside cannot be used: {error}"
            return None, Problem("warning", message, name, 0, base)
