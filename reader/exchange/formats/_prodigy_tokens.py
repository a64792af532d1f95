"""Tokens as Prodigy wants them: joined, with a blank after those that say so, they are the text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from reader.exchange.tokens import tokens


class Token(msgspec.Struct):
    """A token; `start` and `end` are code points, `ws` tells whether one blank follows."""

    text: str
    start: int
    end: int
    id: int
    ws: bool


class Tokens:
    """The tokens of a text, cut so that every one of `ranges` begins and ends with a token."""

    def __init__(self, text: str, ranges: Iterable[tuple[int, int]]) -> None:
        wanted = list(ranges)
        starts, ends = {start for start, _ in wanted}, {end for _, end in wanted}
        marks = {0, len(text), *starts, *ends}
        for token in tokens(text):
            marks |= {token.start, token.end}
        self.all: list[Token] = []
        for start, end in pairwise(sorted(marks)):
            at = start
            free = at not in starts and at + 1 not in ends
            last = self.all[-1] if self.all else None
            if text[at] == " " and free and last is not None and last.end == at:
                last.ws = True
                at += 1
            if at < end:
                self.all.append(Token(text[at:end], at, end, len(self.all), False))
        self._first = {token.start: token.id for token in self.all}
        self._last = {token.end: token.id for token in self.all}

    def of(self, start: int, end: int) -> dict[str, int]:
        """Return the first and the last token of a range, which is one of those it was made of."""
        return {"token_start": self._first[start], "token_end": self._last[end]}
