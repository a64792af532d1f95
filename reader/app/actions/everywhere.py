"""Actions over all articles that begin at one span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions.registry import action

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk


@action(
    "span.everywhere",
    "Label the same passage in all articles",
    "*",
    group="Labels",
    hint="everywhere",
    rank=33,
)
def everywhere(desk: Desk) -> None:
    desk.ask_everywhere()
