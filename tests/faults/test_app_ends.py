"""What a person is promised whose program or terminal is ended while it saves: all is there."""

from __future__ import annotations

import contextlib
import json
import os
import time
from pathlib import Path

import pytest

from reader.session.locate import init_workspace
from reader.session.reading import open_reading
from reader.session.session import Session
from reader.store.check import verify
from tests.pty.terminal import PATIENCE, WHO, Terminal
from tests.support import ROOT

pytestmark = [
    pytest.mark.pty,
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]
LABELS = 3


class Desk:
    """A workspace in which the real program labels until it is ended."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "desk"
        init_workspace(self.root)
        self.meeting = folder / "meeting"
        self.log = folder / "log"
        self.shown = 0

    def run(self, point: int, how: str) -> None:
        """Label until the program is ended at a call; count the labels shown as saved."""
        stop = [point, None, how, str(self.meeting)] if point >= 0 else None
        fault = json.dumps({"root": str(self.root), "stop": stop, "log": str(self.log)})
        path = f"{Path(__file__).with_name('site')}{os.pathsep}{ROOT}"
        terminal = Terminal(
            *("-w", str(self.root)),
            cache=self.folder / "cache",
            PYTHONPATH=path,
            READER_FAULT=fault,
        )
        for keys, wanted in (("", "13 articles"), ("\r", "1-8 label")):
            if not self._go(terminal, keys, wanted):
                return
        for number in range(1, LABELS + 1):
            if not self._go(terminal, "1", "saved") or not self._go(terminal, "j", "saved"):
                return
            self.shown = number
        while self._go(terminal, "q", ""):
            terminal.read(1.0)

    def _go(self, terminal: Terminal, keys: str, wanted: str) -> bool:
        """Type `keys` and wait for `wanted`; return whether the program goes on."""
        terminal.child.send(keys)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            terminal.read(0.02)
            if self.meeting.exists():
                self._hang_up(terminal)
                return False
            if not terminal.child.isalive():
                terminal.child.close()
                return False
            if not wanted or wanted in (terminal.lines[-2] if wanted == "saved" else terminal.text):
                return True
        raise AssertionError(f"waited for {wanted!r} before:\n{terminal.text}")

    def _hang_up(self, terminal: Terminal) -> None:
        process = terminal.child.ptyproc
        process.fileobj.close()
        with contextlib.suppress(FileNotFoundError):
            self.meeting.unlink()
        os.waitpid(terminal.child.pid, 0)
        process.fd = terminal.child.child_fd = -1
        process.closed = process.terminated = True
        terminal.child.closed = terminal.child.terminated = True

    def labels(self) -> int:
        """Return how many spans there are, read by another process than the program's."""
        environ = {"READER_CACHE": str(self.folder / "cache")}
        with Session.open(self.root, WHO, environ=environ) as session:
            session.refresh()
            reading = open_reading(session, session.places.last or session.rows()[0].id)
            assert {span.span.label for span in reading.spans} <= {"claim"}
            assert session.problems == []
            return len(reading.spans)


def calls(folder: Path) -> int:
    desk = Desk(folder)
    desk.run(-1, "")
    assert desk.labels() == desk.shown == LABELS
    return int(desk.log.read_text())


@pytest.mark.slow
@pytest.mark.parametrize("how", ["KILL", "TERM", "HUP", "hangup"])
def test_ended_while_it_saves_the_program_has_saved_what_it_said(tmp_path: Path, how: str) -> None:
    number = calls(tmp_path / "whole")
    assert number > 20
    for point in range(0, number, max(1, number // int(os.environ.get("READER_ENDS", "4")))):
        desk = Desk(tmp_path / str(point))
        desk.run(point, how)
        found = desk.labels()
        assert desk.shown <= found <= desk.shown + 1, (point, how, desk.shown, found)
        assert verify(desk.root / "annotations", WHO) == []
