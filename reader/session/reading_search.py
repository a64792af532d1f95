"""Searching in an article that is being read."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.errors import UsageError
from reader.session.reading_base import ReadingBase
from reader.session.selection import Selection
from reader.text.search import find_all


class ReadingSearch(ReadingBase):
    """Finds what is searched for and selects the matches."""

    _query = ""
    _matches: Sequence[tuple[int, int]] = ()

    def search(self, query: str) -> str:
        """Find `query` and select its first match from here on; return a sentence about it."""
        self._query = query
        self._matches = find_all(self.text, query) if query else []
        if not query:
            return ""
        if not self._matches:
            return f"not found: {query}"
        return self._select_match(self._match_from(self.selection.start))

    @property
    def matches(self) -> Sequence[tuple[int, int]]:
        """Where the last search matched."""
        return self._matches

    def next_match(self, direction: int) -> str:
        """Go to the next match (or the previous one, -1), round the end; return what to say."""
        if not self._query:
            raise UsageError("search first, with /")
        if not self._matches:
            return f"not found: {self._query}"
        if direction > 0:
            return self._select_match(self._match_from(self.selection.start + 1))
        before = [i for i, (start, _) in enumerate(self._matches) if start < self.selection.start]
        return self._select_match(before[-1] if before else len(self._matches) - 1)

    def _match_from(self, offset: int) -> int:
        return next((i for i, (start, _) in enumerate(self._matches) if start >= offset), 0)

    def _select_match(self, index: int) -> str:
        start, end = self._matches[index]
        self.selection, self._chosen = Selection(start, end), None
        return f"match {index + 1} of {len(self._matches)}: {self._query}"
