"""The dataset card names the type of every column, and what is needed is named where it lacks."""

from __future__ import annotations

import sys

import pytest

from reader.exchange.card import card, is_card, record_columns, span_columns
from reader.exchange.formats import parquet
from reader.exchange.media import MemorySink, MemorySource
from reader.exchange.options import Options
from reader.exchange.report import Report
from reader.model.errors import ReaderError
from tests.exchange.samples import sample


def test_every_column_that_a_record_has_is_in_the_card_and_no_other() -> None:
    import msgspec

    record = sample().record(Options(tokens=True))
    columns = record_columns(entities=True, tokens=True)
    assert set(columns) == set(msgspec.to_builtins(record))
    assert set(columns["spans"][0]) == set(msgspec.to_builtins(record.spans[0]))
    assert columns["spans"][0]["fragments"] == [{"start": "int64", "end": "int64"}]
    assert columns["meta"]["authors"] == ["string"]
    assert {"entities", "tokens"}.isdisjoint(record_columns(entities=False, tokens=False))
    assert span_columns()["quote"] == "string"


def test_the_card_begins_with_its_sets_and_types() -> None:
    made = card({"a": "string", "b": [{"c": "int64"}], "d": ["string"]}, [("train", "a-*.x")], 1234)
    head, _, rest = made.decode().partition("---\n")[2].partition("---\n")
    assert head.splitlines() == [
        "configs:",
        "- config_name: default",
        "  data_files:",
        "  - split: train",
        '    path: "a-*.x"',
        "dataset_info:",
        "  features:",
        "  - name: a",
        "    dtype: string",
        "  - name: b",
        "    list:",
        "    - name: c",
        "      dtype: int64",
        "  - name: d",
        "    list: string",
    ]
    assert "1,234 articles" in rest
    assert is_card(made)
    assert not is_card(b"# My project\n")


def test_the_extra_is_named_where_pyarrow_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ReaderError) as refused:
        parquet.write([], MemorySink(), Options(), Report())
    assert "newsroom-reader[parquet]" in str(refused.value.hint)
    assert parquet.recognises(MemorySource(b"PAR1..."))
    assert not parquet.recognises(MemorySource(b"{}"))
