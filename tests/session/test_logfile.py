"""What the log promises: one line for one event, private, bounded, and in nobody's way."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import logfile
from reader.model.errors import SaveError, StoppedError, UsageError
from tests.payloads import PAYLOADS, forbidden_bytes_in
from tests.support import ROOT

LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (\d+) (info|warning|error|debug) (\S+)")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where a log goes that has begun."""
    place = tmp_path / "state" / "reader"
    monkeypatch.setenv("READER_LOG", str(place))
    monkeypatch.delenv("READER_DEBUG", raising=False)
    for name in ("debugging", "texts"):
        monkeypatch.setattr(logfile, name, False)
    monkeypatch.setattr(logfile, "_started", 0.0)
    logfile.begin()
    yield place
    logfile.stop(0)


def lines(folder: Path) -> list[str]:
    found = [path.read_text("utf-8") for path in logfile.files(folder) if path.exists()]
    return "".join(found).splitlines()


def saving_fails() -> SaveError:
    try:
        try:
            raise OSError(errno.ENOSPC, "No space left on device", "/w/annotations/journal.jsonl")
        except OSError as error:
            raise SaveError("not saved: the mayor said", file="/w/secret name.txt") from error
    except SaveError as error:
        return error


def test_nothing_is_written_where_no_command_has_begun_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_LOG", str(tmp_path / "log"))
    logfile.info("event")
    logfile.error(ValueError("x"))
    with logfile.timed("event"):
        pass
    assert not (tmp_path / "log").exists()


@pytest.mark.parametrize("word", ["off", "OFF"])
def test_nothing_is_written_where_none_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setenv("READER_LOG", word)
    monkeypatch.chdir(tmp_path)
    logfile.begin()
    logfile.info("event")
    logfile.stop(0)
    assert not list(tmp_path.iterdir())


def test_it_lies_in_the_folder_for_state_and_is_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("READER_LOG", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    before = os.umask(0)
    try:
        logfile.begin()
        logfile.info("event")
        logfile.stop(0)
    finally:
        os.umask(before)
    made = tmp_path / "state" / "reader"
    assert (made / "reader.log").stat().st_mode & 0o777 == 0o600
    assert made.stat().st_mode & 0o777 == 0o700


@given(st.text(), st.text())
def test_whatever_is_noted_is_one_line_that_acts_on_no_terminal(one: str, two: str) -> None:
    shown = logfile._shown_value(one) + " " + logfile._shown_value(two)
    assert len(shown.splitlines()) == 1
    assert forbidden_bytes_in(shown.encode("utf-8")) == []


def test_no_payload_acts_where_the_log_is_read(folder: Path) -> None:
    for payload in PAYLOADS:
        logfile.info("event", path=payload.text)
    logfile.stop(0)
    assert len(lines(folder)) == len(PAYLOADS)
    assert all(LINE.match(line) for line in lines(folder))
    assert forbidden_bytes_in((folder / "reader.log").read_bytes()) == []


def test_a_very_long_value_is_cut_within_its_line(folder: Path) -> None:
    logfile.info("event", value="x" * 100_000)
    logfile.info("next")
    assert [len(line) <= logfile.LONGEST for line in lines(folder)] == [True, True]


def test_of_an_error_are_kind_cause_and_places_and_no_word(folder: Path) -> None:
    logfile.error(saving_fails(), "not-saved", unsaved=2)
    (line,) = lines(folder)
    for told in (
        "error not-saved",
        "unsaved=2",
        "kind=SaveError",
        "kind1=OSError",
        "errno1=ENOSPC",
    ):
        assert told in line
    assert "file1=journal.jsonl" in line
    assert "file=*.txt" in line
    assert "test_logfile.py:" in line
    assert "(saving_fails)" in line
    assert "mayor" not in line
    assert "secret" not in line
    assert str(ROOT) not in line


def test_the_words_of_an_error_come_where_they_are_asked_for(folder: Path) -> None:
    logfile.more(words=True)
    logfile.error(saving_fails())
    (line,) = lines(folder)
    assert "the mayor said" in line
    assert "secret name.txt" in line


def test_an_error_is_noted_once_and_a_wrong_request_is_none(folder: Path) -> None:
    error = saving_fails()
    logfile.error(error)
    logfile.error(error)
    logfile.error(UsageError("there is no label 'swordfish'"))
    logfile.error(StoppedError("stopped"))
    levels = [LINE.match(line)[2] for line in lines(folder)]  # type: ignore[index]
    assert levels == ["error", "info", "info"]
    assert "swordfish" not in "".join(lines(folder))


def test_what_is_timed_tells_seconds_and_how_it_ended(folder: Path) -> None:
    with logfile.timed("import", format="jsonl") as told:
        told["records"] = 3
    with pytest.raises(ValueError, match="swordfish"), logfile.timed("export"):
        raise ValueError("swordfish")
    done, failed = lines(folder)
    assert re.search(r"info import format=jsonl records=3 seconds=\d+\.\d{3}$", done)
    assert "error export seconds=" in failed
    assert "kind=ValueError" in failed
    assert "swordfish" not in failed


@pytest.mark.parametrize(
    ("said", "debugging", "texts"),
    [("1", True, False), ("text", True, True), ("0", False, False), ("", False, False)],
)
def test_more_is_told_where_the_environment_asks(
    folder: Path, monkeypatch: pytest.MonkeyPatch, said: str, debugging: bool, texts: bool
) -> None:
    logfile.stop(0)
    monkeypatch.setenv("READER_DEBUG", said)
    logfile.begin()
    logfile.debug("held")
    assert (logfile.debugging, logfile.texts) == (debugging, texts)
    assert bool(lines(folder)) is debugging


def test_it_stays_within_its_size_and_keeps_the_latest(tmp_path: Path) -> None:
    log = logfile.Log(tmp_path, largest=1000)
    for number in range(200):
        log.take(b"line %05d of the log\n" % number)
    log.close()
    kept = [path for path in logfile.files(tmp_path) if path.exists()]
    assert len(kept) == logfile.FILES
    assert all(path.stat().st_size <= 1000 for path in kept)
    numbers = [int(line.split()[1]) for line in lines(tmp_path)]
    assert numbers == [*range(numbers[0], 200)]
    assert len(numbers) > 80


def test_of_several_processes_no_line_is_lost_or_torn_while_files_change(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom reader.logfile import Log\n"
        "log = Log(Path(sys.argv[1]), largest=9000)\n"
        "for number in range(150):\n"
        "    log.take(f'{sys.argv[2]} {number} {\"x\" * 30}\\n'.encode())\n"
        "log.close()\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    children = [subprocess.Popen([*command, str(n)], cwd=ROOT) for n in range(4)]
    assert [child.wait() for child in children] == [0] * 4
    found = lines(tmp_path)
    assert sorted(found) == sorted(f"{who} {n} {'x' * 30}" for who in range(4) for n in range(150))
    for who in range(4):
        mine = [int(line.split()[1]) for line in found if line.startswith(f"{who} ")]
        assert mine == sorted(mine)


def test_a_full_disk_disturbs_nobody_and_tears_no_later_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = logfile.Log(tmp_path)
    log.take(b"first\n")
    write = os.write
    monkeypatch.setattr(logfile, "_write", lambda fd, data: write(fd, data[:3]))
    log.take(b"second\n")

    def refuse(fd: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(logfile, "_write", refuse)
    log.take(b"third\n")
    monkeypatch.setattr(logfile, "_write", write)
    log.take(b"fourth\n")
    log.close()
    assert lines(tmp_path) == ["first", "sec", "fourth"]


def test_a_log_that_was_deleted_or_cannot_be_made_disturbs_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    hopeless = logfile.Log(tmp_path / "file" / "log")
    hopeless.take(b"lost\n")
    hopeless.close()
    log = logfile.Log(tmp_path / "log")
    log.take(b"first\n")
    (tmp_path / "log" / "reader.log").unlink()
    log.take(b"second\n")
    log.close()
    assert lines(tmp_path / "log") == ["second"]


def test_no_link_pipe_or_file_of_somebody_else_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = tmp_path / "profile"
    victim.write_text("kept")
    (tmp_path / "reader.log").symlink_to(victim)
    logfile.Log(tmp_path).take(b"line\n")
    assert victim.read_text() == "kept"
    (tmp_path / "reader.log").unlink()
    os.mkfifo(tmp_path / "reader.log")
    logfile.Log(tmp_path).take(b"line\n")
    (tmp_path / "reader.log").unlink()
    (tmp_path / "reader.log").write_text("theirs\n")
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    logfile.Log(tmp_path).take(b"line\n")
    assert (tmp_path / "reader.log").read_text() == "theirs\n"


def test_in_the_background_nobody_waits_for_the_disk_and_all_is_there_at_the_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, held = os.write, Event()

    def slow(fd: int, data: bytes) -> int:
        held.wait(10)
        return write(fd, data)

    monkeypatch.setattr(logfile, "_write", slow)
    logfile.in_background()
    for number in range(50):
        logfile.info("event", number=number)
    assert lines(folder) == []
    held.set()
    logfile.stop(0)
    assert [line.rpartition("=")[2] for line in lines(folder)] == [str(n) for n in range(50)]


def test_a_copy_of_the_process_writes_nothing_into_it(folder: Path) -> None:
    logfile.info("before")
    child = os.fork()
    if not child:
        logfile.info("copy")
        logfile.stop(0)
        os._exit(0)
    os.waitpid(child, 0)
    logfile.info("after")
    assert [LINE.match(line)[3] for line in lines(folder)] == ["before", "after"]  # type: ignore[index]


def test_a_path_in_the_home_folder_names_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    assert logfile.shown(Path("/home/somebody/news")) == "~/news"
    assert logfile.shown("/home/somebody2/news") == "/home/somebody2/news"
    monkeypatch.setenv("HOME", "/")
    assert logfile.shown("/news") == "/news"


def test_no_module_for_logging_is_loaded_for_it() -> None:
    code = "import sys, reader.cli; print(*sorted(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not {"logging", "platformdirs", "reader.faultlines"} & set(ran.stdout.split())
