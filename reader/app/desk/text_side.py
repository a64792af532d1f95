"""The text: showing the selection and the span under it, scrolling, and the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.app.desk.list_side import ListSide
from reader.app.widgets.document import DocumentView
from reader.app.widgets.margin import Margin
from reader.app.widgets.strip import NOTHING

if TYPE_CHECKING:
    from reader.session.reading import Reading


class TextSide(ListSide):
    """Shows what the selection is and takes it from the mouse."""

    def moved(self) -> None:
        """Show the selection after it was moved."""
        selection = self.reading.selection
        self.show_selection()
        self.document.reveal(selection.start, selection.end)
        self.keep_place()

    def show_selection(self) -> None:
        """Show the selection, the matches of a search, and the span under the cursor."""
        if self.opened is None:
            return
        selection = self.opened.selection
        current = self.opened.current
        self.document.set_matches(self.opened.matches)
        self.document.set_selection(selection.start, selection.end, selection.head)
        self.document.set_current(current.span.uid if current is not None else None)
        self.show_spans()

    def waiting(self, reading: Reading) -> Sequence[tuple[int, int]]:
        """Return what waits in the text, sorted and disjoint: parts of a span that is to come."""
        return reading.parts

    def show_spans(self) -> None:
        """Show the span under the cursor in the strip, and all that are in sight in the margin."""
        opened = self.opened
        current = opened.current if opened is not None else None
        if opened is None or current is None:
            may_label = opened is not None and not self.session.read_only
            self.strip.show([], NOTHING if may_label else "")
            self.margin.show(self.drawn_spans(), None)
            return
        # In the order in which one comes to them from the one in hand.
        under = opened.under()
        at = next((i for i, span in enumerate(under) if span is current), 0)
        self.strip.show([*under[at:], *under[:at]])
        self.margin.show(self.drawn_spans(), current)

    def on_document_scroll_scrolled(self, event: DocumentView.Scrolled) -> None:
        """Let the margin follow."""
        event.stop()
        self.margin.follow()

    def on_margin_picked(self, event: Margin.Picked) -> None:
        """Go to the span that was clicked in the margin."""
        event.stop()

        def pick(reading: Reading) -> None:
            for span in reading.spans:
                if span.span.uid == event.uid:
                    reading.choose(span)
            self.moved()

        self._by_mouse(pick)

    def scroll_text(self, pages: float) -> None:
        """Scroll by `pages` of what is visible, and select the first sentence there."""
        before = self.document.place
        self.document.page(pages)
        reading = self.reading
        if self.document.place != before:
            reading.go_to(self.document.place)
        elif pages > 0:
            reading.last_sentence()
        else:
            reading.first_sentence()
        self.show_selection()
        self.keep_place()

    def on_document_view_clicked(self, event: DocumentView.Clicked) -> None:
        """Select what was clicked."""
        event.stop()
        self.clicked(event.offset, event.times)

    def clicked(self, offset: int, times: int) -> bool:
        """Select the sentence, the word or the paragraph at a text offset; tell whether it was."""

        def click(reading: Reading) -> None:
            reading.click(offset, times)
            self.moved()

        return self._by_mouse(click)

    def on_document_view_dragged(self, event: DocumentView.Dragged) -> None:
        """Select what is dragged over."""
        event.stop()
        self.dragged(event)

    def dragged(self, event: DocumentView.Dragged) -> bool:
        """Select from where a drag began to where it is; tell whether it was."""

        def drag(reading: Reading) -> None:
            reading.drag(event.anchor, event.head, exact=event.exact)
            self.show_selection()

        return self._by_mouse(drag)

    def _by_mouse(self, do: Callable[[Reading], None]) -> bool:
        """Go to the text and do something in the article that is drawn; tell whether it was done.

        It is not where another article was chosen and is still loading: the mouse has not meant
        that one.
        """
        drawn, done = self.opened, False

        def act() -> None:
            nonlocal done
            self.enter_text()
            if drawn is not None and self.opened is drawn:
                do(drawn)
                done = True

        if drawn is not None:
            self.message = ""
            self.guarded(act)
        return done
