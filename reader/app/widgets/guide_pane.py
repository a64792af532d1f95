"""The guidelines in the place of the list."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static


class GuidePane(VerticalScroll, can_focus=False):
    """The guidelines, as wide as the list; the wheel scrolls them."""

    DEFAULT_CSS = """
    GuidePane {
        width: 2fr; max-width: 64; height: 1fr; padding: 0 1; scrollbar-size-vertical: 1;
        border-right: solid $foreground 30%;
    }
    """

    def __init__(self, content: Content) -> None:
        super().__init__(id="guide")
        self._content = content

    def compose(self) -> ComposeResult:
        """Build the pane."""
        yield Static(self._content, markup=False)
