"""Best runs: the stretches of a sequence of signed weights that sum up highest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """The items `start`..`stop` (half-open) and the sum of their weights."""

    start: int
    stop: int
    score: float


def maximal_runs(weights: Sequence[float], least: float) -> list[Run]:
    """Return the maximal scoring runs of `weights` with a sum of at least `least`, in order.

    These are the run with the highest sum, then the highest on either side of it, and so on, all
    found in one pass by the algorithm of Ruzzo and Tompa, "A linear time algorithm for finding
    all maximal scoring subsequences" (ISMB 1999).
    """
    # Each entry: start, stop, sum before the run, sum at its end.
    stack: list[tuple[int, int, float, float]] = []
    # For each entry, the nearest one below it whose sum before is smaller, or -1.
    smaller: list[int] = []
    total = 0.0
    for at, weight in enumerate(weights):
        before, total = total, total + weight
        if weight <= 0:
            continue
        start, left = at, before
        below = len(stack) - 1
        while True:
            while below >= 0 and stack[below][2] >= left:
                below = smaller[below]
            if below < 0 or stack[below][3] >= total:
                break
            start, left = stack[below][0], stack[below][2]
            del stack[below:], smaller[below:]
            below -= 1
        stack.append((start, at + 1, left, total))
        smaller.append(below)
    runs = [Run(start, stop, right - left) for start, stop, left, right in stack]
    return [run for run in runs if run.score >= least]
