"""Objects of a text that a selection can take at once: paragraphs and quotations.

All offsets are code points into the text, ranges half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from reader.text.lazy import lazy

_BLANK_LINE = lazy(r"\n\s*\n")
_BLANKS = lazy(r"\s*")

_CLOSE = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "‚": "‘’",
    '"': '"',
    "'": "'’",
    "”": "”",
    "’": "’'",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
    "＂": "＂",
}
"""Which marks close a quotation, by the mark that opened it."""

_MARK = lazy("[“”„«»‹›‘’‚\"'「」『』〝〞〟＂]")
_ELISION = lazy(r"['’](?:\d\ds?|em|til|tis|twas|cause|n['’])(?!\w)")
_ONE_WAY_OPEN = frozenset("“„‘‚「『〝")
_ONE_WAY_CLOSE = frozenset("」』〞〟")
_SINGLE = frozenset("'’‘")
_APOSTROPHES = lazy("['’‘]")
_FAR = 5000
"""A closing mark is looked for no further ahead (code points), so that no text is slow."""
_DEEP = 16
"""So many open quotations are looked at for a closing mark."""
_RUNS_ON = frozenset("“„「『")
"""Opening marks that may stay open to the end of a paragraph whose quotation goes on after it."""


class Quotation(msgspec.Struct, frozen=True):
    """A quotation from its opening mark to behind its closing one.

    `start`..`end` is the inside without surrounding blanks, `opens` where the opening mark begins,
    `closes` where the closing mark ends (the end of the paragraph where it has none).
    """

    opens: int
    start: int
    end: int
    closes: int


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges between blank lines, in order, without surrounding blanks."""
    low = 0
    for gap in _BLANK_LINE.finditer(text):
        found = _without_blanks(text, low, gap.start())
        if found:
            yield found
        low = gap.end()
    found = _without_blanks(text, low, len(text))
    if found:
        yield found


def paragraph_at(text: str, offset: int) -> tuple[int, int]:
    """Return the paragraph that holds `offset`, else the one before it, else the first.

    An offset at the very end of a paragraph belongs to it. ``(0, 0)`` in a text of blanks only.
    """
    ranges = list(paragraphs(text))
    if not ranges:
        return 0, 0
    return ranges[max(bisect_right(ranges, offset, key=lambda pair: pair[0]) - 1, 0)]


def quotation_at(text: str, offset: int) -> tuple[int, int] | None:
    """Return the inside of the innermost quotation around `offset`, its marks counted in.

    A quotation may hold several sentences, but ends with its paragraph at the latest.
    """
    low, high = paragraph_at(text, offset)
    around = [each for each in quotations(text, low, high) if each.opens <= offset < each.closes]
    if not around:
        return None
    inner = min(around, key=lambda each: each.closes - each.opens)
    return inner.start, inner.end


def quotations(text: str, low: int, high: int) -> list[Quotation]:
    """Return the quotations of the paragraph `low`..`high`, by the place of their opening mark.

    What a mark does follows from what stands around it and which quotations are open, since most
    marks open in one language and close in another, and the single ones are apostrophes as well.
    """
    found: list[Quotation] = []
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, low, high):
        at, mark = match.start(), match.group()
        before = text[at - 1] if at > low else " "
        after = text[at + 1] if at + 1 < high else " "
        if before.isalnum() and after.isalnum() and (mark in _SINGLE or _is_hebrew(before)):
            continue
        depth = _closes(mark, opened, before, after)
        if depth is not None and not (
            mark in _SINGLE and before in "sS" and _later_close(text, at, high)
        ):
            start, end = opened[depth][1] + 1, at
            inside = _without_blanks(text, start, end)
            if inside:
                found.append(Quotation(start - 1, *inside, at + 1))
            del opened[depth:]
        elif _opens(text, mark, at, high, before, after):
            opened.append((mark, at))
    if opened and opened[0][0] in _RUNS_ON:
        inside = _without_blanks(text, opened[0][1] + 1, high)
        if inside:
            found.append(Quotation(opened[0][1], *inside, high))
    return sorted(found, key=lambda each: (each.opens, -each.closes))


def _is_hebrew(character: str) -> bool:
    """Tell whether a mark between this letter and another is one of an abbreviation."""
    return "\u05d0" <= character <= "\u05ea"


def _closes(mark: str, opened: list[tuple[str, int]], before: str, after: str) -> int | None:
    """Return how deep in `opened` lies the quotation that `mark` closes, or None."""
    if before.isspace() and after.isalnum():
        return None
    if mark in _SINGLE and before.isspace():
        return None
    for depth in range(len(opened) - 1, max(len(opened) - _DEEP, 0) - 1, -1):
        if mark in _CLOSE[opened[depth][0]]:
            # A mark that also opens closes only where no word goes on directly behind it.
            if mark not in _ONE_WAY_CLOSE and after.isalnum() and before.isspace():
                return None
            return depth
    return None


def _opens(text: str, mark: str, at: int, high: int, before: str, after: str) -> bool:
    if mark in _ONE_WAY_CLOSE or mark not in _CLOSE:
        return False
    if mark in _ONE_WAY_OPEN and mark not in _SINGLE:
        return True
    if before.isalnum() or (after.isspace() and mark not in "«»"):
        return False
    if mark in _SINGLE:
        far = min(high, at + _FAR)
        closable = any(text.find(close, at + 2, far) >= 0 for close in _CLOSE[mark])
        return closable and not _ELISION.match(text, at, high)
    return mark != "”" or text.find("”", at + 1, min(high, at + _FAR)) >= 0


def _later_close(text: str, at: int, high: int) -> bool:
    """Tell whether the single mark at `at`, after an s, is a genitive inside a quotation.

    It is where words go on after it and a later mark, before the next opening, ends them.
    """
    after = text[at + 1 : at + 3]
    if len(after) < 2 or after[0] != " " or not after[1].islower():
        return False
    for match in _APOSTROPHES.finditer(text, at + 1, min(high, at + _FAR)):
        place = match.start()
        before = text[place - 1]
        following = text[place + 1] if place + 1 < high else " "
        if before.isspace():
            return False
        if not following.isalnum():
            return not following.isspace() or not before.isalnum() or place + 1 >= high
    return False


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int] | None:
    blanks = _BLANKS.match(text, start, end)
    start = blanks.end() if blanks else start
    if start >= end:
        return None
    while text[end - 1].isspace():
        end -= 1
    return start, end
