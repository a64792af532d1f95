"""What there is of an article that is being read: its text, its spans, and what is selected.

Nothing here draws. Offsets are text offsets (code points) of the open article unless said.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.model.records import State
from reader.session import selection as select
from reader.session.articles import OpenArticle, TextSpan, effective_state
from reader.session.placed import PlacedSpans
from reader.session.routine import Routine
from reader.session.selection import Selection
from reader.session.session import Session

RECALLED = 9
"""So many spans are looked at for how their edges were drawn."""


class ReadingBase:
    """An open article as one annotator sees it, and where the annotator is in it."""

    def __init__(self, session: Session, view: OpenArticle, page_offset: int | None = None) -> None:
        """Open `view` at `page_offset`, or at its first sentence after the title."""
        self.session = session
        self.view = view
        self.placed = PlacedSpans(view)
        self._chosen: str | None = None
        self._under: tuple[list[TextSpan], tuple[int, int], list[TextSpan]] | None = None
        self.selection = self._start(page_offset)
        self.reload()
        if self.spans and self.routine.habits.untaught:
            self._recall()

    def _recall(self) -> None:
        """Learn how edges were drawn from the spans that were made here last."""
        made = sorted(self.spans, key=lambda placed: placed.span.created)
        for placed in made[-RECALLED:]:
            self.routine.habits.learn(self.view.units, placed.start, placed.end)

    def _start(self, page_offset: int | None) -> Selection:
        if page_offset is None:
            page_offset = self.view.article.start
        return select.sentence_at(self.view.units, self.view.text.text_offset(page_offset))

    @property
    def text(self) -> str:
        """The article's text."""
        return self.view.text.text

    def reload(self) -> None:
        """Read the annotator's spans anew after something changed."""
        self.placed.update(self.session.records(self.view.page.sha256).spans)
        if self._chosen is not None and self.placed.of(self._chosen) is None:
            self._chosen = None

    @property
    def spans(self) -> list[TextSpan]:
        """The annotator's spans in reading order; another list after each change."""
        return self.placed.spans

    @property
    def outside(self) -> int:
        """How many of the article's spans do not lie in its text, as the page is cut now."""
        return self.placed.outside

    @property
    def routine(self) -> Routine:
        """What the annotator does over and over: last labels, armed label, habits at edges."""
        return self.session.routine

    @property
    def state(self) -> State:
        """The article's state for this annotator."""
        return effective_state(self.session.editor(self.view).states())

    @property
    def tags(self) -> list[tuple[str, str]]:
        """The (name, value) pairs of the annotator's tags on the article."""
        return [(tag.name, tag.value) for tag in self.session.editor(self.view).tags()]

    @property
    def current_note(self) -> str:
        """The annotator's note on the article."""
        return self.session.editor(self.view).current_note()

    @property
    def place(self) -> int:
        """Page offset of the selection, to come back to."""
        return self.view.text.page_offset(self.selection.start)

    @property
    def paragraph(self) -> tuple[int, int]:
        """The paragraph that holds the beginning of the selection."""
        found = select.paragraph_at(self.view.units, self.selection.start)
        return found.start, found.end

    @property
    def selected(self) -> str:
        """The selected text."""
        return self.text[self.selection.start : self.selection.end]

    def under(self) -> list[TextSpan]:
        """Return the spans that touch the selection, the one that fits it best first."""
        start, end = self.selection.start, self.selection.end
        held = self._under
        if held is not None and held[0] is self.spans and held[1] == (start, end):
            return list(held[2])
        near = self.placed.touching(start, end)
        touching = [s for s in near if any(a < end and start < b for a, b in s.fragments)]

        def misfit(span: TextSpan) -> tuple[int, int]:
            return (abs(span.start - start) + abs(span.end - end), span.start)

        found = sorted(touching, key=misfit)
        self._under = self.spans, (start, end), found
        return list(found)

    @property
    def current(self) -> TextSpan | None:
        """The span that notes, attributes and deletion are about; None where none is touched."""
        under = self.under()
        for span in under:
            if span.span.uid == self._chosen:
                return span
        return under[0] if under else None

    def choose(self, span: TextSpan) -> None:
        """Select a span."""
        self.selection = Selection(span.start, span.end)
        self._chosen = span.span.uid

    def _move(self, move: Callable[..., Selection], *arguments: int) -> None:
        if self.text:
            self.selection = move(self.view.units, self.selection, *arguments)
            self._chosen = None
