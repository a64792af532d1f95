"""Who changed what and when: of the span, of the article, of the corpus."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import islice
from typing import ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader import logfile
from reader.app.standing import stands
from reader.app.widgets.choices import Choice, Choices
from reader.app.widgets.dialog import Dialog
from reader.app.widgets.lines import Line, plain
from reader.app.widgets.list_rows import Cell, RowContent
from reader.app.widgets.virtual_list import VirtualList
from reader.model.errors import ReaderError
from reader.session.history import Event, described
from reader.session.wording import counted

AT_ONCE = 200
"""Events that are read before it is asked whether more are wanted."""
AHEAD = 50
"""Events below the cursor at which more are read."""

Place = tuple[str, int, str]
"""Page sha256, page offset, and the uid of a span or nothing."""


class Named(NamedTuple):
    """A scope as it is called, and where its events come from, the latest first."""

    name: str
    events: Callable[[], Iterator[Event]]


class Events:
    """The events read so far, as rows."""

    def __init__(self) -> None:
        self.read: list[Event] = []

    def count(self) -> int:
        """Return how many events were read."""
        return len(self.read)

    def key(self, index: int) -> Hashable:
        """Return the number of the event: older ones come after it."""
        return index

    def index_of(self, key: Hashable) -> int | None:
        """Return the row of an event."""
        return key if isinstance(key, int) and key < len(self.read) else None

    def row(self, index: int) -> RowContent:
        """Return time, annotator and what was done."""
        event = self.read[index]
        time = event.entry.time[:16].replace("T", " ")
        return (
            Cell(time, 16, "muted", drop=1),
            Cell(event.entry.annotator, 12, "accent"),
            Cell(event.said, 0),
        )


class HistoryScreen(Dialog[Place | None], inherit_bindings=False):
    """Returns the place of an event to go to, or None."""

    AUTO_FOCUS = "#events"
    DEFAULT_CSS = """
    HistoryScreen { background: $background; layout: vertical; }
    HistoryScreen Line, HistoryScreen Choices { background: $panel; }
    HistoryScreen #events { height: 1fr; }
    HistoryScreen #details {
        height: 35%; min-height: 5; max-height: 16; padding: 0 1;
        border-top: solid $foreground 30%; scrollbar-size-vertical: 1;
    }
    """
    BINDINGS: ClassVar = [
        ("enter,l,right", "go", "Go there"),
        ("tab", "scope(1)", "Next scope"),
        ("shift+tab", "scope(-1)", "Previous scope"),
        ("escape", "close", "Close"),
        ("j,down", "move(1)", "Down"),
        ("k,up", "move(-1)", "Up"),
        ("space,pagedown", "page(1)", "Page down"),
        ("b,pageup", "page(-1)", "Page up"),
        ("g,home", "end(0)", "First"),
        ("G,end", "end(1)", "Last"),
        ("J", "details(1)", "Details down"),
        ("K", "details(-1)", "Details up"),
        ("q", "app.leave", "Quit"),
    ]

    def __init__(self, scopes: Sequence[Named], *, ascii_only: bool) -> None:
        """Offer `scopes`, the first of them first."""
        super().__init__()
        self._scopes = scopes
        self._at = 0
        self._ascii = ascii_only
        self._events = Events()
        self._coming: Iterator[Event] = iter(())
        self._reading = False
        self._ended = False

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Line(id="about")
        self._list = VirtualList(
            self._events, ascii_only=self._ascii, empty="reading…", id="events"
        )
        yield self._list
        with VerticalScroll(id="details", can_focus=False):
            yield Static("", markup=False)
        yield Choices(
            [
                Choice("enter", "go there", "go"),
                Choice("tab", "span, article, corpus", "scope(1)"),
                Choice("J K", "details", "details(1)"),
                Choice("esc", "back", "close"),
            ]
        )

    def on_mount(self) -> None:
        """Read the first scope."""
        self._begin()

    def _begin(self) -> None:
        self._events.read.clear()
        self._coming = self._scopes[self._at].events()
        self._ended = False
        self._list.empty = "reading…"
        self._list.reload()
        self._more()

    def _more(self) -> None:
        if not self._reading and not self._ended:
            self._reading = True
            self._read(self._at, self._coming)

    @work(thread=True, group="history")
    def _read(self, scope: int, coming: Iterator[Event]) -> None:
        failure = ""
        found: list[Event] = []
        try:
            found = list(islice(coming, AT_ONCE))
        except (ReaderError, OSError) as error:
            logfile.error(error)
            failure = str(error)
        self.app.call_later(self._have, scope, found, failure)

    def _have(self, scope: int, found: Sequence[Event], failure: str) -> None:
        if not stands(self):
            return
        self._reading = False
        if scope != self._at:  # it is another scope by now
            self._more()
            return
        self._events.read += found
        self._ended = len(found) < AT_ONCE
        self._list.empty = failure or "nothing was changed here yet"
        self._list.reload()
        self._show(failure)

    def _show(self, failure: str = "") -> None:
        more = "" if self._ended else " and more"
        number = f"{counted(self._events.count(), 'change')}{more}"
        name = self._scopes[self._at].name
        self.query_one("#about", Line).show(f"history of {name}", failure or number)
        at = self._list.cursor
        lines = described(self._events.read[at]) if at >= 0 else []
        content = Content("\n").join([plain(line) for line in lines])
        self.query_one("#details Static", Static).update(content)

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        """Tell the event under the cursor, and read on where the end comes near."""
        event.stop()
        self._show()
        if event.index > self._events.count() - AHEAD:
            self._more()

    def on_virtual_list_opened(self, event: VirtualList.Opened) -> None:
        """Go to the event that was clicked twice."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Return the place of the event under the cursor."""
        at = self._list.cursor
        if at >= 0:
            self.dismiss(self._events.read[at].place)

    def action_scope(self, step: int) -> None:
        """Show another scope."""
        if len(self._scopes) > 1:
            self._at = (self._at + step) % len(self._scopes)
            self._begin()

    def action_close(self) -> None:
        """Return nothing."""
        self.dismiss(None)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self._list.cursor_down(rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is visible."""
        self._list.page(pages)

    def action_end(self, last: int) -> None:
        """Go to the latest event, or to the last that was read."""
        self._list.move_to(self._list.count - 1 if last else 0)

    def action_details(self, rows: int) -> None:
        """Scroll the details."""
        self.query_one("#details").scroll_relative(y=rows, animate=False)
