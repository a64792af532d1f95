"""Records that an import has ready as it reads them come to what the others come to."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from reader.session import packed_lines
from reader.session.exporting import Options, export
from reader.session.import_packing import Packer
from reader.session.importing import import_records
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, label, rows, views

COPIES = 5


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Lines for each annotator of each of several articles, of which the workspace has nothing."""
    place = Place(tmp_path_factory.mktemp("source"))
    for number in range(COPIES):
        text = (
            BRIDGE.replace("4.2", str(number))
            if number % 2
            else HARBOUR.replace("900", f"9{number}")
        )
        place.write(f"{number}.txt", text)
    for who, quote in (("ana", "repairs|third week"), ("ben", "the spring|the quay")):
        with place.open(who) as session:
            for view in views(session):
                found = re.search(quote, view.text.text)
                assert found is not None
                label(session, view, found.group())
                session.commit(session.editor(view).tag("genre", "opinion"), view)
    with place.open("ana") as session:
        out = io.BytesIO()
        export(session, out, options=Options(per="annotator"))
    return out.getvalue().splitlines(keepends=True)


def whole(lines: list[bytes]) -> list[bytes]:
    """The records of one annotator only, one on each page."""
    return [line for line in lines if b'#ana"' in line[:80]]


def came_to(folder: Path, lines: list[bytes]) -> dict[str, Any]:
    """Import `lines` into a new workspace; return everything but names and times of changes."""
    place = Place(folder)
    with place.open("ana") as session:
        result = import_records(session, lines, "corpus.jsonl")
        shown = sorted(rows(session), key=lambda row: row.path)
        out = io.BytesIO()
        export(session, out)
    files = {
        str(path.relative_to(place.root)): path.read_bytes()
        for path in sorted(place.root.rglob("*"))
        if path.is_file() and path.suffix in (".txt", ".json") and path.name != "place.json"
    }
    ops = {
        str(path.relative_to(place.root)): re.findall(rb'"ops":(.*),"sum"', path.read_bytes())
        for path in place.root.rglob("journal.jsonl")
    }
    told = (result.records, result.added, result.same, result.unknown, result.problems)
    return {"told": told, "rows": shown, "out": out.getvalue(), "files": files, "ops": ops}


def one_by_one(monkeypatch: pytest.MonkeyPatch, folder: Path, lines: list[bytes]) -> dict[str, Any]:
    with monkeypatch.context() as patched:
        patched.setattr(Packer, "pack", lambda self, line: None)
        return came_to(folder, lines)


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each line of the imports of this process was made ready."""
    found: list[bool] = []
    pack = Packer.pack

    def noting(self: Packer, line: bytes) -> Any:
        made = pack(self, line)
        found.append(made is not None)
        return made

    monkeypatch.setattr(Packer, "pack", noting)
    monkeypatch.setattr(packed_lines, "processes", lambda: 1)
    return found


def test_a_page_of_one_record_and_one_of_several_come_to_the_same_however_they_are_read(
    tmp_path: Path, lines: list[bytes], packed: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of the last article there is one line, of the others two: those are taken apart again.
    some = [*lines[: 2 * COPIES - 1], b"no record\n", b"\n", lines[0]]
    found = came_to(tmp_path / "ready", some)
    assert packed.count(True) == 2 * COPIES - 1
    assert found == one_by_one(monkeypatch, tmp_path / "again", some)
    assert found["told"][0] == 2 * COPIES


def test_several_processes_come_to_what_one_comes_to(
    tmp_path: Path, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed_lines, "LINES", 1)
    monkeypatch.setattr(packed_lines, "SLOT", max(map(len, lines)))
    monkeypatch.setattr(packed_lines, "processes", lambda: 2)
    monkeypatch.setattr(packed_lines, "ENOUGH", 0)
    found = came_to(tmp_path / "several", lines)
    assert found == one_by_one(monkeypatch, tmp_path / "one", lines)


def test_a_line_that_is_longer_than_others_hand_on_is_read_all_the_same(
    tmp_path: Path, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed_lines, "SLOT", sorted(map(len, whole(lines)))[COPIES // 2])
    monkeypatch.setattr(packed_lines, "processes", lambda: 2)
    monkeypatch.setattr(packed_lines, "ENOUGH", 0)
    assert came_to(tmp_path / "long", whole(lines))["told"][0] == COPIES


def test_a_seed_that_is_there_already_keeps_its_record_from_no_one(
    tmp_path: Path, lines: list[bytes], packed: list[bool]
) -> None:
    place = Place(tmp_path / "target")
    first = json.loads(lines[0])
    with place.open("ana") as session:
        assert import_records(session, lines, "corpus.jsonl").refused == 0
        session.undo()
        session.flush()
    packed.clear()
    assert (place.root / "seeds/imported" / f"{first['id'].partition('#')[0]}.txt").exists()
    with place.open("ana") as session:
        result = import_records(session, lines, "corpus.jsonl")
        assert (result.refused, result.problems) == (0, [])
        assert not any(packed)
        assert sum(row.spans for row in rows(session)) == COPIES


def test_a_page_that_is_edited_before_it_is_listed_is_read_again(
    tmp_path: Path, lines: list[bytes], packed: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path / "target")
    listing = Session.list_new

    def editing(self: Session, *given: Any) -> None:
        for path in (place.root / "seeds" / "imported").iterdir():
            path.write_text("Something else altogether is written here by now.\n")
        listing(self, *given)

    monkeypatch.setattr(Session, "list_new", editing)
    with place.open("ana") as session:
        import_records(session, whole(lines)[:1], "corpus.jsonl")
        assert packed == [True]
        shown = {row.path.partition("/")[0]: row for row in rows(session)}
        assert shown["seeds"].lead == "Something else altogether is written here by now."
        assert shown["annotations"].spans == 1
