"""The table of spans, in which many are changed at a time as one step of undo."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import ClassVar

from textual import work

from reader import logfile
from reader.app.screens.confirm import ConfirmScreen
from reader.app.screens.picking import Pick, PickScreen
from reader.app.screens.span_table import SpanTable
from reader.app.standing import stands
from reader.app.widgets.choices import Choice
from reader.model.changes import Change
from reader.model.errors import ReaderError, UsageError
from reader.session.bulk import Done, Spans
from reader.session.session import Session
from reader.session.wording import counted

Run = Callable[[Spans], tuple[Change, Done]]


class AnnotationsScreen(SpanTable):
    """Changes the selected spans, or the one under the cursor.

    `undo` takes the last change back and tells what it is given what that was, at once or when a
    dialog is done; `told` is called after each change.
    """

    BINDINGS: ClassVar = [
        ("c,l", "label", "Change the label"),
        ("t", "attribute", "Set an attribute"),
        ("d", "delete", "Delete"),
        ("u", "undo", "Undo"),
    ]
    CHOICES: ClassVar[tuple[Choice, ...]] = (
        *SpanTable.CHOICES[:-2],
        Choice("c", "label", "label"),
        Choice("t", "attribute", "attribute"),
        Choice("d", "delete", "delete"),
        Choice("u", "undo", "undo"),
        *SpanTable.CHOICES[-2:],
    )

    def __init__(
        self,
        session: Session,
        undo: Callable[[Callable[[str], object]], None],
        told: Callable[[str], None],
        *,
        ascii_only: bool,
    ) -> None:
        super().__init__(session, ascii_only=ascii_only)
        self._undo = undo
        self._told = told

    def action_label(self) -> None:
        """Give the selected spans another label."""
        labels = self._session.scheme.labels
        picks = [Pick(one.name, one.name, one.definition, one.key) for one in labels]
        self._choose("Label", picks, lambda name: lambda spans: spans.relabel(name))

    def action_attribute(self) -> None:
        """Set an attribute of the selected spans."""
        picks = []
        for one in self._session.scheme.attributes:
            picks += [Pick(f"{one.name}={value}", f"{one.name} {value}") for value in one.values]
            picks.append(Pick(f"{one.name}=", f"{one.name}: unset"))

        def run(chosen: str) -> Run:
            name, _, value = chosen.partition("=")
            return lambda spans: spans.set_attribute(name, value)

        self._choose("Set", picks, run)

    def action_delete(self) -> None:
        """Delete the selected spans, when the person says yes."""
        numbers = self._chosen()
        if numbers is None:
            return
        number = counted(len(numbers), "span")

        def delete(yes: bool | None) -> None:
            if yes:
                self._change(numbers, lambda spans: spans.delete())

        sentences = ["Their relations go along. It is one step of undo."]
        self.app.push_screen(ConfirmScreen(f"Delete {number}?", sentences, "delete"), delete)

    def action_undo(self) -> None:
        """Take the last change back."""
        if self._busy:
            return
        try:
            self._undo(self._count_again)
        except ReaderError as error:
            logfile.error(error)
            self._count_again(str(error))

    @work(thread=True, group="change")
    def _count_again(self, said: str) -> None:
        try:
            self._session.flush()
        except ReaderError as error:
            logfile.error(error)
            said = str(error)
        self.app.call_later(self._changed, said)

    def _choose(self, title: str, picks: list[Pick], run: Callable[[str], Run]) -> None:
        numbers = self._chosen()
        if numbers is None:
            return

        def chosen(value: str | None) -> None:
            if value is not None:
                self._change(numbers, run(value))

        name = f"{title} {counted(len(numbers), 'span')}"
        self.app.push_screen(PickScreen(name, picks, ascii_only=self._ascii), chosen)

    def _chosen(self) -> array[int] | None:
        """Return the selected spans, else the one under the cursor; None where none can change."""
        if self._busy or self._list.cursor < 0:
            return None
        if self._session.read_only:
            self._say(self._session.read_only_reason)
            return None
        if self._who != self._session.annotator:
            self._say(f"only {self._who} can change these; tab comes back to yours")
            return None
        at = self._list.cursor
        return self._rows.selection() or array("q", [self._rows.numbers[at]])

    def _change(self, numbers: array[int], run: Run) -> None:
        self._busy = True
        self._say(f"changing {counted(len(numbers), 'span')}…")
        self._change_in_thread(numbers, run)

    @work(thread=True, group="change")
    def _change_in_thread(self, numbers: array[int], run: Run) -> None:
        try:
            change, done = run(Spans(self._session, numbers))
            said = "; ".join(filter(None, [change.summary, done.left]))
            self._session.flush()
        except UsageError as error:
            said = error.message
        except (ReaderError, OSError) as error:
            logfile.error(error)
            said = str(error)
        self.app.call_later(self._changed, said)

    def _changed(self, said: str) -> None:
        self._busy = False
        self._let_go()
        self._told(said)
        if stands(self):
            self._message = said
            self._find()
