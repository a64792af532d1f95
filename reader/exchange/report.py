"""What became of an export or import: counts and reasons, so that nothing is lost in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
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


class Loss(msgspec.Struct, frozen=True):
    """Things of one kind of one record that were left out or written differently, and why.

    `ids` are uids, or what else tells the things from each other (a tag's name and value).
    """

    action: Literal["changed", "dropped"]
    kind: str
    reason: str
    count: int = 1
    record: str = ""
    ids: tuple[str, ...] = ()


@dataclass
class Report:
    """Counts of what was written, written differently, and left out, each by kind of thing.

    `reasons` says why in sentences, the first thousand of them; those that hold for a whole format
    are in `declared` instead, once each, with how many things they concern. `watch` is given every
    loss with its ids when it is found.
    """

    written: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    reasons: list[str] = field(default_factory=list)
    declared: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    watch: Callable[[Loss], None] | None = None

    @property
    def clean(self) -> bool:
        """Whether everything was written as it is."""
        return not self.changed and not self.dropped

    def change(
        self, kind: str, reason: str, count: int = 1, *, record: str = "", ids: tuple[str, ...] = ()
    ) -> None:
        """Count `count` things of a kind that were written differently."""
        self.changed[kind] += count
        self._because(Loss("changed", kind, reason, count, record, ids))

    def drop(
        self, kind: str, reason: str, count: int = 1, *, record: str = "", ids: tuple[str, ...] = ()
    ) -> None:
        """Count `count` things of a kind that were left out."""
        self.dropped[kind] += count
        self._because(Loss("dropped", kind, reason, count, record, ids))

    def declare(self, loss: Loss) -> None:
        """Count a loss whose reason holds for the whole format."""
        (self.changed if loss.action == "changed" else self.dropped)[loss.kind] += loss.count
        self.declared[loss.action, loss.kind, loss.reason] += loss.count
        if self.watch is not None:
            self.watch(loss)

    def add(self, other: Report) -> None:
        """Count what another report of the same work has counted after this one."""
        self.written.update(other.written)
        self.changed.update(other.changed)
        self.dropped.update(other.dropped)
        self.declared.update(other.declared)
        self.reasons += other.reasons[: max(0, _REASONS_KEPT - len(self.reasons))]

    def _because(self, loss: Loss) -> None:
        if len(self.reasons) < _REASONS_KEPT:
            self.reasons.append(loss.reason)
        if self.watch is not None:
            self.watch(loss)


def finding(record: str, place: str, message: str, severity: Severity = "error") -> Problem:
    """Return a problem at `place` of the record with this id."""
    return Problem(severity, message, record=record, place=place)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that are errors."""
    return [problem for problem in problems if problem.severity == "error"]
