"""A guess at the language of a text from its script and a few function words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import chain

from reader.pages import data

_SAMPLE = 4_000
_LOOKED_AT = 40_000
_SURE = 6
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", "[\u3040-\u30ff]", 0.08),
    ("ko", "[\uac00-\ud7a3]", 0.2),
    ("zh", "[\u3400-\u9fff]", 0.2),
    ("he", "[\u0590-\u05ff]", 0.3),
    ("el", "[\u0370-\u03ff\u1f00-\u1fff]", 0.3),
    ("th", "[\u0e00-\u0e7f]", 0.3),
    ("lo", "[\u0e80-\u0eff]", 0.3),
    ("hi", "[\u0900-\u097f]", 0.3),
    ("bn", "[\u0980-\u09ff]", 0.3),
    ("pa", "[\u0a00-\u0a7f]", 0.3),
    ("gu", "[\u0a80-\u0aff]", 0.3),
    ("ta", "[\u0b80-\u0bff]", 0.3),
    ("te", "[\u0c00-\u0c7f]", 0.3),
    ("kn", "[\u0c80-\u0cff]", 0.3),
    ("ml", "[\u0d00-\u0d7f]", 0.3),
    ("si", "[\u0d80-\u0dff]", 0.3),
    ("my", "[\u1000-\u109f]", 0.3),
    ("ka", "[\u10a0-\u10ff]", 0.3),
    ("am", "[\u1200-\u137f]", 0.3),
    ("km", "[\u1780-\u17ff]", 0.3),
    ("hy", "[\u0530-\u058f]", 0.3),
)
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

_NOT_LATIN = re.compile("[^\x00-\u036f\u0400-\u052f\u1e00-\u1eff\u2000-\u303f]")
_LEAST_SCRIPT = 0.08
"""The smallest share of letters by which a script tells the language."""


def guess_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, or "" where the signs do not suffice."""
    sample = text[:_SAMPLE]
    words = _words(sample)
    letters = sum(map(len, words))
    if not letters:
        return ""
    there = set(sample)
    others = _NOT_LATIN.findall("".join(there))
    if others and sum(map(sample.count, others)) > _LEAST_SCRIPT * letters:
        for language, script, share in _SCRIPTS:
            if sum(map(sample.count, re.findall(script, "".join(there)))) > share * letters:
                return language
    listed = data.languages_by_word("stopwords.txt")
    counts: Counter[str] = Counter()
    for word, times in Counter(filter(listed.__contains__, words)).items():
        for code in listed[word]:
            counts[code] += times
    for letter in _OWN_LETTERS.keys() & there:
        counts[_OWN_LETTERS[letter]] += sample.count(letter)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    (best, most), (_, second) = ([*ranked, ("", 0), ("", 0)])[:2]
    sure = most >= 3 and most >= 0.08 * len(words) and most > second
    return best if sure else ""


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
_BEYOND_LATIN = re.compile(f"[{''.join(f'{first}-{last}' for first, last in _SCRIPT_RANGES)}]")


@lru_cache(maxsize=2)
def _words(text: str) -> list[str]:
    """Return the words of `text` without case; a page is asked for them more than once."""
    return _WORD.findall(text.casefold())


def files_for(text: str) -> tuple[str, ...]:
    """Return the names of the phrase files of the languages that `text` could be in, in order.

    Those are the languages whose script is in it; of those in Latin letters English, the one with
    the most function words in it, and all with two function words that this one has not. Where no
    language has so many that it can be told, all of them are.
    """
    letters = "" if text.isascii() else "".join(_BEYOND_LATIN.findall("".join(set(text))))
    scripts = frozenset(s for s in _SCRIPT_RANGES if any(s[0] <= c <= s[1] for c in letters))
    return _files_of(scripts, _latin_languages(text))


@lru_cache(maxsize=256)
def _files_of(scripts: frozenset[tuple[str, str]], latin: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in data.phrase_files() if _is_for(name[8:-4], scripts, latin))


def _is_for(language: str, scripts: frozenset[tuple[str, str]], latin: frozenset[str]) -> bool:
    if language in _LETTERS:
        return _LETTERS[language] in scripts
    return not latin or language in latin or language not in _listed()


def _latin_languages(text: str) -> frozenset[str]:
    listed = _codes_by_word()
    found = [own for word in set(_words(text[:_LOOKED_AT])) if (own := listed.get(word))]
    counts = Counter(chain.from_iterable(codes for codes, _ in found))
    best, most = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if most < _SURE:
        return frozenset()
    others = Counter(chain.from_iterable(set(codes) for codes, own in found if best not in own))
    return frozenset({"en", best, *(code for code, count in others.items() if count > 1)})


@cache
def _codes_by_word() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return word -> the languages that it is a function word of, without scripts and as listed."""
    listed = data.languages_by_word("stopwords.txt")
    return {word: (tuple(x.partition("-")[0] for x in own), own) for word, own in listed.items()}


@cache
def _listed() -> frozenset[str]:
    """Return the languages whose function words are known."""
    listed = data.languages_by_word("stopwords.txt").values()
    return frozenset(language.partition("-")[0] for own in listed for language in own)
