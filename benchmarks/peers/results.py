"""The figures as they were taken, in a file, and what they say of the goals."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.peers.goals import BEFORE, GOALS, Goal
from benchmarks.peers.places import ROOT
from benchmarks.peers.taking import Samples, middle

FILE = ROOT / "benchmarks" / "results.json"


class Machine(msgspec.Struct, frozen=True):
    """What it ran on, without names and places."""

    processor: str
    cores: int
    memory_gib: int
    system: str
    versions: dict[str, str]


class LineTaken(msgspec.Struct, frozen=True):
    """The samples of one line, when they were taken, on what, and how long that took."""

    date: str
    pairs: int
    seconds: float
    machine: Machine
    samples: Samples


class Results(msgspec.Struct):
    """All lines that were taken, by name."""

    lines: dict[str, LineTaken] = msgspec.field(default_factory=dict)


class Judged(NamedTuple):
    """A goal with what was found; None where it was not measured, `before` where once before."""

    goal: Goal
    ours: float | None
    theirs: float | None
    before: bool

    @property
    def reached_value(self) -> float | None:
        """What is held against the limit."""
        if self.ours is None or not self.goal.against:
            return self.ours
        return None if self.theirs is None else self.ours / self.theirs

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached, None where that is not known."""
        value = self.reached_value
        return None if value is None else value <= self.goal.limit


def load(path: Path = FILE) -> Results:
    """Return what was taken before; nothing where there is no file."""
    if not path.exists():
        return Results()
    return msgspec.json.decode(path.read_bytes(), type=Results)


def save(results: Results, path: Path = FILE) -> None:
    """Write the file, a line for each kind of samples."""
    lines = []
    for name, taken in sorted(results.lines.items()):
        fields = msgspec.to_builtins(taken)
        samples = [
            f"    {json.dumps(who)}: {json.dumps(found)}"
            for who, found in fields.pop("samples").items()
        ]
        head = json.dumps(fields)[:-1]
        lines.append(f'  {json.dumps(name)}: {head}, "samples": {{\n' + ",\n".join(samples) + "}}")
    path.write_text('{"lines": {\n' + ",\n".join(lines) + "\n}}\n")


def taken_now(samples: Samples, pairs: int, seconds: float) -> LineTaken:
    """Return samples with the date and the machine."""
    date = datetime.now(UTC).strftime("%Y-%m-%d")
    return LineTaken(date, pairs, round(seconds), machine(), samples)


def machine() -> Machine:
    """Describe this machine."""
    memory = next(
        int(line.split()[1])
        for line in Path("/proc/meminfo").read_text().splitlines()
        if line.startswith("MemTotal:")
    )
    names = (
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    )
    import os

    return Machine(
        next(names, platform.machine()),
        os.cpu_count() or 1,
        round(memory / (1 << 20)),
        f"{platform.system()} {'.'.join(platform.release().split('.')[:2])}",
        _versions(),
    )


def _versions() -> dict[str, str]:
    import sqlite3

    found = {"Python": platform.python_version(), "SQLite": sqlite3.sqlite_version}
    for name in ("textual", "tinydb", "tantivy", "label-studio-sdk"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    if shutil.which("newsboat"):
        ran = subprocess.run(["newsboat", "-v"], capture_output=True, text=True, check=False)
        words = ran.stdout.split()
        found["newsboat"] = words[1] if len(words) > 1 else "?"
    return found


def judge(results: Results) -> list[Judged]:
    """Return every goal with what was found."""
    return [_judged(results, goal) for goal in GOALS]


def _judged(results: Results, goal: Goal) -> Judged:
    line = results.lines.get(goal.line)
    samples = line.samples if line is not None else {}
    ours = _value(samples, goal.ours, goal.size, goal.percentile)
    if not goal.against:
        return Judged(goal, ours, None, False)
    size = goal.size if goal.other is None else goal.other
    theirs = _value(samples, goal.against, size)
    if theirs is not None:
        return Judged(goal, ours, theirs, False)
    return Judged(goal, ours, BEFORE.get((goal.line, goal.against, size)), True)


def _value(samples: Samples, who: str, size: int, percentile: int = 50) -> float | None:
    values = samples.get(who, {}).get(size)
    return middle(values, percentile) if values else None
