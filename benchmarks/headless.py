"""What commands without a screen cost, beside loading the three libraries that they stand on.

Run ``python -m benchmarks.headless [ROUNDS]`` from the root of the checkout. The commands take
turns, so that whatever else the machine does slows all of them alike; medians of wall time and of
processor time are printed, each also as a multiple of ``import click, msgspec, tinydb``.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 21
LIMIT = 1.5


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory(prefix="reader-benchmark-") as folder:
        workspace = Path(folder) / "workspace"
        # Compiled modules are found beside their sources, as after any installation.
        environ = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environ |= {"READER_CACHE": f"{folder}/cache", "READER_ANNOTATOR": "ana"}
        reader = [str(Path(sys.executable).with_name("reader"))]
        subprocess.run([*reader, "init", str(workspace)], check=True, stdout=subprocess.DEVNULL)
        pages = sorted(map(str, (workspace / "seeds").glob("*.txt")))
        commands = {
            "import click, msgspec, tinydb": [
                sys.executable,
                "-c",
                "import click, msgspec, tinydb",
            ],
            "reader --help": [*reader, "--help"],
            "reader list": [*reader, "list", "--workspace", str(workspace)],
            "reader segment --json, 1 page": [*reader, "segment", "--json", pages[0]],
            "reader segment --json, 5 pages": [*reader, "segment", "--json", *pages],
        }
        for command in commands.values():
            measure(command, environ)
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                taken[name].append(measure(command, environ))
    base: tuple[float, float] | None = None
    for name, samples in taken.items():
        wall, processor = (statistics.median(column) for column in zip(*samples, strict=True))
        base = base or (wall, processor)
        ratio = wall / base[0]
        word = "" if ratio <= LIMIT else f"  over {LIMIT}"
        print(
            f"{name:<32}{wall * 1000:7.0f} ms {ratio:5.2f}   "
            f"processor {processor * 1000:5.0f} ms {processor / base[1]:5.2f}{word}"
        )


def measure(command: list[str], environ: dict[str, str]) -> tuple[float, float]:
    """Return (seconds of wall time, seconds of processor time) of one run."""
    before, start = _processor(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environ)
    return time.perf_counter() - start, _processor() - before


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
