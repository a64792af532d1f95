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
    read_back,
    records,
    replace,
    spoiled,
    written,
)

BOTH = pytest.mark.parametrize("module", [doccano, doccano_sequence], ids=["relation", "sequence"])


def lines(module: Any, drawn: list[Record]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(module, drawn)[0][""].splitlines()]


def as_file(rows: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def plain(record: Record) -> Record:
    """Return a record without what belongs to its page."""
    placeless = [replace(span, page_ranges=[]) for span in record.spans]
    passed = [replace(one, page_ranges=[]) for one in record.passed]
    held = {span.uid for span in record.spans}
    return replace(
        record,
        page=replace(record.page, file="", sha256=record.text_sha256),
        spans=placeless,
        passed=passed,
        unplaced=[],
        links=[one for one in record.links if one.from_uid in held],
        claims=[one for one in record.claims if one.span_uid in held],
    )


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
