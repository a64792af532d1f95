"""A copy of an annotator's folder as it was at one moment, taken while they may be at work.

Page files are replaced whole, after the journal has what is in them, and the journal only grows.
A checkpoint in it says that the files of all pages named before were written. So a copy is of one
moment if the journal did not grow between the copying of the files of those pages that it names
after its last checkpoint, and that of the journal itself. A folder whose journal cannot be followed
is copied as of one moment if nothing in it changed meanwhile.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import IO, NamedTuple

from reader.model.errors import DamageError, ReaderError
from reader.regular import open_regular
from reader.store.journal import NAME, decode_line, lines_backward, lines_forward

_CHUNK = 1 << 20
_TRIES = 1000


class UnreadableError(Exception):
    """The system does not let a file or folder be read; what it says is the reason for people."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"cannot be read: {error.strerror or error}")


class MovedError(ReaderError):
    """A folder was written to in such a way that no copy of one moment came of it."""


def read_piece(file: IO[bytes], size: int) -> bytes:
    """Return at most `size` bytes of a file, none at its end; raises `UnreadableError`."""
    try:
        return file.read(size)
    except OSError as error:
        raise UnreadableError(error) from error


def is_left_over(name: str) -> bool:
    """Tell whether a file of this name is of no use to anybody: a lock, or a write cut short."""
    return name == ".lock" or (name.startswith(".") and name.endswith((".tmp", ".new")))


_OWN = re.compile(r"\..+\.[0-9a-f]{8}\.new\Z|\.doctor-[0-9]+\.tmp\Z")
"""Names that Reader gives, for a while, to what it writes beside other people's files."""


def left_overs(root: Path) -> Iterator[Path]:
    """Yield files and folders of a workspace that writes cut short have left, or that are written.

    They lie beside pages and annotations; exports and backups are begun elsewhere in it, too.
    """
    yield from sorted(path for path in root.iterdir() if _OWN.match(path.name))
    for top in ("annotations", "seeds"):
        for folder, folders, names in os.walk(root / top):
            found = [name for name in (*folders, *names) if is_left_over(name) and name != ".lock"]
            folders[:] = sorted(set(folders).difference(found))
            paths = (Path(folder, name) for name in sorted(found))
            yield from (path for path in paths if not path.is_symlink())


def last_written(path: Path) -> float:
    """Return when a file, or anything in a folder, was last written: seconds since 1970."""
    inside = (Path(folder, name) for folder, _, names in os.walk(path) for name in names)
    return max(one.lstat().st_mtime for one in (path, *inside))


class Copied(NamedTuple):
    """A copy of a file: where its pieces lie in the aside, its size and mode, which file it is."""

    pieces: tuple[tuple[int, int], ...]
    size: int
    mode: int
    stamp: tuple[int, ...]


class Snapshot:
    """Copies in `aside`, a file of its own, of all files in `folder`; see `take`.

    `lacking` has the names of files that cannot be read, with the reason.
    """

    def __init__(self, folder: Path, aside: IO[bytes]) -> None:
        self.files: dict[str, Copied] = {}
        self.lacking: dict[str, str] = {}
        self._folder = folder
        self._aside = aside

    def take(self) -> None:
        """Copy what can be read of the folder as it is at one moment.

        Raises `MovedError` if it is written to in such a way that there is none, `UnreadableError`
        if the folder cannot be listed, and `OSError` if there is no room for the copies.
        """
        try:
            self._follow()
        except (DamageError, UnreadableError):
            self.files.clear()
            self.lacking.clear()
            self._stand_still()

    def _follow(self) -> None:
        """Copy all files, and those that have changed again, until the journal has not grown."""
        journal = self._folder / NAME
        start = _checkpoint(journal)
        for path in _listed(self._folder):
            if path.name != NAME:
                self._copy(path)
        for _ in range(_TRIES):
            end = _size(journal)
            for page in _named(journal, start, end):
                for path in self._folder.glob(f"*-{page[:12]}.json"):
                    self._copy(path)
            held = self.files.get(NAME)
            if held is not None and held.size > end:
                raise MovedError("was replaced while it was copied", file=str(journal))
            self._copy(journal, end)
            if _size(journal) == end:
                return
        raise MovedError("is being changed all the time", file=str(self._folder))

    def _stand_still(self) -> None:
        """Copy all files, and see that none of them has changed by then."""
        before = self._stamps()
        for path in _listed(self._folder):
            self._copy(path)
        if self._stamps() != before:
            raise MovedError("was changed while it was copied", file=str(self._folder))

    def _stamps(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for path in _listed(self._folder):
            if is_left_over(path.name):
                continue
            with suppress(OSError):
                info = path.lstat()
                found[path.name] = info.st_ino, info.st_size, info.st_mtime_ns
        return found

    def _copy(self, path: Path, end: int | None = None) -> None:
        """Copy a file unless that was done; of one of which the beginning was, what has come."""
        if is_left_over(path.name):
            return
        try:
            self._copy_readable(path, end)
        except UnreadableError as error:
            self.files.pop(path.name, None)
            self.lacking[path.name] = str(error)
        else:
            self.lacking.pop(path.name, None)

    def _copy_readable(self, path: Path, end: int | None) -> None:
        held = self.files.get(path.name)
        try:
            if not stat.S_ISREG(path.lstat().st_mode):
                return
            file = open_regular(path, follow=False)
        except FileNotFoundError:
            self.files.pop(path.name, None)
            return
        except OSError as error:
            raise UnreadableError(error) from error
        with file:
            found = os.fstat(file.fileno())
            stamp: tuple[int, ...] = (found.st_ino,)
            if end is None:
                stamp = found.st_ino, found.st_size, found.st_mtime_ns
                end = found.st_size
                if held is not None and held.stamp == stamp:
                    return
                held = None
            elif held is not None and held.stamp != stamp:
                raise MovedError("was replaced while it was copied", file=str(path))
            size = held.size if held is not None else 0
            file.seek(size)
            at = self._aside.seek(0, os.SEEK_END)
            while size < end and (chunk := read_piece(file, min(_CHUNK, end - size))):
                self._aside.write(chunk)
                size += len(chunk)
        before = held.pieces if held is not None else ()
        piece = at, size - (held.size if held is not None else 0)
        mode = stat.S_IMODE(found.st_mode)
        self.files[path.name] = Copied((*before, piece), size, mode, stamp)

    def content(self, copied: Copied) -> _Pieces:
        """Return what gives the bytes of a copy."""
        return _Pieces(self._aside, copied.pieces)


class _Pieces:
    """Reads pieces of a file one after the other."""

    def __init__(self, aside: IO[bytes], pieces: tuple[tuple[int, int], ...]) -> None:
        self._aside = aside
        self._left = list(pieces)

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""
        found = BytesIO()
        while self._left and size > 0:
            at, length = self._left.pop(0)
            self._aside.seek(at)
            chunk = self._aside.read(min(length, size))
            found.write(chunk)
            size -= len(chunk)
            if 0 < len(chunk) < length:
                self._left.insert(0, (at + len(chunk), length - len(chunk)))
        return found.getvalue()


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise UnreadableError(error) from error


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise UnreadableError(error) from error


def _checkpoint(journal: Path) -> int:
    """Return the byte at which the last checkpoint lies, 0 where there is none."""
    try:
        for line in lines_backward(journal, _size(journal)):
            if b'"kind":"checkpoint"' in line.data[:64] and decode_line(line.data) is not None:
                return line.offset
    except OSError as error:
        raise UnreadableError(error) from error
    return 0


def _named(journal: Path, start: int, end: int) -> set[str]:
    """Return the pages on which lines between two bytes have operations."""
    found: set[str] = set()
    try:
        for line in lines_forward(journal, start, end):
            fields = decode_line(line.data)
            for _table, before, after in fields.get("ops", ()) if fields is not None else ():
                found.add((after or before)["page"])
    except OSError as error:
        raise UnreadableError(error) from error
    return found
