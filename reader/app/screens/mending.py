"""Correcting a page in the page view: each key sets something for what is selected, at once."""

from __future__ import annotations

from typing import cast

from textual.content import Content

from reader import logfile
from reader.app.screens.page_view import Left, PageView, Surroundings
from reader.app.widgets.lines import plain
from reader.model.errors import ReaderError, UsageError
from reader.model.pages import BlockKind
from reader.session.mending import Mended, Mending, read_date

__all__ = ["Left", "MendScreen", "Surroundings"]


class MendScreen(PageView, inherit_bindings=False):
    """The page view with what it corrects; it returns where it was left."""

    def __init__(self, mending: Mending, offset: int, around: Surroundings) -> None:
        """Show the page of `mending` with the cursor on the block at `offset` (code points)."""
        super().__init__(mending, offset, around)
        self._begun_at = self.cursor.head
        self._changed = False

    # --- correcting --------------------------------------------------------------------------

    def set_kind(self, kind: str) -> None:
        """Say what the selected blocks, or the selected part of one, are."""
        self._did(self.mending.set_kind(*self.cursor.range, cast("BlockKind", kind)))

    def start_article(self) -> None:
        """Let an article begin at the caret, or at the first of the selected blocks."""
        inside = self.cursor.is_inside and not self.cursor.is_partial
        offset = self.cursor.caret if inside else self.cursor.range[0]
        self._did(self.mending.start_article(offset))

    def merge(self) -> None:
        """Join the article to the one before."""
        self._did(self.mending.merge(self.cursor.here.block.start))

    def move_boundary(self, blocks: int) -> None:
        """Move the beginning of the article."""
        start = self.cursor.here.block.start
        self._did(self.mending.move_boundary(start, blocks * self.count))

    def split(self) -> None:
        """Divide the line at the caret."""
        caret = self.cursor.caret
        self._did(self.mending.split(caret), caret)

    def set_from_selection(self, name: str) -> None:
        """Set a field of the article to what is selected, which stays what it is."""
        start, end = self.cursor.range
        raw = value = self.cursor.selected
        if name == "published":
            value = self.mending.date_in(start, end) or read_date(raw)
            if not value:
                raise UsageError("no date is printed there, or one that can be read two ways; i")
        self._did(self.mending.set_field(start, name, " ".join(value.split()), raw, (start, end)))

    def ask_fields(self) -> None:
        """Set title, outlet, date and authors of the article by hand."""
        from reader.app.screens.fields import FieldsScreen

        offset = self.cursor.here.block.start
        article = self.mending.article(offset)
        heading = f"Article {self.mending.number(article)}"

        def keep(known: dict[str, tuple[str, str]] | None) -> None:
            try:
                if known:
                    self._did(self.mending.set_fields(offset, known))
            except ReaderError as error:
                logfile.error(error)
                self._message = str(error)
            self.show_lines()

        self.app.push_screen(FieldsScreen(heading, article), keep)

    def show_why(self) -> None:
        """Tell why the block has its kind, and the article its fields."""
        from reader.app.screens.page import PageScreen

        lines = [plain(line) for line in self.mending.why(self.cursor.head)]
        self.app.push_screen(PageScreen("Why", Content("\n").join(lines)))

    def undo(self) -> None:
        """Take back the last change."""
        self._turned(self.mending.undo(), "undid", "nothing to undo")

    def redo(self) -> None:
        """Do again what was undone."""
        self._turned(self.mending.redo(), "redid", "nothing to redo")

    def _turned(self, made: Mended | None, verb: str, nothing: str) -> None:
        if made is None:
            raise UsageError(nothing)
        self.text.set_spans(self._spans())
        elsewhere = made.change.focus[0] not in ("", self.mending.page.sha256)
        self._did(made)
        where = " (on another page)" if elsewhere else ""
        self._message = f"{verb}: {made.message}{where}"
        if not elsewhere and made.change.verb == "mend":
            self.cursor.go_to(made.change.focus[1])
            self._moved()

    def _did(self, made: Mended, offset: int | None = None) -> None:
        self._changed = True
        self._corrections = len(self.mending.corrections)
        self.cursor.go_to(self.cursor.range[0] if offset is None else offset)
        self.text.set_marks(self._marks())
        self._message = made.message
        self._around.wake()
        self._moved()

    # --- leaving -----------------------------------------------------------------------------

    def back(self) -> None:
        """Give up what is selected of a block or beyond it, else leave."""
        if self.cursor.clear():
            self._moved()
        else:
            self.leave()

    def leave(self) -> None:
        """Go back to the article at the cursor."""
        moved = self.cursor.head != self._begun_at
        self.dismiss(Left(self.cursor.here.block.start, moved, self._changed))
