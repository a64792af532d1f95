"""Standard output for an export: as it is for programs, neutralised for a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase
from typing import Any, BinaryIO, cast

from reader.text.neutralise import neutralise

LONGEST_LINE = 65_536
"""Bytes that wait for the end of their line."""


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Give standard output; to a terminal nothing goes that could act on it."""
    out = cast(BinaryIO, Shown(sys.stdout.buffer)) if sys.stdout.isatty() else sys.stdout.buffer
    yield out
    out.flush()


class Shown(RawIOBase):
    """A file whose text is neutralised on its way to a terminal, a line at a time."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._rest = b""

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def write(self, data: Any) -> int:
        """Take bytes; what comes after the last line feed waits for the rest of its line."""
        lines, feed, self._rest = (self._rest + bytes(data)).rpartition(b"\n")
        self._show(lines + feed)
        if len(self._rest) > LONGEST_LINE:
            self._show(self._rest)
            self._rest = b""
        return len(data)

    def flush(self) -> None:
        """Show what waits."""
        self._show(self._rest)
        self._rest = b""
        self._out.flush()

    def _show(self, data: bytes) -> None:
        if data:
            self._out.write(neutralise(data.decode("utf-8", "replace")).encode())
