"""Label in a loop until killed, saying before each save what it will do and after it that it did.

Run as ``python kill_child.py ANNOTATIONS SEED`` by `kill_rounds`. Each line on standard output is a
JSON object: ``{"will": [[uid, before, after], ...], "act": ...}``, then ``{"did": true}`` once that
is durable; records are documents, null where there is none. Half of the children have a slow disk.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from pathlib import Path
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.model.changes import Change, Op
from reader.model.identity import new_uid
from reader.model.records import Span, to_document
from reader.store import files
from tests.store.support import SHEETS, WHO, Sheet, opened


def say(**words: Any) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def effect(ops: tuple[Op, ...]) -> list[Any]:
    def document(record: Any) -> Any:
        return None if record is None else to_document(record)

    return [[op.uid, document(op.before), document(op.after)] for op in ops]


def new_span(dice: random.Random) -> Span:
    sheet: Sheet = dice.choice(SHEETS)
    start = dice.randrange(len(sheet.text) - 40)
    end = start + dice.randrange(1, 40)
    return sheet.span(start, end, new_uid(), note="né" * dice.randrange(9))


def slow_down(dice: random.Random) -> None:
    """Make the disk slow and let it take writes in pieces, so that kills hit the middle of them."""

    def write(fd: int, data: Any) -> int:
        time.sleep(dice.random() * 0.001)
        return os.write(fd, data[: 1 + int(len(data) * dice.random() ** 3)])

    def sync(fd: Any) -> None:
        time.sleep(dice.random() * 0.002)
        os.fsync(fd)

    def replace(source: Any, target: Any, **_: Any) -> None:
        time.sleep(dice.random() * 0.002)
        Path(source).replace(target)

    vars(files).update(_write=write, _fsync=sync, _replace=replace)


def main() -> None:
    dice = random.Random(int(sys.argv[2]))
    if dice.random() < 0.5:
        slow_down(dice)
    store = opened(Path(sys.argv[1]))
    say(ready=True)
    done: list[tuple[Op, ...]] = []
    undone: list[tuple[Op, ...]] = []
    while True:
        act = dice.choices(("add", "edit", "drop", "batch", "undo", "redo"), (6, 3, 1, 3, 2, 2))[0]
        spans = [span for sheet in SHEETS for span in store.records(sheet.sha256).spans.values()]
        if act == "add":
            ops = tuple(Op(None, new_span(dice)) for _ in range(dice.randrange(1, 4)))
        elif act == "batch":
            ops = tuple(Op(None, new_span(dice)) for _ in range(dice.randrange(2, 60)))
        elif act in ("edit", "drop") and spans:
            span = dice.choice(spans)
            after = msgspec.structs.replace(span, note=span.note + "!") if act == "edit" else None
            ops = (Op(span, after),)
        elif act == "undo" and done:
            ops = tuple(op.inverse() for op in reversed(done[-1]))
        elif act == "redo" and undone:
            ops = undone[-1]
        else:
            continue
        say(will=effect(ops), act=act)
        change = Change(act, act, ops, WHO)
        if act == "undo":
            store.undo()
            undone.append(done.pop())
        elif act == "redo":
            store.redo()
            done.append(undone.pop())
        else:
            if act == "batch":
                parts = (Change(act, act, (op,), WHO) for op in ops)
                store.apply_batch(Change(act, act, (), WHO), parts)
            else:
                store.apply(change)
            done.append(ops)
            undone.clear()
        store.flush()
        say(did=True)


if __name__ == "__main__":
    main()
