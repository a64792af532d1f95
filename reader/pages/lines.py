"""Lines of a page with the general signs by which prose is told from furniture."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.model.pages import BlockKind
from reader.pages import characters as ch
from reader.pages.dates import FoundDate
from reader.pages.phrasebook import Match
from reader.pages.wrapping import unwrapped

PROSE = 20.0
"""A line that weighs more than this reads as prose."""


@dataclass(slots=True)
class Line:
    """One printed line with its signs, or a paragraph that the page wraps into several.

    `start`..`end` (code points) leave out blanks around it and the bullet, which begins at `front`
    (`start` where it has none). `effective` is its length as Latin letters would need it. `kind` is
    empty until a sign has decided; `sub` refines furniture. `headline` is set
    where a line is a title though it ends with a full stop.
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
    key: str
    repeats: int = 1
    dates: Sequence[FoundDate] = ()
    matches: Sequence[Match] = ()
    kind: BlockKind | None = None
    sub: str = ""
    weight: float = 0.0
    reason: str = ""
    headline: bool = False

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


class _Signs(NamedTuple):
    """What a line's text says by itself."""

    effective: float
    words: int
    sentences: int
    terminal: bool
    truncated: bool
    key: str


def lines_of(text: str, dates: list[FoundDate]) -> list[Line]:
    """Return the lines of `text` that are not blank, with all signs but kind and weight."""
    lines: list[Line] = []
    starts = [*(date.start for date in dates), len(text)]
    at = 0
    known: dict[str, _Signs] = {}
    previous = 0
    for index, (front, start, end) in enumerate(unwrapped(text, ch.line_ranges(text))):
        piece = text[start:end]
        signs = known.get(piece)
        if signs is None:
            signs = known[piece] = _signs(piece)
        gap = front - previous > 1 and previous > 0 and text.count("\n", previous, front) > 1
        line = Line(index, front, start, end, piece, gap, *signs)
        while starts[at] < start:
            at += 1
        if starts[at] < end:
            line.dates = [d for d in dates[at : bisect_left(starts, end)] if d.end <= end]
        lines.append(line)
        previous = end
    _count_repeats(lines)
    return lines


def _signs(piece: str) -> _Signs:
    if piece.isascii() and piece.replace(" ", "").isalnum():
        # Nothing but words, as most of a menu is: no sign can be found that takes a search.
        plain = piece[: ch.SAMPLE].lower().split()
        return _Signs(float(len(piece)), len(plain), 0, False, False, " ".join(plain))
    effective = ch.effective_length(piece)
    words = ch.words_of(piece)
    # A colon after a long sentence announces what follows and ends a paragraph too.
    terminal = ch.is_terminal(piece) or (piece[-1] in ":：" and effective > 100)
    return _Signs(
        effective,
        ch.count_words(piece, len(words)),
        ch.count_sentences(piece),
        terminal,
        ch.is_truncated(piece),
        " ".join(words),
    )


def _count_repeats(lines: list[Line]) -> None:
    counts = Counter(line.key for line in lines)
    for line in lines:
        # Very short lines (numbers, initials) come back by chance.
        line.repeats = counts[line.key] if len(line.key) > 3 else 1
