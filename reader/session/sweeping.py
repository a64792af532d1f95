"""Which files of seeds/ may have changed since they were last looked at, by groups of files.

A group is the part of a folder whose names have one remainder. Its digest is over all that the
system tells of its files without opening them, so an edit that keeps size and time of a file shows
in the time of its inode. Only groups with another digest than before are compared file by file; so
little is asked of the catalogue where little has changed, however the files are spread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b
from zlib import crc32

from reader.session.pagefiles import FoundFile

GROUPS = 16
"""Groups of a folder."""
_BYTES = 7
"""Bytes of a digest, which SQLite keeps as an integer."""
_MASK = (1 << 8 * _BYTES) - 1
TICK = 1_000_000_000
"""Nanoseconds by which the time of an inode may follow that of its content where it was written in
one go; what is later was changed in a way that kept the time of its content."""


def group_of(path: str) -> str:
    """Return the name of the group of a file: a number, a blank, and its folder."""
    folder, _, name = path.rpartition("/")
    return f"{crc32(name.encode('utf-8', 'backslashreplace')) % GROUPS} {folder}"


def folder_of(group: str) -> str:
    """Return the folder of a group."""
    return group.partition(" ")[2]


def digests(files: Iterable[FoundFile], stopped: Callable[[], bool]) -> dict[str, int]:
    """Return the digest of each group; it does not depend on the order of the files.

    What was found until `stopped` is returned where that becomes true.
    """
    found: dict[str, int] = {}
    for file in files:
        if stopped():
            break
        told = f"{file.path}\0{file.size} {file.mtime_ns} {file.changed_ns} {file.inode}"
        told += f" {file.problem}"
        data = blake2b(told.encode("utf-8", "backslashreplace"), digest_size=_BYTES).digest()
        group = group_of(file.path)
        found[group] = (found.get(group, 0) + int.from_bytes(data)) & _MASK
    return found


def is_touched(file: FoundFile, since: int) -> bool:
    """Tell whether a file that has kept its size and time was changed since a time all the same."""
    return file.changed_ns >= since and file.changed_ns - file.mtime_ns > TICK
