"""Zip archives that others made: what reading one may raise, and a file in one that says so."""

from __future__ import annotations

import struct
import zlib
from io import SEEK_SET, BufferedReader, RawIOBase
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from reader.model.errors import ExchangeError

try:
    from lzma import LZMAError
except ImportError:  # a Python that was built without it
    LZMAError = BadZipFile  # type: ignore[misc, assignment]

BROKEN = (
    BadZipFile,
    EOFError,
    IndexError,
    LZMAError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What `zipfile` raises for archives that are damaged or packed in a way that it does not know."""


def open_member(archive: ZipFile, member: ZipInfo | None, name: str) -> BinaryIO:
    """Open a file of an archive, called `name` in messages.

    Opening and reading raise `ExchangeError` where there is none or it is damaged.
    """
    if member is None:
        raise ExchangeError("there is no such file", file=name)
    try:
        file = cast(BinaryIO, archive.open(member))
    except BROKEN as error:
        raise _damaged(error, name) from error
    return cast(BinaryIO, BufferedReader(_Member(file, name)))


def _damaged(error: Exception, name: str) -> ExchangeError:
    hint = "take another copy of the archive"
    return ExchangeError(f"cannot be read: {error}", file=name, hint=hint)


class _Member(RawIOBase):
    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        try:
            return self._file.seek(offset, whence)
        except BROKEN as error:
            raise _damaged(error, self._name) from error

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        try:
            data = self._file.read(len(view))
        except BROKEN as error:
            raise _damaged(error, self._name) from error
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()
