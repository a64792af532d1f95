"""Choosing one of a few things: by its key, with the cursor, or by a click."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from reader.app.widgets.bound import BoundScreen
from reader.app.widgets.lines import plain
from reader.app.widgets.list_rows import Cell, RowContent
from reader.app.widgets.virtual_list import VirtualList
from reader.text.graphemes import cells


class Pick(NamedTuple):
    """What may be chosen: `value` is returned; `key` chooses it at once, unless it is empty."""

    value: str
    name: str
    about: str = ""
    key: str = ""


class _Picks:
    def __init__(self, picks: Sequence[Pick]) -> None:
        self.picks = picks
        self._width = max((cells(pick.name) for pick in picks), default=0)

    def count(self) -> int:
        return len(self.picks)

    def key(self, index: int) -> Hashable:
        return self.picks[index].value

    def index_of(self, key: Hashable) -> int | None:
        return next((i for i, pick in enumerate(self.picks) if pick.value == key), None)

    def row(self, index: int) -> RowContent:
        pick = self.picks[index]
        return (
            Cell(pick.key, 2, "strong"),
            Cell(pick.name, min(30, self._width) or 1),
            Cell(pick.about, 0, "muted"),
        )


class PickScreen(BoundScreen[str | None], inherit_bindings=False):
    """Returns the value of what was chosen, or None."""

    AUTO_FOCUS = "VirtualList"
    DEFAULT_CSS = """
    PickScreen { align: center middle; }
    PickScreen > Vertical {
        width: 80%; max-width: 84; height: auto; max-height: 90%;
        border: round $foreground; padding: 0 1; background: $background;
    }
    """
    BINDINGS: ClassVar = [
        ("enter,l,right", "pick", "Choose"),
        ("escape", "leave", "Leave"),
        ("q", "app.leave", "Quit"),
        ("j,down", "move(1)", "Down"),
        ("k,up", "move(-1)", "Up"),
    ]

    def __init__(
        self, title: str, picks: Sequence[Pick], *, at: str = "", ascii_only: bool = False
    ) -> None:
        """Offer `picks` under `title`, the cursor on the one with the value `at`."""
        super().__init__()
        self._title = title
        self._picks = _Picks(picks)
        self._at = at
        self._ascii = ascii_only

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with Vertical() as box:
            box.border_title = plain(self._title)
            box.border_subtitle = Content("enter or a click chooses   esc leaves")
            self._list = VirtualList(self._picks, ascii_only=self._ascii)
            room = max(3, self.app.size.height - 8)
            self._list.styles.height = min(room, self._picks.count())
            yield self._list

    def on_mount(self) -> None:
        """Put the cursor on what holds now."""
        index = self._picks.index_of(self._at)
        if index is not None:
            self._list.move_to(index)

    def take_key(self, event: events.Key) -> None:
        """Choose by a key of one's own, or do what the key is bound to."""
        for pick in self._picks.picks:
            if pick.key and pick.key == event.character:
                self.dismiss(pick.value)
                return
        super().take_key(event)

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        """Keep what the list says inside."""
        event.stop()

    def on_virtual_list_opened(self, event: VirtualList.Opened) -> None:
        """Choose what was clicked twice."""
        event.stop()
        self.action_pick()

    def action_pick(self) -> None:
        """Return what is under the cursor."""
        if self._list.cursor >= 0:
            self.dismiss(self._picks.picks[self._list.cursor].value)

    def action_leave(self) -> None:
        """Return nothing."""
        self.dismiss(None)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self._list.cursor_down(rows)
