"""Reading a journal from its end: what was done, and which records each act was about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reader.model.changes import Op
from reader.model.errors import DamageError
from reader.store.entries import Entry, ops_of
from reader.store.journal import NAME, decode_line, lines_backward, lines_forward


def ops_touching(folder: Path, entry: Entry, needle: str = "") -> Iterator[Op]:
    """Yield the operations of an act in the journal of `folder`, the last of them first.

    With `needle` (ASCII), lines that do not hold it are passed over unread. Lines that are damaged
    are passed over too: `reader check` tells of them. No more is held than one line.
    """
    path = folder / NAME
    last = next(lines_forward(path, entry.offset), None)
    if last is None:
        return
    wanted = needle.encode("ascii")
    for line in lines_backward(path, entry.offset + len(last.data)):
        if line.offset < entry.begin:
            return
        if wanted not in line.data:
            continue
        fields = decode_line(line.data)
        if fields is None or "ops" not in fields:
            continue
        try:
            yield from reversed(ops_of(fields))
        except DamageError:
            continue
