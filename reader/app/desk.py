"""What an action may do with the screen: the desk, as the actions see it."""

from __future__ import annotations

from typing import Protocol

from reader.model.changes import Change
from reader.session.reading import Reading
from reader.session.session import Session


class Desk(Protocol):
    """The main screen without its drawing. Errors that actions raise become messages."""

    session: Session

    @property
    def reading(self) -> Reading:
        """The open article; raises `UsageError` where none is open."""

    def move_in_list(self, rows: int) -> None:
        """Move the list's cursor by `rows`."""

    def page_in_list(self, pages: float) -> None:
        """Move the list's cursor by `pages` of what is visible."""

    def jump_in_list(self, row: int) -> None:
        """Put the list's cursor on `row`, counted from the end where negative."""

    def scroll_text(self, pages: float) -> None:
        """Scroll the text by `pages` of what is visible and take the selection along."""

    def enter_text(self) -> None:
        """Go to the text of the article under the list's cursor, to the kept place."""

    def enter_list(self) -> None:
        """Go to the list."""

    def leave(self) -> None:
        """End the program, once everything is saved or the person insists."""

    def moved(self) -> None:
        """Show the selection after it was moved."""

    def changed(self, change: Change | None) -> None:
        """Show and save what a change did; None says that nothing differs."""

    def went(self, change: Change | None, verb: str) -> None:
        """Show and save what undo or redo (`verb`) did, and go where it happened."""

    def say(self, message: str) -> None:
        """Show a message in the status line."""

    def next_article(self) -> None:
        """Open the article after this one in the list."""

    def ask_note(self) -> None:
        """Edit the note of the span under the cursor."""

    def ask_article_note(self) -> None:
        """Edit the article's note."""

    def ask_tags(self) -> None:
        """Set the article's tags."""

    def ask_search(self) -> None:
        """Ask what to search for in the article."""

    def show_help(self) -> None:
        """Show all actions and labels."""

    def toggle_list(self) -> None:
        """Hide or show the list."""

    def toggle_theme(self) -> None:
        """Go from the dark theme to the light one, or back."""

    def retry(self) -> None:
        """Try again to save what is not saved."""

    def refresh_corpus(self) -> None:
        """Look for new, changed and vanished pages."""
