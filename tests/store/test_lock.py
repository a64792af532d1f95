"""What two windows of one annotator are promised: one writes, the other is told, none is stuck."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reader.model.errors import LockedError, ReadOnlyError
from reader.store.annotations import AnnotationStore
from tests.store.support import SHEET, WHO, add, contents, opened, uid
from tests.support import ROOT

HOLD = """
import sys, time
from pathlib import Path
from reader.store.annotations import AnnotationStore
store = AnnotationStore.open(Path(sys.argv[1]), sys.argv[2])
print("held", flush=True)
time.sleep(60)
"""


def hold(annotations: Path) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(annotations), WHO],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def test_a_second_process_is_told_who_holds_the_folder_and_may_read(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(SHEET.span(0, 3, uid(1))))
    child = hold(tmp_path)
    try:
        with pytest.raises(LockedError, match=f"process {child.pid}") as caught:
            opened(tmp_path)
        assert caught.value.file == str(tmp_path / WHO)
        assert len(contents(opened(tmp_path, write=False))) == 1
        (tmp_path / WHO / ".lock").unlink()
        with pytest.raises(LockedError):
            opened(tmp_path)
        AnnotationStore.open(tmp_path, "ben").close()
    finally:
        child.kill()
        child.communicate()
    opened(tmp_path).close()


def test_a_killed_holder_frees_the_folder_even_while_it_is_a_zombie(tmp_path: Path) -> None:
    child = hold(tmp_path)
    os.kill(child.pid, signal.SIGKILL)
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    os.kill(child.pid, 0)  # its number is still taken
    opened(tmp_path).close()
    child.communicate()


def test_one_process_cannot_open_twice_and_can_after_closing(tmp_path: Path) -> None:
    first = opened(tmp_path)
    with pytest.raises(LockedError):
        opened(tmp_path)
    first.close()
    first.close()
    opened(tmp_path).close()


def test_where_folders_cannot_be_locked_a_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fcntl.flock

    def flock(fd: int, operation: int) -> None:
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(9, "Bad file descriptor")
        real(fd, operation)

    monkeypatch.setattr(fcntl, "flock", flock)
    first = opened(tmp_path)
    with pytest.raises(LockedError):
        opened(tmp_path)
    first.close()
    opened(tmp_path).close()


@pytest.mark.parametrize("error", [errno.ENOLCK, errno.EIO, errno.ESTALE])
def test_where_nothing_can_be_locked_one_is_told_so_and_may_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    with opened(tmp_path) as store:
        store.commit(add(SHEET.span(0, 3, uid(1))))

    def flock(fd: int, operation: int) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(ReadOnlyError, match="gives no locks") as caught:
        opened(tmp_path)
    assert "open for reading only" in caught.value.hint
    assert len(contents(opened(tmp_path, write=False))) == 1


def test_without_a_lock_on_the_folder_or_the_file_nobody_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as store:
        store.commit(add(SHEET.span(0, 3, uid(1))))
    (tmp_path / WHO / ".lock").unlink()
    (tmp_path / WHO / ".lock").symlink_to(tmp_path / "elsewhere")

    def flock(fd: int, operation: int) -> None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(ReadOnlyError, match="gives no locks"):
        opened(tmp_path)
    assert len(contents(opened(tmp_path, write=False))) == 1


def test_a_folder_that_is_held_on_another_machine_is_told_with_its_name(tmp_path: Path) -> None:
    first = opened(tmp_path)
    (tmp_path / WHO / ".lock").write_text("17 laptop\n")
    with pytest.raises(LockedError, match=r"is open on laptop \(process 17\)"):
        opened(tmp_path)
    first.close()
