"""What a sentence reports: the stretches of it that most likely are somebody's words or thoughts.

In news most of what is marked is the content of an attribution (a term of PARC3), and its place is
told by the signs around it: the word that says who said it, quotation marks, commas. Nothing is
decided here. A person steps through what is offered, the likeliest first. All offsets are code
points, ranges half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.text.clauses import clauses
from reader.text.languages import Cues, Lexicon, shipped_lexicon
from reader.text.objects import Quotation

COMPLEMENTIZER = re.compile(
    "(?:that|dass|daß|que|che|că|dat|att|at|že|że|что|що|hogy|ότι|bahwa|rằng)\\s+|qu['’]", re.I
)
"""The word that turns a sentence into what somebody says, with the blank behind it."""

_ENDS_CONTENT = frozenset(",;:，、»”’\"'“」』–—-")
"""Behind one of these, what was said is over when who said it follows."""
_OPENING = frozenset("\"“„«‘'「『")


def contents(
    text: str,
    start: int,
    end: int,
    quoted: Sequence[Quotation] = (),
    language: str = "",
    lexicon: Lexicon | None = None,
) -> list[tuple[int, int]]:
    """Return what the sentence `start`..`end` of `text` may report, the likeliest first.

    `quoted` are the quotations of its paragraph; one that goes on past the sentence is offered
    whole as well. Ranges begin and end where clauses or quotations do, marks included; none is
    blank, none is there twice. Empty where neither a cue word nor a quotation stands in the
    sentence. `language` is a BCP 47 tag; where it is empty, it is guessed. `lexicon`
    has the cue words of a workspace; without it, the package's own count.
    """
    lexicon = lexicon or shipped_lexicon()
    spoken = lexicon.cues(language or lexicon.guess(text[start:end]))
    touched = [each for each in quoted if each.opens < end and start < each.closes]
    cues = [] if spoken is None else list(_cues(text, start, end, touched, spoken))
    if not cues and not touched:
        return []
    tiles = clauses(text, start, end, language, lexicon)
    found: dict[tuple[int, int], None] = {}
    for around in _by_cues(text, tiles, cues):
        found.setdefault(around)
    for each in touched:
        found.setdefault((max(each.opens, start), min(each.closes, end)))
        found.setdefault((each.opens, each.closes))
    if tiles:
        low, high = tiles[0][0], tiles[-1][1]
        found.setdefault((low, high))
        for first, _ in tiles[1:]:
            found.setdefault((first, high))
        for _, last in reversed(tiles[:-1]):
            found.setdefault((low, last))
    return [each for each in found if text[each[0] : each[1]].strip()]


def _cues(
    text: str, start: int, end: int, quoted: Sequence[Quotation], cues: Cues
) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the cue words that stand outside of quotations."""
    for found in cues.pattern.finditer(text, start, end):
        if found.lastgroup == "that":
            continue
        if not any(each.opens < found.start() < each.closes for each in quoted):
            yield found.span()


def _by_cues(
    text: str, tiles: Sequence[tuple[int, int]], cues: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield what stands behind and before each cue, the likelier side first."""
    if not tiles:
        return
    low, high = tiles[0][0], tiles[-1][1]
    for cue, behind in cues:
        before = [last for _, last in tiles if last <= cue and text[last - 1] in _ENDS_CONTENT]
        after = [first for first, _ in tiles if first >= behind]
        that = [first for first in after if COMPLEMENTIZER.match(text, first)]
        front = (low, before[-1]) if before else None
        back = ((that or after)[0], high) if after else None
        opened = front is not None and text[low] in _OPENING
        for side in (front, back) if opened else (back, front):
            if side is not None and side[0] < side[1]:
                yield side
