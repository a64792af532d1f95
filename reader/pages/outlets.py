"""The outlet of an article: whom the page names as its publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.model.pages import Value
from reader.pages import characters as ch
from reader.pages import data
from reader.pages.authors import BY
from reader.pages.lines import Line
from reader.pages.names import is_outlet_name, is_person, reads_as_name
from reader.pages.owners import owner
from reader.pages.phrasebook import Match
from reader.pages.values import parts, printed

_NOT_AN_OUTLET = re.compile(
    r"\d|\bmin\b|@|\b(?:redazione|redacción|redaktion|redação|rédaction|redactie|redakcja|newsroom"
    r"|staff|redakce|редакция|redaksi)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"(?:[\s,&-]+(?:ltd|limited|inc|llc|plc|corp|co|pty|pte|pvt|gmbh|ag|kg|sa|s\.\s?a|s\.\s?l|srl"
    r"|s\.\s?r\.\s?l|spa|s\.\s?p\.\s?a|b\.?v|n\.?v|ab|as|asa|a/s|aps|oy|oyj|kft|zrt|nyrt"
    r"|s\.\s?r\.\s?o|a\.\s?s|d\.\s?o\.\s?o|d\.\s?d|sp\.\s?z\s?o\.\s?o|a\.\s?ş|tbk|bhd|оод|еоод|ад"
    r"|ооо|ао|тов|verlags?-?gmbh|株式会社|有限公司)\.?)+\s*\Z",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"(?:(?:copyright|©|®|\(c\)|ооо|оао|зао|ао|тов|пп|uab|sia|oü|pt\.?|株式会社|\(주\)|㈜|주식회사"
    r"|(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)[\s,.:]+)+",
    re.IGNORECASE,
)
_HOST_TAIL = re.compile(r"(?:\.\w[\w-]*)+[»”\"]?")
_HOST = re.compile(r"(?<![\w@/.-])(?=[^\W\d_])[\w-]{3,}(?:\.[\w-]+)*\.[a-z]{2,4}(?![\w@/-]|\.\w)")
_PLACE = re.compile(r",\s")
_QUOTED = re.compile(r"[«„“\"'「『]([^«»„“”\"」』]{3,58})[»“”\"'」』]")
_CRUMB = re.compile(r"[/>»›]")
_LABELLED = re.compile(r"[^:：]{1,12}[:：]\s*(?=\S)")
_NAME = 6
_LOOKED_AT = 2_000
_LONGEST = 330.0
_TOP = 40
"""The page's own name stands among this many lines at its top."""


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
                known = is_outlet_name(name) or not (title and name in title.text)
                # One word could be a section; an outlet comes back, or is written unlike a word.
                alone = name.isalpha() and not name.isupper() and text.count(name) < 2
                known = known and not (alone and several and name[0].isupper())
                if not dated and known and _is_outlet(name) and not _label(line, name):
                    return printed(text, start, end, "named beside the date")
    bullets = {line.key for line in head if line.bullet}
    marks = {line.index for line in head if line.date and line.effective < 120}
    short = [line for line in head if line is not title and short_name(line)]
    for line in short:
        if line.key in bullets:
            return printed(text, line.start, line.end, "named above the date and again in a list")
    for line in short:
        if is_outlet_name(line.text) and any(abs(line.index - mark) <= 3 for mark in marks):
            label = _LABELLED.match(line.text)
            start = line.start + (label.end() if label is not None else 0)
            place = _PLACE.search(text, start, line.end)
            named = place is not None and is_outlet_name(text[start : place.start()])
            end = place.start() if place is not None and named else line.end
            return printed(text, start, end, "named like a newspaper beside the date")
    for line in short:
        repeated = line.repeats > 1 and not is_person(line.text)
        told = several or repeated or re.fullmatch(r"[A-Z]{2,6}|\S+\.\S+", line.text)
        if {line.index - 1, line.index + 1} & marks and told and _is_capitalised(line.text):
            return printed(text, line.start, line.end, "a name right beside the date")
    return None


def short_name(line: Line) -> bool:
    """Tell whether `line` is but a few words that could name an outlet."""
    return (
        line.kind is None
        and not line.bullet
        and line.effective <= 45
        and line.words <= 6
        and not line.terminal
        and reads_as_name(line.text)
        and not _NOT_AN_OUTLET.search(line.text)
        and not re.search(r"\d{3}", line.text)
    )


def _is_outlet(name: str) -> bool:
    return 2 < len(name) <= 40 and reads_as_name(name) and not _NOT_AN_OUTLET.search(name)


def _label(line: Line, name: str) -> bool:
    """Tell whether `name` is part of an author's or a date's wording rather than an outlet."""
    if BY.match(name):
        return True
    offset = line.text.index(name)
    return any(m.kind in ("author", "date") and m.start <= offset < m.end for m in line.matches)


def _is_capitalised(text: str) -> bool:
    words = text.split()
    return sum(not word[0].islower() for word in words) * 2 > len(words)


def named_outlet(text: str, lines: Sequence[Line]) -> Value | None:
    """Return the outlet that a page's copyright line or comment policy names, or None.

    Where the top of the page prints such a name by itself, that is taken.
    """
    found: Value | None = None
    for line in lines:
        for match in line.matches:
            start, end = line.start + match.name[0], line.start + match.name[1]
            if match.kind != "outlet" or found is not None:
                continue
            tail = _HOST_TAIL.match(text, end, line.end)
            left, right = _bare(text, start, tail.end() if tail is not None else end)
            name = text[left:right]
            named = len(name) > 2 and reads_as_name(name) and name.casefold() != "copyright"
            if named and not _worded(line, match):
                phrase = match.phrase.strip("^$").replace("{name}", "…")
                found = printed(text, left, right, f"named in “{phrase}”")
    found = found or _owner(text, lines)
    top = _at_top(text, lines, found) or found or _alone_at_top(text, lines)
    return top or _host(text, lines)


def _host(text: str, lines: Sequence[Line]) -> Value | None:
    """Return the one host with a capital that the page names beside its text, or None."""
    named = {
        match[0]: (line.start + match.start(), line.start + match.end())
        for line in reversed(lines[:_LOOKED_AT])
        if not line.prose and "." in line.text[:-1] and line.effective < _LONGEST
        for match in _HOST.finditer(line.text)
        if match[0][0].isupper()
    }
    if len(named) != 1:
        return None
    (span,) = named.values()
    return printed(text, *span, "the one host that the page names")


def _owner(text: str, lines: Sequence[Line]) -> Value | None:
    """Return the name in the first copyright line that has one, or None."""
    for line in lines:
        span = owner(line) if line.sub == "copyright" else None
        left, right = _bare(text, *span) if span is not None else (0, 0)
        name = text[left:right]
        short = len(name.split()) <= _NAME and len(name) > 1
        # In such a line a name of a few words need not have a capital each.
        plain = len(name.split()) <= 3 and name[:1].isupper() and name[-1:].isalnum()
        if short and (plain or reads_as_name(name)):
            return printed(text, left, right, "the owner in the copyright line")
    return None


def _worded(line: Line, match: Match) -> bool:
    """Tell whether the name in `match` is but wording, as in ``© ALL RIGHTS RESERVED``."""
    start = match.name[0]
    return any(
        other.kind == "copyright" and other.start <= start < other.end
        for other in line.matches
        if other.name == (0, 0)
    )


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of a name without quotation marks and the form of the company."""
    quoted = _QUOTED.search(text, start, end)
    if quoted is not None:
        return quoted.span(1)
    front = _FRONT.match(text, start, end)
    start = front.end() if front is not None else start
    company = _COMPANY.search(text[start:end])
    return ch.trimmed(text, start, start + company.start() if company else end)


def _at_top(text: str, lines: Sequence[Line], named: Value | None) -> Value | None:
    """Return the line at the top of the page that is the name in its copyright line, or like it."""
    owners = [line for line in lines if line.sub == "copyright"]
    owned = {word for line in owners for word in ch.WORD.findall(line.text[:300].casefold())}
    key = ch.repetition_key(named.value) if named is not None else ""
    for line in lines[:_TOP]:
        if not short_name(line):
            continue
        words = ch.WORD.findall(line.text.casefold())
        same = bool(key) and f" {key} " in f" {line.key} " and line.key != key
        own = {word for word in words if len(word) > 4} - data.outlet_words()[0]
        if same or (is_outlet_name(line.text) and own & owned):
            return printed(text, line.start, line.end, "the page's name, as its copyright says")
    return None


def _alone_at_top(text: str, lines: Sequence[Line]) -> Value | None:
    """Return the one line at the top of the page that is named like a newspaper, or None."""
    prose = [line.index for line in lines[:_TOP] if line.prose]
    # One teaser may stand above the text.
    end = prose[1] if len(prose) > 1 else _TOP
    for line in lines[:end]:
        if line.sub == "breadcrumb":
            start, end = line.start, line.start + len(_CRUMB.split(line.text)[0].rstrip())
            if is_outlet_name(text[start:end], section=False):
                return printed(text, start, end, "heads the path of sections")
    top = [line for line in lines[:end] if short_name(line)]
    named = {line.key: line for line in top if is_outlet_name(line.text, section=False)}
    if len(named) != 1:
        return None
    (line,) = named.values()
    return printed(text, line.start, line.end, "named like a newspaper at the top of the page")
