"""The rows of the article list, fetched from the catalogue a window at a time."""

from __future__ import annotations

from collections.abc import Hashable

from reader.app.widgets.list_rows import Cell, CellStyle, RowContent
from reader.model.records import State
from reader.session.session import ArticleRow, Session

WINDOW = 256
"""Rows fetched at once."""

MARKS: dict[State, tuple[str, str, CellStyle]] = {
    "unread": ("●", "*", "accent"),
    "in-progress": ("◐", "~", "warning"),
    "done": ("✓", "x", "success"),
    "no-claims": ("○", "o", "success"),
    "skipped": ("–", "-", "muted"),
}
"""For each state: its mark, its mark where only ASCII can be drawn, and its colour."""


class ArticleRows:
    """The articles of a session in the order of the list."""

    def __init__(self, session: Session, *, ascii_only: bool = False) -> None:
        self._session = session
        self._ascii = ascii_only
        self._count = session.row_count()
        self._windows: dict[int, list[ArticleRow]] = {}
        self.two_lines = False

    def forget(self) -> None:
        """Fetch everything anew, since the catalogue has changed."""
        self._count = self._session.row_count()
        self._windows.clear()

    def count(self) -> int:
        """Return how many rows there are."""
        return self._count

    def article(self, index: int) -> ArticleRow:
        """Return what the catalogue says of the row."""
        window, place = divmod(index, WINDOW)
        if window not in self._windows:
            if len(self._windows) > 16:
                self._windows.clear()
            self._windows[window] = self._session.rows(window * WINDOW, WINDOW)
        return self._windows[window][place]

    def key(self, index: int) -> Hashable:
        """Return the article's id, or the path of a file that holds none."""
        row = self.article(index)
        return row.id or row.path

    def index_of(self, key: Hashable) -> int | None:
        """Return the row of the article with this id."""
        return self._session.row_index(str(key))

    def row(self, index: int) -> RowContent:
        """Return the columns: mark, date, outlet, title, number of spans, on one line or two."""
        row = self.article(index)
        if not row.id:
            return (Cell("!", 2, "error"), Cell(f"{row.path}: {row.problem}", 0, "error"))
        style = MARKS[row.state][2]
        title: CellStyle = "strong" if row.state == "unread" else ""
        sign = Cell(mark(row.state, ascii_only=self._ascii), 2, style)
        spans = str(row.spans) if row.spans else ""
        if self.two_lines:
            about = "  ".join(word for word in (row.published, row.outlet, row.problem) if word)
            return (
                sign,
                Cell(row.title or f"({row.lead})", 0, title),
                Cell("", 2, line=1),
                Cell(about, 0, "muted", line=1),
                Cell(spans and f"{spans} spans", 10, "muted", align="right", line=1),
            )
        return (
            sign,
            Cell(row.published or "", 11, "muted", drop=2),
            Cell(row.outlet or "", 17, "", drop=1),
            Cell(row.title or f"({row.lead})", 0, title),
            Cell(spans, 4, "muted", align="right"),
        )


def mark(state: State, *, ascii_only: bool = False) -> str:
    """Return the mark of a state: one cell."""
    return MARKS[state][1 if ascii_only else 0]
