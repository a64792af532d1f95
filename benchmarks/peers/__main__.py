"""Reader beside its peers and floors, each in turn with it, and what that says of its goals.

    python -m benchmarks.peers                          all lines, some 25 minutes on two cores
    python -m benchmarks.peers --quick                  up to 1,000 articles, three pairs
    python -m benchmarks.peers --only start,search      some of the lines
    python -m benchmarks.peers --write                  README, picture and results.json, too
    python -m benchmarks.peers --report                 those anew from results.json alone

Corpora are made where they are first needed, in a folder that stays for the next run. A peer that
is not there is left out and said so; `--install` gets those that the registries have.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from pathlib import Path

from benchmarks.peers import (
    building,
    exchanging,
    lines_reading,
    lines_text,
    newsboat,
    report,
    results,
    saving,
    searching,
)
from benchmarks.peers.installing import OPTIONAL, install
from benchmarks.peers.places import Places, standard
from benchmarks.peers.taking import Line, Setting

MODULES = (building, lines_reading, searching, lines_text, saving, exchanging)
LINES: dict[str, Line] = {line.name: line for module in MODULES for line in module.LINES}
SIZES = (100, 1_000, 10_000, 100_000)
QUICK = (100, 1_000)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", help="sizes, such as 100,10000", type=_numbers, default=SIZES)
    parser.add_argument("--only", help=f"of {','.join(LINES)}", type=_names, default=list(LINES))
    parser.add_argument("--pairs", type=int, default=7, help="rounds of each")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--corpora", type=Path, default=standard(), help="the folder that stays")
    parser.add_argument("--install", type=lambda text: text.split(","), metavar="PEERS", default=[],
                        help=f"of newsboat,{','.join(OPTIONAL)}")  # fmt: skip
    parser.add_argument("--write", action="store_true", help="put down what is found")
    parser.add_argument("--report", action="store_true", help="measure nothing")
    given = parser.parse_args()
    found = results.load()
    if given.report:
        report.write(found, LINES)
        return
    # Ended from outside, it still ends what it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    places = Places(given.corpora)
    install(places, given.install)
    if not newsboat.available():
        print("newsboat is not installed and left out")
    sizes, pairs = (QUICK, min(3, given.pairs)) if given.quick else (given.articles, given.pairs)
    now = results.Results()
    for name in given.only:
        print(f"{name}: {LINES[name].work}", flush=True)
        start = time.perf_counter()
        samples = LINES[name].take(Setting(places, sizes, pairs))
        taken = results.taken_now(samples, pairs, time.perf_counter() - start)
        now.lines[name] = found.lines[name] = taken
        if given.write:
            results.save(found)
        print(*report.all_table(results.Results({name: taken}), LINES), sep="\n")
        print(f"took {taken.seconds:.0f} s\n", flush=True)
    print(*report.goals_table(now, LINES, only=given.only), sep="\n")
    if given.write:
        report.write(found, LINES)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(part) for part in text.split(",")))


def _names(text: str) -> list[str]:
    names = text.split(",")
    for name in names:
        if name not in LINES:
            raise argparse.ArgumentTypeError(f"{name} is none of {', '.join(LINES)}")
    return names


if __name__ == "__main__":
    main()
