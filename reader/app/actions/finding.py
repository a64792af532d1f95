"""Actions that find: filters and sorting of the list, and searches over all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions.registry import action

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk

GROUP = "Search"


@action("list.filter", "Filter the list", "/", group=GROUP, context="list", hint="filter", rank=30)
def ask_filter(desk: Desk) -> None:
    desk.ask_filter()


@action("list.filter-off", "Show all articles again", "escape", group=GROUP, context="list")
def clear_filter(desk: Desk) -> None:
    desk.clear_filter()


@action("list.saved-filter", "Choose a saved filter", "F", group=GROUP, context="list")
def saved_filter(desk: Desk) -> None:
    desk.ask_saved_filter()


@action("list.sort", "Sort the list", "o", group=GROUP, context="list", hint="sort", rank=32)
def ask_sort(desk: Desk) -> None:
    desk.ask_sort()


@action("search.all", "Search all articles", "g /", group=GROUP, context="anywhere")
def search_all(desk: Desk) -> None:
    desk.search_all()


@action("annotations", "All spans in a table", "g a", group=GROUP, context="anywhere")
def show_annotations(desk: Desk) -> None:
    desk.show_annotations()


@action(
    "labels.manage",
    "Rename, merge or delete a label",
    "g l",
    group="Labels",
    context="anywhere",
)
def manage_labels(desk: Desk) -> None:
    desk.manage_labels()
