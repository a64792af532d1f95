"""What was done on the sides of a journal, act by act, and in which order it counts.

The order depends on the acts alone, so that everybody who merges the same sides gets the same: an
act comes after those that it goes on from, and otherwise by its time. The first holds because
numbers grow along each side, as with the clock of Lamport ("Time, clocks, and the ordering of
events in a distributed system", 1978): an act goes on from one with a lower number that left a
record as it finds it. The result is the topological order with the least times first (Kahn 1962).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import Any, NamedTuple

import msgspec

from reader.model.changes import Op
from reader.model.errors import DamageError
from reader.store.entries import ACTS, ops_of
from reader.store.merge_lines import Told

WAS_SEQ = "was_seq"
"""In a merged line: the number that it had on its side."""
WAS_ACT = "was_act"
"""In a merged line: the kind of act that it was on its side, and of which change."""
WAS_OPS = "was_ops"
"""In a merged line: the operations that it had on its side."""

Ops = tuple[Op, ...]
Content = msgspec.Struct | None
"""A record as it was before or after an operation."""


class Act(NamedTuple):
    """One act as its side tells it: `groups` has one tuple of operations a line.

    `number` is that of its last line. `forms` are the operations of all forms of it that were met:
    an earlier merge may have fitted them to what the other side did. `raw` is its line if it is one
    line that no merge has changed.
    """

    id: str
    kind: str
    of: str
    fields: dict[str, Any]
    batch: bool
    number: int
    groups: tuple[Ops, ...]
    numbers: tuple[int, ...]
    forms: tuple[Op, ...]
    raw: bytes

    @property
    def time(self) -> str:
        """When it was done, as its machine's clock said."""
        return str(self.fields["time"])

    @property
    def change(self) -> str:
        """The id of the change that this is, undoes or redoes."""
        return self.of or self.id

    @property
    def pages(self) -> set[str]:
        """The sha256 of every page that it touches."""
        return {op.page for group in self.groups for op in group}


class _Form(NamedTuple):
    """One form of a line with operations."""

    number: int
    ops: Ops
    fitted: Ops
    told: Told


class Acts(NamedTuple):
    """All acts of some lines, in no order; and what of the lines is none.

    `unfinished` counts batches without an end, `unreadable` lines whose operations or names make no
    sense to this Reader.
    """

    acts: list[Act]
    unfinished: int
    unreadable: int


def acts_of(lines: Iterable[Told]) -> Acts:
    """Gather acts from lines, those with the same id once."""
    singles: dict[str, list[Told]] = {}
    parts: dict[str, list[Told]] = {}
    ends: dict[str, list[Told]] = {}
    begun: set[str] = set()
    unreadable = 0
    for told in lines:
        kind, name = told.fields["kind"], str(told.fields.get("id", ""))
        if kind in ACTS:
            singles.setdefault(name, []).append(told)
        elif kind == "part":
            parts.setdefault(name, []).append(told)
        elif kind == "commit":
            ends.setdefault(name, []).append(told)
        elif kind == "begin":
            begun.add(name)
        elif kind != "page":
            unreadable += 1
    found: list[Act] = []
    unfinished = len(begun - ends.keys())
    for name, several in singles.items():
        try:
            found.append(_act(name, several, [several]))
        except DamageError:
            unreadable += len(several)
    for name, several in ends.items():
        try:
            act = _act(name, several, _by_number(parts.get(name, ())))
        except DamageError:
            unreadable += len(several)
            continue
        if len(act.groups) == several[0].fields.get("count"):
            found.append(act)
        else:
            unfinished += 1
    return Acts(found, unfinished, unreadable)


def _number(told: Told) -> int:
    number = told.fields.get(WAS_SEQ, told.fields["seq"])
    if not isinstance(number, int):
        raise DamageError("it has no number")
    return number


def _by_number(parts: Iterable[Told]) -> list[list[Told]]:
    """Return the forms of each part of a batch, in the order of its side."""
    found: dict[int, list[Told]] = {}
    for told in parts:
        found.setdefault(_number(told), []).append(told)
    return [found[number] for number in sorted(found)]


def _act(name: str, ends: list[Told], lines: list[list[Told]]) -> Act:
    """Return the act whose last line has the forms `ends`; raises `DamageError`."""
    end = min(ends, key=_rank)
    fields = end.fields
    kind = fields["kind"]
    batch = kind == "commit"
    act, of = (fields.get("act") if batch else kind), fields.get("of", "")
    try:
        if WAS_ACT in fields:
            act, of = fields[WAS_ACT]
        named = {key: fields[key] for key in ("time", "verb", "summary", "annotator", "focus")}
    except (LookupError, TypeError, ValueError) as error:
        raise DamageError(f"it names no change: {error}") from None
    if act not in ACTS:
        raise DamageError("it is no change")
    forms = [[_form(told) for told in sorted(several, key=_rank)] for several in lines]
    unchanged = not batch and not any(key in fields for key in (WAS_SEQ, WAS_ACT, WAS_OPS))
    return Act(
        name,
        str(act),
        str(of),
        named,
        batch,
        _number(end),
        tuple(several[0].ops for several in forms),
        tuple(several[0].number for several in forms),
        tuple(op for several in forms for form in several for op in (*form.ops, *form.fitted)),
        end.data if unchanged else b"",
    )


def _rank(told: Told) -> tuple[bool, bytes]:
    """Order forms of a line: as its own side tells it first."""
    return any(key in told.fields for key in (WAS_SEQ, WAS_ACT, WAS_OPS)), told.data


def _form(told: Told) -> _Form:
    fitted = ops_of(told.fields)
    ops = ops_of({**told.fields, "ops": told.fields[WAS_OPS]}) if WAS_OPS in told.fields else fitted
    return _Form(_number(told), ops, fitted, told)


def in_order(acts: Iterable[Act]) -> list[Act]:
    """Return the acts in the order in which they count; see the module's words."""
    left = {act.id: act for act in acts}
    after = _followers(list(left.values()))
    waits = Counter(later for followers in after.values() for later in followers)

    def key(act: Act) -> tuple[str, int, str]:
        return act.time, act.number, act.id

    ready = [key(act) for act in left.values() if not waits[act.id]]
    heapify(ready)
    ordered = []
    while ready:
        act = left[heappop(ready)[2]]
        ordered.append(act)
        for later in after.get(act.id, ()):
            waits[later] -= 1
            if not waits[later]:
                heappush(ready, key(left[later]))
    return ordered


def _followers(acts: list[Act]) -> dict[str, set[str]]:
    """Return for each act the ids of those that go on from it."""
    left: dict[tuple[str, str, Content], list[Act]] = {}
    turned: dict[str, list[Act]] = {}
    for act in acts:
        turned.setdefault(act.change, []).append(act)
        for state in {(op.table, op.uid, op.after) for op in act.forms}:
            left.setdefault(state, []).append(act)
    found: dict[str, set[str]] = {}
    for act in acts:
        before = {(op.table, op.uid, op.before) for op in act.forms}
        sources = [*turned[act.change], *(one for state in before for one in left.get(state, ()))]
        for one in sources:
            if one.number < act.number:
                found.setdefault(one.id, set()).add(act.id)
    return found
