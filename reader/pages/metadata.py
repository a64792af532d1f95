"""Outlet, date and authors of an article, each with the range that prints it and the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date as calendar_date

from reader.model.pages import Value
from reader.pages import characters as ch
from reader.pages import data
from reader.pages.dates import FoundDate
from reader.pages.lines import Line
from reader.pages.titles import reads_as_name

_PART = re.compile(r"(?:(?!\s[-–—]\s)[^|·•])+")
_AND = re.compile(r"\s*(?:,|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bи\b|、)\s*", re.IGNORECASE)
_BY = re.compile(r"(?:by|von|par|por|di|door)\s+", re.IGNORECASE)
_NAME_END = re.compile(r"\s+(?:in|for|at|with)\s.*\Z")
_NOT_AN_OUTLET = re.compile(r"\d|\bmin\b|@", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def printed(text: str, start: int, end: int, reason: str, value: str | None = None) -> Value:
    """Return the value that `text` prints at `start`..`end` (code points)."""
    raw = text[start:end]
    return Value(raw if value is None else value, raw, start, end, "machine", reason)


def published(text: str, found: FoundDate) -> Value:
    """Return the date `found` in an article's header as its date of publication.

    The value is empty where day and month could be either way round.
    """
    return printed(text, found.start, found.end, found.reason, value=found.value)


def date_line(head: Sequence[Line], around: Sequence[Line]) -> Line | None:
    """Return the line that dates the article: in its header, else among the lines `around` it."""
    for line in head:
        if line.date and line.kind != "embed" and line.effective < 200:
            return line
    for line in around:
        short = line.effective < 90 and not line.prose
        if line.date and short and line.kind not in ("embed", "credit", "caption"):
            return line
    return None


def authors(text: str, line: Line) -> tuple[Value, ...]:
    """Return the names in an author line."""
    match = next((m for m in line.matches if m.kind == "author" and m.name[1]), None)
    if match is None:
        return ()
    return tuple(_names(text, line.start + match.name[0], line.start + match.name[1]))


def authors_in_part(text: str, line: Line) -> tuple[Value, ...]:
    """Return the names of a part of `line` such as ``By Name | 1 May 2024``."""
    for start, end in parts(line):
        prefix = _BY.match(text, start, end)
        if prefix is not None and text[prefix.end() : prefix.end() + 1].isupper():
            stop = next((d.start for d in line.dates if start < d.start < end), end)
            return tuple(_names(text, prefix.end(), stop))
    return ()


def _names(text: str, start: int, end: int) -> Iterator[Value]:
    at = start
    for divider in [*_AND.finditer(text, start, end), None]:
        stop = divider.start() if divider else end
        left, right = ch.trimmed(text, at, stop)
        name = _NAME_END.sub("", text[left:right]).rstrip(" |-–—,")
        if name:
            yield printed(text, left, left + len(name), "named as the author")
        at = divider.end() if divider else end


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


def header_outlet(
    text: str, head: Sequence[Line], title: Line | None, *, several: bool
) -> Value | None:
    """Return the outlet that the header lines name, or None.

    A part of the date line names it, or a short line that comes back as a bullet, or one right
    beside the date. The last could be the author's as well, so it must come back on the page, be
    an abbreviation or a host, or stand on a page with `several` articles.
    """
    for line in head:
        if (line.date or line.kind in ("date", "author")) and line.effective < 160:
            for start, end in parts(line) if len(parts(line)) > 1 else []:
                name = text[start:end]
                dated = any(start < d.end and d.start < end for d in line.dates)
                if not dated and _is_outlet(name) and not _label(line, name):
                    return printed(text, start, end, "named beside the date")
    bullets = {line.key for line in head if line.bullet}
    marks = {line.index for line in head if line.date and line.effective < 120}
    short = [line for line in head if line is not title and _short_name(line)]
    for line in short:
        if line.key in bullets:
            return printed(text, line.start, line.end, "named above the date and again in a list")
    for line in short:
        told = several or line.repeats > 1 or re.fullmatch(r"[A-Z]{2,6}|\S+\.\S+", line.text)
        if {line.index - 1, line.index + 1} & marks and told and _is_capitalised(line.text):
            return printed(text, line.start, line.end, "a name right beside the date")
    return None


def _short_name(line: Line) -> bool:
    return (
        line.kind is None
        and not line.bullet
        and line.effective <= 45
        and line.words <= 6
        and not line.terminal
        and reads_as_name(line.text)
        and not re.search(r"\d{3}", line.text)
    )


def _is_outlet(name: str) -> bool:
    return 2 < len(name) <= 40 and reads_as_name(name) and not _NOT_AN_OUTLET.search(name)


def _label(line: Line, name: str) -> bool:
    """Tell whether `name` is part of an author's or a date's wording rather than an outlet."""
    if _BY.match(name):
        return True
    offset = line.text.index(name)
    return any(m.kind in ("author", "date") and m.start <= offset < m.end for m in line.matches)


def _is_capitalised(text: str) -> bool:
    words = text.split()
    return sum(not word[0].islower() for word in words) * 2 > len(words)


def named_outlet(text: str, lines: Sequence[Line]) -> Value | None:
    """Return the outlet that a page's copyright line or comment policy names, or None."""
    for line in lines:
        for match in line.matches:
            start, end = (line.start + match.name[0], line.start + match.name[1])
            if match.kind == "outlet" and reads_as_name(text[start:end].strip(ch.BLANKS)):
                left, right = ch.trimmed(text, start, end)
                phrase = match.phrase.strip("^$").replace("{name}", "…")
                return printed(text, left, right, f"named in “{phrase}”")
    return None


def inferred_date(text: str, body: Sequence[Line], embeds: Sequence[Line]) -> Value | None:
    """Return what the body tells of its day where no date is printed, with the reason.

    The first weekday it names; a full date where an embedded post, or the body itself, prints one
    that falls on that weekday.
    """
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
