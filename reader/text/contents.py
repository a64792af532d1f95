"""What a sentence reports: the stretches of it that most likely are somebody's words or thoughts.

In news most of what is marked is the content of an attribution (a term of PARC3), and its place is
told by the signs around it: the word that says who said it, quotation marks, commas. Nothing is
decided here. A person steps through what is offered, the likeliest first. All offsets are code
points, ranges half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reader.text.clauses import clauses
from reader.text.languages import Cues, Lexicon, shipped_lexicon
from reader.text.objects import Quotation

_COMPLEMENTIZERS = {
    "cs": "že ", "da": "at ", "de": "(?:dass|daß) ", "el": "ότι ", "en": "that ", "es": "que ",
    "fr": "qu(?:e |['’])", "hu": "hogy ", "id": "bahwa ", "it": "che ", "nb": "at ", "nl": "dat ",
    "pl": "że ", "pt": "que ", "ro": "că ", "ru": "что ", "sv": "att ", "uk": "що ", "vi": "rằng ",
}  # fmt: skip
_SHORT_OPENING = 4
"""So many words before a comma, as in ``On Tuesday,``, are seldom what somebody said."""
_ENDS_CONTENT = frozenset(",;:，、»”’\"'“」』–—-")
"""Behind one of these, what was said is over when who said it follows."""
_OPENING = frozenset("\"“„«‘'「『")
_CLOSING = frozenset("\"”“»’'」』")
_ASIDE = frozenset(",;.،，。")


def contents(
    text: str,
    start: int,
    end: int,
    quoted: Sequence[Quotation] = (),
    language: str = "",
    lexicon: Lexicon | None = None,
) -> list[tuple[int, int]]:
    """Return what the sentence `start`..`end` of `text` may report, the likeliest first.

    `quoted` are the quotations of its paragraph; one that goes on past the sentence is offered
    whole as well. Ranges begin and end where clauses or quotations do, marks included; none is
    blank, none is there twice. Empty where neither a cue word nor a quotation stands in the
    sentence. `language` is a BCP 47 tag; where it is empty, it is guessed. `lexicon`
    has the cue words of a workspace; without it, the package's own count.
    """
    lexicon = lexicon or shipped_lexicon()
    spoken = lexicon.cues(language or lexicon.guess(text[start:end]))
    touched = [each for each in quoted if each.opens < end and start < each.closes]
    cues = [] if spoken is None else list(_cues(text, start, end, touched, spoken))
    if not cues and not touched:
        return []
    tiles = clauses(text, start, end, language, lexicon)
    that = complementizer(language or lexicon.guess(text[start:end]))
    found: dict[tuple[int, int], None] = {}
    sides = list(_by_cues(text, tiles, cues, that))
    for likely, _ in sides:
        found.setdefault(likely)
    for each in touched:
        found.setdefault((max(each.opens, start), min(each.closes, end)))
        found.setdefault((each.opens, each.closes))
    if tiles:
        low, high = tiles[0][0], tiles[-1][1]
        found.setdefault((low, high))
        for _, other in sides:
            found.setdefault(other or (low, high))
        for first, _ in tiles[1:]:
            found.setdefault((first, high))
        for _, last in reversed(tiles[:-1]):
            found.setdefault((low, last))
    return [each for each in found if text[each[0] : each[1]].strip()]


@cache
def complementizer(language: str) -> re.Pattern[str] | None:
    """Return the word of `language` (BCP 47) that turns a sentence into what somebody says.

    With the blank behind it, as in ``that ``. None where the language has none that is known.
    """
    code = re.split("[-_]", language.lower())[0]
    word = _COMPLEMENTIZERS.get(code)
    return re.compile(word, re.IGNORECASE) if word else None


def _cues(
    text: str, start: int, end: int, quoted: Sequence[Quotation], cues: Cues
) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the cue words that stand outside of quotations."""
    piece = text[start:end]
    lowered = piece.lower()
    if len(lowered) != len(piece):
        lowered = piece
    for found in cues.pattern.finditer(lowered):
        at = start + found.start()
        if found.lastgroup != "that" and not any(e.opens < at < e.closes for e in quoted):
            yield at, start + found.end()


def _by_cues(
    text: str,
    tiles: Sequence[tuple[int, int]],
    cues: Sequence[tuple[int, int]],
    that: re.Pattern[str] | None,
) -> Iterator[tuple[tuple[int, int], tuple[int, int] | None]]:
    """Yield what stands on the likelier side of each cue, and on the other where there is both."""
    if not tiles:
        return
    high = tiles[-1][1]
    passed = tiles[0][0]
    for number, (cue, behind) in enumerate(cues):
        further = cues[number + 1][0] if number + 1 < len(cues) else None
        until = high if further is None else _end_before(text, tiles, behind, further) or high
        before = _end_before(text, tiles, passed, cue)
        after = [first for first, _ in tiles if behind <= first < until]
        marked = [first for first in after if that and that.match(text, first)]
        begin = min((first for first, _ in tiles if first >= passed), default=high)
        front = (begin, before) if before is not None and begin < before else None
        back = ((marked or after)[0], until) if after else None
        passed = behind
        if front is not None and (
            back is None or _is_said_before(text, front, cue, behind, marked)
        ):
            yield front, back
        elif back is not None:
            yield back, front


def _is_said_before(
    text: str, front: tuple[int, int], cue: int, behind: int, marked: Sequence[int]
) -> bool:
    """Tell whether `front` is what was said, though something stands behind the cue as well.

    It is where it has quotation marks, and where a mark right behind the cue ends an aside as in
    ``, he said,``, or who said it stands between a longer stretch and the cue.
    """
    if text[front[0]] in _OPENING or text[front[1] - 1] in _CLOSING:
        return True
    if text[behind : behind + 1] in _ASIDE:
        return True
    subject = text[front[1] : cue].strip()
    return bool(subject) and not marked and text.count(" ", *front) >= _SHORT_OPENING


def _end_before(text: str, tiles: Sequence[tuple[int, int]], low: int, high: int) -> int | None:
    """Return the last end of a clause up to `high` at which what is said may be over."""
    ends = [last for _, last in tiles if low < last <= high and text[last - 1] in _ENDS_CONTENT]
    return ends[-1] if ends else None
