"""What is promised on a disk that is really full, or really becomes read-only: needs root."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.errors import ReadOnlyError, SaveError
from reader.store.annotations import AnnotationStore
from reader.store.check import verify
from tests.store.support import OTHER, SHEET, WHO, add, contents, opened, text_of, uid

pytestmark = pytest.mark.slow


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 200 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        done = False
    if not done:
        pytest.skip("nothing can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def remount(place: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(place)], check=True)


def fill(place: Path) -> Path:
    """Fill the disk to the last byte; return the file to remove."""
    path = place / "fill"
    with path.open("wb", buffering=0) as file:
        while True:
            try:
                file.write(b"\0" * 4096)
            except OSError as error:
                if error.errno == errno.ENOSPC:
                    break
                raise
    return path


def label_until_refused(store: AnnotationStore) -> int:
    """Label and save until the disk refuses; return how many changes were saved."""
    number = 2
    with pytest.raises(SaveError, match="No space left") as caught:  # noqa: PT012
        while True:
            sheet = OTHER if number % 2 else SHEET
            store.apply(add(sheet.span(number * 4, number * 4 + 3, uid(number), note="n" * 200)))
            store.flush()
            number += 1
    assert "make room" in caught.value.hint
    return number - 2


def test_a_disk_that_is_really_full_loses_nothing_and_its_work_is_saved_elsewhere(
    tmp_path: Path, disk: Path
) -> None:
    home = disk / "annotations"
    store = opened(home)
    store.commit(add(SHEET.span(0, 3, uid(1))))
    filled = fill(disk)
    saved = label_until_refused(store)
    wanted = contents(store)
    with pytest.raises(SaveError):
        store.save_elsewhere(disk / "there")
    done = store.save_elsewhere(tmp_path / "there")
    assert (done.whole, done.missing, done.unsaved) == (True, 0, store.unsaved)
    assert len(contents(opened(home, write=False))) == 1 + saved
    filled.unlink()
    store.close()
    for folder in (home, tmp_path / "there"):
        with opened(folder) as again:
            assert contents(again) == wanted
        assert verify(folder, WHO, text_of) == []


def test_a_disk_that_is_made_read_only_is_told_and_saved_on_when_it_is_not(disk: Path) -> None:
    home = disk / "annotations"
    store = opened(home)
    store.commit(add(SHEET.span(0, 3, uid(1))))
    remount(disk, "ro")
    store.apply(add(SHEET.span(4, 9, uid(2))))
    with pytest.raises(SaveError, match="Read-only file system") as caught:
        store.flush()
    assert "mounted for writing" in caught.value.hint
    store.undo()
    store.redo()
    with pytest.raises(SaveError):
        store.close()
    remount(disk, "rw")
    store.close()
    remount(disk, "ro")
    with pytest.raises(ReadOnlyError, match=os.strerror(errno.EROFS)) as refused:
        opened(home)
    assert "have it mounted for writing, or open for reading only" in refused.value.hint
    assert len(contents(opened(home, write=False))) == 2
    remount(disk, "rw")


def test_a_disk_that_was_unmounted_and_is_mounted_again_is_known_again(
    tmp_path: Path, disk: Path
) -> None:
    """Mounted elsewhere under another name at first: what lies under the place is not written."""
    home = disk / "annotations"
    store = opened(home)
    store.commit(add(SHEET.span(0, 3, uid(1))))
    store.apply(add(SHEET.span(4, 9, uid(2))))
    other = tmp_path / "other"
    other.mkdir()
    subprocess.run(["mount", "--bind", str(disk), str(other)], check=True)
    subprocess.run(["umount", "-l", str(disk)], check=True)
    try:
        with pytest.raises(SaveError, match="not there any more"):
            store.flush()
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["mount", "--bind", str(other), str(disk)], check=True)
        subprocess.run(["umount", "-l", str(other)], check=True)
    store.close()
    with opened(home, write=False) as again:
        assert len(contents(again)) == 2
