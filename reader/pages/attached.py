"""What hangs on prose: the dateline before it and the credit after it."""

from __future__ import annotations

import re

from reader.pages import data
from reader.pages.lines import Line

_TRAILING = re.compile(
    r"[.!?…。][\"'”’»)\]]*\s+(\(?[^\W\d_][^\W\d_]{1,14}(?:[ /&-][^\W\d_]{2,15}){0,3}\)?)\Z"
)
_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]{1,3}|\b[A-Z]\.[A-Z])\.\s+\S+\Z")
_PLACE = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.'’ -]{2,30}"
_DAY = r",?\s(?:[^\W\d_]{3,9}\.?\s\d{1,2}|\d{1,2}\.?\s[^\W\d_]{3,9})"
_CAPITALS = re.compile(
    rf"({_PLACE}(?:,\s[^\d\n–—:;.!?]{{2,30}})?)(?:{_DAY})?"
    r"(?:(?:\s*\([^()\n]{2,25}\))?\s*(?:[-–—]{1,2}|:)|\.?\s*/[^/\n]{2,25}/\.?)\s"
)
_AGENCY = re.compile(
    r"([^\W\d_][^\n()–—;:.!?\d]{1,40}?)(?:,\s[^()\n]{2,16})?\s*(\([^()\n]{2,25}\))\s*[-–—]{1,2}\s*"
)
_ARABIC = re.compile(r"([\u0590-\u06ff][\u0590-\u06ff ،,]{2,30})\s[-–—]\s(?=[\u0590-\u06ff])")


def dateline(line: Line) -> tuple[int, int] | None:
    """Return the page range of the dateline before the first sentence of `line`, or None.

    That is a place in capitals, or a place with an agency in brackets, and a dash. The dash is not
    in the range.
    """
    front = line.text[:120]
    match = _CAPITALS.match(front)
    if match is not None and _in_capitals(match[1].split(",")[0]):
        return line.start, line.start + len(match[1].rstrip())
    match = _AGENCY.match(front)
    if match is not None:
        return line.start, line.start + match.end(2)
    match = _ARABIC.match(front)
    if match is not None and len(match[1].split()) <= 3:
        return line.start, line.start + match.end(1)
    return None


def _in_capitals(place: str) -> bool:
    letters = [c for c in place if c.isalpha()]
    return len(letters) >= 3 and all(c.isupper() for c in letters)


def trailing_credit(line: Line) -> tuple[int, int] | None:
    """Return the page range of a name that stands after the last sentence of `line`, or None.

    A listed agency is always such a name; another must be short and in capitals throughout or
    begin each word with one, and must not follow an abbreviation ("Mr. Smith").
    """
    tail = line.text[-90:]
    match = _TRAILING.search(tail)
    if match is None:
        return None
    name = match[1].strip("()")
    words = name.replace("/", " ").split()
    known = name in data.agencies() or all(word in data.agencies() for word in words)
    capitals = all(not word[0].islower() for word in words) and any(c.isupper() for c in name)
    abbreviated = _ABBREVIATED.search(tail[: match.end()]) is not None
    if not known and (not capitals or abbreviated or len(name) > 30):
        return None
    offset = line.end - len(tail)
    return offset + match.start(1), offset + match.end(1)
