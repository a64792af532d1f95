"""Hints: a letter for each word, so that any word is one or two keys away.

What deserves a short hint gets one: the words at which clauses begin (or end), then those near
them. With `n` letters, of which `p` begin a pair, ``n - p + p * n`` words can be told apart; no
more letters are given up than the words need.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LETTERS = "asdfjklghewrioutnvcmpbyqxz"
"""What hints are made of, those under resting fingers first. All are typed without a modifier."""


@dataclass(frozen=True, slots=True)
class Hint:
    """The word `start`..`end` (code points) and what to type for it."""

    letters: str
    start: int
    end: int


def assign(words: Sequence[tuple[int, int]], likely: Iterable[int], *, starts: bool) -> list[Hint]:
    """Give each word its letters, no one's being the beginning of another's, in reading order.

    `likely` are the offsets at which what is looked for most likely begins (ends, unless `starts`).
    What no letters are left for has no hint: that is so from the 677th word on.
    """
    edges = sorted(set(likely))
    words = words[: len(LETTERS) ** 2]
    ranked = sorted(range(len(words)), key=lambda n: (_far(words, n, edges, starts), n))
    pairs = 0
    while len(LETTERS) - pairs + pairs * len(LETTERS) < len(words):
        pairs += 1
    short = LETTERS[: len(LETTERS) - pairs]
    leading = LETTERS[len(LETTERS) - pairs :]
    codes = [*short, *(first + second for first in leading for second in LETTERS)]
    given = dict(zip(ranked, codes, strict=False))
    return [Hint(given[number], *word) for number, word in enumerate(words) if number in given]


def _far(words: Sequence[tuple[int, int]], number: int, edges: list[int], starts: bool) -> int:
    """Return how many words lie between this one and the nearest likely edge before it."""
    start, end = words[number]
    if starts:
        at = bisect_right(edges, start) - 1
        nearest = edges[at] if at >= 0 else 0
        away = sum(1 for low, _ in words[max(0, number - 3) : number] if low >= nearest)
    else:
        at = bisect_right(edges, end - 1)
        nearest = edges[at] if at < len(edges) else 1 << 60
        away = sum(1 for _, high in words[number + 1 : number + 4] if high <= nearest)
    return away


def narrowed(hints: Sequence[Hint], typed: str) -> list[Hint]:
    """Return the hints that begin with what was `typed`."""
    return [hint for hint in hints if hint.letters.startswith(typed)]
