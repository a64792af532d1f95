"""What differs from language to language about sentences and clauses, read from data files.

The files `abbreviations/<language>.txt` and `cues/<language>.txt` explain themselves in their first
lines: a language is added by adding a file. A workspace may have files of its own, which add to
these; their text is passed in, so that nothing is read here but the package.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath

from reader.model.errors import SettingsError
from reader.text.lazy import lazy

NEVER, NUMBER, EITHER, END = 1, 2, 3, 4
"""Kinds of abbreviation: more follows; more follows if it is a number; a starter decides; a capital
ends the sentence."""

# `importlib.resources` would load archives and temporary files, which takes longer than reading.
_FOLDER = Path(__file__).parent

ABBREVIATIONS, CUES = "abbreviations", "cues"
"""The folders of the files, of the package and of a workspace."""

_SECTIONS = {
    ABBREVIATIONS: (
        *("never", "number", "either", "end", "starters", "words", "saying"),
        *("closing", "open", "subjects", "joins", "when", "ordinal", "months"),
        *("continues", "predicates", "places", "units"),
    ),
    CUES: ("say", "cue", "that", "stay"),
}
"""The sections that the files of a folder may have."""

_CODE = lazy("[a-z]{2,3}")
_Sections = dict[str, list[str]]

_OTHERS = "und"
"""The file of all languages without one of their own."""

_UNSPACED = frozenset({"ja", "th", "zh"})
"""Languages without blanks between words, in which a cue word is found inside a run."""

_GUESS_FROM = 600
_SHARE = 6
"""A script counts where it has more than one of so many characters."""
_SCRIPTS = (
    ("ja", lazy("[\u3041-\u30ff]")),
    ("zh", lazy("[\u3400-\u9fff]")),
    ("ko", lazy("[\uac00-\ud7a3]")),
    ("th", lazy("[\u0e01-\u0e5b]")),
)
_OWN_LETTERS = {
    **dict.fromkeys("ыэё", "ru"),
    **dict.fromkeys("іїєґ", "uk"),
    **dict.fromkeys("ђћџ", "sr"),
    **dict.fromkeys("łżęśź", "pl"),
    **dict.fromkeys("řěů", "cs"),
    **dict.fromkeys("ğış", "tr"),
    **dict.fromkeys("ãõ", "pt"),
    **dict.fromkeys("őű", "hu"),
    **dict.fromkeys("țș", "ro"),
    **dict.fromkeys("پچژگ", "fa"),
    **dict.fromkeys("ٹڈڑںے", "ur"),
    **dict.fromkeys("ñ¿¡", "es"),
    "ß": "de",
}
"""Letters that speak for one of the languages that share words."""
_MAIN = (
    ("he", lazy("[\u05d0-\u05ea]")),
    ("ar", lazy("[\u0620-\u064a]")),
    ("el", lazy("[\u03b1-\u03c9]")),
    ("ru", lazy("[\u0430-\u044f]")),
    ("hi", lazy("[\u0900-\u0963]")),
    ("bn", lazy("[\u0980-\u09ff]")),
)
"""The language of a script, where not one word tells."""
_SUBJECT = r"[^\s,;:!?…“”«»„।]+"
_WORD = lazy(r"[^\W\d_]+(?:[\u0900-\u0963]+[^\W\d_]*)*")


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """Abbreviations and tell-tale words of one language.

    `kinds` maps each written form of an abbreviation, without its last full stop, to its kind, and
    `endings` does so for the last letters of words (`final`). The words are in lower case.
    `any_ordinal` is true where a number with a full stop is an ordinal whatever stands before it.
    `saying` finds, right after a quotation, a subject of up to three words and a verb of saying
    (`verbs`).
    `beginnings` (the starters once more), `closing`, `open` and `subjects` tell sentences that end
    without a mark; so do `continues` (no sentence begins so), `predicates` (verbs, and words beside
    them), `places` and `units` (after a number). With one of the words in `joins` a sentence goes
    on after an ellipsis.
    """

    language: str = ""
    kinds: dict[str, int] = field(default_factory=dict)
    starters: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    ordinal: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    when: tuple[str, ...] = ()
    saying: re.Pattern[str] | None = None
    verbs: tuple[str, ...] = ()
    endings: tuple[tuple[str, int], ...] = ()
    final: tuple[str, ...] = ()
    any_ordinal: bool = False
    beginnings: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    continues: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    joins: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that signal who said something, in one language.

    `pattern` finds one in lower case; its group is ``say`` (what was said may follow at once),
    ``cue`` or ``that`` (begins what was said). Before the words in `stay` no clause ends behind a
    verb.
    """

    pattern: re.Pattern[str]
    stay: frozenset[str]


class Lexicon:
    """The rules and cue words of all languages: those of the package, and a workspace's own."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        """Take the text of each file in `own`, whose names end in ``abbreviations/de.txt`` or so.

        Such a file is written like the package's and adds to it; an abbreviation that both have
        behaves as the file says. Raises `SettingsError` with file and line where one is wrong.
        """
        self._own: dict[tuple[str, str], list[_Sections]] = {}
        self._rules: dict[str, LanguageRules] = {}
        self._cues: dict[str, Cues | None] = {}
        self._owners: dict[str, tuple[tuple[str, float], ...]] = {}
        codes = {code for folder, code in _shipped_files() if folder == ABBREVIATIONS}
        for name, source in (own or {}).items():
            folder, code = PurePosixPath(name).parts[-2], PurePosixPath(name).stem
            if folder not in _SECTIONS or not _CODE.fullmatch(code) or _code(code) != code:
                hint = "write it into a file named after the language, de.txt for German"
                raise SettingsError("is not named after a language", file=name, hint=hint)
            self._own.setdefault((folder, code), []).append(_own_sections(name, folder, source))
            if folder == ABBREVIATIONS:
                codes.add(code)
        self.languages = tuple(sorted(codes - {_OTHERS}))
        """The codes (ISO 639) of the languages that have rules, sorted."""

    def rules(self, language: str) -> LanguageRules:
        """Return the rules of `language`, a BCP 47 tag of which only the language counts.

        A language without a file gets the abbreviations that many languages share.
        """
        code = _code(language)
        found = self._rules.get(code)
        if found is None:
            found = self._rules[code] = _rules_of(code, self._sections(ABBREVIATIONS, code))
        return found

    def cues(self, language: str) -> Cues | None:
        """Return the cue words of `language` (BCP 47), None where there is no file for it."""
        code = _code(language)
        if code not in self._cues:
            self._cues[code] = _cues_of(code, self._sections(CUES, code))
        return self._cues[code]

    def guess(self, text: str) -> str:
        """Return the code of the language whose frequent words `text` has most of, or "".

        Only the beginning is looked at. A word that several languages share counts less. Scripts
        that one language has, or that write no blanks, tell it by themselves.
        """
        beginning = text[:_GUESS_FROM]
        if not beginning.isascii():
            for code, script in _SCRIPTS:
                if len(script.findall(beginning)) > len(beginning) // _SHARE:
                    return code
        votes: dict[str, float] = {}
        owners = self._owned_words()
        for word in set(_WORD.findall(beginning.lower())):
            for code, weight in owners.get(word, ()):
                votes[code] = votes.get(code, 0.0) + weight
        for letter in _OWN_LETTERS.keys() & set(beginning.lower()):
            code = _OWN_LETTERS[letter]
            votes[code] = votes.get(code, 0.0) + 1
        if not votes:
            return next((code for code, script in _MAIN if script.search(beginning)), "")
        return min(votes, key=lambda code: (-votes[code], code))

    def _owned_words(self) -> dict[str, tuple[tuple[str, float], ...]]:
        if not self._owners:
            codes: dict[str, list[str]] = {}
            for code in self.languages:
                for word in self.rules(code).starters | self.rules(code).words:
                    codes.setdefault(word, []).append(code)
            self._owners = {
                word: tuple((code, 1 / len(having)) for code in having)
                for word, having in codes.items()
            }
        return self._owners

    def _sections(self, folder: str, code: str) -> list[_Sections]:
        shipped = code if (folder, code) in _shipped_files() else _OTHERS
        found = (
            [_shipped_sections(folder, shipped)] if (folder, shipped) in _shipped_files() else []
        )
        return found + self._own.get((folder, code), [])


@cache
def shipped_lexicon() -> Lexicon:
    """Return the rules and cue words that come with the package, and nothing else."""
    return Lexicon()


def _rules_of(code: str, sources: list[_Sections]) -> LanguageRules:
    kinds: dict[str, int] = {}
    endings: dict[str, int] = {}
    for sections in sources:
        for name, kind in (("end", END), ("either", EITHER), ("number", NUMBER), ("never", NEVER)):
            for entry in sections.get(name, ()):
                if entry[0] == "-":
                    endings[entry[1:]] = kind
                    continue
                for form in (entry, entry[0].upper() + entry[1:], entry.upper()):
                    kinds[form] = kind

    def entries(name: str) -> tuple[str, ...]:
        return tuple(entry for sections in sources for entry in sections.get(name, ()))

    ordinal = frozenset(entries("ordinal"))
    return LanguageRules(
        language=code,
        kinds=kinds,
        starters=frozenset(entries("starters")),
        words=frozenset(entries("words")),
        ordinal=ordinal,
        months=frozenset(entries("months")),
        when=entries("when"),
        saying=_saying(code, entries("saying")),
        verbs=entries("saying"),
        endings=tuple(endings.items()),
        final=tuple(endings),
        any_ordinal="*" in ordinal,
        beginnings=entries("starters"),
        closing=entries("closing"),
        open=entries("open"),
        subjects=entries("subjects"),
        continues=entries("continues"),
        predicates=entries("predicates"),
        places=entries("places"),
        units=entries("units"),
        joins=frozenset(entries("joins")),
    )


def _saying(code: str, entries: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds a subject and a verb of saying right after a quotation."""
    if not entries:
        return None
    verbs = "|".join(re.escape(entry.replace("_", " ")) for entry in _longest_first(entries))
    if code not in _UNSPACED:
        return re.compile(rf"(?:{_SUBJECT}\s){{0,3}}(?:{verbs})(?!\w)")
    # Chinese verbs of one character are parts of other words: the mark behind them tells.
    behind = (
        "(?:[记記]者|一[声聲]|媒[体體]|本[报報]|[他她我])?(?=[。！？，：；,:])"
        if code == "zh"
        else ""
    )
    return re.compile(rf"[^，。！？：；「」“”\s]{{0,20}}?(?:{verbs}){behind}")


def _cues_of(code: str, sources: list[_Sections]) -> Cues | None:
    groups = []
    for name in ("say", "cue", "that"):
        entries = [
            entry.replace("_", " ") for sections in sources for entry in sections.get(name, ())
        ]
        if not entries:
            continue
        found = "|".join(
            re.escape(entry) + (r"(?![\w’'-])" if entry[-1].isalnum() else "")
            if code not in _UNSPACED
            else re.escape(entry)
            for entry in _longest_first(entries)
        )
        groups.append(f"(?P<{name}>{found})")
    if not groups:
        return None
    before = "" if code in _UNSPACED else r"(?<![\w’'-])"
    stay = frozenset(entry for sections in sources for entry in sections.get("stay", ()))
    return Cues(re.compile(f"{before}(?:{'|'.join(groups)})"), stay)


def _longest_first(entries: Iterable[str]) -> list[str]:
    return sorted(entries, key=len, reverse=True)


def _code(language: str) -> str:
    code = re.split("[-_]", language.lower())[0]
    return {"no": "nb", "nn": "nb", "bs": "hr"}.get(code, code)


@cache
def _shipped_files() -> frozenset[tuple[str, str]]:
    found = set()
    for folder in _SECTIONS:
        for entry in (_FOLDER / folder).iterdir():
            if entry.name.endswith(".txt"):
                found.add((folder, entry.name.removesuffix(".txt")))
    return frozenset(found)


@cache
def _shipped_sections(folder: str, code: str) -> _Sections:
    source = (_FOLDER / folder / f"{code}.txt").read_text("utf-8")
    sections: _Sections = {}
    current: list[str] = []
    for line in source.splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[] "), [])
        elif not line.startswith("#"):
            current.extend(line.split())
    return sections


def _own_sections(name: str, folder: str, source: str) -> _Sections:
    """Return the sections of a workspace's file; raises `SettingsError` where it is wrong."""
    known = _SECTIONS[folder]
    sections: _Sections = {}
    current: list[str] | None = None
    for number, line in enumerate(source.removeprefix("\ufeff").splitlines(), start=1):
        line = line.strip()
        place = f"line {number}"
        if line.startswith("["):
            title = line.strip("[] ")
            if title not in known:
                hint = f"sections are {', '.join(f'[{each}]' for each in known)}"
                raise SettingsError(f"no section {line!r}", file=name, place=place, hint=hint)
            current = sections.setdefault(title, [])
        elif line and not line.startswith("#"):
            if current is None:
                hint = f"write {' or '.join(f'[{each}]' for each in known[:2])} above it"
                raise SettingsError("no section holds it", file=name, place=place, hint=hint)
            for entry in line.split():
                if (folder == ABBREVIATIONS and entry.endswith(".")) or entry in ("-", "_"):
                    hint = "write an abbreviation without its last full stop"
                    what = f"{entry!r} is no entry"
                    raise SettingsError(what, file=name, place=place, hint=hint)
                current.append(entry)
    return sections
