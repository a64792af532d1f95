"""What processes take: memory of a process with all that it started, and whole runs."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")


class Ran(NamedTuple):
    """A whole run: seconds of wall time, and the most memory of all its processes in MiB."""

    seconds: float
    peak: float


def family(pid: int) -> list[int]:
    """Return the process and all that it started, as far as they still run."""
    found = [pid]
    for parent in found:
        for task in _names(PROC / str(parent) / "task"):
            children = _read(PROC / str(parent) / "task" / task / "children")
            found += [int(child) for child in children.split()]
    return found


def memory(pid: int) -> float:
    """Return the MiB that a process and its children hold; shared pages count by their share."""
    return sum(_share(one) for one in family(pid)) / 1024


def _share(pid: int) -> int:
    for line in _read(PROC / str(pid) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:  # it has ended
        return []


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def whole(
    command: Sequence[str],
    environ: Mapping[str, str],
    cwd: Path | None = None,
    *,
    every: float | None = None,
) -> Ran:
    """Run a command to its end; look at its memory `every` so many seconds, or not at all.

    Raises `CalledProcessError` where it fails.
    """
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    with tempfile.TemporaryFile() as told:
        child = subprocess.Popen(
            command, cwd=cwd, env=dict(environ), stdout=quiet, stdin=quiet, stderr=told
        )
        try:
            peak = _watched(child, every)
        finally:
            child.kill()
            child.wait()
        seconds = time.perf_counter() - start
        if child.returncode:
            told.seek(0)
            sys.stderr.buffer.write(told.read())
            raise subprocess.CalledProcessError(child.returncode, command)
    return Ran(seconds, peak)


def _watched(child: subprocess.Popen[bytes], every: float | None) -> float:
    """Wait for a process; return its peak in MiB, 0 if nobody looks."""
    peak = 0.0
    while every is not None:
        peak = max(peak, memory(child.pid))
        try:
            child.wait(every)
        except subprocess.TimeoutExpired:
            continue
        break
    child.wait()
    return peak
