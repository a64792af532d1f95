"""From key presses to actions: a trie of key sequences, checked when it is built."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from reader.app.actions.registry import Action, Context
from reader.model.errors import SettingsError

Verdict = Literal["unknown", "pending"]

SHOWN = {"escape": "esc"}
"""Keys that people call otherwise than the program does."""


class _Node(msgspec.Struct):
    action: Action | None = None
    next: dict[str, _Node] = msgspec.field(default_factory=dict)


class KeyTrie:
    """The key sequences that count in one context.

    Raises `SettingsError` when two actions share a sequence or one sequence begins another, since
    either would leave an action that no key reaches.
    """

    def __init__(self, context: Context, actions: Iterable[Action]) -> None:
        self._root = _Node()
        self._at = self._root
        self.pressed: tuple[str, ...] = ()
        for action in actions:
            for sequence in action.keys:
                self._add(context, tuple(sequence.split()), action)

    def _add(self, context: Context, sequence: tuple[str, ...], action: Action) -> None:
        node = self._root
        shown = " ".join(sequence)
        for key in sequence:
            if node.action is not None:
                raise SettingsError(
                    f"in the {context}, {shown} ({action.id}) begins like the key of "
                    f"{node.action.id}"
                )
            node = node.next.setdefault(key, _Node())
        if node.action is not None:
            raise SettingsError(
                f"in the {context}, {shown} is the key of both {node.action.id} and {action.id}"
            )
        if node.next:
            raise SettingsError(f"in the {context}, {shown} ({action.id}) begins another key")
        node.action = action

    def feed(self, key: str) -> Action | Verdict:
        """Take one key; return the action it completes, or whether it leads on or nowhere."""
        node = self._at.next.get(key)
        if node is None:
            self.reset()
            return "unknown"
        if node.action is not None:
            self.reset()
            return node.action
        self._at = node
        self.pressed = (*self.pressed, key)
        return "pending"

    def knows(self, key: str) -> bool:
        """Tell whether a sequence begins with `key`."""
        return key in self._root.next

    def reset(self) -> None:
        """Forget a sequence that was begun."""
        self._at = self._root
        self.pressed = ()


def shown_key(sequence: str) -> str:
    """Return a key sequence as people write it: ``g g`` as ``gg``."""
    parts = [SHOWN.get(part, part) for part in sequence.split()]
    return "".join(parts) if all(len(part) == 1 for part in parts) else " ".join(parts)
