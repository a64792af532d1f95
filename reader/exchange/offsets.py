"""What the offsets of a file count: the forms of a text that programs are known to count over.

Every rule names one form. `Form` maps offsets over it back to code points of the text as the file
has it, whatever the form does: count UTF-16 units, take CR LF for one character, and so on.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Literal

Rule = Literal[
    "code points", "UTF-16", "UTF-8", "LF", "CR LF", "HTML entities", "no entities", "blanks"
]
RULES: tuple[Rule, ...] = (
    "code points",
    "UTF-16",
    "LF",
    "CR LF",
    "HTML entities",
    "no entities",
    "blanks",
    "UTF-8",
)
"""In the order in which they are tried after the format's own."""

WORDS: dict[str, str] = {
    "code points": "Unicode code points",
    "UTF-16": "UTF-16 code units",
    "UTF-8": "bytes of UTF-8",
    "LF": "CR LF as one character",
    "CR LF": "every line end as two characters",
    "HTML entities": "&, < and > as HTML entities",
    "no entities": "an HTML entity as one character",
    "blanks": "a run of blanks as one",
}
"""What each rule counts, for people."""

_Piece = tuple[int, int, int]
"""Start and end of a stretch of the text, and its length in the form."""

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class Form:
    """One form of a text; maps its offsets to those of the text."""

    def __init__(self, text: str, rule: Rule) -> None:
        self._length = len(text)
        self._starts, self._shifts, self._ends = [0], [0], [0]
        grown = 0
        for start, end, size in _PIECES[rule](text):
            # From here on to the end of the piece an offset lies within one character.
            self._starts += [start + grown, start + grown + size]
            grown += size - (end - start)
            self._shifts += [-1, grown]
            self._ends += [start, end]
        self.size = len(text) + grown

    def to_text(self, offset: int, *, up: bool = False) -> int | None:
        """Return the text offset of a form offset, or None where it is outside.

        Within a character that is several units long it is where that begins (`up`: ends).
        """
        if not 0 <= offset <= self.size:
            return None
        index = bisect_right(self._starts, offset) - 1
        shift = self._shifts[index]
        if shift < 0 and index % 2:
            at_start = offset == self._starts[index]
            return self._ends[index + 1] if up and not at_start else self._ends[index]
        return offset - shift


def _wide(text: str) -> Iterator[_Piece]:
    for match in re.finditer("[\U00010000-\U0010ffff]", text):
        yield match.start(), match.end(), 2


def _bytes(text: str) -> Iterator[_Piece]:
    for match in re.finditer("[^\x00-\x7f]", text):
        yield match.start(), match.end(), len(match[0].encode("utf-8", "surrogatepass"))


def _pattern(pattern: str, size: Callable[[str], int]) -> Callable[[str], Iterator[_Piece]]:
    compiled = re.compile(pattern)

    def pieces(text: str) -> Iterator[_Piece]:
        for match in compiled.finditer(text):
            yield match.start(), match.end(), size(match[0])

    return pieces


def _entities(text: str) -> Iterator[_Piece]:
    for match in _ENTITY.finditer(text):
        yield match.start(), match.end(), len(html.unescape(match[0]))


def _nothing(text: str) -> Iterator[_Piece]:
    return iter(())


_PIECES: dict[Rule, Callable[[str], Iterator[_Piece]]] = {
    "code points": _nothing,
    "UTF-16": _wide,
    "UTF-8": _bytes,
    "LF": _pattern("\r\n", lambda _: 1),
    "CR LF": _pattern("(?<!\r)\n", lambda _: 2),
    "HTML entities": _pattern("[&<>]", lambda found: len(html.escape(found))),
    "no entities": _entities,
    "blanks": _pattern(r"\s{2,}", lambda _: 1),
}
