"""What the journal's lines say, as values: operations, changes, and acts (whole undo steps)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from reader.model.changes import Change, Op
from reader.model.errors import DamageError
from reader.model.records import from_document
from reader.store.journal import decode_line, lines_backward, lines_forward

Act = Literal["change", "undo", "redo"]
ACTS: frozenset[str] = frozenset({"change", "undo", "redo"})


class Entry(msgspec.Struct, frozen=True):
    """One act in the history: something done, undone or redone, alone or as a batch.

    `id` is its own, `of` the id of the change that it undoes or redoes (empty for a change).
    `offset` is the byte offset of its last line in the journal, `begin` that of its first.
    `count` is the number of lines with operations.
    """

    seq: int
    act: Act
    id: str
    of: str
    time: str
    verb: str
    summary: str
    annotator: str
    focus: tuple[str, int]
    batch: bool
    count: int
    offset: int
    begin: int

    @property
    def change(self) -> str:
        """The id of the change that this is, undoes or redoes."""
        return self.of or self.id


def header(change: Change, of: str) -> dict[str, Any]:
    """Return the fields by which a line names its change; `of` is empty for a change itself."""
    fields: dict[str, Any] = {"id": change.id}
    if of:
        fields["of"] = of
    fields["time"] = change.time
    fields["verb"] = change.verb
    fields["summary"] = change.summary
    fields["annotator"] = change.annotator
    fields["focus"] = list(change.focus)
    return fields


def ops_of(fields: dict[str, Any]) -> tuple[Op, ...]:
    """Return the operations of a line; raises `DamageError` if they cannot be understood."""
    try:
        if any(before is None is after for _, before, after in fields["ops"]):
            raise ValueError("it is about nothing")
        return tuple(
            Op(
                before=None if before is None else from_document(table, before),
                after=None if after is None else from_document(table, after),
            )
            for table, before, after in fields["ops"]
        )
    except (LookupError, TypeError, ValueError, msgspec.ValidationError) as error:
        raise DamageError(
            f"an operation cannot be read: {error}", place=f"change {fields.get('seq')}"
        ) from None


def change_of(entry: Entry, ops: tuple[Op, ...] = ()) -> Change:
    """Return the change that an entry stands for, with the operations given."""
    return Change(
        verb=entry.verb,
        summary=entry.summary,
        ops=ops,
        annotator=entry.annotator,
        focus=entry.focus,
        id=entry.change,
        time=entry.time,
    )


def entry_of(fields: dict[str, Any], offset: int, begin: int) -> Entry:
    """Return the entry that the fields of its last line describe; raises `DamageError`."""
    batch = fields["kind"] == "commit"
    try:
        sha256, position = fields["focus"]
        return Entry(
            seq=fields["seq"],
            act=fields["act"] if batch else fields["kind"],
            id=fields["id"],
            of=fields.get("of", ""),
            time=fields["time"],
            verb=fields["verb"],
            summary=fields["summary"],
            annotator=fields["annotator"],
            focus=(sha256, position),
            batch=batch,
            count=fields["count"] if batch else 1,
            offset=offset,
            begin=begin,
        )
    except (LookupError, TypeError, ValueError) as error:
        raise DamageError(f"it names no change: {error}", place=f"byte {offset}") from None


def acts_backward(path: Path, end: int) -> Iterator[Entry]:
    """Yield the acts that end before byte `end`, the latest first; damaged lines are passed over.

    The lines of a batch are skipped by the length that its commit line names.
    """
    again = True
    while again:
        again = False
        for line in lines_backward(path, end):
            fields = decode_line(line.data)
            if fields is None:
                continue
            kind = fields["kind"]
            begin = line.offset
            if kind == "commit":
                begin = _begin_of(path, fields, line.offset)
            if kind not in ACTS and (kind != "commit" or begin < 0):
                continue
            with suppress(DamageError):
                yield entry_of(fields, line.offset, begin)
            if kind == "commit":
                end, again = begin, True
                break


def _begin_of(path: Path, commit: dict[str, Any], offset: int) -> int:
    """Return the byte offset of the batch's begin line, -1 if it is not where it should be."""
    begin = offset - int(commit.get("bytes", 0))
    if begin < 0 or begin >= offset:
        return -1
    line = next(lines_forward(path, begin), None)
    fields = decode_line(line.data) if line is not None else None
    if fields is None or fields["kind"] != "begin" or fields.get("id") != commit.get("id"):
        return -1
    return begin


def ops_backward(path: Path, entry: Entry) -> Iterator[tuple[Op, ...]]:
    """Yield the operations of an entry line by line, last line first.

    Raises `DamageError` at a line that cannot be read: half an undo would be none.
    """
    for line in lines_backward(path, _end_of_line(path, entry.offset)):
        if line.offset < entry.begin:
            return
        fields = decode_line(line.data)
        if fields is None:
            raise DamageError(
                "a line of this change is damaged, so it cannot be taken back",
                file=str(path),
                place=f"byte {line.offset}",
                hint="run `reader check`",
            )
        if "ops" in fields:
            yield ops_of(fields)


def _end_of_line(path: Path, offset: int) -> int:
    line = next(lines_forward(path, offset), None)
    return offset if line is None else offset + len(line.data)


class Committed(NamedTuple):
    """A line that counts, as read forward: its fields and where it lies."""

    fields: dict[str, Any]
    offset: int
    number: int


class Damage(NamedTuple):
    """A line that does not count: why, and where it lies (`number` counts lines from 1).

    `unfinished` is set for the beginning of a batch that the journal's end cut off. `hole` is set
    where a part of the file never reached the disk: from `offset` on, nothing counts.
    """

    reason: str
    offset: int
    number: int
    unfinished: bool = False
    hole: bool = False


_HOLE = "it was being written when the machine stopped"
_NEVER = "the batch that begins here has no commit, so it never happened"


def committed_forward(
    path: Path,
    start: int = 0,
    end: int | None = None,
    *,
    only: str = "",
    tail: bool = False,
    brief: Callable[[dict[str, Any]], dict[str, Any]] = lambda fields: fields,
) -> Iterator[Committed | Damage]:
    """Yield what counts from byte `start` on: batches only if their commit line is there.

    With `only`, lines with operations are left out unless they hold that string, unread. With
    `tail`, a line with a zero byte ends it: that is no damage to a line, which has none, but a
    stretch of the file that never reached the disk, so that what follows was not waited for either.
    The lines of a batch wait for its commit in memory; `brief` says what of their fields is kept.
    """
    needle = only.encode("utf-8", "surrogatepass")
    waiting: list[Committed] = []
    opened: Damage | None = None
    batch = ""
    for number, line in enumerate(lines_forward(path, start, end), 1):
        if needle and b'"ops":' in line.data and needle not in line.data:
            continue
        fields = decode_line(line.data)
        if fields is None and tail and b"\0" in line.data:
            yield (opened or Damage(_HOLE, line.offset, number))._replace(hole=True)
            return
        if fields is None:
            yield Damage("the line is damaged", line.offset, number)
            continue
        here = Committed(fields, line.offset, number)
        kind = fields["kind"]
        if opened is not None and kind == "part" and fields.get("id") == batch:
            waiting.append(here._replace(fields=brief(fields)))
        elif opened is not None and kind == "commit" and fields.get("id") == batch:
            yield from waiting
            yield here
            waiting, opened = [], None
        elif opened is None and kind == "part":  # its begin line is damaged
            batch = str(fields.get("id"))
            opened = Damage(_NEVER, line.offset, number)
            waiting.append(here._replace(fields=brief(fields)))
        elif opened is not None and kind == "page":
            waiting.append(here._replace(fields=brief(fields)))
        elif kind in ("page", "checkpoint", "head"):
            yield here
        else:
            if opened is not None:
                yield opened
                waiting, opened = [], None
            if kind == "begin":
                batch = str(fields.get("id"))
                opened = Damage(_NEVER, line.offset, number)
            yield here
    if opened is not None:
        yield opened._replace(unfinished=True)
