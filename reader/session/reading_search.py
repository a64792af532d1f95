"""Searching in an article that is being read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from reader.model.errors import UsageError
from reader.session.reading_base import ReadingBase
from reader.session.selection import Selection
from reader.text.search import find_all

EXPRESSION = "re:"
"""What a query begins with that is a regular expression."""
MOST = 10_000
"""Matches that are looked for at most."""


class ReadingSearch(ReadingBase):
    """Finds what is searched for and selects the matches.

    A query is literal, with smart case; after ``re:`` it is a regular expression.
    """

    _query = ""
    _matches: Sequence[tuple[int, int]] = ()

    def search(self, query: str) -> str:
        """Find `query` and select its first match from here on; return a sentence about it."""
        self._matches = self._find(query)
        self._query = query
        if not query:
            return ""
        if not self._matches:
            return f"not found: {query}"
        return self._select_match(self._match_from(self.selection.start))

    def show_matches(self, matches: Sequence[tuple[int, int]], query: str) -> str:
        """Take `matches` (text offsets, sorted) for those of `query`, and select the first."""
        self._query, self._matches = query, matches
        return self._select_match(0) if matches else ""

    def _find(self, query: str) -> Sequence[tuple[int, int]]:
        if not query.startswith(EXPRESSION):
            return find_all(self.text, query, limit=MOST) if query else []
        from reader.text.patterns import find_pattern

        pattern = query.removeprefix(EXPRESSION)
        return find_pattern(self.text, pattern, limit=MOST) if pattern else []

    @property
    def query(self) -> str:
        """What was searched for last; empty where nothing was."""
        return self._query

    @property
    def matches(self) -> Sequence[tuple[int, int]]:
        """Where the last search matched."""
        return self._matches

    def next_match(self, direction: int) -> str:
        """Go to the next match (or the previous one, -1), round the end; return what to say."""
        if not self._query:
            raise UsageError("nothing was searched for yet")
        if not self._matches:
            return f"not found: {self._query}"
        if direction > 0:
            return self._select_match(self._match_from(self.selection.start + 1))
        before = bisect_left(self._matches, self.selection.start, key=itemgetter(0))
        return self._select_match((before - 1) % len(self._matches))

    def _match_from(self, offset: int) -> int:
        return bisect_left(self._matches, offset, key=itemgetter(0)) % len(self._matches)

    def _select_match(self, index: int) -> str:
        start, end = self._matches[index]
        self.selection, self._chosen = Selection(start, end), None
        most = "the first " if len(self._matches) == MOST else ""
        return f"match {index + 1} of {most}{len(self._matches)}: {self._query}"
