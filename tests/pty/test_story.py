"""A person's day in the real program: nothing that was saved is lost, however it ends."""

from __future__ import annotations

import os
import pty
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.session.reading import Reading, open_reading
from reader.session.session import Session
from tests.pty.terminal import PATIENCE, WHO, Terminal, environment

pytestmark = [
    pytest.mark.pty,
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]

Start = Callable[..., Terminal]


def stored(workspace: Path) -> tuple[Session, Reading]:
    """What is there after the program has ended, read by another process than it."""
    environ = {"READER_CACHE": str(workspace.parent / "cache")}
    session = Session.open(workspace, WHO, write=False, environ=environ)
    session.refresh()
    return session, open_reading(session, session.places.last or session.rows()[0].id)


def quotes(workspace: Path) -> list[tuple[str, str]]:
    session, reading = stored(workspace)
    with session:
        return [(s.span.label, s.span.parts[0].quote) for s in reading.spans]


def saved(terminal: Terminal) -> Callable[[], bool]:
    return lambda: terminal.lines[-2].endswith("saved")


def read_until(screen: int, wanted: bytes) -> None:
    """Read what is drawn until `wanted` is."""
    end = time.monotonic() + PATIENCE
    drawn = b""
    while wanted not in drawn:
        assert time.monotonic() < end, f"waited for {wanted!r} before {drawn[-500:]!r}"
        if select.select([screen], [], [], 0.1)[0]:
            drawn += os.read(screen, 1 << 16)


def test_label_note_tag_kill_and_find_all_of_it_again_with_place_and_undo(
    workspace: Path, start: Start
) -> None:
    first = start("-w", str(workspace))
    first.until("13 articles")
    first.keys("jj\r", "1-8 label")
    first.keys("j1", "labelled claim")
    first.keys("j1", "labelled claim")
    first.keys("i", "Note on claim")
    first.keys("who counted?\r", "wrote a note")
    first.keys("t", "Tags of this article")
    first.keys("a", "[x]")
    first.escape("Tags of this article")
    first.until(saved(first))
    first.kill()

    session, reading = stored(workspace)
    with session:
        assert [span.span.label for span in reading.spans] == ["claim", "claim"]
        assert reading.spans[1].span.note == "who counted?"
        assert len(reading.tags) == 1
        place = reading.selected
        assert place == reading.spans[1].span.parts[0].quote

    again = start("-w", str(workspace))
    again.until("1 in progress")
    again.keys("\r", lambda: place[:30] in again.lines[-2])
    assert "note who counted?" in again.text
    again.keys("u", "undid: tagged")
    again.keys("u", "undid: wrote a note on claim")
    again.keys("uu", "undid: labelled claim")
    again.keys("\x12", "redid: labelled claim")
    again.until(saved(again))
    again.keys("q")
    assert again.exit_code() == 0
    assert [label for label, _ in quotes(workspace)] == ["claim"]


def test_kill_at_random_moments_loses_nothing_that_was_shown_as_saved(
    workspace: Path, start: Start
) -> None:
    chance = random.Random(31337)
    acknowledged: list[tuple[str, str]] = []
    for _ in range(3):
        terminal = start("-w", str(workspace))
        terminal.until("13 articles")
        # From the top, so that the end of the article, where a label would come off, is not met.
        terminal.keys("\rgg" + "j" * len(acknowledged), "1-8 label")
        for _ in range(chance.randrange(1, 3)):
            terminal.keys("1", "labelled claim")
            terminal.until(saved(terminal))
            acknowledged = quotes(workspace)
            terminal.keys("j")
        terminal.child.send("1j1j1j")
        terminal.read(chance.random() * 0.03)
        terminal.kill()
        found = quotes(workspace)
        assert found[: len(acknowledged)] == acknowledged
        assert {label for label, _ in found} == {"claim"}
        acknowledged = found
    assert len(acknowledged) >= 3


def test_a_terminal_that_is_closed_loses_neither_labels_nor_place(
    workspace: Path, start: Start
) -> None:
    terminal = start("-w", str(workspace))
    terminal.until("13 articles")
    terminal.keys("\r", "1-8 label")
    terminal.keys("1jj2", "labelled non-claim")
    terminal.hang_up()
    session, reading = stored(workspace)
    with session:
        assert [span.span.label for span in reading.spans] == ["claim", "non-claim"]
        assert reading.selected == reading.spans[1].span.parts[0].quote


def test_a_terminal_that_vanishes_without_a_signal_ends_the_program_and_loses_no_label(
    workspace: Path,
) -> None:
    screen, side = pty.openpty()
    # In a session of its own the terminal is nobody's, so its end sends no SIGHUP.
    child = subprocess.Popen(
        [sys.executable, "-m", "reader", "-w", str(workspace)],
        stdin=side,
        stdout=side,
        stderr=side,
        env=environment(workspace.parent / "cache"),
        start_new_session=True,
    )
    os.close(side)
    try:
        read_until(screen, b"13 articles")
        os.write(screen, b"\r1")
        read_until(screen, b"labelled claim")
        os.write(screen, b"jj2")
        read_until(screen, b"labelled non-claim")
        os.close(screen)
        assert child.wait(PATIENCE) == -signal.SIGHUP
    finally:
        child.kill()
        child.wait()
    assert [label for label, _ in quotes(workspace)] == ["claim", "non-claim"]


def test_a_polite_end_saves_gives_the_terminal_back_and_says_which_signal_it_was(
    workspace: Path, start: Start
) -> None:
    terminal = start("-w", str(workspace))
    terminal.until("13 articles")
    terminal.keys("\r1", "labelled claim")
    terminal.child.kill(signal.SIGTERM)
    assert terminal.exit_code() == 128 + signal.SIGTERM
    assert terminal.raw.rstrip().rfind(b"\x1b[?1049l") > terminal.raw.rfind(b"\x1b[?1049h")
    assert [label for label, _ in quotes(workspace)] == ["claim"]


def test_a_second_program_is_refused_with_exit_code_4_and_reads_only_when_asked(
    workspace: Path, start: Start
) -> None:
    first = start("-w", str(workspace))
    first.until("13 articles")
    second = start("-w", str(workspace))
    assert second.exit_code() == 4
    assert WHO in second.text
    reader = start("open", "-w", str(workspace), "--read-only")
    reader.until("read only")
    reader.keys("\r1", "for reading only")
    reader.keys("q")
    assert reader.exit_code() == 0


def test_a_page_is_read_at_once_from_a_file_or_a_pipe(workspace: Path, start: Start) -> None:
    page = workspace / "seeds" / "sharaa-kremlin-visit.txt"
    named = start(str(page))
    named.until("1 article")
    named.keys("q")
    assert named.exit_code() == 0
    assert not list(workspace.glob("annotations/*/journal.jsonl"))
    piped = subprocess.run(
        [sys.executable, "-m", "reader", "-"],
        input=page.read_bytes(),
        capture_output=True,
        env=environment(workspace.parent / "cache"),
        start_new_session=True,
        check=False,
    )
    assert piped.returncode == 2
    assert b"no terminal" in piped.stderr


def test_a_wrong_scheme_is_an_error_with_its_place_before_any_screen(
    workspace: Path, start: Start
) -> None:
    scheme = workspace / "annotations" / "labels.toml"
    scheme.write_text('name = "x/1"\n[[label]]\nname = "fact"\nkeys = "1"\n')
    terminal = start("-w", str(workspace))
    assert terminal.exit_code() != 0
    assert "labels.toml" in terminal.text
    assert "line" in terminal.text
    assert b"\x1b[?1049h" not in terminal.raw
