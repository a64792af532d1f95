"""UIMA CAS as JSON and XMI: what INCEpTION and dkpro-cassis read, and what they write."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.formats import uima_json, uima_xmi
from reader.exchange.media import safe_name
from reader.exchange.record import Record
from tests.exchange.formats.harness import (
    assert_round_trip,
    assert_survives,
    few,
    records,
    spoiled,
    written,
)

BOTH = pytest.mark.parametrize("module", [uima_json, uima_xmi], ids=["json", "xmi"])


@BOTH
def test_nothing_is_lost_or_changed_on_a_round_trip(module: ModuleType) -> None:
    @few
    @given(records())
    def trip(drawn: list[Record]) -> None:
        # A folder has its files in the order of their names.
        assert_round_trip(module, sorted(drawn, key=lambda one: safe_name(one.id)))

    trip()


@BOTH
def test_a_broken_file_is_told_and_never_a_crash(module: ModuleType) -> None:
    @few
    @given(records(), st.integers(0, 10**9))
    def broken(drawn: list[Record], seed: int) -> None:
        assert_survives(module, spoiled(written(module, drawn)[0], seed))

    broken()
