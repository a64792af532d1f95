"""The only code of the store that depends on the operating system: writing, replacing, locking.

Everything here works on whole byte strings and raises plain `OSError`, which the callers turn into
words for people. A folder is locked with ``flock`` and a file replaced with ``rename``; a port to a
system without them changes this module alone.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.model.errors import LockedError, ReadOnlyError
from reader.regular import LINK, NOT_REGULAR, file_mode, folder_mode, read_regular

HOLDER = ".lock"
"""Name of the file that tells who holds a folder; it is for the message, it locks nothing."""
_LONGEST_HOLDER = 10_000

_BUFFER = 1 << 18  # bytes

# Named here once, so that a test can make any of them fail.
_write = os.write
_fsync = os.fsync
_replace = os.replace
_truncate = os.ftruncate
_open = os.open

_NO_WRITING = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def create_folder(folder: Path) -> None:
    """Make `folder`, for files with notes, and its parents where they are missing."""
    folder.mkdir(mode=folder_mode(folder), parents=True, exist_ok=True)


def write_all(fd: int, data: bytes) -> None:
    """Write all of `data`; the system may take it in several pieces."""
    view = memoryview(data)
    while view:
        view = view[_write(fd, view) :]


def sync(fd: int) -> None:
    """Return once what was written to `fd` is on the disk itself."""
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:  # macOS: fsync alone stops at the drive's own cache
        with contextlib.suppress(OSError):
            fcntl.fcntl(fd, full)
            return
    _fsync(fd)


def sync_path(path: Path) -> None:
    """Return once the content of the file, or the names in the folder, at `path` are on disk."""
    fd = _open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        sync(fd)
    finally:
        os.close(fd)


def truncate(fd: int, size: int) -> None:
    """Cut the open file to `size` bytes."""
    _truncate(fd, size)


def open_for_append(path: Path) -> int:
    """Open (and create) `path` so that every write lands at its end; return the descriptor.

    Raises `OSError` for a link, which might lead to any file of its reader, and for what is no
    regular file.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        fd = _open(path, flags, file_mode(path.parent))
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, LINK, str(path)) from error
        raise
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise OSError(errno.EINVAL, NOT_REGULAR, str(path))
    return fd


def replace(
    path: Path,
    pieces: Iterable[bytes],
    *,
    durable: bool = False,
    private: bool = False,
    tag: str = "",
) -> None:
    """Put `pieces` at `path` so that at every instant the old or the new file is there whole.

    `durable` waits until content and name are on disk. A new file follows the umask, or is for its
    owner alone if `private`; an existing one keeps its permissions. `tag` keeps apart the temporary
    files of writers that do not exclude each other by a lock.
    """
    temporary = path.with_name(f".{path.name}{tag}.tmp")
    mode = 0o600 if private else file_mode(path.parent)
    fd = _open_new(temporary, mode)
    try:
        try:
            with contextlib.suppress(FileNotFoundError):
                found = path.lstat().st_mode
                if stat.S_ISREG(found):
                    os.fchmod(fd, stat.S_IMODE(found))
            for piece in _joined(pieces):
                write_all(fd, piece)
            if durable:
                sync(fd)
        finally:
            os.close(fd)
        _replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    if durable:
        sync_path(path.parent)


def _open_new(path: Path, mode: int) -> int:
    """Make a file anew; what was left there, be it a link to somewhere else, is removed first."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    try:
        return _open(path, flags, mode)
    except FileExistsError:
        path.unlink()
        return _open(path, flags, mode)


def _joined(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces joined to some that are worth a call each."""
    waiting: list[bytes] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _BUFFER:
            yield b"".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)


def set_aside(path: Path, word: str) -> Path:
    """Rename `path` to the first free ``<name>.<word>-<n>`` beside it and return the new path."""
    target = _free_name(path, word)
    _replace(path, target)
    return target


def put_aside(path: Path, word: str, pieces: Iterable[bytes]) -> Path:
    """Write `pieces` to the first free ``<name>.<word>-<n>`` beside `path`; return its path."""
    target = _free_name(path, word)
    replace(target, pieces, durable=True)
    return target


def _free_name(path: Path, word: str) -> Path:
    number = 1
    while (target := path.with_name(f"{path.name}.{word}-{number}")).exists():
        number += 1
    return target


def stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what tells one state of the file at `path` from another, None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


class FolderLock:
    """Exclusive hold on a folder until `release`; the system frees it when the process ends.

    The folder itself is locked, so that deleting a lock file frees nothing. Where a file system
    cannot lock folders (NFS), the holder file is locked in its place.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock; raise `LockedError` if another has it, `ReadOnlyError` if unwritable."""
        self._folder = folder
        self._fds = [_open(folder, os.O_RDONLY | os.O_CLOEXEC)]
        try:
            locked = self._try_lock(self._fds[0])
            holder = self._open_holder()
            if holder is not None:
                self._fds.append(holder)
                if not locked and not self._try_lock(holder):
                    raise ReadOnlyError("this file system has no locks", file=str(folder))
                with contextlib.suppress(OSError):  # a full disk must not keep anyone out
                    truncate(holder, 0)
                    write_all(holder, f"{os.getpid()} {os.uname().nodename}\n".encode())
        except BaseException:
            self.release()
            raise

    def _try_lock(self, fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockedError(
                f"annotator {self._folder.name!r} is open in another window{self._who()}",
                file=str(self._folder),
                hint="close it there, or open for reading only",
            ) from None
        except OSError:
            return False
        return True

    def _open_holder(self) -> int | None:
        # A link of that name might lead to any file, which would be emptied below.
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            return _open(self._folder / HOLDER, flags, file_mode(self._folder))
        except OSError as error:
            if error.errno in _NO_WRITING:
                raise ReadOnlyError(
                    f"nothing can be written here: {error.strerror}",
                    file=str(self._folder),
                    hint="change the folder's permissions, or open for reading only",
                ) from error
            return None

    def _who(self) -> str:
        try:
            said = read_regular(self._folder / HOLDER, _LONGEST_HOLDER, follow=False)
            words = said.decode("utf-8", "replace").split()
        except OSError:
            return ""
        return f" (process {words[0]} on {words[1]})" if len(words) == 2 else ""

    def release(self) -> None:
        """Give the folder free; harmless a second time."""
        while self._fds:
            os.close(self._fds.pop())
