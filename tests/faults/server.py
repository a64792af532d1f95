"""Runs acts in child processes that may be stopped at any call; started once, forks for each run.

Reads one JSON object a line: ``folder``, ``acts``, ``seed``, ``first`` (number of the first act),
and ``stop`` (see `layer.Stop`) or null, ``record``. The child answers with a line for each act that
was acknowledged, ``{"did": n}``, and at its end ``{"calls": [...]}``; the server then writes
``{"status": s}``, the child's wait status. With ``contents`` each act is answered with what the
workspace holds then, for the run that nobody stops.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.faults import layer

if __name__ == "__main__":
    layer.install()

import json
import os
import pickle
from typing import Any

from reader.store import files
from tests.faults import acts
from tests.faults.contents import contents

LOADED = (shutil, tempfile)
"""They look at what ``os`` can do when they are loaded, so before the layer is there."""


def say(**words: Any) -> None:
    data = json.dumps(words).encode() + b"\n"
    while data:
        data = data[layer._real["write"](1, data) :]


def run(job: dict[str, Any]) -> None:
    """Do the acts of a job; its end may come at any call."""
    world = acts.World(Path(job["folder"]), new=job.get("new", False))
    stop = layer.Stop(*job["stop"]) if job["stop"] is not None else None
    if job["first"]:  # as it goes on from there, not as it starts
        acts.begin(world.folder, "open", 0)
        if job.get("opened", True):
            _ = world.session
    layer.LAYER.arm(world.root, stop=stop, record=job["record"])
    for number, name in enumerate(job["acts"], job["first"]):
        dice = acts.begin(world.folder, job["seed"], number)
        acts.ACTS[name](world, dice)
        layer.LAYER.mark(str(number))
        if job["contents"]:
            roots, layer.LAYER.roots = layer.LAYER.roots, ()
            say(did=number, contents=contents(world.root), calls=len(layer.LAYER.calls))
            layer.LAYER.roots = roots
        else:
            say(did=number)
    layer.LAYER.disarm()
    if job["record"]:
        Path(job["record"]).write_bytes(pickle.dumps(layer.LAYER.records))
    told = layer.LAYER.calls
    say(
        calls=[[one.name, os.path.relpath(one.path, world.root), one.size] for one in told],
        idle=[[one.name, os.path.relpath(one.path, world.root)] for one in layer.LAYER.idle],
    )


def main() -> None:
    layer.install_in(files)
    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                run(job)
            except BaseException as error:
                import traceback

                traceback.print_exc()
                say(failed=repr(error))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        say(status=status)


if __name__ == "__main__":
    main()
