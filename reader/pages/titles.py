"""Which line of a header is the title, and what is glued to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.pages import characters as ch
from reader.pages import data
from reader.pages.lines import Line
from reader.pages.names import is_outlet_name, is_person, reads_as_name
from reader.pages.weights import title_like

_NOT_A_TITLE = re.compile(r"^[#|(…]|www\.|https?:")
_BRACKETED = re.compile(r"\(([^()]{2,40})\)$")
_SUFFIX = re.compile(r"\s[-–—|·»]\s(?=(?:[^-–—|·»]|(?<=\w)-(?=\w)){2,45}\Z)")
_PARTS = re.compile(r"\s[-–—|·»]\s")
LONGEST = 125.0
"""Titles are seldom longer (effective length)."""

_STEM = 5
_ARTICLE = re.compile(r"\b[وفبكل]?ال(?=\w{3})")
"""The Arabic article, glued to its word with or without a preposition."""

_FRONT = 600
"""Of a longer line only its front (code points) is compared."""

_LEAST_TITLE = 28.0
_STANDFIRST = 95.0
_WORDS = 5
_NEARLY = 0.5

_HEADER = 10
"""The date and the author stand among this many lines below the title."""

REACH = 30
"""A title is looked for at most this many lines above the body."""


class Title(NamedTuple):
    """The title's line and range, and the range of the outlet's name glued to it (or None)."""

    line: Line
    start: int
    end: int
    outlet: tuple[int, int] | None = None


def content_words(text: str) -> frozenset[str]:
    """Return what can be compared of `text`: fronts of long words, and pairs of wide characters.

    The front of a word stays the same where its ending changes with its case or number.
    """
    plain = _ARTICLE.sub("", text.casefold()) if "ال" in text else text
    words = {w[:_STEM] for w in ch.all_words(plain) if len(w) > 3}
    wide = ch.wide_characters(text)
    return frozenset(words.union(map(str.__add__, wide, wide[1:])) if wide else words)


def stems_of(line: Line) -> frozenset[str]:
    """Return what can be compared of the front of `line`; worked out once."""
    if line.stems is None:
        text = line.text
        if len(text) <= _FRONT and "ال" not in text and not ch.perhaps_wide(text):
            line.stems = frozenset([w[:_STEM] for w in line.key.split(" ") if len(w) > 3])
        else:
            line.stems = content_words(text[:_FRONT])
    return line.stems


def stems_of_all(lines: Sequence[Line], divider: str) -> frozenset[str]:
    """Return what can be compared of the fronts of `lines`, with `divider` between them."""
    if any(ch.perhaps_wide(line.text) for line in lines):
        return content_words(divider.join(line.text[:_FRONT] for line in lines))
    return frozenset().union(*map(stems_of, lines))


def choose_title(head: Sequence[Line], body: frozenset[str], first: int) -> Title | None:
    """Return the title among the lines `head` above the body that begins at line `first`.

    Words shared with the body, a date or author line below it, and being printed again next to
    the date speak for a line; distance from the body speaks against it. Of several printings the
    one nearest to the body is the title.
    """
    marks = [line.index for line in head if is_mark(line)]
    keys = [line.key for line in head]
    told = [line for line in head if line.kind == "caption" or _is_sentence(line)]
    body = body | stems_of_all(told, "\n")
    scored = [
        (line, _score(line, body, first, marks, keys))
        for line in head[-REACH:]
        if title_like(line) and not line.dates and not _is_other(line.text)
    ]
    best = max((score for _, score in scored), default=0.0)
    if best <= 0:
        return None
    good = [line for line, score in scored if score >= 0.8 * best]
    chosen = good[0]
    kicker = chosen.effective < 34 and len(good) > 1 and good[1].index - chosen.index <= 2
    if kicker and good[1].effective > chosen.effective:
        chosen = good[1]
    chosen = _above_standfirst(chosen, scored)
    repeats = [line for line in head if line.key == chosen.key]
    return title_of(repeats[-1])


def _is_sentence(line: Line) -> bool:
    return line.kind is None and line.terminal and line.effective >= _STANDFIRST


def _is_other(text: str) -> bool:
    """Tell whether `text` is an address or mark, or names who took a picture in brackets."""
    if _NOT_A_TITLE.search(text):
        return True
    found = _BRACKETED.search(text) if text[-1] == ")" else None
    if found is None:
        return False
    name = found[1]
    return "/" in name or ":" in name or name in data.agencies() or is_person(name)


def _above_standfirst(chosen: Line, scored: Sequence[tuple[Line, float]]) -> Line:
    """Return the line right above `chosen` where that reads as the title and it as a standfirst."""
    best = next(score for line, score in scored if line is chosen)
    found = next((pair for pair in scored if pair[0].index == chosen.index - 1), None)
    above = found[0] if found is not None else None
    if found is None or above is None or above.effective < _LEAST_TITLE:
        return chosen
    if above.text.startswith(chosen.text[:20]):
        return chosen
    told = above.words >= _WORDS and chosen.repeats == 1 and found[1] >= _NEARLY * best
    longer = chosen.effective >= _STANDFIRST and chosen.effective > 1.4 * above.effective
    return above if told or longer else chosen


def is_mark(line: Line) -> bool:
    """Tell whether a line marks the header of an article: a date, an author, an update."""
    if line.kind == "embed":
        return False
    return line.kind in ("date", "author") or (line.date is not None and line.effective < 160)


def _score(
    line: Line, body: frozenset[str], first: int, marks: list[int], keys: list[str]
) -> float:
    words = stems_of(line) if len(line.text) <= _FRONT else content_words(line.text)
    shared = len(words & body)
    share = shared / len(words) if words else 0.0
    score = min(shared, 6) * 2 * share + (3 if share >= 0.5 else 0) + min(line.effective, 80) / 20
    above = not marks or any(line.index < mark <= line.index + _HEADER for mark in marks)
    if marks and above:
        score += 4
    if above and keys.count(line.key) > 1:
        score += 2
    # A line this long is rather the standfirst below a title.
    score -= max(0.0, line.effective - LONGEST) / 12
    distance = first - line.index
    score -= 0.12 * max(0, distance - 10)
    if is_outlet_name(line.text) or is_person(line.text):
        score -= 6
    return score - (4 if not shared and distance > 4 else 0)


def title_of(line: Line) -> Title:
    """Return the title that `line` prints, without an outlet's name glued to its end."""
    outlet = _glued_outlet(line)
    if outlet is None:
        return Title(line, line.start, line.end)
    if " | " in line.text:
        # TITLE | SECTION | OUTLET: everything after the first bar is not the title.
        end = line.start + line.text.index(" | ")
    else:
        separators = list(_SUFFIX.finditer(line.text))
        end = line.start + separators[-1].start()
    return Title(line, line.start, end, outlet)


def _glued_outlet(line: Line) -> tuple[int, int] | None:
    match = next(reversed(list(_SUFFIX.finditer(line.text))), None)
    if match is None or match.start() < 15:
        return None
    name = line.text[match.end() :]
    if not reads_as_name(name) or len(name.split()) > 5 or len(name) > 40:
        return None
    return line.start + match.end(), line.end


def page_heading(lines: Sequence[Line], title: Title) -> tuple[Line, tuple[int, int]] | None:
    """Return a line that prints the title with names after it, and the range of the last name.

    That is the form of the title that browsers show: ``TITLE | SECTION | HOST``.
    """
    plain = " ".join(title.line.text[: title.end - title.start].split())
    for line in lines:
        folded = line.text
        if line is title.line or not folded.startswith(plain) or len(folded) <= len(plain) + 4:
            continue
        rest = folded[len(plain) :]
        separators = list(_PARTS.finditer(rest))
        if not separators or separators[0].start() > 1:
            continue
        name = rest[separators[-1].end() :].strip(ch.BLANKS)
        if 2 < len(name) <= 60 and reads_as_name(name):
            end = line.end
            return line, (end - len(name), end)
    return None
