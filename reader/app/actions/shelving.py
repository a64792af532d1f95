"""Actions on what there is to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions.registry import action

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk

GROUP = "Articles"


@action("list.next-unread", "Next unread article", "N", group=GROUP, context="list")
def next_unread_row(desk: Desk) -> None:
    desk.next_unread()


@action("next-unread", "Next unread article", "g n", group=GROUP, context="anywhere")
def next_unread(desk: Desk) -> None:
    desk.next_unread()


@action("list.all-read", "Mark all that the list shows as read", "A", group=GROUP, context="list")
def all_read(desk: Desk) -> None:
    desk.ask_all_read()


@action("list.hide-read", "Hide what is read or archived", "H", group=GROUP, context="list")
def hide_read(desk: Desk) -> None:
    desk.hide_read()


@action("list.star", "Star the article, or take the star away", "*", group=GROUP, context="list")
def star(desk: Desk) -> None:
    desk.toggle_star()


@action("list.archive", "Archive the article, or bring it back", "X", group=GROUP, context="list")
def archive(desk: Desk) -> None:
    desk.toggle_archived()


@action("list.remove", "Remove the page to the trash", "delete", group=GROUP, context="list")
def remove(desk: Desk) -> None:
    desk.ask_remove()
