"""A stretch of a text around what was looked for, on one line, with the places to mark."""

from __future__ import annotations

from typing import NamedTuple

from reader.text.indexing import Phrase, first_occurrence, occurrences

BEFORE = 40
"""Code points at most before the first place that is marked."""


class Snippet(NamedTuple):
    """`text` on one line, and in it the ranges (code points, half-open) of what was looked for."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def snippet(text: str, wanted: list[Phrase], length: int = 200) -> Snippet:
    """Return about `length` code points of `text` from shortly before the first of `wanted` on.

    Where nothing of it is there, that is how the text begins.
    """
    first = max(0, first_occurrence(text, wanted)) if wanted else 0
    start = max(0, first - BEFORE)
    if start:
        blank = text.find(" ", start, first)
        start = blank + 1 if blank >= 0 else start
    stretch = text[start : start + length]
    end = start + len(stretch)
    if end < len(text):
        cut = stretch.rfind(" ")
        stretch = stretch[:cut] if cut > length // 2 else stretch
    marks = occurrences(stretch, wanted) if wanted else []
    one_line = "".join(" " if character.isspace() else character for character in stretch)
    left = "…" if start else ""
    right = "…" if start + len(stretch) < len(text) else ""
    moved = len(left)
    return Snippet(
        left + one_line + right, tuple((begin + moved, stop + moved) for begin, stop in marks)
    )
