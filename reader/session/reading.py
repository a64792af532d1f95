"""An article that is being read and labelled: the selection, the span under it, searching.

Nothing here draws. Offsets are text offsets (code points) of the open article unless said.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.model.changes import Change
from reader.model.errors import UsageError
from reader.model.records import State
from reader.session import selection as select
from reader.session.articles import OpenArticle, TextSpan, effective_state
from reader.session.selection import Selection
from reader.session.session import Session
from reader.text.search import find_all

UNSURE = "unsure"
"""The attribute that `!` sets, on any label."""


def open_reading(session: Session, article_id: str) -> Reading:
    """Open the article that `article_id` resolves to at the place that was kept for it."""
    view = session.article(article_id)
    kept = session.places.get(view.id)
    return Reading(session, view, kept.offset or None)


class Reading:
    """One annotator's work on one open article."""

    def __init__(self, session: Session, view: OpenArticle, page_offset: int | None = None) -> None:
        """Open `view` at `page_offset`, or at its first sentence after the title."""
        self.session = session
        self.view = view
        self.spans: list[TextSpan] = []
        self.outside = 0
        self._chosen: str | None = None
        self._query = ""
        self._matches: list[tuple[int, int]] = []
        self.selection = self._start(page_offset)
        self.reload()

    def _start(self, page_offset: int | None) -> Selection:
        if page_offset is None:
            page_offset = self.view.article.start
        return select.sentence_at(self.view.units, self.view.text.text_offset(page_offset))

    # --- what there is -----------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The article's text."""
        return self.view.text.text

    def reload(self) -> None:
        """Read the annotator's spans anew after something changed."""
        records = self.session.records(self.view.page.sha256)
        self.spans, outside = self.view.project(records.spans.values())
        self.outside = len(outside)
        if self._chosen is not None and all(s.span.uid != self._chosen for s in self.spans):
            self._chosen = None

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
        touching = [s for s in self.spans if any(a < end and start < b for a, b in s.fragments)]

        def misfit(span: TextSpan) -> tuple[int, int]:
            return (abs(span.start - start) + abs(span.end - end), span.start)

        return sorted(touching, key=misfit)

    @property
    def current(self) -> TextSpan | None:
        """The span that notes, attributes and deletion are about; None where none is touched."""
        under = self.under()
        for span in under:
            if span.span.uid == self._chosen:
                return span
        return under[0] if under else None

    # --- moving ------------------------------------------------------------------------------

    def _move(self, move: Callable[..., Selection], *arguments: int) -> None:
        if self.text:
            self.selection = move(self.view.units, self.selection, *arguments)
            self._chosen = None

    def next_sentence(self) -> None:
        """Select the next sentence."""
        self._move(select.next_sentence)

    def previous_sentence(self) -> None:
        """Select the previous sentence."""
        self._move(select.previous_sentence)

    def extend_sentence(self, count: int) -> None:
        """Move the active edge by `count` sentences."""
        self._move(select.extend_sentences, count)

    def extend_paragraph(self, count: int) -> None:
        """Move the active edge by `count` paragraphs."""
        self._move(select.extend_paragraphs, count)

    def move_word(self, count: int) -> None:
        """Move the active edge by `count` words."""
        self._move(select.move_word, count)

    def move_character(self, count: int) -> None:
        """Move the active edge by `count` grapheme clusters."""
        self._move(select.move_character, count)

    def swap(self) -> None:
        """Make the other edge the active one."""
        self.selection = select.swap_edges(self.selection)

    def select_word(self) -> None:
        """Select the word at the active edge."""
        self._move(select.select_word)

    def select_sentence(self) -> None:
        """Select the sentence at the active edge."""
        self._move(select.select_sentence)

    def select_paragraph(self) -> None:
        """Select the paragraph at the active edge."""
        self._move(select.select_paragraph)

    def select_quotation(self) -> None:
        """Select what stands in quotation marks around or in the selection."""
        found = select.select_quotation(self.view.units, self.selection)
        if found is None:
            raise UsageError("no quotation here")
        self.selection, self._chosen = found, None

    def first_sentence(self) -> None:
        """Select the first sentence."""
        self.go_to(0)

    def last_sentence(self) -> None:
        """Select the last sentence."""
        self.go_to(len(self.text))

    def go_to(self, offset: int) -> None:
        """Select the sentence at `offset`."""
        self.selection = select.sentence_at(self.view.units, offset)
        self._chosen = None

    def go_to_page(self, page_offset: int) -> None:
        """Select the sentence at a page offset."""
        self.go_to(self.view.text.text_offset(page_offset))

    def click(self, offset: int, times: int) -> None:
        """Select the sentence, the word (twice) or the paragraph (three times) at `offset`."""
        unit = {1: select.sentence_at, 2: select.word_at}.get(times, select.paragraph_at)
        self.selection, self._chosen = unit(self.view.units, offset), None

    def drag(self, anchor: int, head: int, *, exact: bool = False) -> None:
        """Select from `anchor` to `head`, out to whole words, or to characters with `exact`."""
        if self.text:
            self.selection = select.drag(self.view.units, anchor, head, exact=exact)
            self._chosen = None

    def next_span(self, direction: int) -> None:
        """Go to the next span (or the previous one, -1), round the end."""
        if not self.spans:
            raise UsageError("this article has no spans yet")
        current = self.current
        uids = [s.span.uid for s in self.spans]
        if current is not None:
            index = (uids.index(current.span.uid) + direction) % len(uids)
        else:
            after = [i for i, s in enumerate(self.spans) if s.start >= self.selection.start]
            ahead = after[0] if after else 0
            index = ahead if direction > 0 else (ahead - 1) % len(uids)
        self.choose(self.spans[index])

    def cycle(self) -> None:
        """Go to the next of the spans that touch the selection, leaving the selection as it is."""
        order = sorted(self.under(), key=lambda s: (s.start, s.end, s.span.uid))
        if not order:
            raise UsageError("no span here")
        current = self.current
        uids = [s.span.uid for s in order]
        at = uids.index(current.span.uid) if current is not None else -1
        self._chosen = uids[(at + 1) % len(uids)]

    def choose(self, span: TextSpan) -> None:
        """Select a span."""
        self.selection = Selection(span.start, span.end)
        self._chosen = span.span.uid

    # --- searching ---------------------------------------------------------------------------

    def search(self, query: str) -> str:
        """Find `query` and select its first match from here on; return a sentence about it."""
        self._query = query
        self._matches = find_all(self.text, query) if query else []
        if not query:
            return ""
        if not self._matches:
            return f"not found: {query}"
        return self._select_match(self._match_from(self.selection.start))

    @property
    def matches(self) -> list[tuple[int, int]]:
        """Where the last search matched."""
        return self._matches

    def next_match(self, direction: int) -> str:
        """Go to the next match (or the previous one, -1), round the end; return what to say."""
        if not self._query:
            raise UsageError("search first, with /")
        if not self._matches:
            return f"not found: {self._query}"
        if direction > 0:
            return self._select_match(self._match_from(self.selection.start + 1))
        before = [i for i, (start, _) in enumerate(self._matches) if start < self.selection.start]
        return self._select_match(before[-1] if before else len(self._matches) - 1)

    def _match_from(self, offset: int) -> int:
        return next((i for i, (start, _) in enumerate(self._matches) if start >= offset), 0)

    def _select_match(self, index: int) -> str:
        start, end = self._matches[index]
        self.selection, self._chosen = Selection(start, end), None
        return f"match {index + 1} of {len(self._matches)}: {self._query}"

    # --- changing ----------------------------------------------------------------------------

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
        return self._apply_if(self.session.editor(self.view).note(span.span.uid, text))

    def toggle_unsure(self) -> Change | None:
        """Mark the span under the cursor as unsure, or take the mark off."""
        span = self._need_span().span
        definition = next(
            (a for a in self.session.scheme.attributes_on(span.label) if a.name == UNSURE), None
        )
        if definition is None:
            raise UsageError(f"the label scheme has no attribute {UNSURE} on {span.label}")
        has = any(a.name == UNSURE for a in span.attributes)
        value = "" if has else definition.values[-1]
        return self._apply_if(self.session.editor(self.view).attribute(span.uid, UNSURE, value))

    def tag(self, name: str, value: str) -> Change:
        """Set a tag of the article, or take it off."""
        return self._apply(self.session.editor(self.view).tag(name, value))

    def set_state(self, state: State) -> Change | None:
        """Set the article's state."""
        return self._apply_if(self.session.editor(self.view).state(state))

    def article_note(self, text: str) -> Change | None:
        """Write the note of the article."""
        return self._apply_if(self.session.editor(self.view).article_note(text))

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
        trimmed = select.trimmed(self.view.units, self.selection)
        if trimmed is None:
            raise UsageError("nothing is selected")
        return [trimmed]

    def _apply_if(self, change: Change | None) -> Change | None:
        return None if change is None else self._apply(change)

    def _apply(self, change: Change) -> Change:
        self.session.apply(change, self.view)
        self.reload()
        made = [op.uid for op in change.ops if op.table == "spans" and op.after is not None]
        if made:
            self._chosen = made[-1]
        return change
