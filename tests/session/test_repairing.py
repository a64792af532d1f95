"""`check --repair` puts right what it can, keeps what it changes, and tells what is left to do."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.changes import Change, Op
from reader.model.errors import LockedError
from reader.model.records import Relation, SpanRef
from reader.session.checking import Finding, check
from reader.session.repairing import FOLDER, repair
from reader.store import files
from tests.session.support import BRIDGE, HARBOUR, SCHEME, Place, label, views


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = Place(tmp_path_factory.mktemp("repair"))
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    with place.open("ana") as session:
        bridge, harbour = views(session)
        label(session, bridge, "closed the old bridge")
        label(session, bridge, "cost 4.2 million euros")
        label(session, harbour, "voted on Sunday")
    return place.root


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Place:
    place = Place(tmp_path)
    shutil.rmtree(place.root)
    shutil.copytree(made, place.root)
    return place


def look(place: Place) -> list[Finding]:
    return check(place.root, "ana", environ=place.environ)


def serious(place: Place) -> list[Finding]:
    return [finding for finding in look(place) if finding.severity != "note"]


def mend(place: Place, keep: str | None = None, *, dry: bool = False) -> list[str]:
    return repair(place.root, keep, dry=dry, annotator="ana", environ=place.environ)  # type: ignore[arg-type]


def own(place: Place, name: str = "bridge-*.json") -> Path:
    (path,) = (place.root / "annotations" / "ana").glob(name)
    return path


def edited(place: Place) -> None:
    document = json.loads(own(place).read_text())
    document["spans"]["1"]["note"] = "by hand"
    own(place).write_text(json.dumps(document))


def damaged(place: Place) -> None:
    own(place).write_bytes(own(place).read_bytes()[:-30])


def gone(place: Place) -> None:
    own(place).unlink()


def stale(place: Place) -> None:
    """A page file of before the last changes, as when one was put back from a copy."""
    old = own(place).read_bytes()
    with place.open("ana") as session:
        label(session, views(session)[0], "the mayor")
    own(place).write_bytes(old)


def twice(place: Place) -> None:
    shutil.copy(own(place), own(place).with_name("abridged" + own(place).name[6:]))


def line_damaged(place: Place) -> None:
    path = own(place, "journal.jsonl")
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"claim", b"claym")
    path.write_bytes(b"".join(lines))


def line_gone(place: Place) -> None:
    path = own(place, "journal.jsonl")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:3], *lines[4:]]))


def unkept(place: Place) -> None:
    for path in (place.root / "annotations" / "_pages").iterdir():
        path.unlink()


def wrongly_kept(place: Place) -> None:
    for path in (place.root / "annotations" / "_pages").iterdir():
        path.write_text("another page")


def left_over(place: Place) -> None:
    for name in (
        "annotations/ana/.bridge.json.tmp",
        "annotations/_exports/.brat.0123abcd.new/bridge.txt",
        "seeds/.x.new",
        ".ws.zip.0123abcd.new",
    ):
        path = place.root / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("half")
        for one in (path, path.parent):
            os.utime(one, (time.time() - 5000,) * 2)


def two_machines(place: Place) -> None:
    path = own(place, "journal.jsonl")
    copy = path.with_name("journal (1).jsonl")
    shutil.copy(path, copy)
    shutil.move(copy, place.root / "copy")
    with place.open("ana") as session:
        label(session, views(session)[0], "the mayor")
    shutil.copy(path, place.root / "longer")
    shutil.move(place.root / "copy", path)
    shutil.move(place.root / "longer", copy)


def untold_git(place: Place) -> None:
    (place.root / ".git").mkdir()
    (place.root / ".gitattributes").write_text("journal.jsonl merge=union")


REPAIRED: list[tuple[Callable[[Place], None], str | None]] = [
    (edited, "file"),
    (edited, "journal"),
    (damaged, None),
    (gone, None),
    (stale, "journal"),
    (twice, None),
    (line_damaged, "file"),
    (line_gone, "file"),
    (unkept, None),
    (wrongly_kept, None),
    (left_over, None),
    (two_machines, None),
    (untold_git, None),
]


@pytest.mark.parametrize(("harm", "keep"), REPAIRED)
def test_what_can_be_put_right_is_and_nothing_of_it_is_lost(
    place: Place, harm: Callable[[Place], None], keep: str | None
) -> None:
    harm(place)
    before = [f for f in look(place) if f.kind != "leftover" or harm in (left_over, two_machines)]
    assert before
    assert all(finding.hint for finding in before)
    files = {path for path in place.root.rglob("*") if path.is_file()}
    contents = {path: path.read_bytes() for path in files if path.name != ".lock"}
    planned = mend(place, keep, dry=True)
    assert planned
    assert {p: p.read_bytes() for p in files if p.name != ".lock"} == contents
    assert mend(place, keep)
    assert serious(place) == []
    left = [path.read_bytes() for path in place.root.rglob("*") if path.is_file()]
    for path, data in contents.items():
        if harm in (line_damaged, line_gone) and path.suffix == ".json":
            continue  # the same records, with the numbers of the new journal
        assert any(one.startswith(data) for one in left), path
    with place.open("ana") as session:
        assert not session.read_only
        spans = session.records(views(session)[0].page.sha256).spans.values()
        assert len(spans) >= (1 if harm is line_gone else 2)
    mend(place)
    assert serious(place) == []


def test_a_page_without_records_can_be_labelled_after_its_journal_was_begun_anew(
    place: Place,
) -> None:
    with place.open("ana") as session:
        session.undo()  # all that was said of the harbour
    line_damaged(place)
    assert any("wrote a new journal" in line for line in mend(place, "file"))
    with place.open("ana") as session:
        label(session, views(session)[1], "voted on Sunday")
    assert serious(place) == []


def test_nobody_else_gets_in_while_a_journal_is_replaced(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    line_damaged(place)
    refused = 0
    real = shutil.rmtree

    def rmtree(folder: Path, ignore_errors: bool = False) -> None:  # called before and after
        nonlocal refused
        assert folder.name == "ana"  # and not what is begun anew of others
        with pytest.raises(LockedError):
            files.FolderLock(place.root / "annotations" / "ana")
        refused += 1
        real(folder, ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", rmtree)
    assert any("wrote a new journal" in line for line in mend(place, "file"))
    assert refused == 2
    assert not (place.root / "annotations" / "_repair").exists()


def test_what_only_a_person_can_decide_is_left_and_said(place: Place) -> None:
    edited(place)
    data = own(place).read_bytes()
    assert any("choose with --keep" in line for line in mend(place))
    assert own(place).read_bytes() == data
    assert any("--keep file" in finding.hint for finding in serious(place))


def test_every_leftover_is_named_and_moved_away_and_nothing_of_others(place: Place) -> None:
    left_over(place)
    (place.root / ".mine.tmp").write_text("somebody's own")

    def named() -> set[str]:
        return {finding.file for finding in look(place) if "cut short" in finding.message}

    assert named() == {
        ".ws.zip.0123abcd.new",
        "annotations/_exports/.brat.0123abcd.new",
        "annotations/ana/.bridge.json.tmp",
        "seeds/.x.new",
    }
    mend(place)
    assert named() == set()
    assert len(list((place.root / FOLDER).iterdir())) == 4
    assert (place.root / ".mine.tmp").exists()


def test_a_young_leftover_might_be_in_use(place: Place) -> None:
    path = place.root / "seeds" / ".x.new"
    path.write_text("half")
    assert any("left for now" in line for line in mend(place))
    assert path.exists()
    assert not (place.root / FOLDER).exists()


def test_bytes_that_are_nowhere_are_said_to_be(place: Place) -> None:
    unkept(place)
    (place.root / "seeds" / "bridge.txt").unlink()
    told = " ".join(mend(place))
    assert "kept the bytes of page seeds/harbour.txt again" in told
    assert "seeds/bridge.txt are nowhere" in told


def test_every_finding_says_what_to_do_about_it(place: Place) -> None:
    place.write("empty.txt", b"")
    place.write("binary.txt", b"\x00\x01")
    (place.root / "seeds" / "bridge.txt").write_text(BRIDGE + "\nMore.\n")
    labels = place.root / "annotations" / "labels.toml"
    labels.write_text(SCHEME.replace('"claim"', '"assertion"'))
    with place.open("ana") as session:
        view = views(session)[0]
        ends = SpanRef(view.page.sha256, "d" * 32), SpanRef("e" * 64, "e" * 32)
        relation = Relation("a" * 32, view.page.sha256, "supports", *ends, "ana")
        session.commit(Change("relate", "", (Op(None, relation),), "ana"), view)
    edited(place)
    left_over(place)
    (place.root / "annotations" / "Dr Ana").mkdir()
    (place.root / "annotations" / "labels.sync-conflict-20261122-081500-ABCDEFG.toml").touch()
    (place.root / "annotations" / "ana" / "place.json").write_text("[")
    found = look(place)
    assert {finding.kind for finding in found} >= {
        "page",
        "scheme",
        "relation",
        "store",
        "leftover",
    }
    assert [finding for finding in found if not finding.hint] == []
    labels.write_text("name = \n")
    assert all(finding.hint for finding in look(place))
    (place.root / "reader.toml").write_text("text_width = 'x'\n")
    assert all(finding.hint for finding in look(place))
