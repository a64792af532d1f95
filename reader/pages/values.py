"""Values that a page prints, with their ranges."""

from __future__ import annotations

import re

from reader.model.pages import Value
from reader.pages import characters as ch
from reader.pages.lines import Line

_PART = re.compile(r"(?:(?!\s[-–—]\s)[^|·•])+")


def printed(text: str, start: int, end: int, reason: str, value: str | None = None) -> Value:
    """Return the value that `text` prints at `start`..`end` (code points)."""
    raw = text[start:end]
    return Value(raw if value is None else value, raw, start, end, "machine", reason)


def parts(line: Line) -> list[tuple[int, int]]:
    """Return the page ranges of the parts of `line` between bars, points and dashes."""
    found = []
    for match in _PART.finditer(line.text):
        left, right = ch.trimmed(line.text, match.start(), match.end())
        while left < right and line.text[left] in "-–—":
            left, right = ch.trimmed(line.text, left + 1, right)
        if left < right:
            found.append((line.start + left, line.start + right))
    return found
