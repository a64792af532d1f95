"""What a person who labels does over and over: the last labels, the armed one, habits at edges.

It lasts as long as the session, over all articles that are opened in it, and is not stored.
"""

from __future__ import annotations

from reader.model.records import Span
from reader.session.habits import Habits

REMEMBERED = 9
"""So many labels are remembered as recent."""


class Routine:
    """The last span, the labels used last (the last first), the armed label, and the habits.

    A label that is armed is given to what is selected by one key, and by the mouse at once.
    """

    def __init__(self) -> None:
        self.habits = Habits()
        self.last: Span | None = None
        self.recent: list[str] = []
        self.armed = ""

    def labelled(self, span: Span) -> None:
        """Remember a span that was made or changed by hand."""
        if self.last is None or self.last.uid != span.uid:
            self.recent = [span.label, *(name for name in self.recent if name != span.label)]
            del self.recent[REMEMBERED:]
        self.last = span
