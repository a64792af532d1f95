"""What is said about saving is true, whatever the disk does."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from threading import Event

import pytest

from reader.model.errors import SaveError
from reader.session.session import Session
from reader.store import files
from tests.app.driver import WHO, driving, open_session


class FullDisk:
    """A disk whose writes can be refused."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.full = False
        self._write = files._write
        patch.setattr(files, "_write", self.write)

    def write(self, fd: int, data: bytes) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self._write(fd, data)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    return FullDisk(monkeypatch)


async def test_saved_is_said_after_the_bytes_are_durable_and_never_before(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, entered = Event(), Event()
    sync = files._fsync

    def slow(fd: int) -> None:
        entered.set()
        assert held.wait(10)
        sync(fd)

    async with driving(session) as desk:
        monkeypatch.setattr(files, "_fsync", slow)
        desk.send("enter", "1")
        await desk.until(entered.is_set)
        await desk.pilot.pause()
        assert desk.labels == ["claim"]
        assert desk.status.endswith("saving…")
        assert not desk.says("saved")
        desk.send("j", "2")
        await desk.until(lambda: len(desk.labels) == 2)
        assert desk.status.endswith("saving…")
        held.set()
        await desk.saved()


async def test_what_cannot_be_saved_is_told_and_capital_s_saves_it(
    session: Session, disk: FullDisk
) -> None:
    async with driving(session) as desk:
        disk.full = True
        await desk.keys("enter", "1")
        await desk.until(lambda: "NOT SAVED (1)" in desk.status)
        assert "No space left" in desk.status
        assert "S tries again" in desk.status
        assert desk.labels == ["claim"]
        await desk.keys("j")
        assert "NOT SAVED" in desk.status
        disk.full = False
        await desk.keys("S")
        await desk.saved()
        assert "NOT SAVED" not in desk.status
        await desk.keys("S")
        assert "everything is saved" in desk.status


async def test_the_next_change_saves_what_could_not_be_saved(
    workspace: Path, disk: FullDisk
) -> None:
    async with driving(open_session(workspace)) as desk:
        disk.full = True
        await desk.keys("enter", "1")
        await desk.until(lambda: "NOT SAVED" in desk.status)
        disk.full = False
        await desk.keys("j", "2")
        await desk.saved()
    async with driving(open_session(workspace)) as desk:
        assert desk.labels == ["claim", "non-claim"]


async def test_quitting_with_unsaved_changes_asks_twice(session: Session, disk: FullDisk) -> None:
    async with driving(session) as desk:
        disk.full = True
        await desk.keys("enter", "1")
        await desk.until(lambda: "NOT SAVED" in desk.status)
        await desk.keys("q")
        assert desk.app.is_running
        assert "1 change not saved: q again quits without" in desk.status
        await desk.keys("j", "q")
        assert desk.app.is_running
        await desk.keys("q")
        assert not desk.app.is_running
        with pytest.raises(SaveError):
            session.close()
        disk.full = False


async def test_a_fault_that_nobody_foresaw_is_told_and_saving_goes_on(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session.store
    ways = {"secure": store.secure, "flush": store.flush}

    def fails() -> None:
        raise RuntimeError("the unforeseen")

    async with driving(session) as desk:
        for way in ways:
            monkeypatch.setattr(store, way, fails)
        await desk.keys("enter", "1")
        await desk.until(lambda: "the unforeseen" in desk.status)
        for way, works in ways.items():
            monkeypatch.setattr(store, way, works)
        await desk.keys("S")
        await desk.saved()


async def test_quitting_at_once_after_a_change_saves_it(workspace: Path) -> None:
    for _ in range(3):
        async with driving(open_session(workspace)) as desk:
            desk.send("enter", "j", "1", "u", "ctrl+r", "q")
            await desk.until(lambda: not desk.app.is_running)
        async with driving(open_session(workspace)) as desk:
            assert len(desk.labels) == 1
            await desk.keys("u")
            await desk.saved()


async def test_the_list_shows_the_new_count_of_spans_once_it_is_saved(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1", "j", "2")
        await desk.saved()
        await desk.until(lambda: desk.says("2 spans"))
        await desk.until(lambda: "1 in progress" in desk.screen_lines()[0])


async def test_at_80_columns_the_reason_and_the_question_before_quitting_can_be_read(
    session: Session, disk: FullDisk
) -> None:
    async with driving(session, (80, 24)) as desk:
        disk.full = True
        await desk.keys("enter", "1")
        await desk.until(lambda: "NOT SAVED" in desk.status)
        assert desk.says("No space left on device")
        assert desk.says("NOT SAVED (1), S tries again")
        await desk.keys("q")
        assert desk.says("q again quits without")
        disk.full = False
        await desk.keys("S")
        await desk.saved()


async def test_a_catalogue_that_is_damaged_while_one_reads_fills_itself_again(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1")
        await desk.saved()
        path = session.catalogue.path
        assert path is not None
        for file in path.parent.glob(f"{path.name}*"):
            file.write_bytes(b"\xff" * file.stat().st_size)
        await desk.keys("j", "2")
        await desk.until(lambda: session.row_count() == 13 and desk.main.list.count == 13)
        await desk.settle()
        assert desk.labels[0] == "claim"


async def test_what_a_synchroniser_brings_while_one_labels_comes_in_and_is_told(
    session: Session, workspace: Path
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1")
        await desk.saved()
        laptop = workspace.parent / "laptop"
        shutil.copytree(workspace, laptop)
        with Session.open(laptop, WHO, environ=dict(os.environ)) as other:
            other.undo()
            other.flush()
        there = laptop / "annotations" / WHO / "journal.jsonl"
        there.replace(workspace / "annotations" / WHO / "journal.jsonl")
        await desk.keys("j", "2")
        await desk.until(lambda: desk.says("another machine's work came in"))
        assert desk.labels == ["non-claim"]
        assert "NOT SAVED" not in desk.status
