"""To the page view and back, and what follows from a page that is cut otherwise than before."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import work

from reader import logfile
from reader.app.actions.keymap import Tries
from reader.app.desk.dialogs import Dialogs
from reader.model.changes import Change
from reader.model.errors import ReaderError, UsageError
from reader.session.session import Totals

if TYPE_CHECKING:
    from reader.app.screens.main import MainScreen
    from reader.app.screens.mending import Left, MendScreen
    from reader.session.relinking import Relink

RECUTS = frozenset({"mend", "relink"})
"""Verbs of changes after which an open article has to be opened anew."""


class PageMending(Dialogs):
    """Opens the page of the article, and the article anew when its page was corrected."""

    tries: Tries
    _reopen: tuple[str, int] | None = None
    _versions_changed = False
    _page_open: MendScreen | None = None

    @property
    def page_view(self) -> MendScreen:
        """The page view; raises `UsageError` where it is not open."""
        if self._page_open is None:
            raise UsageError("that is for the page view: v opens it")
        return self._page_open

    def open_page(self) -> None:
        """Show the whole page with the cursor where one reads."""
        from reader.app.screens.mending import MendScreen, Surroundings
        from reader.session.mending import Mending

        reading = self.reading
        sha256 = reading.view.page.sha256
        desk = cast("MainScreen", self)
        around = Surroundings(
            self.registry,
            self.tries["page"],
            lambda action: action.run(desk),
            self.saver.wake,
            self._save_word,
            self.ascii_only,
        )
        self._page_open = MendScreen(Mending(self.session, sha256), reading.place, around)

        def back(left: Left | None) -> None:
            self._page_open = None
            if left is not None:
                self.guarded(lambda: self._back(sha256, left))

        self.app.push_screen(self._page_open, back)

    def _back(self, sha256: str, left: Left) -> None:
        if left.changed:
            self.has_saved = True
            self.recut(sha256, left.offset)
        elif left.moved:
            self._go_to(sha256, left.offset)

    def _status(self) -> str:
        return super()._status() or self._offer()

    def _offer(self) -> str:
        """Return what to do about an old version of a page, empty where no other is."""
        if self.in_text or self.list.cursor < 0:
            return ""
        row = self.rows.article(self.list.cursor)
        return f"{row.problem}: g r carries them over" if row.id and row.problem else ""

    # --- an old version ----------------------------------------------------------------------

    def ask_relink(self) -> None:
        """Show what would come over from the old version of the page to the new one."""
        from reader.app.screens.choose import Choice, ChooseScreen
        from reader.session.relinking import versions

        article = self.rows.article(self.list.cursor) if self.list.cursor >= 0 else None
        if article is None or not article.page:
            raise UsageError("no page is under the cursor")
        old, new = versions(self.session, article.page)
        if new is not None:
            self._show_relink(old, new)
            return
        files = self.session.catalogue.files()
        pages = [
            Choice(entry.sha256, path)
            for path, entry in sorted(files.items())
            if entry.sha256 and not entry.problem
        ]

        def chosen(sha256: str | None) -> None:
            if sha256 is not None:
                self.guarded(lambda: self._show_relink(old, sha256))

        self.app.push_screen(ChooseScreen("Which page is the new version?", pages), chosen)

    def _show_relink(self, old: str, new: str) -> None:
        self.say("looking for each span on the new version…")
        self._find_again(old, new)

    @work(thread=True, exclusive=True, group="relink")
    def _find_again(self, old: str, new: str) -> None:
        from reader.session.relinking import Relink

        try:
            found = Relink(self.session, old, new)
        except (ReaderError, OSError) as error:
            logfile.error(error)
            self.later(self.say, str(error))
            return
        self.later(self._found_again, found)

    def _found_again(self, found: Relink) -> None:
        from reader.app.screens.relink import RelinkScreen

        if self.app.screen is not self:
            # Keys are meant for what was opened meanwhile.
            self.say(f"the spans are found on the new version: {self.key_of('page.relink')} shows")
            return
        self.say("")

        def carry(accepted: set[str] | None) -> None:
            if accepted is None:
                self.say("nothing was carried over")
                return
            self.guarded(lambda: self._carry(found.apply(accepted)))

        self.app.push_screen(RelinkScreen(found, ascii_only=self.ascii_only), carry)

    def _carry(self, change: Change | None) -> None:
        if change is None:
            self.say("there is nothing to carry over")
            return
        self.has_saved = True
        self.message = change.summary
        self._versions_changed = True
        self.recut(*change.focus)

    def recut(self, sha256: str, offset: int) -> None:
        """Open the article at `offset` of a page anew, as soon as the list knows of its new cut."""
        self._reopen = sha256, offset
        self.saver.wake()

    def _secured(self, failure: str) -> None:
        super()._secured(failure)
        if self._page_open is not None:
            self._page_open.show_lines()

    def _saved(self, failure: str, totals: Totals) -> None:
        super()._saved(failure, totals)
        wanted, self._reopen = self._reopen, None
        if wanted is not None:
            self.guarded(lambda: self._open_anew(*wanted))
        if self._versions_changed:
            self._versions_changed = False
            # Whether an old version is still needed is for the refresh to say.
            cast("MainScreen", self).refresh_quietly()

    def _open_anew(self, sha256: str, offset: int) -> None:
        self.opened = None
        self._go_to(sha256, offset)
        self.load_highlighted()

    def _go_to(self, sha256: str, offset: int) -> None:
        article_id = self.session.article_id_at(sha256, offset)
        index = self.row_of(article_id) if article_id is not None else None
        if article_id is None or index is None:
            return
        if article_id == self.shown:
            self.reading.go_to_page(offset)
            self.moved()
            return
        self.session.put_place(article_id, offset)
        self.list.move_to(index)

    def went(self, change: Change | None, verb: str) -> None:
        """Show what undo or redo did; a page that is cut otherwise is opened anew."""
        if change is None or change.verb not in RECUTS:
            super().went(change, verb)
            return
        self.message = f"{verb}: {change.summary}"
        self._versions_changed = change.verb == "relink"
        self.recut(*change.focus)
