"""The guidelines beside the text, in the place of the list, so that the text stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.desk.shelving import Shelving
from reader.session.guidance import guidelines

if TYPE_CHECKING:
    from reader.app.widgets.guide_pane import GuidePane

HALF = 0.5


class Guiding(Shelving):
    """Shows and scrolls the guidelines."""

    _guide: GuidePane | None = None

    def toggle_guide(self) -> None:
        """Show the guidelines beside the text, or over all where there is no room, or hide them."""
        from reader.app.screens.guide import guide_content
        from reader.app.screens.page import PageScreen
        from reader.app.widgets.guide_pane import GuidePane

        if self._guide is not None:
            self.hide_guide()
            return
        content = guide_content(guidelines(self.session.root), self.session.scheme)
        body = self.query_one("#body")
        beside = not body.has_class("stacked") and not body.has_class("alone")
        if not (self.in_text and beside):
            keys = self.registry["guide"].keys
            again = keys[0].split(" ")[-1] if keys else ""
            self.app.push_screen(PageScreen("Guidelines", content, again=again))
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
