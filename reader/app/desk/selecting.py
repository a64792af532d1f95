"""What takes more than one key to select: hints, parts, edges of a span, and the armed label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from reader.app.actions.keys import shown_key
from reader.app.actions.registry import MOVING, Action, Context
from reader.app.desk.keying import Keying, key_name
from reader.app.widgets.document import DocumentView, HintView
from reader.model.changes import Change
from reader.session.wording import counted

if TYPE_CHECKING:
    from reader.session.articles import TextSpan
    from reader.session.hints import Hint


class Selecting(Keying):
    """Shows hints and parts, moves edges, and labels with the label that is armed.

    Each mode ends with the article it began in, and says in the status line that it is on.
    """

    only = ""
    """The one label that is shown; empty where all are."""
    _hints: list[Hint] = []  # noqa: RUF012 - never changed in place
    _hint_start = True
    _typed = ""
    _drags_edge: int | None = None
    _only_of: tuple[list[TextSpan], str, list[TextSpan]] | None = None

    @property
    def context(self) -> Context:
        """Where keys count now; hints and edges have keys of their own."""
        context = super().context
        if context == "text" and self._hints:
            return "hints"
        if context == "text" and self.opened is not None and self.opened.edges is not None:
            return "edges"
        return context

    def take_key(self, event: events.Key) -> None:
        """Take a letter of a hint, or the key of the armed label; else do what the key means."""
        context, key = self.context, key_name(event)
        if context == "hints" and not self.tries["hints"].knows(key):
            self._type_hint(key)
        elif context == "text" and self._is_armed and self.tries["armed"].knows(key):
            found = self.tries["armed"].feed(key)
            if isinstance(found, Action):
                self.run_action_of(found)
        else:
            super().take_key(event)

    def run_action_of(self, action: Action) -> None:
        """Run an action; hints do not outlast it."""
        if action.context != "hints":
            self.leave_hints()
        edges = self.opened is not None and self.opened.edges is not None
        if edges and action.context != "edges" and action.group != MOVING:
            self.leave_edges()
        super().run_action_of(action)

    # --- hints -------------------------------------------------------------------------------

    def ask_hint(self, *, start: bool) -> None:
        """Show a letter on each word at which the selection may begin (or end)."""
        hints = self.reading.hints(start=start)
        self._hints, self._hint_start, self._typed = hints, start, ""
        self._show_hints()

    def leave_hints(self) -> None:
        """Take the letters away, if there are any."""
        if not self._hints:
            return
        self._hints, self._typed = [], ""
        self.document.set_hints([])
        self.show_lines()

    def _type_hint(self, key: str) -> None:
        from reader.session.hints import narrowed

        left = narrowed(self._hints, self._typed + key) if len(key) == 1 else []
        if not left:
            self.say(f"no word has {shown_key(self._typed + key)}")
        elif left[0].letters == self._typed + key:
            self._take_hint(left[0])
        else:
            self._typed += key
            self._show_hints()

    def _take_hint(self, hint: Hint) -> None:
        start = self._hint_start
        self.leave_hints()
        self.message = ""

        def take() -> None:
            self.reading.take_hint(hint, start=start)
            self.moved()

        self.guarded(take)

    def _show_hints(self) -> None:
        from reader.session.hints import narrowed

        typed = len(self._typed)
        left = narrowed(self._hints, self._typed)
        self.document.set_hints([HintView(hint.start, hint.letters[typed:]) for hint in left])
        edge = "begin" if self._hint_start else "end"
        self.say(f"{edge} at the word… {self._typed}")

    # --- parts and the armed label -----------------------------------------------------------

    def add_part(self) -> None:
        """Keep the selection as a part of the span that is to come, or take it back."""
        reading = self.reading
        kept = reading.add_part()
        self.show_selection()
        count = counted(len(reading.parts), "part")
        drops = f"select the next and label; {self.key_of('text.leave')} drops"
        self.say(f"{count} kept: {drops}" if kept else f"{count} left")

    def enter_list(self) -> None:
        """Drop the parts that wait; where there are none, go to the list."""
        if self.in_text and self.opened is not None and self.opened.parts:
            dropped = self.opened.drop_parts()
            self.show_selection()
            self.say(f"dropped {counted(dropped, 'part')}")
            return
        super().enter_list()

    @property
    def _is_armed(self) -> bool:
        pressed = self.tries["text"].pressed
        return self.opened is not None and bool(self.opened.routine.armed) and not pressed

    def arm_label(self) -> None:
        """Arm the label used last, or disarm it."""
        armed = self.reading.arm()
        key = shown_key(self.registry["label.armed"].keys[0])
        self.say(f"{armed} is armed: {key} or the mouse labels" if armed else "no label is armed")

    def label_armed(self) -> None:
        """Give the armed label to the selection, and select the next sentence."""
        self.changed(self.reading.label_armed())
        if not self.session.config.auto_advance:
            self._advance()

    def changed(self, change: Change | None) -> None:
        """Show and save what a change did; go on after labelling where that is wished."""
        super().changed(change)
        if change is not None and change.verb == "label" and self.session.config.auto_advance:
            self._advance()

    def _advance(self) -> None:
        self.reading.next_sentence()
        self.moved()

    # --- one label only ----------------------------------------------------------------------

    def toggle_only(self) -> None:
        """Show only the label of the span under the cursor (else the last used), or all again."""
        reading = self.reading
        if self.only:
            self.only = ""
        else:
            current, last = reading.current, self.session.routine.last
            self.only = current.span.label if current else last.label if last else ""
            if not self.only:
                self.say("no span here whose label could be shown alone")
                return
        self._show_change()
        self.say(f"only {self.only} is shown" if self.only else "all labels are shown")

    def drawn_spans(self) -> list[TextSpan]:
        """Return the spans that are drawn: all, or those of the one label."""
        spans = super().drawn_spans()
        if not self.only:
            return spans
        held = self._only_of
        if held is None or held[0] is not spans or held[1] != self.only:
            kept = [span for span in spans if span.span.label == self.only]
            held = self._only_of = spans, self.only, kept
        return held[2]

    # --- edges -------------------------------------------------------------------------------

    def begin_edges(self) -> None:
        """Begin to move the edges of the span under the cursor."""
        span = self.reading.begin_edges()
        self.moved()
        accept, leave = self.key_of("edges.accept"), self.key_of("edges.leave")
        self.say(f"edges of {span.span.label}: move them, {accept} accepts, {leave} leaves")

    def accept_edges(self) -> None:
        """Give the span the edges that are selected."""
        self.changed(self.reading.accept_edges())

    def leave_edges(self) -> None:
        """Leave the edges as they were."""
        self.reading.leave_edges()
        self.moved()
        self.say("the edges are as they were")

    # --- the mouse ---------------------------------------------------------------------------

    def clicked(self, offset: int, times: int) -> bool:
        """Choose the word of a hint, or select what was clicked; tell whether it was."""
        for hint in self._hints:
            if hint.start <= offset < hint.end:
                self._take_hint(hint)
                return True
        self.leave_hints()
        selected = super().clicked(offset, times)
        if selected and times > 1:
            self._label_by_mouse()
        return selected

    def dragged(self, event: DocumentView.Dragged) -> bool:
        """Move the edge of the span in hand that is dragged, or select what is dragged over."""
        self.leave_hints()
        reading = self.opened
        self.guarded(lambda: self._take_edge(event.anchor))
        edge = self._drags_edge
        if edge is None or reading is None:
            selected = super().dragged(event)
            if selected and event.done:
                self._label_by_mouse()
            return selected
        reading.drag_edge(edge, event.head, exact=event.exact)
        self.show_selection()
        self.say("")
        if event.done:
            self._drags_edge = None
            self.guarded(self.accept_edges)
        return True

    def _take_edge(self, anchor: int) -> None:
        """Begin to move the edge of the span in hand that a drag took hold of, if it did."""
        reading = self.opened
        if reading is None or reading.edges is None or self.highlighted != self.shown:
            self._drags_edge = None  # a drag before ended with its article, or a key ended it
        if reading is None or self._drags_edge is not None or not self.in_text:
            return
        if self.highlighted != self.shown:
            return
        if reading.edges is None and not self.session.read_only:
            found = reading.edge_under(anchor)
            if found is not None:
                reading.begin_edges(anchor)
                self._drags_edge = found[1]

    def _label_by_mouse(self) -> None:
        """Label what the mouse has selected if a label is armed."""
        if self._is_armed and self.reading.edges is None:
            self.guarded(lambda: self.changed(self.reading.label_armed()))

    def on_descendant_focus(self) -> None:
        """Take hints away when the focus goes elsewhere."""
        if not self.in_text:
            self.leave_hints()

    # --- lines -------------------------------------------------------------------------------

    def show_selection(self) -> None:
        """Show what is selected, and the parts that wait."""
        super().show_selection()
        if self.opened is not None:
            self.document.set_parts(self.waiting(self.opened))

    def standing(self) -> list[str]:
        """Return what is armed, waiting or left out, for the right of the top line."""
        words = super().standing()
        reading = self.opened
        if reading is None:
            return words
        more = []
        if self.only:
            more.append(f"only {self.only}")
        if reading.routine.armed:
            more.append(f"; {reading.routine.armed}")
        if reading.parts:
            more.append(f"+ {counted(len(reading.parts), 'part')}")
        if reading.edges is not None:
            more.append(f"edges of {reading.edges.label}")
        return [*more, *words]

    def usable(self) -> list[Action]:
        """Return the actions whose keys count now; that of the armed label comes first."""
        found = super().usable()
        if self.context != "text" or not self._is_armed:
            return found
        armed = self.registry["label.armed"]
        taken = set(armed.keys)
        return [armed, *(one for one in found if not taken.intersection(one.keys[:1]))]
