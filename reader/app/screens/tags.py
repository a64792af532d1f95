"""Tags of an article: one key a value for the closed sets, and a field for free ones."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.app.widgets.lines import plain
from reader.model.records import FREE_TAG
from reader.model.scheme import LabelScheme
from reader.text.graphemes import cells

Chosen = Sequence[tuple[str, str]]
MAX_WIDTH = 84
LETTERS = [c for c in string.ascii_lowercase if c not in "jkq"]


def keyed_values(scheme: LabelScheme) -> dict[str, tuple[str, str]]:
    """Return a key for each (tag, value) of the closed sets, as far as the letters go."""
    values = [(tag.name, value) for tag in scheme.tags for value in tag.values]
    return dict(zip(LETTERS, values, strict=False))


class TagScreen(ModalScreen[None]):
    """Sets and unsets tags; every key acts at once through `toggle`, which returns what is set."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    TagScreen { align: center middle; }
    TagScreen > Vertical {
        width: 80%; max-width: 84; height: auto; max-height: 90%;
        border: round $foreground; padding: 0 1; background: $background;
    }
    TagScreen Input { border: none; padding: 0; height: 1; display: none; }
    TagScreen Input.open { display: block; }
    """
    BINDINGS: ClassVar = [("escape", "leave", "Leave"), ("q", "app.leave", "Quit")]

    def __init__(
        self, scheme: LabelScheme, chosen: Chosen, toggle: Callable[[str, str], Chosen]
    ) -> None:
        super().__init__()
        self._scheme = scheme
        self._chosen = list(chosen)
        self._toggle = toggle
        self._keys = keyed_values(scheme)

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with Vertical() as box:
            box.border_title = "Tags of this article"
            yield Static(self._content(), id="values")
            yield Input(placeholder="a tag of your own, then enter", id="free")

    def _content(self) -> Content:
        rows: list[Content] = []
        for tag in self._scheme.tags:
            rows.append(Content.styled(plain(tag.name).plain, "bold underline"))
            keyed = [(key, value) for key, (name, value) in self._keys.items() if name == tag.name]
            rows += self._grid(tag.name, keyed)
        free = [value for name, value in self._chosen if name == FREE_TAG]
        rows.append(Content.styled("free tags", "bold underline"))
        rows.append(plain(", ".join(free) if free else "none"))
        rows.append(Content(""))
        rows.append(
            Content("letter sets or unsets   / free tag (again: takes it off)   esc closes")
        )
        return Content("\n").join(rows)

    def _grid(self, tag: str, keyed: Sequence[tuple[str, str]]) -> list[Content]:
        """Lay out the values of a tag in as many columns as fit."""
        room = min(MAX_WIDTH, self.app.size.width * 8 // 10) - 4
        width = max((cells(value) for _, value in keyed), default=0) + 9
        columns = max(1, room // width)
        rows: list[Content] = []
        for at in range(0, len(keyed), columns):
            pieces: list[tuple[str, str]] = []
            for key, value in keyed[at : at + columns]:
                on = (tag, value) in self._chosen
                shown = f"{key} [{'x' if on else ' '}] {plain(value).plain}"
                pieces.append((shown + " " * (width - cells(shown)), "bold" if on else ""))
            rows.append(Content.assemble(*pieces))
        return rows

    def _apply(self, name: str, value: str) -> None:
        self._chosen = list(self._toggle(name, value))
        self.query_one("#values", Static).update(self._content())

    def on_key(self, event: events.Key) -> None:
        """Act on the letter of a value."""
        if self.query_one(Input).has_focus:
            return
        if event.character == "/":
            event.stop()
            field = self.query_one(Input)
            field.add_class("open")
            field.focus()
            return
        found = self._keys.get(event.character or "")
        if found is not None:
            event.stop()
            self._apply(*found)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Set or unset a free tag."""
        event.stop()
        value = " ".join(event.value.split())
        event.input.value = ""
        event.input.remove_class("open")
        self.set_focus(None)
        if value:
            self._apply(FREE_TAG, value)

    def action_leave(self) -> None:
        """Close the field if it is open, else the dialog."""
        field = self.query_one(Input)
        if field.has_focus:
            field.remove_class("open")
            self.set_focus(None)
        else:
            self.dismiss(None)
