"""Writes what a Label Studio server is given, and compares what it gives back."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from reader.exchange.formats import label_studio
from reader.exchange.record import Record
from tests.exchange.formats.harness import plain, read_back, tidy, written
from tests.exchange.test_consumers import ROWS


def sent() -> list[Record]:
    """Return articles with all that a record can hold, and some with nothing."""
    return [tidy(record) for record in ROWS[-60:]]


def write(folder: Path) -> None:
    """Write tasks and config."""
    for name, data in written(label_studio, sent())[0].items():
        (folder / name).write_bytes(data)


def judge(folder: Path) -> None:
    """Insist that every record came back as it was, and from the short form every span."""
    back, problems = read_back(label_studio, (folder / "JSON.json").read_bytes())
    due = {record.id: plain(record) for record in sent()}
    assert {record.id: record for record in back} == due, problems
    config = (folder / "config.xml").read_bytes()
    short = {"tasks.json": (folder / "JSON_MIN.json").read_bytes(), "config.xml": config}
    found, told = read_back(label_studio, short)
    assert _spans(found) == _spans(list(due.values()))
    spans = sum(len(record.spans) for record in due.values())
    tasks = len(json.loads((folder / "JSON.json").read_bytes()))
    print(f"{tasks} tasks with {spans} spans came back as they were; told: {len(problems)}")
    print(
        f"short form: {len(found)} annotations, all {len(_spans(found))} spans; told: {len(told)}"
    )
    for one in [*problems, *told][:10]:
        print(" ", one)


def _spans(records: list[Record]) -> dict[str, tuple[str, int, str, str]]:
    """Return where each span is, by its uid."""
    return {
        span.uid: (record.id, span.start, span.label, span.annotator)
        for record in records
        for span in record.spans
    }


if __name__ == "__main__":
    {"write": write, "judge": judge}[sys.argv[1]](Path(sys.argv[2]))
