"""Where a blank in Thai ends a sentence.

Thai ends sentences without a mark, and its blanks stand between clauses and around numbers and
names as well. What tells are words that end a sentence (polite particles, question words) and
words that begin one (connectives, pronouns). A wide blank divides too. All offsets are code
points, ranges half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import repeat

from reader.text.languages import LanguageRules

_BLANKS = re.compile('(?<=\\S)[ \u00a0]+(?=[\u0e01-\u0e5b0-9"“‘(])')
_CLOSERS = '”"’'
_ATTRIBUTION = 40
"""So many code points behind a quotation, it is looked for who spoke."""
_WIDE = 2
"""So many blanks divide wherever they are."""


def breaks(text: str, start: int, end: int, rules: LanguageRules) -> Iterator[tuple[int, int]]:
    """Yield the blanks between `start` and `end` that divide sentences of Thai."""
    for found in _BLANKS.finditer(text, start, end):
        low, high = found.span()
        if high - low < _WIDE and (
            text.endswith(rules.open, start, low)
            or not (
                text.endswith(rules.closing, start, low)
                or text.startswith(rules.beginnings, high, end)
                or _is_attributed(text, start, low, rules)
            )
        ):
            continue
        yield low, high


def _is_attributed(text: str, start: int, low: int, rules: LanguageRules) -> bool:
    """Tell whether what ends at `low` is a quotation and, behind it, who spoke it."""
    closes = max(map(text.rfind, _CLOSERS, repeat(max(start, low - _ATTRIBUTION)), repeat(low)))
    if closes < 0 or rules.saying is None:
        return False
    while text[closes + 1].isspace():
        closes += 1
    return rules.saying.fullmatch(text, closes + 1, low) is not None
