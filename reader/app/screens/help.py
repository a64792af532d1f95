"""Help, generated from the registry of actions and the label scheme."""

from __future__ import annotations

from textual.content import Content

from reader.app.actions.keys import shown_key
from reader.app.actions.registry import Registry
from reader.app.screens.page import PageScreen
from reader.app.widgets.lines import plain
from reader.model.scheme import LabelScheme

KEY_WIDTH = 22
"""Cells for the keys of an action."""


MOUSE = (
    ("click", "the sentence; on a list row again, or twice: read it"),
    ("double, triple click", "the word, the paragraph"),
    ("drag", "whole words; with shift, alt or ctrl characters"),
    ("click a label below", "label the selection, or the words dragged over"),
    ("drag an end of a span", "move that edge of the span under the cursor"),
    ("click a hint", "choose its word, after f or F"),
    ("click a margin note", "its span"),
)


def help_content(registry: Registry, scheme: LabelScheme) -> Content:
    """Return every action with its keys by group, then the labels with their definitions."""
    labels = {f"label:{label.name}" for label in scheme.labels}
    lines: list[Content] = []
    for group, actions in registry.groups().items():
        lines.append(Content.styled(group, "bold underline"))
        for action in actions:
            if action.id not in labels:
                keys = "  ".join(shown_key(key) for key in action.keys)
                lines.append(_line(keys, action.title))
        lines.append(Content(""))
    lines.append(Content.styled("Mouse", "bold underline"))
    lines += [_line(what, does) for what, does in MOUSE]
    lines.append(Content(""))
    lines.append(Content.styled(f"Labels of {plain(scheme.name).plain}", "bold underline"))
    lines.append(Content("A label's key labels the selection; the same key takes it off."))
    lines += [
        _line(f"{label.key or '·'} {label.name}", label.definition) for label in scheme.labels
    ]
    return Content("\n").join(lines)


def _line(left: str, right: str) -> Content:
    shown = plain(left).plain
    return Content.assemble((shown.ljust(KEY_WIDTH) + "  ", "bold"), plain(right).plain)


class HelpScreen(PageScreen):
    """All keys and labels on one scrolling page."""

    def __init__(self, registry: Registry, scheme: LabelScheme) -> None:
        super().__init__("Help", help_content(registry, scheme))
