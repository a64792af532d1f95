"""Acts that change several files are whole after a program was ended in their middle."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reader.model.errors import DamageError
from reader.session import scheme_history, unfinished
from reader.session.importing import Choices, import_source
from reader.session.media import opened_source
from reader.session.relabelling import label_usage, migrate, plan
from reader.session.session import Session
from reader.store import files
from tests.session.support import BRIDGE, HARBOUR, Place, label, views


class EndedError(BaseException):
    """Stands for the end of the process: nothing catches it that would clean up."""


def scheme(place: Place) -> str:
    return (place.root / "annotations" / "labels.toml").read_text("utf-8")


@pytest.fixture
def labelled(place: Place) -> Place:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
    return place


def ended(monkeypatch: pytest.MonkeyPatch, session: Session) -> None:
    """End the session where it would write the scheme."""

    def end(*_: object) -> None:
        raise EndedError

    monkeypatch.setattr(scheme_history, "write_text", end)


def test_renaming_cut_off_before_the_scheme_is_complete_when_opened_again(
    labelled: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = labelled.open()
    ended(monkeypatch, session)
    with pytest.raises(EndedError):
        migrate(session, plan(session, "rename", "claim", "assertion"))
    session.store.abandon()
    session.catalogue.close()
    monkeypatch.undo()
    assert 'name = "assertion"' not in scheme(labelled)
    with labelled.open() as session:
        assert 'name = "assertion"' in scheme(labelled)
        assert any("cut off" in problem for problem in session.problems)
        assert label_usage(session)["assertion"] == {"ana": 1}
        assert session.scheme.label("assertion") is not None
    with labelled.open() as session:
        assert session.problems == []


def test_undoing_a_renaming_cut_off_before_the_scheme_is_complete_when_opened_again(
    labelled: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = scheme(labelled)
    session = labelled.open()
    migrate(session, plan(session, "rename", "claim", "assertion"))
    ended(monkeypatch, session)
    with pytest.raises(EndedError):
        session.undo()
    session.store.abandon()
    session.catalogue.close()
    monkeypatch.undo()
    assert scheme(labelled) != before
    with labelled.open() as session:
        assert scheme(labelled) == before
        assert label_usage(session)["claim"] == {"ana": 1}


def test_a_scheme_that_somebody_edited_since_stays_as_it_is(
    labelled: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = labelled.open()
    ended(monkeypatch, session)
    with pytest.raises(EndedError):
        migrate(session, plan(session, "rename", "claim", "assertion"))
    session.store.abandon()
    session.catalogue.close()
    monkeypatch.undo()
    edited = "# mine\n" + scheme(labelled)
    (labelled.root / "annotations" / "labels.toml").write_text(edited, "utf-8")
    with labelled.open() as session:
        assert scheme(labelled) == edited
        assert any("edited since" in problem for problem in session.problems)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "new.jsonl"
    at = HARBOUR.index("voted")
    path.write_text(json.dumps({"id": 1, "text": HARBOUR, "label": [[at, at + 5, "fact"]]}) + "\n")
    return path


def take_in(session: Session, source: Path) -> None:
    choices = Choices(annotator="ana", unknown="add")
    with opened_source(str(source)) as opened:
        import_source(session, opened, "doccano", choices=choices)


@pytest.mark.parametrize("synced", [0, 1])
def test_an_import_cut_off_before_its_step_is_taken_back_and_can_be_done_again(
    labelled: Place, source: Path, synced: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = scheme(labelled)
    session = labelled.open()
    settle = files.Newcomers.settle

    def end(new: files.Newcomers) -> None:
        if synced:
            settle(new)
        monkeypatch.setattr(unfinished, "end", lambda own: None)
        raise EndedError

    monkeypatch.setattr(files.Newcomers, "settle", end)
    monkeypatch.setattr("reader.session.import_writing._Writing._take_back", lambda self: None)
    with pytest.raises(EndedError):
        take_in(session, source)
    session.store.abandon()
    session.catalogue.close()
    monkeypatch.undo()
    assert scheme(labelled) != before
    with labelled.open() as session:
        assert scheme(labelled) == before
        assert [path.name for path in (labelled.root / "seeds").rglob("*.t*")] == ["bridge.txt"]
        assert any("cut off" in problem for problem in session.problems)
        take_in(session, source)
        assert label_usage(session)["fact"] == {"ana": 1}
    with labelled.open() as session:
        assert session.problems == []


@pytest.mark.parametrize("whose", ["ana", "ben"])
def test_bytes_that_somebody_may_need_stay_when_an_import_is_taken_back(
    labelled: Place, source: Path, whose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ana may redo her label; of Ben's nobody knows, since his journal cannot be read."""
    with labelled.open() as session:
        take_in(session, source)
        session.undo()
    (page,) = (labelled.root / "seeds" / "imported").iterdir()
    if whose == "ben":
        shutil.rmtree(labelled.root / "annotations" / "ana")
        with labelled.open("ben") as session:
            view = next(view for view in views(session) if "Dockers" in view.text.text)
            label(session, view, "voted on Sunday")
        journal = labelled.root / "annotations" / "ben" / "journal.jsonl"
        journal.unlink()
        journal.mkdir()
    page.unlink()
    kept = labelled.root / "annotations" / "_pages"
    before = {path.name for path in kept.iterdir()}
    assert len(before) == 2
    writing = "reader.session.import_writing._Writing"
    with monkeypatch.context() as patch, labelled.open() as session:
        patch.setattr(f"{writing}._write_batch", lambda self, store: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            take_in(session, source)
        assert {path.name for path in kept.iterdir()} == before
        patch.setattr(f"{writing}._take_back", lambda self: None)
        patch.setattr(unfinished, "end", lambda own: None)
        with pytest.raises(ZeroDivisionError):
            take_in(session, source)
    with labelled.open() as session:
        assert any("cut off" in problem for problem in session.problems)
    assert {path.name for path in kept.iterdir()} == before


def test_a_note_that_cannot_be_read_is_named_and_nothing_is_changed(labelled: Place) -> None:
    note = labelled.root / "annotations" / "ana" / unfinished.NAME
    note.write_text("{")
    with pytest.raises(DamageError) as caught:
        labelled.open()
    assert caught.value.file == str(note)
    note.unlink()
    labelled.open().close()
