"""The labels of the scheme with their keys; a click on one labels the selection."""

from __future__ import annotations

from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip as Row
from textual.widget import Widget

from reader.app.widgets.lines import shorten
from reader.app.widgets.palette import label_color
from reader.model.scheme import Label, LabelScheme
from reader.text.graphemes import cells
from reader.text.neutralise import neutralise_line

MOST_ROWS = 2
"""Rows at most; what does not fit is reached by name."""


class Item(NamedTuple):
    """A label in the legend: its place on a row, in cells, and its text."""

    row: int
    start: int
    end: int
    text: str
    label: Label


class Legend(Widget):
    """One or two rows of labels, as tall as they need."""

    DEFAULT_CSS = """
    Legend { height: auto; width: 1fr; padding: 0 1; }
    """
    ALLOW_SELECT = False

    class Picked(Message):
        """A label was clicked."""

        def __init__(self, label: str) -> None:
            super().__init__()
            self.label = label

    def __init__(self, scheme: LabelScheme, *, id: str) -> None:
        super().__init__(id=id)
        self._labels = scheme.labels
        self._laid_out_for = -1
        self._items: list[Item] = []

    def items(self, width: int) -> list[Item]:
        """Lay the labels out in `width` cells; on as few rows as do, `MOST_ROWS` at most."""
        if width != self._laid_out_for:
            self._laid_out_for = width
            self._items = lay_out(self._labels, width)
        return self._items

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows the labels take."""
        return max((item.row for item in self.items(width)), default=0) + 1

    def render_line(self, y: int) -> Row:
        """Draw one row."""
        width = self.size.width
        base = self.rich_style
        segments: list[Segment] = []
        at = 0
        for item in self.items(width):
            if item.row != y:
                continue
            segments.append(Segment(" " * (item.start - at), base))
            key, _, name = item.text.partition(" ")
            color = None if self.app.no_color else label_color(item.label.color)
            segments += [
                Segment(key, base + Style(bold=True, color=color)),
                Segment(f" {name}" if name else "", base),
            ]
            at = item.end
        hidden = len(self._labels) - len(self._items)
        if hidden and y == MOST_ROWS - 1:
            segments.append(Segment(f"  +{hidden}: enter", base))
        return Row(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Pick the label under the mouse."""
        event.stop()
        at = event.get_content_offset(self)
        if at is None:
            return
        for item in self.items(self.size.width):
            if item.row == at.y and item.start <= at.x < item.end:
                self.post_message(self.Picked(item.label.name))


def lay_out(labels: tuple[Label, ...], width: int) -> list[Item]:
    """Place labels on rows of `width` cells; one blank between them if they then fit on one row."""
    texts = [
        shorten(f"{label.key or '·'} {neutralise_line(label.name)}", width) for label in labels
    ]
    wide = sum(cells(text) for text in texts)
    gap = next((g for g in (3, 2, 1) if wide + g * (len(texts) - 1) <= width), 2)
    items: list[Item] = []
    row = at = 0
    for label, text in zip(labels, texts, strict=True):
        size = cells(text)
        if at and at + size > width:
            row, at = row + 1, 0
        if row >= MOST_ROWS:
            break
        items.append(Item(row, at, at + size, text, label))
        at += size + gap
    more = len(f"  +{len(labels)}: enter")
    while len(items) < len(labels) and items and items[-1].row and items[-1].end + more > width:
        items.pop()
    return items
