"""Which values there are in the catalogue, and how often."""

from __future__ import annotations

import json
from typing import Any

from reader.store.catalogue_file import Database
from reader.store.catalogue_filter import pair

_VALUES = {
    "outlet": "SELECT outlet, count(*) FROM articles WHERE outlet <> '' GROUP BY outlet",
    "author": "SELECT authors, count(*) FROM articles WHERE authors <> '' GROUP BY authors",
    "lang": "SELECT language, count(*) FROM articles WHERE language <> '' GROUP BY language",
}
_MINE = {
    "label": "SELECT label, count(*) FROM spans WHERE annotator = ? GROUP BY label",
    "tag": "SELECT tags, count(*) FROM counts WHERE annotator = ? AND tags <> '[]' GROUP BY tags",
}
_USED = {
    "label": "SELECT 1 FROM spans WHERE annotator = ? AND label = ? LIMIT 1",
    "attribute": "SELECT 1 FROM spans WHERE annotator = ? AND instr(attributes, ?) > 0 LIMIT 1",
    "tag": "SELECT 1 FROM counts WHERE annotator = ? AND instr(tags, ?) > 0 LIMIT 1",
}


class Values:
    """The part of a catalogue that lists values; threads and errors as its protocol says."""

    _database: Database

    def values(self, field: str, annotator: str) -> list[str]:
        """Return the values of a field of filters that there are, the most frequent first."""
        if field in _MINE:
            found = self._some(_MINE[field], annotator)
        else:
            found = self._some(_VALUES[field]) if field in _VALUES else []
        counts: dict[str, int] = {}
        for text, number in found:
            for value in _single(field, text):
                counts[value] = counts.get(value, 0) + number
        return sorted(counts, key=lambda value: (-counts[value], value))

    def is_used(self, field: str, value: str) -> bool:
        """Tell whether any annotator has a label, an attribute or a tag as filters write it."""
        told = value if field == "label" else pair(value, any_name=field == "tag")
        found = self._some("SELECT DISTINCT annotator FROM stamps")
        return any(self._some(_USED[field], name, told) for (name,) in found)

    def label_counts(self, annotator: str) -> dict[str, int]:
        """Return how many spans of an annotator have each label, by label."""
        return dict(self._some(_MINE["label"], annotator))

    def relation_counts(self, annotator: str) -> dict[str, int]:
        """Return how many relations of an annotator there are of each type, by type."""
        statement = (
            "SELECT type, count(*) FROM links WHERE annotator = ? AND side = 0 GROUP BY type"
        )
        return dict(self._some(statement, annotator))

    def _some(self, statement: str, *values: str | int) -> list[Any]:
        return self._database.read(
            lambda connection: connection.execute(statement, values).fetchall()
        )


def _single(field: str, text: str) -> list[str]:
    """Return the values that a column of the field holds together."""
    if field == "author":
        return text.split("\n")
    if field == "tag":
        return [value if name == "tag" else f"{name}={value}" for name, value in json.loads(text)]
    return [text]
