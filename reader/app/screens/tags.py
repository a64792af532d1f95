"""Tags of an article: one key a value for the closed sets, and a field for free ones."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from reader.app.widgets.choices import Choice, Choices
from reader.app.widgets.dialog import Dialog
from reader.app.widgets.field import Field
from reader.app.widgets.lines import plain
from reader.app.widgets.options import Option, Options
from reader.model.records import FREE_TAG
from reader.model.scheme import LabelScheme
from reader.text.graphemes import cells

Chosen = Sequence[tuple[str, str]]
MAX_WIDTH = 84
MOST_KNOWN = 6
"""Known tags that are offered at once."""
CHOICES = (
    Choice("/", "types a tag (again: off)", "type"),
    Choice("esc", "closes", "close"),
)
LETTERS = [c for c in string.ascii_letters if c not in "jkq"]
"""Keys of values: j and k scroll, q quits."""


def keyed_values(scheme: LabelScheme) -> dict[str, tuple[str, str]]:
    """Return a key for each (tag, value) of the closed sets, as far as the letters go."""
    values = [(tag.name, value) for tag in scheme.tags for value in tag.values]
    return dict(zip(LETTERS, values, strict=False))


class Cell(NamedTuple):
    """Where a value stands among the values: its row, and its cells in it."""

    row: int
    start: int
    end: int
    name: str
    value: str


class Values(Static):
    """The values; a click on one sets or unsets it."""

    def on_click(self, event: events.Click) -> None:
        """Tell the screen what was clicked."""
        at = event.get_content_offset(self)
        if event.button == 1 and at is not None:
            event.stop()
            screen = self.screen
            assert isinstance(screen, TagScreen)
            screen.click_value(at.y, at.x)


class TagScreen(Dialog[None], inherit_bindings=False):
    """Sets and unsets tags; every key acts at once through `toggle`, which returns what is set."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    TagScreen { align: center middle; }
    TagScreen > Vertical {
        width: 80%; max-width: 84; height: auto; max-height: 90%;
        border: round $foreground; padding: 0 1; background: $background;
    }
    TagScreen VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
    TagScreen Field, TagScreen Field:focus { padding: 0; display: none; }
    TagScreen Field.open { display: block; }
    """

    def __init__(
        self,
        scheme: LabelScheme,
        chosen: Chosen,
        toggle: Callable[[str, str], Chosen],
        known: Sequence[str] = (),
    ) -> None:
        """Tag an article; `known` are the free tags that the corpus has."""
        super().__init__()
        self._known = list(known)
        self._cells: list[Cell] = []
        self._scheme = scheme
        self._chosen = list(chosen)
        self._toggle = toggle
        self._keys = keyed_values(scheme)
        self._keyed = frozenset(self._keys.values())

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with Vertical() as box:
            box.border_title = "Tags of this article"
            with VerticalScroll(can_focus=False) as values:
                values.styles.max_height = max(3, self.app.size.height - 10)
                yield Values(self._content(), id="values")
            yield Field(placeholder="a tag of your own, then enter", id="free")
            yield Options(id="known")
            yield Static("a letter or a click sets or unsets")
            yield Choices(CHOICES)

    def _content(self) -> Content:
        rows: list[Content] = []
        self._cells = []
        for tag in self._scheme.tags:
            rows.append(Content.styled(plain(tag.name).plain, "bold underline"))
            keys = {pair: key for key, pair in self._keys.items()}
            shown = [(keys.get((tag.name, value), "·"), value) for value in tag.values]
            rows += self._grid(tag.name, shown, len(rows))
        free = [value for name, value in self._chosen if name == FREE_TAG]
        rows.append(Content.styled("free tags", "bold underline"))
        at = 0
        for value in free:
            size = cells(plain(value).plain)
            self._cells.append(Cell(len(rows), at, at + size, FREE_TAG, value))
            at += size + 2
        rows.append(plain(", ".join(free) if free else "none"))
        return Content("\n").join(rows)

    def _grid(self, tag: str, keyed: Sequence[tuple[str, str]], above: int) -> list[Content]:
        """Lay out the values of a tag, with `above` rows over them, in as many columns as fit."""
        room = min(MAX_WIDTH, self.app.size.width * 8 // 10) - 4
        width = max((cells(value) for _, value in keyed), default=0) + 9
        columns = max(1, room // width)
        rows: list[Content] = []
        for at in range(0, len(keyed), columns):
            pieces: list[tuple[str, str]] = []
            for key, value in keyed[at : at + columns]:
                on = (tag, value) in self._chosen
                shown = f"{key} [{'x' if on else ' '}] {plain(value).plain}"
                place = width * len(pieces)
                end = place + cells(shown)
                self._cells.append(Cell(above + len(rows), place, end, tag, value))
                pieces.append((shown + " " * (width - cells(shown)), "bold" if on else ""))
            rows.append(Content.assemble(*pieces))
        return rows

    def _apply(self, name: str, value: str) -> None:
        self._chosen = list(self._toggle(name, value))
        self.query_one("#values", Static).update(self._content())

    def take_key(self, event: events.Key) -> None:
        """Act on the letter of a value, open the field, or leave."""
        found = self._keys.get(event.character or "")
        if event.character == "/":
            self.action_type()
        elif event.key == "escape":
            self.dismiss(None)
        elif event.character == "q":
            self.app.call_next(self.app.run_action, "app.leave")
        elif event.key in ("j", "down", "k", "up"):
            down = event.key in ("j", "down")
            self.query_one(VerticalScroll).scroll_relative(y=1 if down else -1, animate=False)
        elif found is not None:
            self._apply(*found)

    def action_type(self) -> None:
        """Open the field for free tags."""
        field = self.query_one(Field)
        field.add_class("open")
        self._offer()
        self.set_focus(field)

    def action_close(self) -> None:
        """Leave the field, or else the tags."""
        if isinstance(self.focused, Field):
            self._close_field()
        else:
            self.dismiss(None)

    def click_value(self, row: int, x: int) -> None:
        """Set or unset the value at a cell."""
        for one in self._cells:
            if one.row == row and one.start <= x < one.end:
                self._apply(one.name, one.value)
                return

    def on_key(self, event: events.Key) -> None:
        """Leave the field or complete what is in it; other keys of a field have been its own."""
        if event.key == "escape":
            event.stop()
            self._close_field()
        elif event.key == "tab" and isinstance(self.focused, Field):
            event.stop()
            event.prevent_default()
            found = self._completions(self.focused.value)
            if found:
                self.focused.value = found[0]
                self.focused.cursor_position = len(found[0])

    def _completions(self, typed: str) -> list[str]:
        """Return known free tags that hold what was typed, those that begin with it first."""
        wanted = typed.strip().casefold()
        found = [value for value in self._known if wanted in value.casefold() and value != typed]
        return sorted(found, key=lambda value: not value.casefold().startswith(wanted))[:MOST_KNOWN]

    def _offer(self) -> None:
        found = self._completions(self.query_one(Field).value)
        shown = [Option("tab" if place == 0 else "·", tag) for place, tag in enumerate(found)]
        self.query_one(Options).show(shown)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show which known tags hold what was typed."""
        event.stop()
        if event.input.has_class("open"):
            self._offer()

    def on_options_picked(self, event: Options.Picked) -> None:
        """Set the known tag that was clicked."""
        event.stop()
        found = self._completions(self.query_one(Field).value)
        self.query_one(Field).value = ""
        self._close_field()
        if event.index < len(found):
            self._apply(FREE_TAG, found[event.index])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Set or unset a free tag."""
        event.stop()
        value = " ".join(event.value.split())
        event.input.value = ""
        self._close_field()
        if value:
            self._apply(*self._named(value))

    def _close_field(self) -> None:
        self.query_one(Field).remove_class("open")
        self.query_one(Options).show(())
        self.set_focus(None)

    def _named(self, typed: str) -> tuple[str, str]:
        """Return the tag and value that was typed: one of a closed set if it is its name there."""
        for tag in self._scheme.tags:
            for value in tag.values:
                if typed in (value, f"{tag.name} {value}") and (tag.name, value) not in self._keyed:
                    return tag.name, value
        return FREE_TAG, typed
