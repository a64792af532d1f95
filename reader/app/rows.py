"""The rows of the article list, fetched from the catalogue a window at a time."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterator

from reader.app.widgets.list_rows import Cell, CellStyle, RowContent
from reader.model.records import State
from reader.session.browsing import GONE
from reader.session.session import ArticleRow, Session
from reader.session.wording import counted

WINDOW = 64
"""Rows fetched at once."""

MARKS: dict[State, tuple[str, str, CellStyle]] = {
    "unread": ("●", "*", "accent"),
    "in-progress": ("◐", "~", "warning"),
    "done": ("✓", "x", "success"),
    "no-claims": ("○", "o", "success"),
    "skipped": ("–", "-", "muted"),
}
"""For each state: its mark, its mark where only ASCII can be drawn, and its colour."""


STAR = ("★", "+")
"""What stands beside the mark of an article with a star; where only ASCII can be drawn."""


class ArticleRows:
    """The articles of a session in the order of the list, or those that a filter has found.

    What was found stays until `show` is told otherwise: an article that a change makes unfit for
    the filter keeps its row, so that nothing moves while one works through the list.
    """

    def __init__(self, session: Session, *, ascii_only: bool = False) -> None:
        self._session = session
        self._ascii = ascii_only
        self._count = session.row_count()
        self._windows: dict[int, list[ArticleRow]] = {}
        self._found: array[int] | None = None
        self._rest: list[ArticleRow] = []
        self.two_lines = False

    def show(self, found: array[int] | None, rest: list[ArticleRow]) -> None:
        """Show the articles with these numbers and then `rest`; None for all in their order."""
        self._found, self._rest = found, rest
        self.forget()

    def forget(self) -> None:
        """Fetch everything anew, since the catalogue has changed."""
        if self._found is None:
            self._count = self._session.row_count()
        else:
            self._count = len(self._found) + len(self._rest)
        self._windows.clear()

    def count(self) -> int:
        """Return how many rows there are."""
        return self._count

    def article(self, index: int) -> ArticleRow:
        """Return what the catalogue says of the row; one may have gone since they were counted."""
        window, place = divmod(index, WINDOW)
        if window not in self._windows:
            if len(self._windows) > 16:
                self._windows.clear()
            self._windows[window] = self._fetch(window * WINDOW)
        rows = self._windows[window]
        return rows[place] if place < len(rows) else GONE

    def scan(self, start: int) -> Iterator[tuple[int, ArticleRow]]:
        """Yield every row with its number once, from `start` on and round the end.

        May be called from another thread than the one that draws.
        """
        count = self.count()
        for first in (*range(start, count, WINDOW), *range(0, min(start, count), WINDOW)):
            end = count if first >= start else start
            rows = self._fetch(first)[: end - first]
            yield from enumerate(rows, first)

    def _fetch(self, start: int) -> list[ArticleRow]:
        if self._found is None:
            return self._session.rows(start, WINDOW)
        rows = self._session.rows_at(self._found[start : start + WINDOW])
        after = max(0, start - len(self._found))
        return rows + self._rest[after : after + WINDOW - len(rows)]

    def key(self, index: int) -> Hashable:
        """Return the article's id, or the path of a file that holds none."""
        row = self.article(index)
        return row.id or row.path

    def index_of(self, key: Hashable) -> int | None:
        """Return the row of the article with this id; None where it is not shown."""
        if self._found is None:
            return self._session.row_index(str(key))
        number = self._session.article_number(str(key))
        if number is not None:
            try:
                return self._found.index(number)
            except ValueError:
                return None
        paths = [row.path for row in self._rest]
        return len(self._found) + paths.index(str(key)) if key in paths else None

    def row(self, index: int) -> RowContent:
        """Return the columns: mark, date, outlet, title, number of spans, on one line or two."""
        row = self.article(index)
        if not row.id:
            return (Cell("!", 2, "error"), Cell(f"{row.path}: {row.problem}", 0, "error"))
        style = MARKS[row.state][2]
        title: CellStyle = "muted" if row.archived else "" if row.read else "strong"
        star = STAR[self._ascii] if row.starred else ""
        sign = Cell(mark(row.state, ascii_only=self._ascii) + star, 2, style)
        spans = str(row.spans) if row.spans else ""
        if self.two_lines:
            about = "  ".join(word for word in (row.published, row.outlet, row.problem) if word)
            return (
                sign,
                Cell(row.title or f"({row.lead})", 0, title),
                Cell("", 2, line=1),
                Cell(about, 0, "muted", line=1),
                Cell(
                    counted(row.spans, "span") if row.spans else "",
                    10,
                    "muted",
                    align="right",
                    line=1,
                ),
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
