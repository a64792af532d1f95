"""What somebody is promised at the screen whose disk refuses, or whose workspace vanishes."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from reader.model.errors import SaveError
from reader.session.rescuing import Elsewhere, end, take_back
from reader.session.session import Session
from reader.store import files
from tests.app.driver import WHO, Driver, driving, open_session


class BrokenDisk:
    """A disk that refuses to sync what lies in one folder, for a reason."""

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path) -> None:
        self.error = 0
        self._folder = folder
        self._open = files._open
        patch.setattr(files, "_open", self.open)

    def open(self, path: Path, flags: int, mode: int = 0o777) -> int:
        writes = bool(flags & (os.O_WRONLY | os.O_RDWR))
        if self.error and writes and Path(path).is_relative_to(self._folder):
            raise OSError(self.error, os.strerror(self.error), str(path))
        return self._open(path, flags, mode)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch, workspace: Path) -> BrokenDisk:
    return BrokenDisk(monkeypatch, workspace)


async def failed(desk: Driver, unsaved: int) -> None:
    await desk.until(lambda: f"({unsaved})" in desk.status and desk.main.failure != "")


def labels_in(workspace: Path) -> list[str]:
    with open_session(workspace, write=False) as session:
        found = [session.records(page).spans.values() for page in session.store.pages()]
        return sorted(span.label for spans in found for span in spans)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_second_try_that_fails_says_why_which_file_and_what_to_do(
    session: Session, disk: BrokenDisk, home: Path, size: tuple[int, int]
) -> None:
    async with driving(session, size) as desk:
        disk.error = errno.EDQUOT
        await desk.keys("enter", "1", "j", "2")
        await failed(desk, 2)
        assert desk.says("gS save elsewhere")
        await desk.keys("S")
        await desk.until(lambda: desk.says("2 changes not saved in the workspace"))
        for words in ("Why: Disk quota exceeded", "File: ", "make room", "S tries again"):
            assert desk.says(words), words
        await desk.keys("escape")
        await desk.keys("u")
        await desk.until(lambda: desk.labels == ["claim"])
        assert "NOT SAVED (3)" in desk.status
        disk.error = 0
        await desk.keys("S")
        await desk.saved()


async def test_saving_elsewhere_is_a_state_of_its_own_until_the_workspace_has_it(
    session: Session, workspace: Path, disk: BrokenDisk, home: Path
) -> None:
    folder = home / f"reader-unsaved-desk-{WHO}"
    async with driving(session) as desk:
        disk.error = errno.EROFS
        await desk.keys("enter", "1", "j", "2")
        await failed(desk, 2)
        await desk.keys("g", "S", "enter")
        await desk.until(lambda: "2 changes saved in ~/reader-unsaved-desk" in desk.status)
        assert "NOT SAVED HERE (2)" in desk.status
        assert folder.stat().st_mode & 0o077 == 0
        await desk.keys("j")
        assert desk.status.startswith(f"only in ~/{folder.name}; not saved: Read-only")
        await desk.keys("3")
        await failed(desk, 3)
        assert "NOT SAVED (3)" in desk.status
        await desk.keys("j")
        assert "1 nowhere, the others only in" in desk.status
        await desk.keys("g", "S", "enter")
        await desk.until(lambda: "3 changes saved in" in desk.status)
        await desk.keys("q")
        assert "3 changes only elsewhere: q again quits" in desk.status
        await desk.keys("escape")
        disk.error = 0
        await desk.keys("S")
        await desk.saved()
        assert desk.main.elsewhere is None
    with open_session(workspace) as after:
        before = len(list(after.store.history()))
    report = take_back(workspace, WHO, folder)
    assert not report.conflicts
    with open_session(workspace) as after:
        assert len(list(after.store.history())) == before


async def test_what_was_saved_elsewhere_comes_back_after_quitting_without(
    session: Session, workspace: Path, disk: BrokenDisk, home: Path
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1")
        await desk.saved()
        disk.error = errno.EACCES
        await desk.keys("j", "2")
        await failed(desk, 1)
        await desk.keys("g", "S", "enter")
        await desk.until(lambda: "NOT SAVED HERE (1)" in desk.status)
        await desk.keys("q", "q")
        assert not desk.app.is_running
        with pytest.raises(SaveError, match=r"1 change saved in .*not in the workspace") as caught:
            desk.app.end_session()
        assert "merge --from" in caught.value.hint
    disk.error = 0
    assert labels_in(workspace) == ["claim"]
    report = take_back(workspace, WHO, home / f"reader-unsaved-desk-{WHO}")
    assert report.told[0] == f"{WHO}: took over 1 act from a longer version of the journal"
    assert labels_in(workspace) == ["claim", "non-claim"]


async def test_a_folder_that_cannot_take_it_is_told_and_another_can_be_named(
    session: Session, workspace: Path, disk: BrokenDisk, home: Path, tmp_path: Path
) -> None:
    (home / f"reader-unsaved-desk-{WHO}").mkdir()
    (home / f"reader-unsaved-desk-{WHO}" / "letter.txt").write_text("dear")
    async with driving(session) as desk:
        disk.error = errno.ENOSPC
        await desk.keys("enter", "1")
        await failed(desk, 1)
        for folder in (workspace / "here", home / f"reader-unsaved-desk-{WHO}"):
            await desk.keys("g", "S", "ctrl+u")
            await desk.write(str(folder))
            await desk.keys("enter")
            await desk.until(lambda: "hint" in desk.status or "name a" in desk.main.message)
            assert "NOT SAVED (1)" in desk.status
        await desk.keys("g", "S")
        assert desk.says(f"~/reader-unsaved-desk-{WHO}-2")
        await desk.keys("enter")
        await desk.until(lambda: "NOT SAVED HERE (1)" in desk.status)
        disk.error = 0
        await desk.keys("S")
        await desk.saved()


async def test_a_workspace_that_is_moved_away_leaves_list_and_article_and_its_work_is_saved_later(
    session: Session, workspace: Path, home: Path
) -> None:
    away = workspace.parent / "away"
    async with driving(session) as desk:
        await desk.keys("enter", "1")
        await desk.saved()
        workspace.rename(away)
        await desk.keys("j", "2")
        await failed(desk, 1)
        assert "the workspace is not there any more" in desk.status
        await desk.keys("u", "u")
        await desk.until(lambda: desk.labels == [])
        await desk.keys("ctrl+r", "R")
        await desk.until(lambda: "moved to" in desk.main.message)
        assert desk.main.list.count == 13
        assert desk.labels == ["claim"]
        assert not workspace.exists()
        await desk.keys("escape", "j")
        await desk.until(lambda: desk.says("the workspace is not there any more"))
        await desk.keys("k")
        away.rename(workspace)
        await desk.keys("S")
        await desk.saved()
    assert labels_in(workspace) == ["claim"]


async def test_labelling_begins_and_goes_on_when_the_workspace_is_deleted(
    session: Session, workspace: Path, home: Path
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter")
        kept = workspace.parent / "copy"
        shutil.copytree(workspace, kept)
        shutil.rmtree(workspace)
        await desk.keys("1", "j", "2")
        await failed(desk, 2)
        assert not workspace.exists()
        await desk.keys("g", "S", "enter")
        await desk.until(lambda: "NOT SAVED HERE (2)" in desk.status)
        await desk.keys("q", "q")
        assert not desk.app.is_running
        session.store.abandon()
    take_back(kept, WHO, home / f"reader-unsaved-desk-{WHO}")
    assert labels_in(kept) == ["claim", "non-claim"]


def test_what_ends_while_nobody_can_be_asked_is_saved_in_the_home_folder(
    session: Session, workspace: Path, disk: BrokenDisk, home: Path
) -> None:
    row = session.rows(0, 1)[0]
    view = session.article(row.id)
    change = session.editor(view).label([(0, 5)], "claim")
    assert change is not None
    disk.error = errno.EIO
    session.apply(change, view)
    with pytest.raises(SaveError, match="1 change saved in ~/reader-unsaved"):
        end(session)
    disk.error = 0
    assert labels_in(workspace) == []
    take_back(workspace, WHO, home / f"reader-unsaved-desk-{WHO}")
    assert labels_in(workspace) == ["claim"]


def test_what_was_given_up_is_said_to_be_lost(
    session: Session, disk: BrokenDisk, home: Path
) -> None:
    view = session.article(session.rows(0, 1)[0].id)
    for number in (0, 8):
        change = session.editor(view).label([(number, number + 5)], "claim")
        assert change is not None
        session.apply(change, view)
    disk.error = errno.ENOSPC
    with pytest.raises(SaveError, match="2 changes lost, not saved: No space left") as caught:
        end(session, insists=True)
    assert "while the program runs" not in str(caught.value)
    assert list(home.iterdir()) == []
    assert Elsewhere(home, 0, 1, whole=False, pages=0, missing=2).said().count("without") == 2
