"""Exports and imports, looked at before they are done."""

from __future__ import annotations

from reader.app.desk.filtering import Filtering
from reader.model.errors import ReadOnlyError


class Exchanging(Filtering):
    """Opens the screens of exchange, and shows afterwards what came in."""

    def ask_export(self) -> None:
        """Put an export together."""
        from reader.app.screens.exchange import ExportScreen

        self.app.push_screen(ExportScreen(self.session, self.filter_text))

    def ask_import(self) -> None:
        """Ask for a file or folder, and show what is in it."""
        from reader.app.screens.asking import AskScreen

        if self.session.read_only:
            raise ReadOnlyError(self.session.read_only_reason)

        def take(path: str | None) -> None:
            if path is not None:
                self._look_at(path)

        self.app.push_screen(AskScreen("Import which file or folder?"), take)

    def _look_at(self, path: str) -> None:
        from reader.app.screens.exchange import ImportScreen

        def back(has_done: bool | None) -> None:
            if has_done:
                self.later(self._took_in)

        self.app.push_screen(ImportScreen(self.session, path), back)

    def _took_in(self) -> None:
        """Show everything as it is after an import, which may have changed the scheme too."""
        self.remade("imported")
