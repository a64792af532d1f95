"""Keys: from a press to the action it runs, with a count before it where digits label nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events

from reader import logfile
from reader.app.actions.keymap import Tries
from reader.app.actions.keys import shown_key
from reader.app.actions.registry import Action
from reader.app.desk.dialogs import Dialogs
from reader.app.desk.telling import context_word

if TYPE_CHECKING:
    from reader.app.screens.main import MainScreen

MOST_TIMES = 10_000_000
"""A count stays below this; further digits are left out."""


class Keying(Dialogs):
    """Finds the action of each key, and counts how often it is to be done."""

    tries: Tries
    _count = 0

    def take_key(self, event: events.Key) -> None:
        """Find the action of a key and run it; digits in the list are a count."""
        trie = self.tries[self.context]
        key = key_name(event)
        if self._counts(key):
            return
        begun = trie.pressed
        found = trie.feed(key)
        if isinstance(found, Action):
            self.run_action_of(found)
        elif found == "pending":
            self.say(shown_key(" ".join(trie.pressed)) + "…")
            return
        elif key == "ctrl+c":
            self.say(f"{self.key_of('quit')} quits")
        elif (begun or self._count) and key == "escape":
            self.say("")
        elif event.is_printable or begun:
            pressed = shown_key(" ".join((*begun, key)))
            place, help_key = context_word(self.context), self.key_of("help")
            self.say(f"{pressed} does nothing in {place}; {help_key} shows all keys")
        self._count = 0

    def _counts(self, key: str) -> bool:
        """Take a digit of a count; tell whether `key` was one."""
        trie = self.tries[self.context]
        is_digit = len(key) == 1 and key in "0123456789" and (key != "0" or self._count > 0)
        if self.context != "list" or not is_digit or trie.pressed or trie.knows(key):
            return False
        more = self._count * 10 + int(key)
        self._count = more if more < MOST_TIMES else self._count
        self.say(f"{self._count}…")
        return True

    @property
    def count(self) -> int:
        """How often the action is to be done: the digits before its key, 1 where there are none."""
        return self._count or 1

    @property
    def is_counted(self) -> bool:
        """Whether a count was typed before the key."""
        return self._count > 0

    def run_action_of(self, action: Action) -> None:
        """Run an action; an error that it raises becomes the message."""
        self.message = ""
        logfile.debug("action", id=action.id.partition(":")[0])  # labels have names
        if action.id != "quit":
            self.insists = False
        self.guarded(lambda: action.run(cast("MainScreen", self)))

    def on_descendant_focus(self) -> None:
        """Show the hints for where the focus is."""
        for trie in self.tries.values():
            trie.reset()
        self._count = 0
        self.show_lines()


def key_name(event: events.Key) -> str:
    """Return the name of a key as the registry writes it."""
    if event.character == " " or event.key == "space":
        return "space"
    if event.is_printable and event.character:
        return event.character
    return event.key
