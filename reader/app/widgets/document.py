"""The text of an article with everything that is marked in it, at any size."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from textual import events
from textual.message import Message

from reader.app.widgets.document_hints import Covers, HintView
from reader.app.widgets.document_surface import DocumentSurface
from reader.app.widgets.document_values import BlockView, Document, HeadLine, Range
from reader.app.widgets.span_index import SpanView
from reader.text.layout import Layout

__all__ = ["BlockView", "Document", "DocumentView", "HeadLine", "HintView", "SpanView"]


class DocumentView(DocumentSurface):
    """Text in at most `max_width` cells, with a gutter of brackets at its left.

    All offsets are code points into the document's text. Spans, selection, matches and head can
    change without the text moving. Nothing here binds a key or decides what is selected: the app
    does, and is told of the mouse in offsets. The wheel scrolls and does nothing else.
    """

    class Clicked(Message):
        """The text was clicked at `offset`, `times` (1 to 3) in a row."""

        def __init__(self, view: DocumentView, offset: int, times: int) -> None:
            super().__init__()
            self.view = view
            self.offset = offset
            self.times = times

        @property
        def control(self) -> DocumentView:
            """The view that sent it."""
            return self.view

    class Dragged(Message):
        """The mouse was pressed at `anchor` and is at `head`; `done` when it is released.

        Both are starts of grapheme clusters, and both clusters are meant. `exact` tells that a
        modifier asks for characters where words would be taken.
        """

        def __init__(
            self, view: DocumentView, anchor: int, head: int, done: bool, exact: bool
        ) -> None:
            super().__init__()
            self.view = view
            self.anchor = anchor
            self.head = head
            self.done = done
            self.exact = exact

        @property
        def control(self) -> DocumentView:
            """The view that sent it."""
            return self.view

    _anchor: int | None = None
    _dragging = False

    @property
    def selection(self) -> Range | None:
        """The selected range of the text."""
        return self._scene.selection

    @property
    def current(self) -> str | None:
        """The uid of the span that is singled out."""
        scene = self._scene
        return scene.spans[scene.current].uid if scene.current >= 0 else None

    def laid_out(self, text: str) -> Layout:
        """Return the rows of a text as it would be shown now; any thread may ask."""
        return Layout(text, self._text_width(self._wrapped_for))

    def show(self, document: Document, *, place: int = 0, layout: Layout | None = None) -> None:
        """Show another document, with the row of the offset `place` at the top.

        `layout` is its text laid out before, and made use of where it still fits.
        """
        self._document = document
        width = self._wrapped_for
        self._anchor = None
        if layout is None or (layout.text, layout.width) != (
            document.text,
            self._text_width(width),
        ):
            layout = self.laid_out(document.text)
        self._scene = self._stage(layout, width)
        if width:
            self._wrap_head()
            self._measure()
        self.restore_place(place)
        self._redraw()

    def set_spans(self, spans: Sequence[SpanView]) -> None:
        """Draw other spans over the same text, which stays where it is."""
        scene = self._scene
        before = self._seen(scene.marking)
        self._document = msgspec.structs.replace(self._document, spans=tuple(spans))
        scene.put_spans(scene.index.changed(self._document.spans))
        self._redraw_other(before, scene.marking)

    def set_current(self, uid: str | None) -> None:
        """Single out the span with this uid, or none."""
        scene = self._scene
        index = -1 if uid is None else scene.index.place_of(uid)
        if index != scene.current:
            old = scene.in_hand
            scene.single_out(index)
            for touched in {*old, *scene.in_hand}:
                self._redraw_range(*touched)

    def set_matches(self, matches: Sequence[Range]) -> None:
        """Mark matches of a search: ranges of the text, sorted and disjoint.

        They are not changed in place afterwards.
        """
        if matches is not self._scene.matches and list(matches) != list(self._scene.matches):
            self._redraw()
        self._scene.matches = matches

    def set_parts(self, parts: Sequence[Range]) -> None:
        """Mark the parts that wait to be labelled: sorted, disjoint ranges of the text."""
        scene, old = self._scene, self._scene.parts
        if tuple(parts) != tuple(old):
            scene.parts = tuple(parts)
            for touched in {*old, *parts}:
                self._redraw_range(*touched)

    def set_hints(self, hints: Sequence[HintView]) -> None:
        """Draw letters over words, or none; no text moves, and other rows are not drawn anew."""
        scene = self._scene
        old = scene.covers.range() if scene.covers else None
        scene.covers = Covers(scene.layout, hints) if hints else None
        new = scene.covers.range() if scene.covers else None
        for touched in (old, new):
            if touched is not None:
                self._redraw_range(*touched)

    def set_decided(self, sentences: Sequence[Range], decided: Sequence[bool]) -> None:
        """Mark the rows whose `sentences`, sorted ranges of the text, are all `decided`."""
        scene = self._scene
        if scene.sentences is not sentences or scene.decided is not decided:
            before = self._seen(scene.is_decided)
            scene.sentences, scene.decided = sentences, decided
            self._redraw_other(before, scene.is_decided)

    def set_head(self, head: Sequence[HeadLine]) -> None:
        """Show other lines above the text, which stays where it is on the screen if it can."""
        if tuple(head) == self._document.head:
            return
        self._document = msgspec.structs.replace(self._document, head=tuple(head))
        if self._wrapped_for:
            before, top = self._head_rows, self.scroll_offset.y
            self._wrap_head()
            self._measure()
            if top >= before:
                self._scroll_to_row(top + self._head_rows - before)
        self._redraw()

    def set_selection(self, start: int, end: int, head: int | None = None) -> None:
        """Select a range; `head` is its moving edge (the end unless given). Nothing scrolls.

        An empty range takes the selection away.
        """
        scene = self._scene
        start, end = max(0, start), min(end, len(self._document.text))
        old, old_caret = scene.selection, scene.caret
        if start >= end:
            scene.selection, scene.caret = None, (0, 0)
        else:
            scene.select(start, end, end if head is None else head)
        if old != scene.selection or old_caret != scene.caret:
            for touched in (old, scene.selection):
                if touched is not None:
                    self._redraw_range(*touched)
        self._tell_cursor()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where a drag might begin."""
        if event.button == 1 and self._wrapped_for:
            self._anchor = self._offset_under(event)
            self._dragging = False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag; past an edge the text scrolls along."""
        if self._anchor is None:
            return
        head = self._offset_under(event)
        if head != self._anchor or self._dragging:
            self._dragging = True
            height = self.scrollable_content_region.height
            y = event.y - self.gutter.top
            if y < 0 or y >= height:
                self.scroll_rows(-1 if y < 0 else 1)
            self._report_drag(event, head, done=False)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End a drag."""
        self.release_mouse()
        if self._anchor is None:  # another article came while the button was down
            return
        if self._dragging:
            self._report_drag(event, self._offset_under(event), done=True)
        self._anchor = None

    def on_click(self, event: events.Click) -> None:
        """Report a click that was no drag."""
        if event.button != 1 or not self._wrapped_for:
            return
        event.stop()
        if not self._dragging:
            times = (event.chain - 1) % 3 + 1
            self.post_message(self.Clicked(self, self._offset_under(event), times))
        self._dragging = False

    def _report_drag(self, event: events.MouseEvent, head: int, *, done: bool) -> None:
        if self._anchor is not None:
            exact = event.ctrl or event.meta or event.shift
            self.post_message(self.Dragged(self, self._anchor, head, done, exact))

    def _offset_under(self, event: events.MouseEvent) -> int:
        height = max(1, self.scrollable_content_region.height)
        y = min(max(0, event.y - self.gutter.top), height - 1)
        return self.offset_at(event.x - self.gutter.left, y)
