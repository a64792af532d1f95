"""Labelling, and everything else that is changed about an article that is being read."""

from __future__ import annotations

from reader.model.changes import Change, Op
from reader.model.errors import UsageError
from reader.model.records import Span, State
from reader.session import selection as select
from reader.session.articles import TextSpan
from reader.session.reading_base import ReadingBase


class ReadingChanges(ReadingBase):
    """Builds changes for what is selected, applies them, and looks at what they left."""

    def label(self, name: str) -> Change:
        """Label the selection, or take the label off where the passage has it."""
        change = self.session.editor(self.view).label(self._ranges(), name)
        return self._apply(change)

    def clear(self) -> Change:
        """Take every label off the selected passage; raises `UsageError` where it has none."""
        editor = self.session.editor(self.view)
        parts = self.view.parts(self._ranges())
        return self._apply(editor.clear(parts))

    def delete(self) -> Change:
        """Delete the span under the cursor with its relations."""
        span = self._need_span()
        return self._apply(self.session.editor(self.view).delete(span.span.uid))

    def note(self, text: str) -> Change | None:
        """Write the note of the span under the cursor."""
        span = self._need_span()
        return self.do(self.session.editor(self.view).note(span.span.uid, text))

    def toggle_unsure(self) -> Change | None:
        """Turn the first flag that the span under the cursor can have on or off."""
        span = self._need_span().span
        flags = (a for a in self.session.scheme.attributes_on(span.label) if a.flag)
        flag = next(flags, None)
        if flag is None:
            raise UsageError(f"the label scheme has no flag on {span.label}")
        has = any(a.name == flag.name for a in span.attributes)
        value = "" if has else flag.values[-1]
        return self.do(self.session.editor(self.view).attribute(span.uid, flag.name, value))

    def tag(self, name: str, value: str) -> Change:
        """Set a tag of the article, or take it off."""
        return self._apply(self.session.editor(self.view).tag(name, value))

    def set_state(self, state: State) -> Change | None:
        """Set the article's state."""
        return self.do(self.session.editor(self.view).state(state))

    def article_note(self, text: str) -> Change | None:
        """Write the note of the article."""
        return self.do(self.session.editor(self.view).article_note(text))

    def do(self, change: Change | None) -> Change | None:
        """Apply a change to the article and see what it left; None is no change."""
        return None if change is None else self._apply(change)

    def need_note(self) -> TextSpan:
        """Return the span that a note would be about; raises `UsageError` where there is none."""
        return self._need_span()

    def _need_span(self) -> TextSpan:
        span = self.current
        if span is None:
            raise UsageError("no span here: label the passage first")
        return span

    def _ranges(self) -> list[tuple[int, int]]:
        current = self.current
        selected = (self.selection.start, self.selection.end)
        if current is not None and selected == (current.start, current.end):
            return list(current.fragments)
        return [self._trimmed()]

    def _trimmed(self) -> tuple[int, int]:
        """Return what is selected without blanks around it."""
        trimmed = select.trimmed(self.view.units, self.selection)
        if trimmed is None:
            raise UsageError("nothing is selected")
        return trimmed

    def _apply(self, change: Change) -> Change:
        self.session.apply(change, self.view)
        self.reload()
        made = [op for op in change.ops if op.table == "spans" and op.after is not None]
        if made:
            self._chosen = made[-1].uid
            self._learn(made[-1])
        return change

    def _learn(self, op: Op) -> None:
        """Remember a span that was made or changed, and how its edges were drawn."""
        span = op.after
        if not isinstance(span, Span):
            return
        last = self.routine.last
        if op.before is None or (last is not None and last.uid == span.uid):
            self.routine.labelled(span)
        if not isinstance(op.before, Span) or op.before.parts != span.parts:
            placed = self.placed.of(span.uid)
            for start, end in placed.fragments if placed is not None else ():
                self.routine.habits.learn(self.view.units, start, end)
