"""Colours of the label scheme and of the theme, as Rich has them."""

from __future__ import annotations

import re
from functools import lru_cache

from rich.color import Color, ColorParseError
from rich.style import Style
from textual.widget import Widget

ANSI_NAMES = frozenset(
    bright + name
    for bright in ("", "bright_")
    for name in ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
)
"""The names that any terminal of 16 colours can draw; a hyphen may stand for the underscore."""


@lru_cache(maxsize=256)
def label_color(name: str) -> Color | None:
    """Return the colour called `name` (one of `ANSI_NAMES` or ``#rrggbb``), or None for others."""
    wanted = name.strip().lower().replace("-", "_")
    if wanted not in ANSI_NAMES and not re.fullmatch("#[0-9a-f]{6}", wanted):
        return None
    try:
        return Color.parse(wanted)
    except ColorParseError:
        return None


def component_look(widget: Widget, name: str) -> Style:
    """Return what the component class `name` adds: its attributes, and the colours that it sets.

    Colours with transparency, such as ``$text-muted``, are mixed with the widget's background.
    """
    added = widget.get_component_rich_style(name, partial=True)
    whole = widget.get_component_rich_style(name)
    return added + Style(
        color=whole.color if added.color else None,
        bgcolor=whole.bgcolor if added.bgcolor else None,
    )
