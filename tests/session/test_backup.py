"""What a person is promised of a backup: all of it, as it was, or a clear word and nothing."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reader.model.errors import DamageError, LockedError, ReaderError, UsageError
from reader.regular import open_regular
from reader.session import backup as backups
from reader.session import snapshot
from reader.session.backup import backup
from reader.session.backup_archive import MANIFEST, TOPS
from reader.session.checking import check
from reader.session.restoring import restore, verified
from reader.store import journal
from tests.session.support import BRIDGE, HARBOUR, Place, label, views


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = Place(tmp_path_factory.mktemp("backup"))
    place.write("bridge.txt", BRIDGE)
    place.write("north/harbour.txt", HARBOUR)
    (place.root / "reader.toml").write_text("text_width = 72\n")
    (place.root / "annotations" / "guidelines.md").write_text("mark what is said\n")
    for who in ("ana", "ben"):
        with place.open(who) as session:
            label(session, views(session)[0], "closed the old bridge")
            session.put_place(views(session)[0].id, 3)
    return place.root


@pytest.fixture
def worked(made: Path, tmp_path: Path) -> Place:
    place = Place(tmp_path)
    shutil.rmtree(place.root)
    shutil.copytree(made, place.root)
    return place


def listing(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def test_everything_comes_back_as_it_was_and_checks_clean(worked: Place, tmp_path: Path) -> None:
    (worked.root / "annotations" / "_exports").mkdir()
    (worked.root / "annotations" / "_exports" / "big.jsonl").write_text("{}\n")
    before = listing(worked.root)
    done = backup(worked.root, tmp_path / "b.zip")
    assert done.manifest.missing == []
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o600
    counts = done.manifest.counts
    assert (counts["pages"], counts["annotators"], counts["records of ana"]) == (2, 2, 2)
    back = restore(done.path, tmp_path / "back")
    del before["annotations/_exports/big.jsonl"]
    assert listing(back.folder) == before
    assert check(back.folder, "ana", environ=worked.environ) == []
    with zipfile.ZipFile(done.path) as archive:
        listed = json.loads(archive.read(MANIFEST))["files"]
    assert {entry["path"] for entry in listed} == set(before)
    private = back.folder / "annotations" / "ana" / "place.json"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600


def test_names_that_other_systems_hold_for_one_or_for_a_path_come_back(
    worked: Place, tmp_path: Path
) -> None:
    names = ("Straße.txt", "strasse.txt", "Vote.txt", "vote.txt", "north\\vote.txt")
    for number, name in enumerate(names):
        worked.write(name, f"{BRIDGE}\n{number}\n")
    before = listing(worked.root)
    done = backup(worked.root, tmp_path / "b.zip")
    assert listing(restore(done.path, tmp_path / "back").folder) == before


def test_a_backup_while_somebody_labels_is_of_one_moment(worked: Place, tmp_path: Path) -> None:
    stop = threading.Event()
    made: list[str] = []

    def work() -> None:
        with worked.open("ana") as session:
            while not stop.is_set():
                view = views(session)[len(made) % 2]
                change = session.editor(view).label([(0, 3 + len(made) % 60)], "quote")
                session.commit(change, view)
                made.append("one")
                session.store.checkpoint()

    at_work = threading.Thread(target=work)
    at_work.start()
    try:
        while not made:
            time.sleep(0.01)
        for number in range(3):
            done = backup(worked.root, tmp_path / f"{number}.zip")
            back = restore(done.path, tmp_path / f"back{number}")
            found = check(back.folder, "ana", environ=worked.environ)
            assert [f for f in found if f.severity != "note"] == []
    finally:
        stop.set()
        at_work.join()


def test_a_page_that_is_annotated_for_the_first_time_meanwhile_is_in_it_with_its_bytes(
    worked: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = backups._add_person

    def labelled_before(folder: Path, *rest: Any) -> None:
        if folder.name == "ana":
            with worked.open("ana") as session:
                label(session, views(session)[1], "voted on Sunday")
        take(folder, *rest)

    monkeypatch.setattr(backups, "_add_person", labelled_before)
    done = backup(worked.root, tmp_path / "b.zip")
    assert done.manifest.missing == []
    back = restore(done.path, tmp_path / "back")
    assert check(back.folder, "ana", environ=worked.environ) == []
    assert len(list((back.folder / "annotations" / "_pages").iterdir())) == 2


def test_a_file_that_goes_meanwhile_is_told_and_stops_nothing(
    worked: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = worked.write("short-lived.txt", "A title\n\nSome words of it.\n")
    own = backups._is_own

    def gone(path: Path, annotations: Path) -> bool:
        page.unlink(missing_ok=True)
        return own(path, annotations)

    monkeypatch.setattr(backups, "_is_own", gone)
    done = backup(worked.root, tmp_path / "b.zip")
    (missing,) = done.manifest.missing
    assert str(missing) == "seeds/short-lived.txt: was taken away meanwhile"
    verified(done.path)


def test_links_are_not_followed_and_are_told(worked: Place, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("nobody's business")
    (worked.root / "seeds" / "out.txt").symlink_to(secret)
    (worked.root / "seeds" / "far").symlink_to(tmp_path)
    os.mkfifo(worked.root / "seeds" / "pipe.txt")
    done = backup(worked.root, tmp_path / "b.zip")
    assert [missing.path for missing in done.manifest.missing] == [
        "seeds/far",
        "seeds/out.txt",
        "seeds/pipe.txt",
    ]
    assert b"nobody" not in done.path.read_bytes()


def test_a_file_that_is_there_or_inside_is_not_written(worked: Place, tmp_path: Path) -> None:
    target = tmp_path / "b.zip"
    target.write_text("mine")
    with pytest.raises(UsageError, match="there already"):
        backup(worked.root, target)
    assert target.read_text() == "mine"
    backup(worked.root, target, replace=True)
    verified(target)
    with pytest.raises(UsageError, match="in what it backs up"):
        backup(worked.root, worked.root / "seeds" / "b.zip")


def test_a_full_disk_leaves_no_archive(
    worked: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reader.session.backup.os.fsync", full)
    with pytest.raises(ReaderError, match="No space left"):
        backup(worked.root, tmp_path / "b.zip")
    assert [path.name for path in tmp_path.iterdir() if "b.zip" in path.name] == []


def test_an_archive_that_is_cut_or_changed_anywhere_is_refused(
    worked: Place, tmp_path: Path
) -> None:
    data = backup(worked.root, tmp_path / "b.zip").path.read_bytes()
    bad = tmp_path / "bad.zip"
    for size in range(0, len(data), max(1, len(data) // 25)):
        bad.write_bytes(data[:size])
        with pytest.raises(DamageError, match=r"bad\.zip"):
            restore(bad, tmp_path / "back")
    for at in range(100, len(data), max(1, len(data) // 25)):
        changed = bytearray(data)
        changed[at] ^= 0x41
        bad.write_bytes(changed)
        try:
            manifest = verified(bad)
        except ReaderError:
            continue  # what is found is told; else it was a byte that says nothing of the files
        assert manifest == verified(tmp_path / "b.zip")
    assert not (tmp_path / "back").exists()


def forged(archive: Path, target: Path, change: Callable[[dict, dict[str, bytes]], None]) -> Path:
    """An archive with another manifest or other members."""
    with zipfile.ZipFile(archive) as old:
        manifest = json.loads(old.read(MANIFEST))
        members = {name: old.read(name) for name in old.namelist() if name != MANIFEST}
    change(manifest, members)
    with zipfile.ZipFile(target, "w") as new:
        for name, data in members.items():
            new.writestr(name, data)
        new.writestr(MANIFEST, json.dumps(manifest))
    return target


@pytest.mark.parametrize(
    "path",
    [
        "../out.txt",
        "/etc/passwd",
        "seeds/../../out.txt",
        "seeds//x.txt",
        "C:/x.txt",
        ".git/hooks/post-checkout",
        "seeds/\0x.txt",
        "",
        "seeds",
        "annotations/labels.toml/x",
        "annotations/labels.toml",
    ],
)
def test_names_that_lead_out_or_clash_are_refused(worked: Place, tmp_path: Path, path: str) -> None:
    def change(manifest: dict, _members: dict[str, bytes]) -> None:
        entry = next(e for e in manifest["files"] if e["path"].startswith("seeds/"))
        entry["path"] = path

    made = forged(backup(worked.root, tmp_path / "b.zip").path, tmp_path / "f.zip", change)
    with pytest.raises(DamageError, match=r"f\.zip"):
        restore(made, tmp_path / "inside" / "back")
    assert not (tmp_path / "inside").exists()


def test_what_is_not_listed_missing_or_longer_is_refused(worked: Place, tmp_path: Path) -> None:
    archive = backup(worked.root, tmp_path / "b.zip").path

    def more(_manifest: dict, members: dict[str, bytes]) -> None:
        members["seeds/more.txt"] = b"x"

    def fewer(_manifest: dict, members: dict[str, bytes]) -> None:
        del members["seeds/bridge.txt"]

    def longer(_manifest: dict, members: dict[str, bytes]) -> None:
        members["seeds/bridge.txt"] += b"x"

    def newer(manifest: dict, _members: dict[str, bytes]) -> None:
        manifest["version"] = 2

    for change, word in (
        (more, "not in the list"),
        (fewer, "is missing"),
        (longer, "longer than it says"),
        (newer, "a newer Reader wrote it"),
    ):
        with pytest.raises(ReaderError, match=word):
            restore(forged(archive, tmp_path / "f.zip", change), tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_a_folder_that_holds_something_is_kept(worked: Place, tmp_path: Path) -> None:
    archive = backup(worked.root, tmp_path / "b.zip").path
    before = listing(worked.root)
    with pytest.raises(UsageError, match="holds something already"):
        restore(archive, worked.root)
    with worked.open("ana"), pytest.raises(LockedError):
        restore(archive, worked.root, replace=True)
    assert listing(worked.root) == before
    (worked.root / "seeds" / "later.txt").write_text("came later")
    done = restore(archive, worked.root, replace=True)
    assert (Path(done.former) / "seeds" / "later.txt").exists()
    assert listing(worked.root) == before


KILLED = """
import os, sys
from pathlib import Path
from reader.session import restoring
from reader.store import files

left = int(sys.argv[3])

def dying(real):
    def call(*arguments):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), 9)
        return real(*arguments)
    return call

files.sync = dying(files.sync)
files.sync_path = dying(files.sync_path)
Path.rename = dying(Path.rename)
restoring.restore(Path(sys.argv[1]), Path(sys.argv[2]))
print("whole")
"""


@pytest.mark.parametrize(
    "stops",
    [
        pytest.param([4, 20], id="some"),
        pytest.param(range(0, 32, 2), id="many", marks=pytest.mark.slow),
    ],
)
def test_a_restore_that_is_killed_leaves_nothing_half(
    worked: Place, tmp_path: Path, stops: Sequence[int]
) -> None:
    archive = backup(worked.root, tmp_path / "b.zip").path
    wanted = listing(worked.root)
    killed = 0
    for stop in stops:
        target = tmp_path / "in" / f"back{stop}"
        ran = subprocess.run(
            [sys.executable, "-c", KILLED, archive, target, str(stop)],
            capture_output=True,
            text=True,
        )
        if ran.stdout == "whole\n":
            assert listing(target) == wanted
            continue
        killed += 1
        assert ran.returncode == -9, ran.stderr
        if target.exists():
            assert listing(target) == wanted
        restore(archive, target, replace=True)
        assert listing(target) == wanted
    assert killed


def test_a_name_that_is_no_utf_8_comes_back(worked: Place, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (worked.root / "seeds" / name).write_text(f"{BRIDGE}more\n")
    except OSError:
        pytest.skip("this file system wants UTF-8")
    done = restore(backup(worked.root, tmp_path / "b.zip").path, tmp_path / "back")
    assert (done.folder / "seeds" / name).exists()


def test_the_default_name_says_workspace_and_time(worked: Place) -> None:
    assert backups.default_name(worked.root).startswith("workspace-20")


def refusing(monkeypatch: pytest.MonkeyPatch, *closed: Path) -> None:
    """Let nobody look into these files and folders; root, who runs tests, may look anywhere."""
    listed = Path.iterdir

    def opened(path: Path, **how: Any) -> Any:
        if path in closed:
            raise PermissionError(13, "Permission denied", str(path))
        return open_regular(path, **how)

    def iterdir(path: Path) -> Any:
        if path in closed:
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    for module in (snapshot, backups, journal):
        monkeypatch.setattr(module, "open_regular", opened)
    monkeypatch.setattr(Path, "iterdir", iterdir)


def test_what_cannot_be_read_is_told_by_backup_and_restore_and_all_else_is_there(
    worked: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = listing(worked.root)
    ben = worked.root / "annotations" / "ben"
    north = worked.root / "seeds" / "north"
    page = worked.root / "seeds" / "bridge.txt"
    refusing(monkeypatch, ben, north, page)
    done = backup(worked.root, tmp_path / "b.zip")
    assert [str(missing) for missing in done.manifest.missing] == [
        "annotations/ben: cannot be read: Permission denied",
        "seeds/north: cannot be read: Permission denied",
        "seeds/bridge.txt: cannot be read: Permission denied",
    ]
    back = restore(done.path, tmp_path / "back")
    assert back.manifest.missing == done.manifest.missing
    closed = ("annotations/ben/", "seeds/north/", "seeds/bridge.txt")
    held = {name: data for name, data in before.items() if not name.startswith(closed)}
    assert listing(back.folder) == held


def test_of_an_annotator_whose_journal_cannot_be_read_the_other_files_are_taken(
    worked: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = worked.root / "annotations" / "ben" / "journal.jsonl"
    before = listing(worked.root)
    refusing(monkeypatch, lost)
    done = backup(worked.root, tmp_path / "b.zip")
    assert [missing.path for missing in done.manifest.missing] == ["annotations/ben/journal.jsonl"]
    del before["annotations/ben/journal.jsonl"]
    assert listing(restore(done.path, tmp_path / "back").folder) == before


def test_a_journal_that_cannot_be_followed_is_taken_as_it_is(
    worked: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "LONGEST", 30)  # as one line of a damaged journal may be
    before = listing(worked.root)
    done = backup(worked.root, tmp_path / "b.zip")
    assert done.manifest.missing == []
    assert listing(restore(done.path, tmp_path / "back").folder) == before


def test_a_disk_that_fails_within_a_file_leaves_that_one_out(
    worked: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = snapshot.read_piece
    bad = {"seeds/bridge.txt", "annotations/ana/place.json"}
    inodes = {(worked.root / name).stat().st_ino for name in bad}

    def fails(file: Any, size: int) -> bytes:
        if os.fstat(file.fileno()).st_ino in inodes and file.tell():
            raise snapshot.UnreadableError(OSError(5, "Input/output error"))
        return read(file, min(size, 10))

    monkeypatch.setattr(backups, "read_piece", fails)
    monkeypatch.setattr(snapshot, "read_piece", fails)
    done = backup(worked.root, tmp_path / "b.zip")
    assert {missing.path for missing in done.manifest.missing} == bad
    verified(done.path)


def test_where_nothing_can_be_read_there_is_no_backup(
    worked: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(monkeypatch, *(worked.root / name for name in (*TOPS, "annotations/_pages")))
    with pytest.raises(ReaderError, match="Permission denied"):
        backup(worked.root, tmp_path / "b.zip")
    assert not (tmp_path / "b.zip").exists()


def test_a_backup_that_holds_what_cannot_be_read_now_is_kept_beside_the_next(
    worked: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "b.zip"
    assert backup(worked.root, target).former == ""
    whole = target.read_bytes()
    refusing(monkeypatch, worked.root / "annotations" / "ben")
    done = backup(worked.root, target, replace=True)
    assert Path(done.former).read_bytes() == whole
    # The one that has taken its place holds no more than the next.
    assert backup(worked.root, target, replace=True).former == ""


def test_a_journal_that_is_replaced_meanwhile_is_taken_again_by_itself(
    worked: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_PAUSE", 0.0)
    own = worked.root / "annotations" / "ana" / "journal.jsonl"
    left = [2]
    named = snapshot._named

    def replaced(path: Path, start: int, end: int) -> set[str]:
        if path == own and left[0]:
            left[0] -= 1
            aside = own.with_name("other.jsonl")
            shutil.copy(own, aside)
            aside.write_bytes(own.read_bytes() + b"more\n")
            snapshot_copy(path)
            aside.rename(own)
        return named(path, start, end)

    held: list[snapshot.Snapshot] = []
    begin = snapshot.Snapshot.__init__

    def begun(self: snapshot.Snapshot, *rest: Any) -> None:
        begin(self, *rest)
        held.append(self)

    def snapshot_copy(path: Path) -> None:
        held[-1]._copy(path, path.stat().st_size)

    monkeypatch.setattr(snapshot.Snapshot, "__init__", begun)
    monkeypatch.setattr(snapshot, "_named", replaced)
    done = backup(worked.root, tmp_path / "b.zip")
    assert left == [0]
    assert done.manifest.missing == []
    back = restore(done.path, tmp_path / "back")
    assert (back.folder / "annotations/ana/journal.jsonl").read_bytes() == own.read_bytes()


def test_an_annotator_whose_folder_never_rests_is_told_and_the_others_are_taken(
    worked: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = snapshot.Snapshot.take
    monkeypatch.setattr(backups, "_PAUSE", 0.0)

    def busy(self: snapshot.Snapshot) -> None:
        if self._folder.name == "ana":
            raise snapshot.MovedError("is being changed all the time")
        take(self)

    monkeypatch.setattr(snapshot.Snapshot, "take", busy)
    (missing,) = backup(worked.root, tmp_path / "b.zip").manifest.missing
    assert (missing.path, "no whole copy" in missing.why) == ("annotations/ana", True)


def test_an_archive_of_before_this_was_told_is_restored(worked: Place, tmp_path: Path) -> None:
    def older(manifest: dict, _members: dict[str, bytes]) -> None:
        del manifest["missing"]

    made = forged(backup(worked.root, tmp_path / "b.zip").path, tmp_path / "f.zip", older)
    assert restore(made, tmp_path / "back").manifest.missing == []
