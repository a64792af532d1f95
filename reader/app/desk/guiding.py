"""The guidelines beside the text, in the place of the list, so that the text stays where it is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.app.desk.shelving import Shelving
from reader.session.guidance import guidelines

HALF = 0.5


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


class Guiding(Shelving):
    """Shows and scrolls the guidelines."""

    _guide: GuidePane | None = None

    def toggle_guide(self) -> None:
        """Show the guidelines beside the text, or over all where there is no room, or hide them."""
        from reader.app.screens.guide import guide_content
        from reader.app.screens.page import PageScreen

        if self._guide is not None:
            self.hide_guide()
            return
        content = guide_content(guidelines(self.session.root), self.session.scheme)
        body = self.query_one("#body")
        beside = not body.has_class("stacked") and not body.has_class("alone")
        if not (self.in_text and beside):
            self.app.push_screen(PageScreen("Guidelines", content))
            return
        self._guide = GuidePane(content)
        body.add_class("guided")
        body.mount(self._guide, before=0)
        self.say("g j and g k scroll the guidelines, g d hides them")

    def hide_guide(self) -> None:
        """Bring the list back."""
        if self._guide is not None:
            self._guide.remove()
            self._guide = None
            self.query_one("#body").remove_class("guided")

    def enter_list(self) -> None:
        """Go to the list, which takes the place of the guidelines again."""
        self.hide_guide()
        super().enter_list()

    def scroll_guide(self, direction: int) -> None:
        """Scroll the guidelines by half of what is visible."""
        if self._guide is None:
            self.say("g d shows the guidelines")
            return
        rows = max(1, int(self._guide.size.height * HALF))
        self._guide.scroll_relative(y=direction * rows, animate=False)

    def on_resize(self) -> None:
        """Hide the guidelines where they would take the room of the text."""
        if self.query_one("#body").has_class("stacked"):
            self.hide_guide()
