"""What differs from language to language about sentences and clauses, read from data files.

The files `abbreviations/<language>.txt` and `cues/<language>.txt` explain themselves in their first
lines: a language is added by adding a file.
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

_UNSPACED = frozenset({"ja", "th", "zh"})
"""Languages without blanks between words, in which a cue word is found inside a run."""

_GUESS_FROM = 600
_SHARE = 6
"""A script counts where it has more than one of so many characters."""
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("th", re.compile("[\u0e01-\u0e5b]")),
)
_SUBJECT = r"[^\s,;:!?…“”«»„।]+"
_WORD = re.compile(r"[^\W\d_]+(?:[\u0900-\u0963]+[^\W\d_]*)*")


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """Abbreviations and tell-tale words of one language.

    `kinds` maps each written form of an abbreviation, without its last full stop, to its kind, and
    `endings` does so for the last letters of words (`final`). The words are in lower case.
    `any_ordinal` is true where a number with a full stop is an ordinal whatever stands before it.
    `saying` finds, right after a quotation, a subject of up to three words and a verb of saying.
    `beginnings` (the starters once more), `closing` and `open` tell sentences that end without a
    mark.
    """

    language: str = ""
    kinds: dict[str, int] = field(default_factory=dict)
    starters: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    ordinal: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    saying: re.Pattern[str] | None = None
    endings: tuple[tuple[str, int], ...] = ()
    final: tuple[str, ...] = ()
    any_ordinal: bool = False
    beginnings: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that signal who said something, in one language.

    `pattern` finds one in lower case; its group is ``say`` (what was said may follow at once),
    ``cue`` or ``that`` (begins what was said). Before the words in `stay` no clause ends behind a
    verb.
    """

    pattern: re.Pattern[str]
    stay: frozenset[str]


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
    code = _code(language)
    sections = _sections(code if code in languages() else _OTHERS, "abbreviations")
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
        words=frozenset(sections.get("words", ())),
        ordinal=ordinal,
        months=frozenset(sections.get("months", ())),
        when=frozenset(sections.get("when", ())),
        saying=re.compile(rf"(?:{_SUBJECT}\s){{0,3}}(?:{verbs})(?!\w)") if verbs else None,
        endings=tuple(endings),
        final=tuple(ending for ending, _ in endings),
        any_ordinal="*" in ordinal,
        beginnings=tuple(sections.get("starters", ())),
        closing=tuple(sections.get("closing", ())),
        open=tuple(sections.get("open", ())),
    )


@cache
def cues_for(language: str) -> Cues | None:
    """Return the cue words of `language` (BCP 47), None where there is no file for it."""
    code = _code(language)
    source = files("reader.text").joinpath("cues", f"{code}.txt")
    if not source.is_file():
        return None
    sections = _sections(code, "cues")
    groups = []
    for name in ("say", "cue", "that"):
        entries = [entry.replace("_", " ") for entry in sections.get(name, ())]
        if not entries:
            continue
        found = "|".join(
            re.escape(entry) + (r"(?![\w’'-])" if entry[-1].isalnum() else "")
            if code not in _UNSPACED
            else re.escape(entry)
            for entry in sorted(entries, key=len, reverse=True)
        )
        groups.append(f"(?P<{name}>{found})")
    before = "" if code in _UNSPACED else r"(?<![\w’'-])"
    return Cues(re.compile(f"{before}(?:{'|'.join(groups)})"), frozenset(sections.get("stay", ())))


def guess(text: str) -> str:
    """Return the code of the language whose frequent words `text` has most of, or an empty string.

    Only the beginning is looked at. A word that several languages share counts less. Scripts that
    one language has, or that write no blanks, tell it by themselves.
    """
    beginning = text[:_GUESS_FROM]
    if not beginning.isascii():
        for code, script in _SCRIPTS:
            if len(script.findall(beginning)) > len(beginning) // _SHARE:
                return code
    votes: dict[str, float] = {}
    owners = _owners()
    for word in set(_WORD.findall(beginning.lower())):
        for code, weight in owners.get(word, ()):
            votes[code] = votes.get(code, 0.0) + weight
    if not votes:
        return ""
    return min(votes, key=lambda code: (-votes[code], code))


@cache
def _owners() -> dict[str, tuple[tuple[str, float], ...]]:
    codes: dict[str, list[str]] = {}
    for code in languages():
        for word in rules_for(code).starters | rules_for(code).words:
            codes.setdefault(word, []).append(code)
    return {word: tuple((code, 1 / len(own)) for code in own) for word, own in codes.items()}


def _code(language: str) -> str:
    code = re.split("[-_]", language.lower())[0]
    return {"no": "nb", "nn": "nb", "bs": "hr"}.get(code, code)


def _sections(code: str, folder: str) -> dict[str, list[str]]:
    source = files("reader.text").joinpath(folder, f"{code}.txt").read_text("utf-8")
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in source.splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[] "), [])
        elif not line.startswith("#"):
            current.extend(line.split())
    return sections
