"""Dates that a page prints in full, found by pattern, with a vote on the order of day and month.

Only complete dates count (day, month and year), since words like "may" and bare numbers are no
dates. The search goes out from the years, which keeps it linear.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from reader.pages import calendars, data

# The digit stands before what looks back, so that the search skips all else at once.
_YEAR = re.compile(r"\d(?<!\d\d)\d{3}(?!\d)")
"""Digits of any script, such as Arabic, Persian, Devanagari or Thai ones; `int` reads them all."""
_GREGORIAN = range(1900, 2100)
_REACH = 44
_AFTER = re.compile(r"\s?([-/.])\s?(\d{1,2})\s?\1\s?(\d{1,2})(?!\d)")
_CJK = re.compile(r"\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_NUMERIC = re.compile(r"(?<!\d)(?<!\d[-/.])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?\Z")
_TWO_DIGITS = re.compile(
    r"(\d(?<!\d\d)(?<!\d[./]\d)\d?)([./])(\d\d)\2(\d\d)(?!\d|[./]\d|\s?[%°€$])"
)
_TWO_DIGIT_LINE = 60
"""A year of two digits counts on lines up to this length; in prose it is too often a number."""
_LETTERS = r"[^\W\d_][^\d,;:!?()\n\r]{0,20}?"
_OF = r"(?:\s*(?:de|d'|of|of the|del|do|den)\b|\s*[ηª])?"
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|re|[.ºª°])?,?{_OF}[\s/-]*({_LETTERS})"
    rf"[.,]?\s*(?:de|del|of|г)?[,\s/-]*\Z",
    re.IGNORECASE,
)
_VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})[,\s]*(?:năm\s+)?\Z", re.IGNORECASE)
_MONTH_DAY = re.compile(
    r"((?<![^\W\d_])[^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+\Z", re.IGNORECASE
)
_NAMED_AFTER = re.compile(
    rf"(?:\.|\s?m\.|,)?\s+({_LETTERS})\.?\s+(\d{{1,2}})(?!\d|:\d)", re.IGNORECASE
)
_DAY_AFTER = re.compile(r"\.\s+gada\s+(\d{1,2})\.\s+([^\W\d_]+)", re.IGNORECASE)
_THAI_SHORT = re.compile(
    r"(?<!\d)(\d{1,2})\s+([\u0e00-\u0e7f][\u0e00-\u0e7f.]{2,12})\s+(\d\d)(?![\d:])"
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


def find_dates(text: str, *, day_first: bool = False, language: str = "") -> list[FoundDate]:
    """Return every complete date of `text` in order, disjoint.

    In ``01-04-2025`` the numbers are ambiguous: all such dates of the page vote, and one date with
    a number over twelve decides for all. Points between the numbers always mean day first. With
    `day_first` the rest is read so too; without, a date that stays open has no value. `language` is
    the page's, whose months count before those of others. Years of the Thai Buddhist era and of the
    Solar Hijri calendar are turned into Gregorian ones.
    """
    search = _Search(text, language)
    found: list[FoundDate] = []
    numeric: list[_Numeric] = []
    reached = 0
    for match in _YEAR.finditer(text):
        if match.start() < reached:
            continue
        hit = search.around(match, reached)
        if isinstance(hit, _Numeric):
            numeric.append(hit)
        elif hit is not None:
            found.append(hit)
        if hit is not None:
            reached = hit.end
    numeric += _two_digit_years(text)
    found += _voted(numeric, day_first=day_first)
    if language == "th":
        found += search.thai_short()
    return _disjoint(found)


def _disjoint(found: list[FoundDate]) -> list[FoundDate]:
    kept: list[FoundDate] = []
    for one in sorted(found):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


class _Search:
    """Finds the date around a year in one text."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language

    def around(self, match: re.Match[str], floor: int) -> FoundDate | _Numeric | None:
        """Return the date to which the year at `match` belongs, or None."""
        year, start, end = int(match.group()), match.start(), match.end()
        if year in calendars.SOLAR:
            return self._solar(year, start, end, floor)
        era = ""
        if year in calendars.BUDDHIST:
            if not (self.language == "th" or _is_thai(self.text[max(0, start - _REACH) : start])):
                return None
            year, era = calendars.from_buddhist(year), ", and the year of the Buddhist era"
        if year not in _GREGORIAN:
            return None
        return self._gregorian(year, start, end, floor, era)

    def _gregorian(
        self, year: int, start: int, end: int, floor: int, era: str
    ) -> FoundDate | _Numeric | None:
        text = self.text
        if after := _CJK.match(text, end, end + 16):
            day = int(after[1]), int(after[2])
            return _made(start, after.end(), year, *day, "year, month and day")
        if after := _AFTER.match(text, end, end + 10):
            day = int(after[2]), int(after[3])
            made = _made(start, after.end(), year, *day, "the year comes first")
            if made is not None:
                return made
        low = max(floor, start - _REACH)
        before = text[low:start]
        last = before.rstrip(" ,\xa0")[-1:]
        if "tháng" in before and (named := _VIETNAMESE.search(before)):
            day = int(named[2]), int(named[1])
            return _made(low + named.start(), end, year, *day, "day and month")
        if last.isdigit():
            return self._named(_MONTH_DAY.search(before), 1, 2, low, end, year, era)
        if last in "-/." and (numbers := _NUMERIC.search(before)):
            first, separator, second = int(numbers[1]), numbers[2], int(numbers[3])
            return _Numeric(low + numbers.start(), end, first, second, year, separator)
        found = self._named(_DAY_MONTH.search(before), 2, 1, low, end, year, era)
        return found or self._named_after(year, start, end)

    def _named_after(self, year: int, start: int, end: int) -> FoundDate | None:
        """Return the date whose month and day follow its year, as in Hungarian and Lithuanian."""
        for pattern, month, day in ((_NAMED_AFTER, 1, 2), (_DAY_AFTER, 2, 1)):
            after = pattern.match(self.text, end, end + _REACH)
            number = month_of(after[month], self.language) if after else 0
            if after and number:
                reason = "the month is named"
                return _made(start, after.end(), year, number, int(after[day]), reason)
        return None

    def _named(
        self,
        match: re.Match[str] | None,
        month: int,
        day: int,
        low: int,
        end: int,
        year: int,
        era: str,
    ) -> FoundDate | None:
        """Return the date whose month and day are groups `month` and `day` of `match`, if any."""
        if match is None:
            return None
        number = month_of(match[month], self.language)
        if not number:
            return None
        reason = "the month is named" + era
        return _made(low + match.start(), end, year, number, int(match[day]), reason)

    def _solar(self, year: int, start: int, end: int, floor: int) -> FoundDate | None:
        """Return the date of a year of the Solar Hijri calendar, or None."""
        reason = "turned from the Solar Hijri calendar"
        after = _AFTER.match(self.text, end, end + 10)
        if self.language == "fa" and after is not None:
            return _made_solar(start, after.end(), year, int(after[2]), int(after[3]), reason)
        low = max(floor, start - _REACH)
        match = _DAY_MONTH.search(self.text[low:start])
        number = _lookup(match[2], "months_solar.txt", "") if match else 0
        if match is None or not number:
            return None
        return _made_solar(low + match.start(), end, year, number, int(match[1]), reason)

    def thai_short(self) -> list[FoundDate]:
        """Return the dates with a year of the Buddhist era that is cut to two digits."""
        found = []
        for match in _THAI_SHORT.finditer(self.text):
            number = month_of(match[2], "th")
            year = calendars.from_buddhist(2500 + int(match[3]))
            if number and (one := _made(*match.span(), year, number, int(match[1]), "Thai")):
                reason = "the month is named, and two digits of a Buddhist year"
                found.append(one._replace(reason=reason))
        return found


def _is_thai(text: str) -> bool:
    return any("\u0e01" <= character <= "\u0e4e" for character in text)


def month_of(name: str, language: str = "") -> int:
    """Return the number of the month called `name`, 0 if none is.

    Two languages may name it with a ``/`` between them, and words of the era or the weekday may
    stand beside it.
    """
    return _lookup(name, "months.txt", language)


@lru_cache(maxsize=4096)
def _lookup(name: str, months: str, language: str) -> int:
    cleaned = " ".join(name.casefold().replace("i̇", "i").split()).rstrip(" .,-")
    words = cleaned.split(" ")
    candidates = (cleaned, *cleaned.split("/"), words[-1], words[0])
    numbers = (data.number_of(c.strip(" .,"), months, language) for c in candidates)
    return next((number for number in numbers if number), 0)


def _made(start: int, end: int, year: int, month: int, day: int, reason: str) -> FoundDate | None:
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    return FoundDate(start, end, value, reason)


def _made_solar(
    start: int, end: int, year: int, month: int, day: int, reason: str
) -> FoundDate | None:
    try:
        value = calendars.from_solar(year, month, day).isoformat()
    except ValueError:
        return None
    return FoundDate(start, end, value, reason)


def _two_digit_years(text: str) -> list[_Numeric]:
    """Return the numeric dates of short lines whose year has two digits."""
    found: list[_Numeric] = []
    for match in _TWO_DIGITS.finditer(text):
        front = text.rfind("\n", max(0, match.start() - _TWO_DIGIT_LINE), match.start()) + 1
        back = text.find("\n", match.end(), match.end() + _TWO_DIGIT_LINE)
        back = back if back >= 0 else len(text)
        inside = front > 0 or match.start() < _TWO_DIGIT_LINE
        if inside and back - front <= _TWO_DIGIT_LINE:
            year = int(match[4])
            year += 2000 if year < 70 else 1900
            found.append(_Numeric(*match.span(), int(match[1]), int(match[3]), year, match[2]))
    return found


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
