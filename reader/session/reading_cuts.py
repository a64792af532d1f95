"""Cutting passages out of sentences in an article that is being read."""

from __future__ import annotations

from reader.model.errors import UsageError
from reader.session import cutting
from reader.session.hints import Hint, assign
from reader.session.reading_moves import ReadingMoves


class ReadingCuts(ReadingMoves):
    """Moves the selection by clauses, by hints, and to what sentences likely report."""

    def prepare(self) -> None:
        """Find in advance what the first cut would have to wait for; may run in any thread."""
        units = self.view.units
        if units.sentences.ranges:
            index = units.sentences.index(self.selection.start)
            units.clauses(index)
            units.contents(index)

    def move_clause(self, count: int) -> None:
        """Move the active edge by `count` clauses."""
        if self.text:
            units, habits = self.view.units, self.routine.habits
            self.selection = cutting.move_clause(units, habits, self.selection, count)
            self._chosen = None

    def next_content(self, direction: int) -> None:
        """Select the next (-1: the previous) passage that is likely reported by somebody."""
        units, habits = self.view.units, self.routine.habits
        found = cutting.next_content(units, habits, self.selection, direction)
        if found is None:
            where = "further on" if direction > 0 else "before this"
            raise UsageError(f"no quotation and no word like `said` {where}")
        self.selection, self._chosen = found, None

    def cycle_content(self) -> None:
        """Select what the sentence likely reports; again the next likeliest."""
        units, habits = self.view.units, self.routine.habits
        found = cutting.cycle_content(units, habits, self.selection)
        if found is None:
            raise UsageError("no quotation and no word like `said` in this sentence")
        self.selection, self._chosen = found, None

    def hints(self, *, start: bool) -> list[Hint]:
        """Return hints for the words at which the selection may begin (or end)."""
        units = self.view.units
        words = cutting.words_to_point_at(units, self.selection)
        if not words:
            raise UsageError("no words here")
        likely = cutting.edges_of_clauses(units, self.selection, start=start)
        return assign(words, likely, starts=start)

    def take_hint(self, hint: Hint, *, start: bool) -> None:
        """Let the selection begin (or end) at the word of `hint`."""
        cut = cutting.start_at if start else cutting.end_at
        units, habits = self.view.units, self.routine.habits
        self.selection = cut(units, habits, self.selection, (hint.start, hint.end))
        self._chosen = None
