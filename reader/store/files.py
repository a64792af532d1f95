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
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reader import logfile
from reader.model.errors import LockedError, ReadOnlyError
from reader.regular import LINK, NOT_REGULAR, file_mode, folder_mode, read_regular
from reader.store.refusals import access_hint

HOLDER = ".lock"
"""Name of the file that tells who holds a folder; it is for the message, it locks nothing."""
_LONGEST_HOLDER = 10_000

_BUFFER = 1 << 18  # bytes
_MANY = 64

# Named here once, so that a test can make any of them fail.
_write = os.write
_fsync = os.fsync
_replace = os.replace
_truncate = os.ftruncate
_open = os.open

_NO_WRITING = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def create_folder(folder: Path) -> None:
    """Make `folder`, for files with notes, and its parents where they are missing, durably."""
    if folder.is_dir():
        return
    missing = []
    place = folder
    while not place.exists() and place != place.parent:
        missing.append(place)
        place = place.parent
    folder.mkdir(mode=folder_mode(folder), parents=True, exist_ok=True)
    for made in reversed(missing):
        sync_folder(made.parent)


def write_all(fd: int, data: bytes) -> None:
    """Write all of `data`; the system may take it in several pieces."""
    view = memoryview(data)
    while view:
        view = view[_write(fd, view) :]


def sync(fd: int) -> None:
    """Return once what was written to `fd` is on the disk itself."""
    began = time.perf_counter() if logfile.debugging else 0.0
    _sync(fd)
    if logfile.debugging:
        logfile.debug("fsync", seconds=time.perf_counter() - began)


def _sync(fd: int) -> None:
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


def sync_folder(folder: Path) -> None:
    """Return once the names in the folder are on disk, where the file system can tell."""
    try:
        sync_path(folder)
    except OSError as error:
        if error.errno != errno.EINVAL:  # said by network file systems that have nothing to sync
            raise


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
    whole: bool = False,
    private: bool = False,
    tag: str = "",
) -> None:
    """Put `pieces` at `path` so that at every instant the old or the new file is there whole.

    `durable` waits until content and name are on disk, `whole` for the content alone: then a power
    cut may bring the old file back, and without either it may leave a part of the new one. A new
    file follows the umask, or is for its owner alone if `private`; an existing one keeps its
    permissions. `tag` keeps apart the temporary files of writers that do not exclude each other by
    a lock.
    """
    temporary = temporary_of(path, tag)
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
            if durable or whole:
                sync(fd)
        finally:
            os.close(fd)
        _replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    if durable:
        sync_folder(path.parent)


def temporary_of(path: Path, tag: str = "") -> Path:
    """Return where what is to be put at `path` is written until it is whole."""
    return path.with_name(f".{path.name}{tag}.tmp")


def write_temporary(path: Path, data: bytes) -> None:
    """Write the new file for `path` where it waits for its name, synced by nobody."""
    folder, name = os.path.split(path)  # quicker for many files than `temporary_of`
    fd = _open_new(os.path.join(folder, f".{name}.tmp"), file_mode(folder or "."))  # noqa: PTH118
    try:
        write_all(fd, data)
    finally:
        os.close(fd)


def name_temporary(path: Path) -> None:
    """Give the file that waits for its name at `path` that name."""
    _replace(temporary_of(path), path)


class Newcomers:
    """New files in large numbers, synced some at a time: each is there whole or not at all."""

    def __init__(self, together: int) -> None:
        self._together = together
        self._waiting: list[Path] = []

    def add(self, path: Path, data: bytes) -> None:
        """Take a file for `path`; raises `OSError`."""
        self._waiting.append(path)
        write_temporary(path, data)
        if len(self._waiting) >= self._together:
            self.settle()

    def settle(self) -> None:
        """Return once all that was taken is on disk under its name; raises `OSError`."""
        waiting, self._waiting = self._waiting, []
        sync_paths([temporary_of(path) for path in waiting])
        for path in waiting:
            name_temporary(path)
        for folder in {path.parent for path in waiting}:
            sync_folder(folder)


def _open_new(path: Path | str, mode: int) -> int:
    """Make a file anew; what was left there, be it a link to somewhere else, is removed first."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    try:
        return _open(path, flags, mode)
    except FileExistsError:
        Path(path).unlink()
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


def sync_paths(paths: Sequence[Path]) -> None:
    """Return once the contents of all these files are on disk; raises `OSError`.

    Very many are synced with everything else on their file systems, which is quicker than one by
    one. A file that is gone is passed over.
    """
    if len(paths) < _MANY or hasattr(fcntl, "F_FULLFSYNC"):
        for path in paths:
            with contextlib.suppress(FileNotFoundError):
                sync_path(path)
        return
    for folder in {path.parent for path in paths}:
        sync_everything(folder)


def sync_everything(folder: Path) -> None:
    """Return once all files of the folder's file system are on disk: quicker than one by one."""
    fd = _open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        _sync_everything(fd)
    finally:
        os.close(fd)


def _syncfs(fd: int) -> None:
    import ctypes

    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None:
        os.sync()
    elif call(fd) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def swap(new: Path, old: Path) -> None:
    """Put the folder `new` at `old`, and at `new` what was there; at every instant `old` is whole.

    Where the system cannot exchange two names, `old` is away for an instant. What was there may be
    gone afterwards.
    """
    if not old.exists():
        _replace(new, old)
    elif not _exchange(new, old):
        away = new.with_name(f"{new.name}.old")
        _replace(old, away)
        _replace(new, old)
        _replace(away, new)


def _renameat2(one: Path, other: Path) -> bool:
    """Exchange two names at once; return whether the system could."""
    import ctypes

    call = getattr(ctypes.CDLL(None), "renameat2", None)  # of Linux
    if call is None:
        return False
    here, exchange = -100, 2
    return bool(call(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


_sync_everything = _syncfs
_exchange = _renameat2


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


def size(path: Path) -> int:
    """Return the size of the file in bytes, 0 where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what tells one state of the file at `path` from another, None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - as everywhere with many files
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
            if not locked and (holder is None or not self._try_lock(holder)):
                raise ReadOnlyError(
                    "this file system gives no locks, so two windows could write at once",
                    file=str(folder),
                    hint="have it mounted with locks, or open for reading only",
                )
            if holder is not None:
                with contextlib.suppress(OSError):  # a full disk must not keep anyone out
                    truncate(holder, 0)
                    write_all(holder, f"{os.getpid()} {os.uname().nodename}\n".encode())
                if locked:  # an open file would keep the file system from being made read-only
                    os.close(self._fds.pop())
        except BaseException:
            self.release()
            raise

    def _try_lock(self, fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockedError(
                f"annotator {self._folder.name!r} is open {self._who()}",
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
                    hint=f"{access_hint(error)}, or open for reading only",
                ) from error
            return None

    def _who(self) -> str:
        try:
            said = read_regular(self._folder / HOLDER, _LONGEST_HOLDER, follow=False)
            words = said.decode("utf-8", "replace").split()
        except OSError:
            return "in another window"
        if len(words) != 2:
            return "in another window"
        here = words[1] == os.uname().nodename
        return f"{'in another window' if here else f'on {words[1]}'} (process {words[0]})"

    def why_gone(self) -> str:
        """Return in words why the folder that is held is not at its path, "" where it is."""
        if not self._fds:
            return ""
        held = os.fstat(self._fds[0])
        try:
            found = self._folder.stat()
        except (FileNotFoundError, NotADirectoryError):
            return f"the workspace is not there any more{self._moved()}"
        except OSError as error:
            return f"the workspace cannot be reached: {error.strerror or error}"
        if (found.st_dev, found.st_ino) == (held.st_dev, held.st_ino):
            return ""
        return f"another folder has taken the place of the workspace{self._moved()}"

    def _moved(self) -> str:
        """Return where the folder is now, where the system tells (Linux)."""
        with contextlib.suppress(OSError):
            place = Path(f"/proc/self/fd/{self._fds[0]}").readlink()  # of a lost one: "(deleted)"
            if place != self._folder.resolve() and place.is_dir():
                return f": it was moved to {place}"
        return ""

    def take_again(self) -> None:
        """Hold the folder that is at the path now; the one that was held is given free only then.

        Raises as making a lock does, and `OSError`.
        """
        fresh = FolderLock(self._folder)
        self.release()
        self._fds, fresh._fds = fresh._fds, []

    def release(self) -> None:
        """Give the folder free; harmless a second time."""
        while self._fds:
            os.close(self._fds.pop())
