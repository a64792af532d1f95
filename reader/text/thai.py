"""Where a blank in Thai ends a sentence.

Thai ends sentences without a mark, and its blanks stand between clauses and around numbers and
names as well. What tells are words that end a sentence (polite particles, question words) and
words that begin one (connectives, pronouns). A wide blank divides too. All offsets are code
points, ranges half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.text.languages import rules_for

_BLANKS = re.compile('(?<=[\u0e01-\u0e5b0-9"”’)])[ \u00a0]+(?=[\u0e01-\u0e5b0-9"“‘(])')
_WIDE = 2
"""So many blanks divide wherever they are."""


def breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the blanks between `start` and `end` that divide sentences of Thai."""
    rules = rules_for("th")
    for found in _BLANKS.finditer(text, start, end):
        low, high = found.span()
        if high - low < _WIDE and (
            text.endswith(rules.open, start, low)
            or not (
                text.endswith(rules.closing, start, low)
                or text.startswith(rules.beginnings, high, end)
            )
        ):
            continue
        yield low, high
