"""What every dialog is: a screen above another that returns one answer."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType], inherit_bindings=False):
    """A dialog that answers once, however often it is told to."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Return `result` and go, unless that was done before.

        A key or click that comes while the dialog goes would take the screen beneath away.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()
