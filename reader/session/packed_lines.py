"""The lines of a native file, made ready by all processors where there are several.

Raw lines go to the other processes through a temporary file, of which each task has a slot: a pipe
would hold a few of them only.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from tempfile import TemporaryFile
from typing import NamedTuple, TypeAlias

from reader.exchange import native
from reader.exchange.media import LONGEST, TOO_LONG
from reader.exchange.record import Record
from reader.exchange.report import Problem
from reader.session.forking import AHEAD, in_order, processes
from reader.session.import_packing import Packer
from reader.session.packed_records import Packed
from reader.store.files import write_all

LINES = 32
"""Lines of a task."""
ENOUGH = 1 << 19
"""Bytes of lines that are worth more than one process."""
SLOT = 1 << 20
"""Bytes of the lines of a task, at most; a longer line is not made ready."""


class Ready(NamedTuple):
    """A record that is ready, and the line that it came from."""

    packed: Packed
    line: bytes


Item: TypeAlias = Record | Problem | Ready
_Task: TypeAlias = tuple[int, list[int]]
"""Where the lines of a task begin in the file, and how long each is."""


def read_packed(
    lines: Iterable[bytes],
    file: str,
    annotator: str,
    packer: Packer | None,
    forked: Callable[[], None],
) -> Iterator[tuple[Item, int]]:
    """Yield what `reader.exchange.native.read` does, with the number of the line, or it is ready.

    Without a `packer`, nothing is. `forked` is called in each process that is made for it.
    """
    seen = native.Seen(file)
    number = 0
    for line, packed in _packed(lines, packer, forked):
        number += 1
        if len(line) > LONGEST:
            yield Problem("error", TOO_LONG, file, number), number
            continue
        if packed is None:
            items = native.read_numbered(number, line, seen, annotator=annotator)
            yield from ((item, number) for item in items)
            continue
        wrong = seen.check(number, packed.id, packed.digest)
        if wrong is not None:
            yield wrong, number
        if wrong is None or wrong.severity != "error":
            yield Ready(packed, line), number


def _worth(lines: Iterator[bytes], size: int) -> Iterator[bytes]:
    """Yield lines until they are more than `size` bytes together."""
    for line in lines:
        yield line
        size -= len(line)
        if size < 0:
            return


def _packed(
    lines: Iterable[bytes], packer: Packer | None, forked: Callable[[], None]
) -> Iterator[tuple[bytes, Packed | None]]:
    if packer is None:
        for line in lines:
            yield line, None
        return
    waiting = iter(lines)
    front = list(_worth(waiting, ENOUGH))
    number = processes() if sum(map(len, front)) > ENOUGH else 1
    lines = chain(front, waiting)
    if number == 1:
        for line in lines:
            yield line, packer.pack(line) if len(line) <= SLOT else None
        return
    given: deque[list[bytes]] = deque()
    with TemporaryFile(buffering=0) as shared:
        handle = shared.fileno()

        def tasks() -> Iterator[_Task]:
            # A slot is free again when as many later tasks were asked for as there can be.
            for count, batch in enumerate(_batches(lines)):
                given.append(batch)
                place = count % (number * AHEAD + 1) * SLOT
                short = [line if len(line) <= SLOT else b"" for line in batch]
                os.lseek(handle, place, os.SEEK_SET)
                write_all(handle, b"".join(short))
                yield place, [len(line) for line in short]

        def work(task: _Task) -> list[Packed | None]:
            place, sizes = task
            data = os.pread(handle, sum(sizes), place)
            found: list[Packed | None] = []
            at = 0
            for size in sizes:
                found.append(packer.pack(data[at : at + size]) if size else None)
                at += size
            return found

        for answers in in_order(tasks(), work, number, forked):
            yield from zip(given.popleft(), answers, strict=True)


def _batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Yield the lines some at a time, of which those that are not too long fit into a slot."""
    batch: list[bytes] = []
    size = 0
    for line in lines:
        if batch and (size + len(line) > SLOT or len(batch) == LINES):
            yield batch
            batch, size = [], 0
        batch.append(line)
        size += len(line)
    if batch:
        yield batch
