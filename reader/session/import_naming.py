"""Other names for the annotators and labels of a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from reader.exchange.record import Record


def undone_by(annotators: Sequence[str], own: str) -> str:
    """Say who takes an import back, of which `annotators` have a part; `own` is who is here."""
    others = [name for name in annotators if name != own]
    if not annotators:
        return "nothing was new"
    if not others:
        return "u in the list takes it back"
    listed = ", ".join(others[:5]) + (f" and {len(others) - 5} more" if len(others) > 5 else "")
    theirs = f"what is by {listed} only they can take back"
    return f"u in the list takes your part back; {theirs}" if own in annotators else theirs


T = TypeVar("T", bound=msgspec.Struct)


class Naming:
    """Renames what records say, whoever wrote them; names that are not mapped stay."""

    def __init__(self, annotators: Mapping[str, str], labels: Mapping[str, str]) -> None:
        self._annotators = annotators
        self._labels = labels
        self.unmet = set(labels)
        """Labels that have another name here and were not met in any record."""

    def __bool__(self) -> bool:
        """Tell whether anything has another name."""
        return bool(self._annotators or self._labels)

    def renamed(self, record: Record) -> Record:
        """Return `record` with the names that annotators and labels have here."""
        if not self:
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
                self.unmet.discard(label)
                fields["label"] = self._labels[label]
            found.append(msgspec.structs.replace(item, **fields) if fields else item)
        return found
