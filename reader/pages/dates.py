"""Dates that a page prints in full, found by pattern, with a vote on the order of day and month.

Only complete dates count (day, month and year of four digits), since words like "may" and bare
numbers are no dates. The search goes out from the years, which keeps it linear.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from reader.pages import data

_YEAR = re.compile(r"(?<!\d)(?:[1１١۱][9９٩۹]|[2２٢۲][0０٠۰])\d\d(?!\d)")
"""Western, full-width, Arabic and Persian digits; `int` reads them all."""
_REACH = 44
_AFTER = re.compile(r"\s?([-/.])\s?(\d{1,2})\s?\1\s?(\d{1,2})(?!\d)")
_CJK = re.compile(r"\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_NUMERIC = re.compile(r"(?<![\d])(?<!\d[-/.])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?\Z")
_LETTERS = r"[^\W\d_][^\d,;:!?()\n\r]{0,20}?"
_OF = r"(?:\s*(?:de|d'|of|del|do)\b)?"
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|re|[.ºª°])?,?{_OF}[\s/-]*({_LETTERS})"
    rf"[.,]?\s*(?:de|del|of|г)?[,\s/-]*\Z",
    re.IGNORECASE,
)
_VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})[,\s]*(?:năm\s+)?\Z", re.IGNORECASE)
_MONTH_DAY = re.compile(
    r"((?<![^\W\d_])[^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+\Z", re.IGNORECASE
)


class FoundDate(NamedTuple):
    """A date printed at `start`..`end` (code points): ISO `value`, or "" where its order is open.

    `reason` says in words how the value was read.
    """

    start: int
    end: int
    value: str
    reason: str


class _Numeric(NamedTuple):
    start: int
    end: int
    first: int
    second: int
    year: int
    separator: str


def find_dates(text: str, *, day_first: bool = False) -> list[FoundDate]:
    """Return every complete date of `text` in order, disjoint.

    In ``01-04-2025`` the numbers are ambiguous: all such dates of the page vote, and one date with
    a number over twelve decides for all. Points between the numbers always mean day first. With
    `day_first` the rest is read so too; without, a date that stays open has no value.
    """
    found: list[FoundDate] = []
    numeric: list[_Numeric] = []
    reached = 0
    for match in _YEAR.finditer(text):
        if match.start() < reached:
            continue
        hit = _date_at(text, match, reached)
        if isinstance(hit, _Numeric):
            numeric.append(hit)
        elif hit is not None:
            found.append(hit)
        if hit is not None:
            reached = hit.end
    found += _voted(numeric, day_first=day_first)
    found.sort()
    return found


def _date_at(text: str, match: re.Match[str], floor: int) -> FoundDate | _Numeric | None:
    """Return the date to which the year at `match` belongs, or None."""
    year, start, end = int(match.group()), match.start(), match.end()
    if after := _CJK.match(text, end, end + 16):
        return _made(start, after.end(), year, int(after[1]), int(after[2]), "year, month and day")
    if after := _AFTER.match(text, end, end + 10):
        made = _made(start, after.end(), year, int(after[2]), int(after[3]), "the year comes first")
        if made is not None:
            return made
    low = max(floor, start - _REACH)
    before = text[low:start]
    last = before.rstrip(" ,\xa0")[-1:]
    if "tháng" in before and (named := _VIETNAMESE.search(before)):
        return _made(low + named.start(), end, year, int(named[2]), int(named[1]), "day and month")
    if last.isdigit():
        return _named(_MONTH_DAY.search(before), 1, 2, low, end, year)
    if last in "-/." and (numbers := _NUMERIC.search(before)):
        first, separator, second = int(numbers[1]), numbers[2], int(numbers[3])
        return _Numeric(low + numbers.start(), end, first, second, year, separator)
    return _named(_DAY_MONTH.search(before), 2, 1, low, end, year)


def _named(
    match: re.Match[str] | None, month: int, day: int, low: int, end: int, year: int
) -> FoundDate | None:
    """Return the date whose month and day are groups `month` and `day` of `match`, if it is one."""
    if match is None:
        return None
    number = _month(match[month], data.groups("months.txt"))
    if not number:
        return None
    return _made(low + match.start(), end, year, number, int(match[day]), "the month is named")


def _month(name: str, months: dict[str, int]) -> int:
    """Return the number of the month called `name`, which two languages may name with ``/``."""
    cleaned = " ".join(name.casefold().replace("i̇", "i").split()).rstrip(" .,-")
    candidates = (cleaned, *cleaned.split("/"), cleaned.rsplit(" ", 1)[-1])
    return next((months[c.strip(" .")] for c in candidates if c.strip(" .") in months), 0)


def _made(start: int, end: int, year: int, month: int, day: int, reason: str) -> FoundDate | None:
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    return FoundDate(start, end, value, reason)


def _voted(numeric: list[_Numeric], *, day_first: bool) -> list[FoundDate]:
    days = sum(n.first > 12 >= n.second for n in numeric)
    months = sum(n.second > 12 >= n.first for n in numeric)
    found: list[FoundDate] = []
    for n in numeric:
        in_order = (n.second, n.first)
        if n.first > 12 or n.first == n.second:
            reason = "the first number can only be the day"
        elif n.second > 12:
            in_order, reason = (n.first, n.second), "the second number can only be the day"
        elif n.separator == ".":
            reason = "points between the numbers mean day first"
        elif days > months:
            reason = "day first, as other dates of the page show"
        elif months > days:
            in_order, reason = (n.first, n.second), "month first, as other dates of the page show"
        elif day_first:
            reason = "day first, as is the custom in the page's language"
        else:
            found.append(FoundDate(n.start, n.end, "", "day and month could be either way round"))
            continue
        made = _made(n.start, n.end, n.year, in_order[0], in_order[1], reason)
        if made is not None:
            found.append(made)
    return found
