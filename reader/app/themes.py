"""Themes: dark, light, one of high contrast, and one in the terminal's own 16 colours."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="reader-dark",
    primary="#5f87d7",
    accent="#d7af5f",
    foreground="#d8d8d8",
    background="#121212",
    surface="#121212",
    panel="#262626",
    success="#87af87",
    warning="#d7af5f",
    error="#ff8787",
    dark=True,
)
LIGHT = Theme(
    name="reader-light",
    primary="#005faf",
    accent="#875f00",
    foreground="#1c1c1c",
    background="#fafafa",
    surface="#fafafa",
    panel="#e4e4e4",
    success="#2e6b2e",
    warning="#875f00",
    error="#af0000",
    dark=False,
)

CONTRAST = Theme(
    name="reader-contrast",
    primary="#ffffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#00ff00",
    warning="#ffff00",
    error="#ff6060",
    dark=True,
)
TERMINAL = Theme(
    name="reader-terminal",
    ansi=True,
    primary="ansi_default",
    accent="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    success="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    dark=True,
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_blue",
        "input-selection-foreground": "ansi_bright_white",
    },
)
THEMES = {
    "dark": DARK,
    "light": LIGHT,
    "contrast": CONTRAST,
    "terminal": TERMINAL,
}
"""Themes by the name that the configuration gives them, in the order in which a key shows them."""
