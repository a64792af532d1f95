"""Furniture phrases: which phrases of the data files stand in a line, and what they say of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from reader.model.errors import SettingsError
from reader.pages import data
from reader.pages.characters import perhaps_wide
from reader.pages.language import Words, files_for
from reader.pages.tokens import are_words, folded, is_spaced, line_tokens, tokens

KINDS = frozenset(
    (
        *("heading-comments", "heading-related", "heading-other", "comment-policy"),
        *("comment-prompt", "subscribe", "cookie-banner", "copyright", "share", "app-prompt"),
        *("advertisement", "read-more", "count", "upsell", "bias-figure", "navigation"),
        *("date", "updated", "ago", "author", "caption", "credit", "outlet", "bio"),
    )
)
_KEPT = 64
_FILLINGS = re.compile(r"\{name\}|[*#]")
_SIGN = re.compile(r"[^\w\s]|\d")
_PIECE = re.compile(r"\{name\}|\*|#|\s+|[^\s*#{]+|\{")
_TAIL_SIGNS = " :：.…»>→!?"
_TAIL = r"[\s:：.…»>→!?]*"
_LABEL = re.compile(r"[>»→▶•\s-]*([^:：|\n]{2,40}?)\s?[:：|]\s*\S")
_CAPITAL_LABEL = re.compile(r"([^\W\d_a-z]{2,}(?:\s[^\W\d_a-z]+){1,3})\s+[^\W\d_][^\W\d_A-Z]")
_LABELLED = 200
"""A line of at most this many characters may be headed by its first words."""
_COUNTED = re.compile(r"(\D{3,40}?)\s*[(\[（]?\d[\d.,]*[)\]）]?\Z")
_AS_LABEL = {
    "heading-related": "read-more",
    "read-more": "read-more",
    "heading-other": "navigation",
}
"""What a heading marks where the rest of its line is what it heads."""
_NAME_END = r"(?=\s*(?:[.,;:|!?()（），、；]|\Z))"
_WIDE_NAME_END = _NAME_END.replace("(?:", r"(?:\s|")
"""Where a name ends that nothing listed follows."""

_REGEX = {
    "*": ".{1,40}?",
    "#": r"\d[\d.,]*(?:\s?[-–]\s?\d+)?",
    "{name}": r"(?P<name>[^\s.,;:|!?()（）][^.;:|!?()（）]{1,58}?)",
}


class Match(NamedTuple):
    """A phrase found in a line: its kind, the phrase as listed, its range, the name's range.

    Ranges are code points in the line; `name` is empty (0, 0) where the phrase keeps none.
    """

    kind: str
    phrase: str
    start: int
    end: int
    name: tuple[int, int] = (0, 0)


class Phrase:
    """One line of a phrase file; the regular expression is made when it is first tried."""

    def __init__(self, kind: str, phrase: str) -> None:
        self.kind = kind
        self.phrase = phrase
        self.first = phrase.startswith("^")
        self.last = phrase.endswith("$")
        self.body = phrase.removeprefix("^").removesuffix("$").strip()

    @property
    def is_whole_line(self) -> bool:
        """Tell whether the phrase is a line as it stands, without anything to fill in."""
        body = self.body
        filled = "*" in body or "#" in body or "{name}" in body
        return self.first and self.last and not filled

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a regular expression over a line."""
        parts: list[str] = []
        for piece in _PIECE.findall(self.body):
            if piece.isspace():
                parts.append(r"\s+")
            else:
                escaped = re.escape(piece).replace("'", "['’‘]")
                parts.append(_REGEX.get(piece, escaped))
        source = "".join(parts)
        if not self.first and is_spaced(self.body[:1]):
            source = r"(?<!\w)" + source
        if self.body.endswith("{name}") and not self.last:
            # Where no blanks stand between words, one ends the name.
            source += _WIDE_NAME_END if perhaps_wide(self.body) else _NAME_END
        if self.last:
            source += _TAIL + r"\Z"
        elif is_spaced(self.body[-1:]):
            source += r"(?!\w)"
        return re.compile(source, re.IGNORECASE)

    def find(self, line: str) -> Match | None:
        """Return where the phrase stands in `line`, or None."""
        found = self.pattern.match(line) if self.first else self.pattern.search(line)
        if found is None:
            return None
        name = found.span("name") if "name" in found.re.groupindex else (0, 0)
        if name[1] and line[name[0]].islower():
            return None
        return Match(self.kind, self.phrase, found.start(), found.end(), name)


class Phrasebook:
    """All phrases, arranged so that a line is tried only with those that could be in it."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._whole: dict[str, list[Phrase]] = {}
        self._keyed: dict[str, list[Phrase]] = {}
        self._always: list[Phrase] = []
        self._longest: int | None = None
        self._any: re.Pattern[str] | None = None
        # The same, where it could be in a line of letters and blanks only.
        self._plain: re.Pattern[str] | None = None
        partial: list[tuple[Phrase, list[str]]] = []
        for phrase in phrases:
            if phrase.is_whole_line:
                self._whole.setdefault(_line_key(phrase.body), []).append(phrase)
            else:
                partial.append((phrase, list(tokens(phrase.body))))
        common = Counter(token for _, listed in partial for token in listed)
        for phrase, listed in partial:
            if listed:
                # The token that the fewest phrases share finds the fewest wrong ones.
                rarest = min(listed, key=lambda token: (common[token], -len(token)))
                self._keyed.setdefault(rarest, []).append(phrase)
            else:
                self._always.append(phrase)
        self._search_always()

    @classmethod
    def merged(cls, books: Iterable[Phrasebook]) -> Phrasebook:
        """Return the phrases of all `books`."""
        made = cls(())
        for book in books:
            for ours, theirs in ((made._whole, book._whole), (made._keyed, book._keyed)):
                for key, phrases in theirs.items():
                    ours[key] = [*ours[key], *phrases] if key in ours else phrases
            made._always += book._always
        made._search_always()
        return made

    def _search_always(self) -> None:
        """Let one search tell of nearly every line that no phrase without a token is in it."""
        if not self._always:
            return
        sources = (phrase.pattern.pattern for phrase in self._always)
        joined = "|".join(source.replace("(?P<name>", "(?:") for source in sources)
        self._any = re.compile(joined, re.IGNORECASE)
        if not all(_SIGN.search(_FILLINGS.sub("", p.body)) for p in self._always):
            self._plain = self._any

    def for_page(self, text: str, words: Words | None = None) -> Phrasebook:
        """Return the phrases that are to be looked for on a page with `text`: here, all.

        `words` are those of the text, where they are known.
        """
        return self

    def may_be_in(self, line: str, key: str) -> bool:
        """Tell, faster than `find` does, whether it could find anything in `line`.

        The line must hold only letters and blanks, which are all wide or none;
        `key` are its words without case.
        """
        keyed = self._keyed.keys()
        plain = key if line.isascii() else " ".join(folded(line).split())
        if plain in self._whole or plain in keyed:
            return True
        if perhaps_wide(line):
            pairs = map(str.__add__, plain, plain[1:])
            if not (keyed.isdisjoint(plain) and keyed.isdisjoint(pairs)):
                return True
        # A heading in capitals may head the line.
        if " " in plain and (line[:3].isupper() or not keyed.isdisjoint(plain.split())):
            return True
        return self._plain is not None and self._plain.search(line) is not None

    def find(self, line: str, key: str | None = None) -> list[Match]:
        """Return the phrases that stand in `line`, those that are the whole line first.

        `key` are the words of all of the line without case, where they are known.
        """
        if key is not None and are_words(line):
            there = key.split(" ")
            # Between two words there is at least one character.
            plain = folded(line) if len(key) <= self._longest_whole() else ""
        else:
            plain = folded(line)
            there = line_tokens(plain)
        whole = self._whole.get(_stripped(plain), ()) if self._may_be_whole(plain) else ()
        if whole:
            found = [Match(phrase.kind, phrase.phrase, 0, len(line)) for phrase in whole]
        else:
            found = self._labelled(line)
        keyed = self._keyed
        tried = [
            phrase
            for token in dict.fromkeys(filter(keyed.__contains__, there))
            for phrase in keyed[token]
        ]
        if self._any is not None and self._any.search(line):
            tried += self._always
        for phrase in tried:
            match = phrase.find(line)
            if match is not None:
                found.append(match)
        return found

    def _may_be_whole(self, plain: str) -> bool:
        """Tell whether a folded line is so short that it could be a whole phrase."""
        longest = self._longest_whole()
        return len(plain) <= 2 * longest or len(_stripped(plain)) <= longest

    def _longest_whole(self) -> int:
        if self._longest is None:
            self._longest = max(map(len, self._whole), default=0)
        return self._longest

    def _labelled(self, line: str) -> list[Match]:
        """Return what a heading says that heads its own line: ``See also: A title``, ``Tags: a``.

        A heading with a number after it, such as ``Comments (3)``, says what it says without.
        """
        counted = _COUNTED.match(line) if line[-1] in ")]）" or line[-1].isdigit() else None
        if counted is not None:
            whole = self._whole.get(_line_key(counted[1]), ())
            return [Match(phrase.kind, phrase.phrase, 0, len(line)) for phrase in whole]
        if len(line) > _LABELLED:
            return []
        label = _LABEL.match(line) if ":" in line or "|" in line or "：" in line else None
        if label is None and line[:3].isupper():
            label = _CAPITAL_LABEL.match(line)
        whole = self._whole.get(_line_key(label[1]), ()) if label is not None else ()
        return [
            Match(_AS_LABEL[phrase.kind], phrase.phrase, 0, len(line))
            for phrase in whole
            if phrase.kind in _AS_LABEL
        ]


def _line_key(line: str) -> str:
    return _stripped(folded(line))


def _stripped(plain: str) -> str:
    return " ".join(plain.split()).rstrip(_TAIL_SIGNS)


def parse_phrases(lines: Iterable[str]) -> Iterator[Phrase]:
    """Yield the phrases of a phrase file's `lines`; raise `ValueError` where one is wrong."""
    for line in lines:
        kind, _, phrase = line.partition(" ")
        if kind not in KINDS or not phrase.strip():
            raise ValueError(f"not a kind and a phrase: {line!r}")
        yield Phrase(kind, phrase.strip())


class ShippedPhrases(Phrasebook):
    """The phrases that come with the package and those `added`, read and arranged on need."""

    def __init__(self, added: Iterable[Phrase] = ()) -> None:
        self._added = Phrasebook(added)
        self._made: dict[tuple[str, ...], Phrasebook] = {}

    def for_page(self, text: str, words: Words | None = None) -> Phrasebook:
        """Return the phrases of the languages that `text` could be in, English always."""
        return self._of(files_for(text, words))

    def find(self, line: str, key: str | None = None) -> list[Match]:
        """Return the phrases of all languages that stand in `line`."""
        return self._of(data.phrase_files()).find(line, key)

    def _of(self, names: tuple[str, ...]) -> Phrasebook:
        if names not in self._made:
            if len(self._made) >= _KEPT:
                self._made.clear()
            self._made[names] = Phrasebook.merged([*map(_book_of, names), self._added])
        return self._made[names]


@cache
def _book_of(name: str) -> Phrasebook:
    return Phrasebook(parse_phrases(data.lines_of(name)))


@cache
def default_phrasebook() -> Phrasebook:
    """Return the phrases of every language that comes with the package."""
    return ShippedPhrases()


def extended_phrasebook(files: Mapping[str, str]) -> Phrasebook:
    """Return the phrases of the package and those of `files`: file name -> its text.

    The files are written like the package's own, which ``en.txt`` explains. A line that is wrong
    raises `SettingsError` with its file and number.
    """
    added: list[Phrase] = []
    for name, source in files.items():
        for number, line in enumerate(source.split("\n"), start=1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            try:
                added += parse_phrases([line.strip()])
            except ValueError as error:
                hint = f"a line is a kind and a phrase; kinds are {', '.join(sorted(KINDS))}"
                place = f"line {number}"
                raise SettingsError(str(error), file=name, place=place, hint=hint) from None
    return ShippedPhrases(added)
