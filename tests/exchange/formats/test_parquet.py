"""Parquet: all of a record in columns whose types are stated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.formats import parquet
from reader.exchange.record import Record
from reader.exchange.report import Problem
from tests.exchange.formats.harness import (
    assert_round_trip,
    assert_survives,
    few,
    read_back,
    records,
    spoiled,
    written,
)
from tests.exchange.samples import sample

pytestmark = pytest.mark.consumers


@few
@given(records())
def test_nothing_is_lost_or_changed_on_a_round_trip(drawn: list[Record]) -> None:
    assert assert_round_trip(parquet, drawn).clean
    found, problems = read_back(parquet, written(parquet, drawn)[0])
    assert not problems
    assert found == drawn, "not only what is said of an article, but all of its record"


@few
@given(records(), st.integers(0, 10**9))
def test_a_broken_file_is_told_and_never_a_crash(drawn: list[Record], seed: int) -> None:
    files, _ = written(parquet, drawn)
    files.pop("README.md")
    assert_survives(parquet, spoiled(files, seed))


def test_a_bad_row_is_told_and_the_good_ones_go_on() -> None:
    import io

    import pyarrow
    import pyarrow.parquet as pq

    record = sample().record()
    rows: list[Any] = [msgspec.to_builtins(record) for _ in range(3)]
    rows[0]["schema_version"] = "2.0"
    rows[1]["spans"][0]["start"] = None
    for row in rows:
        row.pop("entities")
    out = io.BytesIO()
    pq.write_table(pyarrow.Table.from_pylist(rows), out)
    found, problems = read_back(parquet, out.getvalue())
    assert [one.id for one in found] == [record.id]
    assert [problem.place.partition(",")[0] for problem in problems] == ["row 1", "row 2"]


def test_a_table_of_something_else_is_refused_in_words() -> None:
    import io

    import pyarrow
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pyarrow.table({"text": ["a"]}), out)
    (problem,) = _problems(out.getvalue())
    assert "columns" in problem.message


def _problems(data: bytes) -> Iterator[Problem]:
    found, problems = read_back(parquet, data)
    assert not found
    yield from problems
