"""Which step undo and redo come to next, found by reading the journal backward as far as needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import msgspec

from reader.model.changes import Op
from reader.store.entries import Entry, acts_backward

Watch: TypeAlias = Callable[[int, int], None]
"""Called with how many lines of a batch are done and how many there are."""

_EVERY = 64


def watched(
    lines: Iterable[tuple[Op, ...]], total: int, watch: Watch | None
) -> Iterator[tuple[Op, ...]]:
    """Yield `lines`, telling `watch` now and then; what it raises ends them."""
    for done, ops in enumerate(lines):
        if watch is not None and done % _EVERY == 0:
            watch(done, total)
        yield ops


class Step:
    """An act on one of the stacks; `ops` holds its operations while they are not in the journal."""

    __slots__ = ("entry", "ops")

    def __init__(self, entry: Entry, ops: tuple[Op, ...] | None = None) -> None:
        self.entry = entry
        self.ops = ops

    def written(self, offset: int) -> None:
        """Note that the act is in the journal, at byte `offset`."""
        self.entry = msgspec.structs.replace(self.entry, offset=offset, begin=offset)
        self.ops = None


class UndoStack:
    """Undo and redo over the whole history of one annotator.

    Going backward, the latest act on a change tells whether it is done or undone. The first one
    found done is what undo takes back; those found undone before the latest new change are what
    redo brings again, in the order in which they are found.
    """

    def __init__(self, path: Path, end: int) -> None:
        """Start from the acts that end before byte `end`; nothing is read until it is needed."""
        self._acts = acts_backward(path, end)
        self._seen: set[str] = set()
        self._done: list[Step] = []
        self._undone: list[Step] = []
        # Acts of before this session, found done, the latest first.
        self._older = self._continue()
        self._loaded = False

    def did(self, step: Step) -> None:
        """Note a new change; what could be redone is forgotten."""
        self._loaded = True
        self._done.append(step)
        self._undone.clear()

    def next_undo(self) -> Step | None:
        """Return the act that undo takes back, None if there is none."""
        self._load()
        if not self._done:
            self._done.extend(islice(self._older, 1))
        return self._done[-1] if self._done else None

    def next_redo(self) -> Step | None:
        """Return the act of undoing that redo reverses, None if there is none."""
        self._load()
        return self._undone[-1] if self._undone else None

    def undid(self, step: Step) -> None:
        """Note that `step` took back what `next_undo` returned."""
        self._done.pop()
        self._undone.append(step)

    def redid(self, step: Step) -> None:
        """Note that `step` brought again what `next_redo` returned."""
        self._undone.pop()
        self._done.append(step)

    def _load(self) -> None:
        """Read back to the latest change of before this session, if there is none since."""
        if self._loaded:
            return
        self._loaded = True
        for entry in self._acts:
            if entry.change not in self._seen:
                self._seen.add(entry.change)
                (self._undone if entry.act == "undo" else self._done).append(Step(entry))
            if entry.act == "change":
                break
        self._done.reverse()
        self._undone.reverse()

    def _continue(self) -> Iterator[Step]:
        for entry in self._acts:
            if entry.change not in self._seen:
                self._seen.add(entry.change)
                if entry.act != "undo":
                    yield Step(entry)
