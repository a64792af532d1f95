"""Work that is divided among processes, where that is safe, with the results in order.

A process that has more than one thread cannot be copied safely, so it does everything itself. The
copies see the memory of the moment in which they were made, get tasks and give results, and end
when nobody wants any more of them.
"""

from __future__ import annotations

import fcntl
import gc
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO, NoReturn, TypeVar

from reader.model.errors import ReaderError

_CUT_OFF = (EOFError, IndexError, OSError, OverflowError, ValueError, pickle.UnpicklingError)
"""What `pickle` says of an answer in which a process was ended."""

T = TypeVar("T")
R = TypeVar("R")

MOST = 4
"""Processes that are made at most."""
AHEAD = 2
"""Tasks that a process has at once; they must fit into a pipe, which holds 16 KiB at least."""
_ROOM = 1 << 20  # bytes of a pipe for results, where the system gives so much


def processes() -> int:
    """Return how many processes are worth making here: 1 where there is nothing to gain."""
    if threading.active_count() > 1 or not hasattr(os, "fork"):
        return 1
    if hasattr(os, "sched_getaffinity"):
        return min(MOST, len(os.sched_getaffinity(0)))
    return min(MOST, os.cpu_count() or 1)


def in_order(
    tasks: Iterable[T], work: Callable[[T], R], number: int, prepare: Callable[[], None]
) -> Iterator[R]:
    """Yield `work(task)` of each task, in their order, done by `number` processes.

    `prepare` is called first in each of them. Tasks are small (some KiB); they and the results can
    be pickled. What `work` raises is raised here, and `ReaderError` where a process was ended.
    """
    gc.collect()
    gc.freeze()  # so that the copies share what is there already
    crew = [_Worker(work, prepare) for _ in range(number)]
    try:
        waiting = iter(tasks)
        owed: deque[_Worker] = deque()
        for _ in range(AHEAD):
            for worker in crew:
                if worker.give(waiting):
                    owed.append(worker)
        while owed:
            worker = owed.popleft()
            result: R = worker.take()
            if worker.give(waiting):
                owed.append(worker)
            yield result
    finally:
        gc.unfreeze()
        # Later copies hold the ends of earlier ones, so all are let go before any is waited for.
        for worker in crew:
            worker.dismiss()
        for worker in crew:
            worker.wait()


class _Worker:
    def __init__(self, work: Callable[[Any], Any], prepare: Callable[[], None]) -> None:
        tasks, self._tasks = os.pipe()
        self._results, results = os.pipe()
        if hasattr(fcntl, "F_SETPIPE_SZ"):  # else a process waits in the middle of its result
            with suppress(OSError):
                fcntl.fcntl(results, fcntl.F_SETPIPE_SZ, _ROOM)
        self._pid = os.fork()
        if not self._pid:
            os.close(self._tasks)
            os.close(self._results)
            _serve(work, prepare, os.fdopen(tasks, "rb"), os.fdopen(results, "wb"))
        os.close(tasks)
        os.close(results)
        self._in = os.fdopen(self._results, "rb", buffering=1 << 20)
        self._out = os.fdopen(self._tasks, "wb")

    def give(self, tasks: Iterator[Any]) -> bool:
        """Hand over the next task; False where there is none."""
        for task in tasks:
            try:
                pickle.dump(task, self._out, protocol=5)
                self._out.flush()
            except OSError:
                raise _ended() from None
            return True
        return False

    def take(self) -> Any:
        """Return the result of the first task that was given and not taken yet."""
        try:
            result, error = pickle.load(self._in)
        except _CUT_OFF:
            raise _ended() from None
        if error is not None:
            raise error
        return result

    def dismiss(self) -> None:
        """Let the process end."""
        for end in (self._out, self._in):
            with suppress(OSError):
                end.close()

    def wait(self) -> None:
        """Return once the process has ended."""
        with suppress(ChildProcessError):
            os.waitpid(self._pid, 0)


def _ended() -> ReaderError:
    return ReaderError(
        "a process that did a part of the work was ended", hint="there may be too little memory"
    )


def _serve(
    work: Callable[[Any], Any], prepare: Callable[[], None], tasks: BinaryIO, results: BinaryIO
) -> NoReturn:
    """Do tasks until there are no more, and end without the parent's farewells."""
    try:
        # Ctrl-C is for the parent to hear, which then asks for nothing more.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.disable()  # a task makes no cycles to speak of, and its garbage goes with it
        prepare()
        while True:
            answer = _answer(work, pickle.load(tasks))
            results.write(answer)
            results.flush()
            gc.collect(0)
    except BaseException:  # the end of the tasks, or of the parent
        os._exit(0)


def _answer(work: Callable[[Any], Any], task: Any) -> bytes:
    try:
        return pickle.dumps((work(task), None), protocol=5)
    except Exception as error:
        try:
            data = pickle.dumps((None, error), protocol=5)
            pickle.loads(data)
        except Exception:
            data = pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))
        return data
