"""Keys in the order in which they were typed, each where the one before it has led.

Textual hands a key to the widget that has the focus when the key arrives. Over a slow line many
keys arrive at once, and the second is then handled where the first was, even if the first opened a
dialog: what was typed as a note would label and delete. So keys wait here for each other.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import Protocol, runtime_checkable
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

PATIENCE = 0.3
"""Seconds that a key waits at most for what the one before it may close, or for the focus."""
ANSWERED = 2.0
"""Seconds that a key waits at most for the one before it to be through, or an answer taken."""
LOOK_EVERY = 0.01
"""Seconds between looks at whether it has."""
LEAVING = frozenset({"enter", "escape"})
"""Keys that may close a dialog or field, some messages later."""


@runtime_checkable
class TakesKeys(Protocol):
    """A screen that handles a key at once unless a field has the focus."""

    def take_key(self, event: events.Key) -> None:
        """Do what the key means here."""


class KeyOrder(App[None]):
    """An app whose screens get each key when they are done with the one before it."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._typed: deque[events.Key] = deque()
        self._waits_for: tuple[Screen[object], Widget | None] | None = None
        self._waits_until = 0.0
        self._held_until = self._leaves_until = 0.0
        self._leaving: events.Key | None = None
        self._looking = False
        self._typed_on: WeakKeyDictionary[events.Key, Screen[object]] = WeakKeyDictionary()

    @property
    def keys_wait(self) -> bool:
        """Whether there are keys that nothing has handled yet."""
        return bool(self._typed)

    def hold_keys(self, asked: MessagePump) -> None:
        """Hold further keys until `asked` has taken the answer that a dialog has just given it."""

        def taken() -> None:
            self._held_until = 0.0

        self._held_until = monotonic() + ANSWERED
        asked.call_next(taken)

    async def on_event(self, event: events.Event) -> None:
        """Put keys in line; everything else goes its way."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._typed.append(event)
            await self._take_keys()
        else:
            await super().on_event(event)

    async def _on_key(self, event: events.Key) -> None:
        """Let go of a key that comes back from a screen above which is another by now.

        Textual looks at the bindings of the topmost screen only when the key has been through all
        widgets of the screen on which it was typed.
        """
        if self._typed_on.pop(event, self.screen) is not self.screen:
            event.prevent_default()

    async def _take_keys(self) -> None:
        while self._typed and not self._waiting():
            event = self._typed.popleft()
            screen = self.screen
            if isinstance(screen, TakesKeys) and not isinstance(screen.focused, Input):
                self.app_focus = True
                screen.take_key(event)
                if self.screen is not screen:
                    self._wait(self.screen, None)
            else:
                self._typed_on[event] = screen
                if event.key in LEAVING:
                    self._wait(screen, screen.focused)
                    self._leaving, self._leaves_until = event, monotonic() + ANSWERED
                await super().on_event(event)
        if self._typed and not self._looking:
            self._looking = True
            self.set_timer(LOOK_EVERY, self._look_again)

    async def _look_again(self) -> None:
        self._looking = False
        await self._take_keys()

    def _wait(self, screen: Screen[object], focused: Widget | None) -> None:
        """Hold further keys while `screen` has this focus."""
        self._waits_for = screen, focused
        self._waits_until = monotonic() + PATIENCE

    def _is_under_way(self) -> bool:
        """Tell whether a key that may close something is still on its way through the widgets."""
        key = self._leaving
        if key is None or key not in self._typed_on or key._stop_propagation:
            return False
        return monotonic() < self._leaves_until

    def _waiting(self) -> bool:
        top = self.screen
        if not top.is_mounted:
            # However long that takes: what a key means there needs what the screen consists of.
            self._wait(top, None)
            return True
        if monotonic() < self._held_until:
            return True
        if self._waits_for is None:
            return False
        screen, focused = self._waits_for
        same = top is screen and screen.focused is focused
        ready = focused is None and screen.AUTO_FOCUS == ""
        if same and self._is_under_way():
            self._waits_until = monotonic() + PATIENCE
        if (same and not ready) and monotonic() < self._waits_until:
            return True
        self._waits_for = None
        return False
