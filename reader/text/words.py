"""Words of a text as exact ranges (code points, half-open)."""

from __future__ import annotations

from reader.text.lazy import lazy

# Vowel signs and other marks are no word characters to `re`; without them words would fall apart
# inside clusters. Joiners stand inside words of Persian and of the scripts of India.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u07a6-\u07b0\u0900-\u0963\u0966-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ece"
    "\u0f71-\u0f84\u102b-\u103e\u1056-\u109d\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f\u00ad"
)
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
_HEBREW = "\u05d0-\u05ea"
_THAI = "\u0e01-\u0e5b\u0e81-\u0edf"
_PIECE = rf"(?:[^\W{_HAN}{_KANA}{_THAI}]|[{_MARKS}])+"
# What holds a word together: apostrophes, hyphens, separators of numbers, full stops of addresses,
# the marks of Hebrew abbreviations.
_JOINT = (
    rf"(?:['’ʼ‘‑&·-]|(?<=\d)[.,:٫٬](?=\d)|(?<=\w)\.(?=[a-z])|(?<=[{_HEBREW}])[\"״׳](?=[{_HEBREW}]))"
)
# A syllable of Thai or Lao begins with a vowel written before its consonant, and ends with a short
# a or the sign of repetition.
_SYLLABLES = (
    r"[\u0e40-\u0e44\u0ec0-\u0ec4]?[\u0e01-\u0e2f\u0e31-\u0e3a\u0e45\u0e47-\u0e4e\u0e50-\u0e5b"
    r"\u0e81-\u0eaf\u0eb1-\u0ebd\u0ec6-\u0edf]*+[\u0e30\u0e46\u0eb0]?"
)
_WORD = lazy(
    rf"https?://[^\s<>\"“”]*[\w/]|(?:www\.|pic\.twitter\.com/)[^\s<>\"“”]*[\w/]"
    rf"|[A-Za-z0-9_.+-]{{1,64}}+(?<=\w)@[\w-]{{1,64}}+(?:\.[\w-]+)+"
    rf"|(?<!\w)(?:[^\W\d_{_HAN}{_KANA}{_THAI}]{{1,2}}\.){{2,}}(?:-{_PIECE})?"
    rf"|[#@$€£¥₹₽]?{_PIECE}(?:{_JOINT}{_PIECE})*%?"
    rf"|(?=[{_THAI}]){_SYLLABLES}"
    rf"|(?P<han>[{_HAN}][{_HAN}{_MARKS}]*)|[\u3041-\u309fー][\u3041-\u309fー{_MARKS}]*"
    rf"|[\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f][\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f{_MARKS}]*"
)
_AROUND = ".,;:!?…\"'“”„‘’«»‹›()[]–—-/|•"
"""Marks that are of no word where they stand before or behind all of it."""
_UNDIVIDED = lazy(f"[{_HAN}{_KANA}{_THAI}]")
"""Characters of scripts that do not divide words by blanks."""
_JAPANESE = lazy(f"[{_KANA}]")
_CHINESE = lazy(f"[{_HAN}][{_MARKS}]*")


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the ranges of the words of `text` between `start` and `end`, in order, disjoint.

    An apostrophe or hyphen inside a word and a separator inside a number belong to it, so do the
    full stops of ``U.S.``, a sign before a name or an amount, and all of a link or address.
    Punctuation is in no word. Where no blanks stand between words, no dictionary finds them: every
    Chinese character is a word; in Japanese (wherever kana stands in the stretch) every run of one
    script is; Thai and Lao are divided where a vowel shows that a syllable begins or ends, so that
    a word may be in several ranges or several words in one; other such scripts give runs.
    """
    stop = len(text) if end is None else end
    japanese = _JAPANESE.search(text, start, stop) is not None
    found: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, stop):
        if match.lastgroup is None or japanese:
            found.append(match.span())
        else:
            found += [each.span() for each in _CHINESE.finditer(text, *match.span())]
    return found


def count_words(text: str) -> int:
    """Return how many words `words` finds in `text`."""
    if not text.isascii() and _UNDIVIDED.search(text) is not None:
        return len(words(text))
    # No word reaches over a blank: letters and digits with nothing but such marks around are one.
    stretches = text.split()
    rest = [s for s in stretches if not (s.isalnum() or s.strip(_AROUND).isalnum())]
    return len(stretches) - len(rest) + len(words(" ".join(rest)))
