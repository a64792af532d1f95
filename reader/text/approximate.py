"""Edit distances, bit-parallel: where a pattern stands in a text with a few differences.

The method is G. Myers, A fast bit-vector algorithm for approximate string matching based on dynamic
programming, Journal of the ACM 46 (1999): one column of the matrix is two integers, which in Python
may have any number of bits, so a column costs the same handful of operations for a pattern of any
ordinary length. The edges are exact and all ties are seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def _columns(text: Iterable[str], pattern: str, *, anywhere: bool) -> Iterator[int]:
    """Yield, for each prefix of `text`, the distance of `pattern` to a piece that ends there.

    The piece begins `anywhere`, or at the beginning of the text.
    """
    size = len(pattern)
    masks: dict[str, int] = {}
    for place, character in enumerate(pattern):
        masks[character] = masks.get(character, 0) | 1 << place
    full, high = (1 << size) - 1, 1 << (size - 1)
    first = 0 if anywhere else 1
    plus, minus, distance = full, 0, size
    for character in text:
        equal = masks.get(character, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up = minus | (full & ~(horizontal | plus))
        down = plus & horizontal
        if up & high:
            distance += 1
        elif down & high:
            distance -= 1
        up = (up << 1 | first) & full
        down = (down << 1) & full
        plus = down | (full & ~(vertical | up))
        minus = up & vertical
        yield distance


def ends_within(text: str, pattern: str, most: int) -> list[tuple[int, int]]:
    """Return (end, distance) of each piece of `text` at most `most` edits away from `pattern`.

    Of the pieces that end at one offset (code points) the nearest counts. `pattern` is not empty.
    """
    columns = enumerate(_columns(text, pattern, anywhere=True), 1)
    return [(end, distance) for end, distance in columns if distance <= most]


def start_of(text: str, pattern: str, end: int, distance: int) -> int:
    """Return where a piece of `text` begins that ends at `end`, `distance` edits from `pattern`.

    Of several the one whose length is nearest to the pattern's.
    """
    low = max(0, end - len(pattern) - distance)
    columns = enumerate(_columns(reversed(text[low:end]), pattern[::-1], anywhere=False), 1)
    lengths = [length for length, found in columns if found == distance]
    return end - min(lengths, key=lambda length: abs(length - len(pattern)), default=0)


def distance_of(one: str, other: str) -> int:
    """Return the Levenshtein distance of two strings."""
    if not one or not other:
        return len(one) + len(other)
    distance = len(one)
    for distance in _columns(other, one, anywhere=False):  # noqa: B007 - the last one counts
        pass
    return distance


def similarity(one: str, other: str) -> float:
    """Return 1 for equal strings, 0 for strings that have nothing in common."""
    longer = max(len(one), len(other))
    return 1 - distance_of(one, other) / longer if longer else 1.0
