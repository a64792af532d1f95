"""Ctrl+C during long work: the first asks it to end cleanly, a second ends the program at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from reader.cli.common import say

Stop = Callable[[], bool]


@contextmanager
def stoppable() -> Iterator[Stop]:
    """Give what tells whether ctrl+c was pressed since.

    A second one ends the program as `kill` would, which never harms what is saved.
    """
    asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGINT)
        asked = True
        say("\nstopping, and leaving everything as it was; ctrl+c again ends at once")

    try:
        before = signal.signal(signal.SIGINT, ask)
    except ValueError:  # signals come to the main thread alone
        yield lambda: False
        return
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)
