"""What a person is promised whose disk refuses: it is told, and the next try saves everything."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.model.errors import ReadOnlyError, SaveError
from reader.store import files
from reader.store.annotations import AnnotationStore
from reader.store.check import verify
from reader.store.pages_kept import keep, kept_path
from tests.store.support import (
    OTHER,
    SHEET,
    WHO,
    add,
    change,
    contents,
    opened,
    text_of,
    uid,
)


class Disk:
    """A disk that refuses the calls of one kind after some that it allowed.

    `room` is how many more bytes fit; a write that does not fit is done in part, like the system's.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.refuse: dict[str, int] = {}
        self.error = errno.ENOSPC
        self.room: int | None = None
        for name in ("_fsync", "_replace", "_truncate", "_open"):
            patch.setattr(files, name, self._counted(name, getattr(files, name)))
        patch.setattr(files, "_write", self._write)

    def _counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            self._count(name)
            return call(*args, **kwargs)

        return counted

    def _count(self, name: str) -> None:
        if name in self.refuse:
            self.refuse[name] -= 1
            if self.refuse[name] < 0:
                raise OSError(self.error, os.strerror(self.error))

    def _write(self, fd: int, data: bytes) -> int:
        self._count("_write")
        if self.room is None:
            return os.write(fd, data)
        if self.room <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        count = os.write(fd, data[: self.room])
        self.room -= count
        return count

    def heal(self) -> None:
        self.refuse, self.room = {}, None


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def flush_fails(store: AnnotationStore) -> bool:
    try:
        store.flush()
    except SaveError:
        return True
    return False


@pytest.mark.parametrize("call", ["_write", "_fsync", "_replace", "_open"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("truncates", [True, False])
def test_whatever_call_is_refused_nothing_acknowledged_is_lost(
    tmp_path: Path, disk: Disk, call: str, error: int, truncates: bool
) -> None:
    disk.error = error
    for allowed in range(6):
        folder = tmp_path / str(allowed)
        with opened(folder) as store:
            store.commit(add(SHEET.span(0, 3, uid(1))))
            saved = contents(store)
            store.apply(add(SHEET.span(4, 9, uid(2))))
            store.apply(add(OTHER.span(4, 9, uid(3), note="neu")))
            wanted = contents(store)
            disk.refuse = {call: allowed}
            if not truncates:
                disk.refuse["_truncate"] = 0
            failed = flush_fails(store)
            assert contents(store) == wanted
            assert (store.unsaved == 2) == failed
            reader = opened(folder, write=False)
            assert saved.items() <= contents(reader).items()
            if not failed:
                assert contents(reader) == wanted
            failed = flush_fails(store)
            disk.heal()
            store.flush()
            assert store.unsaved == 0
            assert contents(opened(folder, write=False)) == wanted
        with opened(folder) as store:
            assert contents(store) == wanted
            assert store.undo() is not None
        assert verify(folder, WHO, text_of) == []


def test_a_disk_that_fills_up_at_any_byte_loses_nothing(tmp_path: Path, disk: Disk) -> None:
    for room in range(0, 1500, 23):
        folder = tmp_path / str(room)
        with opened(folder) as store:
            store.commit(add(SHEET.span(0, 3, uid(1))))
            store.apply(add(SHEET.span(4, 9, uid(2))))
            wanted = contents(store)
            disk.room = room
            failed = flush_fails(store)
            held = contents(opened(folder, write=False))
            assert len(held) == (1 if failed else 2)
            disk.heal()
            store.flush()
        with opened(folder) as store:
            assert contents(store) == wanted
            assert store.problems == []


def test_a_process_that_ends_after_a_refused_save_leaves_a_workspace_that_opens(
    tmp_path: Path, disk: Disk
) -> None:
    for room in range(0, 900, 53):
        folder = tmp_path / str(room)
        with opened(folder) as store:
            store.commit(add(SHEET.span(0, 3, uid(1))))
            saved = contents(store)
            store.apply(add(SHEET.span(4, 9, uid(2))))
            disk.room, disk.refuse = room, {"_truncate": 0}
            flush_fails(store)
            store.abandon()
        disk.heal()
        with opened(folder) as store:
            assert saved.items() <= contents(store).items()
            store.commit(add(SHEET.span(20, 24, uid(9))))
        assert verify(folder, WHO, text_of) == []


def test_a_full_disk_keeps_nobody_from_opening(tmp_path: Path, disk: Disk) -> None:
    with opened(tmp_path) as store:
        store.commit(add(SHEET.span(0, 3, uid(1))))
        store.commit(add(SHEET.span(4, 9, uid(2))))
        wanted = contents(store)
        store.abandon()
    journal = tmp_path / WHO / "journal.jsonl"
    with journal.open("ab") as handle:
        handle.write(b'{"seq":4,"kind":"chan')
    disk.room = 0
    with opened(tmp_path) as store:
        assert contents(store) == wanted
        assert store.problems != []
        store.apply(add(SHEET.span(20, 24, uid(9))))
        with pytest.raises(SaveError):
            store.close()
        disk.heal()
        store.close()
    with opened(tmp_path) as store:
        assert len(contents(store)) == 3


def test_a_batch_that_the_disk_refuses_never_happened_and_can_be_repeated(
    tmp_path: Path, disk: Disk
) -> None:
    refusals = [("_write", 0), ("_write", 1), ("_fsync", 0), ("_fsync", 1), ("_fsync", 2)]
    for number, (call, allowed) in enumerate(refusals):
        folder = tmp_path / str(number)
        with opened(folder) as store:
            store.commit(add(SHEET.span(0, 3, uid(1))))
            saved = contents(store)
            batch = [add(OTHER.span(n, n + 3, uid(n + 10))) for n in range(20)]
            disk.refuse = {call: allowed}
            with pytest.raises(SaveError):
                store.apply_batch(change(verb="import"), batch)
            disk.heal()
            assert contents(store) == saved
            assert contents(opened(folder, write=False)) == saved
            store.apply_batch(change(verb="import"), batch)
            assert len(contents(store)) == 21
            store.undo()
            assert contents(store) == saved
        assert verify(folder, WHO, text_of) == []


def test_bytes_of_a_page_whose_sync_was_refused_are_synced_before_the_page_is_annotated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    kept = kept_path(tmp_path, OTHER.sha256)

    def fsync(fd: int) -> None:
        if kept.exists() and os.fstat(fd).st_ino == kept.stat().st_ino:
            synced.append(fd)
            if len(synced) == 1:
                raise OSError(errno.EIO, os.strerror(errno.EIO))

    batch = [add(OTHER.span(0, 3, uid(10)))]
    for again in (
        lambda store: store.apply_batch(change(verb="import"), batch),
        lambda store: store.commit(*batch),
    ):
        with opened(tmp_path) as store:
            synced.clear()
            monkeypatch.setattr(files, "_fsync", fsync)
            with pytest.raises(SaveError):
                store.apply_batch(change(verb="import"), batch)
            again(store)
            monkeypatch.undo()
        assert len(synced) == 2
        shutil.rmtree(tmp_path / WHO)
        kept.unlink()


def test_a_page_that_somebody_else_keeps_is_on_disk_before_one_annotates_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path, SHEET.sha256, SHEET.data, "ben", durable=False)
    synced: list[int] = []
    monkeypatch.setattr(files, "_fsync", lambda fd: synced.append(os.fstat(fd).st_ino))
    with opened(tmp_path) as store:
        store.commit(add(SHEET.span(0, 3, uid(1))))
        journal = (tmp_path / WHO / "journal.jsonl").stat().st_ino
        file = kept_path(tmp_path, SHEET.sha256).stat().st_ino
        assert synced.index(file) < synced.index(journal)


def test_a_page_file_that_cannot_be_replaced_is_a_problem_and_no_loss(
    tmp_path: Path, disk: Disk
) -> None:
    with opened(tmp_path) as store:
        store.commit(add(SHEET.span(0, 3, uid(1))))
        disk.refuse = {"_replace": 0}
        store.commit(add(SHEET.span(4, 9, uid(2))))
        assert store.unsaved == 0
        assert len(store.problems) == 1
        assert len(contents(opened(tmp_path, write=False))) == 2
        store.abandon()
    disk.heal()
    with opened(tmp_path) as store:
        assert len(contents(store)) == 2
        assert store.problems == []


def test_a_folder_that_cannot_be_written_says_so_and_can_be_read(
    tmp_path: Path, disk: Disk
) -> None:
    with opened(tmp_path) as store:
        store.commit(add(SHEET.span(0, 3, uid(1))))
    (tmp_path / WHO / ".lock").unlink()
    disk.refuse, disk.error = {"_open": 1}, errno.EROFS
    with pytest.raises(ReadOnlyError) as caught:
        opened(tmp_path)
    assert caught.value.file == str(tmp_path / WHO)
    assert len(contents(opened(tmp_path, write=False))) == 1


def test_a_journal_that_another_program_changed_is_not_written_on(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(SHEET.span(0, 3, uid(1))))
        journal = tmp_path / WHO / "journal.jsonl"
        data = journal.read_bytes()
        journal.write_bytes(data + b"something\n")
        store.apply(add(SHEET.span(4, 9, uid(2))))
        with pytest.raises(SaveError, match="another program"):
            store.flush()
        journal.write_bytes(data)
        store.flush()
        assert len(contents(opened(tmp_path, write=False))) == 2


def test_files_keep_the_permissions_they_were_given(tmp_path: Path) -> None:
    def modes() -> Iterator[int]:
        for path in (tmp_path / WHO).glob("*.json*"):
            yield path.stat().st_mode & 0o777

    before = os.umask(0o027)
    try:
        with opened(tmp_path) as store:
            store.commit(add(SHEET.span(0, 3, uid(1))))
            assert set(modes()) == {0o600}
            for path in (tmp_path / WHO).glob("*.json*"):
                path.chmod(0o640)
            store.commit(add(SHEET.span(4, 9, uid(2))))
            assert set(modes()) == {0o640}
    finally:
        os.umask(before)
