"""Taking samples in turn, so that whatever else the machine does slows all alike."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from benchmarks.peers.places import Places

Samples = dict[str, dict[int, list[float]]]
"""By what was run and by size (0 where there is none): what was taken, in the order of taking."""
Run = Callable[[], float | list[float]]


class Setting(NamedTuple):
    """How a line is to be taken: the sizes in articles, and how often each runs."""

    places: Places
    sizes: tuple[int, ...]
    pairs: int

    @property
    def largest(self) -> int:
        """The greatest number of articles."""
        return max(self.sizes)

    def upto(self, *wanted: int) -> tuple[int, ...]:
        """Return those of the sizes `wanted` that are not above the largest; at least one."""
        return tuple(size for size in wanted if size <= self.largest) or (self.largest,)


class Line(NamedTuple):
    """One kind of work: its title and unit, what its sizes count, and what takes the samples."""

    name: str
    work: str
    unit: str
    counts: str
    take: Callable[[Setting], Samples]


def turns(
    pairs: int,
    runs: Mapping[tuple[str, int], Run],
    *,
    warm: bool = True,
    into: Samples | None = None,
) -> Samples:
    """Return what `runs` give in `pairs` rounds, after one that is not counted if `warm`."""
    taken: Samples = {} if into is None else into
    for turn in range(-1 if warm else 0, pairs):
        for (who, size), run in runs.items():
            found = run()
            if turn >= 0:
                add(taken, who, size, found if isinstance(found, list) else [found])
    return taken


def add(taken: Samples, who: str, size: int, values: Iterable[float]) -> None:
    """Put down values, rounded to what could be measured."""
    taken.setdefault(who, {}).setdefault(size, []).extend(round(value, 4) for value in values)


def middle(values: list[float], percentile: int = 50) -> float:
    """Return the percentile of the values, between two of them where it lies there."""
    if len(values) < 2 or percentile == 50:
        return statistics.median(values)
    return statistics.quantiles(values, n=100, method="inclusive")[percentile - 1]
