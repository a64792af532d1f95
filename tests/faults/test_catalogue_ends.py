"""A catalogue whose writer is killed inside SQLite is right again at the next start."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from reader.session.session import Session
from tests.faults.contents import catalogue_agrees
from tests.pty.terminal import environment
from tests.session.support import BRIDGE, HARBOUR, Place, label, views

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed"),
]
CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "write")
POINTS = int(os.environ.get("READER_CATALOGUE_POINTS", "12"))


def listed(place: Place, cache: Path, *strace: str) -> subprocess.CompletedProcess[str]:
    """Run ``reader list``, which builds the catalogue or brings it up to date."""
    command = [sys.executable, "-m", "reader", "-w", str(place.root), "list"]
    return subprocess.run(
        [*strace, *command], env=environment(cache), capture_output=True, text=True, check=False
    )


def test_killed_at_calls_of_the_catalogue_the_next_list_is_as_ever(
    place: Place, tmp_path: Path
) -> None:
    for number in range(6):
        place.write(f"{number}.txt", BRIDGE.replace("bridge", f"bridge {number}"))
    place.write("harbour.txt", HARBOUR)
    with place.open("ana") as session:
        for view in views(session)[:3]:
            label(session, view, "cracks in two")
    log = tmp_path / "log"
    expected = listed(place, tmp_path / "whole").stdout
    trace = ("strace", "-f", "-qq", "-y", "-o", str(log), "-e", f"trace={','.join(CALLS)}")
    assert listed(place, tmp_path / "traced", *trace).stdout == expected
    counts = Counter(
        call
        for line in log.read_text("utf-8", "replace").splitlines()
        for call in CALLS
        if f" {call}(" in line and "catalogue.sqlite" in line
    )
    assert counts["pwrite64"] > 10
    killed = 0
    for call, total in counts.items():
        share = max(1, total // max(1, POINTS * total // sum(counts.values())))
        for when in range(1, total + 1, share):
            cache = tmp_path / f"{call}-{when}"
            stop = f"inject={call}:signal=KILL:when={when}"
            ended = listed(place, cache, *trace[:-2], "-e", f"trace={call}", "-e", stop)
            killed += ended.returncode != 0
            assert listed(place, cache).stdout == expected, (call, when)
            environ = {**place.environ, "READER_CACHE": str(cache)}
            with Session.open(place.root, "ana", write=False, environ=environ) as session:
                session.refresh()
                assert catalogue_agrees(session) == ""
                assert session.problems == []
    assert killed >= POINTS // 2
