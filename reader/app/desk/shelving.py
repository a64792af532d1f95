"""What there is to read: the next unread, what is read, starred, put away or removed."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from textual import work
from textual.worker import Worker, get_current_worker

from reader import logfile
from reader.app.desk.filtering import Filtering
from reader.app.desk.looking_back import LookingBack
from reader.model.errors import ReaderError, UsageError
from reader.session.articles import is_archived
from reader.session.session import ArticleRow, Totals
from reader.session.wording import counted

if TYPE_CHECKING:
    from reader.app.screens.confirm import ConfirmScreen
    from reader.session.removing import Removal

UNREAD = "not is:read"
HIDING = "not (is:read or is:archived)"
"""The filter that leaves out what is read or put away."""


NEAR = 256
"""Rows that are looked through at once; more are left to a thread."""


def _is_wanted(row: ArticleRow) -> bool:
    return bool(row.id) and not (row.read or row.archived)


class Shelving(LookingBack, Filtering):
    """Goes through what is unread, and sorts what is not wanted out of the way."""

    def enter_text(self) -> None:
        """Go to the text of the article under the cursor, which counts as read then."""
        super().enter_text()
        if self.session.marking.waits and not self.session.read_only:
            self.saver.wake()

    def tick(self) -> None:
        """Note that somebody is there, where time is kept."""
        watch = self.session.stopwatch
        if watch is not None:
            watch.touch(self.shown if self.in_text else "")

    def standing(self) -> list[str]:
        """Say that time is kept, so that nobody is timed unawares."""
        said = super().standing()
        return said if self.session.stopwatch is None else [*said, "time kept"]

    # --- unread ------------------------------------------------------------------------------

    def next_unread(self) -> None:
        """Go to the next article in the list that was not read, round the end."""
        after = self.list.cursor
        near = list(islice(self.rows.scan(after + 1), NEAR))
        for index, row in near:
            if _is_wanted(row) and index != after:
                self._go_to_unread(index, in_text=self.in_text)
                return
        if len(near) < NEAR:
            self._go_to_unread(-1, in_text=False)
        else:
            self._find_unread(after, in_text=self.in_text)

    @work(thread=True, exclusive=True, group="unread")
    def _find_unread(self, after: int, *, in_text: bool) -> None:
        worker: Worker[None] = get_current_worker()
        found = -1
        try:
            for index, row in self.rows.scan(after + 1):
                if worker.is_cancelled:
                    return
                if _is_wanted(row) and index != after:
                    found = index
                    break
        except ReaderError as error:
            logfile.error(error)
            self.later(self.say, str(error))
            return
        self.later(lambda: self._go_to_unread(found, in_text=in_text))

    def _go_to_unread(self, index: int, *, in_text: bool) -> None:
        if index < 0:
            self.say("nothing else is unread here")
            return
        before = self.list.cursor
        self.list.move_to(index)
        if index < before:
            self.say("from the top again")
        if in_text:
            self.guarded(self.enter_text)

    def hide_read(self) -> None:
        """Leave out of the list what is read or put away, or show it again."""
        query = self.filter_text
        if query == HIDING:
            self.filter_list("")
        elif query.startswith("(") and query.endswith(f") and {HIDING}"):
            self.filter_list(query[1 : -len(f") and {HIDING}")])
        else:
            self.filter_list(f"({query}) and {HIDING}" if query else HIDING)

    def ask_all_read(self) -> None:
        """Ask whether all that is unread in the list, as it is filtered, is to count as read."""
        from reader.app.screens.confirm import ConfirmScreen

        query = f"({self.filter_text}) and {UNREAD}" if self.filter_text else UNREAD

        def mark(yes: bool | None) -> None:
            if yes:
                self._mark_all(query)

        screen = ConfirmScreen("Mark as read?", ["counting what is unread…"], "mark them")
        self.app.push_screen(screen, mark)
        self._count_unread(query, screen)

    @work(thread=True, exclusive=True, group="unread")
    def _count_unread(self, query: str, screen: ConfirmScreen) -> None:
        from reader.session.finding import search

        try:
            number = len(search(self.session, query) or ())
        except ReaderError as error:
            logfile.error(error)
            self.app.call_later(screen.tell, [str(error)])
            return
        where = " that the filter shows" if self.filter_text else ""
        sentences = [
            f"{counted(number, 'article')}{where} will count as read.",
            "States and annotations stay. Undo does not bring this back.",
        ]
        self.app.call_later(screen.tell, sentences if number else ["Nothing is unread here."])

    @work(thread=True, group="unread")
    def _mark_all(self, query: str) -> None:
        from reader.session.finding import found_ids

        try:
            number = self.session.marking.read(found_ids(self.session, query))
        except ReaderError as error:
            logfile.error(error)
            self.later(self.say, str(error))
            return
        self.later(self._marked, number)

    def _marked(self, number: int) -> None:
        self.saver.wake()
        self.say(f"{counted(number, 'article')} marked as read")

    # --- stars, the archive, the trash -------------------------------------------------------

    def toggle_star(self) -> None:
        """Give the article under the cursor a star, or take it away."""
        self.need_open()
        reading = self.reading
        self.changed(reading.do(self.session.editor(reading.view).star()))

    def toggle_archived(self) -> None:
        """Put the article under the cursor away and go on to the next, or bring it back."""
        self.need_open()
        reading = self.reading
        self.changed(reading.do(self.session.editor(reading.view).archive()))
        now = is_archived(self.session.editor(reading.view).states())
        if now and self.list.cursor + 1 < self.list.count:
            self.list.cursor_down(1)

    def ask_remove(self) -> None:
        """Ask whether the page of the row under the cursor is to go to the trash."""
        from reader.app.screens.confirm import ConfirmScreen
        from reader.session.removing import TRASH, planned, warnings

        if self.session.read_only:
            raise UsageError(self.session.read_only_reason)
        if self.list.cursor < 0:
            raise UsageError("there is no page here")
        row = self.rows.article(self.list.cursor)
        removal = planned(self.session, row.id or row.path)
        sentences = [
            *removal.names,
            *warnings(removal),
            f"The file goes to {TRASH}/ and nothing is deleted. Undo does not bring it back, but "
            "`reader add` with its name there does.",
        ]

        def remove(yes: bool | None) -> None:
            if yes:
                self._remove(removal)

        self.app.push_screen(ConfirmScreen("Remove the page?", sentences, "remove it"), remove)

    @work(thread=True, group="remove")
    def _remove(self, removal: Removal) -> None:
        from reader.session.removing import remove

        try:
            moved = remove(self.session, removal)
            report = self.session.refresh()
        except ReaderError as error:
            logfile.error(error)
            self.later(self.say, str(error))
            return
        problems = [*self.session.problems, *report.messages]
        self.later(self._removed, moved, self.session.totals(), problems)

    def _removed(self, moved: list[str], totals: Totals, problems: list[str]) -> None:
        self.totals, self.problems = totals, problems

        def reload() -> None:
            self.rows.forget()
            self.list.reload()
            self.find_again()

        self.guarded(reload)
        self.say(f"moved to {', '.join(moved)}")
