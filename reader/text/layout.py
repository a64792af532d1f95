"""Wrap a text into rows of cells, and find the way between offsets and cells.

All that is kept of the wrapping is an array of row starts: an offset's row is a bisection, a row's
text a slice. Everything is by grapheme cluster, so no row and no cell divides one.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import accumulate

from rich.cells import get_character_cell_size

from reader.text.graphemes import Cluster, tile
from reader.text.neutralise import joining_characters, neutralise

_NARROW = re.compile(
    "[ -¬®-\u02ff\u0370-\u0482\u048a-\u0556\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
"""Characters of one cell each that are a cluster of their own; most lines have no others."""

_OPENING = frozenset("([{“‘«‹（［｛｟〈《「『【〔〖〘〚﹙﹛﹝")
"""No row ends after one of these (the rule that Japanese typesetting calls kinsoku)."""
_CLOSING = frozenset(
    ")]}”’»›）］｝｠〉》」』】〕〗〙〛﹚﹜﹞.,:;!?%…‥。、，．：；！？％・ー々〻ゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
)
"""No row begins with one of these."""


class Layout:
    """The rows of `text` when at most `width` cells are drawn in each.

    Words are wrapped greedily: a row ends after a blank, or beside an ideograph, kana or emoji; a
    word wider than a row is cut between clusters. One blank may hang over the edge of its row, and
    a cluster wider than `width` has a row of its own. Rows tile the text; a line break belongs to
    the row that it ends.

    `shown` is the text as it may be drawn (`reader.text.neutralise`), `rows` the offset (code
    points) at which each row starts. A text has at least one row.
    """

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.shown = neutralise(text)
        self.width = max(1, width)
        self.rows = array("L")
        self._wrap()

    def __len__(self) -> int:
        return len(self.rows)

    def resized(self, width: int) -> Layout:
        """Return the layout of the same text at another width (cells)."""
        other = Layout.__new__(Layout)
        other.text, other.shown = self.text, self.shown
        other.width = max(1, width)
        other.rows = array("L")
        other._wrap()
        return other

    def row_of(self, offset: int) -> int:
        """Return the row in which the character at `offset` stands; the nearest if outside."""
        return max(0, bisect_right(self.rows, max(0, offset)) - 1)

    def row_range(self, row: int) -> tuple[int, int]:
        """Return the range of the text, half-open, that `row` shows, its line break included."""
        end = self.rows[row + 1] if row + 1 < len(self.rows) else len(self.text)
        return self.rows[row], end

    def is_narrow(self, row: int) -> bool:
        """Whether every character of `row` is a cluster of one cell (its line break apart)."""
        return self._is_narrow(*self.row_range(row))

    def row_tiles(self, row: int) -> list[Cluster]:
        """Return `(start, end, cells)` of the clusters of `row`, with offsets into the text."""
        base, end = self.row_range(row)
        return [
            (base + start, base + stop, cells)
            for start, stop, cells in tile(self.shown[base:end], self.text[base:end])
        ]

    def to_cell(self, offset: int) -> tuple[int, int]:
        """Return the row and the cell at which the cluster with the character at `offset` starts.

        The cell is at most `width`, where a hanging blank or a line break stands. The end of the
        text is the cell after its last character.
        """
        offset = min(max(0, offset), len(self.text))
        row = self.row_of(offset)
        start, end = self.row_range(row)
        if self._is_narrow(start, end) and not self.text.startswith("\r\n", offset - 1):
            return row, offset - start
        cell = 0
        for _, stop, cells in self.row_tiles(row):
            if stop > offset:
                break
            cell += cells
        return row, cell

    def to_offset(self, row: int, cell: int) -> int:
        """Return the start of the cluster that covers `cell` of `row`.

        Rows outside the text give its nearest end. A cell past the end of a row gives its last
        cluster (a line break, if it has one); past the end of the last row, the end of the text.
        """
        if row < 0:
            return 0
        if row >= len(self.rows):
            return len(self.text)
        last = row == len(self.rows) - 1
        start, end = self.row_range(row)
        found, edge = start, 0
        for start, _, cells in self.row_tiles(row):
            found = start
            edge += cells
            if cell < edge:
                return found
        return end if last else found

    def _is_narrow(self, start: int, end: int) -> bool:
        if end > start and self.shown[end - 1] == "\n":
            end -= 1
        match = _NARROW.match(self.shown, start, end)
        return match is not None and match.end() == end

    def _wrap(self) -> None:
        shown, rows = self.shown, self.rows
        position, length = 0, len(shown)
        while position <= length:
            end = shown.find("\n", position)
            if end < 0:
                end = length
            rows.append(position)
            if end - position > self.width or not self._is_narrow(position, end):
                line = shown[position:end]
                if self._is_narrow(position, end):
                    self._wrap_narrow(line, position)
                else:
                    self._wrap_any(line, position)
            position = end + 1

    def _wrap_narrow(self, line: str, base: int) -> None:
        """Wrap a line in which each character is one cell."""
        width, add, start, length = self.width, self.rows.append, 0, len(line)
        while length - start > width:
            cut = line.rfind(" ", start, start + width + 1) + 1
            if cut <= start:
                cut = start + width
            elif cut >= length:
                break
            start = cut
            add(base + start)

    def _wrap_any(self, line: str, base: int) -> None:
        starts, edges = _measure(line)
        count = len(starts)
        if edges[-1] <= self.width:
            return
        first = 0
        while True:
            # Clusters first..fit-1 are the most that a row can hold.
            fit = bisect_right(edges, edges[first] + self.width) - 1
            if fit >= count:
                return
            end = starts[fit + 1] if fit + 1 < count else len(line)
            if line[starts[fit] : end] == " ":
                cut = fit + 1
                if cut >= count:
                    return
            else:
                cut = fit
                while cut > first and not _may_break(line, starts, edges, cut):
                    cut -= 1
                if cut <= first:
                    cut = max(fit, first + 1)
                    if cut >= count:
                        return
            first = cut
            self.rows.append(base + starts[first])


def _measure(line: str) -> tuple[list[int] | range, list[int]]:
    """Return the starts of the clusters of a line, and the cells before each and after the last."""
    used = set(line)
    if used.isdisjoint(joining_characters()):
        sizes = {character: get_character_cell_size(character) for character in used}
        return range(len(line)), list(accumulate(map(sizes.__getitem__, line), initial=0))
    tiles = tile(line)
    starts = [start for start, _, _ in tiles]
    return starts, list(accumulate((cells for _, _, cells in tiles), initial=0))


def _may_break(line: str, starts: list[int] | range, edges: list[int], index: int) -> bool:
    """Whether a row may end before the cluster `index` of the line."""
    before, here = line[starts[index - 1]], line[starts[index]]
    if before == " ":
        return True
    if here == " " or here in _CLOSING or before in _OPENING:
        return False
    return (edges[index + 1] - edges[index] > 1 and not _is_hangul(here)) or (
        edges[index] - edges[index - 1] > 1 and not _is_hangul(before)
    )


def _is_hangul(character: str) -> bool:
    """Korean divides words by blanks, so its syllables stay together."""
    return "\u1100" <= character <= "\u11ff" or "\uac00" <= character <= "\ud7a3"
