"""The real program, as a shell runs it: pipes, signals, and what it loads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.session.support import BRIDGE, Place, label, views


@pytest.fixture
def environ(place: Place) -> dict[str, str]:
    return {**os.environ, **place.environ, "READER_WORKSPACE": str(place.root)}


def reader(environ: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "reader", *arguments]
    return subprocess.run(command, env=environ, capture_output=True, check=False)


def test_messages_go_to_standard_error_alone(place: Place, environ: dict[str, str]) -> None:
    place.write("empty.txt", b"")
    ran = reader(environ, "list", "--json")
    assert ran.returncode == 1
    assert b"empty" in ran.stderr
    assert b"empty" not in ran.stdout
    assert b"Traceback" not in ran.stderr


def test_an_interrupted_command_ends_with_130(environ: dict[str, str]) -> None:
    command = [sys.executable, "-m", "reader", "import", "-"]
    with subprocess.Popen(
        command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        lock = Path(environ["READER_WORKSPACE"], "annotations", "ana", ".lock")
        while not lock.exists() and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        message = process.stderr.read()
    assert process.returncode == 130
    assert message.split() == [b"interrupted"]


def test_who_closes_the_pipe_early_hears_no_complaint(
    place: Place, environ: dict[str, str]
) -> None:
    for number in range(40):
        place.write(f"{number}.txt", f"{BRIDGE * 20}\nEdition number {number} of this page.\n")
    shell = f"{sys.executable} -m reader export -o - | head -c 10"
    ran = subprocess.run(["sh", "-c", shell], env=environ, capture_output=True, check=False)
    assert len(ran.stdout) == 10
    assert b"Traceback" not in ran.stderr
    assert b"BrokenPipe" not in ran.stderr


def test_a_killed_child_leaves_nothing_locked(place: Place, environ: dict[str, str]) -> None:
    code = (
        "import reader, sys, time\n"
        "workspace = reader.open()\n"
        "article = next(workspace.articles())\n"
        "article.add_span('claim', 0, 3)\n"
        "print('saved', flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], env=environ, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"saved\n"
        child.kill()
    with place.open() as session:
        view = views(session)[0]
        assert len(session.records(view.page.sha256).spans) == 1
        label(session, view, "closed the old bridge")


@pytest.mark.parametrize("command", ["--help", "list", "show", "export", "stats"])
def test_a_command_loads_no_screen_and_no_library_that_it_does_not_use(
    place: Place, environ: dict[str, str], command: str
) -> None:
    with place.open() as session:
        id = views(session)[0].id
    arguments = [command, *([id] if command == "show" else [])]
    arguments += ["-o", os.devnull] if command == "export" else []
    code = (
        "import sys\n"
        f"sys.argv = ['reader', *{arguments!r}]\n"
        "from reader.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        "print('\\n', *sys.modules, file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, check=True)
    loaded = set(ran.stderr.decode().splitlines()[-1].split())
    assert {"textual", "dateutil", "charset_normalizer"} & loaded == set()
    if command in ("--help", "list"):
        assert {
            "tomllib",
            "reader.pages.segment",
            "reader.text.sentences",
            "tinydb",
        } & loaded == set()
    if command == "--help":
        assert {"sqlite3", "reader.session.session"} & loaded == set()
