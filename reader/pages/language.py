"""A guess at the language of a text from its script and a few function words."""

from __future__ import annotations

import re

from reader.pages import data

_SAMPLE = 4_000
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]"), 0.08),
    ("ko", re.compile("[\uac00-\ud7a3]"), 0.2),
    ("zh", re.compile("[\u3400-\u9fff]"), 0.2),
    ("he", re.compile("[\u0590-\u05ff]"), 0.3),
    ("el", re.compile("[\u0370-\u03ff]"), 0.3),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.3),
    ("hi", re.compile("[\u0900-\u097f]"), 0.3),
    ("ka", re.compile("[\u10a0-\u10ff]"), 0.3),
    ("hy", re.compile("[\u0530-\u058f]"), 0.3),
)
_LETTER = re.compile(r"[^\W\d_]")


def guess_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, or "" where the signs do not suffice."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return ""
    for language, script, share in _SCRIPTS:
        if len(script.findall(sample)) > share * letters:
            return language
    words = [word.casefold() for word in _WORD.findall(sample)]
    counts = {
        language: sum(word in listed for word in words)
        for language, listed in data.words_by_language("stopwords.txt").items()
    }
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    (best, most), (_, second) = ranked[0], ranked[1]
    sure = most >= 3 and most >= 0.08 * len(words) and most > second
    return best if sure else ""
