"""The native format keeps everything that a record holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.formats import jsonl
from reader.exchange.record import Record
from tests.exchange.formats.harness import (
    assert_round_trip,
    assert_survives,
    few,
    records,
    spoiled,
    written,
)


@few
@given(records())
def test_nothing_is_lost_or_changed_on_a_round_trip(drawn: list[Record]) -> None:
    assert assert_round_trip(jsonl, drawn).clean


@few
@given(records(), st.integers(0, 10**9))
def test_a_broken_file_is_told_and_never_a_crash(drawn: list[Record], seed: int) -> None:
    assert_survives(jsonl, spoiled(written(jsonl, drawn)[0], seed))
