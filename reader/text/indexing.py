"""Words for full-text search, the same for what is indexed, what is asked and what is marked.

A folded text is a string whose tokens are its runs of ASCII letters, digits and characters beyond
ASCII; everything else divides them. So an index that knows nothing of Unicode finds exactly what
`tokens` says is there. Letters lose case, compatibility forms, accents and the vowel signs that
people leave out when they type. In scripts that write no blanks between words (Han, kana, Thai,
Lao, Khmer, Burmese) each character is a token of its own, and what is asked becomes a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, count, repeat
from typing import NamedTuple

FOLDING = f"1/{unicodedata.unidata_version}"
"""Names how text is folded; an index that was made with another must be made anew."""

_FIRST_LOOK = 600
"""Code points of a text that are looked at first."""
_FURTHER = 4

_TOKEN = re.compile(r"[^\x00-/:-@\[-`{-\x7f]+")
# Signs that are written or left out: accents, Hebrew points, Arabic vowels and tatweel.
_LEFT_OUT = (
    (0x0300, 0x036F),
    (0x0591, 0x05BD),
    (0x05BF, 0x05C7),
    (0x0610, 0x061A),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
)
_UNDIVIDED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3005, 0x3007),
    (0x3040, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


class _Folds(dict[int, str]):
    """What each code point is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _fold_one(chr(code))
        return found


def _fold_one(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character).casefold()
    plain = unicodedata.normalize("NFKD", plain)
    kept = "".join(c for c in plain if not _within(ord(c), _LEFT_OUT))
    folded = ""
    for one in unicodedata.normalize("NFC", kept):
        category = unicodedata.category(one)
        if _within(ord(one), _UNDIVIDED) and category[0] in "LNM":
            folded += f" {one} "
        elif category[0] in "LNM":
            folded += one
        elif category != "Cf":
            folded += " "
    return folded


_FOLDS = _Folds()
_FOLDED = re.compile(
    "[^\x00-\x7f\u03b1-\u03c1\u03c3-\u03c9\u0430-\u0438\u043a-\u044f\u05d0-\u05ea\u0621\u0627-\u063a"
    "\u0641-\u064a\u0904-\u0928\u092a-\u0930\u0935-\u0939\u093e-\u094d\uac00-\ud7a3]"
)
"""All but some of the characters, other than ASCII, that are what they are folded to."""
_FEW = 32
_FRONT = 300
"""Code points in which a text of another kind shows more characters that are folded."""


class Token(NamedTuple):
    """A folded word and the range of the text (code points, half-open) that it stands for."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return `text` folded; what is ASCII is only put into small letters."""
    small = text.lower()
    if text.isascii():
        return small
    if len(set(_FOLDED.findall(small, 0, _FRONT))) > _FEW:
        return text.translate(_FOLDS)
    # To replace a few characters one after the other takes far less than to look all of them up.
    strange = set(_FOLDED.findall(small))
    if len(strange) > _FEW:
        return text.translate(_FOLDS)
    for character in strange:
        small = small.replace(character, _FOLDS[ord(character)])
    return small


def words_of(text: str) -> list[str]:
    """Return the folded words of `text`, in order."""
    return _TOKEN.findall(fold(text))


def tokens(text: str) -> list[Token]:
    """Return the folded words of `text` with where they stand in it."""
    if text.isascii():
        return [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text.lower())]
    pieces = list(map(_FOLDS.__getitem__, map(ord, text)))
    places = list(chain.from_iterable(map(repeat, count(), map(len, pieces))))
    return [
        Token(m[0], places[m.start()], places[m.end() - 1] + 1)
        for m in _TOKEN.finditer("".join(pieces))
    ]


class Phrase(NamedTuple):
    """Words that follow one another; with `open`, the last may be the beginning of a longer one."""

    words: tuple[str, ...]
    open: bool = False


def phrase(text: str, *, exact: bool) -> Phrase:
    """Return what finds `text`: its words in this order, the last one whole only where `exact`."""
    return Phrase(tuple(words_of(text)), not exact)


def phrase_at(found: list[str], at: int, wanted: Phrase) -> bool:
    """Tell whether the folded words `found` say `wanted` from the word `at` on."""
    count = len(wanted.words)
    if not count or at + count > len(found):
        return False
    *first, last = wanted.words
    if found[at : at + count - 1] != first:
        return False
    there = found[at + count - 1]
    return there.startswith(last) if wanted.open else there == last


def says(text: str, wanted: Phrase) -> bool:
    """Tell whether `text` says `wanted` anywhere."""
    found = words_of(text)
    return any(phrase_at(found, at, wanted) for at in range(len(found)))


def first_occurrence(text: str, wanted: list[Phrase]) -> int:
    """Return where `text` first says one of the phrases, -1 where it does not.

    Ever longer stretches of its front are looked at, since most often it is near.
    """
    longest = max((len(one.words) for one in wanted), default=0)
    size = _FIRST_LOOK
    while True:
        # No word reaches over a blank.
        end = text.find(" ", size)
        front = text[:end] if end >= 0 else text
        found = occurrences(front, wanted, limit=1)
        if end < 0:
            return found[0][0] if found else -1
        # A phrase that began before and went on behind the stretch would be longer than this.
        if found and len(words_of(front[found[0][0] :])) >= longest:
            return found[0][0]
        size *= _FURTHER


def occurrences(text: str, wanted: list[Phrase], *, limit: int = 1000) -> list[tuple[int, int]]:
    """Return where `text` says one of the phrases: in order, disjoint, at most `limit` ranges."""
    firsts = {one.words[0] for one in wanted if one.words}
    opened = tuple(one.words[0] for one in wanted if one.open and len(one.words) == 1)
    found: list[tuple[int, int]] = []
    words = words_of(text)
    # Most stretches say nothing of it, and where words stand takes longer than which there are.
    if firsts.isdisjoint(words) and not (opened and any(w.startswith(opened) for w in words)):
        return found
    there = tokens(text)
    at = 0
    while at < len(words) and len(found) < limit:
        step = 1
        if words[at] in firsts or (opened and words[at].startswith(opened)):
            fits = [len(one.words) for one in wanted if phrase_at(words, at, one)]
            if fits:
                step = max(fits)
                found.append((there[at].start, there[at + step - 1].end))
        at += step
    return found
