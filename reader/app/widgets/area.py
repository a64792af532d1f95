"""Several lines to type in, whose pasted text is as safe as what is shown elsewhere."""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea

from reader.app.widgets.field import JOINERS
from reader.text.neutralise import neutralise


class Area(TextArea):
    """Several lines to type in."""

    ALLOW_SELECT = False

    async def _on_key(self, event: events.Key) -> None:
        """Take joiners too, which Textual holds for unprintable."""
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.insert(event.character)
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take what is pasted, without characters that would act."""
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        event.prevent_default()
        event.stop()
        await super()._on_paste(events.Paste(neutralise(text)))
