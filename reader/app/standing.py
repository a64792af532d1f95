"""Whether a screen still stands: what threads find may come after it has gone, or the program."""

from __future__ import annotations

from textual.widget import Widget


def stands(widget: Widget) -> bool:
    """Tell whether `widget` is there with all that it consists of, and not about to go."""
    return widget.is_mounted and widget.is_attached and widget.display
