"""What differs from language to language about the end of a sentence, read from data files.

The files `abbreviations/<language>.txt` explain themselves in their first lines: a language is
added by adding a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

NEVER, NUMBER, EITHER, END = 1, 2, 3, 4
"""Kinds of abbreviation: more follows; more follows if it is a number; a starter decides; a capital
ends the sentence."""

_OTHERS = "und"
"""The file of all languages without one of their own."""

_GUESS_FROM = 600
_SUBJECT = r"[^\s,;:!?…“”«»„।]+"
_WORD = re.compile(r"[^\W\d_]+(?:[\u0900-\u0963]+[^\W\d_]*)*")


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """Abbreviations and tell-tale words of one language.

    `kinds` maps each written form of an abbreviation, without its last full stop, to its kind, and
    `endings` does so for the last letters of words. The words are in lower case. `any_ordinal` is
    true where a number with a full stop is an ordinal whatever stands before it. `saying` finds,
    right after a quotation, a subject of up to three words and a verb of saying. `beginnings` (the
    starters once more), `closing` and `open` tell sentences that end without a mark.
    """

    language: str = ""
    kinds: dict[str, int] = field(default_factory=dict)
    starters: frozenset[str] = frozenset()
    ordinal: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    saying: re.Pattern[str] | None = None
    endings: tuple[tuple[str, int], ...] = ()
    any_ordinal: bool = False
    beginnings: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


@cache
def languages() -> tuple[str, ...]:
    """Return the codes (ISO 639-1) of the languages that have rules, sorted."""
    names = (entry.name for entry in files("reader.text").joinpath("abbreviations").iterdir())
    codes = {name.removesuffix(".txt") for name in names if name.endswith(".txt")}
    return tuple(sorted(codes - {_OTHERS}))


@cache
def rules_for(language: str) -> LanguageRules:
    """Return the rules of `language`, a BCP 47 tag of which only the language counts.

    A language without a file gets the abbreviations that many languages share.
    """
    code = re.split("[-_]", language.lower())[0]
    code = {"no": "nb", "nn": "nb", "bs": "hr"}.get(code, code)
    sections = _sections(code if code in languages() else _OTHERS)
    kinds: dict[str, int] = {}
    endings: list[tuple[str, int]] = []
    for name, kind in (("end", END), ("either", EITHER), ("number", NUMBER), ("never", NEVER)):
        for entry in sections.get(name, ()):
            if entry[0] == "-":
                endings.append((entry[1:], kind))
                continue
            for form in (entry, entry[0].upper() + entry[1:], entry.upper()):
                kinds[form] = kind
    verbs = "|".join(sorted(map(re.escape, sections.get("saying", ())), key=len, reverse=True))
    ordinal = frozenset(sections.get("ordinal", ()))
    return LanguageRules(
        language=code,
        kinds=kinds,
        starters=frozenset(sections.get("starters", ())),
        ordinal=ordinal,
        months=frozenset(sections.get("months", ())),
        saying=re.compile(rf"(?:{_SUBJECT}\s){{0,3}}(?:{verbs})(?!\w)") if verbs else None,
        endings=tuple(endings),
        any_ordinal="*" in ordinal,
        beginnings=tuple(sections.get("starters", ())),
        closing=tuple(sections.get("closing", ())),
        open=tuple(sections.get("open", ())),
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
