"""What is worked out of a text piece by piece, a piece being what stands between two blanks.

Pages say the same words over and over, so what was found in a piece is kept. It may be used where
nothing beyond a blank has a say in what is found before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import TypeVar

T = TypeVar("T")

LONGEST = 40
"""Code points of the longest piece that is kept; longer ones seldom come back."""
MOST = 16_384
"""Pieces that are kept; after so many all are forgotten, which costs less than choosing."""


class Pieces(dict[str, T]):
    """Pieces to what `work` finds in them; may be used from several threads."""

    def __init__(self, work: Callable[[str], T]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, piece: str) -> T:
        found = self._work(piece)
        if len(piece) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[piece] = found
        return found

    def of(self, text: str) -> Iterable[T]:
        """Return what is found in each piece of `text`, in order."""
        return map(self.__getitem__, text.split())


class Words(Pieces[tuple[str, ...]]):
    """Pieces to the words that `work` finds in them."""

    def __init__(self, work: Callable[[str], Iterable[str]]) -> None:
        super().__init__(lambda piece: tuple(work(piece)))

    def all(self, text: str) -> list[str]:
        """Return the words of `text`, in order."""
        return [*chain.from_iterable(self.of(text))]
