"""What goes wrong on the command line is told in a sentence, with the promised exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.payloads import PAYLOADS, forbidden_bytes_in
from tests.session.support import BRIDGE, HARBOUR, Place, label, views

ENDS = (".txt", ".bin", ".none")
"""Of a page, of what is none, and of what is not there."""


def environ_of(place: Place) -> dict[str, str]:
    return {**os.environ, **place.environ, "READER_WORKSPACE": str(place.root)}


def test_init_makes_the_workspace_that_the_option_names(run: Run) -> None:
    assert run("-w", "new", "init").exit_code == 0
    assert Path("new/annotations/labels.toml").is_file()
    assert list(Path().iterdir()) == [Path("new")]
    assert run("init", "-w", "other").exit_code == 0
    assert Path("other/seeds").is_dir()
    assert run("-w", "third", "init", "fourth").exit_code == 2
    assert not Path("third").exists()


def test_a_strict_export_to_standard_output_prints_nothing_where_something_would_be_lost(
    run: Run, place: Place
) -> None:
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
    refused = run("-w", place.root, "export", "--strict", "--per", "span", "-o", "-")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "nothing was written" in refused.stderr
    whole = run("-w", place.root, "export", "--strict", "-o", "-")
    assert (whole.exit_code, len(whole.stdout.splitlines())) == (0, 2)


def test_an_export_without_an_annotator_who_cannot_be_read_is_not_called_whole(
    run: Run, place: Place
) -> None:
    for who in ("ana", "ben"):
        with place.open(who) as session:
            label(session, views(session)[0], "closed the old bridge")
    journal = place.root / "annotations" / "ben" / "journal.jsonl"
    journal.unlink()
    journal.mkdir()
    result = run("-w", place.root, "export", "-o", "-")
    assert result.exit_code == 1
    assert "1 annotator left out" in result.stderr
    assert len(result.stdout.splitlines()) == 2


def test_nothing_typed_or_found_acts_on_the_terminal(run: Run, place: Place) -> None:
    names = [p.text for p in PAYLOADS if p.fits_file_name]
    for number, name in enumerate(names):
        Path(f"{name}.txt").write_text(f"{BRIDGE}\nEdition {number} of this page.\n")
        Path(f"{name}.bin").write_bytes(b"\0")

    def harmless(*arguments: str | Path) -> None:
        result = run(*arguments)
        assert result.stdout_bytes + result.stderr_bytes
        assert forbidden_bytes_in(result.stdout_bytes + result.stderr_bytes) == [], arguments

    harmless("-w", place.root, "add", *(f"{name}{end}" for name in names for end in ENDS))
    for name in names:
        harmless("init", f"folder {name}")
        harmless("init", f"{name}.bin")
        harmless(f"x{name}")
        harmless("-w", place.root, "list", "--state", name)
        harmless("-w", place.root, "export", "--format", name)
        harmless("segment", "--encoding", name, f"{name}.txt")
        harmless("-w", place.root, "import", f"{name}.none")


def test_add_reads_pages_in_the_encoding_that_the_workspace_is_set_to(
    run: Run, place: Place
) -> None:
    Path("wide.txt").write_bytes(BRIDGE.replace("Old", "New").encode("utf-16-le"))
    assert run("-w", place.root, "add", "wide.txt").exit_code == 1
    (place.root / "reader.toml").write_text('encoding = "utf-16"\n')
    added = run("-w", place.root, "add", "wide.txt")
    assert (added.exit_code, added.stderr) == (0, "added seeds/wide.txt\n")
    titles = [row["title"] for row in json.loads(run("-w", place.root, "list", "--json").stdout)]
    assert "New bridge closes for repairs" in titles


def test_what_is_neither_command_nor_page_gets_an_answer_that_helps(run: Run, place: Place) -> None:
    typo = run("lits")
    assert typo.exit_code == 2
    assert "did you mean `reader list`" in typo.stderr
    assert "nor a file" in run("missing.txt").stderr
    workspace = run(place.root)
    assert workspace.exit_code == 2
    assert f"reader -w {place.root}" in workspace.stderr
    Path("pages").mkdir()
    assert "reader init" in run("pages").stderr


def test_a_page_may_come_through_a_named_pipe(place: Place) -> None:
    code = f"printf 'no page' | {sys.executable} -m reader segment --json /dev/fd/0"
    ran = subprocess.run(
        ["sh", "-c", code], env=environ_of(place), capture_output=True, check=False
    )
    assert json.loads(ran.stdout)["file"] == "/dev/fd/0"


def test_an_encoding_that_is_none_is_wrong_usage(run: Run) -> None:
    Path("page.txt").write_text(BRIDGE)
    result = run("segment", "--encoding", "nonsense", "page.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'nonsense' is not the name of an encoding" in result.stderr
    assert run("segment", "--encoding", "utf-8", "page.txt").exit_code == 0


def test_looking_only_can_be_asked_for_with_or_without_the_command(run: Run, place: Place) -> None:
    for command in (["--read-only"], ["--read-only", "open"], ["open", "--read-only"]):
        result = run("-w", place.root, *command)
        assert result.exit_code == 2
        assert "needs a terminal" in result.stderr
    assert run("-w", place.root, "--read-only", "list").exit_code == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["list", "list --json", "export -o -", "segment"])
def test_a_full_disk_behind_standard_output_is_a_sentence(place: Place, command: str) -> None:
    page = place.write("bridge.txt", BRIDGE)
    arguments = [*command.split(), *([str(page)] if command == "segment" else [])]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "reader", *arguments],
            env=environ_of(place),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ran.returncode == 1
    assert b"No space left" in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert b"Exception" not in ran.stderr


def test_a_link_that_leads_to_itself_is_no_place_for_an_export(run: Run, place: Place) -> None:
    Path("loop").symlink_to("loop")
    result = run("-w", place.root, "export", "-o", "loop")
    assert result.exit_code == 1
    assert "is a link" in result.stderr
    assert Path("loop").is_symlink()


def test_an_interrupt_while_the_program_loads_is_no_traceback(place: Place) -> None:
    code = (
        "import sys, _thread, builtins\n"
        "from reader.__main__ import run\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'click':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "run()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environ_of(place), capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (130, b"interrupted\n")


def test_an_interrupt_at_any_moment_after_the_start_ends_with_130_or_was_too_late(
    place: Place,
) -> None:
    place.write("harbour.txt", HARBOUR)
    # The first thing that it loads is told, by which time it hears of an interrupt.
    code = (
        "import sys\n"
        "from reader.__main__ import run\n"
        "class Told:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'reader.cli':\n"
        "            sys.stderr.write('.')\n"
        "sys.meta_path.insert(0, Told())\n"
        "run()\n"
    )
    for delay in (0.0, 0.03, 0.06, 0.09):
        with subprocess.Popen(
            [sys.executable, "-c", code, "list"],
            env=environ_of(place),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stderr is not None
            assert process.stderr.read(1) == b"."
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            rest = process.stderr.read()
        assert process.returncode in (130, 0)
        assert b"Traceback" not in rest
