"""Filters to SQL: what may follow WHERE, and the values for its question marks.

Conditions on articles speak of ``a`` (a row of `articles`), those on spans of ``s`` as well, the
row of `spans` whose article ``a`` is. Words of an article go to the index; words of a span are
looked for in its quote and its note.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

from reader.model.filters import And, Field, Filter, Not, Or, Words
from reader.store.catalogue_read import IS_READ
from reader.store.catalogue_spans import padded
from reader.store.catalogue_texts import BITS, days
from reader.text.indexing import words_of

Target = Literal["articles", "spans"]

_INDEXED = {"outlet": "outlet", "title": "title", "author": "author"}
_NEVER = "0"
_HAS_COLUMN = {
    "title": "a.title <> ''",
    "outlet": "a.outlet <> ''",
    "author": "a.authors <> ''",
}
_COUNTS = "SELECT doc FROM counts WHERE annotator = ?"
_SPANS = "SELECT doc FROM spans WHERE annotator = ?"


class Condition:
    """A condition that is being put together for one annotator."""

    def __init__(self, annotator: str, target: Target = "articles") -> None:
        self.annotator = annotator
        self.target = target
        self._doc = "a.doc" if target == "articles" else "s.doc"
        self.values: list[str | int] = []

    def of(self, query: Filter | None) -> str:
        """Return the condition that `query` stands for; its values are added to `values`."""
        match query:
            case None:
                return "1"
            case Not(item):
                return f"NOT {self._grouped(item)}"
            case And(items):
                return " AND ".join(self._together(items))
            case Or(items):
                found = matching(query) if self.target == "articles" else ""
                return self._match(found) if found else " OR ".join(map(self._grouped, items))
            case Words(text, exact):
                if self.target == "spans":
                    return self._said(("s.said", "s.noted"), text, exact)
                return self._match(matching(query))
            case Field(name, value, exact):
                return self._field(name, value, exact)

    def _together(self, items: Iterable[Filter]) -> list[str]:
        """Return the conditions of `items`, those for the index as a single one."""
        indexed = {item: matching(item) for item in items if self._in_index(item)}
        found = [self._match(" AND ".join(indexed.values()))] if all(indexed.values()) else [_NEVER]
        rest = [self._grouped(item) for item in items if item not in indexed]
        return [*found, *rest] if indexed else rest

    def _in_index(self, item: Filter) -> bool:
        if isinstance(item, Words):
            return self.target == "articles"
        return isinstance(item, Field) and item.name in _INDEXED

    def _grouped(self, item: Filter) -> str:
        return f"({self.of(item)})"

    def _match(self, wanted: str) -> str:
        if not wanted:
            return _NEVER
        self.values.append(wanted)
        return f"{self._doc} IN (SELECT rowid FROM search WHERE search MATCH ?)"

    def _field(self, name: str, value: str, exact: bool) -> str:
        if name in _INDEXED:
            return self._match(matching(Field(name, value, exact)))
        if name == "date":
            return self._date(value)
        if name == "lang":
            self.values.append(value.casefold())
            return "coalesce(lower(a.language), '') = ?"
        if name == "state":
            return self._state(value)
        if name == "is":
            return self._counted(IS_READ if value == "read" else f"{value} = 1")
        if name == "has":
            return self._has(value)
        if name == "note":
            return self._noted(value, exact)
        if name == "tag":
            return self._counted("instr(tags, ?) > 0", pair(value, any_name=True))
        if name == "label":
            return self._span("{}label = ?", value)
        return self._span("instr({}attributes, ?) > 0", pair(value, any_name=False))

    def _date(self, value: str) -> str:
        first, dots, last = value.partition("..")
        low = days(first)[0] if first else 1
        high = days(last if dots else first)[1] if (last or not dots) else 1 << 30
        self.values += [low << BITS, high << BITS]
        return f"({self._doc} >= ? AND {self._doc} < ?)"

    def _state(self, value: str) -> str:
        if value != "unread":
            return self._counted("state = ?", value)
        return f"NOT {self._counted('state <> ?', value)}"

    def _counted(self, condition: str, *values: str | int) -> str:
        self.values += [self.annotator, *values]
        return f"{self._doc} IN ({_COUNTS} AND {condition})"

    def _span(self, condition: str, *values: str) -> str:
        """Return a condition on spans; ``{}`` stands for the row before the name of a column."""
        if self.target == "spans":
            self.values += values
            return condition.format("s.")
        self.values += [self.annotator, *values]
        return f"a.doc IN ({_SPANS} AND {condition.format('')})"

    def _has(self, what: str) -> str:
        if what in _HAS_COLUMN:
            return f"coalesce({_HAS_COLUMN[what]}, 0)"
        if what == "date":
            return f"{self._doc} >= {1 << BITS}"
        if what == "tag":
            return self._counted("tags <> '[]'")
        if what == "relation":
            return self._related()
        if what == "span":
            return self._counted("spans > 0") if self.target == "articles" else "1"
        if what == "attribute":
            return self._span("{}attributes <> '[]'")
        noted = self._span("{}note <> ''")
        if self.target == "spans":
            return noted
        return self._either(noted, self._counted("note <> ''"))

    def _noted(self, value: str, exact: bool) -> str:
        if self.target == "spans":
            return self._said(("s.noted",), value, exact)
        wanted = _padded(value, exact)
        if not wanted:
            return _NEVER
        self.values += [self.annotator, wanted]
        spans = f"a.doc IN ({_SPANS} AND note <> '' AND instr(noted, ?) > 0)"
        return self._either(spans, self._counted("instr(note, ?) > 0", wanted))

    def _said(self, columns: tuple[str, ...], value: str, exact: bool) -> str:
        wanted = _padded(value, exact)
        if not wanted:
            return _NEVER
        self.values += [wanted] * len(columns)
        return self._either(*(f"instr({column}, ?) > 0" for column in columns))

    def _related(self) -> str:
        if self.target == "spans":
            return (
                "EXISTS (SELECT 1 FROM links l WHERE l.annotator = s.annotator AND l.sha = s.sha"
                " AND l.span = s.uid)"
            )
        self.values.append(self.annotator)
        return (
            "a.doc IN (SELECT m.doc FROM links l JOIN spans m ON m.annotator = l.annotator"
            " AND m.sha = l.sha AND m.uid = l.span WHERE l.annotator = ?)"
        )

    @staticmethod
    def _either(*conditions: str) -> str:
        return f"({' OR '.join(conditions)})"


def matching(query: Filter) -> str:
    """Return `query` as the index understands it; empty where the index alone cannot answer it."""
    match query:
        case Words(text, exact):
            return _phrase(text, exact)
        case Field(name, value, exact) if name in _INDEXED:
            phrase = _phrase(value, exact)
            return f"{_INDEXED[name]} : {phrase}" if phrase else ""
        case And(items) | Or(items):
            found = [matching(item) for item in items]
            joined = " AND " if isinstance(query, And) else " OR "
            return f"({joined.join(found)})" if all(found) else ""
        case _:
            return ""


def split(query: Filter | None) -> tuple[str, Filter | None]:
    """Return what the index alone has to answer of `query`, as it understands it, and the rest.

    What holds of both holds of `query`. The first is empty where nothing is for the index.
    """
    if query is None:
        return "", None
    if whole := matching(query):
        return whole, None
    if not isinstance(query, And):
        return "", query
    indexed = {item: found for item in query.items if (found := matching(item))}
    rest = tuple(item for item in query.items if item not in indexed)
    joined = " AND ".join(f"({found})" for found in indexed.values())
    return joined, rest[0] if len(rest) == 1 else And(rest)


def _phrase(text: str, exact: bool) -> str:
    words = words_of(text)
    return f'"{" ".join(words)}"{"" if exact else " *"}' if words else ""


def _padded(text: str, exact: bool) -> str:
    """Return what stands in padded words where they say `text`."""
    found = padded(text)
    return found if exact else found[:-1]


def pair(value: str, *, any_name: bool) -> str:
    """Return what stands in a JSON list of pairs that holds ``name=value``.

    Where there is no ``=``, that is any pair with the value (`any_name`) or the name.
    """
    name, equals, rest = value.partition("=")
    if equals:
        return json.dumps([name, rest])
    return f", {json.dumps(value)}]" if any_name else f"[{json.dumps(value)}, "
