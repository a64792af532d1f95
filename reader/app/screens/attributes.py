"""The strip of attributes: each value of the span under the cursor on one letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.app.screens.strips import StripScreen
from reader.app.widgets.lines import plain
from reader.app.widgets.options import Option
from reader.session.articles import TextSpan
from reader.session.attributes import Choice, choices, set_value

if TYPE_CHECKING:
    from reader.app.screens.main import MainScreen


class AttributeStrip(StripScreen):
    """Sets values at once; what was set stands in square brackets, a default in round ones."""

    def __init__(self, desk: MainScreen, uid: str) -> None:
        super().__init__(desk)
        self._uid = uid

    @property
    def _span(self) -> TextSpan | None:
        opened = self.desk.opened
        spans = opened.spans if opened is not None else []
        return next((span for span in spans if span.span.uid == self._uid), None)

    def _choices(self) -> list[Choice]:
        span, opened = self._span, self.desk.opened
        if span is None or opened is None:
            return []
        return choices(self.desk.session.scheme, opened.text, span)

    def options(self) -> Sequence[Option]:
        """Return the values."""
        found = []
        for choice in self._choices():
            attribute = choice.attribute
            text = plain(attribute.name if attribute.flag else choice.value).plain
            if choice.stored:
                text = f"[{text}]"
            elif choice.shown:
                text = f"({text})"
            group = "" if attribute.flag else plain(attribute.name).plain
            found.append(Option(choice.key or "·", text, group, choice.stored))
        return found

    def others(self) -> Sequence[Option]:
        """Return how to take back and to leave."""
        span = self._span
        label = plain(span.span.label).plain if span is not None else ""
        return Option("u", "undoes", f"{label}:"), Option("esc", "leaves", f"{label}:")

    def press(self, key: str) -> bool:
        """Set or unset a value, or undo."""
        desk = self.desk
        if key == "u":
            desk.run_action_of(desk.registry["undo"])
        else:
            choice = next((one for one in self._choices() if one.key == key), None)
            if choice is None:
                return False
            desk.guarded(lambda: self._set(choice))
        if self._span is None:
            self.dismiss(None)
        else:
            self.show()
        return True

    def _set(self, choice: Choice) -> None:
        span = self._span
        if span is not None:
            desk = self.desk
            selection = desk.reading.selection
            desk.changed(set_value(desk.reading, span, choice))
            desk.reading.selection = selection
