"""What every part of the desk shares: the session, the article that is open, and messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader import logfile
from reader.app.actions.registry import Context, Registry
from reader.app.rows import ArticleRows
from reader.app.saver import Saver
from reader.app.standing import stands
from reader.app.widgets.document import DocumentView
from reader.app.widgets.margin import Margin
from reader.app.widgets.strip import Strip
from reader.app.widgets.virtual_list import VirtualList
from reader.model.errors import ReaderError
from reader.session.session import Session, Totals

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.session.reading import Reading
    from reader.session.rescuing import Elsewhere

    Base = Screen[None]
else:
    # Textual prepares each subclass of a screen at length; of the desk's parts only the whole is.
    Base = object


class DeskBase(Base):
    """A session, its widgets, and the article that is open (None where there is none)."""

    list: VirtualList
    document: DocumentView
    margin: Margin
    strip: Strip
    saver: Saver
    registry: Registry
    totals: Totals

    def __init__(self, session: Session, *, ascii_only: bool) -> None:
        super().__init__()
        self.session = session
        self.ascii_only = ascii_only
        self.rows = ArticleRows(session, ascii_only=ascii_only)
        self.opened: Reading | None = None
        self.message = ""
        self.failure = ""
        # What was saved in another folder since the workspace refuses.
        self.elsewhere: Elsewhere | None = None
        self.is_drawn = False
        self.has_saved = False
        self.problems = list(session.problems)

    @property
    def nowhere(self) -> int:
        """How many changes are neither saved in the workspace nor in another folder."""
        there = self.elsewhere
        store = self.session.store
        return store.unsaved if there is None else store.unsaved_after(there.upto)

    @property
    def context(self) -> Context:
        """Where keys count now."""
        return "text" if self.in_text else "list"

    @property
    def in_text(self) -> bool:
        """Whether keys go to the text."""
        return self.focused is self.document

    @property
    def highlighted(self) -> str:
        """The id of the article under the list's cursor; empty for a file that holds none."""
        return self.rows.article(self.list.cursor).id if self.list.cursor >= 0 else ""

    @property
    def shown(self) -> str:
        """The id of the article that is open; empty where none is."""
        return self.opened.view.id if self.opened is not None else ""

    def say(self, message: str) -> None:
        """Show a message until the next action."""
        self.message = message
        self.show_lines()

    def later(self, do: Callable[..., None], *arguments: object) -> None:
        """Do something soon, in the app's turn, unless this screen has gone; for threads."""

        def begin() -> None:
            if stands(self):
                do(*arguments)

        self.app.call_later(begin)

    def guarded(self, do: Callable[[], None]) -> None:
        """Do something that a person asked for; an error becomes the message."""
        try:
            do()
        except ReaderError as error:
            logfile.error(error)
            self.say(str(error))
        self.show_lines()

    def show_lines(self) -> None:
        """Bring the top line, the status and the hints up to date."""
        raise NotImplementedError
