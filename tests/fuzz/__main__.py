"""``python -m tests.fuzz TARGET --seconds 60``: fuzz one target; or replay inputs of it."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz import FOUND, ROOT, SEEDS
from tests.fuzz.running import LARGEST, command, fuzz, keep, run

NAMES = sorted(path.name for path in SEEDS.iterdir() if path.is_dir())
STUCK = 60
"""Seconds after which an input is taken for one that never ends."""
MEMORY = 2048
"""MiB that a target may take."""


def main() -> int:
    """Return 1 if anything was found."""
    parser = argparse.ArgumentParser("python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path, help="where inputs are kept that reach new code")
    parser.add_argument("--found", type=Path, help="where failing inputs are put")
    parser.add_argument("--replay", type=Path, nargs="+", help="inputs to try, without fuzzing")
    parser.add_argument("--child", nargs="*", help=argparse.SUPPRESS)
    given, rest = parser.parse_known_args()
    found = (given.found or FOUND / given.target).absolute()
    if given.replay:
        for path in given.replay:
            run(given.target, path.read_bytes())
            print(f"{path}: holds")
        return 0
    if given.child is not None:
        fuzz(given.target, found, [*given.child, *rest])
        return 0
    with tempfile.TemporaryDirectory(prefix="reader-fuzz-") as scratch:
        corpus = given.corpus or Path(scratch) / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        return _for_a_while(given.target, given.seconds, corpus, found, Path(scratch))


def _for_a_while(name: str, seconds: int, corpus: Path, found: Path, scratch: Path) -> int:
    """Fuzz for `seconds`, again where something ended the process before; return 1 if found."""
    ends = time.monotonic() + seconds
    before = set(_files(found))
    artifacts = scratch / "artifacts"
    artifacts.mkdir()
    while (left := int(ends - time.monotonic())) > 1:
        arguments = [
            f"-max_total_time={left}",
            f"-max_len={LARGEST}",
            f"-timeout={STUCK}",
            f"-rss_limit_mb={MEMORY}",
            f"-artifact_prefix={artifacts}/",
            "-verbosity=0",
            "-print_final_stats=1",
            str(corpus),
            str(SEEDS / name),
        ]
        if _files(FOUND / name):
            arguments.append(str(FOUND / name))
        child = [sys.executable, "-m", "tests.fuzz", name, "--found", str(found), "--child"]
        ran = subprocess.run([*child, "--", *arguments], cwd=ROOT, env=_alone(scratch), check=False)
        for path in artifacts.iterdir():
            kept = keep(found, path.read_bytes())
            print(f"\nFOUND {path.name.split('-')[0]}\n{command(name, kept)}\n", flush=True)
            path.unlink()
        if ran.returncode not in (0, 1, 70, 71, 77):
            print(f"the fuzzer ended with {ran.returncode}", flush=True)
            return 2
        if ran.returncode == 1:
            return 2
    return int(set(_files(found)) > before)


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _alone(scratch: Path) -> dict[str, str]:
    """Return an environment in which nothing of the person's own is read or written."""
    own = {"READER_CACHE": str(scratch / "cache"), "READER_CONFIG": str(scratch / "config.toml")}
    return {**os.environ, **own, "READER_ANNOTATOR": "", "READER_WORKSPACE": ""}


if __name__ == "__main__":
    sys.exit(main())
