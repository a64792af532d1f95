"""Clauses of a sentence as exact ranges: the steps in which the edge of a selection is moved.

They end at commas, semicolons, colons, dashes and quotation marks, and before words that signal
who said something, since most of what is claimed or quoted in news begins or ends there. All
offsets are code points, ranges half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from reader.text.languages import Cues, Lexicon, shipped_lexicon
from reader.text.objects import quotations

_BEHIND = "\"'”’“»›)\\]」』）】"
_OPENING = " \t\n\u00a0\u202f\"'“„‟‘‚«»‹›「『《〈([{（【¿¡–—―-"
_MARK = re.compile("[,;:،؛፣፤·，；：、–—―-]")
_CLOSERS = re.compile(rf"[{_BEHIND}]*")
_DASHES = re.compile("[–—―-]+")
_WIDE = frozenset("，；：、")
_GLUED = frozenset("—―")
"""Dashes that divide without blanks around them."""
_UNMATCHED = re.compile('[”»"“」』]')
_MARKS_AFTER = re.compile(r"[.,;:!?…،؛؟。，、！？；：”’»\"')\]]*")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][\w.’'/-]*(?: [\w.’'/-]+){0,4}(?:, [^–—\n“\"«(,]{1,40}?){0,2})"
    r"(?P<dash>\s?\([^()\n]{2,30}\)\s*[-–—:]{1,2}|\s(?:[–—]|--?))\s"
)
_ENDING = frozenset(',;:،؛，；：、–—―-"”“»«」』!?')
"""Behind these a verb comes before its subject, and what was said is over."""
_DAY_YEAR = re.compile(r"\d{1,2}, ?\d{4}(?!\d)")
_NAME_SUFFIX = re.compile(
    r",\s(?:Jr|Sr|Inc|Ltd|LLC|L\.L\.C|Corp|Co|PLC|Ph\.?D|M\.?D|Esq|D\.C|S\.A|II|III|IV)\b"
)
_WORD = re.compile(r"\s+([^\W_]+)")
_SPACED_CLOSE = re.compile("[\\w'’-]")
_DENSE = re.compile("[\u0e01-\u0e5b\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_REACH = 60
"""So many code points behind a cue, a word like `that` still begins what was said."""


def clauses(
    text: str, start: int, end: int, language: str = "", lexicon: Lexicon | None = None
) -> list[tuple[int, int]]:
    """Return the clauses between `start` and `end`, one sentence of `text`: sorted, disjoint.

    None begins or ends with a blank, each holds a letter or digit (unless nothing does), and every
    character that is not blank lies in one. A mark stays with what it ends, a quotation mark with
    what it encloses. `language` is a BCP 47 tag; where it is empty, it is guessed. `lexicon` has
    the cue words of a workspace; without it, the package's own count.
    """
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return []
    cuts, quoted = _at_quotations(text, start, end)
    cuts.update(_at_marks(text, start, end))
    lexicon = lexicon or shipped_lexicon()
    cues = lexicon.cues(language or lexicon.guess(text[start:end]))
    if cues is not None:
        cuts.update(_at_cues(text, start, end, cuts, quoted, cues))
    return _tile(text, start, end, sorted(cuts))


def _at_marks(text: str, start: int, end: int) -> Iterator[int]:
    low = _behind_dateline(text, start, end)
    if low > start:
        yield low
    after = low
    for found in _MARK.finditer(text, low, end):
        at = found.start()
        if at < after:
            continue
        mark = text[at]
        if _DASHES.match(mark):
            after = _run(_DASHES, text, at, end)
            cut = _at_dash(text, start, end, at, after)
        else:
            after = _run(_CLOSERS, text, at + 1, end)
            cut = after if _divides(text, low, end, at, after) else None
        if cut is not None:
            yield cut


def _run(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    found = pattern.match(text, at, end)
    return found.end() if found else at


def _divides(text: str, low: int, end: int, at: int, after: int) -> bool:
    """Tell whether the comma, colon or semicolon at `at` ends a clause."""
    mark = text[at]
    following = text[after] if after < end else " "
    if mark in _WIDE:
        return not (following.isdigit() and at > low and text[at - 1].isdigit())
    if not following.isspace():
        return mark in "،؛" and following.isalpha()
    if mark == ",":
        if at > low and text[at - 1].isdigit():
            day = at - 2 if at - 2 >= low and text[at - 2].isdigit() else at - 1
            return not _DAY_YEAR.match(text, day, end)
        return not _NAME_SUFFIX.match(text, at, end)
    return True


def _at_dash(text: str, start: int, end: int, at: int, after: int) -> int | None:
    """Return where the dash `at`..`after` divides: behind it, or before one that opens."""
    before = text[at - 1] if at > start else " "
    following = text[after] if after < end else " "
    if before.isspace():
        if not following.isspace():
            return at if text[at] != "-" and following not in ",.;:" else None
        both = text[at - 2 : at - 1].isdigit() and text[after + 1 : after + 2].isdigit()
        return None if both else after
    if text[at] == "-" or following in ",.;:!?" or (before.isdigit() and following.isdigit()):
        return None
    return after if following.isspace() or text[at] in _GLUED else None


def _behind_dateline(text: str, start: int, end: int) -> int:
    """Return where the text begins behind a dateline (``ROME, Oct. 15 (Agency) -``)."""
    found = _DATELINE.match(text, start, end)
    if not found:
        return start
    place = found.group("place").split()
    # Without an agency behind it, a place is told by its capitals.
    shown = "(" in found.group("dash") or (place[0].strip(",").isupper() and len(place[0]) > 2)
    if shown and not any(word[0].islower() and len(word) > 3 for word in place):
        return found.end()
    return start


def _at_quotations(text: str, start: int, end: int) -> tuple[set[int], list[tuple[int, int]]]:
    """Return where quotations divide, and their ranges; one that is open on a side reaches it."""
    cuts: set[int] = set()
    quoted: list[tuple[int, int]] = []
    matched: set[int] = set()
    for each in quotations(text, start, end):
        opens, closes = each.opens, each.closes
        matched.update((opens, closes - 1))
        quoted.append((opens, closes))
        if not (opens > start and text[opens - 1].isalnum() and not _DENSE.match(text[opens - 1])):
            cuts.add(opens)
        _close(text, closes, end, cuts)
    for found in _UNMATCHED.finditer(text, start, end):
        at = found.start()
        if at in matched or at == start or text[at - 1].isspace() != (found.group() == "»"):
            continue
        following = text[at + 1] if at + 1 < end else " "
        if not following.isalnum():
            if not quoted or at < quoted[0][0]:
                quoted.append((start, at + 1))
            _close(text, at + 1, end, cuts)
    return cuts, quoted


def _close(text: str, closes: int, end: int, cuts: set[int]) -> None:
    """Cut behind a quotation and the marks that follow it, but not inside a word."""
    marks = _MARKS_AFTER.match(text, closes, end)
    after = marks.end() if marks else closes
    if after >= end or not _SPACED_CLOSE.match(text, after) or _DENSE.match(text, after):
        cuts.add(after)


def _at_cues(
    text: str,
    start: int,
    end: int,
    cuts: set[int],
    quoted: list[tuple[int, int]],
    cues: Cues,
) -> Iterator[int]:
    ends = sorted(cuts)
    hidden = _merged(quoted)
    before = -_REACH - 1
    for found in cues.pattern.finditer(text, start, end):
        at, after = found.span()
        index = bisect_right(hidden, (at, len(text))) - 1
        if index >= 0 and at < hidden[index][1]:
            continue
        kind = found.lastgroup
        if kind == "that":
            if at - before <= _REACH and bisect_left(ends, before) == bisect_right(ends, at):
                yield at
            continue
        before = after
        yield at
        if kind == "say" and _is_followed(text, start, at, after, end, cues.stay):
            yield after


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def _is_followed(
    text: str, start: int, at: int, after: int, end: int, stay: frozenset[str]
) -> bool:
    """Tell whether what was said follows the verb at `at`, and not a subject or when and where."""
    previous = text[max(start, at - 2) : at].rstrip()[-1:]
    if not previous or previous in _ENDING:
        return False
    if _DENSE.match(text, after):
        return True
    word = _WORD.match(text, after, end)
    return word is not None and word.group(1).lower() not in stay


def _tile(text: str, start: int, end: int, cuts: list[int]) -> list[tuple[int, int]]:
    """Return the ranges between `cuts` without blanks around; one without a word joins another.

    Marks that open belong to what follows, all others to what is before them.
    """
    found: list[tuple[int, int]] = []
    low = seen = start
    for cut in (*cuts, end):
        if not seen < cut <= end:
            continue
        piece = text[seen:cut]
        seen = cut
        if not any(map(str.isalnum, piece)):
            if cut < end and (not found or not piece.strip(_OPENING)):
                continue
            if found:
                low = found.pop()[0]
        while low < cut and text[low].isspace():
            low += 1
        high = cut
        while low < high and text[high - 1].isspace():
            high -= 1
        if low < high:
            found.append((low, high))
        low = cut
    return found
