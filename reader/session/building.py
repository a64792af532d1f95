"""Reading many page files at once, in processes of their own.

The processes are started afresh (not forked from a program that has threads and a screen), get
nothing but a `PageReader`, and end with their standard input; see `reader.session.page_worker`.
Where none can be had, pages are read in this process, with the same results.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from typing import NamedTuple

import msgspec

from reader.model.shapes import ready
from reader.session.page_reading import PageRead, PageReader
from reader.session.page_worker import LENGTH, frame, read_safely
from reader.session.pagefiles import FoundFile

_MOST = 8  # processes; storing what they find takes a fifth of their time
_AHEAD = 64  # files that one process has been given and not yet answered
_FAR_AHEAD = 192  # small ones, so that it has enough to do while this one stores what was read
_SMALL = 1024 * 1024  # bytes of all of them
_AHEAD_BYTES = 24_000  # of their paths, which must fit into a pipe
_WINDOW = 512  # files that wait for an earlier one
_WINDOW_BYTES = 24 * 1024 * 1024
_PIPE = 1 << 20  # bytes that a process may be ahead with its answers
_AT_ONCE = 1 << 17
_START = (
    "from sys import argv, path; path[:] = argv[1:];"
    " from reader.session.page_worker import main; main()"
)
_PATIENCE = 60.0  # seconds for a page, and so many more for each
_PER_MEBIBYTE = 15.0
_TICK = 1.0
_PAUSE = 0.01  # seconds in which some answers gather, while all have enough to do
_F_SETPIPE_SZ = 1031


def processes() -> int:
    """Return how many processes are worth it: one for each core that this program may use."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return min(cores, _MOST)


class _Task(NamedTuple):
    number: int
    file: FoundFile


class _Worker:
    """One process, and the files that it has been given and not yet answered."""

    def __init__(self, reader: PageReader) -> None:
        self.tasks: deque[_Task] = deque()
        self.path_bytes = 0
        self.weight = 0
        self.ready = False
        self.age = 0.0
        self._read = bytearray()
        self._decoder = msgspec.msgpack.Decoder(ready(PageRead))
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        assert self.process.stdout is not None
        self.output = self.process.stdout.fileno()
        with suppress(OSError, ImportError):
            import fcntl

            fcntl.fcntl(self.output, _F_SETPIPE_SZ, _PIPE)
        self._send(msgspec.msgpack.encode(reader))

    def give(self, task: _Task) -> None:
        """Let the process read a file after those that it has."""
        path = task.file.path.encode("utf-8", "surrogatepass")
        self.tasks.append(task)
        self.path_bytes += len(path)
        self.weight += task.file.size
        self._send(path)

    def has_room(self) -> bool:
        """Tell whether one more file may be given without waiting for an answer."""
        ahead = _FAR_AHEAD if self.weight < _SMALL else _AHEAD
        return len(self.tasks) < ahead and self.path_bytes < _AHEAD_BYTES

    def answers(self) -> list[tuple[_Task, PageRead]] | None:
        """Return what the process has answered; None where it has ended."""
        try:
            data = os.read(self.output, _AT_ONCE)
        except OSError:
            data = b""
        if not data:
            return None
        self._read += data
        found = []
        at = 0
        while len(self._read) - at >= LENGTH.size:
            (size,) = LENGTH.unpack_from(self._read, at)
            end = at + LENGTH.size + size
            if len(self._read) < end:
                break
            if self.ready:
                task = self.tasks.popleft()
                self.path_bytes -= len(task.file.path.encode("utf-8", "surrogatepass"))
                self.weight -= task.file.size
                with memoryview(self._read)[at + LENGTH.size : end] as content:
                    found.append((task, self._decoder.decode(content)))
            self.ready = True
            self.age = 0.0
            at = end
        del self._read[:at]
        return found

    def overdue(self, seconds: float) -> bool:
        """Count `seconds` in which nothing was answered; tell whether that is too long."""
        if not self.tasks and self.ready:
            return False
        self.age += seconds
        size = self.tasks[0].file.size if self.tasks else 0
        return self.age > _PATIENCE + _PER_MEBIBYTE * size / 2**20

    def end(self) -> int:
        """End the process, whatever it is doing, and return with what it ended."""
        with suppress(OSError):
            if self.process.stdin is not None:
                self.process.stdin.close()
        try:
            code = self.process.wait(0.5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code

    def _send(self, content: bytes) -> None:
        assert self.process.stdin is not None
        waiting = memoryview(frame(content))
        with suppress(BrokenPipeError):  # that it has ended shows when its answers are read
            while waiting:
                waiting = waiting[self.process.stdin.write(waiting) or 0 :]


class Pages:
    """Reads files in several processes and yields them in the order in which they were given."""

    def __init__(
        self,
        reader: PageReader,
        count: int | None = None,
        *,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """Read with `reader`, in `count` processes; `stopped` is asked at least every second."""
        self._reader = reader
        self._stopped = stopped
        self._count = processes() if count is None else count
        self._workers: list[_Worker] = []
        self._selector = DefaultSelector()
        self._again: deque[_Task] = deque()
        self._suspects: dict[int, int] = {}
        self._done: dict[int, PageRead] = {}
        self._alone = self._count < 1
        self.started = 0
        """How many processes were started so far."""

    def read(self, files: Iterable[FoundFile]) -> Generator[tuple[FoundFile, PageRead], None, None]:
        """Yield each file with what it holds, in order; closing the iterator ends the processes."""
        given: deque[_Task] = deque()
        coming = enumerate(files)
        weight = 0
        more = True
        try:
            while True:
                while more and len(given) < _WINDOW and weight < _WINDOW_BYTES:
                    following = next(coming, None)
                    if following is None:
                        more = False
                        break
                    given.append(_Task(*following))
                    self._again.append(given[-1])
                    weight += given[-1].file.size
                if not given or self._stopped():
                    return
                first = given[0]
                if first.number in self._done:
                    found = self._done.pop(first.number)
                elif self._alone:
                    found = self._read_here(first)
                else:
                    self._turn()
                    continue
                given.popleft()
                weight -= first.file.size
                yield first.file, found
        finally:
            self.close()

    def close(self) -> None:
        """End all processes."""
        workers, self._workers = self._workers, []
        for worker in workers:
            with suppress(OSError):
                assert worker.process.stdin is not None
                worker.process.stdin.close()
        for worker in workers:
            worker.end()
        self._selector.close()

    def _read_here(self, task: _Task) -> PageRead:
        if task.number in self._suspects:  # it might end this process, too
            return _ended(self._suspects[task.number])
        with suppress(ValueError):
            self._again.remove(task)
        return read_safely(self._reader, task.file.path)

    def _turn(self) -> None:
        """Hand out files, and take in what has been answered."""
        while len(self._workers) < self._count and len(self._again) > len(self._workers):
            if not self._start():
                return
        # One file at a time, so that all of them are at those that are stored next.
        while self._again:
            free = [worker for worker in self._workers if worker.has_room()]
            if not free:
                break
            min(free, key=lambda one: len(one.tasks)).give(self._again.popleft())
        before = time.monotonic()
        if self._workers and all(len(worker.tasks) > _AHEAD // 2 for worker in self._workers):
            time.sleep(_PAUSE)
        ready = self._selector.select(_TICK)
        waited = min(time.monotonic() - before, _TICK)
        for key, _ in ready:
            worker = key.data
            answers = worker.answers()
            if answers is None:
                self._lost(worker, "")
                continue
            for task, found in answers:
                self._done[task.number] = found
        for worker in list(self._workers):
            if worker.overdue(waited):
                self._lost(worker, f"cannot be read: it took longer than {worker.age:.0f} s")

    def _start(self) -> bool:
        try:
            worker = _Worker(self._reader)
        except OSError:
            # Those that run may go on; without any, this process does it.
            self._alone = not self._workers
            self._count = len(self._workers)
            return False
        self.started += 1
        self._workers.append(worker)
        self._selector.register(worker.output, EVENT_READ, worker)
        return True

    def _lost(self, worker: _Worker, problem: str) -> None:
        """Let another process do what one has left that ended; what it was at is suspect."""
        self._workers.remove(worker)
        self._selector.unregister(worker.output)
        if problem:
            worker.process.kill()
        code = worker.end()
        if not worker.ready:  # it could not even begin, and nor could another
            self._count = len(self._workers)
            self._alone = not self._workers
        elif worker.tasks:
            suspect = worker.tasks[0]
            if suspect.number in self._suspects or problem:
                worker.tasks.popleft()
                self._done[suspect.number] = (
                    PageRead(problem=problem, fatal=True) if problem else _ended(code)
                )
            self._suspects[suspect.number] = code
        self._again.extendleft(reversed(worker.tasks))


def _ended(code: int) -> PageRead:
    how = f"by signal {-code}" if code < 0 else f"with code {code}"
    return PageRead(problem=f"cannot be read: the process that read it was ended {how}", fatal=True)
