"""Lines of a page with the general signs by which prose is told from furniture."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeAlias

import msgspec

from reader.model.pages import BlockKind
from reader.pages import characters as ch
from reader.pages.dates import FoundDate
from reader.pages.language import Words, words_of_lines
from reader.pages.phrasebook import Match
from reader.pages.wrapping import unwrapped

_SIMPLE = 100
"""A line shorter than this that holds only letters and blanks is no paragraph."""

PROSE = 20.0
"""A line that weighs more than this reads as prose."""


class Line(msgspec.Struct, gc=False, eq=False):
    """One printed line with its signs, or a paragraph that the page wraps into several.

    `start`..`end` (code points) leave out blanks around it and the bullet, which begins at `front`
    (`start` where it has none). `effective` is its length as Latin letters would need it. A `plain`
    line holds only letters and blanks, or one number. `kind` is
    empty until a sign has decided; `sub` refines furniture. `listed` is set where it is part of a
    list in the text. `stems` are kept by what compares lines (see `titles.stems_of`).
    """

    index: int
    front: int
    start: int
    end: int
    text: str
    gap: bool
    effective: float
    words: int
    sentences: int
    terminal: bool
    truncated: bool
    plain: bool
    key: str
    repeats: int = 1
    dates: Sequence[FoundDate] = ()
    matches: Sequence[Match] = ()
    kind: BlockKind | None = None
    sub: str = ""
    weight: float = 0.0
    reason: str = ""
    listed: bool = False
    stems: frozenset[str] | None = None

    @property
    def bullet(self) -> bool:
        """Tell whether a bullet stands before the line."""
        return self.front < self.start

    @property
    def prose(self) -> bool:
        """Tell whether the line weighs as prose."""
        return self.weight > PROSE

    @property
    def heading(self) -> bool:
        """Tell whether the line heads a section that is no part of an article."""
        return self.sub.startswith("heading-")

    @property
    def date(self) -> FoundDate | None:
        """The first date in the line, or None."""
        return self.dates[0] if self.dates else None


_Signs: TypeAlias = tuple[float, int, int, bool, bool, bool, str]
"""What a line's text says by itself, in the order of the fields of `Line`."""


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank, with all signs but dates, kind and weight."""
    lines: list[Line] = []
    known: dict[str, _Signs] = {}
    light = not ch.has_dense(text)
    previous = 0
    for index, (front, start, end) in enumerate(unwrapped(text, ch.line_ranges(text))):
        piece = text[start:end]
        gap = front - previous > 1 and text.count("\n", previous, front) > 1 and previous > 0
        size = end - start
        previous = end
        if size < _SIMPLE and piece.isascii() and (piece.isalpha() or piece.isdigit()):
            # A line of one word is so common on long pages that it is made without a detour.
            key = piece if piece.islower() else piece.lower()
            lines.append(
                Line(index, front, start, end, piece, gap, size, 1, 0, False, False, True, key)
            )
            continue
        signs = known.get(piece)
        if signs is None:
            signs = known[piece] = _signs(piece, light=light)
        lines.append(Line(index, front, start, end, piece, gap, *signs))
    _count_repeats(lines)
    return lines


def set_dates(lines: Sequence[Line], dates: Iterable[FoundDate]) -> None:
    """Give each line the dates of the page that are all in it; both are in order."""
    starts = [line.start for line in lines]
    for at, found in groupby(dates, lambda date: bisect_right(starts, date.start) - 1):
        if at >= 0:
            line = lines[at]
            line.dates = [date for date in found if date.end <= line.end]


def words_of(lines: Iterable[Line]) -> Words | None:
    """Return what all words of `lines` say of their language.

    None where a line is so long that it is not known of all of it what it says.
    """
    if any(line.end - line.start > ch.SAMPLE for line in lines):
        return None
    return words_of_lines(line.key for line in lines)


def _signs(piece: str, *, light: bool) -> _Signs:
    """Return the signs of a line; a page is `light` where no character says more than a letter."""
    if len(piece) < _SIMPLE and (piece.isalpha() or piece.replace(" ", "").isalpha()):
        # Nothing but words, as most of a menu is: no sign can be found that takes a search.
        effective, count = ch.plain_size(piece)
        if count:
            folded = piece.casefold()
            key = " ".join(folded.split()) if " " in folded else folded
            return effective, count, 0, False, False, True, key
    effective = float(len(piece)) if light else ch.effective_length(piece)
    words = ch.words_of(piece)
    sentences = ch.count_sentences(piece)
    # A colon after a long sentence, or a second one, announces what follows and ends a paragraph.
    announced = piece[-1] in ":：" and (effective > 100 or (sentences > 0 and effective > 40))
    terminal = announced or ch.is_terminal(piece)
    return (
        effective,
        len(words) if light else ch.count_words(piece, len(words)),
        sentences,
        terminal,
        ch.is_truncated(piece),
        False,
        " ".join(words),
    )


def _count_repeats(lines: list[Line]) -> None:
    counts = Counter([line.key for line in lines])
    if len(counts) == len(lines):
        return
    for line in lines:
        # Very short lines (numbers, initials) come back by chance.
        if len(line.key) > 3:
            line.repeats = counts[line.key]
