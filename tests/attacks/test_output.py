"""What commands print of a hostile workspace, into terminals and pipes; and faults told."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.session.shown import Shown
from reader.text.faults import LONGEST_MESSAGE, REQUEST, print_fault, told_fault
from tests.attacks.hostile import LINES, hostile_workspace, import_files
from tests.payloads import PAYLOADS, forbidden_bytes_in
from tests.pty.conftest import start
from tests.pty.terminal import WHO, Terminal, environment

__all__ = ["start"]

CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    environ = {
        "READER_CACHE": str(folder / "cache"),
        "READER_CONFIG": str(folder / "config.toml"),
        "READER_ANNOTATOR": WHO,
    }
    hostile_workspace(folder / "desk", environ)
    return folder


def commands(folder: Path) -> list[list[str]]:
    page = next(iter(sorted((folder / "desk" / "seeds").rglob("f0*/*.txt"))))
    files = [str(path) for path in import_files(folder).values()]
    listed = [
        *(["list"], ["list", "--json"], ["list", "--filter", f"outlet:{LINES[0]!r}"]),
        *(["stats"], ["stats", "--json"], ["check"], ["check", "--json"]),
        *(["log"], ["log", "--json"], ["search", "Monday"], ["search", "Monday", "--json"]),
        *(["search", LINES[0]], ["relink"], ["keys"], ["formats"], ["export", "-o", "-"]),
        *(["export", "-o", "-", "--format", "csv"], ["segment", str(page)]),
        *(["segment", "--explain", str(page)], ["segment", "--json", str(page)]),
        *(["show", LINES[0]], ["read", LINES[0]], [f"x{LINES[0]}"], ["add", f"{LINES[0]}.txt"]),
    ]
    return listed + [["import", "--dry-run", one] for one in files]


@pytest.mark.slow
def test_no_payload_acts_in_what_a_command_prints(hostile: Path) -> None:
    """One process runs them all, as each would print into a pipe."""
    code = (
        "import json, sys\n"
        "from click.testing import CliRunner\n"
        "from reader.cli import main\n"
        "for arguments in json.loads(sys.argv[1]):\n"
        "    ran = CliRunner().invoke(main, ['-w', sys.argv[2], *arguments])\n"
        "    if ran.exception is not None and not isinstance(ran.exception, SystemExit):\n"
        "        raise ran.exception\n"
        "    sys.stdout.buffer.write(b'\\n== ' + json.dumps(arguments).encode() + b'\\n')\n"
        "    exported = arguments[0] == 'export'\n"
        "    sys.stdout.buffer.write(ran.stderr_bytes if exported else ran.output_bytes)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, json.dumps(commands(hostile)), str(hostile / "desk")],
        env=environment(hostile / "cache", READER_CONFIG=str(hostile / "config.toml")),
        capture_output=True,
        check=True,
    )
    for part in re.split(rb"\n== ", ran.stdout):
        assert forbidden_bytes_in(part) == [], part[:200]
        assert CONTROL.findall(part) == [], part[:200]
    assert len(ran.stdout) > 50_000


@pytest.mark.slow
@pytest.mark.pty
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize(
    "command", [["export", "-o", "-"], ["show"], ["check"]], ids=["export", "show", "check"]
)
def test_no_payload_acts_in_what_a_command_prints_to_a_terminal(
    hostile: Path, start: Callable[..., Terminal], command: list[str]
) -> None:
    if command == ["show"]:
        listed = subprocess.run(
            [sys.executable, "-m", "reader", "-w", str(hostile / "desk"), "list", "--json"],
            env=environment(hostile / "cache"),
            capture_output=True,
            check=False,
        )
        command = ["show", json.loads(listed.stdout)[0]["id"]]
    terminal = start("-w", str(hostile / "desk"), *command)
    terminal.exit_code()
    assert len(terminal.raw) > 1000
    assert forbidden_bytes_in(terminal.raw) == []


@given(st.lists(st.sampled_from(PAYLOADS)), st.integers(1, 50))
def test_what_goes_to_a_terminal_in_pieces_is_as_safe_as_in_one(
    payloads: list[object], size: int
) -> None:
    from io import BytesIO

    data = b"\n".join(p.text.encode("utf-8", "surrogatepass") for p in payloads)  # type: ignore[attr-defined]
    out = BytesIO()
    shown = Shown(out)
    for at in range(0, len(data), size):
        shown.write(data[at : at + size])
    shown.flush()
    assert forbidden_bytes_in(out.getvalue()) == []


# --- faults ----------------------------------------------------------------------------------


def fail(secret: str, message: str) -> None:
    held = {"secret": secret}
    raise ValueError(message if held else "")


def test_a_fault_is_told_by_its_places_without_variables_or_payloads() -> None:
    words = " ".join(payload.text for payload in PAYLOADS)
    try:
        try:
            fail("swordfish", words)
        except ValueError as error:
            raise RuntimeError(words) from error
    except RuntimeError as error:
        told = told_fault(error)
    assert forbidden_bytes_in(told.encode()) == []
    assert "swordfish" not in told
    assert "in fail" in told
    assert REQUEST in told
    assert max(map(len, told.splitlines())) < LONGEST_MESSAGE + 100


def test_a_fault_in_a_thread_is_told_so_too(capsys: pytest.CaptureFixture[str]) -> None:
    before = threading.excepthook
    threading.excepthook = lambda one: print_fault(one.exc_type, one.exc_value, one.exc_traceback)
    try:
        thread = threading.Thread(target=fail, args=("swordfish", "\x1b]0;READER31337\x07"))
        thread.start()
        thread.join()
    finally:
        threading.excepthook = before
    said = capsys.readouterr().err
    assert "in fail" in said
    assert "swordfish" not in said
    assert forbidden_bytes_in(said.encode()) == []


def test_a_fault_of_a_command_is_told_so(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "import reader.cli.articles as articles\n"
        "def fail(*_, **__):\n"
        "    secret = 'swordfish'\n"
        "    raise ValueError(secret[:0] + '\\x1b]52;c;UkVBREVS\\x07')\n"
        "articles.open_session = fail\n"
        "sys.argv = ['reader', 'stats']\n"
        "from reader.__main__ import run\n"
        "run()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(tmp_path),
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 1
    assert b"in fail" in ran.stderr
    assert b"swordfish" not in ran.stderr
    assert forbidden_bytes_in(ran.stderr) == []


@pytest.mark.pty
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_fault_on_the_screen_shows_no_variables_and_lets_no_payload_through(
    hostile: Path, start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(
        *("-w", str(hostile / "desk")),
        module="tests.attacks.watched",
        WATCHED=str(tmp_path / "screens.log"),
        WATCHED_FAULT="span.note",
    )
    terminal.keys("G")
    while "sentences" not in terminal.text:  # on the last rows are articles
        terminal.keys("k")
        terminal.read(0.2)
    terminal.keys("\r", "esc list")
    terminal.keys("i")
    assert terminal.exit_code() == 1
    after = terminal.raw[terminal.raw.rfind(b"\x1b[?1049l") :]
    assert b"in fail" in after
    assert b"ValueError" in after
    assert b"This is a fault of Reader" in after
    assert b"locals" not in after
    assert len(after) < 20_000
    assert forbidden_bytes_in(terminal.raw) == []
