"""Every screen of the real program in a pseudo-terminal, over a workspace full of payloads.

What the terminal receives is read byte by byte: no payload acts, nothing but the sequences that
Textual needs is in it, and no screen is left out.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.screen import Screen

import reader.app
from tests.attacks.hostile import LINES, hostile_workspace, import_files, toml
from tests.payloads import forbidden_bytes_in
from tests.pty.conftest import start
from tests.pty.terminal import WHO, Terminal

__all__ = ["start"]

pytestmark = [
    pytest.mark.pty,
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]

PATIENCE = 20
BASES = {
    "DeskBase",
    "Dialog",
    "BoundScreen",
    "StripScreen",
    "PageView",
    "SpanTable",
    "ExchangeScreen",
}
"""Screens that are never shown themselves."""

OWN = re.compile(
    rb"\x1b\[[0-9;]*m"  # colours
    rb"|\x1b\[[0-9;]*[HJK]"  # the cursor, clearing
    rb"|\x1b\[\?(?:25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048|7)[hl]"  # modes
    rb"|\x1b\[\?20(?:26|48)\$p"  # asking for them
    rb"|\x1b\[[<>=]\d*u"  # the kitty keyboard protocol
    rb"|\x1b\[(?:c|6n|1[468]t)"
    rb"|\x1b\]22;[a-z-]+\x07"  # the mouse's shape
)
"""All that Textual sends for a workspace without payloads; the texts below are read by people."""
COPIED = re.compile(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07")
"""What a person copies, in base64: only after `y`."""


def foreign_sequences(raw: bytes) -> list[bytes]:
    """Return what is no text and not in `OWN`: control characters with what follows them."""
    rest = OWN.sub(b"", raw)
    return re.findall(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f].{0,20}|\xc2[\x80-\x9f]", rest)


class Visit:
    """The program under watch, and the way through its screens."""

    def __init__(self, terminal: Terminal, log: Path) -> None:
        self.terminal = terminal
        self._log = log

    @property
    def top(self) -> str:
        now = self._log.with_suffix(".now")
        return now.read_text() if now.exists() else ""

    @property
    def seen(self) -> set[str]:
        return set(self._log.read_text().split())

    def to(self, keys: str, screen: str, *more: str) -> None:
        """Open a screen with `keys`, press `more` there, then leave it for the main screen."""
        self.keys(keys, screen)
        for keys in more:
            self.terminal.keys(keys)
        self.home()

    def on_some_span(self, key: str, screen: str, *more: str) -> None:
        """Try `key` on one span after the other until one has what the screen shows."""
        for _ in range(12):
            self.terminal.keys(key)
            self.terminal.read(0.1)
            if self.top == screen:
                break
            if "m: " in self.terminal.lines[0]:
                self.terminal.keys(key)  # takes the mark off
            self.terminal.keys("]")
        self.until(screen)
        for keys in more:
            self.terminal.keys(keys)
        self.home()

    def keys(self, keys: str, screen: str) -> None:
        self.terminal.child.send(keys)
        self.until(screen)

    def until(self, screen: str) -> None:
        end = time.monotonic() + PATIENCE
        while self.top != screen:
            assert time.monotonic() < end, f"{self.top} instead of {screen}:\n{self.terminal.text}"
            self.terminal.read(0.02)
        self.terminal.read()

    def home(self) -> None:
        end = time.monotonic() + PATIENCE
        while self.top != "MainScreen":
            assert time.monotonic() < end, f"{self.top} stays:\n{self.terminal.text}"
            self.escape()
        self.terminal.read()

    def escape(self) -> None:
        """Press escape, and wait for what comes of it: in a field that is only the field's end."""
        before, end = self.top, time.monotonic() + 2.5
        self.terminal.keys("\x1b")
        while self.top == before and time.monotonic() < end:
            self.terminal.read(0.02)


def all_screens() -> set[str]:
    for module in pkgutil.walk_packages(reader.app.__path__, "reader.app."):
        importlib.import_module(module.name)

    def below(kind: type) -> set[type]:
        kinds: list[type] = kind.__subclasses__()
        return {kind}.union(*map(below, kinds))

    return {kind.__name__ for kind in below(Screen) if kind.__module__.startswith("reader.")}


@pytest.fixture
def visit(tmp_path: Path, start: Callable[..., Terminal]) -> Callable[..., Visit]:
    environ = {
        "READER_CACHE": str(tmp_path / "cache"),
        "READER_CONFIG": str(tmp_path / "config.toml"),
        "READER_ANNOTATOR": WHO,
    }
    hostile_workspace(tmp_path / "desk", environ)
    lines = [f'{toml(text)} = ["true", {toml(text)}]' for text in LINES]
    (tmp_path / "config.toml").write_text("\n".join(["[commands]", *lines]))

    def begin(columns: int, rows: int, **more: str) -> Visit:
        terminal = start(
            *("-w", str(tmp_path / "desk")),
            columns=columns,
            rows=rows,
            module="tests.attacks.watched",
            READER_CONFIG=environ["READER_CONFIG"],
            WATCHED=str(tmp_path / "screens.log"),
            **more,
        )
        return Visit(terminal, tmp_path / "screens.log")

    return begin


def tour(visit: Visit, folder: Path) -> None:
    """Go through every screen, and scroll each."""
    terminal = visit.terminal
    visit.until("MainScreen")
    terminal.until("problems (P)")
    visit.to("P", "PageScreen", "   ", "G")
    visit.to("?", "HelpScreen", " ", "G", "gg", "zzz")
    terminal.keys("Gkk\r", "esc list")
    terminal.keys("gg")
    for _ in range(6):
        terminal.keys("]\t\t")
    for _ in range(4):
        terminal.keys("    ")
    terminal.keys("gg]")
    visit.to("i", "NoteScreen")
    visit.to("I", "NoteScreen")
    visit.to("t", "TagScreen", "/", "[/x]\r", "\x1b[B" * 5)
    visit.to("\r", "LabelScreen", "[/", "\x7f\x7f", "\x1b[B")
    visit.to("a", "AttributeStrip")
    visit.on_some_span("r", "RelationList", "jjj")
    visit.on_some_span("m", "SuggestionStrip", "j")
    terminal.keys("]]")
    visit.to("m", "OfferStrip")
    visit.to("*", "EverywhereScreen", "jjj", " ")
    visit.to("O", "ChooseScreen", "x")
    visit.to("|", "ChooseScreen", "\x1b[B" * 8)
    visit.to(":", "ChooseScreen", "[/x]")
    visit.to("gh", "HistoryScreen", "jjj", "\t", "JJ", "G")
    visit.keys("v", "MendScreen")
    terminal.keys("   ")
    terminal.keys("gg")
    visit.keys("?", "PageScreen")
    terminal.keys(" ")
    visit.keys("\x1b", "MendScreen")
    visit.keys("i", "FieldsScreen")
    visit.keys("\x1b", "MendScreen")
    terminal.keys("jb")
    terminal.keys("u")
    visit.home()
    visit.to("ga", "AnnotationsScreen", "jjj", " j j ", "\t", "G")
    visit.keys("ga", "AnnotationsScreen")
    visit.keys("c", "PickScreen")
    visit.keys("\x1b", "AnnotationsScreen")
    visit.keys("d", "ConfirmScreen")
    visit.home()
    visit.to("gl", "PickScreen", "jjj")
    visit.to("g/", "SearchScreen", "Monday\r", "jj", "/", "[/x]\r")
    terminal.keys("gd")
    for _ in range(4):
        terminal.keys("gj")
    terminal.keys("gd")
    for _ in range(3):
        terminal.keys("u")
        visit.until("MainScreen")
    terminal.keys("/[/x]\r")
    terminal.escape("esc list")
    visit.to("F", "PickScreen")
    visit.to("o", "PickScreen")
    terminal.keys("/outlet:")
    terminal.keys("\t\t")
    terminal.keys("\x15[/x]\r")
    terminal.keys("\x1b")
    terminal.read(0.3)
    terminal.keys("\x1b")
    terminal.read(0.3)
    visit.to("ge", "ExportScreen")
    visit.to("ge", "ExportScreen", "f", "\x1b[B")
    for file in import_files(folder).values():
        visit.keys("gi", "AskScreen")
        terminal.child.send(f"{file}\r")
        visit.until("ImportScreen")
        terminal.read(0.4)
        terminal.keys("   ")
        visit.home()
    for _ in range(40):
        if "version" in terminal.lines[-2] or "changed" in terminal.lines[-2]:
            break
        terminal.keys("j")
    visit.keys("gr", "RelinkScreen")
    terminal.keys("jjj ")
    visit.home()


@pytest.mark.slow
def test_no_payload_acts_on_any_screen(visit: Callable[..., Visit], tmp_path: Path) -> None:
    watched = visit(180, 45)
    tour(watched, tmp_path)
    watched.terminal.keys("q")
    assert watched.terminal.exit_code() == 0
    raw = watched.terminal.raw
    assert forbidden_bytes_in(raw) == []
    assert foreign_sequences(raw) == []
    assert all_screens() - BASES - watched.seen == set()
