"""Small apps around one widget, and what it draws as plain lines."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from textual import on
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.scroll_view import ScrollView

from reader.app.widgets.document import DocumentView
from reader.app.widgets.virtual_list import Cell, RowContent, VirtualList


def drawn(widget: ScrollView) -> list[str]:
    """The lines of the widget as they are on the screen, without blanks at their ends."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


async def wheel(pilot: Pilot[None], widget: ScrollView, x: int, y: int) -> None:
    """Turn the wheel down once over the cell `x`, `y` of the widget."""
    at = widget.region.offset + Offset(x, y)
    event = MouseScrollDown(widget, at.x, at.y, 0, 0, 0, False, False, False)
    pilot.app.post_message(event)
    await pilot.pause()


class Names:
    """Rows with a name and a number, known by the name."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.asked: set[int] = set()

    def count(self) -> int:
        return len(self.names)

    def row(self, index: int) -> RowContent:
        self.asked.add(index)
        return (Cell(self.names[index]), Cell(str(index), width=6, align="right", drop=1))

    def key(self, index: int) -> Hashable:
        return self.names[index]

    def index_of(self, key: Hashable) -> int | None:
        return self.names.index(str(key)) if key in self.names else None


class ListApp(App[None]):
    """One list, and what it has reported."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, make: Callable[[], VirtualList]) -> None:
        super().__init__()
        self.list = make()
        self.seen: list[tuple[str, int]] = []

    def compose(self) -> ComposeResult:
        yield self.list

    @on(VirtualList.Highlighted)
    def note_highlight(self, message: VirtualList.Highlighted) -> None:
        self.seen.append(("highlighted", message.index))

    @on(VirtualList.Opened)
    def note_open(self, message: VirtualList.Opened) -> None:
        self.seen.append(("opened", message.index))


class DocumentApp(App[None]):
    """One document view, and what it has reported of the mouse."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, view: DocumentView) -> None:
        super().__init__()
        self.view = view
        self.seen: list[tuple[str, int, int]] = []

    def compose(self) -> ComposeResult:
        yield self.view

    @on(DocumentView.Clicked)
    def note_click(self, message: DocumentView.Clicked) -> None:
        self.seen.append(("clicked", message.offset, message.times))

    @on(DocumentView.Dragged)
    def note_drag(self, message: DocumentView.Dragged) -> None:
        self.seen.append(("dragged" if message.done else "dragging", message.anchor, message.head))
