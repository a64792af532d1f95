"""What brat has no place for: in notes of type ``Reader`` on its lines, and in a file beside.

brat keeps notes of any type with what they are about, and passes over files that it does not know,
so what goes through brat comes back with its identities.
"""

from __future__ import annotations

import re

import msgspec

from reader.exchange.record import (
    AnnotatorItem,
    BlockItem,
    ClaimItem,
    LinkItem,
    MetaItem,
    Offset,
    PassedItem,
    TagItem,
)
from reader.model.records import SpanOrigin

NOTE = "AnnotatorNotes"
"""The type of brat's own notes."""
TRACE = "Reader"
"""The type of notes that hold a `Trace`."""
BESIDE = ".reader.json"
"""What the name of the file beside ends with."""

_DIVIDER = re.compile(r"\s*[\n\t]\s*")
_ESCAPED = re.compile(r"[\\\n\r\t]|^\s|\s\Z")
_ESCAPES = re.compile(r"\\(?:u([0-9a-f]{4,6});|(.))", re.DOTALL)
_LETTERS = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_MEANT = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t"}


class Trace(msgspec.Struct, frozen=True, omit_defaults=True):
    """What Reader knows of a passage or relation.

    `parts` are there where they cannot be told from the line: brat takes no line end in a part.
    `escaped` tells that the note on it stands there as `escaped` has it.
    """

    uid: str = ""
    origin: SpanOrigin = "manual"
    created: str = ""
    updated: str = ""
    source: str = ""
    parts: list[tuple[Offset, Offset]] = []
    escaped: bool = False


class Beside(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What Reader knows of an article, in the words of the native record; by one annotator."""

    reader: str
    id: str
    annotator: AnnotatorItem | None = None
    meta: MetaItem | None = None
    blocks: list[BlockItem] = []
    tags: list[TagItem] = []
    links: list[LinkItem] = []
    claims: list[ClaimItem] = []
    passed: list[PassedItem] = []


def lines_of(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return `parts` divided where brat takes no character, without the blanks around it."""
    found = []
    for start, end in parts:
        at = start
        for divider in _DIVIDER.finditer(text, start, end):
            found.append((at, divider.start()))
            at = divider.end()
        found.append((at, end))
    return [(start, end) for start, end in found if text[start:end].strip()]


def rejoined(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return `parts` with those made one that only a line end divides."""
    found = parts[:1]
    for start, end in parts[1:]:
        if _DIVIDER.fullmatch(text, found[-1][1], start):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def escaped(note: str) -> str:
    """Return a note as one field of one line, with its blanks at the edges."""
    return _ESCAPED.sub(lambda at: _LETTERS.get(at[0]) or f"\\u{ord(at[0]):04x};", note)


def unescaped(note: str) -> str:
    """Return the note that `escaped` was given."""
    return _ESCAPES.sub(_unescaped, note)


def _unescaped(at: re.Match[str]) -> str:
    if at[1] is None:
        return _MEANT.get(at[2], at[0])
    code = int(at[1], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else at[0]
