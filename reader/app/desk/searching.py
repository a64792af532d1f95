"""Searching all articles, and going to what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.desk.looking_back import LookingBack
from reader.model.errors import NotFoundError

if TYPE_CHECKING:
    from reader.app.screens.searching import Searched
    from reader.session.finding import Hit


class Searching(LookingBack):
    """Opens the search and marks in the article what was looked for."""

    _searched: Searched | None = None

    def search_all(self) -> None:
        """Search all articles; what was searched last is still there."""
        from reader.app.screens.searching import Searched, SearchScreen

        if self._searched is None:
            self._searched = Searched()
        searched = self._searched

        def go(hit: Hit | None) -> None:
            if hit is not None:
                self.guarded(lambda: self._go_to_hit(hit, searched.query))

        self.app.push_screen(SearchScreen(self.session, searched, ascii_only=self.ascii_only), go)

    def _go_to_hit(self, hit: Hit, query: str) -> None:
        from reader.session.finding import phrases
        from reader.text.indexing import occurrences

        index = self.row_of(hit.row.id)
        if index is None:
            raise NotFoundError("this article is not in the list any more")
        self.keep_place()
        self.list.move_to(index)
        self.enter_text()
        reading = self.reading
        found = occurrences(reading.text, phrases(self.session, query))
        self.say(reading.show_matches(found, query))
        self.moved()
