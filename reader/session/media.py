"""Files, folders and archives that a format writes to or reads from, and nothing beside them."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from glob import escape
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast
from zipfile import ZipFile

from reader.exchange.media import HEAD, Sink, Source, checked_name
from reader.exchange.zipped import BROKEN, open_member
from reader.model.errors import ExchangeError, ReaderError
from reader.regular import NOT_REGULAR, open_regular
from reader.session.locate import is_workspace
from reader.session.outputs import checked_target, replacing
from reader.session.shown import standard_output
from reader.store import files

HELD = 16 * 1024 * 1024
"""Bytes of standard input or of a judged export in memory; more goes into a temporary file."""
MOST_FILES = 1_000_000
"""Files in a folder or archive."""
MOST_UNPACKED = 4 * 1024**3
"""Bytes that the files of an archive may have when unpacked."""
MOST_SHRUNK = 1000
"""How many times larger than packed a file of an archive may be, beyond its first 10 MB."""


class FileSink:
    """One file that is open."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._given = False

    def file(self, name: str = "") -> BinaryIO:
        """Return the file; there is no other."""
        if name or self._given:
            raise ExchangeError("this format needs a folder to write to")
        self._given = True
        return self._out


class FolderSink:
    """A folder; the file before is closed when the next is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: BinaryIO | None = None

    def file(self, name: str = "") -> BinaryIO:
        """Make the file called `name`."""
        path = self._folder / checked_name(name)
        self.close()
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open = path.open("xb")
        except FileExistsError as error:
            raise ExchangeError(f"two files would be called {name!r}") from error
        return self._open

    def close(self) -> None:
        """Close the file that is open."""
        if self._open is not None:
            self._open.close()
            self._open = None


@contextmanager
def folder_sink(target: Path, *, replace: bool = False) -> Iterator[FolderSink]:
    """Give a sink whose files are in `target` after a normal exit, and nowhere after any other.

    Raises `ReaderError` where `target` is there already and not empty, unless it may be replaced.
    """
    target = checked_target(target)
    with staged_folder(target) as staged:
        if target.exists() and (not target.is_dir() or (any(target.iterdir()) and not replace)):
            raise ReaderError(
                "is there already and not empty",
                file=str(target),
                hint="name another folder, or add --force",
            )
        _check_replaceable(target)
        sink = FolderSink(staged)
        try:
            yield sink
        finally:
            sink.close()
        files.sync_everything(staged)
        files.swap(staged, target)
        files.sync_folder(target.parent)


@contextmanager
def file_sink(target: Path | None, *, judged: bool = False) -> Iterator[FileSink]:
    """Give a sink for the file `target`, or for standard output where it is None.

    With `judged`, nothing reaches standard output before a normal exit; a file never does.
    """
    if target is not None:
        with replacing(target) as out:
            yield FileSink(out)
        return
    if not judged:
        with standard_output() as out:
            yield FileSink(out)
        return
    with SpooledTemporaryFile(max_size=HELD) as spooled:
        yield FileSink(cast(BinaryIO, spooled))
        spooled.seek(0)
        with standard_output() as out:
            shutil.copyfileobj(spooled, out)


def _check_replaceable(target: Path) -> None:
    """Raise `ReaderError` for a folder that holds more than an export, as far as one can tell."""
    within = [Path.cwd()]
    with suppress(RuntimeError):  # nobody's home
        within.append(Path.home())
    if any(place.is_relative_to(target) for place in within):
        holds = "the folder that you are in, or your own"
    elif (target / ".git").exists() or is_workspace(target):
        holds = "a repository or workspace"
    else:
        return
    raise ReaderError(
        f"holds {holds}, so it is not replaced", file=str(target), hint="name another folder"
    )


class _Within:
    """A folder inside that of another sink."""

    def __init__(self, sink: FolderSink, folder: str) -> None:
        self._sink = sink
        self._folder = folder

    def file(self, name: str = "") -> BinaryIO:
        """Make the file called `name` in the folder."""
        return self._sink.file(f"{self._folder}/{checked_name(name)}")


class Family:
    """The parts of a divided export: folders in a folder, or files side by side."""

    def __init__(self, sink: FolderSink, name_of: Callable[[str], str] | None) -> None:
        self._sink = sink
        self._name_of = name_of
        self.others: list[str] = []
        """Files beside the parts that are called as if they were some, and are not."""

    def part(self, name: str) -> Sink:
        """Return where the part called `name` goes; that of before is done."""
        if self._name_of is None:
            return _Within(self._sink, checked_name(name))
        return FileSink(self._sink.file(self._name_of(name)))


@contextmanager
def family_sink(
    target: Path, suffix: str, *, folder: bool, replace: bool = False
) -> Iterator[Family]:
    """Give the sinks of a divided export; all files are there after a normal exit, or none.

    Where the format is a `folder`, the parts are folders in `target`, which is treated as in
    `folder_sink`. Else they are files beside `target`: ``corpus-train.jsonl`` for
    ``corpus.jsonl``, which take the place of those that were there.
    """
    if folder:
        with folder_sink(target, replace=replace) as sink:
            yield Family(sink, None)
        return
    target = checked_target(target)
    stem = target.name.removesuffix(suffix)

    def name_of(part: str) -> str:
        return f"{stem}-{part}{suffix}"

    with staged_folder(target) as staged:
        sink = FolderSink(staged)
        family = Family(sink, name_of)
        try:
            yield family
        finally:
            sink.close()
        names = sorted(path.name for path in staged.iterdir())
        for name in names:
            if (target.parent / name).is_dir():
                raise IsADirectoryError(21, "is a folder, not a file", str(target.parent / name))
        files.sync_everything(staged)
        for name in names:
            (staged / name).replace(target.parent / name)
        files.sync_folder(target.parent)
        there = {path.name for path in target.parent.glob(f"{escape(stem)}-*{escape(suffix)}")}
        family.others = sorted(there.difference(names))


@contextmanager
def staged_folder(target: Path) -> Iterator[Path]:
    """Give a new folder beside `target`, which is gone with all that is in it at the end.

    Raises `ReaderError` naming `target` where the system refuses.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staged = target.with_name(f".{target.name}.{os.urandom(4).hex()}.new")
        staged.mkdir()
        try:
            yield staged
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ReaderError(
            f"cannot be written: {error.strerror or error}",
            file=str(target),
            hint="name another place, or make room",
        ) from error


class FileSource:
    """One file, or what was read from a pipe."""

    def __init__(self, name: str, path: Path | None, spooled: BinaryIO | None = None) -> None:
        self.name = name
        self._path = path
        self._spooled = spooled

    @property
    def names(self) -> list[str]:
        """Only the file itself."""
        return [""]

    def open(self, name: str = "") -> BinaryIO:
        """Open the file from its beginning."""
        if self._spooled is not None:
            self._spooled.seek(0)
            return _kept(self._spooled)
        assert self._path is not None
        try:
            return open_regular(self._path)
        except OSError as error:
            hint = "- reads standard input" if error.strerror == NOT_REGULAR else ""
            raise ReaderError(error.strerror or str(error), file=self.name, hint=hint) from error

    def head(self, name: str = "") -> bytes:
        """Return the first bytes."""
        with self.open() as file:
            return file.read(HEAD)

    @property
    def size(self) -> int:
        """Bytes to be read."""
        with self.open() as file:
            return file.seek(0, os.SEEK_END) if file.seekable() else 0


def _kept(file: BinaryIO) -> BinaryIO:
    """Return `file` under another handle, so that closing that does not lose what was read."""
    from io import BufferedReader, RawIOBase

    class Raw(RawIOBase):
        def readable(self) -> bool:
            return True

        def seekable(self) -> bool:
            return True

        def seek(self, offset: int, whence: int = 0) -> int:
            return file.seek(offset, whence)

        def tell(self) -> int:
            return file.tell()

        def readinto(self, buffer: object) -> int:
            view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
            data = file.read(len(view))
            view[: len(data)] = data
            return len(data)

    return cast(BinaryIO, BufferedReader(Raw()))


class FolderSource:
    """The regular files of a folder; links are passed over, since they may lead anywhere."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self._folder = folder

    @cached_property
    def names(self) -> list[str]:
        """The paths of all files below the folder, with ``/``, sorted; hidden ones left out."""
        found = []
        for base, folders, names in os.walk(self._folder, followlinks=False):
            folders[:] = [one for one in folders if not one.startswith(".")]
            for file in names:
                path = Path(base, file)
                if not file.startswith(".") and stat.S_ISREG(path.lstat().st_mode):
                    found.append(path.relative_to(self._folder).as_posix())
            if len(found) > MOST_FILES:
                raise ExchangeError(f"holds more than {MOST_FILES:,} files", file=self.name)
        return sorted(found)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.names)

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum((self._folder / name).lstat().st_size for name in self.names)

    def open(self, name: str = "") -> BinaryIO:
        """Open one of the files; there are no others, wherever a link may lead."""
        if not name:
            raise _no_file(self.name)
        path = self._folder / checked_name(name)
        if name not in self._known:
            raise ExchangeError("there is no such file", file=f"{self.name}/{name}")
        try:
            return open_regular(path, follow=False)
        except OSError as error:
            raise ExchangeError(error.strerror or str(error), file=f"{self.name}/{name}") from error

    def head(self, name: str = "") -> bytes:
        """Return the first bytes of one of the files."""
        with self.open(name) as file:
            return file.read(HEAD)


def _no_file(name: str) -> ExchangeError:
    message = "there are several files in it, and this format is a single one"
    return ExchangeError(message, file=name, hint="name the file in it that is meant")


class ZipSource:
    """The files of a zip archive, read in place: nothing is unpacked onto the disk."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        try:
            self._zip = ZipFile(path)
            infos = [one for one in self._zip.infolist() if not one.is_dir()]
        except BROKEN as error:
            raise ReaderError(f"is no zip archive that can be read: {error}", file=name) from error
        if len(infos) > MOST_FILES or sum(one.file_size for one in infos) > MOST_UNPACKED:
            raise ExchangeError("is too large when unpacked", file=name)
        for one in infos:
            try:
                checked_name(one.filename)
            except ExchangeError as error:
                raise ExchangeError(f"{error.message}, so it is not read", file=name) from error
            if one.file_size > max(10_000_000, one.compress_size * MOST_SHRUNK):
                raise ExchangeError(f"{one.filename[:80]!r} in it is a bomb", file=name)
        self._infos = {one.filename: one for one in infos}

    @property
    def names(self) -> list[str]:
        """The paths of all files in the archive, sorted."""
        return sorted(self._infos)

    def open(self, name: str = "") -> BinaryIO:
        """Open one of the files."""
        if not name:
            raise _no_file(self.name)
        return open_member(self._zip, self._infos.get(name), f"{self.name}/{name}")

    def head(self, name: str = "") -> bytes:
        """Return the first bytes of one of the files."""
        with self.open(name) as file:
            return file.read(HEAD)

    @property
    def size(self) -> int:
        """Bytes of all files together when unpacked."""
        return sum(one.file_size for one in self._infos.values())

    def close(self) -> None:
        """Close the archive."""
        self._zip.close()


@contextmanager
def opened_source(path: str) -> Iterator[Source]:
    """Give the file, folder or zip archive at `path` as a source; ``-`` is standard input."""
    if path == "-":
        with SpooledTemporaryFile(max_size=HELD) as spooled:
            shutil.copyfileobj(sys.stdin.buffer, spooled)
            yield FileSource("standard input", None, cast(BinaryIO, spooled))
        return
    place = Path(path)
    if place.is_dir():
        yield FolderSource(path, place)
        return
    file = FileSource(path, place)
    if not file.head().startswith(b"PK\x03\x04"):
        yield file
        return
    archive = ZipSource(path, place)
    try:
        yield archive
    finally:
        archive.close()
