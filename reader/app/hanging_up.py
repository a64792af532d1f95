"""Knowing that a terminal is gone or that the program is to end, with a signal or without one.

SIGHUP reaches a program only from its controlling terminal. Under a supervisor, in a container, or
started in a session of its own a program may have a terminal that is not: when that is closed,
reading from it gives nothing at once, for ever.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
from collections.abc import Callable

LOOK_EVERY = 2.0
"""Seconds between two looks where the system cannot tell by itself."""


def when_told(number: signal.Signals, then: Callable[[], None]) -> None:
    """Call `then` in the running loop, which is that of the main thread, at each such signal.

    The loop's own handlers learn of a signal from a byte in the pipe that wakes the loop. Where
    much is typed at once while the loop is busy that pipe is full, and the signal would be lost.
    """
    loop = asyncio.get_running_loop()

    def take(_number: int, _frame: object) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(then)
            return
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    signal.signal(number, take)


def when_gone(terminal: int, then: Callable[[], None]) -> None:
    """Call `then` once, in the running loop, when nobody is at the other end of `terminal`.

    `terminal` is a file descriptor. Raises `OSError` for one that is none of a terminal or pipe.
    """
    loop = asyncio.get_running_loop()
    if sys.platform == "linux":
        # An epoll that waits for nothing still tells of hanging up, and can be waited for itself.
        watch = select.epoll()
        watch.register(terminal, 0)

        def gone() -> None:
            loop.remove_reader(watch.fileno())
            watch.close()
            then()

        loop.add_reader(watch.fileno(), gone)
        return
    poll = select.poll()
    poll.register(terminal, 0)

    def look() -> None:
        if poll.poll(0):
            then()
        else:
            loop.call_later(LOOK_EVERY, look)

    look()
