"""Notes and tags: the dialogs that ask for them, and notes in an editor of the person's own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.app.actions.keys import shown_key
from reader.app.desk.home import Home
from reader.app.widgets.lines import HintLine

if TYPE_CHECKING:
    from reader.session.relating import Related


class Noting(Home):
    """Asks for what is said of a span or an article in free words."""

    def ask_note(self) -> None:
        """Edit the note of the span under the cursor."""
        from reader.app.screens.note import NoteScreen

        reading = self.reading
        span = reading.need_note()

        def write(text: str) -> None:
            selection = reading.selection
            reading.choose(span)
            change = reading.note(text)
            reading.selection = selection
            self.changed(change)

        def keep(text: str | None) -> None:
            if text is not None:
                self.guarded(lambda: write(text))

        self.app.push_screen(
            NoteScreen(f"Note on {span.span.label}", span.span.note, self.edit_text), keep
        )

    def ask_relation_note(self, one: Related) -> None:
        """Edit the note of a relation of the span under the cursor."""
        from reader.app.screens.note import NoteScreen

        reading, tie = self.reading, one.tie
        editor = self.session.editor(reading.view)
        editor.annotate(tie, one.note)  # says at once if it takes none

        def write(text: str) -> None:
            change = editor.annotate(tie, text)
            if change is not None:
                self.changed(reading.do(change))

        def keep(text: str | None) -> None:
            if text is not None:
                self.guarded(lambda: write(text))

        self.app.push_screen(NoteScreen(f"Note on {one.type}", one.note, self.edit_text), keep)

    def ask_article_note(self) -> None:
        """Edit the article's note."""
        from reader.app.screens.note import NoteScreen

        reading = self.reading

        def keep(text: str | None) -> None:
            if text is not None:
                self.guarded(lambda: self.changed(reading.article_note(text)))

        self.app.push_screen(
            NoteScreen("Note on the article", reading.current_note, self.edit_text), keep
        )

    def ask_tags(self) -> None:
        """Set the article's tags."""
        from reader.app.screens.tags import TagScreen

        reading = self.reading

        def toggle(name: str, value: str) -> list[tuple[str, str]]:
            self.guarded(lambda: self.changed(reading.tag(name, value)))
            return reading.tags

        self.app.push_screen(TagScreen(self.session.scheme, reading.tags, toggle, self.free_tags()))

    def on_hint_line_picked(self, event: HintLine.Picked) -> None:
        """Do what the key that was clicked in the hints does."""
        event.stop()
        for action in self.usable():
            if action.hint and action.keys and shown_key(action.keys[0]) == event.key:
                self.run_action_of(action)
                return

    def free_tags(self) -> list[str]:
        """Return the free tags that the corpus has, the most frequent first."""
        closed = tuple(f"{tag.name}=" for tag in self.session.scheme.tags)
        found = self.session.catalogue.values("tag", self.session.annotator)
        return [value for value in found if not value.startswith(closed)]

    def edit_text(self, text: str) -> str | None:
        """Let the person change `text` in their editor; None where that failed, which is told."""
        from reader.session.outside import editor_command, run_on_file

        written: list[str] = []

        def edit() -> None:
            command = editor_command(os.environ)
            self.outside(lambda: written.append(run_on_file(command, text, keep=True)))

        self.guarded(edit)
        return written[0] if written else None
