"""From columns of tokens and tags to documents, whatever scheme the tags follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from reader.exchange.documents import Document, Passage, Standing
from reader.exchange.format import ReadOptions
from reader.exchange.formats._names import original
from reader.exchange.media import Source, bounded, with_suffix
from reader.exchange.report import Problem
from reader.model.records import SpanOrigin
from reader.model.shapes import ready

DIVIDER = "-DOCSTART- -X- O O"
"""The line before a document, to the letter what spaCy looks for."""
SENTENCES = 200
"""Sentences of one document where a file divides none."""
LONGEST = 1 << 20
"""Bytes of one line."""

_SUFFIXES = (".conll", ".iob", ".iob2", ".bio", ".bioes")
_TAG = re.compile(r"(?:O|[BIELSU]-(\S.*))\Z")
_NAMES = re.compile(r"(?:\.conll|\.iob2?|\.bio|\.bioes|\.txt|\.tsv)\Z", re.IGNORECASE)
_LOOKED_AT = 30
_LOOKED_INTO = 50


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """A span that was written: its uid and tokens, the last included, and what it was."""

    uid: str
    first: int
    last: int
    label: str
    origin: SpanOrigin = "imported"
    created: str = ""
    updated: str = ""
    source: str = ""


class Known(msgspec.Struct, frozen=True):
    """What was noted beside a document: its article, annotator, number of tokens, and spans."""

    id: str
    annotator: str
    tokens: int
    spans: list[Kept]


class Sentence(NamedTuple):
    """The tokens and tags of a sentence; `line` is where it begins."""

    tokens: list[str]
    tags: list[str]
    line: int


def recognises(source: Source) -> bool:
    """Tell whether there are files of columns, or most lines of a file are a token and a tag."""
    return _tagged(source.head()) if source.names == [""] else bool(_files(source))


def _files(source: Source) -> list[str]:
    """Return the files of a folder that are called as such files are, or else look like them."""
    named = with_suffix(source.names, *_SUFFIXES)
    return named or [name for name in source.names[:_LOOKED_INTO] if _tagged(source.head(name))]


def _tagged(head: bytes) -> bool:
    lines = head.decode("utf-8-sig", "replace").split("\n")[:_LOOKED_AT]
    filled = [line for line in map(str.strip, lines) if line and not line.startswith("# ")]
    rows = [columns for line in filled if len(columns := _columns(line)) > 1]
    tagged = [columns for columns in rows if _TAG.match(columns[-1])]
    return len(rows) > 1 and len(rows) * 10 >= len(filled) * 9 and len(tagged) == len(rows)


def read(source: Source, options: ReadOptions) -> Iterator[Document | Problem]:
    """Yield the documents of all files."""
    if source.names == [""]:
        stem = _NAMES.sub("", source.name.replace("\\", "/").rpartition("/")[2])
        yield from _File(source, "", stem or "document", options).documents()
        return
    for name in _files(source):
        yield from _File(source, name, _NAMES.sub("", name), options).documents()


def _columns(line: str) -> list[str]:
    return [part.strip() for part in line.split("\t")] if "\t" in line else line.split()


class _File:
    def __init__(self, source: Source, name: str, stem: str, options: ReadOptions) -> None:
        self.source = source
        self.name = name
        self.stem = stem
        self.options = options
        self.problems: list[Problem] = []

    def documents(self) -> Iterator[Document | Problem]:
        """Yield the documents of the file, with what was noted beside them."""
        beside = self._beside()
        for number, sentences in enumerate(self._divided(), start=1):
            known = next(beside, None)
            yield from self._told()
            yield self._document(sentences, number, known)
        yield from self._told()
        if next(beside, None) is not None:
            yield self._problem("fewer documents than were noted beside it", 0)

    def _told(self) -> Iterator[Problem]:
        yield from self.problems
        self.problems.clear()

    def _problem(self, message: str, line: int) -> Problem:
        return Problem("error", message, self.name or self.source.name, line)

    # --- lines -------------------------------------------------------------------------------

    def _divided(self) -> Iterator[list[Sentence]]:
        """Yield the sentences of each document."""
        found: list[Sentence] = []
        divided = False
        for one in self._sentences():
            if one is None:
                if divided or found:
                    yield found
                divided, found = True, []
                continue
            if not divided and len(found) == SENTENCES:
                yield found
                found = []
            found.append(one)
        if divided or found:
            yield found

    def _sentences(self) -> Iterator[Sentence | None]:
        """Yield each sentence, and None where a document begins."""
        tokens: list[str] = []
        tags: list[str] = []
        begun = 0
        for number, line in self._lines():
            blank = not line.strip()
            starts = line.startswith("-DOCSTART-")
            if (blank or starts) and tokens:
                yield Sentence(tokens, tags, begun)
                tokens, tags = [], []
            if starts:
                yield None
            if blank or starts:
                continue
            row = _columns(line)
            tag = row[-1] if len(row) > 1 else ""
            known = _TAG.match(tag)
            if line.startswith("#") and known is None:
                continue  # a comment
            if not row[0] or known is None:
                what = f"the tag {tag[:40]!r} is none" if len(row) > 1 else "it has one column"
                self.problems.append(self._problem(f"{what}: {line[:60]!r}", number))
                if not row[0] or len(row) < 2:
                    continue
                tag = "O"
            begun = number if not tokens else begun
            tokens.append(row[0])
            tags.append(tag)
        if tokens:
            yield Sentence(tokens, tags, begun)

    def _lines(self) -> Iterator[tuple[int, str]]:
        with self.source.open(self.name) as file:
            for number, data in enumerate(iter(lambda: file.readline(LONGEST), b""), start=1):
                try:
                    yield (
                        number,
                        data.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n"),
                    )
                except UnicodeDecodeError as error:
                    message = f"it is not UTF-8 at byte {error.start} of the line"
                    self.problems.append(self._problem(message, number))

    def _beside(self) -> Iterator[Known]:
        """Yield what was noted beside, as long as it can be read."""
        name = f"{self.stem}.jsonl"
        if not self.name or name not in self.source.names:
            return
        with self.source.open(name) as file:
            for number, line in enumerate(bounded(file), start=1):
                try:
                    yield msgspec.json.decode(line, type=ready(Known))
                except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                    message = f"what Reader had noted cannot be read from here on: {error}"
                    self.problems.append(Problem("warning", message, name, number))
                    return

    # --- documents ---------------------------------------------------------------------------

    def _document(
        self, sentences: Sequence[Sentence], number: int, known: Known | None
    ) -> Document:
        tokens = [token for one in sentences for token in one.tokens]
        if known is not None and known.tokens != len(tokens):
            message = "the tokens are not those that were noted, so its spans are new"
            at = sentences[0].line if sentences else 0
            self.problems.append(Problem("warning", message, self.name, at, known.id))
            known = msgspec.structs.replace(known, spans=[])
        name = known.id if known is not None else f"{self.stem}-{number}"
        text = self.options.text_of(name.partition("#")[0]) if known is not None else None
        places = _places(text, tokens) if text is not None else None
        here = text
        if here is None or places is None:
            here, places = _rebuilt(sentences)
        kept = {(one.first, one.last, one.label): one for one in known.spans} if known else {}
        passages = []
        tags = [tag for one in sentences for tag in one.tags]
        breaks = _starts(sentences)
        for first, last, label in _spans(tags, breaks):
            old = kept.get((first, last, original(label)), Kept("", first, last, label))
            start, end = places[first][0], places[last][1]
            passages.append(
                Passage(
                    key=f"token {first + 1}",
                    label=original(label),
                    parts=((start, end),),
                    quote=here[start:end],
                    annotator=known.annotator if known is not None else "",
                    uid=old.uid,
                    origin=old.origin,
                    created=old.created,
                    updated=old.updated,
                    source=old.source,
                )
            )
        who = known.annotator if known is not None else ""
        return Document(
            id=name,
            text=None if here is text else here,
            passages=tuple(passages),
            standings=(Standing(who),) if who else (),
            file=self.name or self.source.name,
            line=sentences[0].line if sentences else 0,
        )


def _places(text: str, tokens: Sequence[str]) -> list[tuple[int, int]] | None:
    """Return where `tokens` are in `text`, or None where it is not they with blanks between."""
    found = []
    at = 0
    for token in tokens:
        start = text.find(token, at)
        if start < 0 or text[at:start].strip():
            return None
        at = start + len(token)
        found.append((start, at))
    return None if text[at:].strip() else found


def _rebuilt(sentences: Sequence[Sentence]) -> tuple[str, list[tuple[int, int]]]:
    """Return a text of the tokens, a line for each sentence, and their places in it."""
    found = []
    at = 0
    for one in sentences:
        for token in one.tokens:
            found.append((at, at + len(token)))
            at += len(token) + 1
    return "\n".join(" ".join(one.tokens) for one in sentences), found


def _starts(sentences: Sequence[Sentence]) -> set[int]:
    found, at = set(), 0
    for one in sentences:
        found.add(at)
        at += len(one.tokens)
    return found


def _spans(tags: Sequence[str], breaks: set[int]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last, label) of the spans that tags of any scheme mark.

    In the first scheme of that kind (IOB1) a span begins with I-, so one that goes on from nothing
    begins there; none goes on into the next sentence.
    """
    begun: tuple[int, str] | None = None
    for at, tag in enumerate([*tags, "O"]):
        kind, label = tag[:1], tag[2:]
        goes_on = kind in "IEL" and begun is not None and begun[1] == label and at not in breaks
        if begun is not None and not goes_on:
            yield begun[0], at - 1, begun[1]
            begun = None
        if kind != "O" and begun is None:
            begun = at, label
        if begun is not None and kind in "ELSU":
            yield begun[0], at, begun[1]
            begun = None
