"""Dates that lack a part: a day and a month without a year, and times counted back from now."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.pages.dates import month_of

_NAMED = re.compile(r"[^\W\d_]{3}|[月월]")
_DIGIT = re.compile(r"\d")
_DAY_MONTH = re.compile(
    r"(?<![\d.,:/])(\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?(?:\s*(?:de|d'|of|den)\b)?\s+"
    r"([^\W\d_]{3,14})\.?(?!\w)",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(r"(?<!\w)([^\W\d_]{3,14})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?![\d:.]|\w)")
_CJK = re.compile(r"(?<!\d)(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")


class DayOfYear(NamedTuple):
    """A day and month printed at `start`..`end` of a text (code points)."""

    start: int
    end: int
    month: int
    day: int


def day_of_year(text: str, language: str = "") -> DayOfYear | None:
    """Return the first day of a named or counted month in `text`, or None.

    Whether a year stands beside it is not looked at.
    """
    if not (_NAMED.search(text) and _DIGIT.search(text)):
        return None
    for pattern, month, day in ((_CJK, 1, 2), (_DAY_MONTH, 2, 1), (_MONTH_DAY, 1, 2)):
        for match in pattern.finditer(text):
            name = match[month]
            number = int(name) if name.isdigit() else month_of(name, language)
            if 1 <= number <= 12 and 1 <= int(match[day]) <= 31:
                return DayOfYear(match.start(), match.end(), number, int(match[day]))
    return None
