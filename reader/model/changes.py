"""Changes: the only way in which annotations come, go and differ."""

from __future__ import annotations

import msgspec

from reader.model.identity import new_uid, now
from reader.model.records import Record, table_of


class Op(msgspec.Struct, frozen=True):
    """One record before and after; None before means it is new, None after that it goes."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record on whichever side there is one."""
        record = self.after if self.after is not None else self.before
        assert record is not None
        return record

    @property
    def page(self) -> str:
        """The sha256 of the page in whose file the record lies."""
        return self.record.page

    @property
    def table(self) -> str:
        """The table of the record."""
        return table_of(self.record)

    @property
    def uid(self) -> str:
        """The identity of the record."""
        return self.record.uid

    def inverse(self) -> Op:
        """Return the operation that takes this one back."""
        return Op(before=self.after, after=self.before)


class Change(msgspec.Struct, frozen=True):
    """What one deliberate act of a person does, as one step for undo.

    `verb` is a stable word for programs (``label``, ``note``, ``tag``, ``delete`` ...) and
    `summary` a phrase for people ("labelled claim"). The operations apply in order. `focus` is the
    (page sha256, page offset) to which undo leads back.
    """

    verb: str
    summary: str
    ops: tuple[Op, ...]
    annotator: str
    focus: tuple[str, int] = ("", 0)
    id: str = msgspec.field(default_factory=new_uid)
    time: str = msgspec.field(default_factory=now)

    def inverse(self) -> Change:
        """Return the change that takes this one back, with an id and time of its own."""
        ops = tuple(op.inverse() for op in reversed(self.ops))
        return Change(self.verb, self.summary, ops, self.annotator, self.focus)
