"""What a line is by what it says: furniture phrases, dates, captions, credits, posts."""

from __future__ import annotations

import re

from reader.model.pages import BlockKind
from reader.pages import data
from reader.pages.attached import trailing_credit
from reader.pages.characters import SAMPLE
from reader.pages.lines import Line
from reader.pages.partial import day_of_year
from reader.pages.phrasebook import Match, Phrasebook
from reader.pages.pictures import owned_picture, picture_sign
from reader.pages.posts import is_post, mark_posts, opens_post, signs_post

POLICIES = frozenset({"comment-policy", "cookie-banner", "copyright"})
"""Furniture in whole sentences, looked for in long lines too."""

_SHORTEST_CAPTION = 16.0
SHORT = 330.0
LONG = 900.0
_PRECEDENCE = (
    *("heading-comments", "heading-related", "heading-other"),
    *("caption", "credit", "comment-policy", "cookie-banner", "copyright", "app-prompt"),
    *("subscribe", "upsell", "bias-figure", "comment-prompt", "count", "share"),
    *("advertisement", "read-more", "navigation", "author", "date"),
)
_RANK = {kind: rank for rank, kind in enumerate(_PRECEDENCE)}
_NAMED: dict[str, BlockKind] = {
    "caption": "caption",
    "credit": "credit",
    "author": "author",
    "date": "date",
}
_TIME = re.compile(
    r"(?:[^\d\n]{0,24}\s)?\d{1,2}[:.h]\d{2}(?:\s?(?:uhr|h|[ap]\.?m\.?|[a-z]{2,4}|م|ص))?\s*", re.I
)
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W_]")
_MARK = re.compile(r"[/<>»›@{}\[\]=|]")
_MARKED = ("www.", "window.", "document.")
_CODE = re.compile(
    r"\[(?:if|endif)\b|\b(?:window|document)\.\w|\bfunction\s?\(|\bvar \w+ ?=|\{\s*\Z"
    r"|[=(){}<>\[\]].*;\s*\Z"
    r"|\A[.#@]\w[\w-]* ?\{|<!--|-->|</?\w+[^<>]*>|\|\| ?[\[{]"
)
_MAIL = re.compile(r"\(?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\)?\Z")
_BREADCRUMB = re.compile(r"[^/>»›.!?:\n]{2,30}(?:\s+[/>»›]\s+[^/>»›.!?\n]{2,40}){1,5}\s*[/>»›]?")
_CRUMBS = 110.0
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z")
_BARS = re.compile(r"\s[|·•]\s")
_LABEL = 28.0
"""A line with a date and at most this much (effective length) besides is a date line."""
_CARRIES = 0.12
"""In a longer line a phrase must be at least this share of it, or not be alone, to decide."""


def classify(lines: list[Line], phrasebook: Phrasebook) -> None:
    """Set `kind`, `sub` and `reason` of every line that a sign of its own decides."""
    alike: dict[str, Line] = {}
    agencies = data.agencies()
    for line in lines:
        if line.plain and not phrasebook.may_be_in(line.text, line.key):
            if line.text in agencies:
                _by_form(line, None)
            continue
        known = alike.get(line.text)
        if known is not None:
            line.matches, line.kind, line.sub = known.matches, known.kind, known.sub
            line.reason, line.terminal = known.reason, known.terminal
            continue
        below = lines[line.index + 1] if line.index + 1 < len(lines) else None
        _by_itself(line, below, phrasebook)
        if not line.dates:
            alike[line.text] = line
    mark_posts(lines)


def _by_itself(line: Line, below: Line | None, phrasebook: Phrasebook) -> None:
    if line.effective <= LONG:
        whole = len(line.text) <= SAMPLE
        line.matches = phrasebook.find(line.text, line.key if whole else None)
    if line.matches:
        _by_phrase(line)
    if not line.kind:
        _by_form(line, below)
    if not line.kind and not line.terminal and trailing_credit(line) is not None:
        line.terminal = True


def _by_phrase(line: Line) -> None:
    """Let the phrase that ranks first decide, if it carries the line."""
    ranked = sorted((m for m in line.matches if m.kind in _RANK), key=lambda m: _RANK[m.kind])
    for match in ranked:
        if line.effective > SHORT and match.kind not in POLICIES:
            continue
        if not _carries(line, match, [m for m in ranked if m.kind == match.kind]):
            continue
        if match.kind == "copyright" and owned_picture(line):
            line.kind, line.reason = "caption", "ends with whose picture it is"
            return
        line.kind = _NAMED.get(match.kind, "furniture")
        line.sub = match.kind if line.kind == "furniture" else ""
        phrase = match.phrase.strip("^$")
        line.reason = f"says “{phrase}”, which marks {match.kind.replace('-', ' ')}"
        return


def _carries(line: Line, match: Match, same: list[Match]) -> bool:
    whole = match.start == 0 and match.end == len(line.text)
    if match.kind == "date":
        return whole or (bool(line.dates) and line.effective < 140) or line.effective < 60
    if match.kind == "author":
        return not line.terminal and line.words < 14
    if match.kind in ("caption", "credit"):
        # A sentence may begin with "Image:" too; what it tells then is prose.
        return line.effective < 170 or line.sentences < 3
    if len(same) > 1:
        return True
    if line.effective <= 140:
        return whole or not _is_sentence_about(line, match)
    return (match.end - match.start) / len(line.text) >= _CARRIES


def _is_sentence_about(line: Line, match: Match) -> bool:
    """Tell whether the line is a full sentence in whose middle the phrase merely occurs."""
    share = (match.end - match.start) / len(line.text)
    return line.terminal and line.words >= 9 and match.start > 0 and share < 0.2


def _by_form(line: Line, below: Line | None) -> None:
    """Decide by the form of the line: a post's author, a date, an address, no words at all."""
    text = line.text
    handle = "(@" in text
    if handle and signs_post(line):
        line.kind, line.reason = "embed", "names the author of an embedded post"
    elif handle and is_post(line):
        line.kind, line.reason = "embed", "is an embedded post with its author"
    elif "@" in text[:60] and opens_post(line):
        line.kind, line.reason = "embed", "begins with the author of an embedded post"
    elif line.effective > _SHORTEST_CAPTION and (reason := picture_sign(line, below)):
        line.kind, line.reason = "caption", reason
    elif line.dates or (line.effective < 60 and _DIGIT.search(text)):
        _by_time(line)
    if line.kind:
        return
    if not text[0].isalnum() and not _LETTER.search(text[:200]):
        line.kind, line.sub, line.reason = "furniture", "symbol", "has neither letters nor digits"
    elif _is_marked(text[:400]):
        _by_marks(line)
    elif text.strip("()[].") in data.agencies():
        line.kind, line.reason = "credit", "names a news agency and nothing else"


def _by_time(line: Line) -> None:
    """Decide whether a line with digits is there for a date or time."""
    if line.date:
        if _rest(line) < _LABEL and not (line.terminal and line.words > 8):
            line.kind, line.reason = "date", "holds a date and little else"
        elif line.effective < 160 and not line.terminal and _BARS.search(line.text):
            line.kind, line.reason = "date", "holds a date among parts divided by bars"
        elif line.date.start == line.start and line.effective < 120 and not line.terminal:
            line.kind, line.reason = "date", "begins with a date and ends without a full stop"
    elif _TIME.fullmatch(line.text):
        line.kind, line.reason = "date", "is a time of day"
    elif line.effective < _LABEL * 2 and not line.terminal and _is_day(line):
        line.kind, line.reason = "date", "holds a day and a month and little else"


def _is_marked(front: str) -> bool:
    return (
        _MARK.search(front) is not None
        or front[-1] == ";"
        or ("." in front and any(sign in front for sign in _MARKED))
    )


def _by_marks(line: Line) -> None:
    """Decide by signs that prose seldom has: paths, addresses, program code."""
    if line.effective < _CRUMBS and _BREADCRUMB.fullmatch(line.text):
        line.kind, line.sub, line.reason = "furniture", "breadcrumb", "is a path of sections"
    elif _ADDRESS.match(line.text):
        line.kind, line.sub, line.reason = "furniture", "address", "is an address on the web"
    elif _MAIL.match(line.text):
        line.kind, line.sub, line.reason = "furniture", "address", "is an address for mail"
    elif _CODE.search(line.text[:400]) and line.sentences < 2:
        line.kind, line.sub, line.reason = "furniture", "code", "is program code"


def _is_day(line: Line) -> bool:
    found = day_of_year(line.text)
    return found is not None and len(line.text) - (found.end - found.start) < _LABEL / 2


def _rest(line: Line) -> float:
    printed = sum(date.end - date.start for date in line.dates)
    return line.effective * (1 - printed / len(line.text))
