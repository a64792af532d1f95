"""Asking for one line of text."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from reader.app.widgets.dialog import Dialog
from reader.app.widgets.field import Field
from reader.app.widgets.lines import plain


class AskScreen(Dialog[str | None], inherit_bindings=False):
    """Returns what was typed, without blanks around it, or None."""

    DEFAULT_CSS = """
    AskScreen { align: center middle; }
    AskScreen > Vertical {
        width: 80%; max-width: 84; height: auto;
        border: round $foreground; padding: 0 1; background: $background;
    }
    AskScreen Field { padding: 0; }
    """
    BINDINGS: ClassVar = [("escape", "leave", "Leave")]

    def __init__(self, title: str, text: str = "") -> None:
        """Ask under `title`; `text` stands there already."""
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with Vertical() as box:
            box.border_title = plain(self._title)
            box.border_subtitle = Content("enter takes it   esc leaves")
            yield Field(self._text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return what stands there."""
        event.stop()
        self.dismiss(event.value.strip() or None)

    def action_leave(self) -> None:
        """Return nothing."""
        self.dismiss(None)
