"""Other names for the annotators and labels of a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from reader.exchange.record import Record

T = TypeVar("T", bound=msgspec.Struct)


class Naming:
    """Renames what records say, whoever wrote them; names that are not mapped stay."""

    def __init__(self, annotators: Mapping[str, str], labels: Mapping[str, str]) -> None:
        self._annotators = annotators
        self._labels = labels

    def renamed(self, record: Record) -> Record:
        """Return `record` with the names that annotators and labels have here."""
        if not self._annotators and not self._labels:
            return record
        people: dict[str, Any] = {}
        for one in record.annotators:
            name = self._annotators.get(one.id, one.id)
            # Of two who become one, the first says how far they are.
            people.setdefault(name, msgspec.structs.replace(one, id=name))
        return msgspec.structs.replace(
            record,
            spans=self._items(record.spans),
            unplaced=self._items(record.unplaced),
            relations=self._items(record.relations),
            links=self._items(record.links),
            claims=self._items(record.claims),
            passed=self._items(record.passed),
            tags=self._items(record.tags),
            annotators=[people[name] for name in sorted(people)],
        )

    def _items(self, items: Sequence[T]) -> list[T]:
        found = []
        for item in items:
            fields: dict[str, str] = {}
            who = getattr(item, "annotator", "")
            if who in self._annotators:
                fields["annotator"] = self._annotators[who]
            label = getattr(item, "label", "")
            if label in self._labels:
                fields["label"] = self._labels[label]
            found.append(msgspec.structs.replace(item, **fields) if fields else item)
        return found
