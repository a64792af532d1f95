"""Actions in the list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions.registry import action

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk

GROUP = "Articles"


@action("list.next", "Next article", "j", "down", group=GROUP, context="list", hint="move", rank=10)
def next_row(desk: Desk) -> None:
    desk.move_in_list(desk.count)


@action(
    "list.previous",
    "Previous article",
    "k",
    "up",
    group=GROUP,
    context="list",
    hint="move",
    rank=10,
)
def previous_row(desk: Desk) -> None:
    desk.move_in_list(-desk.count)


@action("list.page-down", "A page down", "space", "pagedown", group=GROUP, context="list")
def page_down(desk: Desk) -> None:
    desk.page_in_list(desk.count)


@action("list.page-up", "A page up", "b", "pageup", group=GROUP, context="list")
def page_up(desk: Desk) -> None:
    desk.page_in_list(-desk.count)


@action("list.half-down", "Half a page down", "ctrl+d", group=GROUP, context="list")
def half_down(desk: Desk) -> None:
    desk.page_in_list(desk.count / 2)


@action("list.half-up", "Half a page up", "ctrl+u", group=GROUP, context="list")
def half_up(desk: Desk) -> None:
    desk.page_in_list(-desk.count / 2)


@action("list.first", "First article", "g g", "home", group=GROUP, context="list")
def first_row(desk: Desk) -> None:
    desk.jump_in_list(desk.count - 1)


@action(
    "list.last",
    "Last article, or with a count that article",
    "G",
    "end",
    group=GROUP,
    context="list",
)
def last_row(desk: Desk) -> None:
    desk.jump_in_list(desk.count - 1 if desk.is_counted else -1)


@action(
    "list.open",
    "Read the article, at the kept place",
    "enter",
    "l",
    "right",
    "tab",
    group=GROUP,
    context="list",
    hint="read",
    rank=0,
)
def open_row(desk: Desk) -> None:
    desk.enter_text()


@action(
    "text.leave", "Back to the list", "escape", group=GROUP, context="text", hint="list", rank=5
)
def back(desk: Desk) -> None:
    desk.enter_list()
