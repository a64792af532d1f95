"""Who owns a page by its copyright line, whatever the words of the line."""

from __future__ import annotations

import re

from reader.pages import characters as ch
from reader.pages.lines import Line

_SIGN = r"(?:©|ⓒ|\(c\)|\bcopyright\b)"
_SIGNED = re.compile(
    rf"{_SIGN}(?:[\s:]*{_SIGN})*[\s:,]*(?:\d{{4}}(?:\s?[-–/]\s?\d{{2,4}})?[\s,.]*)?"
    rf"(?:{_SIGN}[\s:,]*)?(?:(?:by|von|par|por|di|para|dla|для)\s+)?",
    re.IGNORECASE,
)
_STOP = re.compile(r"[,;|·•(（。]|(?<=\w{3})\.(?=\s|\Z)|\s[-–—]\s|\s(?:19|20)\d\d\b|\Z")
_BEFORE = re.compile(r"(?:\A|[|·•.]\s)([^|·•.:]{3,45})[\s.,|·•–—-]*\Z")
_TO = re.compile(r"ל(?=\S{2})|(?:для|para|to|an)\s")
_YEAR = re.compile(r"(?:19|20|2[45])\d\d\s(?=\S{2})")
_WORDS = 8
"""Words that reserve rights are longer than this."""

_LONGEST = 60
_LONGEST_LINE = 300


def owner(line: Line) -> tuple[int, int] | None:
    """Return the page range of the name in a copyright `line`, or None.

    It stands behind the sign and the year, up to the words that reserve the rights; or right before
    those words; or behind them.
    """
    text = line.text
    words = [m for m in line.matches if m.kind == "copyright" and m.end - m.start > _WORDS]
    if line.sub != "copyright" or len(text) > _LONGEST_LINE:
        return None
    sign = _SIGNED.search(text)
    if sign is not None:
        stops = [m.start for m in words if m.start > sign.end()]
        found = _up_to(text, sign.end(), min([*stops, len(text)]))
        reserved = any(m.start <= sign.end() < m.end for m in words)
        if found is not None and not reserved:
            return line.start + found[0], line.start + found[1]
    for match in words:
        before = _BEFORE.search(text, 0, match.start)
        if before is not None and sign is None:
            left, right = ch.trimmed(text, *before.span(1))
            return line.start + left, line.start + right
        at = len(text) - len(text[match.end :].lstrip())
        after = _TO.match(text, at) or (_YEAR.match(text, at) if sign is not None else None)
        found = _up_to(text, after.end(), len(text)) if after is not None else None
        if found is not None:
            return line.start + found[0], line.start + found[1]
    return None


def _up_to(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the range of the name at `start`, which ends before the first stop, or None."""
    stop = _STOP.search(text, start, end)
    left, right = ch.trimmed(text, start, stop.start() if stop is not None else end)
    return (left, right) if 2 <= right - left <= _LONGEST else None
