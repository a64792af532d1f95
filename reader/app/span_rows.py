"""The rows of the table of spans, fetched a window at a time, and which of them are selected."""

from __future__ import annotations

from array import array
from collections.abc import Hashable

from reader.app.widgets.list_rows import Cell, RowContent
from reader.session.finding import SpanRow
from reader.session.session import Session

WINDOW = 128
"""Rows fetched at once."""


class SpanRows:
    """The spans that were found, and which of them are selected."""

    def __init__(self, session: Session, *, ascii_only: bool) -> None:
        self._session = session
        self._colors = {label.name: label.color for label in session.scheme.labels}
        self._mark = "x" if ascii_only else "✓"
        self._windows: dict[int, dict[int, SpanRow]] = {}
        self.numbers: array[int] = array("q")
        self._all = False
        self._other: set[int] = set()

    def show(self, numbers: array[int]) -> None:
        """Show the spans with these numbers."""
        self.numbers = numbers
        self._windows.clear()

    def count(self) -> int:
        """Return how many spans there are."""
        return len(self.numbers)

    def key(self, index: int) -> Hashable:
        """Return the span's number."""
        return self.numbers[index]

    def index_of(self, key: Hashable) -> int | None:
        """Return the row of a span."""
        try:
            return self.numbers.index(key)  # type: ignore[arg-type]
        except ValueError:
            return None

    def span(self, index: int) -> SpanRow | None:
        """Return the span of a row; None where it has gone since."""
        window = index // WINDOW
        if window not in self._windows:
            if len(self._windows) > 16:
                self._windows.clear()
            part = self.numbers[window * WINDOW : (window + 1) * WINDOW]
            rows = self._session.catalogue.span_rows(part)
            self._windows[window] = {row.id: row for row in rows}
        return self._windows[window].get(self.numbers[index])

    def row(self, index: int) -> RowContent:
        """Return mark, label, quote, attributes, note, outlet and date."""
        span = self.span(index)
        if span is None:
            return (Cell("", 1), Cell("it has gone meanwhile", 0, "muted"))
        mark = self._mark if self.is_selected(index) else " "
        about = " ".join(f"{name}={value}" for name, value in span.attributes)
        color = self._colors.get(span.label, "")
        return (
            Cell(mark, 1, "strong"),
            Cell(span.label, 12, color=color),
            Cell(span.quote, 0),
            Cell(about, 18, "muted", drop=4),
            Cell(span.note, 20, "warning", drop=3),
            Cell(span.outlet, 15, "accent", drop=2),
            Cell(span.published, 10, "muted", drop=1),
        )

    # --- selecting ---------------------------------------------------------------------------

    def is_selected(self, index: int) -> bool:
        """Tell whether a row is selected."""
        return self._all != (self.numbers[index] in self._other)

    def select(self, index: int, on: bool) -> None:
        """Select a row, or not."""
        if on != self._all:
            self._other.add(self.numbers[index])
        else:
            self._other.discard(self.numbers[index])

    def select_all(self, on: bool) -> None:
        """Select every row, or none."""
        self._all = on
        self._other.clear()

    @property
    def selected(self) -> int:
        """How many rows are selected."""
        return len(self.numbers) - len(self._other) if self._all else len(self._other)

    def selection(self) -> array[int]:
        """Return the numbers of the selected spans."""
        return array("q", (n for n in self.numbers if self._all != (n in self._other)))
