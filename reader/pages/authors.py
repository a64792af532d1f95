"""Authors of an article: on a line that says so, in a part of the date line, or by the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.model.pages import Value
from reader.pages import characters as ch
from reader.pages.lines import Line
from reader.pages.names import NAME_END, is_outlet_name, is_person
from reader.pages.values import parts, printed

_AND = re.compile(
    r"\s*(?:,|;|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\boch\b|\bog\b|\bи\b|\bі\b|、)\s*",
    re.IGNORECASE,
)
BY = re.compile(r"(?:by|von|par|por|di|door|av|af|od|przez)\s+", re.IGNORECASE)
_ASIDE = re.compile(r"\s\([^()]*\)")
_ROLE = re.compile(r"\s?[/|·]\s?|\s[–—-]\s")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_WITHOUT_BLANKS = "[\u3400-\u9fff々]{3,5}|[\uac00-\ud7a3]{3}"
_NEAR = 2
"""A name without a word for it must stand at most this many lines from the date."""


def authors(text: str, line: Line) -> tuple[Value, ...]:
    """Return the names in an author line."""
    match = next((m for m in line.matches if m.kind == "author" and m.name[1]), None)
    if match is None:
        return ()
    found = tuple(_names(text, line.start + match.name[0], line.start + match.name[1]))
    # Beside a person anything else is the outlet or the place.
    return tuple(name for name in found if is_person(name.value)) or found


def authors_in_part(text: str, line: Line) -> tuple[Value, ...]:
    """Return the names of a part of `line` such as ``By Name | 1 May 2024``."""
    for start, end in parts(line):
        prefix = BY.match(text, start, end)
        if prefix is not None and text[prefix.end() : prefix.end() + 1].isupper():
            stop = next((d.start for d in line.dates if start < d.start < end), end)
            return tuple(_names(text, prefix.end(), stop))
    return ()


def _names(text: str, start: int, end: int) -> Iterator[Value]:
    at = start
    for divider in [*_AND.finditer(text, start, end), None]:
        stop = divider.start() if divider else end
        left, right = ch.trimmed(text, at, stop)
        name = NAME_END.sub("", text[left:right]).rstrip(" |-–—,")
        if name:
            yield printed(text, left, left + len(name), "named as the author")
        at = divider.end() if divider else end


def beside_outlet(line: Line) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the page ranges of the author and the outlet on a line ``NAME - OUTLET``, or None."""
    found = parts(line) if line.kind is None and line.effective < 80 else []
    if len(found) != 2:
        return None
    name, outlet = (line.text[start - line.start : end - line.start] for start, end in found)
    named = _HOST.fullmatch(outlet) is not None or is_outlet_name(outlet)
    return (found[0], found[1]) if named and is_person(name) else None


def by_form(text: str, head: Sequence[Line], title: Line | None) -> tuple[Value, ...]:
    """Return the author whom a line of nothing but a name beside the date line gives, or ().

    Where the script has capitals each word needs one; without capitals the name must stand below
    the title and right above the date.
    """
    marks = [line.index for line in head if line.date and line.effective < 120]
    if title is None:
        return ()
    for line in head:
        if line.kind is not None or line.bullet or line.index <= title.index or line.repeats > 2:
            continue
        distance = min((abs(line.index - mark) for mark in marks), default=_NEAR + 1)
        wide = distance == 1 and ch.perhaps_wide(line.text)
        if wide and re.fullmatch(_WITHOUT_BLANKS, line.text) and text.count(line.text) > 1:
            return (printed(text, line.start, line.end, "a name beside the date"),)
        if distance > _NEAR:
            # Without a date only a name that the page prints again is more than any two words.
            name = NAME_END.sub("", line.text)
            if marks or line.index > title.index + _NEAR or text.count(name) < 2:
                continue
        people = _people(line)
        if not people:
            continue
        if line.text[0].isupper() or line.index + 1 in marks:
            reason = "a name beside the date"
            return tuple(printed(text, start, end, reason) for start, end in people)
    return ()


def _people(line: Line) -> list[tuple[int, int]]:
    """Return the page ranges of the persons whom `line` names, each with a role or place behind.

    Empty where it says anything else.
    """
    found: list[tuple[int, int]] = []
    at = 0
    plain = _ASIDE.sub(lambda match: " " * len(match[0]), line.text)
    for divider in [*_AND.finditer(plain), None]:
        stop = divider.start() if divider else len(plain)
        left, right = ch.trimmed(plain, at, stop)
        name = NAME_END.sub("", _ROLE.split(plain[left:right])[0]).rstrip()
        if is_person(name) and not is_outlet_name(name):
            found.append((line.start + left, line.start + left + len(name)))
        elif not found or divider is not None:
            # What follows the last comma may be a role or a place.
            return []
        at = divider.end() if divider else stop
    return found
