"""Kill a session at every call that changes a file, and inside every write, and look each time.

``python -m tests.faults.sweep`` does so with all scenes (or those named) and prints how many points
there were; `sweep` is the same for the test suite.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.faults.harness import Lab, Ran, Server, stopped_by
from tests.faults.scenes import SCENES, Scene

SHARES = (None, 0.001, 0.5, 0.999)
"""Before a call, and of a write's bytes: one, half of them, all but one in a thousand."""


class Swept(NamedTuple):
    """What a sweep did: calls of the scene, kills, and what was wrong after any."""

    calls: int
    kills: int
    wrong: list[str]


def rehearse(lab: Lab, scene: Scene) -> tuple[int, Ran]:
    """Do a scene that nobody stops; return the number of its first act and what it did."""
    first = lab.prepare(list(scene.before), scene.name)
    lab.look()
    lab.restore()
    ran = lab.server.run(
        lab.folder, list(scene.acts), scene.name, first=first, told=True, opened=scene.opened
    )
    lab.look()
    return first, ran


Shares = tuple[float | None, ...]


def points(ran: Ran, every: int, shares: Shares = SHARES) -> Iterator[tuple[int, float | None]]:
    """Yield where to stop: each call, and each longer write after each share of its bytes."""
    number = 0
    for point, (name, _path, size) in enumerate(ran.calls):
        for share in shares:
            if share is not None and (name != "write" or size < 3):
                continue
            if number % every == 0:
                yield point, share
            number += 1


def sweep(folder: Path, scene: Scene, *, every: int = 1, shares: Shares = SHARES) -> Swept:
    """Kill the session of `scene` at every point, or at each of so many that is due."""
    wrong = []
    kills = 0
    with Server() as server:
        lab = Lab(folder, server)
        first, whole = rehearse(lab, scene)
        history = [lab.before, *whole.after.values()]
        for point, share in points(whole, every, shares):
            lab.restore()
            ran = server.run(
                lab.folder,
                list(scene.acts),
                scene.name,
                first=first,
                stop=(point, share, "KILL", ""),
                opened=scene.opened,
            )
            assert stopped_by(ran.status, "KILL"), f"{scene.name}: not killed at {point}"
            kills += 1
            now = whole.after.get(ran.last, lab.before)
            act = scene.acts[ran.last + 1 - first]
            said = lab.check(act, now, whole.after[ran.last + 1], history)
            if said:
                name, path, size = whole.calls[point]
                where = f"{scene.name}, {act}, call {point} {name} {path} {size} {share}"
                wrong.append(f"{where}: {said}")
    return Swept(len(whole.calls), kills, wrong)


def main(names: list[str]) -> int:
    calls = kills = bad = 0
    started = time.monotonic()
    memory = Path("/dev/shm")
    for scene in SCENES:
        if names and scene.name not in names:
            continue
        with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
            done = sweep(Path(folder), scene)
        calls, kills, bad = calls + done.calls, kills + done.kills, bad + len(done.wrong)
        print(f"{scene.name}: {done.calls} calls, {done.kills} kills, {len(done.wrong)} wrong")
        for line in done.wrong:
            print("  " + line)
    seconds = time.monotonic() - started
    print(f"{calls} calls that change files, {kills} kills, {bad} wrong, {seconds:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
