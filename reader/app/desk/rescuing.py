"""When the workspace cannot be written: trying again, saving in another folder, and quitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from reader import logfile
from reader.app.desk.changing import Changing
from reader.model.errors import ReaderError, told
from reader.session.taking_over import only_looks, to_write
from reader.session.wording import counted

if TYPE_CHECKING:
    from reader.session.rescuing import Elsewhere
    from reader.session.session import Session


class Rescuing(Changing):
    """Says what is not saved, why, and where else it is."""

    insists = False
    """Whether quitting without saving was asked for once, and nothing was done since."""
    _tried = False

    def need_workspace(self) -> None:
        """Raise `WorkspaceError` where the workspace has vanished."""
        from reader.session.locate import need_there

        session = self.session
        need_there(session.root, session.store.why_gone(), listed=session.row_count() > 0)

    def retry(self) -> None:
        """Try again to save what is not saved; where it fails again, tell what can be done.

        Where one only looks, try to write from here on.
        """
        if only_looks(self.session):
            self.say("opening to write…")
            self._open_to_write()
        elif self.session.read_only:
            self.say(self.session.read_only_reason)
        elif self.session.unsaved:
            self._tried = bool(self.failure)
            self.say("saving again…")
            self.saver.wake()
        else:
            self.say("everything is saved")

    @work(thread=True, exclusive=True, group="write")
    def _open_to_write(self) -> None:
        try:
            opened = to_write(self.session)
        except (ReaderError, OSError) as error:
            logfile.error(error)
            # The reason comes first, since the line is short.
            reason = error.message if isinstance(error, ReaderError) else told(error)
            self.later(self.say, f"{reason}; this window looks only")
            return
        self.later(self._go_on_with, opened)

    def _go_on_with(self, opened: Session) -> None:
        from reader.app.app import ReaderApp

        assert isinstance(self.app, ReaderApp)
        if self.app.screen is not self or not only_looks(self.session):
            opened.close()  # what was opened meanwhile shows the session that is there
            self.say("not opened to write, since something else was opened here: try again")
            return
        try:
            self.app.go_on_with(opened, "read anew, and open to write from here on")
        except ReaderError as error:
            opened.close()
            logfile.error(error)
            self.say(told(error))

    def _secured(self, failure: str) -> None:
        """Tell whether everything is durable, and at length where somebody has tried again."""
        was, self._tried = self._tried, self._tried and not failure
        if not failure:
            if self.elsewhere is not None and was:
                self.message = "everything is saved in the workspace now"
            self.elsewhere = None
            self._tried = False
        super()._secured(failure)
        if failure and was and self.app.screen is self:
            self.message = ""
            self.show_lines()
            self._ask_what_to_do()

    def _ask_what_to_do(self) -> None:
        from reader.app.screens.confirm import ConfirmScreen

        def answered(yes: bool | None) -> None:
            if yes:
                self.guarded(self.ask_elsewhere)

        screen = ConfirmScreen("Not saved", self._sentences(), "save in another folder")
        self.app.push_screen(screen, answered)

    def _sentences(self) -> list[str]:
        unsaved = self.session.unsaved
        told = [f"{counted(unsaved, 'change')} not saved in the workspace."]
        trouble = self.saver.trouble
        if trouble is None:
            told.append(self.failure)
        else:
            told.append(f"Why: {trouble.message.removeprefix('not saved: ')}")
            if trouble.file:
                told.append(f"File: {trouble.file}")
            if trouble.hint:
                told.append(f"What to do: {trouble.hint.rpartition('; ')[2]}.")
        if self.elsewhere is not None:
            told.append(f"{self.elsewhere.said()}.")
        key = self.key_of("save")
        told.append(
            "Reading, labelling and undo go on; all of it is kept while Reader runs. "
            f"{key} tries again."
        )
        return told

    def ask_elsewhere(self) -> None:
        """Ask for a folder, and save there what cannot be saved in the workspace."""
        from reader.app.screens.asking import AskScreen
        from reader.session.rescuing import offered

        if not self.session.unsaved:
            self.say("everything is saved in the workspace")
            return

        def take(folder: str | None) -> None:
            if folder is not None:
                self.say("saving elsewhere…")
                self._save_elsewhere(folder)

        title = f"Save {counted(self.session.unsaved, 'change')} and all before in which folder?"
        folder = offered(self.session, self.elsewhere)
        self.app.push_screen(AskScreen(title, folder), take)

    @work(thread=True, exclusive=True, group="elsewhere")
    def _save_elsewhere(self, folder: str) -> None:
        from reader.session.rescuing import save_elsewhere

        try:
            done: Elsewhere | str = save_elsewhere(self.session, folder)
        except (ReaderError, OSError) as error:
            logfile.error(error)
            done = told(error)
        self.later(self._saved_elsewhere, done)

    def _saved_elsewhere(self, done: Elsewhere | str) -> None:
        if isinstance(done, str):
            self.say(done)
            return
        if self.session.unsaved:  # else the workspace has it by now
            self.elsewhere = done
        self.say(f"{done.said()}; not in the workspace yet")

    def leave(self) -> None:
        """Quit; with changes that could not be saved only when asked twice."""
        unsaved = self.session.unsaved
        if unsaved and self.failure and not self.insists:
            self.insists = True
            quits = f"{self.key_of('quit')} again quits"
            nowhere = self.nowhere
            if nowhere:
                other = f"{self.key_of('save.elsewhere')} saves elsewhere"
                self.say(f"{counted(nowhere, 'change')} not saved: {quits} without, {other}")
            else:
                self.say(f"{counted(unsaved, 'change')} only elsewhere: {quits}")
            return
        self.keep_place()
        self.session.stop_refreshing()
        self.saver.stop()
        self.app.exit()
