"""doccano: what is written in its two shapes, and what its exports say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.format import recognised
from reader.exchange.formats import doccano, doccano_sequence
from reader.exchange.media import MemorySource
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


def test_exports_of_versions_before_1_5_are_read_with_who_labelled() -> None:
    rows = [
        {
            "id": 3,
            "text": "Soccer in Japan",
            "annotations": [
                {"label": 12, "start_offset": 10, "end_offset": 15, "user": 1},
                {"label": 12, "start_offset": 10, "end_offset": 15, "user": 2},
            ],
            "meta": {},
            "annotation_approver": None,
        }
    ]
    back, problems = read_back(doccano, {"": as_file(rows)})
    spans = [(span.text, span.label, span.annotator) for span in back[0].spans]
    assert spans == [("Japan", "12", "user-1"), ("Japan", "12", "user-2")]
    assert not [one for one in problems if one.severity == "error"]


def test_the_older_list_of_labels_is_recognised() -> None:
    row = {"id": 1, "text": "In Japan", "annotation_approver": None, "labels": [[3, 8, "LOC"]]}
    source = MemorySource({"": as_file([row])})
    assert recognised(source) == "doccano-sequence"
    back, _ = read_back(doccano_sequence, {"": as_file([row])})
    assert [(span.text, span.label) for span in back[0].spans] == [("Japan", "LOC")]


def test_labels_and_relations_that_are_left_out_count_as_such() -> None:
    row = {
        "id": 1,
        "text": "In Japan",
        "entities": [
            {"id": 1, "label": "a", "start_offset": 3, "end_offset": 10**400},
            {"id": 2, "label": "a", "start_offset": 3, "end_offset": 8},
        ],
        "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "b"}],
    }
    back, problems = read_back(doccano, {"": as_file([row])})
    assert [span.text for span in back[0].spans] == ["Japan"]
    assert [one.severity for one in problems] == ["error", "error"]
