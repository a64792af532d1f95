"""Where one is on a page that is mended: a range of blocks, or of characters within a block.

All offsets are code points into the page. Character edges lie between grapheme clusters.
"""

from __future__ import annotations

from reader.session.mending import Mending, PageBlock
from reader.text.graphemes import next_boundary, previous_boundary, snap
from reader.text.words import words

_AROUND = 2_000
"""Code points around the cursor in which words are looked for."""


class PageCursor:
    """A cursor over the blocks of a page, with a caret in the block that it is on.

    `head` and `anchor` are indexes into the blocks, and what lies from the one to the other is
    selected. `caret` is an offset in the block at `head`, its beginning until it is moved. While
    `mark` is an offset, what lies between it and the caret is selected instead.
    """

    def __init__(self, mending: Mending, offset: int) -> None:
        """Begin on the block at `offset`."""
        self.mending = mending
        self.head = self.anchor = 0
        self.caret = 0
        self.mark: int | None = None
        self.go_to(offset)

    @property
    def here(self) -> PageBlock:
        """The block under the cursor."""
        return self.mending.blocks[self.head]

    @property
    def is_partial(self) -> bool:
        """Whether a part of a block is selected."""
        return self.mark is not None and self.mark != self.caret

    @property
    def is_inside(self) -> bool:
        """Whether the caret was moved into its block."""
        return self.caret > self.here.block.start

    @property
    def range(self) -> tuple[int, int]:
        """What a correction is about: the selected part, or all the selected blocks."""
        if self.mark is not None and self.mark != self.caret:
            return min(self.mark, self.caret), max(self.mark, self.caret)
        first, last = sorted((self.head, self.anchor))
        blocks = self.mending.blocks
        return blocks[first].block.start, blocks[last].block.end

    @property
    def count(self) -> int:
        """How many blocks are selected."""
        return abs(self.head - self.anchor) + 1

    @property
    def selected(self) -> str:
        """The selected text."""
        start, end = self.range
        return self.mending.page.text[start:end]

    # --- blocks ------------------------------------------------------------------------------

    def move(self, blocks: int) -> None:
        """Go `blocks` on; negative goes back."""
        self._put(self.head + blocks)
        self.anchor = self.head

    def extend(self, blocks: int) -> None:
        """Select `blocks` more, from where the cursor is."""
        self._put(self.head + blocks)

    def go_to(self, offset: int) -> None:
        """Go to the block at a page offset."""
        self._put(self.mending.index(offset))
        self.anchor = self.head

    def first(self) -> None:
        """Go to the first block."""
        self.move(-len(self.mending.blocks))

    def last(self) -> None:
        """Go to the last block."""
        self.move(len(self.mending.blocks))

    def next_article(self, count: int) -> None:
        """Go to where the next article begins, or with a negative count to a previous one."""
        here = self.here.block.start
        starts = [article.lo for article in self.mending.cut.articles]
        firsts = [self._first_from(start) for start in starts]
        if count > 0:
            later = [index for index in firsts if index > self.head]
            index = later[min(count, len(later)) - 1] if later else len(self.mending.blocks) - 1
        else:
            earlier = [i for i in firsts if self.mending.blocks[i].block.start < here]
            index = earlier[max(count, -len(earlier))] if earlier else 0
        self._put(index)
        self.anchor = self.head

    def _first_from(self, offset: int) -> int:
        index = self.mending.index(offset)
        found = self.mending.blocks[index].block.start >= offset
        return index if found else min(index + 1, len(self.mending.blocks) - 1)

    def _put(self, index: int) -> None:
        self.head = max(0, min(index, len(self.mending.blocks) - 1))
        self.caret = self.here.block.start
        self.mark = None

    # --- characters --------------------------------------------------------------------------

    def word(self, count: int) -> None:
        """Move the caret by words in its block: to beginnings, or, selecting, to ends."""
        self.anchor = self.head
        for _ in range(abs(count)):
            self.caret = self._next_word() if count > 0 else self._previous_word()

    def character(self, count: int) -> None:
        """Move the caret by grapheme clusters in its block."""
        self.anchor = self.head
        text, block = self.mending.page.text, self.here.block
        for _ in range(abs(count)):
            step = next_boundary if count > 0 else previous_boundary
            self.caret = min(max(block.start, step(text, self.caret)), block.end)

    def begin_part(self) -> None:
        """Begin to select a part of the block: the word at the caret."""
        self.anchor = self.head
        block = self.here.block
        if self.caret >= block.end:
            self.word(-1)
        self.mark = self.caret
        self.caret = self._next_word()

    def clear(self) -> bool:
        """Give up a selection of more than a block, or a caret; return whether there was one."""
        was = self.is_partial or self.is_inside or self.head != self.anchor
        self._put(self.head)
        self.anchor = self.head
        return was

    def click(self, offset: int, times: int) -> None:
        """Go to the block that was clicked, the caret where; twice selects the word there."""
        self.go_to(offset)
        block, text = self.here.block, self.mending.page.text
        if not block.start <= offset < block.end:
            return
        self.caret = snap(text, offset)
        if times > 1:
            for start, end in self._words():
                if start <= offset < end:
                    self.mark, self.caret = start, end

    def drag(self, anchor: int, head: int, *, exact: bool = False) -> None:
        """Select what lies between two offsets: words of one block, or whole blocks.

        With `exact` characters instead of words.
        """
        first, last = self.mending.index(anchor), self.mending.index(head)
        self.anchor = first
        self._put(last)
        block, text = self.here.block, self.mending.page.text
        low, high = sorted((anchor, head))
        if first != last or not block.start <= low < block.end:
            return
        start, end = snap(text, low), next_boundary(text, min(high, block.end - 1))
        if not exact:
            for left, right in self._words():
                start = left if left <= start < right else start
                end = right if left < end <= right else end
        self.mark, self.caret = start, end

    def _words(self) -> list[tuple[int, int]]:
        block = self.here.block
        low = max(block.start, self.caret - _AROUND)
        return words(self.mending.page.text, low, min(block.end, self.caret + _AROUND))

    def _next_word(self) -> int:
        block = self.here.block
        edge = 0 if self.mark is None else 1
        found = (word[edge] for word in self._words() if word[edge] > self.caret)
        return next(found, block.end)

    def _previous_word(self) -> int:
        found = [start for start, _ in self._words() if start < self.caret]
        return found[-1] if found else self.here.block.start
