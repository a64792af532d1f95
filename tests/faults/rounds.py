"""Random sessions killed at random calls and bytes, one after the other in a growing workspace.

``python -m tests.faults.rounds 1000 [SEED]`` does so many rounds and prints the seed; `rounds` is
the same for the test suite.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.faults.harness import Lab, Server, stopped_by

OFTEN = ("label", "note", "undo", "redo", "attribute", "label_many", "delete", "relate", "tag")
SOMETIMES = (
    *("state", "article_note", "place", "bulk_relabel", "bulk_delete", "mend", "set_title"),
    *("import_two", "import_new", "export_file", "export_folder", "reopen"),
    *("rename_label", "rename_back", "merge_labels", "add_page", "close"),
)
_AFRESH = 25


class Done(NamedTuple):
    """What rounds did: kills, and acts that were acknowledged before these."""

    kills: int
    acknowledged: int
    acts: Counter[str]


def script(dice: random.Random) -> list[str]:
    """Return what somebody does in one session."""
    number = dice.randrange(2, 7)
    return [dice.choice(OFTEN if dice.random() < 0.6 else SOMETIMES) for _ in range(number)]


def rounds(folder: Path, number: int, seed: int) -> Done:
    """Do `number` rounds; raise `AssertionError` naming round and seed where anything is lost.

    Each has a session of its own on what the one before left, and a rehearsal without a kill that
    tells how many calls there are and what each act leads to.
    """
    dice = random.Random(seed)
    kills = acknowledged = 0
    acts: Counter[str] = Counter()
    with Server() as server:
        lab = Lab(folder, server)
        for at in range(number):
            if at % _AFRESH == 0:
                lab.prepare([dice.choice(OFTEN) for _ in range(4)], f"{seed}/{at}")
            first = 100 * (at + 1)
            does = script(dice)
            whole = server.run(lab.folder, does, f"{seed}/{at}", first=first, told=True)
            lab.look()
            history = [lab.before, *whole.after.values()]
            lab.restore()
            if whole.calls:
                point = dice.randrange(len(whole.calls))
                share = dice.choice((None, dice.random()))
                if whole.calls[point][0] != "write":
                    share = None
                stop = (point, share, "KILL", "")
                ran = server.run(lab.folder, does, f"{seed}/{at}", first=first, stop=stop)
                assert stopped_by(ran.status, "KILL"), f"round {at} of seed {seed}: not killed"
                act = does[ran.last + 1 - first]
                now = whole.after.get(ran.last, lab.before)
                wrong = lab.check(act, now, whole.after[ran.last + 1], history)
                told = f"round {at} of seed {seed}, {does}, {act}, {whole.calls[point]}, {share}"
                assert not wrong, f"{told}: {wrong}"
                kills += 1
                acknowledged += ran.last + 1 - first
                acts.update(does[: ran.last + 2 - first])
            lab.keep()
            if (at + 1) % _AFRESH == 0:
                print(f"{at + 1} rounds", flush=True)
    return Done(kills, acknowledged, acts)


def main(words: list[str]) -> int:
    number = int(words[0]) if words else 100
    seed = int(words[1]) if len(words) > 1 else random.randrange(1 << 30)
    print(f"seed {seed}", flush=True)
    started = time.monotonic()
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        done = rounds(Path(folder), number, seed)
    print(f"{done.kills} kills, {done.acknowledged} acknowledged acts, none lost or changed")
    print(", ".join(f"{act} {count}" for act, count in sorted(done.acts.items())))
    print(f"{time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
