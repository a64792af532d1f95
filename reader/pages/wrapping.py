"""Paragraphs that a page breaks into lines of one width, found again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from reader.pages import characters as ch

Range: TypeAlias = tuple[int, int, int]
"""Start of the bullet, start and end of a line (code points)."""

_NARROW, _BROAD = 35, 120
"""Widths between which pages are wrapped."""

_SAMPLE = 2_000
_LEAST = 5
_SHARE = 0.5
_INSIDE = 0.5
"""Of the lines that are joined this share at least must break inside a sentence."""


def unwrapped(text: str, ranges: Sequence[Range]) -> list[Range]:
    """Return the lines of `text` with those joined that only the page's width divides.

    A line goes on in the next where the first word of the next would not have fitted into it. That
    must hold for half of the lines that could be wrapped, or none is joined. The joined line is one
    range with the line breaks inside.
    """
    pairs = [
        (ranges[i][2] - ranges[i][0], _first_word(text, ranges[i + 1][1]), i)
        for i in range(len(ranges) - 1)
        if _NARROW <= ranges[i][2] - ranges[i][0] <= _BROAD and _next(text, ranges, i)
    ]
    width = _width(pairs[:_SAMPLE])
    if not width:
        return list(ranges)
    goes_on = {i for length, word, i in pairs if length <= width < length + word}
    inside = sum(_inside_sentence(text, ranges[i], ranges[i + 1]) for i in goes_on)
    if inside < _INSIDE * len(goes_on):
        return list(ranges)
    joined: list[Range] = []
    for i, line in enumerate(ranges):
        if i - 1 in goes_on:
            front, start, _ = joined[-1]
            joined[-1] = (front, start, line[2])
        else:
            joined.append(line)
    return joined


def _inside_sentence(text: str, line: Range, following: Range) -> bool:
    """Tell whether a small letter follows on a line without an end."""
    ended = ch.is_terminal(text[max(line[1], line[2] - 12) : line[2]])
    first = text[following[1]]
    return not ended and first.isalpha() and not first.isupper()


def _next(text: str, ranges: Sequence[Range], i: int) -> bool:
    """Tell whether line `i`+1 follows at once on line `i` and has no bullet."""
    end, front = ranges[i][2], ranges[i + 1][0]
    between = text[end:front]
    single = between.count("\n") == 1 or (len(between) == 1 and between in "\r\x0b\x0c")
    return single and front == ranges[i + 1][1]


def _first_word(text: str, start: int) -> int:
    """Return how far the word at `start` reaches, with a blank before it."""
    if ch.wide_characters(text[start]):
        return 1
    at = start
    while at < len(text) and at - start < _BROAD and not text[at].isspace():
        at += 1
    return at - start + 1


def _width(pairs: Sequence[tuple[int, int, int]]) -> int:
    """Return the width that explains most breaks, 0 where none explains enough."""
    best, most = 0, 0
    for width in sorted({length for length, _, _ in pairs}, reverse=True):
        explained = sum(length <= width < length + word for length, word, _ in pairs)
        if explained > most:
            best, most = width, explained
    return best if most >= max(_LEAST, _SHARE * len(pairs)) else 0
