"""One-row lines that Reader draws itself: the top line, the status line and the hint line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip as Row
from textual.widget import Widget

from reader.text.graphemes import cells, clusters
from reader.text.neutralise import neutralise_line


def plain(data: str) -> Content:
    """Return text from outside as content: neutralised, on one line, never parsed as markup."""
    return Content(neutralise_line(data))


def shorten(data: str, width: int) -> str:
    """Return `data` on one line and at most `width` cells wide, cut at a cluster with ``…``."""
    line = neutralise_line(data)
    if cells(line) <= width:
        return line
    kept: list[str] = []
    used = 0
    for start, end, size in clusters(line):
        if used + size > width - 1:
            break
        kept.append(line[start:end])
        used += size
    return "".join(kept) + "…" if width > 0 else ""


class Line(Widget):
    """One row with something at its left and something at its right; the left gives way."""

    DEFAULT_CSS = """
    Line { height: 1; width: 1fr; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._left = ""
        self._right = ""
        self._bold = False

    def show(self, left: str, right: str = "", *, bold: bool = False) -> None:
        """Show `left`, perhaps in `bold`, and `right`, which may both come from outside."""
        wanted = (left, right, bold)
        if wanted != (self._left, self._right, self._bold):
            self._left, self._right, self._bold = wanted
            self.refresh()

    @property
    def text(self) -> str:
        """What the line says, for tests and for screen readers."""
        return f"{self._left}  {self._right}".rstrip()

    def render_line(self, y: int) -> Row:
        """Draw the row; each key draws some, and segments are sooner made than content."""
        width, base = self.size.width, self.rich_style
        if y:
            return Row.blank(width, base)
        right = shorten(self._right, width)
        room = max(0, width - cells(right) - (2 if right else 0))
        left = shorten(self._left, room)
        gap = " " * max(0, width - cells(left) - cells(right))
        look = base + Style(bold=True) if self._bold else base
        return Row([Segment(left, look), Segment(gap + right, base)]).adjust_cell_length(
            width, base
        )


class HintLine(Widget):
    """The keys that matter now, as many as fit, and at the right those that always do.

    A click on a key, or on the word behind keys, does what the key does.
    """

    DEFAULT_CSS = """
    HintLine { height: 1; width: 1fr; }
    """
    ALLOW_SELECT = False

    class Picked(Message):
        """A key was clicked, as it is shown."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._hints: Sequence[tuple[str, str]] = ()
        self._fixed: Sequence[tuple[str, str]] = ()

    def show(self, hints: Sequence[tuple[str, str]], fixed: Sequence[tuple[str, str]]) -> None:
        """Show (key, word) pairs, the most important first; `fixed` ones stay at the right."""
        if (hints, fixed) != (self._hints, self._fixed):
            self._hints, self._fixed = hints, fixed
            self.refresh()

    def render(self) -> Content:
        """Draw the row."""
        pieces: list[tuple[str, str] | str] = []
        at = 0
        for start, (keys, word) in self._placed():
            pieces += [" " * (start - at), (keys, "bold"), f" {word}{' ' * GAP}"]
            at = start + _size((keys, word))
        return Content.assemble(*pieces).truncate(self.size.width)

    def _placed(self) -> list[tuple[int, tuple[str, str]]]:
        """Return the hints that fit, each with the cell at which it begins.

        Of those that stay, the last are the last to go.
        """
        fixed = list(self._fixed)
        while len(fixed) > 1 and sum(map(_size, fixed)) - GAP > self.size.width:
            del fixed[0]
        room = self.size.width - sum(map(_size, fixed)) + GAP
        placed: list[tuple[int, tuple[str, str]]] = []
        at = 0
        for hint in self._hints:
            if at + _size(hint) > room:
                break
            placed.append((at, hint))
            at += _size(hint)
        at = max(at, room)
        for hint in fixed:
            placed.append((at, hint))
            at += _size(hint)
        return placed

    def on_click(self, event: events.Click) -> None:
        """Tell which key was clicked; on the word it is the first of them."""
        if event.button != 1:
            return
        for start, (keys, word) in self._placed():
            if not start <= event.x < start + cells(keys) + 1 + cells(word):
                continue
            event.stop()
            names = keys.split(" ")
            at = start
            for name in names:
                if event.x < at + cells(name):
                    break
                at += cells(name) + 1
            else:
                name = names[0]
            self.post_message(self.Picked(name))


GAP = 2
"""Blanks after a hint."""


def _size(hint: tuple[str, str]) -> int:
    return cells(hint[0]) + 1 + cells(hint[1]) + GAP
