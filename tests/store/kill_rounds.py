"""Kill a labelling process at random instants, again and again, and compare by content.

``python tests/store/kill_rounds.py 300`` runs that many rounds on one growing workspace and prints
how many acknowledged acts were checked. `run` is the same for the test suite.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("kill_child.py")
sys.path.insert(0, str(ROOT))

from reader.model.records import to_document  # noqa: E402
from reader.store.annotations import AnnotationStore  # noqa: E402
from reader.store.check import verify  # noqa: E402
from tests.store.support import WHO, contents, opened, text_of  # noqa: E402

Effect = list[Any]


class Model:
    """What must be in the store: its records, and what undo and redo would do."""

    def __init__(self) -> None:
        self.records: dict[str, Any] = {}
        self.done: list[Effect] = []
        self.undone: list[Effect] = []

    def copy(self) -> Model:
        other = Model()
        other.records = dict(self.records)
        other.done, other.undone = list(self.done), list(self.undone)
        return other

    def act(self, act: str, effect: Effect) -> None:
        if act == "undo":
            self.undone.append(self.done.pop())
        elif act == "redo":
            self.done.append(self.undone.pop())
        else:
            self.done.append(effect)
            self.undone.clear()
        for uid, before, after in effect:
            assert self.records.get(uid) == before
            if after is None:
                del self.records[uid]
            else:
                self.records[uid] = after

    def undo(self) -> None:
        effect = [[uid, after, before] for uid, before, after in reversed(self.done[-1])]
        self.act("undo", effect)


def held(store: AnnotationStore) -> dict[str, Any]:
    """The store's records in the form in which the child tells them."""
    records = contents(store).values()
    return {r.uid: json.loads(json.dumps(to_document(r))) for r in records}


def one_round(annotations: Path, model: Model, dice: random.Random) -> tuple[Model, int]:
    """Let a child label, kill it, and check; return what holds now and the acts acknowledged."""
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(annotations), str(dice.randrange(1 << 30))],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    first = ""
    if dice.random() < 0.15:
        time.sleep(dice.uniform(0, 0.25))  # anywhere, the start and the recovery included
    else:
        first = child.stdout.readline()
        time.sleep(dice.uniform(0, 0.2))
    child.kill()
    rest, _ = child.communicate()
    acknowledged = 0
    pending = model
    for line in (first + rest).splitlines(keepends=True):
        if not line.endswith("\n"):
            break  # killed while it spoke, before it touched the store
        words = json.loads(line)
        if "will" in words:
            pending = model.copy()
            pending.act(words["act"], words["will"])
        elif "did" in words:
            model = pending
            acknowledged += 1
    with AnnotationStore.open(annotations, WHO, write=False) as store:
        before = held(store)
    with opened(annotations) as store:
        now = held(store)
        assert now == before, "reading sees another state than writing"
        assert now in (model.records, pending.records), "acknowledged work is lost or changed"
        model = model if now == model.records else pending
        if model.done and dice.random() < 0.4:
            store.undo()
            model.undo()
            assert held(store) == model.records, "undo after the kill went elsewhere"
        unwanted = [problem for problem in store.problems if "journal.jsonl" in problem.file]
        assert unwanted == [], unwanted
    return model, acknowledged


def run(rounds: int, annotations: Path, seed: int) -> int:
    """Do `rounds` rounds in the folder and return how many acknowledged acts they checked."""
    dice = random.Random(seed)
    model, total = Model(), 0
    for number in range(rounds):
        try:
            model, acknowledged = one_round(annotations, model, dice)
        except AssertionError as error:
            raise AssertionError(f"round {number} of seed {seed}: {error}") from error
        total += acknowledged
    problems = verify(annotations, WHO, text_of)
    assert problems == [], problems
    return total


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    chosen = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 30)
    with tempfile.TemporaryDirectory() as scratch:
        acts = run(count, Path(scratch) / "annotations", chosen)
    print(f"{count} kills, seed {chosen}: {acts} acknowledged acts, none lost or changed")
