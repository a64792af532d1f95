"""Find a passage again where it differs in case, quotation marks, dashes and spaces only.

Two texts count as the same passage if `normal` makes them equal. It is canonical caseless matching
(definition D145 of the Unicode Standard, section 3.13: NFD, full case folding, NFD), and besides
every quotation mark, every run of dashes with the blanks around it, and every run of blanks is one
character, and characters that nobody sees are none. Found ranges are code points into the text as
it is: they hold whole grapheme clusters and, where letters have blanks between words, whole words.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

from reader.text.graphemes import snap
from reader.text.indexing import words_of
from reader.text.words import words

GAP = 300
"""Code points that may stand between two parts of one passage."""
LIMIT = 10_000
"""Most places that are found in one text."""

_AROUND = 128  # code points beside an edge in which words are looked for
_JOINTS = frozenset("'’ʼ‘‐‑-&·")  # where one may cut a word: Assad|’s, Moscow|-backed

_QUOTES = "\"'`´‘’‚‛“”„‟‹›«»′″ʼ＂＇「」『』〝〞〟"
_DASHES = r"\-\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_UNSEEN = r"\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_BLANK = rf"[\s{_UNSEEN}]*+"
_DASH = rf"{_BLANK}[{_DASHES}](?:{_BLANK}[{_DASHES}])*+{_BLANK}"
_SPACE = rf"[{_UNSEEN}]*+\s{_BLANK}"
# What stands for something else, all at once for the way back and one after the other, which is
# quicker, for the form alone. Blanks beside a dash are the dash's, so it comes first.
_SPECIAL = re.compile(
    rf"(?P<dash>{_DASH})|(?P<blank>{_SPACE})|(?P<quote>[{_QUOTES}])|(?P<unseen>[{_UNSEEN}]+)"
)
_IN_TURN = (
    (re.compile(_DASH), "-"),
    (re.compile(_SPACE), " "),
    (re.compile(f"[{_QUOTES}]"), '"'),
    (re.compile(f"[{_UNSEEN}]+"), ""),
)
_WORD = re.compile(r"(?<![^ -])[^ \"-]+(?![^ -])")
_PIECES = re.compile(r'[^ "-]+')


class Hit(NamedTuple):
    """Where a passage stands again: a range for each of its parts; whether letter by letter."""

    ranges: tuple[tuple[int, int], ...]
    exact: bool


def normal(text: str) -> str:
    """Return the form in which texts are compared, without blanks at its ends."""
    return _plain(_folded(text)).strip(" ")


class Passage:
    """One or more parts that are to be found again, in their order."""

    def __init__(self, parts: Sequence[str]) -> None:
        """Take the `parts` as a text says them; a part of blanks only is never found."""
        self.parts = tuple(parts)
        self._needles = [normal(part) for part in parts]
        # Pieces in which nothing can stand for anything else, to pass over most texts quickly.
        found = [piece for needle in self._needles for piece in _PIECES.findall(needle)]
        self._pieces = sorted(found, key=len, reverse=True)[:3]

    def words(self, most: int = 4) -> list[str]:
        """Return words, the longest first, with all of which words of any text with a hit begin.

        They are for an index as `reader.text.indexing` makes it: nothing that touches a quotation
        mark is among them, since one of these marks is a letter there, and nothing that is other
        words there when it is composed, as Hangul is. So there may be none.
        """
        found = {word for needle in self._needles for word in _WORD.findall(needle)}
        same = [w for w in found if words_of(w) and words_of(w) == words_of(normalize("NFC", w))]
        return sorted(same, key=lambda word: (-len(word), word))[:most]

    def find(self, text: str) -> list[Hit]:
        """Return where the passage stands in `text`: in order and disjoint, at most `LIMIT`."""
        if not self._needles or not all(self._needles):
            return []
        folded = _folded(text)
        lacking = any(piece not in folded for piece in self._pieces)
        if lacking and _HIDDEN.search(folded) is None:
            return []
        plain = _plain(folded)
        if not all(needle in plain for needle in self._needles):
            return []
        map_ = _Map(text, folded)
        places = [_places(text, plain, needle, map_) for needle in self._needles]
        hits = []
        after = 0
        for start, end in places[0]:
            ranges = [(start, end)] if start >= after else []
            for others in places[1:]:
                low = ranges[-1][1] if ranges else len(text)
                ranges += [r for r in others if low <= r[0] <= low + GAP][:1]
            if len(ranges) == len(places):
                after = ranges[-1][1]
                exact = all(text[a:b] == p for (a, b), p in zip(ranges, self.parts, strict=True))
                hits.append(Hit(tuple(ranges), exact))
        return hits


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return normalize("NFD", normalize("NFD", text).casefold())


def _plain(folded: str) -> str:
    for pattern, plain in _IN_TURN:
        folded = pattern.sub(plain, folded)
    return folded


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    return len(_folded(character))


class _Map:
    """From offsets into the compared form back to offsets into the text."""

    def __init__(self, text: str, folded: str) -> None:
        self._sources: array[int] | None = None
        if len(folded) != len(text):
            self._sources = array("q")
            for index, character in enumerate(text):
                self._sources.extend([index] * _width(character))
        self._starts, self._ends = array("q"), array("q")
        at = 0
        for found in _SPECIAL.finditer(folded):
            self._one_to_one(at, found.start())
            if found.lastgroup != "unseen":
                self._starts.append(found.start())
                self._ends.append(found.end())
            at = found.end()
        self._one_to_one(at, len(folded))

    def _one_to_one(self, start: int, end: int) -> None:
        self._starts.extend(range(start, end))
        self._ends.extend(range(start + 1, end + 1))

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the text from which these compared characters come."""
        first, last = self._starts[start], self._ends[end - 1] - 1
        if self._sources is None:
            return first, last + 1
        return self._sources[first], self._sources[last] + 1


def _places(text: str, plain: str, needle: str, map_: _Map) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = plain.find(needle)
    while at >= 0 and len(found) < LIMIT:
        start, end = _trimmed(text, *map_.range(at, at + len(needle)))
        taken = (
            start < end
            and _is_edge(text, start)
            and _is_edge(text, end)
            and normal(text[start:end]) == needle
        )
        if taken:
            found.append((start, end))
        at = plain.find(needle, at + len(needle) if taken else at + 1)
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the blanks around a dash at an edge."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_edge(text: str, offset: int) -> bool:
    """Tell whether a passage may begin or end at `offset`: between clusters, and not in a word."""
    if offset in (0, len(text)):
        return True
    if snap(text, offset) != offset:
        return False
    before, after = offset, offset
    while before and category(text[before - 1]) == "Cf":
        before -= 1
    while after < len(text) and category(text[after]) == "Cf":
        after += 1
    if before == 0 or after == len(text):
        return True
    left, right = text[before - 1], text[after]
    if left.isspace() or right.isspace() or left in _JOINTS or right in _JOINTS:
        return True
    if before < after:
        # An index joins what only format characters divide.
        low, high = text[max(0, before - _AROUND) : before], text[after : after + _AROUND]
        if words_of(low + high) != words_of(low) + words_of(high):
            return False
    around = words(text, max(0, before - _AROUND), min(len(text), after + _AROUND))
    return not any(start < before and after < end for start, end in around)
