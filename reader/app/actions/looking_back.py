"""Actions that show what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions.registry import action

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk


@action(
    "history",
    "History of the span, the article, the corpus",
    "g h",
    group="Changes",
    context="anywhere",
)
def show_history(desk: Desk) -> None:
    desk.show_history()
