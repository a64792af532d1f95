"""History: who changed what and when, and going there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.desk.everywhere import Everywhere
from reader.model.errors import NotFoundError

if TYPE_CHECKING:
    from reader.app.screens.history import Place


class LookingBack(Everywhere):
    """Shows the history of the span, the article and the corpus."""

    def show_history(self) -> None:
        """Show what was done: to the span under the cursor, else to the article, else to all."""
        from reader.app.screens.history import HistoryScreen, Named
        from reader.session.history import article_scope, history, span_scope

        session = self.session
        scopes = []
        current = self.opened.current if self.opened is not None and self.in_text else None
        if current is not None:
            span = span_scope(current.span.uid)
            name = f"this {current.span.label}"
            scopes.append(Named(name, lambda: history(session, span)))
        if self.highlighted:
            article = article_scope(session, self.highlighted)
            scopes.append(Named("this article", lambda: history(session, article)))
        scopes.append(Named("the corpus", lambda: history(session)))
        self.app.push_screen(HistoryScreen(scopes, ascii_only=self.ascii_only), self._go_back_to)

    def _go_back_to(self, place: Place | None) -> None:
        if place is not None:
            self.guarded(lambda: self.show_place(*place))

    def show_place(self, sha256: str, offset: int, uid: str = "") -> None:
        """Open the article that holds a place of a page, and select the span there if it is."""
        article = self.session.article_id_at(sha256, offset) if sha256 else None
        index = self.row_of(article) if article is not None else None
        if index is None:
            raise NotFoundError("its article is not in the list")
        self.keep_place()
        self.list.move_to(index)
        self.enter_text()
        reading = self.reading
        found = next((span for span in reading.spans if span.span.uid == uid), None)
        if found is not None:
            reading.choose(found)
        else:
            reading.go_to_page(offset)
        self.moved()
