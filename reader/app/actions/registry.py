"""The one registry of actions: help, hint line and key map are generated from it.

An action is a small function that is given the desk (the main screen as actions see it). The
decorator `action` records it with its name, its default keys, and where these keys count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

if TYPE_CHECKING:
    from reader.app.screens.main import MainScreen

    Desk: TypeAlias = MainScreen

Context = Literal["list", "text", "page", "hints", "edges", "armed", "anywhere"]
Run = Callable[["Desk"], None]


class Action(msgspec.Struct, frozen=True):
    """Something a person can do.

    `id` is stable and names the action in a key map. Each of `keys` is a sequence of key names
    divided by blanks (``g g``). `hint` is the word for the hint line, empty to leave it out, and
    `rank` its place there: the lowest is left out last. Actions with the same word share a hint.
    """

    id: str
    title: str
    group: str
    context: Context
    keys: tuple[str, ...]
    run: Run
    hint: str = ""
    rank: int = 50


MOVING = "Selection"
"""The group of the actions that move the selection."""

GROUPS = ("Articles", "Selection", "Labels", "Article", "Search", "Changes", "Program")
"""The groups in the order of the help; others come after them."""


class Registry:
    """Actions by id, in the order in which they were registered."""

    def __init__(self, actions: Iterable[Action] = ()) -> None:
        self._actions: dict[str, Action] = {}
        for one in actions:
            self.add(one)

    def add(self, action: Action) -> None:
        """Register `action`; raise ValueError if its id is taken."""
        if action.id in self._actions:
            raise ValueError(f"two actions are called {action.id}")
        self._actions[action.id] = action

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def __getitem__(self, action_id: str) -> Action:
        return self._actions[action_id]

    def __len__(self) -> int:
        return len(self._actions)

    def in_context(self, context: Context) -> list[Action]:
        """Return the actions whose keys count in `context`, those that count anywhere included.

        In the page view only its own count: its letters say what a block is. So it is while a key
        has a meaning that passes: hints, a label that is armed, and edges of a span, which are
        moved as a selection is.
        """
        if context == "edges":
            moving = [a for a in self if a.context == "text" and a.group == MOVING]
            return [*(a for a in self if a.context == context), *moving]
        alone = context in ("page", "hints", "armed")
        return [a for a in self if a.context == context or (a.context == "anywhere" and not alone)]

    def groups(self) -> dict[str, list[Action]]:
        """Return the actions by group, those of a group in the order of registration."""
        grouped: dict[str, list[Action]] = {name: [] for name in GROUPS}
        for one in self:
            grouped.setdefault(one.group, []).append(one)
        return {name: actions for name, actions in grouped.items() if actions}


BUILT_IN = Registry()
"""The actions of Reader itself; those of a workspace's labels are added by `with_labels`."""


def action(
    action_id: str,
    title: str,
    *keys: str,
    group: str,
    context: Context = "text",
    hint: str = "",
    rank: int = 50,
) -> Callable[[Run], Run]:
    """Register the decorated function as an action of Reader."""

    def register(run: Run) -> Run:
        BUILT_IN.add(Action(action_id, title, group, context, keys, run, hint, rank))
        return run

    return register
