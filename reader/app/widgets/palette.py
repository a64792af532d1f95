"""Colours of the label scheme and of the theme, as Rich has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rich.color import Color, ColorParseError
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.widget import Widget

ANSI_NAMES = frozenset(
    bright + name
    for bright in ("", "bright_")
    for name in ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
)
"""The names that any terminal of 16 colours can draw; a hyphen may stand for the underscore."""


SHADES: Mapping[bool, Mapping[str, str]] = {
    True: {
        "red": "#e00312",
        "green": "#98e576",
        "yellow": "#face34",
        "blue": "#6d9efc",
        "magenta": "#a42ba5",
        "cyan": "#49fdff",
        "bright_black": "#a0a0a0",
        "bright_red": "#c65861",
        "bright_green": "#58c88e",
        "bright_yellow": "#a08d3a",
        "bright_blue": "#3e48f1",
        "bright_magenta": "#f740de",
        "bright_cyan": "#488796",
    },
    False: {
        "red": "#6c2022",
        "green": "#1ba735",
        "yellow": "#67560a",
        "blue": "#2f38ec",
        "magenta": "#d365da",
        "cyan": "#0e6f87",
        "bright_black": "#919191",
        "bright_red": "#b04c59",
        "bright_green": "#208933",
        "bright_yellow": "#897e07",
        "bright_blue": "#151a6f",
        "bright_magenta": "#9e2bb1",
        "bright_cyan": "#068faf",
    },
}
"""What each name is on a dark ground (True) and on a light one, where there are enough colours.

Chosen so that each is easy to see on its ground, any two stay apart for eyes without one kind of
cone, and a terminal of 16 colours shows the same hue.
"""


@lru_cache(maxsize=256)
def label_color(name: str) -> Color | None:
    """Return the colour called `name` (one of `ANSI_NAMES` or ``#rrggbb``), or None for others.

    ``grey`` is what such a terminal has for it, its bright black.
    """
    wanted = name.strip().lower().replace("-", "_")
    wanted = "bright_black" if wanted in ("grey", "gray") else wanted
    if wanted not in ANSI_NAMES and not re.fullmatch("#[0-9a-f]{6}", wanted):
        return None
    try:
        return Color.parse(wanted)
    except ColorParseError:
        return None


def theme_color(widget: Widget, name: str) -> Color | None:
    """Return the colour called `name` as `widget` should draw it under the theme of the moment.

    Under a theme that draws in the terminal's own colours, a named colour stays a name. Otherwise
    it becomes one of `SHADES`, which a terminal of 16 colours shows as the same hue; left as a name
    it would first be replaced by a shade of Textual's palette, and yellow end up as red.
    """
    color = label_color(name)
    if color is None or widget.app.native_ansi_color:
        return color
    shade = SHADES[widget.app.current_theme.dark].get(color.name)
    return Color.parse(shade) if shade else Color.from_triplet(color.get_truecolor())


def contrast_to(color: Color) -> Color:
    """Return black or white, whichever is easier to read on `color`."""
    black, white = ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255)
    ground = color.get_truecolor()
    dark = contrast(white, ground) > contrast(black, ground)
    return Color.from_triplet(white if dark else black)


def contrast(one: ColorTriplet, two: ColorTriplet) -> float:
    """Return the contrast ratio of WCAG 2 between two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: ColorTriplet) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
