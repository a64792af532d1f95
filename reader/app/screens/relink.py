"""What would come over from an old version of a page, to be looked at before it does."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.app import ComposeResult

from reader.app.widgets.choices import Choice, Choices
from reader.app.widgets.dialog import Dialog
from reader.app.widgets.lines import Line
from reader.app.widgets.list_rows import Cell, CellStyle, RowContent
from reader.app.widgets.virtual_list import VirtualList
from reader.session.relinking import Move, Relink
from reader.session.wording import counted

MARKS = {True: ("✓", "y"), False: ("–", "-"), None: ("?", "?")}
"""For what comes over, what stays, and what is asked: the mark, and where only ASCII is drawn."""


class Moves:
    """The rows: what is asked first, then what stays, then what comes over."""

    def __init__(self, found: Relink, *, ascii_only: bool) -> None:
        self._ascii = ascii_only
        rank = {"fuzzy": 0, "lost": 1, "normalised": 2, "context": 3, "exact": 4}
        self.moves = sorted(found.moves, key=lambda move: rank[move.fate])
        self.decided: dict[str, bool] = {}

    def comes(self, move: Move) -> bool | None:
        """Return whether a span comes over; None while a person has to say."""
        if move.asks:
            return self.decided.get(move.before.uid)
        return move.after is not None

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self.moves)

    def key(self, index: int) -> Hashable:
        """Return what names a row."""
        return self.moves[index].before.uid

    def index_of(self, key: Hashable) -> int | None:
        """Return the row of a span."""
        uids = [move.before.uid for move in self.moves]
        return uids.index(str(key)) if key in uids else None

    def row(self, index: int) -> RowContent:
        """Return rule and label with the old words, and under them the new ones."""
        move = self.moves[index]
        comes = self.comes(move)
        style: CellStyle = "success" if comes else "warning" if comes is None else "error"
        before = " … ".join(part.quote for part in move.before.parts)
        after = " … ".join(part.quote for part in move.after.parts) if move.after else ""
        if move.after is None:
            after = "(not found: it stays on the old version)"
        elif after == before:
            after = f"the same, at {move.after.start}"
        return (
            Cell(MARKS[comes][self._ascii], 2, style),
            Cell(move.fate, 11, style),
            Cell(move.before.label, 12, "strong", drop=1),
            Cell(before, 0),
            Cell("", 2, line=1),
            Cell(f"{move.score:.2f}" if move.asks else "", 11, "muted", line=1),
            Cell("", 12, drop=1, line=1),
            Cell(after, 0, "muted", line=1),
        )


class RelinkScreen(Dialog[set[str] | None], inherit_bindings=False):
    """Returns the uids of the proposals that were accepted, or None to carry over nothing."""

    AUTO_FOCUS = "#moves"
    DEFAULT_CSS = """
    RelinkScreen { background: $background; layout: vertical; }
    RelinkScreen Line, RelinkScreen Choices { background: $panel; }
    RelinkScreen #moves { height: 1fr; }
    """
    BINDINGS: ClassVar = [
        ("y", "decide(True)", "That is it"),
        ("n", "decide(False)", "It is not"),
        ("A", "all", "Accept all"),
        ("enter", "carry", "Carry over"),
        ("escape,q", "leave", "Back"),
        ("j,down", "move(1)", "Down"),
        ("k,up", "move(-1)", "Up"),
        ("space,pagedown", "page(1)", "Page down"),
        ("b,pageup", "page(-1)", "Page up"),
    ]

    def __init__(self, found: Relink, *, ascii_only: bool) -> None:
        super().__init__()
        self._found = found
        self._moves = Moves(found, ascii_only=ascii_only)
        self._ascii = ascii_only

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Line(id="relink-about")
        yield VirtualList(
            self._moves,
            row_height=2,
            ascii_only=self._ascii,
            empty="no spans are on the old version",
            id="moves",
        )
        yield Line(id="relink-told")
        yield Choices((), id="relink-choices")

    def on_mount(self) -> None:
        """Show what was found."""
        self._show()

    def _show(self) -> None:
        found, moves = self._found, self._moves
        name = found.new.names[0] if found.new.names else found.new.sha256[:12]
        about = f"{name}: from {found.old.sha256[:12]} to {found.new.sha256[:12]}"
        self.query_one("#relink-about", Line).show(about)
        counts = [f"{number} {fate}" for fate, number in found.counts.items() if number]
        comes = sum(moves.comes(move) is True for move in moves.moves)
        told = f"{counted(comes, 'span')} of {moves.count()} come over ({', '.join(counts)})"
        self.query_one("#relink-told", Line).show(told)
        asked = [
            Choice("y", "that is it", "decide(True)"),
            Choice("n", "it is not", "decide(False)"),
            Choice("A", "accept all", "all"),
        ]
        rest = [Choice("enter", "carry over", "carry"), Choice("esc", "back", "leave")]
        asks = any(move.asks for move in moves.moves)
        self.query_one(Choices).show([*(asked if asks else []), *rest])
        self.query_one(VirtualList).refresh()

    def on_virtual_list_opened(self, event: VirtualList.Opened) -> None:
        """Accept the proposal that was clicked twice, or take that back."""
        event.stop()
        move = self._moves.moves[event.index]
        self.action_decide(not self._moves.comes(move))

    def action_decide(self, yes: bool) -> None:
        """Say whether the proposal under the cursor is it, and go on to the next."""
        view = self.query_one(VirtualList)
        if view.cursor >= 0 and self._moves.moves[view.cursor].asks:
            self._moves.decided[self._moves.moves[view.cursor].before.uid] = yes
            view.cursor_down(1)
            self._show()

    def action_all(self) -> None:
        """Say yes to every proposal that is not decided."""
        for move in self._moves.moves:
            if move.asks:
                self._moves.decided.setdefault(move.before.uid, True)
        self._show()

    def action_carry(self) -> None:
        """Return what was accepted."""
        self.dismiss({uid for uid, yes in self._moves.decided.items() if yes})

    def action_leave(self) -> None:
        """Carry over nothing."""
        self.dismiss(None)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self.query_one(VirtualList).cursor_down(rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by a page."""
        self.query_one(VirtualList).page(pages)
