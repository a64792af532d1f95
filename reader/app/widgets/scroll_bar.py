"""Scroll bars that are drawn anew only where the thumb looks different."""

from __future__ import annotations

from math import ceil

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar

STEPS = 8
"""Places that a thumb can have in a cell, as Textual draws it."""


def follow(view: ScrollView, position: float) -> None:
    """Put the vertical bar of `view` to `position` (rows); quietly if no one could see it move."""
    if not view.show_vertical_scrollbar:
        return
    bar = view.vertical_scrollbar
    seen = thumb(bar, bar.position)
    if seen is not None and seen == thumb(bar, position):
        bar.set_reactive(ScrollBar.position, bar.validate_position(position))


def measure(view: ScrollView, rows: int) -> None:
    """Let `view` scroll over so many `rows`, without a layout.

    Textual lays the whole screen out, and draws all of it, when what a view scrolls over changes,
    since scroll bars may come or go. Here `view` has a height of its own and bars that stay.
    """
    size = Size(view.scrollable_content_region.width, rows)
    if size == view.virtual_size:
        return
    view.set_reactive(ScrollView.virtual_size, size)
    bar = view.vertical_scrollbar
    bar.window_virtual_size = rows
    bar.window_size = view.container_size.height
    view.scroll_y = view.validate_scroll_y(view.scroll_y)


def thumb(bar: ScrollBar, position: float) -> tuple[int, int] | None:
    """Return from where to where the thumb is drawn, in eighths of a cell; None for no thumb."""
    size, window, virtual = bar.size.height, bar.window_size, ceil(bar.window_virtual_size)
    if not size or not 0 < window < virtual or size == virtual:
        return None
    length = max(1, window / (virtual / size))
    start = int((size - length) * (position / (virtual - window)) * STEPS)
    return start, start + ceil(length * STEPS)
