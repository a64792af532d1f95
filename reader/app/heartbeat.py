"""How long keys and drawing had to wait, for the log of whoever looks for a fault."""

from __future__ import annotations

from asyncio import AbstractEventLoop

from reader import logfile

EVERY = 0.02
"""Seconds between two looks."""
SLOW = 0.05
"""Seconds that the event loop may be held before it is noted."""


def beat(loop: AbstractEventLoop) -> None:
    """Note from now on whenever the event loop was held for longer than `SLOW`."""

    def look(due: float) -> None:
        held = loop.time() - due
        if held > SLOW:
            logfile.debug("held", seconds=held)
        loop.call_later(EVERY, look, loop.time() + EVERY)

    look(loop.time())
