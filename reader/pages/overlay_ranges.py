"""What a range that a person marks on a page holds of its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reader.pages import characters as ch


def line_pieces(text: str, edges: Sequence[int], low: int, high: int) -> list[tuple[int, int]]:
    """Return what `low`..`high` of `text` holds of each line, without bullets and blanks.

    `edges` are the sorted starts of the machine's blocks. Lines of a paragraph that the machine has
    joined into one block are one piece. Offsets are code points.
    """
    if low >= high:
        return []
    first = max(text.rfind(mark, 0, low) for mark in ch.BREAKS) + 1
    breaks = (text.find(mark, high) for mark in ch.BREAKS)
    last = min((at for at in breaks if at >= 0), default=len(text))
    clipped = (
        ch.trimmed(text, max(start, low), min(end, high))
        for _, start, end in ch.line_ranges(text, first, last)
        if start < high and low < end
    )
    joined: list[tuple[int, int]] = []
    for start, end in clipped:
        if start >= end:
            continue
        if joined and _in_one_block(edges, joined[-1][1] - 1, start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _in_one_block(edges: Sequence[int], one: int, other: int) -> bool:
    at = bisect_right(edges, one) - 1
    return at >= 0 and at == bisect_right(edges, other) - 1
