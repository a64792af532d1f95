"""The day of an article: as its page prints it, or as it can be inferred."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as calendar_date

from reader.model.pages import Value
from reader.pages import characters as ch
from reader.pages import data
from reader.pages.dates import FoundDate
from reader.pages.lines import Line
from reader.pages.partial import day_of_year
from reader.pages.values import printed

_AFTER_WORD = 20
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def published(text: str, found: FoundDate) -> Value:
    """Return the date `found` in an article's header as its date of publication.

    The value is empty where day and month could be either way round.
    """
    return printed(text, found.start, found.end, found.reason, value=found.value)


def date_line(head: Sequence[Line], around: Sequence[Line]) -> Line | None:
    """Return the line that dates the article: in its header, else among the lines `around` it.

    A line that says when the page was updated comes after one that does not.
    """
    found = [line for line in head if line.date and line.kind != "embed" and line.effective < 200]
    if not found:
        found = [
            line
            for line in around
            if line.date
            and line.effective < 90
            and not line.prose
            and line.kind not in ("embed", "credit", "caption")
        ]
    return min(found, key=_updated, default=None)


def _updated(line: Line) -> bool:
    return any(match.kind == "updated" for match in line.matches) and not _first_publication(line)


def _first_publication(line: Line) -> bool:
    """Tell whether the first date of `line` stands before the words that speak of an update."""
    starts = [match.start for match in line.matches if match.kind == "updated"]
    first = line.date
    return first is not None and first.start - line.start < min(starts)


def date_of(line: Line) -> FoundDate | None:
    """Return the date in `line` that is the article's: the first not right after "updated"."""
    ends = [line.start + match.end for match in line.matches if match.kind == "updated"]
    for date in line.dates:
        if not any(end <= date.start <= end + _AFTER_WORD for end in ends):
            return date
    return line.date


def inferred_date(
    text: str, head: Sequence[Line], body: Sequence[Line], embeds: Sequence[Line], year: int = 0
) -> Value | None:
    """Return what a page tells of an article's day where no full date is printed, with the reason.

    That is a day without a year in the header (of `year`, if that is known), how long ago it was,
    or the first weekday that the body names: a full date where an embedded post prints one that
    falls on that weekday.
    """
    return _without_year(text, head, year) or _ago(text, head) or _by_weekday(text, body, embeds)


def _without_year(text: str, head: Sequence[Line], year: int) -> Value | None:
    for line in head:
        if line.kind != "date" or line.date is not None:
            continue
        found = day_of_year(line.text)
        if found is None:
            continue
        start, end = line.start + found.start, line.start + found.end
        value = f"-{found.month:02}-{found.day:02}"
        if year:
            reason = "the year is that of the other dates on the page"
            return _inferred(text, start, end, f"{year}{value}", reason)
        return _inferred(text, start, end, "-" + value, "the page prints no year")
    return None


def _ago(text: str, head: Sequence[Line]) -> Value | None:
    for line in head:
        for match in line.matches:
            if match.kind == "ago":
                start, end = line.start + match.start, line.start + match.end
                reason = "the page says only how long ago it was"
                return _inferred(text, start, end, text[start:end], reason)
    return None


def _by_weekday(text: str, body: Sequence[Line], embeds: Sequence[Line]) -> Value | None:
    names = data.groups("weekdays.txt")
    for line in body:
        for word in _WORD.finditer(line.text, 0, ch.SAMPLE):
            number = names.get(word.group().casefold())
            if number is None:
                continue
            start, end = line.start + word.start(), line.start + word.end()
            day = word.group()
            for other in embeds:
                found = other.date
                if found and found.value and _weekday(found.value) == number:
                    reason = f"the text says {day}, and the post it embeds is of such a day"
                    return _inferred(text, start, end, found.value, reason)
            return _inferred(text, start, end, day, f"the text says {day} without a date")
    return None


def _weekday(value: str) -> int:
    return calendar_date.fromisoformat(value).isoweekday()


def _inferred(text: str, start: int, end: int, value: str, reason: str) -> Value:
    return Value(value, text[start:end], start, end, "inferred", reason)
