"""A source that tells how much of it has been read."""

from __future__ import annotations

from collections.abc import Callable
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

from reader.exchange.media import Source

_BUFFER = 1 << 18


class Counted:
    """Another source, of which `progress` is told how many bytes were read and how many there are.

    Formats that read a file twice are told of as if they had read it once.
    """

    def __init__(self, source: Source, progress: Callable[[int, int], None] | None) -> None:
        self.name = source.name
        self._source = source
        self._progress = progress
        self._size = int(getattr(source, "size", 0)) if progress is not None else 0
        self._done = 0

    @property
    def names(self) -> list[str]:
        """The names of the source."""
        return self._source.names

    def open(self, name: str = "") -> BinaryIO:
        """Open one of the files."""
        file = self._source.open(name)
        if self._progress is None or not self._size:
            return file
        return cast(BinaryIO, BufferedReader(_Raw(file, self._read), _BUFFER))

    def head(self, name: str = "") -> bytes:
        """Return the first bytes of one of the files."""
        return self._source.head(name)

    def _read(self, count: int) -> None:
        self._done = min(self._size, self._done + count)
        if self._progress is not None:
            self._progress(self._done, self._size)


class _Raw(RawIOBase):
    def __init__(self, file: BinaryIO, told: Callable[[int], None]) -> None:
        self._file = file
        self._told = told
        self._reached = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._file.read(len(view))
        view[: len(data)] = data
        if self._file.seekable():
            at = self._file.tell()
            self._told(max(0, at - self._reached))
            self._reached = max(at, self._reached)
        else:
            self._told(len(data))
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()
