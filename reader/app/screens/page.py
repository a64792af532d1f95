"""A page of text over the screen, to be read and closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from reader.app.desk.keying import key_name
from reader.app.widgets.bound import BoundScreen


class PageScreen(BoundScreen[None], inherit_bindings=False):
    """Content on one scrolling page."""

    DEFAULT_CSS = """
    PageScreen { align: center middle; }
    PageScreen > VerticalScroll {
        width: 90%; max-width: 100; height: auto; max-height: 90%; scrollbar-size-vertical: 1;
        border: round $foreground; padding: 0 1; background: $background;
    }
    """
    BINDINGS: ClassVar = [
        ("escape,question_mark,enter", "close", "Close"),
        ("q", "app.leave", "Quit"),
        ("j,down", "scroll_by(1)", "Down"),
        ("k,up", "scroll_by(-1)", "Up"),
        ("space,pagedown", "page(1)", "Page down"),
        ("b,pageup", "page(-1)", "Page up"),
        ("g,home", "go(0)", "To the beginning"),
        ("G,end", "go(1)", "To the end"),
    ]

    KEYS_SHOWN = "j k move   space b page   esc closes"

    def __init__(self, heading: str, content: Content, *, again: str = "") -> None:
        """Show `content` under `heading`, both safe to draw; the key `again` closes it, too."""
        super().__init__()
        self._heading = heading
        self._content = content
        self._again = again

    def compose(self) -> ComposeResult:
        """Build the page."""
        with VerticalScroll() as page:
            page.border_title = Content(self._heading)
            page.border_subtitle = self.KEYS_SHOWN
            yield from self.parts()

    def parts(self) -> Iterable[Widget]:
        """Return what stands on the page."""
        yield Static(self._content)

    def on_key(self, event: events.Key) -> None:
        """Close on the key that has opened it."""
        if self._again and key_name(event) == self._again:
            event.stop()
            self.dismiss(None)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_scroll_by(self, rows: int) -> None:
        """Scroll by rows."""
        self._go(self.query_one(VerticalScroll).scroll_offset.y + rows)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        page = self.query_one(VerticalScroll)
        self._go(page.scroll_offset.y + pages * max(1, page.size.height - 1))

    def action_go(self, end: int) -> None:
        """Go to the beginning (0) or the end (1)."""
        self._go(self.query_one(VerticalScroll).max_scroll_y if end else 0)

    def _go(self, row: int) -> None:
        self.query_one(VerticalScroll).scroll_to(y=row, animate=False, immediate=True)
