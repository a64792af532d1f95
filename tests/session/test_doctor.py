"""What is said around the program is true, whatever state it is in, and names no text."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from msgspec import to_builtins

from reader.session import doctor_workspace
from reader.session.doctor import Report, Seen, examine
from reader.session.session import Session
from reader.store import files
from reader.store.catalogue_file import catalogue_file
from tests.session.support import BRIDGE, HARBOUR, Place, label, views

TERMINAL = Seen(True, True, (80, 24), "utf-8")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A workspace with two pages, and a terminal that can everything."""
    made = Place(tmp_path)
    made.write("bridge.txt", BRIDGE)
    made.write("harbour.txt", HARBOUR)
    made.environ |= {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
    monkeypatch.setenv("READER_LOG", str(tmp_path / "log"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return made


def look(
    place: Place, more: dict[str, str] | None = None, *, probe: bool = True, seen: Seen = TERMINAL
) -> Report:
    return examine(place.root, environ=place.environ | (more or {}), seen=seen, probe=probe)


def said(report: Report, severity: str = "error") -> str:
    return "\n".join(str(one) for one in report.findings if one.severity == severity)


def tree(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in [folder, *folder.rglob("*")]
    }


def test_of_a_healthy_workspace_everything_is_told_and_nothing_is_wrong(place: Place) -> None:
    with place.open() as session:
        label(session, views(session)[0], "cracks")
    report = look(place)
    assert report.findings == []
    assert report.healthy
    facts = report.sections
    assert facts["workspace"]["pages"].startswith("2 files, ")  # type: ignore[union-attr]
    assert facts["workspace"]["annotators"] == 1
    assert facts["catalogue"]["articles"] == 2
    assert facts["catalogue"]["state"] == "whole"
    assert facts["file system"]["locks"] is True
    assert facts["file system"]["renames"] is True
    assert facts["versions"]["FTS5"] is True
    assert facts["terminal"]["colours"] == "256"
    assert facts["settings"]["annotator from"] == "READER_ANNOTATOR"


def test_nothing_that_pages_or_people_wrote_is_told(place: Place, tmp_path: Path) -> None:
    place.write("swordfish.txt", "Swordfish eaten by the mayor\n\n" + BRIDGE)
    (tmp_path / "config.toml").write_text(
        'annotator = "swordfish"\n[commands]\nswordfish = ["swordfish"]\n'
        '[filters]\nswordfish = "swordfish"\n'
    )
    with place.open("swordfish") as session:
        label(session, views(session)[0], "mayor")
    (place.root / "annotations" / "swordfish" / "journal.jsonl").write_text("{swordfish\n")
    (place.root / "annotations" / "labels.toml").write_text('name = "x"\nswordfish = 1\n')
    (place.root / "reader.toml").write_text('swordfish = "swordfish"\n')
    report = look(
        place,
        {"TOKEN": "swordfish", "EDITOR": "swordfish", "READER_ANNOTATOR": "", "LOGNAME": "ana"},
    )
    assert not report.healthy
    assert "swordfish" not in json.dumps(to_builtins(report)).lower()
    assert "EDITOR" in report.sections["paths"]["set in the environment"]  # type: ignore[operator]


def test_the_workspace_is_as_it_was_afterwards(place: Place) -> None:
    with place.open() as session:
        label(session, views(session)[0], "cracks")
    before = tree(place.root)
    look(place, probe=False)
    assert tree(place.root) == before
    look(place)
    after = tree(place.root)
    assert after.keys() == before.keys()
    assert {path for path in before if before[path] != after[path]} <= {
        str(place.root / "annotations")
    }


def test_somebody_at_work_is_neither_disturbed_nor_found_wrong(place: Place) -> None:
    with place.open() as session:
        label(session, views(session)[0], "cracks")
        assert look(place).findings == []
        label(session, views(session)[0], "piers")


def test_a_damaged_workspace_is_told_of_part_by_part(place: Place) -> None:
    for name in ("bo", "cy"):
        (place.root / "annotations" / name).mkdir()
    (place.root / "annotations" / "bo" / "journal.jsonl").write_text("{garbage\n")
    (place.root / "annotations" / "labels.toml").write_text("x = [")
    (place.root / "annotations" / "_pages").symlink_to("/etc")
    (place.root / "reader.toml").write_text("theme = 3\n")
    for page in (place.root / "seeds").iterdir():
        page.unlink()
    (place.root / "seeds").rmdir()
    report = look(place)
    errors = said(report)
    assert "annotator 1 of 2: 1 problem with the files" in errors
    assert "annotations/labels.toml, line 1 is wrong" in errors
    assert "a link out of it" in errors
    assert "the configuration is wrong: reader.toml, line 1" in errors
    assert "no folder seeds/" in errors
    assert all(one.hint for one in report.findings)


def test_where_there_is_no_workspace_all_else_is_told(place: Place) -> None:
    report = examine(None, environ=place.environ, seen=TERMINAL)
    assert report.findings == []
    assert {"versions", "terminal", "paths", "settings", "log"} == report.sections.keys()
    assert report.sections["paths"]["workspace"] == "none"


def test_a_part_that_fails_hides_no_other(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("swordfish")

    monkeypatch.setattr(doctor_workspace, "annotators", fail)
    report = look(place)
    assert said(report) == "the part 'workspace' could not be looked at: ValueError"
    assert report.sections["catalogue"]["state"] == "not built yet"


@pytest.mark.parametrize(
    ("more", "severity", "words"),
    [
        ({"TERM": "dumb"}, "error", "TERM is dumb"),
        ({"TERM": ""}, "error", "TERM is not set"),
        ({"LANG": "C"}, "warning", "drawn in ASCII"),
    ],
)
def test_a_terminal_that_lacks_something_is_told_of_with_what_to_do(
    place: Place, more: dict[str, str], severity: str, words: str
) -> None:
    report = look(place, more)
    assert words in said(report, severity)
    assert "set " in said(report, severity)
    assert report.healthy is (severity != "error")


def test_a_pipe_is_no_fault_whatever_the_terminal_is_called(place: Place) -> None:
    report = look(place, {"TERM": ""}, seen=Seen(False, False, None, "utf-8"))
    assert report.healthy
    assert "no terminal here" in said(report, "note")


def test_a_small_terminal_and_another_encoding_are_told_of(place: Place) -> None:
    report = look(place, seen=Seen(True, True, (60, 20), "latin-1"))
    assert "smaller than 80 columns and 24 lines" in said(report, "warning")
    assert "encoded in latin-1" in said(report, "warning")


@pytest.mark.parametrize(
    ("more", "colours"),
    [
        ({"COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "xterm"}, "standard"),
        ({"NO_COLOR": "1"}, "none, as NO_COLOR asks"),
    ],
)
def test_colours_are_those_that_the_screen_will_have(
    place: Place, more: dict[str, str], colours: str
) -> None:
    assert look(place, more).sections["terminal"]["colours"] == colours


def test_what_stands_before_the_terminal_is_told_without_its_address(place: Place) -> None:
    report = look(
        place, {"TMUX": "/tmp/tmux-0/default,1,0", "SSH_CONNECTION": "10.1.2.3 1 10.1.2.4 22"}
    )
    assert report.sections["terminal"]["inside"] == "tmux, ssh"
    assert "10.1.2.3" not in str(report)


MOUNTS = (
    "21 1 0:20 / / rw - ext4 /dev/sda rw\n"
    "22 21 0:21 / {} rw,relatime shared:1 - nfs4 server:/x rw\n"
    "23 21 0:22 / /elsewhere rw - tmpfs none rw\n"
)


def test_a_workspace_on_another_machine_is_told_of(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.format(str(place.root).replace("w", r"\167")))
    monkeypatch.setattr(doctor_workspace, "_MOUNTS", mounts)
    assert doctor_workspace.kind_of(place.root / "seeds") == "nfs4"
    assert doctor_workspace.kind_of(tmp_path) == "ext4"
    report = look(place)
    assert "on another machine (nfs4)" in said(report, "warning")
    mounts.unlink()
    assert doctor_workspace.kind_of(place.root) == "unknown"


def test_a_file_system_without_locks_or_room_is_told_of(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoLock:
        def __init__(self, folder: Path) -> None: ...

        def release(self) -> None: ...

    with monkeypatch.context() as patch:
        patch.setattr(files, "FolderLock", NoLock)
        report = look(place)
        assert report.sections["file system"]["locks"] is False
        assert "has no locks" in said(report)

    def full(fd: int, data: bytes) -> int:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(files, "_write", full)
        report = look(place)
        assert "saving would fail: No space left on device" in said(report)
    assert not [path for path in place.root.rglob("*") if "doctor" in path.name]


def test_a_workspace_for_reading_only_is_not_tried(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = os.access
    monkeypatch.setattr(
        os,
        "access",
        lambda path, mode: access(path, mode) and not (mode & os.W_OK and "work" in str(path)),
    )
    before = tree(place.root)
    report = look(place)
    assert tree(place.root) == before
    assert "reader --read-only" in said(report, "warning")


def test_a_damaged_catalogue_and_one_of_another_version_are_told_of(place: Place) -> None:
    with place.open():
        pass
    path = catalogue_file(place.root, place.environ)
    import sqlite3

    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert "made by another version" in said(look(place), "warning")
    path.write_bytes(b"no database" * 1000)
    report = look(place)
    assert "cannot be read: SQLITE_NOTADB" in said(report, "warning")
    assert report.healthy
    assert path.read_bytes() == b"no database" * 1000


def test_a_journal_of_two_machines_is_told_of_with_the_command_that_merges_it(place: Place) -> None:
    with place.open() as session:
        label(session, views(session)[0], "cracks")
    journal = place.root / "annotations" / "ana" / "journal.jsonl"
    copy = journal.with_name("journal (conflicted copy).jsonl")
    copy.write_bytes(journal.read_bytes())
    assert "run `reader merge`" in said(look(place))


def test_the_latest_errors_of_the_log_are_told_without_what_they_said(
    place: Place, tmp_path: Path
) -> None:
    (tmp_path / "log").mkdir()
    line = "2026-11-22T09:00:{:02d}.000Z 12 error not-saved kind=SaveError errno1=ENOSPC "
    line += 'kind1=OSError file="*.txt" at="reader/a.py:1(f) < reader/b.py:2(g)"'
    worded = line + ' says="swordfish" file="/w/swordfish.txt"'
    told = [line.format(number) for number in range(20)] + [worded.format(20), "junk \x1b[31m"]
    (tmp_path / "log" / "reader.log").write_text("\n".join(told) + "\n")
    report = look(place)
    assert [error["time"] for error in report.errors] == [
        f"2026-11-22T09:00:{number:02d}.000Z" for number in range(11, 21)
    ]
    assert report.errors[0] == {
        "time": "2026-11-22T09:00:11.000Z",
        "what": "not-saved",
        "kind": "SaveError",
        "file": "*.txt",
        "at": "reader/a.py:1(f)",
        "after": "OSError ENOSPC",
    }
    assert "swordfish" not in str(report)
    assert report.healthy


def test_folders_that_cannot_be_written_are_told_of(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("READER_LOG", str(tmp_path / "file" / "log"))
    report = look(place, {"READER_CACHE": str(tmp_path / "file" / "cache")})
    assert "the folder for catalogues cannot be written" in said(report, "warning")
    assert "the folder of the log cannot be written" in said(report, "warning")


def test_settings_are_told_with_the_file_that_they_come_from(place: Place, tmp_path: Path) -> None:
    (place.root / "reader.toml").write_text('theme = "dark"\ntext_width = 60\n')
    (tmp_path / "config.toml").write_text('theme = "light"\n[filters]\nmine = "is:starred"\n')
    settings = look(place).sections["settings"]
    assert settings["theme"] == "light (~/config.toml)"
    assert settings["text_width"] == "60 (reader.toml)"
    assert settings["filters"] == "1 set (~/config.toml)"


def test_a_session_still_opens_where_the_doctor_was(place: Place) -> None:
    look(place)
    with Session.open(place.root, "ana", environ=place.environ) as session:
        assert session.problems == []
