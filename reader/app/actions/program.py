"""Actions on the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions.registry import action

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk


@action(
    "undo",
    "Undo the last change, in any article",
    "u",
    group="Changes",
    context="anywhere",
    hint="undo",
    rank=28,
)
def undo(desk: Desk) -> None:
    desk.turn("undo")


@action("redo", "Redo what was undone", "ctrl+r", group="Changes", context="anywhere")
def redo(desk: Desk) -> None:
    desk.turn("redo")


@action(
    "save",
    "Save again what could not be saved; where one only looks, open to write",
    "S",
    group="Changes",
    context="anywhere",
)
def save(desk: Desk) -> None:
    desk.retry()


@action(
    "save.elsewhere",
    "Save in another folder what could not be saved",
    "g S",
    group="Changes",
    context="anywhere",
)
def save_elsewhere(desk: Desk) -> None:
    desk.ask_elsewhere()


@action("help", "Show this help", "?", group="Program", context="anywhere", hint="help", rank=0)
def show_help(desk: Desk) -> None:
    desk.show_help()


@action("list.toggle", "Hide or show the list", "z", group="Program", context="anywhere")
def toggle_list(desk: Desk) -> None:
    desk.toggle_list()


@action(
    "theme",
    "The next theme: dark, light, high contrast, the terminal's own",
    "T",
    group="Program",
    context="anywhere",
)
def next_theme(desk: Desk) -> None:
    desk.next_theme()


@action("refresh", "Look for new and changed pages", "R", group="Program", context="anywhere")
def refresh(desk: Desk) -> None:
    desk.refresh_corpus()


@action("problems", "Show what was found wrong", "P", group="Program", context="anywhere")
def show_problems(desk: Desk) -> None:
    desk.show_problems()


@action(
    "suspend", "Leave for the shell; fg comes back", "ctrl+z", group="Program", context="anywhere"
)
def suspend(desk: Desk) -> None:
    desk.suspend()


@action("quit", "Quit", "q", group="Program", context="anywhere", hint="quit", rank=1)
def leave(desk: Desk) -> None:
    desk.leave()


@action(
    "back",
    "Back: from the text to the list, from the list out",
    group="Program",
    context="anywhere",
)
def step_back(desk: Desk) -> None:
    if desk.in_text:
        desk.enter_list()
    else:
        desk.leave()
