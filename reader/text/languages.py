"""What differs from language to language about the end of a sentence, read from data files.

The files `abbreviations/<language>.txt` explain themselves in their first lines: a language is
added by adding a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

NEVER, NUMBER, EITHER = 1, 2, 3
"""Kinds of abbreviation: more follows; more follows if it is a number; a starter decides."""

_GUESS_FROM = 600
_WORD = re.compile(r"[^\W\d_]+(?:[\u0900-\u0963]+[^\W\d_]*)*")


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """Abbreviations and tell-tale words of one language.

    `kinds` maps each written form of an abbreviation, without its last full stop, to its kind. The
    other sets are in lower case. `saying` finds, right after a quotation, a subject of up to three
    words and a verb of saying.
    """

    language: str = ""
    kinds: dict[str, int] = field(default_factory=dict)
    starters: frozenset[str] = frozenset()
    ordinal: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    saying: re.Pattern[str] | None = None


@cache
def languages() -> tuple[str, ...]:
    """Return the codes (ISO 639-1) of the languages that have rules, sorted."""
    names = (entry.name for entry in files("reader.text").joinpath("abbreviations").iterdir())
    return tuple(sorted(name.removesuffix(".txt") for name in names if name.endswith(".txt")))


@cache
def rules_for(language: str) -> LanguageRules:
    """Return the rules of `language`, a BCP 47 tag of which only the language counts.

    A language without a file gets rules without any abbreviation.
    """
    code = re.split("[-_]", language.lower())[0]
    code = {"no": "nb", "nn": "nb"}.get(code, code)
    if code not in languages():
        return LanguageRules(code)
    sections = _sections(code)
    kinds: dict[str, int] = {}
    for name, kind in (("either", EITHER), ("number", NUMBER), ("never", NEVER)):
        for entry in sections.get(name, ()):
            for form in (entry, entry[0].upper() + entry[1:], entry.upper()):
                kinds[form] = kind
    verbs = "|".join(sorted(map(re.escape, sections.get("saying", ())), key=len, reverse=True))
    return LanguageRules(
        language=code,
        kinds=kinds,
        starters=frozenset(sections.get("starters", ())),
        ordinal=frozenset(sections.get("ordinal", ())),
        months=frozenset(sections.get("months", ())),
        saying=re.compile(rf"(?:[\w.'’-]+\s){{0,3}}(?:{verbs})\b") if verbs else None,
    )


def guess(text: str) -> str:
    """Return the code of the language whose frequent words `text` has most of, or an empty string.

    Only the beginning is looked at. A word that several languages share counts less.
    """
    votes: dict[str, float] = {}
    owners = _owners()
    for word in set(_WORD.findall(text[:_GUESS_FROM].lower())):
        for code, weight in owners.get(word, ()):
            votes[code] = votes.get(code, 0.0) + weight
    if not votes:
        return ""
    return min(votes, key=lambda code: (-votes[code], code))


@cache
def _owners() -> dict[str, tuple[tuple[str, float], ...]]:
    codes: dict[str, list[str]] = {}
    for code in languages():
        for word in rules_for(code).starters:
            codes.setdefault(word, []).append(code)
    return {word: tuple((code, 1 / len(own)) for code in own) for word, own in codes.items()}


def _sections(code: str) -> dict[str, list[str]]:
    source = files("reader.text").joinpath("abbreviations", f"{code}.txt").read_text("utf-8")
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in source.splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[] "), [])
        elif not line.startswith("#"):
            current.extend(line.split())
    return sections
