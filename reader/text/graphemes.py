"""Grapheme clusters: the smallest pieces that a cursor or an edge of a selection stands between.

Clusters follow what a terminal draws: `rich.cells.split_graphemes` over the neutralised text, with
regional indicators paired into flags. CR LF is one cluster without cells, and so is a lone LF.
A cluster depends on its neighbourhood only: the caps of `reader.text.neutralise` bound its length,
so a boundary is found in constant time in a text of any size, and always agrees with `clusters`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import split_graphemes

from reader.text.neutralise import (
    MAX_FLAGS,
    MAX_JOINS,
    MAX_MARKS,
    REGIONAL_INDICATORS,
    ZWJ,
    neutralise,
    zero_width_class,
)

MAX_CLUSTER = (MAX_JOINS + 1) * (MAX_MARKS + 1) + 1
"""No cluster has more code points than this."""

_BEHIND = 2 * (MAX_CLUSTER + MAX_FLAGS)
"""Code points before an offset that decide where its cluster begins, and which caps apply there."""
_AHEAD = MAX_CLUSTER + MAX_FLAGS
_COMBINING_FROM = "\u0300"
"""Below this code point nothing combines with its neighbours, CR LF apart."""

Cluster = tuple[int, int, int]


def clusters(text: str) -> list[Cluster]:
    """Return `(start, end, cells)` of every grapheme cluster of `text`, in order, without gaps.

    Offsets are code points, half-open; `cells` is what the cluster takes on the screen once it is
    neutralised (0 for a line break).
    """
    return tile(neutralise(text), text)


def tile(shown: str, text: str = "") -> list[Cluster]:
    """Return the clusters of text that is neutralised already (units as in `clusters`).

    `text` is the same text before that; it is asked only whether a line ends in CR LF.
    """
    if shown.isascii() and "\n" not in shown:
        return [(i, i + 1, 1) for i in range(len(shown))]
    found: list[Cluster] = []
    position = 0
    for line in shown.split("\n"):
        end = position + len(line)
        if position:
            found.append((position - 1, position, 0))
        if line:
            _tile_line(line, position, found)
        position = end + 1
    if "\r\n" in text:
        return _join_crlf(found, text)
    return found


def _tile_line(line: str, base: int, found: list[Cluster]) -> None:
    if line.isascii():
        found += [(i, i + 1, 1) for i in range(base, base + len(line))]
        return
    half_flag = False
    for start, end, cells in split_graphemes(line)[0]:
        indicator = _is_indicator(line[start])
        if indicator and half_flag:
            first, _, width = found[-1]
            found[-1] = (first, base + end, width + cells)
            half_flag = False
        else:
            found.append((base + start, base + end, cells))
            half_flag = indicator and end == start + 1


def _join_crlf(found: list[Cluster], text: str) -> list[Cluster]:
    joined: list[Cluster] = []
    for cluster in found:
        start, end, _ = cluster
        if joined and text[start] == "\n" and text[start - 1] == "\r":
            joined[-1] = (start - 1, end, 0)
        else:
            joined.append(cluster)
    return joined


def snap(text: str, offset: int, *, up: bool = False) -> int:
    """Return the boundary at or before `offset` (with `up`: at or after), in code points.

    Offsets outside the text are taken to its nearest end. The work does not grow with the text.
    """
    if offset <= 0:
        return 0
    if offset >= len(text):
        return len(text)
    before, here = text[offset - 1], text[offset]
    if before < _COMBINING_FROM and here < _COMBINING_FROM:
        if before == "\r" and here == "\n":
            return offset + 1 if up else offset - 1
        return offset
    start, end = _around(text, offset)
    return end if up and start != offset else start


def next_boundary(text: str, offset: int) -> int:
    """Return the first boundary after `offset`, or the length of the text."""
    return snap(text, max(offset, -1) + 1, up=True)


def previous_boundary(text: str, offset: int) -> int:
    """Return the last boundary before `offset`, or 0."""
    return snap(text, min(offset, len(text) + 1) - 1)


def cells(text: str) -> int:
    """Return how many cells `text` takes once it is neutralised; line breaks take none."""
    if text.isascii() and "\n" not in text:
        return len(text)
    return sum(width for _, _, width in clusters(text))


def _around(text: str, offset: int) -> tuple[int, int]:
    """Return start and end of the cluster that holds the character at `offset`."""
    low = max(0, offset - _BEHIND)
    text = text[low : offset + _AHEAD]
    shown = neutralise(text)
    at = offset - low
    first = at
    while first and not _begins(shown, first):
        first -= 1
    for start, end, _ in tile(shown[first:], text[first:]):
        if first + end > at:
            return low + first + start, low + first + end
    return low + first, low + len(text)


def _begins(shown: str, index: int) -> bool:
    """Whether a cluster begins at `index` whatever stands further to the left."""
    before, here = shown[index - 1], shown[index]
    if before == "\n":
        return True
    return before != ZWJ and not _continues().match(here)


@lru_cache(maxsize=1)
def _continues() -> re.Pattern[str]:
    return re.compile(f"[\n{REGIONAL_INDICATORS}{zero_width_class()}]")


def _is_indicator(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
