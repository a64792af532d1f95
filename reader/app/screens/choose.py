"""Choosing one of many by typing part of it: actions, addresses, filters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.app.standing import stands
from reader.app.widgets.dialog import Dialog
from reader.app.widgets.field import Field
from reader.app.widgets.lines import plain, shorten
from reader.text.graphemes import cells

ROWS = 12
"""Choices in sight."""


class Choice(NamedTuple):
    """Something to choose: what is returned, what is shown, and a word at the right of it."""

    value: str
    shown: str
    aside: str = ""


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices that hold every word of `typed`, in any case.

    Those of which a word begins with what was typed first come first; else the order stays.
    """
    words = typed.casefold().split()
    if not words:
        return list(choices)
    found = []
    for choice in choices:
        held = f"{choice.shown} {choice.value} {choice.aside}".casefold()
        if all(word in held for word in words):
            begins = any(part.startswith(words[0]) for part in choice.shown.casefold().split())
            found.append((not begins, choice))
    return [choice for _, choice in sorted(found, key=lambda pair: pair[0])]


class Rows(Static):
    """The choices in sight; a click chooses."""

    def on_click(self, event: events.Click) -> None:
        """Take the row that was clicked."""
        event.stop()
        screen = self.screen
        assert isinstance(screen, ChooseScreen)
        screen.choose_row(event.y)


class ChooseScreen(Dialog[str | None], inherit_bindings=False):
    """Returns the value of a choice, or None."""

    DEFAULT_CSS = """
    ChooseScreen { align: center middle; }
    ChooseScreen > Vertical {
        width: 90%; max-width: 100; height: auto; max-height: 90%;
        border: round $foreground; padding: 0 1; background: $background;
    }
    ChooseScreen Field { padding: 0; }
    """
    BINDINGS: ClassVar = [
        ("escape", "leave", "Leave"),
        ("down,tab,ctrl+n", "move(1)", "Down"),
        ("up,shift+tab,ctrl+p", "move(-1)", "Up"),
        ("pagedown", f"move({ROWS})", "Page down"),
        ("pageup", f"move(-{ROWS})", "Page up"),
    ]

    def __init__(self, heading: str, choices: Sequence[Choice], *, does: str = "chooses") -> None:
        """Offer `choices` under `heading`; `does` says what enter does with the one chosen."""
        super().__init__()
        self._heading = heading
        self._choices = choices
        self._does = does
        self._found = list(choices)
        self._at = 0

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with Vertical() as box:
            box.border_title = plain(self._heading)
            box.border_subtitle = f"up down choose   enter {self._does}   esc leaves"
            yield Field(placeholder="part of it")
            yield Rows(Content(""))

    def on_mount(self) -> None:
        """Show the choices as wide as there is room."""
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Fit the rows to the new width."""
        self.call_after_refresh(self._show)

    @property
    def _first(self) -> int:
        """Index of the first choice in sight."""
        return max(0, min(self._at - ROWS // 2, len(self._found) - ROWS))

    def _show(self) -> None:
        if not stands(self):
            return
        rows = self.query_one(Rows)
        if not self._found:
            rows.update(Content("nothing holds this"))
            return
        width = max(20, rows.size.width)
        lines = []
        for index, choice in enumerate(self._found[self._first : self._first + ROWS], self._first):
            aside = shorten(choice.aside, width // 3)
            shown = shorten(choice.shown, width - 4 - cells(aside))
            gap = " " * max(1, width - 2 - cells(shown) - cells(aside))
            here = index == self._at
            line = f"{'>' if here else ' '} {shown}{gap}{aside}"
            lines.append(Content.styled(line, "reverse" if here else ""))
        rows.update(Content("\n").join(lines))

    def choose_row(self, row: int) -> None:
        """Take the choice in `row` of those in sight."""
        index = self._first + row
        if index < len(self._found):
            self.dismiss(self._found[index].value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what matches."""
        event.stop()
        self._found, self._at = matching(self._choices, event.value), 0
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return what is chosen for what stands in the field now."""
        event.stop()
        found = matching(self._choices, event.value)
        if found:
            self.dismiss(found[self._at if found == self._found else 0].value)

    def action_move(self, rows: int) -> None:
        """Choose another of those found; a page stops at the ends, a step goes round."""
        if not self._found:
            return
        wanted = self._at + rows
        last = len(self._found) - 1
        self._at = wanted % (last + 1) if abs(rows) == 1 else max(0, min(wanted, last))
        self._show()

    def action_leave(self) -> None:
        """Return nothing."""
        self.dismiss(None)
