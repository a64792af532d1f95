"""What a power cut leaves in the files of an annotator is told from what somebody damaged."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from reader.model.changes import Change
from reader.store import files
from reader.store.check import verify
from tests.store.support import (
    OTHER,
    SHEET,
    WHO,
    add,
    change,
    contents,
    opened,
    page_file,
    text_of,
    uid,
)


def worked(folder: Path) -> dict[str, object]:
    """Label, save, and end without a checkpoint; return what there is."""
    with opened(folder) as store:
        store.commit(add(SHEET.span(0, 3, uid(1), note="über")))
        store.checkpoint()
        store.commit(add(SHEET.span(4, 9, uid(2))))
        store.commit(add(OTHER.span(4, 9, uid(3))))
        found: dict[str, object] = {**contents(store)}
        store.abandon()
    return found


def test_a_page_file_cut_off_at_any_byte_is_written_anew_without_a_word(tmp_path: Path) -> None:
    expected = worked(tmp_path / "first")
    whole = page_file(tmp_path / "first", SHEET).read_bytes()
    for end in [*range(0, len(whole) - 1, 13), len(whole) - 2]:
        folder = tmp_path / str(end)
        shutil.copytree(tmp_path / "first", folder)
        page_file(folder, SHEET).write_bytes(whole[:end])
        with opened(folder) as store:
            assert contents(store) == expected
            assert store.problems == []
        assert page_file(folder, SHEET).read_bytes() == whole
        assert verify(folder, WHO, text_of) == []


@pytest.mark.parametrize("hole", [(0, 10_000), (100, 612)])
def test_a_page_file_with_zeros_for_bytes_is_written_anew_without_a_word(
    tmp_path: Path, hole: tuple[int, int]
) -> None:
    expected = worked(tmp_path)
    path = page_file(tmp_path, SHEET)
    data = bytearray(path.read_bytes())
    start, end = hole[0], min(hole[1], len(data))
    data[start:end] = bytes(end - start)
    path.write_bytes(data)
    with opened(tmp_path, write=False) as store:
        assert contents(store) == expected
        assert store.problems == []
    with opened(tmp_path) as store:
        assert contents(store) == expected
        assert store.problems == []
    assert verify(tmp_path, WHO, text_of) == []


def test_a_damaged_page_file_with_a_record_of_its_own_is_set_aside_and_told(tmp_path: Path) -> None:
    expected = worked(tmp_path)
    path = page_file(tmp_path, SHEET)
    damaged = path.read_bytes().replace(b'"label":"claim"', b'"label":"quote"')[:-9]
    path.write_bytes(damaged)
    with opened(tmp_path) as store:
        assert contents(store) == expected
        assert len(store.problems) == 1
    assert path.with_name(f"{path.name}.damaged-1").read_bytes() == damaged


def test_a_page_file_that_was_on_disk_and_is_cut_off_now_is_told(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(SHEET.span(0, 3, uid(1))))
    path = page_file(tmp_path, SHEET)
    path.write_bytes(path.read_bytes()[:-40])
    with opened(tmp_path) as store:
        assert len(contents(store)) == 1
        assert len(store.problems) == 1


def test_a_batch_with_a_part_that_never_reached_the_disk_never_happened(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(SHEET.span(0, 3, uid(1))))
        store.checkpoint()
        before = contents(store)
        old = shutil.copytree(tmp_path / WHO, tmp_path / "old")
        parts = [add(SHEET.span(n, n + 3, uid(n))) for n in range(10, 30)]
        store.apply_batch(change(verb="import"), parts)
        store.abandon()
    journal = tmp_path / WHO / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    (commit,) = (n for n, line in enumerate(lines) if b'"kind":"commit"' in line)
    lines[commit - 3] = bytes(len(lines[commit - 3]) - 1) + b"\n"
    shutil.rmtree(tmp_path / WHO)
    shutil.copytree(old, tmp_path / WHO)
    shutil.rmtree(old)
    journal.write_bytes(b"".join(lines[: commit + 1]))
    with opened(tmp_path, write=False) as store:
        assert contents(store) == before
    with opened(tmp_path) as store:
        assert contents(store) == before
        assert "set aside" in store.problems[0].message
        store.apply_batch(change(verb="import"), parts)
    with opened(tmp_path) as store:
        assert len(contents(store)) == 21
        assert store.problems == []
    assert verify(tmp_path, WHO, text_of) == []


@pytest.mark.parametrize("size", [1, 600])
def test_an_end_of_the_journal_without_its_bytes_is_told_once(tmp_path: Path, size: int) -> None:
    expected = worked(tmp_path)
    journal = tmp_path / WHO / "journal.jsonl"
    with journal.open("ab") as handle:
        handle.write(bytes(size) + b'half a line"}\n{"seq":99,"kind":"chan')
    with opened(tmp_path) as store:
        assert contents(store) == expected
        assert len(store.problems) == 1
        store.abandon()
    with opened(tmp_path) as store:
        assert contents(store) == expected
        assert store.problems == []


def test_every_folder_that_is_made_has_its_name_on_disk_before_anything_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    whole = files._fsync

    def sync(fd: int) -> None:
        synced.append(str(Path(f"/proc/self/fd/{fd}").readlink()))
        whole(fd)

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("what a descriptor is of, only Linux tells")
    monkeypatch.setattr(files, "_fsync", sync)
    annotations = tmp_path / "deep" / "annotations"
    with opened(annotations) as store:
        store.apply(Change("note", "none", (), WHO))
        store.commit(add(SHEET.span(0, 3, uid(1))))
    root = os.fspath(tmp_path)
    for folder in ("", "/deep", "/deep/annotations", f"/deep/annotations/{WHO}"):
        assert root + folder in synced
    assert f"{root}/deep/annotations/_pages" in synced
