"""Asking whether something is really to be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reader.app.widgets.choices import Choice, Choices
from reader.app.widgets.dialog import Dialog
from reader.app.widgets.lines import plain


class ConfirmScreen(Dialog[bool], inherit_bindings=False):
    """Returns whether the person said yes; `sentences` tell what would happen."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ConfirmScreen { align: center middle; }
    ConfirmScreen > Vertical {
        width: 80%; max-width: 84; height: auto; max-height: 90%;
        border: round $foreground; padding: 0 1; background: $background;
    }
    ConfirmScreen Choices { margin-top: 1; }
    """
    BINDINGS: ClassVar = [
        ("y", "answer(True)", "Yes"),
        ("n,escape,q", "answer(False)", "No"),
    ]

    def __init__(self, question: str, sentences: Sequence[str], yes: str) -> None:
        super().__init__()
        self._question = question
        self._sentences = tuple(sentences)
        self._yes = yes

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with Vertical() as box:
            box.border_title = plain(self._question)
            yield Static(self._content(self._sentences))
            yield Choices(
                [
                    Choice("y", self._yes, "answer(True)"),
                    Choice("n esc", "leave everything as it is", "answer(False)"),
                ]
            )

    def tell(self, sentences: Sequence[str]) -> None:
        """Tell something else, once it is known."""
        self._sentences = tuple(sentences)
        # The dialog may not be drawn yet, or be gone.
        for told in self.query(Static):
            told.update(self._content(sentences))

    @staticmethod
    def _content(sentences: Sequence[str]) -> Content:
        return Content("\n").join([plain(line) for line in sentences])

    def action_answer(self, yes: bool) -> None:
        """Return the answer."""
        self.dismiss(yes)
