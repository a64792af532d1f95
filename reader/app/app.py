"""The application: themes, and the main screen on a session."""

from __future__ import annotations

import os
from typing import ClassVar

from textual.app import App
from textual.screen import ModalScreen
from textual.theme import Theme

from reader.app.screens.main import MainScreen
from reader.session.session import Session

DARK = Theme(
    name="reader-dark",
    primary="#5f87d7",
    accent="#d7af5f",
    foreground="#d8d8d8",
    background="#121212",
    surface="#121212",
    panel="#262626",
    success="#87af87",
    warning="#d7af5f",
    error="#ff8787",
    dark=True,
)
LIGHT = Theme(
    name="reader-light",
    primary="#005faf",
    accent="#875f00",
    foreground="#1c1c1c",
    background="#fafafa",
    surface="#fafafa",
    panel="#e4e4e4",
    success="#2e6b2e",
    warning="#875f00",
    error="#af0000",
    dark=False,
)


class ReaderApp(App[None]):
    """Reads and labels the articles of one workspace."""

    TITLE = "Reader"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar = []
    CSS = """
    MainScreen { background: $background; color: $foreground; }
    ModalScreen { background: $background 60%; color: $foreground; }
    """

    def __init__(self, session: Session, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.session = session
        self._ascii = ascii_only
        self.animation_level = "none"

    def on_mount(self) -> None:
        """Set the look and open the main screen."""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = "reader-light" if self.session.config.theme == "light" else "reader-dark"
        self.push_screen(MainScreen(self.session, ascii_only=self._ascii))

    def action_leave(self) -> None:
        """Quit from a dialog in which nothing is typed."""
        while isinstance(self.screen, ModalScreen):
            self.pop_screen()
        self.main.leave()

    @property
    def main(self) -> MainScreen:
        """The main screen."""
        screen = self.screen_stack[1]
        assert isinstance(screen, MainScreen)
        return screen


def run(session: Session) -> None:
    """Show `session` until the person quits; saving goes on until the last change is durable."""
    app = ReaderApp(session, ascii_only=not _draws_unicode())
    try:
        app.run()
    finally:
        session.close()


def _draws_unicode() -> bool:
    """Tell whether the terminal's locale can show more than ASCII."""
    wanted = (os.environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next((value for value in wanted if value), "")
    return locale.upper() not in ("C", "POSIX") and os.environ.get("TERM") != "linux"
