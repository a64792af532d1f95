"""What ``reader doctor`` prints, and what the log holds after commands and faults."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.cli.asking import ask, understood
from tests.cli.conftest import Run
from tests.payloads import PAYLOADS, forbidden_bytes_in
from tests.session.support import Place
from tests.support import ROOT


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "C.UTF-8")
    for name in ("LC_ALL", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)


def test_doctor_fits_eighty_columns_and_ends_with_the_findings(run: Run, place: Place) -> None:
    ran = run("-w", place.root, "doctor")
    assert ran.exit_code == 0, ran.output
    lines = ran.stdout.splitlines()
    long = [line for line in lines if len(line) > 80]
    assert all(len(line.split()) <= 2 for line in long), long
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert headings[0] == "versions"
    assert headings[-1] == "findings"
    assert "no terminal here" in ran.stdout


def test_doctor_tells_programs_the_same_as_json(run: Run, place: Place) -> None:
    ran = run("doctor", "--json", "-w", place.root)
    told = json.loads(ran.stdout)
    assert told["healthy"] is True
    assert told["sections"]["workspace"]["annotators"] == 0
    assert [finding["severity"] for finding in told["findings"]] == ["note"]
    assert ran.stdout.isascii()


def test_doctor_ends_with_1_where_something_is_broken_and_with_0_where_there_is_nothing(
    run: Run, place: Place, tmp_path: Path
) -> None:
    ran = run("doctor")
    assert ran.exit_code == 0
    assert "no workspace was looked at" in ran.stdout
    ran = run("-w", tmp_path / "nowhere", "doctor")
    assert ran.exit_code == 1
    assert "error: no workspace was looked at" in ran.stdout
    (place.root / "annotations" / "labels.toml").write_text("x = [")
    ran = run("-w", place.root, "doctor", "--no-probe")
    assert ran.exit_code == 1
    assert "labels.toml" in ran.stdout


def test_no_payload_of_the_environment_or_a_path_acts_in_what_doctor_prints(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "".join(payload.text for payload in PAYLOADS).replace("\0", "")
    words = words.encode("utf-8", "replace").decode()
    for name in ("TERM_PROGRAM", "COLORTERM", "VTE_VERSION"):
        monkeypatch.setenv(name, words[:50])
    folder = tmp_path / words.replace("/", "")[:60]
    (folder / "seeds").mkdir(parents=True)
    (folder / "annotations").mkdir()
    ran = run("-w", folder, "doctor")
    assert forbidden_bytes_in(ran.stdout_bytes) == []
    assert forbidden_bytes_in(run("-w", folder, "doctor", "--json").stdout_bytes) == []


# --- the terminal's answers ------------------------------------------------------------------


def test_the_answers_of_a_terminal_are_understood() -> None:
    told = understood(
        b"\x1b]11;rgb:ffff/ffff/e0e0\x1b\\\x1b[?1u\x1b[?1006;2$y\x1b[?2026;0$y\x1b[?62;22c"
    )
    assert told == {
        "answers": "yes",
        "ground": "#ffffe0, light",
        "kitty keyboard": "yes",
        "mouse (SGR)": "yes",
        "synchronised output": "no",
    }
    assert understood(b"\x1b[?6c")["ground"] == "not told"
    assert understood(b"noise \x1b[?1u") == {"answers": "none within 0.5 s"}


@pytest.mark.parametrize("answer", [b"\x1b]11;rgb:00/00/00\x07\x1b[?62c", b""])
def test_a_terminal_is_asked_quietly_and_left_as_it_was(
    monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    import termios

    near, far = pty.openpty()
    before = termios.tcgetattr(far)
    asked: list[bytes] = []

    def reply() -> None:
        while not asked or not asked[-1].endswith(b"\x1b[c"):
            asked.append((asked[-1] if asked else b"") + os.read(near, 1024))
        os.write(near, answer)

    thread = threading.Thread(target=reply)
    thread.start()
    monkeypatch.setattr("reader.cli.asking.WAIT", 5.0 if answer else 0.1)
    with os.fdopen(far, "r+b", buffering=0) as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        monkeypatch.setattr(sys, "stdout", terminal)
        told = ask()
        assert termios.tcgetattr(far) == before
    thread.join()
    os.close(near)
    assert told["answers"] == ("yes" if answer else "none within 0.1 s")
    assert told.get("ground") == ("#000000, dark" if answer else None)


# --- the log of real processes ---------------------------------------------------------------


def reader(environ: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reader", *arguments]
    return subprocess.run(
        command, env=environ, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_command_tells_in_the_log_what_it_did_and_no_word_of_what_it_was_about(
    place: Place, tmp_path: Path
) -> None:
    place.write("marked.txt", "Swordfish eaten\n\nThe swordfish was eaten by a mayor today.\n")
    environ = {
        **os.environ,
        **place.environ,
        "READER_WORKSPACE": str(place.root),
        "READER_LOG": str(tmp_path / "log"),
        "TOKEN": "swordfish",
    }
    assert reader(environ, "--debug", "search", "swordfish").returncode == 0
    assert reader(environ, "label", "--debug", "swordfish", "swordfish").returncode != 0
    data = (tmp_path / "log" / "reader.log").read_text("utf-8")
    lines = data.splitlines()
    assert "swordfish" not in data.lower()
    events = [line.split(" ")[3] for line in lines]
    assert events[:5] == ["start", "workspace", "catalogue", "search", "stop"]
    assert "found=1" in lines[3]
    assert "read=3 gone=0 wrong=0" in lines[2]
    assert events.count("start") == events.count("stop") == 2


def test_a_fault_is_told_with_the_way_to_the_log_where_it_stands_without_its_words(
    tmp_path: Path,
) -> None:
    code = (
        "import sys\n"
        "import reader.cli.articles as articles\n"
        "def fail(*_, **__):\n"
        "    raise ValueError('swordfish')\n"
        "articles.open_session = fail\n"
        "sys.argv = ['reader', 'stats']\n"
        "from reader.__main__ import run\n"
        "run()\n"
    )
    environ = {**os.environ, "READER_LOG": str(tmp_path / "log")}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert f"`reader doctor` prints what else helps, from the log {tmp_path}/log" in ran.stderr
    data = (tmp_path / "log" / "reader.log").read_text("utf-8")
    assert "error fault kind=ValueError" in data
    assert "(fail)" in data
    assert "stop code=1" in data
    assert "swordfish" not in data
