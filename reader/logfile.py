"""The log: what the program did and what went wrong, a line each, for whoever looks for a fault.

Nothing is written unless the command line has begun a log with `begin`; a script that uses Reader
writes none. No line holds what pages or people wrote: no text, quote, note, word that was searched
for or name of a label. That holds for what errors say as well, since they may quote such things: of
an error there is its kind, its place in the program, the number of the system's refusal, and where
Reader gave the file its name, that. With `texts` (asked for by a person) its words come along.

A line is ``time process level event key=value ...`` in UTF-8. What cannot be printed is escaped, so
that it is one line and acts on no terminal. Any room may use this module; it uses none.
"""

from __future__ import annotations

import os
import stat
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOG_VARIABLE = "READER_LOG"
"""Environment variable that names the folder of the log; ``off`` for none."""
DEBUG_VARIABLE = "READER_DEBUG"
"""Environment variable that asks for more: ``1``, or ``text`` for the words of errors as well."""
OFF = "off"

NAME = "reader.log"
LARGEST = 1_000_000
"""Bytes after which a file is put behind the others."""
FILES = 3
"""Files that are kept: ``reader.log``, ``reader.log.1`` and ``reader.log.2``."""
LONGEST = 2000
"""Characters of a line."""

debugging = False
"""Whether events of the level ``debug`` are wanted; asked before their figures are gathered."""
texts = False
"""Whether a person has asked for the words of errors."""

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_write = os.write  # named here, so that a test can make it fail
_log: Log | None = None
_started = 0.0
_NOTED = "_noted_in_log"
_BLANK = "\u115f\u1160\u3164\uffa0"  # letters that show nothing


def log_folder() -> Path | None:
    """Return the folder of the log, whether or not there is one; None where none is wanted.

    It is what `READER_LOG` names, else the system's folder for the state of programs.
    """
    named = os.environ.get(LOG_VARIABLE, "").strip()
    if named:
        return None if named.lower() == OFF else Path(named)
    if sys.platform == "linux":
        # What platformdirs would say, without the time that it takes to load.
        base = os.environ.get("XDG_STATE_HOME", "").strip()
        return (Path(base) if base else Path.home() / ".local" / "state") / "reader"
    from platformdirs import user_log_path

    return user_log_path("reader", appauthor=False)


def begin() -> None:
    """Write a log from now on, as the environment says; a second call changes nothing."""
    global _log
    if _log is not None:
        return
    try:
        folder = log_folder()
    except RuntimeError:  # there is no home folder
        return
    wanted = os.environ.get(DEBUG_VARIABLE, "").strip().lower()
    if wanted not in ("", "0", "no", "off"):
        more(words=wanted == "text")
    if folder is not None:
        _log = Log(folder)


def more(*, words: bool = False) -> None:
    """Write events of the level ``debug`` too, and with `words` what errors say."""
    global debugging, texts
    debugging = True
    texts = texts or words


def in_background() -> None:
    """Write in a thread of its own from now on, so that no screen ever waits for the disk."""
    if _log is not None:
        _log.in_background()


def start(command: str, version: str) -> None:
    """Note which command begins, in which versions."""
    global _started
    _started = time.perf_counter()
    system = os.uname()
    python = ".".join(map(str, sys.version_info[:3]))
    info(
        "start",
        command=command,
        reader=version,
        python=python,
        system=f"{system.sysname} {system.release}",
    )


def stop(code: object) -> None:
    """Note with which exit code the command ends, write what is waiting, and no more after it."""
    global _log
    if _started:
        number = 0 if code is None else code if isinstance(code, int) else 1
        info("stop", code=number, seconds=time.perf_counter() - _started)
    log, _log = _log, None
    if log is not None:
        log.close()


def info(event: str, /, **values: object) -> None:
    """Note something that the program did."""
    _note("info", event, values)


def warning(event: str, /, **values: object) -> None:
    """Note something that is not as it should be."""
    _note("warning", event, values)


def debug(event: str, /, **values: object) -> None:
    """Note something that only whoever looks for a fault wants to know."""
    if debugging:
        _note("debug", event, values)


def error(fault: BaseException, event: str = "error", /, **values: object) -> None:
    """Note an error that a person was told of, once; one that the person caused is no more
    than an ``info``.
    """
    if _log is None or getattr(fault, _NOTED, False):
        return
    from reader.faultlines import told

    caused = getattr(fault, "exit_code", 1) in (2, 130) or not isinstance(fault, Exception)
    _note("info" if caused else "error", event, {**values, **told(fault, words=texts)})
    with suppress(Exception):
        setattr(fault, _NOTED, True)


@contextmanager
def timed(event: str, /, **values: object) -> Iterator[dict[str, object]]:
    """Note that something was done and how long it took, or the error that ended it.

    What is put into the dictionary that it gives is noted as well.
    """
    if _log is None:
        yield {}
        return
    began = time.perf_counter()
    try:
        yield values
    except BaseException as fault:
        error(fault, event, **values, **_took(began))
        raise
    _note("info", event, {**values, **_took(began)})


def _took(began: float) -> dict[str, object]:
    return {"seconds": time.perf_counter() - began}


def shown_path() -> str:
    """Return where the log is, the home folder as ``~``; empty where none is written."""
    return shown(_log.path) if _log is not None else ""


def shown(path: Path | str) -> str:
    """Return a path with the home folder as ``~``, which says as much and names nobody."""
    text = os.fspath(path)
    home = os.path.expanduser("~")  # noqa: PTH111 - it raises nothing
    inside = home != os.sep and (text == home or text.startswith(home.rstrip(os.sep) + os.sep))
    return "~" + text[len(home.rstrip(os.sep)) :] if inside else text


def printable(text: str) -> str:
    """Return `text` in which all is escaped but printable ASCII, and letters and digits of any
    script. Marks are escaped too: they pile up, and some change the look of what is before them.
    """
    if text.isascii() and text.isprintable() and "\\" not in text:
        return text
    escaped = ("\\\\" if c == "\\" else c if _is_plain(c) else _escape(ord(c)) for c in text)
    return "".join(escaped)


def _is_plain(sign: str) -> bool:
    return sign.isprintable() and (sign.isascii() or (sign.isalnum() and sign not in _BLANK))


def _escape(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _shown_value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    text = printable(str(value))
    if text and not any(sign in text for sign in ' "='):
        return text
    return '"' + text.replace('"', '\\"') + '"'


def _note(level: str, event: str, values: dict[str, object]) -> None:
    log = _log
    if log is None:
        return
    now = time.time()
    at = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(now))
    said = [f"{key}={_shown_value(value)}" for key, value in values.items() if value is not None]
    line = " ".join([f"{at}.{int(now * 1000) % 1000:03d}Z", str(os.getpid()), level, event, *said])
    if len(line) > LONGEST:
        line = line[: LONGEST - 1] + "…"
    log.take(f"{line}\n".encode())


class Log:
    """Appends lines to the file in `folder`; whatever the disk says to that disturbs nobody.

    Several processes write to one file: each line in one call at its end. Whoever finds it too
    large puts it behind under a lock, and the others see by its number that theirs was put behind.
    """

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self.path = folder / NAME
        self._largest = largest
        self._process = os.getpid()
        self._fd = -1
        self._number = (0, 0)
        self._torn = False
        self._waiting: list[bytes] = []
        self._condition = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    def take(self, line: bytes) -> None:
        """Write a line, or leave it to the thread; a copy of the process writes none."""
        if os.getpid() != self._process:
            return
        with self._condition:
            if self._thread is not None:
                self._waiting.append(line)
                self._condition.notify()
            elif not self._closed:
                self._append(line)

    def in_background(self) -> None:
        """Leave the writing to a thread."""
        with self._condition:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="log", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Write what is waiting; nothing is written afterwards."""
        if os.getpid() != self._process:
            return
        with self._condition:
            self._closed = True
            self._condition.notify()
            thread = self._thread
        if thread is not None:
            thread.join(2)  # seconds; a disk that hangs is not waited for
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _run(self) -> None:
        while True:
            with self._condition:
                while not (self._waiting or self._closed):
                    self._condition.wait()
                waiting, self._waiting = self._waiting, []
                closed = self._closed
            for line in waiting:
                self._append(line)
            if closed:
                return

    def _append(self, line: bytes) -> None:
        with suppress(OSError):
            self._open()
            if self._torn:
                line = b"\n" + line
            if os.fstat(self._fd).st_size + len(line) > self._largest:
                self._put_behind()
            wrote = _write(self._fd, line)
            self._torn = wrote < len(line)

    def _open(self) -> None:
        """Have the file open that has the name now; raises `OSError` where that cannot be."""
        if self._fd >= 0:
            with suppress(FileNotFoundError):
                found = self.path.lstat()
                if (found.st_dev, found.st_ino) == self._number:
                    return
            os.close(self._fd)
            self._fd = -1
        try:
            fd = os.open(self.path, _FLAGS, 0o600)
        except FileNotFoundError:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fd = os.open(self.path, _FLAGS, 0o600)
        try:
            found = os.fstat(fd)
            if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid():
                raise PermissionError(f"{self.path} is not one's own file")
        except BaseException:
            os.close(fd)
            raise
        self._fd, self._number = fd, (found.st_dev, found.st_ino)

    def _put_behind(self) -> None:
        """Give the full file the name of the one behind it, unless another process just did."""
        import fcntl

        lock = os.open(f"{self.path}.lock", _FLAGS, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._open()
            if os.fstat(self._fd).st_size < self._largest // 2:
                return
            for number in range(FILES - 1, 0, -1):
                with suppress(FileNotFoundError):
                    _file(self.path, number - 1).replace(_file(self.path, number))
            self._open()
        finally:
            os.close(lock)


def _file(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.{number}") if number else path


def files(folder: Path) -> list[Path]:
    """Return the files that a log in `folder` may have, the oldest first."""
    return [_file(folder / NAME, number) for number in range(FILES - 1, -1, -1)]
