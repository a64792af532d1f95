"""A page worker in which pages fail as their names say, started in place of the real one."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from reader.session.page_reading import PageRead, PageReader
from reader.session.pagefiles import FoundFile

_READ = PageReader.read
START = (
    "from sys import argv, path; path[:] = argv[1:];"
    " from tests.session.page_faults import main; main()"
)


def _read(self: PageReader, path: str) -> PageRead:
    if "raises" in path:
        raise RuntimeError("a fault of the program")
    if "killed-once" in path and not Path(f"{self.root}/killed").exists():
        Path(f"{self.root}/killed").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if "killed-always" in path:
        os.kill(os.getpid(), signal.SIGKILL)
    if "hangs" in path:
        time.sleep(600)
    return _READ(self, path)


def main() -> None:
    """Do what a worker does, with the faults."""
    from reader.session.page_worker import main

    PageReader.read = _read  # type: ignore[method-assign]
    main()


def parent() -> None:
    """Read a page that hangs, in processes; their ids are printed once it hangs."""
    from reader.session import building

    building._START = START
    pages = building.Pages(PageReader(sys.argv[1], "", {}, 1 << 20), 2)
    files = [FoundFile(f"seeds/{number}-hangs.txt", 10, 1) for number in range(4)]
    turn = pages._turn

    def told() -> None:
        turn()
        if len(pages._workers) == 2 and all(worker.ready for worker in pages._workers):
            print(*(worker.process.pid for worker in pages._workers), flush=True)

    pages._turn = told  # type: ignore[method-assign]
    list(pages.read(files))
