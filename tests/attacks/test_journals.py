"""A colleague's journal with right checksums over nonsense: told of, and the rest goes on."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from reader.store.journal import encode_line
from tests.cli.conftest import Run
from tests.session.support import BRIDGE, Place

PAGE = sha256(BRIDGE.encode()).hexdigest()
KNOWN = (1, "page", {"page": PAGE, "name": "a", "encoding": "utf-8"})
FIRST = (0, "head", {"version": 1})
NONSENSE: dict[str, list[tuple[int, Any, dict[str, Any]]]] = {
    "version": [(0, "head", {"version": "x"})],
    "no-page": [FIRST, (1, "page", {})],
    "page-is-a-number": [FIRST, (1, "page", {"page": 5, "name": 3, "encoding": None})],
    "page-is-a-path": [FIRST, (1, "page", {"page": "../" * 22, "name": "a", "encoding": "x"})],
    "name-leads-out": [FIRST, (1, "page", {"page": PAGE, "name": "../../x", "encoding": "rot13"})],
    "checkpoint": [FIRST, (1, "checkpoint", {"pages": "x"})],
    "no-checkpoint": [FIRST, (1, "checkpoint", {})],
    "no-operations": [FIRST, (1, "change", {"ops": None})],
    "operations": [FIRST, (1, "change", {"ops": [[1, 2, 3]]})],
    "operation-of-nothing": [FIRST, (1, "change", {"ops": [["spans", None, None]]})],
    "operation-without-page": [FIRST, (1, "change", {"ops": [["spans", None, {}]]})],
    "operation-on-a-list": [FIRST, KNOWN, (2, "change", {"ops": [["spans", None, {"page": [1]}]]})],
    "kind-is-a-number": [FIRST, (1, 7, {})],
    "kind-is-a-list": [FIRST, (1, ["change"], {})],
    "number": [FIRST, (-5, "change", {"ops": []})],
    "commit": [FIRST, (1, "commit", {"bytes": "x", "id": "a"})],
    "words": [FIRST, (1, "change", {"ops": [], "focus": 5, "id": "a", "time": 3, "verb": []})],
}


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_with_right_checksums_is_no_fault_of_the_program(
    place: Place, run: Run, name: str
) -> None:
    folder = place.root / "annotations" / "ben"
    folder.mkdir()
    lines = [encode_line(*line) for line in NONSENSE[name]]
    (folder / "journal.jsonl").write_bytes(b"".join(lines))
    for command in (["list"], ["check"], ["log"], ["stats"]):
        result = run("-w", place.root, *command)
        assert result.exception is None or isinstance(result.exception, SystemExit)
    with place.open() as session:
        assert len([session.article(row.id) for row in session.rows() if row.id]) == 2
    assert not (place.root / "x").exists()
