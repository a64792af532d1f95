"""A program in a pseudo-terminal of 120 by 40 cells, timed from outside."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from math import nan
from pathlib import Path
from typing import Self

POINTER = re.compile(rb"\x1b\]22;[a-z-]*\x07")


class Terminal:
    """One run of a program; a context manager that ends it."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        cwd: Path | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.screen, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.begun = time.perf_counter()
        self._child = subprocess.Popen(
            command,
            stdin=side,
            stdout=side,
            stderr=side,
            cwd=cwd,
            env={**os.environ, "TERM": "xterm-256color", **(environ or {})},
            start_new_session=True,
        )
        os.close(side)
        self.drawn = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):  # its helpers, too
            os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()
        os.close(self.screen)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._child.pid

    def worked(self) -> float:
        """Return for how many milliseconds its main thread has run so far; Linux tells."""
        try:
            told = Path(f"/proc/{self.pid}/schedstat").read_text("ascii")
        except OSError:
            return nan
        return int(told.split()[0]) / 1e6

    def read(self, timeout: float) -> bytes:
        """Return what is drawn next; nothing if it stays silent for `timeout` seconds."""
        if not select.select([self.screen], [], [], timeout)[0]:
            return b""
        try:
            return os.read(self.screen, 1 << 16)
        except OSError:  # the program has ended
            return b""

    def until(self, word: str, timeout: float = 120) -> float:
        """Return the seconds from the start of the process until `word` has been drawn."""
        while word.encode() not in self.drawn:
            piece = self.read(timeout)
            if not piece:
                raise RuntimeError(f"never drawn: {word!r}; last: {self.drawn[-500:]!r}")
            self.drawn += piece
        return time.perf_counter() - self.begun

    def settle(self, quiet: float = 0.05, longest: float = 20) -> None:
        """Wait until nothing is drawn for `quiet` seconds; at most `longest`, as cursors blink."""
        end = time.perf_counter() + longest
        while self.read(quiet) and time.perf_counter() < end:
            pass

    def paint(self, key: bytes, quiet: float = 0.12) -> tuple[float, float]:
        """Return the milliseconds from `key` to the first and to the last bytes drawn after it.

        The last are those after which nothing is drawn for `quiet` seconds. A change of the mouse
        pointer's shape is not drawing.
        """
        pressed = time.perf_counter()
        os.write(self.screen, key)
        drawn = b""
        while not drawn:
            piece = self.read(60)
            if not piece:
                raise RuntimeError(f"no reaction to {key!r}")
            drawn = POINTER.sub(b"", piece)
        first = last = time.perf_counter()
        while self.read(quiet):
            last = time.perf_counter()
        return (first - pressed) * 1e3, (last - pressed) * 1e3

    def press(self, key: bytes, quiet: float = 0.05) -> float:
        """Return the milliseconds from `key` to the first bytes drawn after it."""
        self.settle(quiet)
        pressed = time.perf_counter()
        os.write(self.screen, key)
        if not self.read(60):
            raise RuntimeError(f"no reaction to {key!r}")
        return (time.perf_counter() - pressed) * 1e3

    def shows(self, key: bytes, word: str, timeout: float = 120) -> float:
        """Return the milliseconds from `key` until `word` has been drawn after it."""
        pressed = time.perf_counter()
        os.write(self.screen, key)
        drawn = b""
        while word.encode() not in drawn:
            piece = self.read(timeout)
            if not piece:
                raise RuntimeError(f"not drawn after {key!r}: {word!r}; last: {drawn[-500:]!r}")
            drawn += piece
        return (time.perf_counter() - pressed) * 1e3
