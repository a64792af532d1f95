"""A layer over the system calls that change files: counts them, ends the process at one, records.

`install` puts it between Python's modules and the system, before Reader is imported: the calls of
``os`` that create, write, sync, rename, link, cut, remove, lock or change the mode of a file, and
the files of ``open``, whose buffers would else write past it. Files outside the watched folders,
and all files until `Layer.arm`, are not its business. That no call goes past it is a test of its
own: a trace of the system calls by strace is compared with what was counted here.
"""

from __future__ import annotations

import builtins
import contextlib
import fcntl
import io
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple

ON, OFF = "/nowhere/layer-on", "/nowhere/layer-off"
"""Folders that are not there; asking to remove them marks in a trace what is watched."""

_WRITING = os.O_WRONLY | os.O_RDWR
_real = {name: getattr(os, name) for name in dir(os)}
_real_open = io.open
_real_flock = fcntl.flock


def _readlink(fd: int) -> str:
    return str(Path(f"/proc/self/fd/{fd}").readlink())


class Stop(NamedTuple):
    """Where a process is stopped: before call `point` (from 0), or within it.

    `share` of a write's bytes are written first; None stops before the call. `how` is the signal,
    or ``hangup``: the file `meet` appears, and the call goes on when it is gone again.
    """

    point: int
    share: float | None = None
    how: str = "KILL"
    meet: str = ""


class Call(NamedTuple):
    """A call that changes files: its name as the system has it, and the path it is about."""

    name: str
    path: str
    size: int = 0


class Record(NamedTuple):
    """What a call did, for playing it again.

    `name` is create, open, write, truncate, sync, sync-folder, rename, unlink, mkdir, rmdir or
    mark. `file` numbers the files that ever were; `at` is an offset in bytes.
    """

    name: str
    path: str = ""
    file: int = -1
    at: int = 0
    data: bytes = b""
    other: str = ""


class Layer:
    """What is counted and recorded in the folders `roots`."""

    def __init__(self) -> None:
        self._roots: tuple[str, ...] = ()
        # Opened with leave to create what was there already.
        self.idle: list[Call] = []
        self.calls: list[Call] = []
        self.records: list[Record] | None = None
        self.stop: Stop | None = None
        self._guard = RLock()
        self._files: dict[tuple[int, int], int] = {}
        self._numbered = 0

    @property
    def roots(self) -> tuple[str, ...]:
        """The folders that are watched now."""
        return self._roots

    @roots.setter
    def roots(self, roots: tuple[str, ...]) -> None:
        self._roots = roots
        with contextlib.suppress(OSError):  # for strace, which sees that something was tried
            _real["rmdir"](ON if roots else OFF)

    def arm(self, *roots: Path, stop: Stop | None = None, record: bool = False) -> None:
        """Watch the folders from now on."""
        self.roots = tuple(os.path.realpath(root) for root in roots)
        self.calls, self.stop = [], stop
        self.records = [] if record else None

    def disarm(self) -> None:
        """Watch nothing any more."""
        self.roots = ()

    def watches(self, path: str) -> bool:
        return any(path == root or path.startswith(root + "/") for root in self.roots)

    def about(self, target: Any, dir_fd: int | None = None) -> str:
        """Return the path that an argument of a call is about, empty for one not watched."""
        if not self.roots:
            return ""
        if isinstance(target, int):
            try:
                path = _readlink(target).removesuffix(" (deleted)")
            except OSError:
                return ""
        else:
            path = os.fsdecode(os.fspath(target))
            if dir_fd is not None:
                path = f"{_readlink(dir_fd)}/{path}"
            path = os.path.normpath(Path.cwd() / path)
        return path if self.watches(path) else ""

    def meet(self, name: str, path: str, data: Any = b"", fd: int = -1) -> None:
        """Count a call that is about to be made; may end the process."""
        with self._guard:
            number = len(self.calls)
            self.calls.append(Call(name, path, len(data)))
            if self.stop is None or number != self.stop.point:
                return
            if self.stop.share is not None:
                if name != "write":
                    return
                _real["write"](fd, bytes(data)[: max(1, int(len(data) * self.stop.share))])
            self._end(self.stop)

    def _end(self, stop: Stop) -> None:
        if stop.how == "hangup":
            meeting = Path(stop.meet)
            os.close(_real["open"](meeting, os.O_CREAT | os.O_WRONLY))
            while meeting.exists():
                time.sleep(0.002)
            return
        os.kill(os.getpid(), getattr(signal, f"SIG{stop.how}"))
        if stop.how == "KILL":
            time.sleep(60)

    def number(self, fd: int, *, new: bool = False) -> int:
        """Return the number of an open file."""
        stat = os.fstat(fd)
        key = stat.st_dev, stat.st_ino
        if new or key not in self._files:
            self._files[key] = self._numbered
            self._numbered += 1
        return self._files[key]

    def note(self, record: Record) -> None:
        if self.records is not None:
            with self._guard:
                self.records.append(record)

    def mark(self, word: str) -> None:
        """Record that something was said."""
        self.note(Record("mark", other=word))


LAYER = Layer()


def _open(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
    about = LAYER.about(path, dir_fd) if flags & (_WRITING | os.O_CREAT | os.O_TRUNC) else ""
    if not about:
        return int(_real["open"](path, flags, mode, dir_fd=dir_fd))
    there = os.path.lexists(about)
    changes = (flags & os.O_CREAT and not there) or flags & os.O_TRUNC
    if changes:
        LAYER.meet("open", about)
    elif flags & os.O_CREAT and not flags & os.O_EXCL:
        LAYER.idle.append(Call("open", about))
    fd = int(_real["open"](path, flags, mode, dir_fd=dir_fd))
    if changes and LAYER.records is not None:
        if not there:
            LAYER.note(Record("create", about, LAYER.number(fd, new=True)))
        else:
            LAYER.note(Record("truncate", about, LAYER.number(fd)))
    return fd


def _write(fd: int, data: Any) -> int:
    about = LAYER.about(fd)
    if not about:
        return int(_real["write"](fd, data))
    held = bytes(data)
    LAYER.meet("write", about, held, fd)
    at = 0
    if LAYER.records is not None:
        appends = fcntl.fcntl(fd, fcntl.F_GETFL) & os.O_APPEND
        at = os.fstat(fd).st_size if appends else os.lseek(fd, 0, os.SEEK_CUR)
    count = int(_real["write"](fd, held))
    if LAYER.records is not None:
        LAYER.note(Record("write", about, LAYER.number(fd), at, held[:count]))
    return count


def _sync(name: str) -> Callable[..., None]:
    def call(fd: Any) -> None:
        number = fd if isinstance(fd, int) else fd.fileno()
        about = LAYER.about(number)
        if about:
            LAYER.meet(name, about)
        _real[name](number)
        if about and LAYER.records is not None:
            folder = Path(about).is_dir()
            file = -1 if folder else LAYER.number(number)
            LAYER.note(Record("sync-folder" if folder else "sync", about, file))

    return call


def _cut(name: str) -> Callable[..., None]:
    def call(target: Any, size: int) -> None:
        about = LAYER.about(target)
        if about:
            LAYER.meet(name, about)
        _real[name](target, size)
        if about and LAYER.records is not None:
            fd = target if isinstance(target, int) else _real["open"](about, os.O_RDONLY)
            LAYER.note(Record("truncate", about, LAYER.number(fd), size))
            if fd is not target:
                os.close(fd)

    return call


def _two(name: str, record: str) -> Callable[..., None]:
    def call(source: Any, target: Any, **more: Any) -> None:
        old = LAYER.about(source, more.get("src_dir_fd"))
        new = LAYER.about(target, more.get("dst_dir_fd"))
        if old or new:
            LAYER.meet("rename" if record == "rename" else name, new or old)
        _real[name](source, target, **more)
        if old or new:
            LAYER.note(Record(record, old, other=new))

    return call


def _one(name: str, record: str) -> Callable[..., None]:
    def call(path: Any, *args: Any, dir_fd: int | None = None, **more: Any) -> None:
        about = LAYER.about(path, dir_fd)
        if about:
            LAYER.meet({"remove": "unlink", "fchmod": "chmod"}.get(name, name), about)
        if dir_fd is not None:
            more["dir_fd"] = dir_fd
        _real[name](path, *args, **more)
        if about:
            LAYER.note(Record(record, about))

    return call


def _swapped(exchange: Callable[[Path, Path], bool]) -> Callable[[Path, Path], bool]:
    def call(one: Path, other: Path) -> bool:
        about = LAYER.about(other)
        if about:
            LAYER.meet("rename", about)
        done = exchange(one, other)
        if about and done:
            LAYER.note(Record("exchange", LAYER.about(one), other=about))
        return done

    return call


def _all_synced(sync: Callable[[int], None]) -> Callable[[int], None]:
    def call(fd: int) -> None:
        about = LAYER.about(fd)
        if about:
            LAYER.meet("syncfs", about)
        sync(fd)
        if about:
            LAYER.note(Record("sync-all", about))

    return call


def install_in(files: Any) -> None:
    """Put the layer before what Reader's own module of system calls asks the C library for."""
    files._exchange = _swapped(files._exchange)
    files._sync_everything = _all_synced(files._sync_everything)


def _flock(fd: Any, operation: int) -> None:
    about = LAYER.about(fd if isinstance(fd, int) else fd.fileno())
    if about:
        LAYER.meet("flock", about)
    _real_flock(fd, operation)


class _Raw(io.FileIO):
    """A file of ``open`` whose writes and cuts go through the layer."""

    def write(self, data: Any) -> int:
        return _write(self.fileno(), memoryview(data).cast("B"))

    def truncate(self, size: int | None = None) -> int:
        size = self.tell() if size is None else size
        os.ftruncate(self.fileno(), size)
        return size


def _opened(
    file: Any,
    mode: str = "r",
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
    closefd: bool = True,
    opener: Any = None,
) -> Any:
    """Open as ``open`` does, with the layer below the buffer where the file is watched."""
    writes = any(letter in mode for letter in "wax+")
    if not writes or not LAYER.about(file):
        return _real_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
    if opener is None and not isinstance(file, int):

        def opener(path: Any, flags: int) -> int:
            return os.open(path, flags, 0o666)

    raw = _Raw(file, mode.replace("b", "").replace("t", ""), closefd, opener)
    if buffering == 0:
        return raw
    size = buffering if buffering > 1 else io.DEFAULT_BUFFER_SIZE
    buffer = io.BufferedRandom(raw, size) if "+" in mode else io.BufferedWriter(raw, size)
    if "b" in mode:
        return buffer
    return io.TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)


def install() -> None:
    """Put the layer in place; calls outside the folders that are watched go straight through."""
    put = {
        "open": _open,
        "write": _write,
        "fsync": _sync("fsync"),
        "fdatasync": _sync("fdatasync"),
        "ftruncate": _cut("ftruncate"),
        "truncate": _cut("truncate"),
        "rename": _two("rename", "rename"),
        "replace": _two("replace", "rename"),
        "link": _two("link", "link"),
        "symlink": _two("symlink", "symlink"),
        "unlink": _one("unlink", "unlink"),
        "remove": _one("remove", "unlink"),
        "mkdir": _one("mkdir", "mkdir"),
        "rmdir": _one("rmdir", "rmdir"),
        "chmod": _one("chmod", "chmod"),
        "fchmod": _one("fchmod", "chmod"),
        "utime": _one("utime", "utime"),
    }
    for name, call in put.items():
        setattr(os, name, call)
    fcntl.flock = _flock
    builtins.open = io.open = _opened
