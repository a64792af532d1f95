"""What became of an export or import: counts and reasons, so that nothing is lost in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import msgspec

Severity = Literal["error", "warning"]

_REASONS_KEPT = 1000


class Problem(msgspec.Struct, frozen=True):
    """One finding about a record: an error keeps what it names out, a warning does not.

    `line` counts from 1 in the file (0 where there is none), `record` is the record's id as far as
    it is known, and `place` a spot in it such as ``spans[3]``.
    """

    severity: Severity
    message: str
    file: str = ""
    line: int = 0
    record: str = ""
    place: str = ""

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        where = ", ".join(part for part in (self.file, line, self.record, self.place) if part)
        return f"{where}: {self.message}" if where else self.message


@dataclass
class Report:
    """Counts of what was written, written differently, and left out, each by kind of thing.

    `reasons` says why in sentences, the first thousand of them.
    """

    written: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    reasons: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether everything was written as it is."""
        return not self.changed and not self.dropped

    def change(self, kind: str, reason: str, count: int = 1) -> None:
        """Count `count` things of a kind that were written differently."""
        self.changed[kind] += count
        self._because(reason)

    def drop(self, kind: str, reason: str, count: int = 1) -> None:
        """Count `count` things of a kind that were left out."""
        self.dropped[kind] += count
        self._because(reason)

    def _because(self, reason: str) -> None:
        if len(self.reasons) < _REASONS_KEPT:
            self.reasons.append(reason)


def finding(record: str, place: str, message: str, severity: Severity = "error") -> Problem:
    """Return a problem at `place` of the record with this id."""
    return Problem(severity, message, record=record, place=place)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that are errors."""
    return [problem for problem in problems if problem.severity == "error"]
