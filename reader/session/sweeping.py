"""Which files of seeds/ may have changed since they were last looked at, by groups of files.

A group is the part of a folder whose names have one remainder. Its digest is over all that the
system tells of its files without opening them, so an edit that keeps size and time of a file shows
in the time of its inode. Only groups with another digest than before are compared file by file; so
little is asked of the catalogue where little has changed, however the files are spread.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from hashlib import blake2b
from time import time_ns
from zlib import crc32

from reader.session.pagefiles import TOO_LARGE, FoundFile
from reader.store.catalogue import Catalogue
from reader.store.catalogue_types import FileEntry

GROUPS = 16
"""Groups of a folder."""
_BYTES = 7
"""Bytes of a digest, which SQLite keeps as an integer."""
_MASK = (1 << 8 * _BYTES) - 1
TICK = 1_000_000_000
"""Nanoseconds by which the time of an inode may follow that of its content where it was written in
one go; what is later was changed in a way that kept the time of its content."""

NEVER = 2**63
"""A time after which nothing was changed."""
UNREADABLE = "cannot be read: "
"""How the problem of a file begins that the system did not let be read."""


class Sweep:
    """One look at all files of a workspace, beside what the catalogue knows of the last one.

    `changed` are the groups to be compared file by file: those with another digest, those with a
    file that could not be read, and with `everything` all. `since` is when the last look began
    (nanoseconds). Once they have been compared, `keep` remembers this look as the last one.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        find: Callable[[], Iterator[FoundFile]],
        stopped: Callable[[], bool],
        *,
        everything: bool = False,
    ) -> None:
        self._catalogue = catalogue
        self._find = find
        self._begun = time_ns()
        self._before = catalogue.digests()
        self._now = digests(find(), stopped)
        self.since = catalogue.looked() or NEVER
        before, now = self._before, self._now
        groups = before.keys() | now.keys()
        all_ = everything or not before
        self.changed = {one for one in groups if all_ or before.get(one) != now.get(one)}
        self.changed |= {group_of(one.path) for one in catalogue.problems() if is_unreadable(one)}

    def files(self) -> Iterator[FoundFile]:
        """Yield the files of the groups that have changed."""
        return (file for file in self._find() if group_of(file.path) in self.changed)

    def known(self) -> Iterator[str]:
        """Yield the paths of the files of these groups that the catalogue knows."""
        if not self._before:
            yield from self._catalogue.file_paths("seeds")
            return
        for folder in sorted({folder_of(group) for group in self.changed}):
            for path in self._catalogue.file_paths(folder):
                if path.rpartition("/")[0] == folder and group_of(path) in self.changed:
                    yield path

    def keep(self) -> None:
        """Remember this look."""
        found = {group: self._now.get(group) for group in self.changed}
        self._catalogue.put_digests(found, self._begun)


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


def is_unreadable(known: FileEntry) -> bool:
    """Tell whether a file is to be read again however it looks: permissions leave no trace."""
    return known.problem.startswith(UNREADABLE)


def differs(file: FoundFile, known: FileEntry | None, outdated: Collection[str]) -> bool:
    """Tell whether a file is to be read, beside what is known; `outdated` are pages' sha256."""
    if known is None or known.stamp != (file.size, file.mtime_ns) or known.sha256 in outdated:
        return True
    if known.problem.startswith(TOO_LARGE) and not file.problem:  # the limit was raised
        return True
    return is_unreadable(known) or (bool(file.problem) and known.problem != file.problem)
