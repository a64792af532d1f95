"""Actions on the guidelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions.registry import action

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk

GROUP = "Program"


@action("guide", "Show or hide the guidelines", "g d", group=GROUP, context="anywhere")
def guide(desk: Desk) -> None:
    desk.toggle_guide()


@action("guide.down", "Scroll the guidelines down", "g j", group=GROUP)
def guide_down(desk: Desk) -> None:
    desk.scroll_guide(1)


@action("guide.up", "Scroll the guidelines up", "g k", group=GROUP)
def guide_up(desk: Desk) -> None:
    desk.scroll_guide(-1)
