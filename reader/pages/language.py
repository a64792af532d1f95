"""A guess at the language of a text from its script and a few function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import chain, filterfalse
from typing import NamedTuple, TypeAlias

from reader.pages import data

_SAMPLE = 4_000
_LOOKED_AT = 40_000
_SURE = 6
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", 0.08, (("\u3040", "\u30ff"),)),
    ("ko", 0.2, (("\uac00", "\ud7a3"),)),
    ("zh", 0.2, (("\u3400", "\u9fff"),)),
    ("he", 0.3, (("\u0590", "\u05ff"),)),
    ("el", 0.3, (("\u0370", "\u03ff"), ("\u1f00", "\u1fff"))),
    ("th", 0.3, (("\u0e00", "\u0e7f"),)),
    ("lo", 0.3, (("\u0e80", "\u0eff"),)),
    ("hi", 0.3, (("\u0900", "\u097f"),)),
    ("bn", 0.3, (("\u0980", "\u09ff"),)),
    ("pa", 0.3, (("\u0a00", "\u0a7f"),)),
    ("gu", 0.3, (("\u0a80", "\u0aff"),)),
    ("ta", 0.3, (("\u0b80", "\u0bff"),)),
    ("te", 0.3, (("\u0c00", "\u0c7f"),)),
    ("kn", 0.3, (("\u0c80", "\u0cff"),)),
    ("ml", 0.3, (("\u0d00", "\u0d7f"),)),
    ("si", 0.3, (("\u0d80", "\u0dff"),)),
    ("my", 0.3, (("\u1000", "\u109f"),)),
    ("ka", 0.3, (("\u10a0", "\u10ff"),)),
    ("am", 0.3, (("\u1200", "\u137f"),)),
    ("km", 0.3, (("\u1780", "\u17ff"),)),
    ("hy", 0.3, (("\u0530", "\u058f"),)),
)
"""Languages by script: of the letters this share at least, the first and last of its letters."""

_OWN_LETTERS = {
    **dict.fromkeys("ыэё", "ru"),
    **dict.fromkeys("іїєґ", "uk"),
    "ў": "be",
    "ъ": "bg",
    **dict.fromkeys("ђћ", "sr"),
    **dict.fromkeys("ѓќѕ", "mk"),
    **dict.fromkeys("қңғұәһ", "kk"),
    **dict.fromkeys("پچژگ", "fa"),
    **dict.fromkeys("ٹڈڑںے", "ur"),
    **dict.fromkeys("ğış", "tr"),
    "ə": "az",
    **dict.fromkeys("łżęśź", "pl"),
    **dict.fromkeys("řěů", "cs"),
    **dict.fromkeys("ľĺŕ", "sk"),
    **dict.fromkeys("őű", "hu"),
    **dict.fromkeys("șțţ", "ro"),
    **dict.fromkeys("ãõ", "pt"),
    **dict.fromkeys("ėįųū", "lt"),
    **dict.fromkeys("āēīņļķģ", "lv"),
    **dict.fromkeys("þð", "is"),
    **dict.fromkeys("ơưạảấầậắặẹếềểệịọốồộớờợụứừữự", "vi"),
    "ñ": "es",
    "ß": "de",
}
"""Letters that tell one language from others whose function words look alike."""

_OWN_LETTER = re.compile(f"[{''.join(_OWN_LETTERS)}]")
_NOT_LATIN = re.compile("[^\x00-\u036f\u0400-\u052f\u1e00-\u1eff\u2000-\u303f]+")
_LEAST_SCRIPT = 0.08
"""The smallest share of letters by which a script tells the language."""


class Words(NamedTuple):
    """What the words of a text say of its language.

    How many letters and words (runs of letters) there are, and each function word, how often.
    """

    letters: int
    number: int
    listed: Mapping[str, int]


def guess_language(text: str, words: Words | None = None) -> str:
    """Return the ISO 639-1 code of the language of `text`, or "" where the signs do not suffice.

    `words` are those of the whole text, where they are known.
    """
    sample = text[:_SAMPLE]
    if words is None or len(text) > _SAMPLE:
        words = _words(sample)
    letters = words.letters
    if not letters:
        return ""
    strange = beyond_ascii(sample)
    others = "".join(_NOT_LATIN.findall(strange))
    if len(others) > _LEAST_SCRIPT * letters:
        blocks = _blocks(others)
        for script in _scripts():
            if script.blocks & blocks and script.count(others) > script.share * letters:
                return script.language
    listed = data.languages_by_word("stopwords.txt")
    found: Counter[str] = Counter()
    for word, times in words.listed.items():
        for code in listed[word]:
            found[code] += times
    for letter in _OWN_LETTER.findall(strange):
        found[_OWN_LETTERS[letter]] += 1
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    (best, most), (_, second) = ([*ranked, ("", 0), ("", 0)])[:2]
    sure = most >= 3 and most >= 0.08 * words.number and most > second
    return best if sure else ""


class _Script(NamedTuple):
    """A script that tells its language; `blocks` are those of Unicode that it is in."""

    language: str
    share: float
    blocks: frozenset[int]
    pattern: re.Pattern[str]

    def count(self, text: str) -> int:
        """Return how many characters of `text` are of this script."""
        return sum(map(len, self.pattern.findall(text)))


@cache
def _scripts() -> tuple[_Script, ...]:
    return tuple(
        _Script(language, share, _blocks_of(ranges), re.compile(f"[{_class(ranges)}]+"))
        for language, share, ranges in _SCRIPTS
    )


def _class(ranges: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{first}-{last}" for first, last in ranges)


def _blocks_of(ranges: Iterable[tuple[str, str]]) -> frozenset[int]:
    """Return the high bytes of the code points in these ranges."""
    return frozenset(b for x, y in ranges for b in range(ord(x) >> 8, (ord(y) >> 8) + 1))


def _blocks(text: str) -> frozenset[int]:
    """Return the high bytes of the UTF-16 of `text`, which tell scripts apart at little cost."""
    return frozenset(text.encode("utf-16-le", "surrogatepass")[1::2])


_ASCII = bytes(range(0x80))


@lru_cache(maxsize=2)
def beyond_ascii(text: str) -> str:
    """Return the characters of `text` that are not ASCII, in order; a page is asked twice."""
    if text.isascii():
        return ""
    return (
        text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode(errors="surrogatepass")
    )


_CYRILLIC, _ARABIC = ("\u0400", "\u04ff"), ("\u0600", "\u06ff")
_LETTERS = {
    "el": ("\u0370", "\u03ff"),
    **dict.fromkeys(("bg", "ru", "uk"), _CYRILLIC),
    "he": ("\u0590", "\u05ff"),
    **dict.fromkeys(("ar", "fa", "ur"), _ARABIC),
    "hi": ("\u0900", "\u097f"),
    "bn": ("\u0980", "\u09ff"),
    "ta": ("\u0b80", "\u0bff"),
    "th": ("\u0e00", "\u0e7f"),
    **dict.fromkeys(("ja", "zh"), ("\u3040", "\u9fff")),
    "ko": ("\uac00", "\ud7a3"),
}
"""The first and last letter of the script of languages that are not written in Latin letters."""
_SCRIPT_RANGES = frozenset(_LETTERS.values())


def _words(text: str) -> Words:
    found = _WORD.findall(text.casefold())
    return Words(sum(map(len, found)), len(found), _listed_among(found))


def _listed_among(words: Iterable[str]) -> Counter[str]:
    return Counter(filter(data.languages_by_word("stopwords.txt").__contains__, words))


def words_of_lines(keys: Iterable[str]) -> Words:
    """Return the words of lines with these keys.

    A key is the words of its line without case (see `characters.words_of`), with blanks between.
    """
    letters = number = 0
    found: list[str] = []
    for key in keys:
        words = key.split(" ")
        together = key.replace(" ", "")
        if not together.isalpha():
            # Numbers, most often, and words with marks on their letters.
            others = _WORD.findall(" ".join(filterfalse(str.isalpha, words)))
            words = [*filter(str.isalpha, words), *others]
            together = "".join(words)
        letters += len(together)
        number += len(words)
        found += words
    return Words(letters, number, _listed_among(found))


def files_for(text: str, words: Words | None = None) -> tuple[str, ...]:
    """Return the names of the phrase files of the languages that `text` could be in, in order.

    Those are the languages whose script is in it; of those in Latin letters English, the one with
    the most function words in it, and all with two function words that this one has not. Where no
    language has so many that it can be told, all of them are. `words` are those of the whole text,
    where they are known.
    """
    if words is None or len(text) > _LOOKED_AT:
        words = _words(text[:_LOOKED_AT])
    return _files_of(_letters_of(text), _latin_languages(words.listed))


def _letters_of(text: str) -> frozenset[tuple[str, str]]:
    """Return the scripts of which there is a letter in `text`, but for the Latin one."""
    strange = beyond_ascii(text)
    blocks = _blocks(strange)
    return frozenset(
        letters
        for letters, own, pattern in _beyond_latin()
        if own & blocks and pattern.search(strange)
    )


@cache
def _beyond_latin() -> list[tuple[tuple[str, str], frozenset[int], re.Pattern[str]]]:
    return [(s, _blocks_of([s]), re.compile(f"[{_class([s])}]")) for s in _SCRIPT_RANGES]


@lru_cache(maxsize=256)
def _files_of(scripts: frozenset[tuple[str, str]], latin: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in data.phrase_files() if _is_for(name[8:-4], scripts, latin))


def _is_for(language: str, scripts: frozenset[tuple[str, str]], latin: frozenset[str]) -> bool:
    if language in _LETTERS:
        return _LETTERS[language] in scripts
    return not latin or language in latin or language not in _listed()


def _latin_languages(words: Iterable[str]) -> frozenset[str]:
    """Return the languages that have these function words, each of which is given once."""
    found = list(map(_codes_by_word().__getitem__, words))
    counts = Counter(chain.from_iterable(codes for codes, _, _ in found))
    best, most = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if most < _SURE:
        return frozenset()
    others = Counter(chain.from_iterable(each for _, each, own in found if best not in own))
    return frozenset({"en", best, *(code for code, count in others.items() if count > 1)})


_Codes: TypeAlias = tuple[tuple[str, ...], frozenset[str], tuple[str, ...]]


@cache
def _codes_by_word() -> dict[str, _Codes]:
    """Return word -> the languages that it is a function word of.

    Those are given without scripts, each of them once, and as they are listed.
    """
    found: dict[str, _Codes] = {}
    for word, own in data.languages_by_word("stopwords.txt").items():
        codes = tuple(name.partition("-")[0] for name in own)
        found[word] = codes, frozenset(codes), own
    return found


@cache
def _listed() -> frozenset[str]:
    """Return the languages whose function words are known."""
    listed = data.languages_by_word("stopwords.txt").values()
    return frozenset(language.partition("-")[0] for own in listed for language in own)
