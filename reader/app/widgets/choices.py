"""A row of what can be done here: each with its key, and each to be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.widget import Widget

from reader.app.widgets.lines import shorten
from reader.text.graphemes import cells

GAP = 3
"""Blanks after a choice."""


class Choice(NamedTuple):
    """A key as people write it, what it does, and the screen's action that does it."""

    key: str
    word: str
    action: str


class Choices(Widget):
    """Draws its choices in as many rows as they need."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Choices { height: auto; width: 1fr; }
    """

    def __init__(self, choices: Sequence[Choice], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._choices = tuple(choices)

    def show(self, choices: Sequence[Choice]) -> None:
        """Show other choices."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self.refresh(layout=True)

    def _rows(self, width: int) -> list[list[tuple[int, Choice]]]:
        """Return the choices of each row with the cell at which they begin."""
        rows: list[list[tuple[int, Choice]]] = [[]]
        at = 0
        for choice in self._choices:
            size = _size(choice)
            if rows[-1] and at + size > width:
                rows.append([])
                at = 0
            rows[-1].append((at, choice))
            at += size + GAP
        return rows

    def render(self) -> Content:
        """Draw the rows."""
        width = self.size.width
        lines = []
        for row in self._rows(width):
            pieces: list[tuple[str, str] | str] = []
            for _, choice in row:
                pieces += [(choice.key, "bold"), f" {shorten(choice.word, width)}{' ' * GAP}"]
            lines.append(Content.assemble(*pieces).truncate(width))
        return Content("\n").join(lines)

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        rows = self._rows(self.size.width)
        if event.button != 1 or event.y >= len(rows):
            return
        for start, choice in rows[event.y]:
            if start <= event.x < start + _size(choice):
                event.stop()
                await self.screen.run_action(choice.action)


def _size(choice: Choice) -> int:
    return cells(choice.key) + 1 + cells(choice.word)
