"""The application: themes, and the main screen on a session."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from contextlib import suppress
from threading import current_thread, main_thread
from typing import ClassVar

from textual import events
from textual.css.query import NoMatches
from textual.screen import ModalScreen
from textual.scrollbar import ScrollBar, ScrollBarRender

from reader import logfile
from reader.app.actions.keymap import key_map
from reader.app.hanging_up import when_gone, when_told
from reader.app.key_order import KeyOrder
from reader.app.screens.main import MAIN_STYLE, MainScreen
from reader.app.themes import THEMES
from reader.model.errors import ReaderError
from reader.session.session import Session
from reader.session.terminal import draws_unicode
from reader.text.faults import told_fault

BOXES = (
    *("PageScreen > VerticalScroll", "ChooseScreen > Vertical", "ConfirmScreen > Vertical"),
    *("TagScreen > Vertical", "PickScreen > Vertical", "FieldsScreen > Vertical"),
    *("AskScreen > Vertical", "NoteScreen > Vertical", "LabelScreen > Vertical"),
)
"""What stands in a box of lines."""
ASCII_LINES = "".join(
    [f"ReaderApp.ascii {box} {{ border: ascii $foreground; }}" for box in BOXES]
    + [
        "ReaderApp.ascii #foot { border-top: ascii $foreground 30%; }",
        "ReaderApp.ascii StripScreen > Vertical { border-top: ascii $foreground; }",
    ]
)
"""Lines of a terminal that has no signs for them."""


SWITCH_EVERY = 0.001
"""Seconds after which a thread lets others go on, so that what loads or counts holds up no key."""


class AsciiScrollBar(ScrollBarRender):
    """A scrollbar of whole cells, which needs no sign but the blank."""

    VERTICAL_BARS: ClassVar = [" "] * 8
    HORIZONTAL_BARS: ClassVar = [" "] * 8


class ReaderApp(KeyOrder, inherit_bindings=False):
    """Reads and labels the articles of one workspace.

    Raises `SettingsError` where the keys of the label scheme clash with others.
    """

    TITLE = "Reader"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar = []
    CSS = MAIN_STYLE + "ModalScreen { background: $background 60%; color: $foreground; }"

    def __init__(self, session: Session, *, ascii_only: bool = False, alone: bool = False) -> None:
        """Show `session`; `alone` in a process that does nothing else."""
        # With Textual's own colours off, NO_COLOR means that none is sent at all.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.session = session
        self._known_actions, self._key_tries = key_map(session.scheme, session.config.keys)
        self._ascii = ascii_only
        self._alone = alone
        self._fault: Exception | None = None
        self._desk: MainScreen | None = None
        self.set_class(ascii_only, "ascii")
        self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[self._look()].name
        self.stylesheet.set_variables(self.get_css_variables())
        if ascii_only:
            self.stylesheet.add_source(ASCII_LINES, ("", "lines in ASCII"))
        self._styled_for = self.theme
        # Nobody is told anything in such boxes, so no screen needs a place for them.
        self._disable_tooltips = self._disable_notifications = True

    def refresh_css(self, animate: bool = True) -> None:
        """Parse the style anew where another theme is to be drawn than it was last parsed for."""
        if self._styled_for != self.theme:
            self._styled_for = self.theme
            super().refresh_css(animate=animate)

    def on_mount(self) -> None:
        """Open the main screen."""
        self.obey_signals()
        if logfile.debugging:
            from reader.app.heartbeat import beat

            beat(asyncio.get_running_loop())
        self._desk = main = MainScreen(
            self.session, self._known_actions, self._key_tries, ascii_only=self._ascii
        )
        # What is laid out before the app is ready is drawn for nothing.
        self.call_later(self.push_screen, main)

    def has_shown(self) -> None:
        """Look for garbage as Python does from now on, where the program is alone in its process.

        Until the first article stands there nothing is looked through; what was made by then stays
        as long as the program, so it is left out for good. Many short pauses are felt less than a
        long one.
        """
        if self._alone:
            self._alone = False
            gc.freeze()
            gc.set_threshold(700, 10, 10)

    def go_on_with(self, session: Session, message: str) -> None:
        """Show another session of the same workspace at the same place, and say `message`.

        The one before is for whoever opened it to close. Raises `SettingsError` where no keys can
        be made of the label scheme; then nothing has changed.
        """
        key_map(session.scheme, session.config.keys)
        old, before = self.main, self.session
        before.stop_refreshing()
        if old.opened is not None:
            session.put_place(old.shown, old.opened.place)
            session.places.last = old.shown
        self.session = session
        self.remake(message)

    def remake(self, message: str) -> None:
        """Draw the main screen anew under the label scheme as it is now, and say `message`.

        Where no keys can be made of the scheme, the screen stays and says why.
        """
        old = self.main
        try:
            known, tries = key_map(self.session.scheme, self.session.config.keys)
        except ReaderError as error:
            logfile.error(error)
            old.say(f"{message}; {error}")
            return
        self._known_actions, self._key_tries = known, tries
        old.keep_place()
        old.saver.stop()
        new = MainScreen(self.session, known, tries, ascii_only=self._ascii)
        new.message = message
        new.failure, new.elsewhere = old.failure, old.elsewhere
        new.saver.wake()
        self._desk = new
        self.switch_screen(new)

    def _look(self) -> str:
        """Return the name of the theme: as configured, else as the terminal says of its ground."""
        if self.session.config.theme != "auto":
            return self.session.config.theme
        ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
        return "light" if ground in ("7", "15") else "dark"

    def next_theme(self) -> str:
        """Go to the next theme and return its name."""
        names = [theme.name for theme in THEMES.values()]
        at = (names.index(self.theme) + 1) % len(names)
        self.theme = names[at]
        return list(THEMES)[at]

    def obey_signals(self) -> None:
        """Let a closed terminal or a polite end of the program lose nothing that was done."""
        if current_thread() is main_thread():
            when_told(signal.SIGHUP, self._hang_up)
            when_told(signal.SIGTERM, lambda: self.exit(None, 128 + signal.SIGTERM))
            if not self.is_headless and sys.__stdin__ and sys.__stdin__.isatty():
                when_gone(sys.__stdin__.fileno(), self._hang_up)

    def _hang_up(self) -> None:
        """Save and end; nothing can be drawn any more."""
        if len(self.screen_stack) > 1:
            self.main.keep_place()
            self.main.saver.stop()
        with suppress(ReaderError, OSError):
            self.end_session()
        logfile.stop(128 + signal.SIGHUP)
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGHUP})
        os.kill(os.getpid(), signal.SIGHUP)

    def end_session(self) -> None:
        """Close the session, saving elsewhere what its workspace refuses; see `rescuing.end`."""
        if not self.session.unsaved:
            self.session.close()
            return
        from reader.session.rescuing import end

        desk = self._desk
        if desk is None:
            end(self.session)
        else:
            end(self.session, desk.elsewhere, insists=desk.insists)

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is there, and hand the event on."""
        if isinstance(event, events.InputEvent) and len(self.screen_stack) > 1:
            self.main.tick()
        await super().on_event(event)

    def on_click(self, event: events.Click) -> None:
        """Leave a dialog as escape does when something beside it is clicked.

        One in which lines are written stays, so that a slip of the mouse loses none of them.
        """
        screen = self.screen
        if not (isinstance(screen, ModalScreen) and event.widget is screen):
            return
        from textual.widgets import TextArea

        if not isinstance(screen.focused, TextArea):
            self.post_message(events.Key("escape", None))

    def _handle_exception(self, error: Exception) -> None:
        """End with a fault of the program; Textual would print the values of all variables."""
        if self._exit and isinstance(error, NoMatches):
            return  # a screen that was about to open is not composed once the app ends
        self._fault = self._fault or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._end_with(self._fault or RuntimeError("unknown"))

    def panic(self, *renderables: object) -> None:
        """End, telling what went wrong; exceptions come here that would draw themselves."""
        self._end_with(self._fault or RuntimeError(*map(str, renderables)))

    def _end_with(self, fault: Exception) -> None:
        from rich.text import Text

        if not self._exit_renderables:
            logfile.error(fault, "fault")
            self._exit_renderables.append(Text(told_fault(fault, logfile.shown_path())))
        self._close_messages_no_wait()

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


def run(session: Session) -> Session:
    """Show `session` until the person quits; saving goes on until the last change is durable.

    Return the session that was shown last, closed; another takes its place where one looked only
    and then began to write. Raises `SystemExit` with the code that a signal or a fault of the
    program calls for.
    """
    ascii_only = not draws_unicode(os.environ)
    if ascii_only:
        ScrollBar.renderer = AsciiScrollBar
    app = ReaderApp(session, ascii_only=ascii_only, alone=True)
    sys.setswitchinterval(SWITCH_EVERY)
    logfile.in_background()
    try:
        app.run()
    finally:
        app.end_session()
    if app.return_code:
        raise SystemExit(app.return_code)
    return app.session
