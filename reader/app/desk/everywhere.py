"""Once, then everywhere: from the span under the cursor to the same passage in all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from reader import logfile
from reader.app.desk.dialogs import Dialogs
from reader.model.changes import Change
from reader.model.errors import ReaderError
from reader.session.wording import counted

if TYPE_CHECKING:
    from reader.app.screens.everywhere import Outcome
    from reader.session.propagating import Propagation


class Everywhere(Dialogs):
    """Asks for the places to label, and labels them in a thread."""

    def ask_everywhere(self) -> None:
        """Find the passage of the span under the cursor in all articles."""
        from reader.app.screens.everywhere import EverywhereScreen
        from reader.session.propagating import Propagation

        reading = self.reading
        search = Propagation(self.session, reading.view, reading.need_note())

        def label(outcome: Outcome | None) -> None:
            if outcome is None or not outcome.accepted:
                self.say("nothing more was labelled")
                return
            self.say(f"labelling {counted(len(outcome.accepted), 'place')}…")
            self._propagate(search, outcome)

        self.app.push_screen(EverywhereScreen(search, ascii_only=self.ascii_only), label)

    @work(thread=True, group="propagate")
    def _propagate(self, search: Propagation, outcome: Outcome) -> None:
        try:
            change = search.apply(outcome.accepted)
        except (ReaderError, OSError) as error:
            logfile.error(error)
            self.later(self.say, f"nothing was labelled: {error}")
            return
        self.later(self._propagated, change, outcome.left)

    def _propagated(self, change: Change, left: int) -> None:
        if self.opened is not None:
            self.opened.reload()
        self.changed(change)
        if left:
            self.say(f"{change.summary}; {left} left as they were")
