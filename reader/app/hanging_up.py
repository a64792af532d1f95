"""Knowing that a terminal is gone, where no signal tells of it.

SIGHUP reaches a program only from its controlling terminal. Under a supervisor, in a container, or
started in a session of its own a program may have a terminal that is not: when that is closed,
reading from it gives nothing at once, for ever.
"""

from __future__ import annotations

import asyncio
import select
import sys
from collections.abc import Callable

LOOK_EVERY = 2.0
"""Seconds between two looks where the system cannot tell by itself."""


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
