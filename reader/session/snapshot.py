"""A copy of an annotator's folder as it was at one moment, taken while they may be at work.

Page files are replaced whole, after the journal has what is in them, and the journal only grows.
A checkpoint in it says that the files of all pages named before were written. So a copy is of one
moment if the journal did not grow between the copying of the files of those pages that it names
after its last checkpoint, and that of the journal itself.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, NamedTuple

from reader.model.errors import ReaderError
from reader.regular import open_regular
from reader.store.journal import NAME, decode_line, lines_backward, lines_forward

_CHUNK = 1 << 20
_TRIES = 1000


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
    """Copies in `aside`, a file of its own, of all files in `folder`; see `take`."""

    def __init__(self, folder: Path, aside: IO[bytes]) -> None:
        self.files: dict[str, Copied] = {}
        self._folder = folder
        self._aside = aside

    def take(self) -> None:
        """Copy the folder as it is at one moment; raises `OSError`, and `ReaderError` if it is
        written to so fast that there is none.
        """
        journal = self._folder / NAME
        start = _checkpoint(journal)
        for path in sorted(self._folder.iterdir()):
            if path.name != NAME:
                self._copy(path)
        for _ in range(_TRIES):
            end = _size(journal)
            for page in _named(journal, start, end):
                for path in self._folder.glob(f"*-{page[:12]}.json"):
                    self._copy(path)
            held = self.files.get(NAME)
            if held is not None and held.size > end:
                break  # another journal has taken its place
            self._copy(journal, end)
            if _size(journal) == end:
                return
        raise ReaderError(
            "is being changed all the time, so no whole copy could be made",
            file=str(self._folder),
            hint="try again when less is written there",
        )

    def _copy(self, path: Path, end: int | None = None) -> None:
        """Copy a file unless that was done; of one of which the beginning was, what has come."""
        if is_left_over(path.name):
            return
        held = self.files.get(path.name)
        try:
            if not stat.S_ISREG(path.lstat().st_mode):
                return
            with open_regular(path, follow=False) as file:
                found = os.fstat(file.fileno())
                stamp: tuple[int, ...] = (found.st_ino,)
                if end is None:
                    stamp = found.st_ino, found.st_size, found.st_mtime_ns
                    end = found.st_size
                    if held is not None and held.stamp == stamp:
                        return
                    held = None
                elif held is not None and held.stamp != stamp:
                    raise ReaderError("was replaced while it was copied", file=str(path))
                size = held.size if held is not None else 0
                file.seek(size)
                at = self._aside.seek(0, os.SEEK_END)
                while size < end and (chunk := file.read(min(_CHUNK, end - size))):
                    self._aside.write(chunk)
                    size += len(chunk)
        except FileNotFoundError:
            self.files.pop(path.name, None)
            return
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


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except FileNotFoundError:
        return 0


def _checkpoint(journal: Path) -> int:
    """Return the byte at which the last checkpoint lies, 0 where there is none."""
    for line in lines_backward(journal, _size(journal)):
        if b'"kind":"checkpoint"' in line.data[:64] and decode_line(line.data) is not None:
            return line.offset
    return 0


def _named(journal: Path, start: int, end: int) -> set[str]:
    """Return the pages on which lines between two bytes have operations."""
    found: set[str] = set()
    for line in lines_forward(journal, start, end):
        fields = decode_line(line.data)
        for _table, before, after in fields.get("ops", ()) if fields is not None else ():
            found.add((after or before)["page"])
    return found
