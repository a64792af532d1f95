"""What a person is promised who saves in another folder because their own cannot be written."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from reader.model.errors import SaveError, UsageError
from reader.store import files
from reader.store.annotations import AnnotationStore
from reader.store.check import verify
from reader.store.journal import NAME
from reader.store.merge import merge
from reader.store.rescue import Rescued
from tests.store.support import OTHER, SHEET, WHO, add, contents, drop, opened, text_of, uid


@pytest.fixture
def broken(tmp_path: Path) -> tuple[AnnotationStore, Path]:
    """A store with one change that is saved and three that are not, on two pages."""
    home = tmp_path / "ws" / "annotations"
    store = opened(home)
    store.commit(add(SHEET.span(0, 3, uid(1))))
    store.apply(add(SHEET.span(4, 9, uid(2), note="neu")))
    store.apply(add(OTHER.span(4, 9, uid(3))))
    store.apply(drop(SHEET.span(0, 3, uid(1))))
    return store, home


def bring_back(home: Path, elsewhere: Path) -> None:
    """Put what was saved elsewhere beside the journal, and merge."""
    (home / WHO).mkdir(parents=True, exist_ok=True)
    shutil.copy(elsewhere / WHO / NAME, home / WHO / "journal.elsewhere-1.jsonl")
    shutil.copytree(elsewhere / "_pages", home / "_pages", dirs_exist_ok=True)
    lock = files.FolderLock(home / WHO)
    try:
        merge(home, WHO, lock)
    finally:
        lock.release()


def test_all_work_is_there_opens_and_comes_back(
    tmp_path: Path, broken: tuple[AnnotationStore, Path]
) -> None:
    store, home = broken
    wanted = contents(store)
    there = tmp_path / "there"
    done = store.save_elsewhere(there)
    assert done == Rescued(upto=store._seq, unsaved=3, whole=True, pages=2, missing=0)
    assert store.unsaved == 3
    assert len(contents(opened(home, write=False))) == 1
    store.abandon()
    assert verify(there, WHO, text_of) == []
    with opened(there) as copied:
        assert contents(copied) == wanted
        assert copied.undo() is not None
    bring_back(home, there)
    assert verify(home, WHO, text_of) == []
    with opened(home) as back:
        assert contents(back).keys() == {uid(1), *wanted}


def test_what_is_there_is_brought_up_to_date_and_other_work_is_not_touched(
    tmp_path: Path, broken: tuple[AnnotationStore, Path]
) -> None:
    store, _home = broken
    there = tmp_path / "there"
    first = store.save_elsewhere(there)
    store.apply(add(OTHER.span(14, 19, uid(4))))
    store.undo()
    store.apply(add(OTHER.span(24, 29, uid(5))))
    assert store.unsaved_after(first.upto) == 3
    done = store.save_elsewhere(there)
    assert store.unsaved_after(done.upto) == 0
    with opened(there, write=False) as copied:
        assert contents(copied) == contents(store)
    other = tmp_path / "other"
    with opened(other) as theirs:
        theirs.commit(add(SHEET.span(4, 9, uid(7))))
    before = (other / WHO / NAME).read_bytes()
    with pytest.raises(UsageError, match="other work"):
        store.save_elsewhere(other)
    assert (other / WHO / NAME).read_bytes() == before
    store.abandon()


def test_a_workspace_that_was_deleted_is_saved_from_the_journal_that_is_still_open(
    tmp_path: Path, broken: tuple[AnnotationStore, Path]
) -> None:
    store, home = broken
    wanted = contents(store)
    shutil.rmtree(home.parent)
    with pytest.raises(SaveError, match="the workspace is not there any more"):
        store.flush()
    assert not home.parent.exists()
    done = store.save_elsewhere(tmp_path / "there")
    assert (done.whole, done.unsaved, done.missing) == (True, 3, 1)
    store.abandon()
    with opened(tmp_path / "there") as copied:
        assert contents(copied) == wanted
        assert len(list(copied.history())) == 4


@pytest.mark.parametrize("began", [True, False])
def test_where_the_journal_cannot_be_read_the_unsaved_changes_alone_are_saved_and_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, began: bool
) -> None:
    home = tmp_path / "ws" / "annotations"
    store = opened(home)
    if began:
        store.commit(add(SHEET.span(0, 3, uid(1))))
        store.commit(add(SHEET.span(10, 13, uid(6))))
    store.apply(add(SHEET.span(4, 9, uid(2))))
    store.apply(add(OTHER.span(4, 9, uid(3))))
    if began:
        store.apply(drop(SHEET.span(0, 3, uid(1))))
    wanted = contents(store)
    there = tmp_path / "there"
    with monkeypatch.context() as patch:

        def fails(fd: int, size: int, offset: int) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        patch.setattr(os, "pread", fails)
        done = store.save_elsewhere(there)
    assert done.whole is not began
    store.abandon()
    bring_back(home, there)
    assert verify(home, WHO, text_of) == []
    with opened(home) as back:
        assert contents(back) == wanted
        assert len(list(back.history())) == (5 if began else 2)


@pytest.mark.parametrize("call", ["_write", "_fsync", "_replace", "_open"])
def test_another_folder_that_refuses_as_well_is_told_and_nothing_is_lost(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    broken: tuple[AnnotationStore, Path],
    call: str,
) -> None:
    store, home = broken
    wanted = contents(store)
    real = getattr(files, call)
    for allowed in range(4):
        left = [allowed]

        def limited(*args: object, left: list[int] = left) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*args)

        with monkeypatch.context() as patch:
            patch.setattr(files, call, limited)
            with pytest.raises(SaveError):
                store.save_elsewhere(tmp_path / f"there-{allowed}")
        assert (contents(store), store.unsaved) == (wanted, 3)
        store.save_elsewhere(tmp_path / f"there-{allowed}")
    store.flush()
    store.close()
    with opened(home, write=False) as back:
        assert contents(back) == wanted


def test_a_copy_that_does_not_read_back_is_not_called_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: tuple[AnnotationStore, Path]
) -> None:
    store, _home = broken
    real = files._write

    def flips(fd: int, data: bytes) -> int:
        return real(fd, bytes(data).replace(b"neu", b"alt"))

    with monkeypatch.context() as patch:
        patch.setattr(files, "_write", flips)
        with pytest.raises(SaveError, match="read back"):
            store.save_elsewhere(tmp_path / "there")
    store.abandon()


def test_nothing_is_written_into_a_folder_that_took_the_place_of_the_workspace(
    tmp_path: Path, broken: tuple[AnnotationStore, Path]
) -> None:
    store, home = broken
    root = home.parent
    root.rename(tmp_path / "away")
    with opened(home) as theirs:
        theirs.commit(add(OTHER.span(24, 29, uid(8))))
    before = sorted((p, p.read_bytes()) for p in root.rglob("*") if p.is_file())
    for _ in range(2):
        with pytest.raises(SaveError, match=f"moved to {tmp_path / 'away'}"):
            store.flush()
        with pytest.raises(SaveError, match="another folder"):
            store.secure()
    store._saver.checkpoint()
    assert sorted((p, p.read_bytes()) for p in root.rglob("*") if p.is_file()) == before
    shutil.rmtree(root)
    (tmp_path / "away").rename(root)
    store.close()
    with opened(home, write=False) as back:
        assert contents(back).keys() == {uid(2), uid(3)}


def test_a_workspace_that_comes_back_with_other_numbers_is_locked_again_and_saved_in(
    tmp_path: Path, broken: tuple[AnnotationStore, Path]
) -> None:
    store, home = broken
    root = home.parent
    shutil.copytree(root, tmp_path / "mounted-anew")
    shutil.rmtree(root)
    with pytest.raises(SaveError):
        store.flush()
    (tmp_path / "mounted-anew").rename(root)
    holder = files.FolderLock(home / WHO)
    with pytest.raises(SaveError, match="another window"):
        store.flush()
    holder.release()
    store.flush()
    assert store.unsaved == 0
    store.close()
    assert verify(home, WHO, text_of) == []
    with opened(home, write=False) as back:
        assert contents(back).keys() == {uid(2), uid(3)}


def test_undo_of_what_was_saved_works_while_the_workspace_is_away(
    tmp_path: Path, broken: tuple[AnnotationStore, Path]
) -> None:
    store, home = broken
    store.flush()
    home.parent.rename(tmp_path / "away")
    for _ in range(3):
        assert store.undo() is not None
    assert contents(store).keys() == {uid(1)}
    (tmp_path / "away").rename(home.parent)
    store.close()
    with opened(home, write=False) as back:
        assert contents(back).keys() == {uid(1)}
