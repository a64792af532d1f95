"""How the selection of an article that is being read is moved, by keys and by the mouse."""

from __future__ import annotations

from reader.model.errors import UsageError
from reader.session import selection as select
from reader.session.cutting import turned
from reader.session.reading_base import ReadingBase


class ReadingMoves(ReadingBase):
    """Moves the selection and chooses spans."""

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
        """Move the active edge by `count` words.

        Where whole sentences are selected, a step to the right moves their beginning.
        """
        if count > 0 and self.text:
            self.selection = turned(self.view.units, self.selection)
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
        if current is not None:
            index = self.placed.index(current.span.uid) + direction
        else:
            ahead = self.placed.following(self.selection.start) % len(self.spans)
            index = ahead if direction > 0 else ahead - 1
        self.choose(self.spans[index % len(self.spans)])

    def cycle(self) -> None:
        """Go to the next of the spans that touch the selection, leaving the selection as it is.

        The one that fits it best comes first, as in `under`.
        """
        order = self.under()
        if not order:
            raise UsageError("no span here")
        current = self.current
        uids = [s.span.uid for s in order]
        at = uids.index(current.span.uid) if current is not None else -1
        self._chosen = uids[(at + 1) % len(uids)]
