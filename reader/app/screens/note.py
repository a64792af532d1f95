"""A small editor for a note."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from reader.app.widgets.lines import plain
from reader.text.neutralise import neutralise


class NoteArea(TextArea):
    """Text over several lines in which enter keeps what was written."""

    ALLOW_SELECT = False

    class Kept(Message):
        """The person is done."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Kept())
            return
        if event.key == "ctrl+n":
            event.stop()
            event.prevent_default()
            self.insert("\n")
            return
        await super()._on_key(event)


class NoteScreen(ModalScreen[str | None]):
    """Asks for a note; returns its text, or None when it was left as it was."""

    DEFAULT_CSS = """
    NoteScreen { align: center middle; }
    NoteScreen > Vertical {
        width: 80%; max-width: 84; height: auto; max-height: 80%;
        border: round $foreground; padding: 0 1; background: $background;
    }
    NoteScreen NoteArea, NoteScreen NoteArea:focus { height: 8; border: none; padding: 0; }
    NoteScreen .foot { color: $foreground; }
    """
    BINDINGS: ClassVar = [("escape", "leave", "Leave")]

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        self._heading = heading
        self._stored = text
        self._shown = neutralise(text)

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with Vertical():
            yield Static(plain(self._heading), classes="head")
            area = NoteArea(self._shown, soft_wrap=True)
            area.move_cursor(area.document.end)
            yield area
            foot = "enter keeps it   ctrl+n new line   esc leaves it as it was"
            if self._shown != self._stored:
                foot += "\ncharacters that a terminal would obey are replaced if you change it"
            yield Static(plain(foot) if "\n" not in foot else foot, classes="foot", markup=False)

    def on_note_area_kept(self) -> None:
        """Return the text, if it was changed."""
        text = self.query_one(NoteArea).text.strip()
        self.dismiss(None if text == self._shown.strip() else text)

    def action_leave(self) -> None:
        """Return nothing."""
        self.dismiss(None)
