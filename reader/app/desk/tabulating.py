"""All spans in a table, and the labels that spans have: renaming, merging and deleting them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work

from reader import logfile
from reader.app.desk import changing
from reader.app.desk.searching import Searching
from reader.model.changes import Change
from reader.model.errors import ReaderError, UsageError

if TYPE_CHECKING:
    from reader.app.screens.annotations import AnnotationsScreen
    from reader.session.finding import SpanRow
    from reader.session.relabelling import Kind, Plan
    from reader.session.session import Totals

_HOW: tuple[tuple[str, Kind, str], ...] = (
    ("r", "rename", "give it another name"),
    ("m", "merge", "give its spans another label and take it away"),
    ("d", "delete", "take it away with all its spans"),
)


def _undone(result: Change | str | None) -> str:
    """Say what was undone, or `result` where that is a sentence about why it was not."""
    if isinstance(result, str):
        return result
    return f"undid: {result.summary}" if result is not None else "nothing to undo"


class Tabulating(Searching):
    """Opens the table of spans and the dialogs that change labels."""

    _table: AnnotationsScreen | None = None

    def show_annotations(self) -> None:
        """Show all spans of the corpus in a table."""
        from reader.app.screens.annotations import AnnotationsScreen

        def go(span: SpanRow | None) -> None:
            if span is not None:
                self.guarded(lambda: self.show_place(span.page, span.place, span.uid))

        screen = AnnotationsScreen(
            self.session, self._undo_there, self._changed_there, ascii_only=self.ascii_only
        )
        self._table = screen
        self.app.push_screen(screen, go)
        # What was labelled a moment ago is counted only in a pause; here it has to be seen.
        self.saver.wake()

    def _saved(self, failure: str, totals: Totals) -> None:
        super()._saved(failure, totals)
        if self._table is not None:
            self._table.recounted()

    def _undo_there(self, then: Callable[[str], object]) -> None:
        """Take the last change back and tell `then`; one of many pages, in a dialog."""
        summary, pages = self.session.ahead("undo")
        if pages < changing.MANY:
            then(_undone(self.session.undo()))
            return
        from reader.app.screens.turning import Turned, TurningScreen

        def ended(result: Turned) -> None:
            then(_undone(result))

        self.app.push_screen(TurningScreen(self.session, "undo", summary), ended)

    def _changed_there(self, message: str) -> None:
        """Show in the article, too, what has changed in many."""
        if self.opened is not None:
            self.opened.reload()
        self.message = message
        self._show_change()

    # --- labels ------------------------------------------------------------------------------

    def manage_labels(self) -> None:
        """Choose a label, and what becomes of it."""
        from reader.app.screens.picking import Pick, PickScreen
        from reader.session.relabelling import label_usage
        from reader.session.wording import counted

        if self.session.read_only:
            raise UsageError(self.session.read_only_reason)
        keys = {label.name: label.key for label in self.session.scheme.labels}
        picks = []
        for name, counts in label_usage(self.session).items():
            about = counted(sum(counts.values()), "span")
            if len(counts) > 1:
                about += " of " + ", ".join(f"{who} {number}" for who, number in counts.items())
            if name not in keys:
                about += ", not in labels.toml"
            picks.append(Pick(name, name, about, keys.get(name, "")))

        def chosen(name: str | None) -> None:
            if name is not None:
                hows = [Pick(kind, kind, about, key) for key, kind, about in _HOW]
                screen = PickScreen(f"The label {name}", hows, ascii_only=self.ascii_only)
                self.app.push_screen(screen, lambda kind: self._change_label(name, kind))

        self.app.push_screen(PickScreen("Labels", picks, ascii_only=self.ascii_only), chosen)

    def _change_label(self, old: str, chosen: str | None) -> None:
        from reader.app.screens.asking import AskScreen
        from reader.app.screens.picking import Pick, PickScreen

        for _, kind, _ in _HOW:
            if kind != chosen:
                continue
            if kind == "delete":
                self._plan(kind, old, "")
            elif kind == "rename":
                screen = AskScreen(f"A new name for {old}", old)
                self.app.push_screen(screen, lambda new: self._plan("rename", old, new))
            else:
                labels = self.session.scheme.labels
                picks = [Pick(one.name, one.name, one.definition, one.key) for one in labels]
                picks = [pick for pick in picks if pick.value != old]
                other = PickScreen(f"Merge {old} into", picks, ascii_only=self.ascii_only)
                self.app.push_screen(other, lambda new: self._plan("merge", old, new))

    def _plan(self, kind: Kind, old: str, new: str | None) -> None:
        from reader.app.screens.confirm import ConfirmScreen
        from reader.session.relabelling import plan

        if new is None:
            return

        def ask() -> None:
            planned = plan(self.session, kind, old, new)

            def answered(yes: bool | None) -> None:
                if yes:
                    self.say(f"changing {old}…")
                    self._migrate(planned)

            into = f" to {new}" if new else ""
            question = f"{kind.capitalize()} the label {old}{into}?"
            self.app.push_screen(ConfirmScreen(question, planned.sentences, kind), answered)

        self.guarded(ask)

    @work(thread=True, exclusive=True, group="labels")
    def _migrate(self, planned: Plan) -> None:
        from reader.session.relabelling import migrate

        try:
            said = migrate(self.session, planned).summary
        except (ReaderError, OSError) as error:
            logfile.error(error)
            self.later(self.say, str(error))
            return
        self.later(self.remade, said)
