"""How long one is at an article, without the times in which nobody was there."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from reader.store.times import Times

IDLE = 60.0
"""Seconds without a sign of life after which the watch stops."""


class Stopwatch:
    """Adds the time between two signs of life to the article at which the first was given."""

    def __init__(self, times: Times, clock: Callable[[], float] = monotonic) -> None:
        """Add to `times`; `clock` tells seconds."""
        self.times = times
        self._clock = clock
        self._article = ""
        self._since = 0.0

    def touch(self, article: str) -> None:
        """Note a sign of life at an article; an empty id says that none is being read.

        A pause counts as `IDLE` seconds at most.
        """
        now = self._clock()
        if self._article:
            self.times.add(self._article, min(now - self._since, IDLE))
        self._article, self._since = article, now


def spoken(seconds: float) -> str:
    """Return a time as people say it, to the second below an hour and to the minute above."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest:02} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min"
