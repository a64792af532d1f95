"""Asking: labels, what to search for, and help; each dialog is loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Input

from reader.app.desk.rescuing import Rescuing
from reader.app.widgets.lines import plain
from reader.model.errors import UsageError

if TYPE_CHECKING:
    from reader.app.widgets.field import Field


class Dialogs(Rescuing):
    """Opens dialogs and takes their answers."""

    _field: Field | None = None
    """Where one writes what to search for; made when it is first asked for."""

    def ask_label(self) -> None:
        """Choose a label by part of its name."""
        from reader.app.screens.labels import LabelScreen

        reading = self.reading

        def label(name: str | None) -> None:
            if name is not None:
                self.guarded(lambda: self.changed(reading.label(name)))

        self.app.push_screen(LabelScreen(self.session.scheme, reading.routine.recent), label)

    def ask_search(self) -> None:
        """Open the field for what to search in the article."""
        _ = self.reading
        if self._field is None:
            from reader.app.widgets.field import Field

            self._field = Field(placeholder="search in the article", id="search")
            self.mount(self._field, after="#status")
        self._field.value = ""
        self._swap_lines(searching=True)
        self.set_focus(self._field)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Search for what was typed."""
        event.stop()
        query = event.value
        self.close_search()
        if query:
            self.guarded(lambda: self._search(query))

    def _search(self, query: str) -> None:
        if self.opened is not None:
            self.say(self.opened.search(query))
            self.moved()

    def on_descendant_focus(self) -> None:
        """Put the field away when a click leads elsewhere."""
        field = self._field
        if field is not None and field.display and self.focused is not field:
            self._swap_lines(searching=False)

    def next_match(self, direction: int) -> None:
        """Go to the next match of the last search, or the previous one (-1)."""
        if not self.reading.query:
            raise UsageError(f"search first, with {self.key_of('search')}")
        self.say(self.reading.next_match(direction))
        self.moved()

    def close_search(self) -> None:
        """Go back from the field to the text."""
        self._swap_lines(searching=False)
        self.set_focus(self.document)

    def _swap_lines(self, *, searching: bool) -> None:
        """Put the field in the status line's place, so that the text stays where it is."""
        if self._field is not None:
            self._field.display = searching
        self.query_one("#status").display = not searching

    def show_help(self) -> None:
        """Show all actions and labels."""
        from reader.app.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.registry, self.session.scheme))

    def show_problems(self) -> None:
        """Show all that was found wrong with the workspace and its files."""
        from reader.app.screens.page import PageScreen

        if not self.problems:
            self.say("nothing was found wrong")
            return
        content = Content("\n\n").join([plain(problem) for problem in self.problems])
        self.app.push_screen(PageScreen("What was found wrong", content))
