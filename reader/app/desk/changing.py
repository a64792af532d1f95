"""Showing what a change did, saving it, and going where undo leads."""

from __future__ import annotations

from contextlib import suppress
from typing import Literal

from reader.app.desk.text_side import TextSide
from reader.app.documents import DrawnViews, head_lines
from reader.model.changes import Change
from reader.model.errors import ReaderError
from reader.session.session import Session, Totals

STAYS = frozenset({"tag", "untag", "state", "article-note"})
"""Verbs that concern the whole article, so that undo has no passage to go to."""

MANY = 200
"""Pages of a change whose undoing is not waited for with the screen standing still."""


class Changing(TextSide):
    """Takes changes from actions and dialogs to the screen and to the saver."""

    def __init__(self, session: Session, *, ascii_only: bool) -> None:
        super().__init__(session, ascii_only=ascii_only)
        self._views = DrawnViews()
        self._remakes = ""

    def changed(self, change: Change | None) -> None:
        """Show and save what a change did; None says that nothing differs."""
        if change is None:
            self.say("nothing to change")
            return
        self.message = change.summary
        self._save(change)
        self._show_change()

    def turn(self, act: Literal["undo", "redo"]) -> None:
        """Undo or redo; what concerns many pages, in a dialog that tells how far it is."""
        verb = "undid" if act == "undo" else "redid"
        summary, pages = self.session.ahead(act)
        if pages < MANY:
            change = self.session.undo() if act == "undo" else self.session.redo()
            self.went(change, verb)
            return
        from reader.app.screens.turning import Turned, TurningScreen

        def ended(result: Turned) -> None:
            if isinstance(result, str):
                self.say(result)
            else:
                self.guarded(lambda: self.went(result, verb))

        self.app.push_screen(TurningScreen(self.session, act, summary), ended)

    def went(self, change: Change | None, verb: str) -> None:
        """Show and save what undo or redo (`verb`) did, and go where it happened."""
        if change is None:
            self.say("nothing to undo" if verb == "undid" else "nothing to redo")
            return
        sha256, offset = change.focus
        self.message = f"{verb}: {change.summary}"
        if self.opened is not None:
            self.opened.reload()
        self._save(change)
        self._show_change()
        if change.verb.endswith("-label"):  # the label scheme went along with it
            self.remade(self.message)
            return
        article_id = self.session.article_id_at(sha256, offset) if sha256 else None
        if article_id is None:
            return
        if article_id != self.shown:
            index = self.row_of(article_id)
            if index is not None:
                self.session.put_place(article_id, offset)
                self.list.move_to(index)
        elif change.verb not in STAYS:
            self.reading.go_to_page(offset)
            self.moved()

    def remade(self, message: str) -> None:
        """Draw everything anew under the label scheme as it is now, and say `message`.

        A dialog that is open by then is let end first, so that nothing written in it is lost.
        """
        from reader.app.app import ReaderApp

        assert isinstance(self.app, ReaderApp)
        if self.app.screen is self:
            self.app.remake(message)
        else:
            self._remakes = message

    def on_screen_resume(self) -> None:
        """Draw everything anew if that has waited for a dialog to end, and for its answer."""
        message, self._remakes = self._remakes, ""
        if message:
            self.call_later(self.remade, message)

    def _save(self, change: Change) -> None:
        """Have a change made durable while it is drawn; what the list tells of, without a pause."""
        if change.verb in STAYS:
            self.saver.wake()
        else:
            self.saver.secure()

    def _show_change(self) -> None:
        if self.opened is not None:
            drawn = self._views.of(self.session.scheme, self.drawn_spans())
            self.document.set_spans(drawn)
            self.document.set_head(head_lines(self.opened))
            self.show_selection()
            self.margin.follow()
        self.has_saved = True
        self.show_lines()

    def report_save(self, failure: str, counted: bool) -> None:
        """Show how saving went, and with `counted` what the list tells by then.

        Called from the saver's thread, which does not wait for it.
        """
        if not counted:
            self.later(self._secured, failure)
            return
        totals = self.totals
        with suppress(ReaderError):
            totals = self.session.totals()
        self.later(self._saved, failure, totals)

    def _secured(self, failure: str) -> None:
        """Tell whether everything is durable."""
        if failure and failure != self.failure:
            self.message = ""
        self.failure = failure
        self.show_lines()

    def _saved(self, failure: str, totals: Totals) -> None:
        self.totals = totals
        self._secured(failure)

        def reload() -> None:
            self.rows.forget()
            self.list.reload()

        self.guarded(reload)
        said = self.session.arrivals.take()
        if said:
            self.problems = list(self.session.problems)
            if self.opened is not None:
                self.opened.reload()
            self._show_change()
            self.say(said)
