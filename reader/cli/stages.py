"""A progress bar for each stage of longer work, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Self

from reader.cli.common import progress_bar


class StageBars:
    """Draws a bar for the present stage; `words` says how each stage is called."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._stack = ExitStack()
        self._bar: Callable[[int, int], None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def stage(self, name: str) -> None:
        """Begin a stage; the bar of before ends where it is."""
        self._stack.close()
        self._bar = self._stack.enter_context(progress_bar(self._words.get(name, name)))

    def progress(self, done: int, total: int) -> None:
        """Move the bar of the present stage."""
        if self._bar is not None:
            self._bar(done, total)
