"""Fields to type in, whose pasted text is as safe as what is shown elsewhere."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from reader.text.neutralise import neutralise_line

JOINERS = ("\u200c", "\u200d")
"""Zero-width non-joiner and joiner: Persian words and many emoji are typed with them."""


class Field(Input):
    """One line to type in."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Field, Field:focus { border: none; height: 1; padding: 0 1; }
    """

    async def _on_key(self, event: events.Key) -> None:
        """Take joiners too, which Textual holds for unprintable."""
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(event.character)
        else:
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        """Take the first line of what is pasted, without characters that would act."""
        lines = event.text.splitlines()
        super()._on_paste(events.Paste(neutralise_line(lines[0]) if lines else ""))
        event.prevent_default()
        event.stop()
