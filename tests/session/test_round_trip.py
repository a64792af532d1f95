"""What is exported can be taken in again, here or elsewhere, and is then the same."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from reader.exchange.native import read_line
from reader.exchange.validate import validate
from reader.session.exporting import export
from reader.session.importing import Imported, import_records
from tests.session.support import Place
from tests.session.worlds import build, folder, worlds

# Shrinking an example that makes five workspaces takes longer than reading it.
quick = settings(max_examples=5, deadline=None, phases=[Phase.reuse, Phase.generate])


def exported(place: Place) -> bytes:
    out = io.BytesIO()
    with place.open("zoe", write=False) as session:
        result = export(session, out)
    assert result.failed == 0
    return out.getvalue()


def take_in(place: Place, data: bytes) -> Imported:
    with place.open("zoe") as session:
        return import_records(session, io.BytesIO(data), "corpus.jsonl")


def bare(folder: Path, seeds: Path | None) -> Place:
    place = Place(folder)
    if seeds is not None:
        shutil.rmtree(place.root / "seeds")
        shutil.copytree(seeds, place.root / "seeds")
    return place


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def alike(data: bytes) -> list[str]:
    """Return what of each record is the same wherever it lies, in an order that is, too."""
    return sorted(json.dumps(elsewhere(record)) for record in lines(data))


def elsewhere(record: dict[str, Any]) -> dict[str, Any]:
    """Return what of a record is the same on whatever page it lies."""
    record = dict(record, id="", page={})
    for key in ("spans", "links", "passed"):
        gone = {"page_ranges": [], "to_article": ""}
        record[key] = [{k: gone.get(k, v) for k, v in item.items()} for item in record[key]]
    return record


@quick
@given(worlds(), st.data())
def test_onto_the_same_pages_the_round_trip_is_the_same_to_the_byte(
    texts: dict[str, str], data: st.DataObject
) -> None:
    with folder() as root:
        here = build(root / "here", texts, data)
        first = exported(here)
        for line in first.splitlines():
            record, problems = read_line(line)
            assert record is not None
            assert problems == []
            assert [p for p in validate(record) if p.severity == "error"] == []
        there = bare(root / "there", here.root / "seeds")
        result = take_in(there, first)
        assert result.problems == []
        assert exported(there) == first
        again = take_in(there, first)
        assert (again.refused, sum(again.added.values())) == (0, 0)
        at_home = take_in(here, first)
        assert (at_home.problems, sum(at_home.added.values())) == ([], 0)
        assert exported(here) == first


@quick
@given(worlds(), st.data())
def test_without_the_pages_all_is_equal_but_where_it_lies_and_a_second_trip_changes_nothing(
    texts: dict[str, str], data: st.DataObject
) -> None:
    with folder() as root:
        first = exported(build(root / "here", texts, data))
        there = bare(root / "there", None)
        result = take_in(there, first)
        assert result.problems == []
        second = exported(there)
        assert alike(second) == alike(first)
        for seeds in (there.root / "seeds", None):
            beyond = bare(root / f"beyond-{seeds is None}", seeds)
            assert take_in(beyond, second).problems == []
            assert exported(beyond) == second
