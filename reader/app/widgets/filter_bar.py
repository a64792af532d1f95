"""A line to write a filter in, and below it what may come next or what is wrong, at its place."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from reader.app.widgets.field import Field
from reader.app.widgets.lines import Line
from reader.text.filter_completion import Completion
from reader.text.filter_language import FilterError
from reader.text.graphemes import cells
from reader.text.neutralise import neutralise_line

BEFORE = " tab: "
"""Stands before what may be typed next."""
GAP = 2
"""Blanks between what may be typed next."""
MOST_NAMED = 30
PAUSE = 0.015
"""Seconds without a key after which what was typed is asked for."""
LONGER = 0.06
"""The same where the last word has fewer than `CLEAR` letters: so many words begin with them that
looking for these takes a while, and nothing interrupts SQLite in it."""
CLEAR = 3


class FilterField(Field):
    """Takes the keys of the bar; all others are typed."""

    @dataclass
    class Pressed(Message):
        """A key that means something to the bar."""

        key: str

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("tab", "shift+tab", "escape", "up", "down"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(event.key))
        else:
            await super()._on_key(event)


class FilterBar(Vertical):
    """Says what was typed once typing pauses; `tell` answers."""

    DEFAULT_CSS = """
    FilterBar { height: 2; width: 1fr; background: $panel; color: $foreground; display: none; }
    FilterBar.open { display: block; }
    """

    @dataclass
    class Typed(Message):
        """The filter is `query` now and the cursor at `cursor`; nothing was typed for a moment."""

        query: str
        cursor: int

    @dataclass
    class Accepted(Message):
        """The filter is to stay as it is."""

        query: str

    @dataclass
    class Left(Message):
        """The filter is to be what it was before."""

    @dataclass
    class Moved(Message):
        """The cursor of what is filtered is to go up (-1) or down."""

        rows: int

    def __init__(self, placeholder: str, *, id: str) -> None:
        super().__init__(id=id)
        self.field = FilterField(placeholder=placeholder)
        self._help = Line(id="filter-help")
        self._timer: Timer | None = None
        self._completion = Completion(0, 0, ())
        self._tried = -1
        self._completing = False
        self._named: list[str] = []

    def compose(self) -> ComposeResult:
        """Build the bar."""
        if not self.field.is_attached:
            yield self.field
            yield self._help

    def open(self, query: str) -> None:
        """Show the bar with a filter to change; it takes keys at once, mounted or not yet."""
        if not self.field.is_attached:
            self.mount(self.field, self._help)
        self.add_class("open")
        self.field.value = query
        self.field.cursor_position = len(query)
        self.screen.set_focus(self.field)
        self._ask()

    def close(self) -> None:
        """Put the bar away."""
        self._stop()
        self.remove_class("open")

    def tell(self, error: FilterError | None, completion: Completion, said: str = "") -> None:
        """Show what is wrong under its place, or what may be typed next and what was found."""
        if self._tried < 0:
            self._completion = completion
        offered = self._completion.candidates
        unfinished = error is not None and error.start >= len(error.query) and offered
        if error is not None and not unfinished:
            self._named = []
            self._help.show(_pointing(error, self.size.width, self.field.scroll_offset.x))
            return
        self._named = [text.strip() for text in offered[max(0, self._tried) :][:MOST_NAMED]]
        names = (" " * GAP).join(self._named)
        shown = f"{BEFORE}{names}" if names else " enter keeps the filter, esc leaves it as it was"
        self._help.show(shown, said)

    @property
    def told(self) -> str:
        """What the line below says, for tests."""
        return self._help.text

    def on_input_changed(self, event: Input.Changed) -> None:
        """Wait for a pause."""
        event.stop()
        if self._completing:
            self._completing = False
        else:
            self._tried = -1
        self._stop()
        word = event.value[: self.field.cursor_position].rpartition(" ")[2]
        self._timer = self.set_timer(LONGER if 0 < len(word) < CLEAR else PAUSE, self._ask)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the filter."""
        event.stop()
        self._stop()
        self.post_message(self.Accepted(event.value))

    def on_filter_field_pressed(self, event: FilterField.Pressed) -> None:
        """Complete, move what is filtered, or leave."""
        event.stop()
        if event.key == "escape":
            self._stop()
            self.post_message(self.Left())
        elif event.key in ("up", "down"):
            self.post_message(self.Moved(-1 if event.key == "up" else 1))
        else:
            self._complete(1 if event.key == "tab" else -1)

    def on_click(self, event: events.Click) -> None:
        """Complete to what was clicked."""
        if event.widget is not self._help:
            return
        event.stop()
        at = cells(BEFORE)
        for place, name in enumerate(self._named):
            if at <= event.x < at + cells(name):
                self._take(max(0, self._tried) + place)
                return
            at += cells(name) + GAP

    def _complete(self, step: int) -> None:
        candidates = self._completion.candidates
        if self._tried >= 0:
            self._take((self._tried + step) % max(1, len(candidates)))
        else:
            self._take(0 if step > 0 else len(candidates) - 1)

    def _take(self, chosen_place: int) -> None:
        """Put a candidate where the one before it stands, or what was typed."""
        start, end, candidates = self._completion
        value = self.field.value
        if not candidates or start > len(value):
            return
        if self._tried >= 0:
            end = start + len(candidates[self._tried])
        self._tried = chosen_place
        chosen = candidates[self._tried]
        self._completing = value[start:end] != chosen
        self.field.value = value[:start] + chosen + value[end:]
        self.field.cursor_position = start + len(chosen)
        if len(candidates) == 1:
            self._tried = -1  # then what may come after it is offered

    def _ask(self) -> None:
        self._timer = None
        self.post_message(self.Typed(self.field.value, self.field.cursor_position))

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


def _pointing(error: FilterError, width: int, scrolled: int) -> str:
    """Return a line with a caret under what is wrong and the reason on the side that has room."""
    at = 1 + cells(neutralise_line(error.query[: error.start])) - scrolled
    at = max(0, min(at, width - 1))
    reason = f"{error.reason}{f' ({error.hint})' if error.hint else ''}"
    if at > width // 2 and cells(reason) + 1 < at:
        return f"{reason.rjust(at - 1)} ^"
    return f"{' ' * at}^ {reason}"
