"""Where a format writes to and reads from: one file, or the files of a folder, by name.

Formats open no paths: they ask for names, and whoever made the sink or source sees to it that
nothing leaves the target and that what is opened is what was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import BinaryIO, Protocol

from reader.model.errors import ExchangeError

_PIECE = 1 << 18
HEAD = 65_536
"""Bytes of a file that are looked at to recognise its format."""
LONGEST = 64 * 1024 * 1024
"""Bytes of a line, and of a document that is read whole."""
TOO_LONG = f"it is longer than {LONGEST >> 20} MiB, and nothing of it is read"
LONGEST_NAME = 180
"""Bytes of a name in a folder, so that it fits into every file system with a suffix."""


class Sink(Protocol):
    """Where an export goes. A file is open until the next is asked for, or the export ends."""

    def file(self, name: str = "") -> BinaryIO:
        """Return the file called `name` (with ``/`` for folders), made anew; "" in a single file.

        Raises `ExchangeError` for a name that leads out of the target or was used before.
        """


class Source(Protocol):
    """Where an import comes from; `name` is how messages call it."""

    name: str

    @property
    def names(self) -> list[str]:
        """The names in a folder or archive, sorted; of a single file [""]."""

    def open(self, name: str = "") -> BinaryIO:
        """Open one of `names`; raises `ExchangeError` where it cannot be read or is too large."""

    def head(self, name: str = "") -> bytes:
        """Return the first bytes of one of `names`, at most `HEAD`."""


def safe_name(name: str) -> str:
    """Return `name` as a file name that no system takes for anything else, never empty.

    A name that has to be changed gets a digest of what it was, so that two such names stay two.
    """
    import re
    from hashlib import sha256

    safe = re.sub(r"[^A-Za-z0-9._-]+", "_", name).lstrip(".-")
    safe = safe.encode()[: LONGEST_NAME - 13].decode()
    if safe != name or not safe:
        safe = f"{safe}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:12]}".lstrip("-")
    return safe


def checked_name(name: str) -> str:
    """Return `name` if it leads nowhere but into a folder; raises `ExchangeError` for others."""
    parts = name.split("/")
    wrong = any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in parts)
    if wrong or name.startswith("/") or (len(parts[0]) > 1 and parts[0][1] == ":"):
        raise ExchangeError(f"{name[:80]!r} is no name inside a folder")
    return name


def bounded(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is longer than `LONGEST`, the beginning."""
    while line := file.readline(LONGEST + 1):
        yield line
        if not line.endswith(b"\n"):
            skip_line(file)


def skip_line(file: BinaryIO) -> None:
    """Read on to the next line, holding little of this one."""
    while (piece := file.readline(_PIECE)) and not piece.endswith(b"\n"):
        pass


def whole(file: BinaryIO, name: str, most: int = LONGEST) -> bytes:
    """Return all of a file; raises `ExchangeError` where that is more than `most` bytes."""
    # In pieces, since a buffer of the largest size would be made for the smallest file.
    data = bytearray()
    while piece := file.read(_PIECE):
        data += piece
        if len(data) > most:
            raise ExchangeError(f"it is larger than {most // 1024**2} MB", file=name)
    return bytes(data)


class MemorySink:
    """Files in memory, by name."""

    def __init__(self) -> None:
        self._files: dict[str, BytesIO] = {}

    def file(self, name: str = "") -> BinaryIO:
        """Make a file."""
        if name:
            checked_name(name)
        if name in self._files:
            raise ExchangeError(f"two files would be called {name!r}")
        self._files[name] = BytesIO()
        return self._files[name]

    @property
    def files(self) -> dict[str, bytes]:
        """What was written, by name."""
        return {name: file.getvalue() for name, file in self._files.items()}


class MemorySource:
    """Files in memory as a source."""

    def __init__(self, files: Mapping[str, bytes] | bytes, name: str = "memory") -> None:
        self._files = {"": files} if isinstance(files, bytes) else dict(files)
        self.name = name

    @property
    def names(self) -> list[str]:
        """The names, sorted."""
        return sorted(self._files)

    def open(self, name: str = "") -> BinaryIO:
        """Open a file."""
        if name not in self._files:
            raise ExchangeError("there is no such file", file=name)
        return BytesIO(self._files[name])

    def head(self, name: str = "") -> bytes:
        """Return the first bytes of a file."""
        return self._files.get(name, b"")[:HEAD]


def with_suffix(names: Iterable[str], *suffixes: str) -> list[str]:
    """Return those of `names` that end with one of `suffixes`, in any case."""
    return [name for name in names if name.lower().endswith(suffixes)]
