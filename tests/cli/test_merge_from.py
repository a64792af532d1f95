"""What was saved in another folder is brought back at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.errors import WorkspaceError
from reader.session.locate import init_workspace, need_there
from reader.session.rescuing import save_elsewhere
from reader.session.session import Session
from reader.store.journal import encode_line
from tests.cli.conftest import Run
from tests.session.support import BRIDGE, views


@pytest.fixture
def elsewhere(tmp_path: Path) -> tuple[Path, Path]:
    """A workspace in which ana could not save one label, and the folder where it was saved."""
    root, folder = tmp_path / "desk", tmp_path / "elsewhere"
    init_workspace(root)
    (root / "seeds" / "bridge.txt").write_text(BRIDGE)
    with Session.open(root, "ana") as session:
        session.refresh()
        view = next(view for view in views(session) if "old bridge" in view.text.text)
        change = session.editor(view).label([(0, 3)], "claim")
        session.apply(change, view)
        assert save_elsewhere(session, folder).said().startswith("1 change saved in")
        session.store.abandon()
    return root, folder


def test_it_is_brought_back_once_however_often_it_is_asked_for(
    run: Run, elsewhere: tuple[Path, Path]
) -> None:
    root, folder = elsewhere
    words = ("-w", root, "--annotator", "ana", "merge", "--from", folder)
    assert "took over 1 act" in run(*words).stderr
    assert "held nothing that the journal lacks" in run(*words).stderr
    found = run("-w", root, "check")
    assert (found.exit_code, found.stderr) == (0, "nothing is wrong\n")
    said = (folder / "saved-elsewhere.txt").read_text()
    assert f'merge --from "{folder}"' in said
    assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_with_nothing_of_that_annotator_is_refused(
    run: Run, elsewhere: tuple[Path, Path]
) -> None:
    root, folder = elsewhere
    found = run("-w", root, "--annotator", "ben", "merge", "--from", folder)
    assert found.exit_code == 1
    assert "holds nothing that ben has saved" in found.stderr
    assert not (root / "annotations" / "ben").exists()
    found = run("-w", root, "merge", "--all", "--from", folder)
    assert found.exit_code == 2


def test_what_cannot_be_brought_in_leaves_the_workspace_open_for_work(
    run: Run, elsewhere: tuple[Path, Path]
) -> None:
    root, folder = elsewhere
    journal = folder / "annotations" / "ana" / "journal.jsonl"
    _head, *lines = journal.read_bytes().splitlines(keepends=True)
    newer = encode_line(0, "head", {"version": 99, "annotator": "ana"})
    journal.write_bytes(b"".join([newer, *lines]))
    found = run("-w", root, "--annotator", "ana", "merge", "--from", folder)
    assert found.exit_code == 1
    assert "a newer Reader wrote it" in found.stderr
    with Session.open(root, "ana") as session:
        assert not session.read_only


def test_a_workspace_or_its_pages_that_vanished_are_told_apart_from_an_empty_one(
    tmp_path: Path,
) -> None:
    need_there(tmp_path, "", listed=False)
    with pytest.raises(WorkspaceError, match="seeds/ is not there any more"):
        need_there(tmp_path, "", listed=True)
    with pytest.raises(WorkspaceError, match="the workspace is not there any more"):
        need_there(tmp_path / "gone", "", listed=False)
    with pytest.raises(WorkspaceError, match="it was moved"):
        need_there(tmp_path, "it was moved", listed=False)
