"""Processes that do one thing each time they are asked, and tell how long it took.

Each contestant holds its data in a process of its own, so that none pays for the memory of another.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Self

from benchmarks.peers.places import ROOT

Work = Callable[[], object]
"""Does the thing once; what it gives is its own count of milliseconds, if it keeps one."""


class Server:
    """A process that serves ``module:function`` with `words`; a context manager that ends it."""

    def __init__(self, environ: Mapping[str, str], function: str, *words: str) -> None:
        """Start it; it makes ready meanwhile."""
        self._function = function
        self._child = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.peers.serving", function, *words],
            cwd=ROOT,
            env=dict(environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.kill()
        self._child.communicate()

    def __call__(self) -> float:
        """Return the milliseconds that one more takes."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write("\n")
        self._child.stdin.flush()
        line = self._child.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._function} has failed, see above")
        return float(line)


def main() -> None:
    module, function = sys.argv[1].split(":")
    work: Work = getattr(import_module(f"benchmarks.peers.{module}"), function)(*sys.argv[2:])
    for _ in sys.stdin:
        start = time.perf_counter()
        taken = work()
        passed = (time.perf_counter() - start) * 1e3
        print(taken if isinstance(taken, float) else passed, flush=True)


if __name__ == "__main__":
    main()
