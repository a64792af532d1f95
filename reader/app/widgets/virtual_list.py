"""A list of any length: only the rows that are on the screen are asked for and drawn."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from reader.app.widgets.list_rows import Cell, RowContent, Rows, row_segments
from reader.app.widgets.palette import component_look, theme_color
from reader.app.widgets.plain_lines import PlainLines
from reader.app.widgets.scroll_bar import measure

__all__ = ["Cell", "RowContent", "Rows", "VirtualList"]

KEPT_STRIPS = 512
"""Drawn lines that are kept."""


class VirtualList(PlainLines, can_focus=True):
    """Rows from a provider, one of them under the cursor.

    The wheel scrolls and moves nothing else; a click puts the cursor, a click on the row under the
    cursor or a double click opens it. Keys are bound by the app, which calls the methods.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--cursor",
        "list--muted",
        "list--strong",
        "list--accent",
        "list--success",
        "list--warning",
        "list--error",
    }
    DEFAULT_CSS = """
    VirtualList {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        & > .list--cursor { background: $primary 30%; text-style: bold; }
        &:focus > .list--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground;
            text-style: bold;
        }
        &:nocolor:focus > .list--cursor { text-style: reverse; }
        & > .list--muted { color: $text-muted; }
        & > .list--strong { text-style: bold; }
        & > .list--accent { color: $text-accent; }
        & > .list--success { color: $text-success; }
        & > .list--warning { color: $text-warning; }
        & > .list--error { color: $text-error; }
    }
    """

    class Highlighted(Message):
        """The cursor has come to the row `index` (-1: the list is empty)."""

        def __init__(self, list: VirtualList, index: int) -> None:
            super().__init__()
            self.list = list
            self.index = index

        @property
        def control(self) -> VirtualList:
            """The list that sent it."""
            return self.list

    class Opened(Message):
        """The row `index` is to be opened."""

        def __init__(self, list: VirtualList, index: int) -> None:
            super().__init__()
            self.list = list
            self.index = index

        @property
        def control(self) -> VirtualList:
            """The list that sent it."""
            return self.list

    def __init__(
        self,
        rows: Rows,
        *,
        cursor: int = 0,
        row_height: int = 1,
        empty: str = "",
        ascii_only: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Show `rows`, each `row_height` lines high, with the cursor on the row `cursor`.

        `empty` is said where there are none.
        """
        super().__init__(id=id, classes=classes)
        self.row_height = max(1, row_height)
        self.empty = empty
        self.marker = ">" if ascii_only else "›"
        self._rows = rows
        self._count = rows.count()
        self._cursor = min(cursor, self._count - 1)
        self._key = rows.key(self._cursor) if self._count else None
        self._opened_at_click = False
        # Lines by all that their look depends on but the theme, lines by where they were last
        # drawn on the screen, and styles by name.
        self._strips: dict[Hashable, Strip] = {}
        self._on_screen: dict[int, Strip] = {}
        self._looks: dict[str, Style] = {}

    @property
    def cursor(self) -> int:
        """The row under the cursor, -1 in an empty list."""
        return self._cursor

    @property
    def count(self) -> int:
        """How many rows the list shows."""
        return self._count

    @property
    def cursor_key(self) -> Hashable | None:
        """The key of the row under the cursor."""
        return self._key

    def move_to(self, index: int) -> None:
        """Put the cursor on the row `index`, or the nearest, and scroll no more than needed."""
        index = max(0, min(index, self._count - 1)) if self._count else -1
        changed = index != self._cursor
        if changed:
            self._refresh_row(self._cursor)
            self._put(index)
            self._refresh_row(index)
        self._reveal()
        if changed:
            self.post_message(self.Highlighted(self, index))

    def cursor_down(self, rows: int = 1) -> None:
        """Move the cursor by `rows`; negative goes up."""
        if self._count:
            self.move_to(self._cursor + rows)

    def page(self, pages: float = 1) -> None:
        """Move the cursor by `pages` screens, or parts of one; negative goes up."""
        step = int(abs(pages) * self._visible_rows()) or 1
        self.cursor_down(step if pages > 0 else -step)

    def home(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def end(self) -> None:
        """Go to the last row."""
        self.move_to(self._count - 1)

    def open(self) -> None:
        """Ask for the row under the cursor to be opened."""
        if self._cursor >= 0:
            self.post_message(self.Opened(self, self._cursor))

    def reload(self, *, keep: Hashable | None = None) -> None:
        """Read the rows anew. The cursor stays on the row with the key `keep`, else on its own.

        The row under the cursor also stays at its height on the screen. Where the key has gone the
        cursor keeps its number, as far as there are rows. `Highlighted` is sent when the row under
        the cursor is another one than before.
        """
        old_key, old_cursor = self._key, self._cursor
        before = self._count, old_cursor, self.scroll_offset
        in_view = self._in_view()
        self._count = self._rows.count()
        wanted = old_key if keep is None else keep
        index = self._rows.index_of(wanted) if wanted is not None else None
        if index is None:
            index = old_cursor
        self._put(max(0, min(index, self._count - 1)) if self._count else -1)
        self._measure()
        moved = (self._cursor - old_cursor) * self.row_height
        if moved and old_cursor >= 0:
            self.scroll_to(y=self.scroll_offset.y + moved, animate=False, force=True)
        if in_view:
            self._reveal()
        if (self._count, self._cursor, self.scroll_offset) == before:
            self._refresh_changed()
        else:
            self.refresh()
        if self._key != old_key:
            self.post_message(self.Highlighted(self, self._cursor))

    def render_line(self, y: int) -> Strip:
        """Draw the screen line `y` of the widget; one that was drawn alike before is as it was."""
        width = self.scrollable_content_region.width
        index, line = divmod(self.scroll_offset.y + y, self.row_height)
        current = index == self._cursor
        content: RowContent = ()
        if index < self._count:
            content = self._rows.row(index) if width > 1 else ()
        elif y == 0 and not self._count and self.empty:
            content = (Cell(self.empty, style="muted"),)
        key = (width, index < self._count, line, current, self.has_focus, tuple(content))
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= KEPT_STRIPS:
                self._strips.clear()
            strip = self._strips[key] = self._drawn(content, line, width, index, current)
        self._on_screen[y] = strip
        return strip

    def _drawn(
        self, content: RowContent, line: int, width: int, index: int, current: bool
    ) -> Strip:
        base = self._look("cursor" if current else "")
        if index >= self._count:
            if not content:
                return Strip.blank(width, base)
            return Strip(row_segments(content, 0, width, self._style_of(base)), width)
        segments = [Segment(self.marker if current and line == 0 else " ", base)]
        if width > 1:
            plain = current and self.has_focus
            segments += row_segments(content, line, width - 1, self._style_of(base, plain=plain))
        return Strip(segments, width)

    def _look(self, name: str) -> Style:
        """Return the style of a row: of the cursor's, or else of any."""
        if name not in self._looks:
            component = self.get_component_rich_style
            self._looks[name] = component(f"list--{name}") if name else self.rich_style
        return self._looks[name]

    def notify_style_update(self) -> None:
        """Draw everything anew in the colours of the theme."""
        super().notify_style_update()
        self._strips.clear()
        self._looks.clear()

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        self._measure()
        self._reveal()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Tell assistive programs where the cursor is."""
        super().watch_has_focus(_has_focus)
        self._tell_cursor()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor, or open the row that it is on."""
        index = (self.scroll_offset.y + event.y) // self.row_height
        if event.button != 1 or index >= self._count:
            return
        event.stop()
        again = event.chain > 1 and self._opened_at_click
        self._opened_at_click = index == self._cursor and not again
        if self._opened_at_click:
            self.open()
        else:
            self.move_to(index)

    def _style_of(self, base: Style, *, plain: bool = False) -> Callable[[Cell], Style]:
        """Return how cells look on `base`; `plain` leaves out colours that it might swallow."""

        def style(cell: Cell) -> Style:
            if plain:
                return base
            look = base
            if cell.style:
                look += component_look(self, f"list--{cell.style}")
            color = theme_color(self, cell.color) if cell.color else None
            return look + Style(color=color) if color else look

        return style

    def _put(self, index: int) -> None:
        self._cursor = index
        self._key = self._rows.key(index) if index >= 0 else None

    def _measure(self) -> None:
        measure(self, self._count * self.row_height)

    def _visible_rows(self) -> int:
        return max(1, self.scrollable_content_region.height // self.row_height)

    def _in_view(self) -> bool:
        line = self._cursor * self.row_height - self.scroll_offset.y
        return 0 <= line < max(1, self.scrollable_content_region.height)

    def _reveal(self) -> None:
        height = self.scrollable_content_region.height
        if height <= 0 or self._cursor < 0:
            return
        first = self._cursor * self.row_height
        top = self.scroll_offset.y
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif first + self.row_height > top + height:
            self.scroll_to(y=first + self.row_height - height, animate=False, force=True)
        self._tell_cursor()

    def _refresh_changed(self) -> None:
        """Draw those lines anew that differ from what was last drawn where they are."""
        width = self.scrollable_content_region.width
        for y in range(self.scrollable_content_region.height):
            before = self._on_screen.get(y)
            if self.render_line(y) is not before:
                self.refresh(Region(0, y, width, 1))

    def _tell_cursor(self) -> None:
        if self.has_focus and self._cursor >= 0:
            region = self.scrollable_content_region
            line = self._cursor * self.row_height - self.scroll_offset.y
            self.app.cursor_position = region.offset + Offset(0, line)

    def _refresh_row(self, index: int) -> None:
        if index >= 0:
            self.refresh_lines(index * self.row_height, self.row_height)
