"""Undoing or redoing what concerns many pages, with a word on how far it is."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.worker import get_current_worker

from reader import logfile
from reader.app.standing import stands
from reader.app.widgets.choices import Choice, Choices
from reader.app.widgets.dialog import Dialog
from reader.app.widgets.lines import Line, plain
from reader.model.changes import Change
from reader.model.errors import ReaderError, StoppedError
from reader.session.session import Session

Turned = Change | str | None
"""What was undone or redone; why it was not, as a sentence; or None where there was nothing."""


class TurningScreen(Dialog[Turned], inherit_bindings=False):
    """Undoes or redoes in a thread of its own; returns what came of it."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    TurningScreen { align: center middle; }
    TurningScreen > Vertical {
        width: 80%; max-width: 84; height: auto;
        border: round $foreground; padding: 0 1; background: $background;
    }
    TurningScreen Line { height: 1; }
    """
    BINDINGS: ClassVar = [("escape,q", "stop", "Stop")]

    def __init__(self, session: Session, act: Literal["undo", "redo"], summary: str) -> None:
        super().__init__()
        self._session = session
        self._act = act
        self._summary = summary
        self._stopped = False

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with Vertical() as box:
            box.border_title = plain("undoing" if self._act == "undo" else "doing again")
            yield Line(id="turning-what")
            yield Line(id="turning-told")
            yield Choices([Choice("esc", "stop, and leave everything as it was", "stop")])

    def on_mount(self) -> None:
        """Begin."""
        self.query_one("#turning-what", Line).show(self._summary)
        self.query_one("#turning-told", Line).show("0 %")
        self._turn()

    def action_stop(self) -> None:
        """Stop, unless all has been written already."""
        self._stopped = True
        self.query_one("#turning-told", Line).show("stopping")

    @work(thread=True, group="turning")
    def _turn(self) -> None:
        worker = get_current_worker()

        def watch(done: int, total: int) -> None:
            if self._stopped or worker.is_cancelled:
                raise StoppedError("stopped; everything is as it was")
            self.app.call_later(self._show, 100 * done // max(total, 1))

        result: Turned
        try:
            turn = self._session.undo if self._act == "undo" else self._session.redo
            result = turn(watch)
        except (ReaderError, OSError) as error:
            logfile.error(error)
            result = str(error)
        self.app.call_later(self._end, result)

    def _show(self, share: int) -> None:
        if stands(self) and not self._stopped:
            self.query_one("#turning-told", Line).show(f"{share} %")

    def _end(self, result: Turned) -> None:
        if stands(self):
            self.dismiss(result)
