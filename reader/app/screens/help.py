"""Help, generated from the registry of actions and the label scheme."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.app.actions.registry import Registry
from reader.app.widgets.lines import plain
from reader.model.scheme import LabelScheme

KEY_WIDTH = 26
"""Cells for the keys of an action."""


def shown_key(sequence: str) -> str:
    """Return a key sequence as people write it: ``g g`` as ``gg``."""
    parts = sequence.split()
    return "".join(parts) if all(len(part) == 1 for part in parts) else " ".join(parts)


def help_content(registry: Registry, scheme: LabelScheme) -> Content:
    """Return every action with its keys by group, then the labels with their definitions."""
    lines: list[Content] = []
    for group, actions in registry.groups().items():
        lines.append(Content.styled(group, "bold underline"))
        for action in actions:
            keys = "  ".join(shown_key(key) for key in action.keys)
            lines.append(
                Content.assemble(
                    (plain(keys.ljust(KEY_WIDTH)).plain, "bold"), plain(action.title).plain
                )
            )
        lines.append(Content(""))
    lines.append(Content.styled(f"Labels of {plain(scheme.name).plain}", "bold underline"))
    for label in scheme.labels:
        head = f"{label.key or ' '} {plain(label.name).plain}"
        lines.append(
            Content.assemble((head.ljust(KEY_WIDTH), "bold"), plain(label.definition).plain)
        )
    return Content("\n").join(lines)


class HelpScreen(ModalScreen[None]):
    """All keys and labels on one scrolling page."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > VerticalScroll {
        width: 90%; max-width: 100; height: 90%;
        border: round $foreground; padding: 0 1; background: $background;
    }
    """
    BINDINGS: ClassVar = [
        ("escape,question_mark", "close", "Close"),
        ("q", "app.leave", "Quit"),
        ("j,down", "down", "Down"),
        ("k,up", "up", "Up"),
        ("space", "page", "Page down"),
        ("b", "back", "Page up"),
    ]

    def __init__(self, registry: Registry, scheme: LabelScheme) -> None:
        super().__init__()
        self._content = help_content(registry, scheme)

    def compose(self) -> ComposeResult:
        """Build the page."""
        with VerticalScroll() as page:
            page.border_title = "Help"
            page.border_subtitle = "j k move   space b page   esc closes"
            yield Static(self._content)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_down(self) -> None:
        """Scroll a row down."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll a row up."""
        self.query_one(VerticalScroll).scroll_up(animate=False)

    def action_page(self) -> None:
        """Scroll a page down."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

    def action_back(self) -> None:
        """Scroll a page up."""
        self.query_one(VerticalScroll).scroll_page_up(animate=False)
