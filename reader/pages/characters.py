"""Classes of characters that tell blanks, bullets, dense scripts and ends of sentences."""

from __future__ import annotations

import re
from functools import cache

BLANKS = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u180e"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200e\u200f"
    "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
"""Blanks of Unicode and the marks without width that scrapers leave around text."""

SAMPLE = 2_000
"""Of a longer line only this many characters are looked at closely, at its front and end."""

_BLANK = frozenset(BLANKS)
_ALWAYS = "•·▪◦‣∙●○■□►▶➤"
_BEFORE_BLANK = "*-–+"
_BULLETS = frozenset(_ALWAYS + _BEFORE_BLANK)
BULLET = re.compile(
    rf"(?:[{_ALWAYS}]|[{re.escape(_BEFORE_BLANK)}](?=[{re.escape(BLANKS)}]))[{re.escape(BLANKS)}]*"
)
BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
"""Characters that end a line."""

LINE = re.compile(f"[^{BREAKS}]+")

_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963"
    "\u0971-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ece\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
"""Vowel signs and other marks within words, which are no letters by themselves."""

WORD = re.compile(rf"\w[\w{_MARKS}]*")
_ASCII_WORD = re.compile(r"\w+")
_PERHAPS_WIDE = re.compile("[^\x00-\u0dff\u1e00-\u2fff]")
"""What all wide characters are among, and little else that pages print."""

_PERHAPS_DENSE = re.compile("[^\x00-\u058f\u0700-\u0dff\u1e00-\u2fff]")
"""What all dense and all wide characters are among."""

_FIRST_DENSE = "\u0590"
_DENSE = re.compile("[\u0590-\u06ff][\u0590-\u06ff]*")
_UNPUNCTUATED = re.compile("[\u0e00-\u0eff][\u0e00-\u0eff]*")
"""Thai and Lao, which end sentences with a blank or nothing."""
_LONG_UNPUNCTUATED = 110
_CLOSERS = "\"'”’»›）)\\]」』】"
_ENDS = ".!?…。！？؟۔।॥։።။។"
_TERMINAL = re.compile(rf"[{_ENDS}][{_CLOSERS}*]*\Z")
_LAST = frozenset(f"{_ENDS}{_CLOSERS}*")
"""What the last character of an ended sentence is among; asked first, since most lines end not."""
_TRUNCATED = ("…", "...", "[…]", "[...]")
# One class of characters in front lets the search skip all others at once.
_STOP = re.compile(r"[.!?؟۔।॥…։።။។。！？]")
_SENTENCE = re.compile(rf"[.!?؟۔।॥…։።။។。！？](?:(?<=[。！？])|[{_CLOSERS}]*(?:\s|\Z))")


@cache
def _wide() -> re.Pattern[str]:
    """Return the pattern of runs of wide characters; to compile it takes long, so only on need."""
    wide = (
        "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
        "\uff00-\uffef]"
    )
    # One class of characters in front lets the search skip all others at once.
    return re.compile(f"{wide}{wide}*")


def perhaps_wide(text: str) -> bool:
    """Tell whether `text` could hold characters whose scripts put no blanks between words."""
    return not text.isascii() and _PERHAPS_WIDE.search(text) is not None


def is_blank(text: str) -> bool:
    """Tell whether `text` holds nothing that could be read."""
    return not text.strip(BLANKS)


def wide_characters(text: str) -> list[str]:
    """Return the characters of `text` whose scripts put no blanks between words."""
    if not perhaps_wide(text):
        return []
    return [character for run in _wide().findall(text) for character in run]


def _count(pattern: re.Pattern[str], text: str) -> int:
    """Return how many characters the runs have that `pattern` finds in `text`."""
    return sum(map(len, pattern.findall(text)))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return `start`..`end` of `text` without the blanks at both ends; empty ranges stay empty."""
    piece = text[start:end]
    front = len(piece) - len(piece.lstrip(BLANKS))
    return start + front, start + max(front, len(piece.rstrip(BLANKS)))


def line_ranges(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, int]]:
    """Return (start of the bullet, start, end) of each line of `text` that is not blank.

    The first offset differs from the second where a bullet stands before the line. Offsets are
    code points; `start`..`end` bounds what is looked at and should hold whole lines. A line of
    nothing but a bullet is kept whole.
    """
    stop = len(text) if end is None else end
    found: list[tuple[int, int, int]] = []
    for match in LINE.finditer(text, start, stop):
        left, right = match.span()
        if text[left] in _BLANK or text[right - 1] in _BLANK:
            left, right = trimmed(text, left, right)
            if left >= right:
                continue
        front = left
        if text[left] in _BULLETS:
            bullet = BULLET.match(text, left, right)
            if bullet is not None and bullet.end() < right and not _speaks(text, left, right):
                left = bullet.end()
        found.append((front, left, right))
    return found


def _speaks(text: str, start: int, end: int) -> bool:
    """Tell whether a dash at `start` begins direct speech: a long one, before a whole sentence."""
    return text[start] == "–" and is_terminal(text[max(start, end - 12) : end])


def effective_length(text: str) -> float:
    """Return the length of `text` as Latin letters would need it to say the same.

    A Chinese, Japanese, Korean or Thai character counts 2.6, an Arabic or Hebrew one 1.25.
    """
    if text.isascii():
        return float(len(text))
    sample = text[:SAMPLE]
    extra = 0.25 * _count(_DENSE, sample)
    if _PERHAPS_WIDE.search(sample):
        extra += 1.6 * _count(_wide(), sample)
    return len(text) * (1 + extra / len(sample)) if sample else 0.0


def plain_size(text: str) -> tuple[float, int]:
    """Return the effective length and the words of `text`, which holds only letters and blanks.

    Both are 0 where a closer look is needed to tell them: where scripts mix or letters are dense.
    """
    if text.isascii() or max(text) < _FIRST_DENSE:
        return float(len(text)), len(text.split())
    if perhaps_wide(text) and _wide().fullmatch(text):
        return len(text) * 2.6, (len(text) + 1) // 2
    return 0.0, 0


def has_dense(text: str) -> bool:
    """Tell whether `text` could hold characters that say more than a Latin letter does."""
    return not text.isascii() and _PERHAPS_DENSE.search(text) is not None


def count_words(text: str, words: int) -> int:
    """Return about how many words the front of `text` has; two wide characters make one.

    `words` is their number where none is wide.
    """
    sample = text[:SAMPLE]
    if not perhaps_wide(sample) or not _wide().search(sample):
        return words
    return len(WORD.findall(_wide().sub(" ", sample))) + (_count(_wide(), sample) + 1) // 2


def count_sentences(text: str) -> int:
    """Return about how many sentences end in the front of `text`."""
    sample = text[:SAMPLE]
    return len(_SENTENCE.findall(sample)) if _STOP.search(sample) else 0


def is_terminal(text: str) -> bool:
    """Tell whether `text` ends as a sentence does.

    Thai and Lao have no full stop: there a long line counts as ended.
    """
    if text[-1:] in _LAST and _TERMINAL.search(text[-12:]) is not None:
        return True
    if len(text) < _LONG_UNPUNCTUATED:
        return False
    sample = text[:SAMPLE]
    return _count(_UNPUNCTUATED, sample) > len(sample) / 2


def is_truncated(text: str) -> bool:
    """Tell whether `text` ends as an excerpt does that was cut at a fixed length."""
    return text.endswith(_TRUNCATED)


def words_of(text: str) -> list[str]:
    """Return the words of the front of `text` without case; wide characters are not divided."""
    return all_words(text[:SAMPLE])


def all_words(text: str) -> list[str]:
    """Return what `words_of` does, of the whole text."""
    return _ASCII_WORD.findall(text.lower()) if text.isascii() else WORD.findall(text.casefold())


def repetition_key(text: str) -> str:
    """Return what two printings of one line have in common: its words, without case."""
    return " ".join(words_of(text))
