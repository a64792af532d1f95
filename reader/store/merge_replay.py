"""Doing all acts of all sides one after the other, and noting where they disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from reader.model.changes import Op
from reader.model.records import FREE_TAG, ArticleState, Membership, Record, Relation, Span, Tag
from reader.store.merge_acts import Act, Ops
from reader.store.merge_records import WHOLE, fit
from reader.store.page_state import Draft, State


class Said(NamedTuple):
    """What somebody said, and when (empty where it was before the sides parted)."""

    value: Any
    time: str


class Conflict(msgspec.Struct):
    """What the sides say differently of one record, and what counts now.

    `what` is a field, ``attribute NAME``, or `WHOLE`: then values are whole records or None. `said`
    are the values in the order in which they came. `record` is the record as it is, or was last.
    """

    record: Record
    what: str
    said: list[Said]
    taken: Any = None


class Twice(NamedTuple):
    """Records of one thing that the sides made each for itself; all are kept."""

    what: str
    records: tuple[Record, ...]


class Done(NamedTuple):
    """An act as it counts: its kind, the change that it turns, its operations by line."""

    act: Act
    kind: str
    of: str
    groups: tuple[Ops, ...]


class Turns:
    """Which changes are done and undone, as the stack of undo has it."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._undone: list[str] = []

    def take(self, kind: str, change: str) -> bool:
        """Note an act; return False if it undoes or redoes what is not next, as a new change."""
        if kind == "undo" and self._done and self._done[-1] == change:
            self._undone.append(self._done.pop())
        elif kind == "redo" and self._undone and self._undone[-1] == change:
            self._done.append(self._undone.pop())
        else:
            return False
        return True

    def did(self, change: str) -> None:
        """Note a new change."""
        self._done.append(change)
        self._undone.clear()


class Merging:
    """Replays acts on the states of pages; `states` are those that all sides begin with."""

    def __init__(self, states: Mapping[str, State], turns: Turns) -> None:
        self.drafts = {page: Draft(state) for page, state in states.items()}
        self._records: dict[tuple[str, str], Record] = {
            (name, uid): record
            for state in states.values()
            for name, table in state.tables.items()
            for uid, record in table.records.items()
        }
        self._turns = turns
        self._last: dict[str, tuple[Ops, ...]] = {}
        self._when: dict[tuple[str, str, str], str] = {}
        self._gone: dict[str, Record] = {}
        self._made: set[str] = set()
        self._conflicts: dict[tuple[str, str, str], Conflict] = {}
        self.done: list[Done] = []

    def replay(self, acts: Iterable[Act]) -> None:
        """Do the acts in the order given."""
        for act in acts:
            self._do(act)
        lost = self._ends_lost()
        if lost:
            self._do(_keeping(lost, self.done))

    def _do(self, act: Act) -> None:
        kind, of = act.kind, act.of
        groups = act.groups
        if kind != "change":
            if not self._turns.take(kind, of):
                kind, of = "change", ""
            elif len(self._last.get(of, ())) == len(groups):
                groups = tuple(
                    tuple(op.inverse() for op in reversed(ops)) for ops in reversed(self._last[of])
                )
        if kind == "change":
            self._turns.did(act.id)
        fitted = tuple(
            tuple(new for op in group if (new := self._op(op, act)) is not None) for group in groups
        )
        self._last[of or act.id] = fitted
        self.done.append(Done(act, kind, of, fitted))

    def _op(self, op: Op, act: Act) -> Op | None:
        key = op.table, op.uid
        held = self._records.get(key)
        new, clashes = fit(op, held)
        for clash in clashes:
            place = (*key, clash.what)
            conflict = self._conflicts.setdefault(place, Conflict(op.record, clash.what, []))
            before = self._when.get(place, "")
            for said in (Said(clash.held, before), Said(clash.said, act.time)):
                if said.value not in [other.value for other in conflict.said]:
                    conflict.said.append(said)
        if new is None:
            return None
        self.drafts[op.page].apply(new)
        for name in _changed(new):
            self._when[(*key, name)] = act.time
        if new.after is None:
            self._gone[op.uid] = self._records.pop(key)
        else:
            self._records[key] = new.after
            if new.before is None:
                self._made.add(op.uid)
        return new

    def _ends_lost(self) -> list[Record]:
        """Return the spans that one side deleted and another relates or puts into a claim."""
        wanted: set[str] = set()
        for (table, _uid), record in self._records.items():
            if isinstance(record, Relation):
                wanted |= {record.source.span, record.target.span}
            elif table == "memberships" and isinstance(record, Membership):
                wanted.add(record.span)
        return [
            self._gone[uid]
            for uid in sorted(wanted & self._gone.keys())
            if ("spans", uid) not in self._records and isinstance(self._gone[uid], Span)
        ]

    def conflicts(self) -> list[Conflict]:
        """Return where the sides disagreed, with what counts in the end."""
        for (table, uid, what), conflict in self._conflicts.items():
            record = self._records.get((table, uid))
            conflict.record = record or self._gone.get(uid, conflict.record)
            conflict.taken = record if what == WHOLE else _value(record, what)
        return sorted(self._conflicts.values(), key=lambda c: _place(c.record))

    def twice(self) -> list[Twice]:
        """Return what was made on both sides, each for itself, and is there more than once."""
        found: dict[tuple[Any, ...], list[Record]] = {}
        for record in self._records.values():
            key = _sameness(record)
            if key:
                found.setdefault(key, []).append(record)
        several = []
        for (what, *_), records in found.items():
            if len(records) < 2 or not any(record.uid in self._made for record in records):
                continue
            ordered = tuple(sorted(records, key=lambda record: record.uid))
            several.append(Twice(what, ordered))
        return sorted(several, key=lambda twice: _place(twice.records[0]))


def _keeping(lost: list[Record], done: list[Done]) -> Act:
    """Return the act that brings back spans, the same wherever the same sides are merged."""
    last = max(done, key=lambda one: one.act.number).act
    uids = " ".join(record.uid for record in lost)
    spans = "span" if len(lost) == 1 else "spans"
    number = last.number + 1
    fields = {
        "time": max(one.act.time for one in done),
        "verb": "merge",
        "summary": f"kept {len(lost)} {spans} that another machine relates",
        "annotator": last.fields["annotator"],
        "focus": [lost[0].page, 0],
    }
    name = sha256(f"kept {last.id} {uids}".encode("ascii", "backslashreplace")).hexdigest()[:32]
    ops = tuple(Op(None, record) for record in lost)
    return Act(name, "change", "", fields, False, number, (ops,), (number,), ops, b"")


def _changed(op: Op) -> list[str]:
    """Return what of a record an operation changes, in the words of conflicts."""
    if op.before is None or op.after is None:
        return [WHOLE]
    before, after = msgspec.structs.asdict(op.before), msgspec.structs.asdict(op.after)
    names = [name for name in after if before[name] != after[name]]
    if isinstance(op.before, Span) and isinstance(op.after, Span):
        pairs = {a.name for a in {*op.before.attributes} ^ {*op.after.attributes}}
        names += [f"attribute {name}" for name in pairs]
    return [*names, WHOLE]


def _value(record: Record | None, what: str) -> Any:
    if record is None:
        return None
    kind, _, name = what.partition(" ")
    if kind == "attribute" and isinstance(record, Span):
        return next((a.value for a in record.attributes if a.name == name), None)
    return getattr(record, what)


def _place(record: Record) -> tuple[str, int, str]:
    start = record.start if isinstance(record, Span) else getattr(record, "offset", 0)
    return record.page, start, record.uid


def _sameness(record: Record) -> tuple[Any, ...]:
    """Return what two records share that are about the same; empty for those that may repeat."""
    if isinstance(record, Span):
        return "span", record.page, record.parts, record.label
    if isinstance(record, ArticleState):
        return "state", record.page, record.offset
    if isinstance(record, Tag):
        value = record.value if record.name == FREE_TAG else ""
        return "tag", record.page, record.offset, record.name, value
    if isinstance(record, Membership):
        return "claim", record.page, record.span, record.type
    return ()
