"""Actions that lead out of Reader, and to every other action by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions.registry import action

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk

GROUP = "Program"


@action(
    "palette",
    "Every action by name",
    ":",
    "ctrl+p",
    group=GROUP,
    context="anywhere",
    hint="all",
    rank=-1,
)
def palette(desk: Desk) -> None:
    desk.ask_action()


@action("tour", "A tour of the first keys", "g t", group=GROUP, context="anywhere")
def tour(desk: Desk) -> None:
    desk.start_tour()


@action("passage.copy", "Copy the selected passage with its reference", "y", group="Article")
def copy_passage(desk: Desk) -> None:
    desk.copy_passage()


@action(
    "article.browse",
    "Open an address that the page prints in the browser",
    "O",
    group="Article",
    context="anywhere",
)
def browse(desk: Desk) -> None:
    desk.ask_address()


@action("article.edit", "Look at a copy in $EDITOR", "E", group="Article", context="anywhere")
def edit(desk: Desk) -> None:
    desk.open_editor()


@action("article.pager", "Read in $PAGER", "V", group="Article", context="anywhere")
def pager(desk: Desk) -> None:
    desk.open_pager()


@action(
    "article.pipe",
    "Give the article to a command of your configuration",
    "|",
    group="Article",
    context="anywhere",
)
def pipe(desk: Desk) -> None:
    desk.ask_command()
