"""Strips: a few rows over the foot of the text's side, which leave the text in sight.

A key that a strip has nothing for closes it and does what it does in the text, so that no key is
spent on leaving.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.color import Color
from textual.containers import Vertical

from reader.app.compositor import SparingCompositor
from reader.app.desk.keying import key_name
from reader.app.standing import stands
from reader.app.widgets.dialog import Dialog
from reader.app.widgets.lines import Line
from reader.app.widgets.options import Option, Options

if TYPE_CHECKING:
    from reader.app.screens.main import MainScreen

PAGES = {"pagedown": 1, "pageup": -1}
"""Keys that scroll a strip which has more than fits."""
BELOW = 2
"""Rows under a strip: the status, which goes on telling what was done, and the hints."""


class StripScreen(Dialog[None], inherit_bindings=False):
    """A heading, options, and what else can be done; every key acts at once."""

    AUTO_FOCUS = ""
    A_ROW_EACH = False
    DEFAULT_CSS = """
    StripScreen { align: left bottom; }
    StripScreen > Vertical {
        height: auto; max-height: 75%; overflow-y: auto; scrollbar-size-vertical: 1;
        padding: 0 1; background: $background;
        border-top: solid $foreground;
    }
    """

    def __init__(self, desk: MainScreen) -> None:
        super().__init__()
        self._compositor = SparingCompositor()
        self.desk = desk

    # --- what a strip of one kind says -----------------------------------------------------------

    def heading(self) -> str:
        """Return what stands in a row above the options; empty for none."""
        return ""

    def options(self) -> Sequence[Option]:
        """Return what can be chosen."""
        raise NotImplementedError

    def others(self) -> Sequence[Option]:
        """Return what else can be done, in the last row."""
        return (Option("esc", "leaves"),)

    def press(self, key: str) -> bool:
        """Do what a key, as the registry writes it, stands for; tell whether it stands for any."""
        raise NotImplementedError

    # --- the same for all ------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Build the strip as it is to be, where the foot of the text's side is: laid out once."""
        self.styles.background = Color(0, 0, 0, 0)
        self._box, self._heading_row = Vertical(), Line(id="heading")
        self._option_rows = Options(a_row_each=self.A_ROW_EACH, id="options")
        self._other_rows = Options(id="others")
        self._fit()
        self.show()
        with self._box:
            yield self._heading_row
            yield self._option_rows
            yield self._other_rows

    def on_mount(self) -> None:
        """Keep in sight what the strip would stand on."""
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """Scroll what is selected out from under the strip, if it lies there."""
        document, opened = self.desk.document, self.desk.opened
        if opened is None or not stands(self):
            return
        top = self._box.region.y - document.region.y
        first = document.screen_row(opened.selection.start)
        last = document.screen_row(opened.selection.end - 1)
        if top > 1 and last >= top:
            document.scroll_rows(min(last - top + 1, max(0, first)))

    def on_resize(self) -> None:
        """Stay there."""
        self._fit()

    def _fit(self) -> None:
        side = self.desk.query_one("#right").region
        box = self._box
        width = self.app.size.width
        beside = side.x if side.width else 0
        box.styles.margin = (0, 0, BELOW, beside)
        box.styles.width = max(1, (side.width or width))
        box.styles.min_height = self.desk.query_one("#foot").size.height + 1

    def show(self) -> None:
        """Show what can be chosen now."""
        heading = self.heading()
        self._heading_row.display = bool(heading)
        self._heading_row.show(heading, bold=True)
        self._option_rows.show(self.options())
        self._other_rows.show(self.others())

    def take_key(self, event: events.Key) -> None:
        """Choose, leave, or leave and do what the key does in the text."""
        key = key_name(event)
        if self.press(key):
            return
        box = self._box
        if key in PAGES and box.max_scroll_y > 0:
            box.scroll_relative(y=PAGES[key] * box.size.height, animate=False)
            return
        self.dismiss(None)
        if key not in ("escape", "enter"):
            self.desk.take_key(event)

    def on_options_picked(self, event: Options.Picked) -> None:
        """Do what was clicked as if its key had been pressed."""
        event.stop()
        key = {"esc": "escape"}.get(event.key, event.key)
        if not self.press(key):
            self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """Leave when something else is clicked."""
        if event.widget is self:
            self.dismiss(None)
