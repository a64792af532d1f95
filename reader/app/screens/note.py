"""A small editor for a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from reader.app.widgets.area import Area
from reader.app.widgets.choices import Choice, Choices
from reader.app.widgets.dialog import Dialog
from reader.app.widgets.lines import plain
from reader.text.neutralise import neutralise

KEYS = (
    Choice("enter", "keeps it", "keep"),
    Choice("ctrl+n", "new line", "line"),
    Choice("ctrl+z", "undo", "back"),
    Choice("ctrl+e", "your editor", "editor"),
    Choice("esc", "leaves it as it was", "leave"),
)
REPLACED = "characters that a terminal would obey are replaced if you change it"
SURE = "esc again drops what you wrote   enter keeps it"


class NoteArea(Area):
    """Text over several lines in which enter keeps what was written."""

    class Kept(Message):
        """The person is done."""

    class Outside(Message):
        """The person wants to go on in an editor of theirs."""

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
        if event.key == "ctrl+e":
            event.stop()
            event.prevent_default()
            self.post_message(self.Outside())
            return
        await super()._on_key(event)


class NoteScreen(Dialog[str | None], inherit_bindings=False):
    """Asks for a note; returns its text, or None when it was left as it was."""

    DEFAULT_CSS = """
    NoteScreen { align: center middle; }
    NoteScreen > Vertical {
        width: 80%; max-width: 84; height: auto; max-height: 80%;
        border: round $foreground; padding: 0 1; background: $background;
    }
    NoteScreen NoteArea, NoteScreen NoteArea:focus { height: 8; border: none; padding: 0; }
    """
    BINDINGS: ClassVar = [("escape", "leave", "Leave")]

    def __init__(self, heading: str, text: str, edit: Callable[[str], str | None]) -> None:
        """Ask for a note; `edit` lets the person change a text elsewhere, None if it failed."""
        super().__init__()
        self._heading = heading
        self._edit = edit
        self._shown = neutralise(text)
        self._foot = "" if self._shown == text else REPLACED
        self._dropping = False

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with Vertical() as box:
            box.border_title = plain(self._heading)
            area = NoteArea(self._shown, soft_wrap=True)
            area.move_cursor(area.document.end)
            yield area
            yield Choices(KEYS)
            foot = Static(self._foot, markup=False)
            foot.display = bool(self._foot)
            yield foot

    @property
    def _text(self) -> str:
        return self.query_one(NoteArea).text.strip()

    def on_note_area_kept(self) -> None:
        """Return the text, if it was changed."""
        self.dismiss(self._text if self._text != self._shown.strip() else None)

    def on_text_area_changed(self) -> None:
        """Forget that the person was about to leave."""
        if self._dropping:
            self._dropping = False
            self._tell(self._foot)

    def _tell(self, words: str) -> None:
        foot = self.query_one(Static)
        foot.update(words)
        foot.display = bool(words)

    def on_note_area_outside(self) -> None:
        """Let the person go on in an editor, and take what comes back."""
        area = self.query_one(NoteArea)
        written = self._edit(area.text)
        if written is not None:
            clean = neutralise(written.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
            area.replace(clean, area.document.start, area.document.end)
        self.set_focus(area)

    def action_keep(self) -> None:
        """Keep the text."""
        self.on_note_area_kept()

    def action_line(self) -> None:
        """Begin a new line."""
        self.query_one(NoteArea).insert("\n")

    def action_back(self) -> None:
        """Undo what was typed last."""
        self.query_one(NoteArea).undo()

    def action_editor(self) -> None:
        """Go on in an editor."""
        self.on_note_area_outside()

    def action_leave(self) -> None:
        """Return nothing; where something was written only when asked twice."""
        if self._text != self._shown.strip() and not self._dropping:
            self._dropping = True
            self._tell(SURE)
        else:
            self.dismiss(None)
