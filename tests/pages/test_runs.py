"""Best runs of signed weights."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.pages.runs import Run, maximal_runs


def by_definition(weights: list[int], low: int, high: int) -> list[Run]:
    """The run with the highest sum, then the same on either side of it."""
    best: Run | None = None
    for start in range(low, high):
        for stop in range(start + 1, high + 1):
            score = sum(weights[start:stop])
            shorter = best is not None and stop - start < best.stop - best.start
            if score > 0 and (best is None or (score, shorter) > (best.score, False)):
                best = Run(start, stop, score)
    if best is None:
        return []
    left = by_definition(weights, low, best.start)
    return [*left, best, *by_definition(weights, best.stop, high)]


@given(st.lists(st.integers(-6, 6), max_size=14))
def test_runs_are_those_that_taking_the_best_again_and_again_finds(weights: list[int]) -> None:
    found = maximal_runs(weights, 1)
    assert [run.score for run in found] == [sum(weights[r.start : r.stop]) for r in found]
    expected = by_definition(weights, 0, len(weights))
    assert sorted(r.score for r in found) == sorted(r.score for r in expected)


def test_runs_below_the_least_sum_are_left_out() -> None:
    assert maximal_runs([5, -9, 2, -1, 3], 4) == [Run(0, 1, 5.0), Run(2, 5, 4.0)]
    assert maximal_runs([5, -9, 2, -1, 3], 5) == [Run(0, 1, 5.0)]
    assert maximal_runs([-1, -2], 1) == []
