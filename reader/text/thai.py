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
_OPENERS = '“"'
_QUOTATION = re.compile('[“"][^“”"]+[”"] ?')
_ATTRIBUTION = 40
"""So many code points behind a quotation, it is looked for who spoke."""
_CLAUSE, _RUN, _ONE = 22, 12, 50
"""A clause of so many code points may be a sentence, a run of so many may begin one, and what says
when something was is shorter than so many."""
_TITLES, _NAME = ("นาย", "นาง", "น.ส.", "ดร.", "พล.", "พ.ต.", "ร.ต."), 2
"""Titles that begin a name, and the blanks that a name of a first and a last one has not."""
_AND, _THAT = "และ", "ว่า"
_SO = "จึง"
"""With this word behind its subject, a clause says what came of the one before."""
_WIDE = 2
"""So many blanks divide wherever they are."""


def breaks(text: str, start: int, end: int, rules: LanguageRules) -> Iterator[tuple[int, int]]:
    """Yield the blanks between `start` and `end` that divide sentences of Thai."""
    begun = start
    for found in _BLANKS.finditer(text, start, end):
        low, high = found.span()
        if high - low < _WIDE and (
            text.endswith(rules.open, start, low)
            or not (
                text.endswith(rules.closing, start, low)
                or text.startswith(rules.beginnings, high, end)
                or _is_attributed(text, start, low, rules)
                or _has_subject(text, begun, low, high, end, rules)
            )
        ):
            continue
        if text[low - 1] in _CLOSERS and rules.saying:
            told = rules.saying.match(text, high, end)
            if told and not text.startswith(_THAT, told.end()):
                continue
        begun = high
        yield low, high


def _has_subject(
    text: str, begun: int, low: int, high: int, end: int, rules: LanguageRules
) -> bool:
    """Tell whether a subject and more begin at `high`, and what began at `begun` is a clause."""
    if low - begun < _CLAUSE:
        return False
    if text[high] in _OPENERS:
        return not text.endswith(rules.verbs, begun, low) and _is_quoted(text, high, end, rules)
    if text.startswith(_TITLES, high):
        spoken = rules.saying and rules.saying.search(text, high, min(end, high + _ATTRIBUTION))
        if not spoken:
            return False
    elif not text.startswith(rules.subjects, high, end):
        return False
    if low - begun < _ONE and text.startswith(rules.when, begun, low):
        # When it was: what happened follows.
        return False
    if text.count(" ", begun, low) < _NAME and text.startswith(_TITLES, begun, low):
        # A name alone: an office follows.
        return False
    run = text.find(" ", high, end)
    run = end if run < 0 else run
    if run - high < _RUN and (end - high < _CLAUSE or text.startswith(rules.subjects, run + 1)):
        # One of several that are listed.
        return False
    return text.find(_SO, high, run) < 0 and not text.startswith(_AND, run + 1)


def _is_quoted(text: str, high: int, end: int, rules: LanguageRules) -> bool:
    """Tell whether a quotation begins at `high` and, behind it, it is said who spoke it."""
    closed = _QUOTATION.match(text, high, end)
    if closed is None or rules.saying is None:
        return False
    behind = closed.end()
    return rules.saying.search(text, behind, min(end, behind + _ATTRIBUTION)) is not None


def _is_attributed(text: str, start: int, low: int, rules: LanguageRules) -> bool:
    """Tell whether what ends at `low` is a quotation and, behind it, who spoke it."""
    closes = max(map(text.rfind, _CLOSERS, repeat(max(start, low - _ATTRIBUTION)), repeat(low)))
    if closes < 0 or rules.saying is None:
        return False
    while text[closes + 1].isspace():
        closes += 1
    return rules.saying.fullmatch(text, closes + 1, low) is not None
