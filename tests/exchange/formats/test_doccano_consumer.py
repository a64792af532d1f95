"""doccano's own importer and exporter on what Reader writes for it.

doccano needs versions of other libraries that nothing else here runs with, so it has an environment
of its own (`tests/consumers/doccano.sh`); ``DOCCANO_PYTHON`` names the Python in it.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from reader.exchange.formats import doccano, doccano_sequence, jsonl
from reader.exchange.media import MemorySource
from reader.exchange.options import Options
from tests.exchange.formats.harness import plain, read_back, tidy, written
from tests.exchange.test_consumers import ROWS

pytestmark = pytest.mark.consumers

TRIP = Path(__file__).parents[2] / "consumers" / "doccano_trip.py"
SHAPES = {"relation": doccano, "sequence": doccano_sequence}
SENT = [tidy(record) for record in ROWS[-80:]]


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which doccano's exports stand."""
    python = os.environ.get("DOCCANO_PYTHON", "")
    if not python and not os.environ.get("CI"):
        pytest.skip("DOCCANO_PYTHON names no Python with doccano")
    folder = tmp_path_factory.mktemp("doccano")
    for shape, module in SHAPES.items():
        (folder / f"{shape}.jsonl").write_bytes(written(module, SENT)[0][""])
    native = written(jsonl, SENT, Options(ascii=True))[0][""]
    (folder / "native.jsonl").write_bytes(native)
    subprocess.run([python, str(TRIP), str(folder)], check=True, timeout=300)
    return folder


@pytest.mark.parametrize("shape", SHAPES)
def test_doccano_takes_every_text_and_label(returned: Path, shape: str) -> None:
    assert json.loads((returned / f"{shape}.errors.json").read_text()) == []
    with (returned / f"{shape}.out.jsonl").open("rb") as lines:
        rows = [json.loads(line) for line in lines]
    assert [row["text"] for row in rows] == [record.text for record in SENT]
    assert [row["id"] for row in rows] == [record.id for record in SENT]
    for row, record in zip(rows, SENT, strict=True):
        assert _labels(row) == sorted((s.start, s.end, s.label) for s in record.spans)
        if shape == "relation":
            kinds = sorted(relation["type"] for relation in row["relations"])
            assert kinds == sorted(relation.type for relation in record.relations)


def _labels(row: dict) -> list[tuple[int, int, str]]:
    if "label" in row:
        return sorted((start, end, label) for start, end, label in row["label"])
    return sorted((e["start_offset"], e["end_offset"], e["label"]) for e in row["entities"])


@pytest.mark.parametrize("shape", SHAPES)
def test_what_doccano_exports_comes_back_without_loss(returned: Path, shape: str) -> None:
    data = (returned / f"{shape}.out.jsonl").read_bytes()
    assert SHAPES[shape].recognises(MemorySource(data))
    back, problems = read_back(SHAPES[shape], data)
    assert problems == []
    assert back == [plain(record) for record in SENT]


def test_a_native_file_goes_through_doccano_as_well(returned: Path) -> None:
    data = (returned / "native.out.jsonl").read_bytes()
    assert jsonl.recognises(MemorySource(data))
    back, problems = read_back(jsonl, data)
    assert {one.message for one in problems} <= {
        f"{n} relation{'s' if n > 1 else ''} came without uid, annotator and note" for n in (1, 2)
    }
    assert [record.spans for record in back] == [record.spans for record in SENT]
    for record, was in zip(back, SENT, strict=True):
        ends = [(r.from_id, r.to_id, r.type) for r in record.relations]
        assert ends == [(r.from_id, r.to_id, r.type) for r in was.relations]
