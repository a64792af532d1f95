"""The real program in a pseudo-terminal: its bytes as they are sent, and the screen they draw."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pyte

from tests.support import ROOT

PATIENCE = 20
WHO = "ann"


def environment(cache: Path, **more: str) -> dict[str, str]:
    """What the program is started with, whoever runs the tests."""
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "HOME": str(cache),
        "READER_CACHE": str(cache),
        "READER_ANNOTATOR": WHO,
        **more,
    }


class Terminal:
    """A terminal of `columns` by `rows` in which ``python -m MODULE ARGS`` runs."""

    def __init__(
        self,
        *args: str,
        cache: Path,
        columns: int = 100,
        rows: int = 30,
        module: str = "reader",
        folder: Path | None = None,
        **more: str,
    ) -> None:
        self.raw = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", module, *args],
            cwd=folder,
            env=environment(cache, **more),
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def read(self, seconds: float = 0.05) -> None:
        """Take what the program sends, until it is silent for `seconds` or has ended."""
        while True:
            try:
                data = self.child.read_nonblocking(65536, timeout=seconds)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return
            self.raw += data
            self._stream.feed(data)

    @property
    def cells(self) -> list[list[object]]:
        """Every cell of the screen as it looks, by rows."""
        buffer, screen = self._screen.buffer, self._screen
        return [[buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]

    def until(self, wanted: str | Callable[[], bool]) -> None:
        """Wait for words on the screen, or for a condition."""
        end = time.monotonic() + PATIENCE
        while not (wanted in self.text if isinstance(wanted, str) else wanted()):
            assert time.monotonic() < end, f"waited for {wanted!r} before:\n{self.text}"
            self.read()

    def keys(self, keys: str, wanted: str | Callable[[], bool] = "") -> None:
        """Type `keys`, and wait for what they bring about."""
        self.child.send(keys)
        self.read()
        if wanted:
            self.until(wanted)

    def escape(self, until_gone: str) -> None:
        """Press escape alone: followed at once by a letter it would be another key."""
        self.keys("\x1b", lambda: until_gone not in self.text)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, of which the program gets word."""
        self.child.setwinsize(rows, columns)
        self._screen.resize(rows, columns)

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.child.kill(signal.SIGKILL)
        self.child.close()

    def hang_up(self) -> None:
        """Close the terminal and wait for the program to end."""
        process = self.child.ptyproc
        process.fileobj.close()
        os.waitpid(self.child.pid, 0)
        process.fd = self.child.child_fd = -1
        process.closed = process.terminated = True
        self.child.closed = self.child.terminated = True

    def exit_code(self) -> int | None:
        """Wait for the program to end by itself."""
        end = time.monotonic() + PATIENCE
        while self.child.isalive():
            assert time.monotonic() < end, f"still runs:\n{self.text}"
            self.read()
        self.read()
        self.child.close()
        status: int | None = self.child.exitstatus
        return status
