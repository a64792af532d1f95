"""Forms of names: what could name a person, and what an outlet."""

from __future__ import annotations

import re

from reader.pages import characters as ch
from reader.pages import data

NAME_END = re.compile(r"\s+(?:in|for|at|with)\s.*\Z")
_SMALL = frozenset(
    (
        *(
            "of",
            "the",
            "and",
            "for",
            "de",
            "du",
            "des",
            "la",
            "le",
            "les",
            "el",
            "los",
            "las",
            "del",
        ),
        *("da", "do", "das", "dos", "di", "della", "delle", "degli", "e", "et", "y", "i", "u", "a"),
        *("und", "für", "am", "im", "an", "der", "die", "das", "vom", "zum", "in", "van", "voor"),
        *(
            "het",
            "och",
            "og",
            "på",
            "na",
            "nad",
            "pod",
            "z",
            "ze",
            "и",
            "і",
            "та",
            "на",
            "του",
            "της",
        ),
    )
)
_PARTICLES = frozenset(
    (
        *("de", "da", "do", "dos", "das", "di", "del", "della", "la", "le", "du", "des", "von"),
        *("van", "der", "den", "ten", "bin", "ibn", "al", "el", "y", "e", "i", "zu", "af"),
    )
)


_FRONTED = 6
"""A compound that begins with the word for news is longer than this."""


def reads_as_name(text: str) -> bool:
    """Tell whether `text` could name an outlet: capitals (where the script has them), no full stop.

    A host name such as ``news.example`` counts as well.
    """
    if not text or text[-1] in ".?!…,;:" or not any(c.isalpha() for c in text):
        return False
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", text):
        return True
    words = text.split()
    return all(not word[0].islower() or word in _SMALL for word in words)


def is_person(text: str) -> bool:
    """Tell whether `text` could be a person's name by its form, as far as that can be told."""
    text = NAME_END.sub("", text)
    words = text.split()
    if not 2 <= len(words) <= 4 or len(text) > 40 or text[-1] in ch.BREAKS + ".?!…,;:":
        return False
    listed, endings = data.outlet_words()
    for word in words:
        plain = word.replace("-", "").replace("'", "").replace("’", "").rstrip(".")
        if not plain or not ch.WORD.fullmatch(plain) or any(c.isdigit() for c in plain):
            return False
        low = word.casefold()
        if low in listed or (low.endswith(endings) and len(low) > 6):
            return False
        if word[0].islower() and low not in _PARTICLES:
            return False
    return True


def is_outlet_name(name: str, *, section: bool = True) -> bool:
    """Tell whether `name` has a word that outlets have in their names, and reads as a name.

    Without `section`, words that name the sections of a page as well do not count.
    """
    listed, endings = data.outlet_words()
    if not section:
        listed = listed - data.section_words()
    words = name.casefold().split()
    compound = any(
        len(word) > len(end) + 1
        for word in words
        if word.endswith(endings)
        for end in endings
        if word.endswith(end)
    ) or any(word.startswith(data.outlet_fronts()) for word in words if len(word) > _FRONTED)
    if not compound and (len(words) < 2 or not listed.intersection(words)):
        return False
    return len(words) <= 6 and len(name) <= 45 and reads_as_name(name)
