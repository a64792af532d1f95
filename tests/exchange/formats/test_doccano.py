"""doccano: what is written in its two shapes, and what its exports say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.formats import doccano, doccano_sequence
from reader.exchange.record import Record
from tests.exchange.formats.harness import (
    assert_round_trip,
    assert_survives,
    few,
    plain,
    read_back,
    records,
    spoiled,
    written,
)

BOTH = pytest.mark.parametrize("module", [doccano, doccano_sequence], ids=["relation", "sequence"])


def lines(module: Any, drawn: list[Record]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(module, drawn)[0][""].splitlines()]


def as_file(rows: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


@BOTH
@few
@given(records())
def test_what_nobody_touches_there_comes_back_as_it_was(module: Any, drawn: list[Record]) -> None:
    assert_round_trip(module, drawn)
    back, _ = read_back(module, written(module, drawn)[0])
    assert back == [plain(record) for record in drawn if record.text]


@BOTH
@few
@given(records(), st.integers(0, 10**9))
def test_a_broken_file_is_told_and_never_a_crash(
    module: Any, drawn: list[Record], seed: int
) -> None:
    assert_survives(module, spoiled(written(module, drawn)[0], seed))
