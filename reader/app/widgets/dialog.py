"""What every dialog is: a screen above another that returns one answer."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType

from reader.app.key_order import KeyOrder


class Dialog(ModalScreen[ScreenResultType], inherit_bindings=False):
    """A dialog that answers once, however often it is told to."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Return `result` and go, unless that was done before.

        A key or click that comes while the dialog goes would take the screen beneath away. Keys
        that were typed ahead wait for what the answer leads to.
        """
        if not self.is_active:
            return AwaitComplete()
        asked = self._result_callbacks[-1].requester if self._result_callbacks else None
        gone = super().dismiss(result)
        if asked is not None and isinstance(self.app, KeyOrder):
            self.app.hold_keys(asked)
        return gone
