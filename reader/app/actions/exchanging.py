"""Actions that take the corpus out, and other people's work in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions.registry import action

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk

GROUP = "Program"


@action("export", "Export the corpus", "g e", group=GROUP, context="anywhere")
def export(desk: Desk) -> None:
    desk.ask_export()


@action("import", "Import annotations", "g i", group=GROUP, context="anywhere")
def import_(desk: Desk) -> None:
    desk.ask_import()
