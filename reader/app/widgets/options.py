"""Things to choose from in a few rows: each with its key, each to be clicked, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip as Row
from textual.widget import Widget

from reader.app.widgets.lines import shorten
from reader.text.graphemes import cells

BETWEEN = 2
"""Blanks between two options."""
BEFORE_GROUP = 3
"""Blanks before the name of a group that begins inside a row."""


class Option(NamedTuple):
    """A key as people write it, what it stands for, the group it is in, and whether it holds."""

    key: str
    text: str
    group: str = ""
    on: bool = False


class Placed(NamedTuple):
    """An option, or the name of a group (-1), at a place in the rows, in cells."""

    row: int
    start: int
    end: int
    text: str
    option: int


class Options(Widget):
    """Draws options in as many rows as they need, or each in a row of its own."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Options { height: auto; width: 1fr; }
    """

    @dataclass
    class Picked(Message):
        """An option was clicked."""

        key: str
        index: int

    def __init__(self, *, a_row_each: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options: tuple[Option, ...] = ()
        self._a_row_each = a_row_each
        self._placed: tuple[int, list[Placed]] = (-1, [])

    def show(self, options: Sequence[Option]) -> None:
        """Show other options."""
        if tuple(options) != self._options:
            width, before = self._placed[0], self._rows(self._placed[0])
            self._options = tuple(options)
            self._placed = (-1, [])
            self.refresh(layout=self._rows(width) != before)

    def placed(self, width: int) -> list[Placed]:
        """Return where everything stands in rows of `width` cells."""
        if self._placed[0] != width:
            lay = a_row_each if self._a_row_each else lay_out
            self._placed = width, lay(self._options, width)
        return self._placed[1]

    @property
    def text(self) -> str:
        """What the rows say, for tests."""
        rows: dict[int, str] = {}
        for one in self.placed(self.size.width):
            rows[one.row] = rows.get(one.row, "").ljust(one.start) + one.text
        return "\n".join(rows.values())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows the options take."""
        return self._rows(width)

    def _rows(self, width: int) -> int:
        return max((one.row for one in self.placed(width)), default=-1) + 1

    def render_line(self, y: int) -> Row:
        """Draw one row."""
        width, base = self.size.width, self.rich_style
        segments: list[Segment] = []
        at = 0
        for one in self.placed(width):
            if one.row != y:
                continue
            segments.append(Segment(" " * (one.start - at), base))
            at = one.end
            if one.option < 0:
                segments.append(Segment(one.text, base + Style(underline=True)))
                continue
            option = self._options[one.option]
            look = Style(bold=True, reverse=True) if option.on else Style()
            key = len(option.key)
            segments += [
                Segment(one.text[:key], base + Style(bold=True) + look),
                Segment(one.text[key:], base + look),
            ]
        return Row(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Pick what was clicked."""
        at = event.get_content_offset(self)
        if event.button != 1 or at is None:
            return
        event.stop()
        for one in self.placed(self.size.width):
            if one.option >= 0 and one.row == at.y and one.start <= at.x < one.end:
                self.post_message(self.Picked(self._options[one.option].key, one.option))


def lay_out(options: Sequence[Option], width: int) -> list[Placed]:
    """Place options on rows of `width` cells, the name of a group before its first option."""
    placed: list[Placed] = []
    row = at = 0
    group = ""
    for index, option in enumerate(options):
        text = shorten(f"{option.key} {option.text}", width)
        named = option.group != group
        group = option.group
        name = shorten(group, max(0, width - cells(text) - 1)) if named else ""
        gap = (BEFORE_GROUP if named else BETWEEN) if at else 0
        size = cells(text) + (cells(name) + 1 if name else 0)
        if at and at + gap + size > width:
            row, at, gap = row + 1, 0, 0
        at += gap
        if name:
            placed.append(Placed(row, at, at + cells(name), name, -1))
            at += cells(name) + 1
        placed.append(Placed(row, at, at + cells(text), text, index))
        at += cells(text)
    return placed


def a_row_each(options: Sequence[Option], width: int) -> list[Placed]:
    """Place each option on a row of its own."""
    texts = [shorten(f"{option.key} {option.text}", width) for option in options]
    return [Placed(row, 0, cells(text), text, row) for row, text in enumerate(texts)]
