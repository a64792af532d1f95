"""Spans of several parts, edges of spans that exist, and labels given again.

All offsets are text offsets (code points), ranges half-open.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.changes import Change
from reader.model.errors import ReadOnlyError, UsageError
from reader.session import selection as select
from reader.session.articles import TextSpan
from reader.session.reading_changes import ReadingChanges
from reader.session.selection import Selection

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edges:
    """A span whose edges are being moved: its other fragments, and what was selected before."""

    uid: str
    label: str
    others: tuple[Range, ...]
    before: Selection


class ReadingParts(ReadingChanges):
    """Labels several parts as one span, moves edges, and repeats the last label."""

    edges: Edges | None = None
    """The span whose edges are being moved, if one is."""
    _parts: tuple[Range, ...] = ()

    # --- parts -------------------------------------------------------------------------------

    @property
    def parts(self) -> tuple[Range, ...]:
        """The parts that wait for the last one and a label, sorted."""
        return self._parts

    def add_part(self) -> bool:
        """Keep the selection as a part of the next span, or take it back; tell whether it is kept.

        Raises `UsageError` where it overlaps another part.
        """
        part = self._trimmed()
        if part in self._parts:
            self._parts = tuple(kept for kept in self._parts if kept != part)
            return False
        if any(start < part[1] and part[0] < end for start, end in self._parts):
            raise UsageError("the selection overlaps a part that waits already")
        self._parts = tuple(sorted((*self._parts, part)))
        return True

    def drop_parts(self) -> int:
        """Forget the parts that wait; return how many there were."""
        count = len(self._parts)
        self._parts = ()
        return count

    def _ranges(self) -> list[Range]:
        if not self._parts:
            return super()._ranges()
        part = self._trimmed()
        if part in self._parts:
            return list(self._parts)
        if any(start < part[1] and part[0] < end for start, end in self._parts):
            raise UsageError("the selection overlaps a part that waits: label or drop the parts")
        return sorted((*self._parts, part))

    # --- labels ------------------------------------------------------------------------------

    def label(self, name: str) -> Change:
        """Label the selection and the parts that wait, or take the label off where they have it."""
        change = super().label(name)
        self._joined()
        return change

    def _joined(self) -> None:
        """Select all of a span that was made of parts, so that the same key takes it off again."""
        made = self.current
        if self._parts and made is not None and len(made.fragments) > 1:
            self.selection = Selection(made.start, made.end)
        self._parts = ()

    def repeat(self) -> Change:
        """Label the selection as the last span was labelled, attributes included.

        Raises `UsageError` where no span was labelled yet, or the passage has this label already.
        """
        last = self.routine.last
        if last is None:
            raise UsageError("nothing was labelled yet that could be repeated")
        editor = self.session.editor(self.view)
        ranges = self._ranges()
        if editor.same_passage(self.view.parts(ranges), last.label) is not None:
            raise UsageError(f"the passage is labelled {last.label} already")
        change = self._apply(editor.label(ranges, last.label, attributes=last.attributes))
        self._joined()
        return change

    def arm(self) -> str:
        """Arm the label used last, or disarm the one that is armed; return which is armed now.

        Raises `UsageError` where no span was labelled yet.
        """
        routine = self.routine
        if routine.armed:
            routine.armed = ""
        elif routine.last is None:
            raise UsageError("label a passage first: its label is the one that stays armed")
        else:
            routine.armed = routine.last.label
        return routine.armed

    def label_armed(self) -> Change:
        """Give the armed label to the selection; raises `UsageError` where it has it already."""
        armed = self.routine.armed
        if not armed:
            raise UsageError("no label is armed; ; arms the one used last")
        editor = self.session.editor(self.view)
        if editor.same_passage(self.view.parts(self._ranges()), armed) is not None:
            raise UsageError(f"the passage is labelled {armed} already")
        return self.label(armed)

    # --- edges -------------------------------------------------------------------------------

    def begin_edges(self, offset: int | None = None) -> TextSpan:
        """Begin to move the edges of the span in hand, its fragment at `offset` selected.

        Without `offset` it is the one at the beginning of the selection, or the nearest.
        """
        span = self._need_span()
        if self.session.read_only:
            raise ReadOnlyError(self.session.read_only_reason)
        here = self.selection.start if offset is None else offset
        fragments = span.fragments
        chosen = next((each for each in fragments if each[0] <= here < each[1]), None)
        if chosen is None:
            chosen = min(fragments, key=lambda each: min(abs(each[0] - here), abs(each[1] - here)))
        others = tuple(each for each in fragments if each != chosen)
        self.edges = Edges(span.span.uid, span.span.label, others, self.selection)
        self.selection = Selection(*chosen)
        self._chosen = span.span.uid
        self._parts = ()
        return span

    def accept_edges(self) -> Change | None:
        """Give the span what is selected now as its edges; None where they are the same.

        Its id, attributes, note and relations stay. Raises `UsageError` where its parts would
        overlap, and goes on then.
        """
        edges = self.edges
        if edges is None:
            raise UsageError("no edges are being moved; e begins")
        ranges = sorted((*edges.others, self._trimmed()))
        change = self.session.editor(self.view).move(edges.uid, ranges)
        self.edges = None
        self._chosen = edges.uid
        return self.do(change)

    def leave_edges(self) -> None:
        """Leave the edges of the span as they are and select what was selected before."""
        if self.edges is not None:
            self.selection, self._chosen = self.edges.before, self.edges.uid
            self.edges = None

    def edge_under(self, offset: int) -> tuple[TextSpan, int] | None:
        """Return the span in hand and its edge of which the character at `offset` is the last.

        That is its first or last character; None for any other.
        """
        span = self.current
        if span is None:
            return None
        units = self.view.units
        for start, end in span.fragments:
            if units.snap(offset) == units.previous(end):
                return span, end
            if units.snap(offset) == units.snap(start):
                return span, start
        return None

    def drag_edge(self, edge: int, head: int, *, exact: bool = False) -> None:
        """Move the edge that stood at `edge` so that the character at `head` is the last it holds.

        It goes to whole words, with `exact` to characters, and never past the other edge.
        """
        units = self.view.units
        low, high = self.selection.start, self.selection.end
        reached = select.drag(units, head, head, exact=exact)
        if edge == low or abs(edge - low) < abs(edge - high):
            start = min(reached.start, units.previous(high))
            self.selection = Selection(high, start)
        else:
            end = max(reached.end, units.following(low))
            self.selection = Selection(low, end)
