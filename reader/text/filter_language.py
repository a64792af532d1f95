"""The language of filters: text to `reader.model.filters` and back, with the place of each error.

    bridge "two words" outlet:reuters date:2025-01..2025-03 (label:claim or tag:x) not has:note

What stands side by side must hold together (``and`` may stand between), ``or`` binds less, ``not``
more. A word finds every word that begins with it; in quotation marks it is found as it is written.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from reader.model.errors import UsageError
from reader.model.filters import And, Field, Filter, Not, Or, Words
from reader.model.records import STATES
from reader.text.lazy import lazy

LONGEST = 1000
"""Code points of a filter at most."""
DEEPEST = 40
"""Parentheses and negations inside one another at most."""

Kind = Literal["words", "date", "name", "choice"]


class FieldDef(NamedTuple):
    """What may stand after ``name:`` and what it asks."""

    kind: Kind
    meaning: str
    choices: tuple[str, ...] = ()


HAS = (
    "attribute",
    "author",
    "date",
    "note",
    "outlet",
    "relation",
    "span",
    "tag",
    "title",
)
IS = ("archived", "read", "starred")

FIELDS: dict[str, FieldDef] = {
    "outlet": FieldDef("words", "words of the outlet's name"),
    "title": FieldDef("words", "words of the title"),
    "author": FieldDef("words", "words of an author's name"),
    "date": FieldDef("date", "a day, month or year, or a range such as 2025-01..2025-03, 2025.."),
    "label": FieldDef("name", "a label that a passage has"),
    "attribute": FieldDef("name", "an attribute that is set, or name=value"),
    "tag": FieldDef("name", "a tag's value, or name=value"),
    "state": FieldDef("choice", "the article's state", STATES),
    "note": FieldDef("words", "words of a note"),
    "has": FieldDef("choice", "something that is there at all", HAS),
    "is": FieldDef("choice", "how you keep the article", IS),
    "lang": FieldDef("name", "the language's code, such as en"),
}
"""Every field by name."""

KEYWORDS = ("and", "or", "not")

_LEXEME = lazy(
    r"(?P<blank>\s+)|(?P<open>\()|(?P<close>\))"
    r'|(?P<field>[^\W\d_][\w-]*:)?(?:"(?P<quoted>(?:[^"\\]|\\.)*)(?P<end>"?)|(?P<bare>[^\s()"]+)|)',
    re.DOTALL,
)
_DATE = lazy(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
_SURROGATE = lazy("[\ud800-\udfff]")


class FilterError(UsageError):
    """A filter that cannot be understood; `start`..`end` is the place in `query`."""

    def __init__(self, message: str, query: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message, place=f"character {start + 1}", hint=hint)
        self.reason = message
        self.query = query
        self.start = start
        self.end = max(start + 1, end)

    def pointed(self) -> str:
        """Return the reason, then the filter, then a line with a caret under what is wrong."""
        from reader.text.graphemes import cells
        from reader.text.neutralise import neutralise_line

        before = " " * cells(neutralise_line(self.query[: self.start]))
        carets = "^" * max(1, cells(neutralise_line(self.query[self.start : self.end])))
        hint = f"\n{self.hint}" if self.hint else ""
        return f"{self.reason}\n  {self.query}\n  {before}{carets}{hint}"


class Lexeme(NamedTuple):
    """A piece of a filter: a parenthesis, or a value with the field before it, and its place."""

    kind: Literal["(", ")", "value"]
    start: int
    end: int
    field: str = ""
    value: str = ""
    quoted: bool = False

    @property
    def keyword(self) -> str:
        """The keyword that it is, if it is one."""
        word = self.value.casefold()
        plain = self.kind == "value" and not self.field and not self.quoted
        return word if plain and word in KEYWORDS else ""


def lexemes(query: str, *, lenient: bool = False) -> list[Lexeme]:
    """Return the pieces of `query`; raises `FilterError` unless `lenient`."""
    found: list[Lexeme] = []
    at = 0
    while at < len(query):
        match = _LEXEME.match(query, at)
        assert match is not None
        if match.end() == at:  # a field name that nothing follows has matched before this
            raise FilterError("this cannot be read", query, at, at + 1)
        start, at = at, match.end()
        if match["blank"]:
            continue
        if match["open"] or match["close"]:
            found.append(Lexeme("(" if match["open"] else ")", start, at))
            continue
        quoted = match["quoted"] is not None
        if quoted and not match["end"] and not lenient:
            opened = start + len(match["field"] or "")
            raise FilterError("the quotation mark is not closed", query, opened, opened + 1)
        value = re.sub(r"\\(.)", r"\1", match["quoted"], flags=re.DOTALL) if quoted else ""
        field = (match["field"] or "")[:-1]
        found.append(Lexeme("value", start, at, field, value or match["bare"] or "", quoted))
    return found


def parse(query: str) -> Filter | None:
    """Return what `query` asks; None where it asks nothing. Raises `FilterError`."""
    if len(query) > LONGEST:
        raise FilterError(f"a filter has at most {LONGEST} characters", query, LONGEST, len(query))
    if strange := _SURROGATE.search(query):
        message = "this is no character: bytes that are not UTF-8 were typed or pasted"
        raise FilterError(message, query, *strange.span())
    parser = _Parser(query, lexemes(query))
    return parser.whole()


class _Parser:
    def __init__(self, query: str, found: list[Lexeme]) -> None:
        self._query = query
        self._found = found
        self._at = 0
        self._depth = 0

    def whole(self) -> Filter | None:
        if not self._found:
            return None
        result = self._any()
        if self._at < len(self._found):
            raise self._error("nothing opens what this closes", self._found[self._at])
        return result

    def _any(self) -> Filter:
        items = [self._all()]
        while self._keyword() == "or":
            self._at += 1
            items.append(self._all())
        return either(items)

    def _all(self) -> Filter:
        items = [self._one()]
        while self._at < len(self._found):
            keyword = self._keyword()
            if keyword == "or" or self._found[self._at].kind == ")":
                break
            if keyword == "and":
                self._at += 1
            items.append(self._one())
        return both(items)

    def _one(self) -> Filter:
        if self._at >= len(self._found):
            end = len(self._query)
            raise FilterError("something is missing at the end", self._query, end, end)
        lexeme = self._found[self._at]
        if lexeme.kind == ")" or lexeme.keyword in ("and", "or"):
            what = lexeme.keyword or ")"
            hint = f'to look for the word, write "{what}"' if lexeme.keyword else ""
            raise self._error(f"something is missing before {what}", lexeme, hint)
        self._at += 1
        if lexeme.kind == "value" and not lexeme.keyword:
            return self._value(lexeme)
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._error(f"more than {DEEPEST} levels are inside one another", lexeme)
        result = Not(self._one()) if lexeme.keyword == "not" else self._group(lexeme)
        self._depth -= 1
        return result

    def _group(self, opening: Lexeme) -> Filter:
        result = self._any()
        if self._at >= len(self._found):
            raise self._error("the parenthesis is not closed", opening)
        self._at += 1
        return result

    def _keyword(self) -> str:
        return self._found[self._at].keyword if self._at < len(self._found) else ""

    def _value(self, lexeme: Lexeme) -> Filter:
        if not lexeme.field:
            return Words(lexeme.value, lexeme.quoted)
        name = lexeme.field.casefold()
        known = FIELDS.get(name)
        name_end = lexeme.start + len(lexeme.field)
        if known is None:
            hint = _nearest(name, tuple(FIELDS)) or 'text with a colon is written in "…"'
            message = f"there is no field {lexeme.field}"
            raise FilterError(message, self._query, lexeme.start, name_end, hint)
        start = name_end + 1
        if not lexeme.value.strip():
            message = f"{name}: wants {known.meaning}"
            raise FilterError(message, self._query, start, lexeme.end, _listed(known))
        if known.kind == "choice":
            value = lexeme.value.casefold()
            if value not in known.choices:
                hint = _nearest(value, known.choices) or _listed(known)
                message = f"{name}: does not know {lexeme.value}"
                raise FilterError(message, self._query, start, lexeme.end, hint)
            return Field(name, value)
        if known.kind == "date":
            _check_date(self._query, lexeme.value, start)
            return Field(name, lexeme.value)
        return Field(name, lexeme.value, lexeme.quoted and known.kind == "words")

    def _error(self, reason: str, lexeme: Lexeme, hint: str = "") -> FilterError:
        return FilterError(reason, self._query, lexeme.start, lexeme.end, hint)


def _check_date(query: str, value: str, start: int) -> None:
    first, dots, last = value.partition("..")
    ends = [(first, start), (last, start + len(first) + 2)] if dots else [(first, start)]
    for text, at in ends:
        if not text and dots and value != "..":
            continue
        if not _DATE.match(text):
            hint = "2025, 2025-03, 2025-03-14, 2025-01..2025-03, 2025-03.. or ..2025-03"
            reason = f"{text or value} is no date"
            raise FilterError(reason, query, at, at + max(1, len(text)), f"write {hint}")


def _nearest(given: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(given[:80], known, n=1, cutoff=0.6)
    return f"did you mean {close[0]}?" if close else ""


def _listed(known: FieldDef) -> str:
    return f"it is one of {', '.join(known.choices)}" if known.choices else ""


def both(items: list[Filter]) -> Filter:
    """Return what asks all of `items` (at least one)."""
    flat = [one for item in items for one in (item.items if isinstance(item, And) else (item,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def either(items: list[Filter]) -> Filter:
    """Return what asks one of `items` (at least one)."""
    flat = [one for item in items for one in (item.items if isinstance(item, Or) else (item,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def written(query: Filter | None) -> str:
    """Return `query` as text that `parse` understands as the same."""
    match query:
        case None:
            return ""
        case Words(text, exact):
            return quoted(text) if exact else text
        case Field(name, value, exact):
            bare = not exact and re.fullmatch(r'[^\s()"]+', value)
            return f"{name}:{value if bare else quoted(value)}"
        case Not(item):
            return f"not {_grouped(item, And, Or)}"
        case And(items):
            return " ".join(_grouped(item, Or) for item in items)
        case Or(items):
            return " or ".join(written(item) for item in items)


def _grouped(item: Filter, *kinds: type) -> str:
    return f"({written(item)})" if isinstance(item, kinds) else written(item)


def quoted(text: str) -> str:
    """Return `text` in quotation marks, as a filter writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
