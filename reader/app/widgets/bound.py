"""Keys of a dialog, taken in the order in which they were typed (see `reader.app.key_order`)."""

from __future__ import annotations

from textual import events
from textual.actions import parse
from textual.screen import ScreenResultType

from reader.app.widgets.dialog import Dialog


class BoundScreen(Dialog[ScreenResultType], inherit_bindings=False):
    """A dialog whose bindings act at once, so that what is typed ahead goes where it leads."""

    def take_key(self, event: events.Key) -> None:
        """Do what the key is bound to."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            namespace, name, arguments = parse(binding.action)
            if namespace:
                self.app.call_next(self.app.run_action, binding.action)
            else:
                getattr(self, f"action_{name}")(*arguments)
            return
