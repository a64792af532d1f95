"""The text of an article and its exact map to the page it stands on.

All offsets are Unicode code points and all ranges half-open. The text is made of the page's
readable ranges (blocks), divided by blank lines. Inside a block the text differs from the page in
two ways only: a line end is always one ``"\\n"``, and what XML cannot carry is U+FFFD.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from reader.text.lazy import lazy

JOIN = "\n\n"
"""What divides two blocks in the text of an article."""

# The complement of `Char` in XML 1.0, section 2.2; surrogates are in it.
_FORBIDDEN = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CRLF = lazy("\r\n")


class ArticleText(msgspec.Struct, frozen=True):
    """The text of an article and its two-way map to page offsets.

    `text` is what people read, `blocks` the text range of each page range of `page_blocks`, in the
    same order. The map is kept as runs inside which text and page advance in step; a run ends at
    each end of a block and after each CR LF, so a lookup is a bisection over the runs.
    """

    text: str
    blocks: tuple[tuple[int, int], ...]
    page_blocks: tuple[tuple[int, int], ...]
    _run_starts: array[int]
    _run_ends: array[int]
    _run_pages: array[int]
    _block_starts: array[int]
    _block_pages: array[int]

    @classmethod
    def build(cls, page: str, ranges: Sequence[tuple[int, int]]) -> ArticleText:
        """Read the text of `ranges` (page offsets: sorted, disjoint, not empty) from `page`.

        Raise ValueError where a range is empty, outside the page, or not after the one before it.
        """
        if "\r" in page:
            return cls._with_returns(page, ranges)
        pieces: list[str] = []
        blocks: list[tuple[int, int]] = []
        at = 0
        before = 0
        for start, end in ranges:
            _check_range(start, end, before, page)
            before = end
            blocks.append((at, at + end - start))
            at += end - start + len(JOIN)
            pieces.append(page[start:end])
        # Every block is a single run.
        starts = array("q", [start for start, _ in blocks])
        pages = array("q", [start for start, _ in ranges])
        return cls(
            text=_FORBIDDEN.sub("\ufffd", JOIN.join(pieces)),
            blocks=tuple(blocks),
            page_blocks=tuple((start, end) for start, end in ranges),
            _run_starts=starts,
            _run_ends=array("q", [end for _, end in blocks]),
            _run_pages=pages,
            _block_starts=starts,
            _block_pages=pages,
        )

    @classmethod
    def _with_returns(cls, page: str, ranges: Sequence[tuple[int, int]]) -> ArticleText:
        pieces: list[str] = []
        blocks: list[tuple[int, int]] = []
        run_starts, run_ends, run_pages = array("q"), array("q"), array("q")
        at = 0
        before = 0
        for start, end in ranges:
            _check_range(start, end, before, page)
            before = end
            if blocks:
                at += len(JOIN)
            first, run_page = at, start
            for found in _CRLF.finditer(page, start, end):
                length = found.start() + 1 - run_page
                run_starts.append(at)
                run_pages.append(run_page)
                at += length
                run_ends.append(at)
                run_page = found.end()
            if run_page < end:
                run_starts.append(at)
                run_pages.append(run_page)
                at += end - run_page
                run_ends.append(at)
            blocks.append((first, at))
            piece = page[start:end].replace("\r\n", "\n").replace("\r", "\n")
            pieces.append(_FORBIDDEN.sub("\ufffd", piece))
        return cls(
            text=JOIN.join(pieces),
            blocks=tuple(blocks),
            page_blocks=tuple((start, end) for start, end in ranges),
            _run_starts=run_starts,
            _run_ends=run_ends,
            _run_pages=run_pages,
            _block_starts=array("q", (start for start, _ in blocks)),
            _block_pages=array("q", (start for start, _ in ranges)),
        )

    def block_at(self, offset: int) -> int | None:
        """Return the index in `blocks` of the block that holds the character at text `offset`.

        None where no block holds it: in a join, and outside the text.
        """
        index = bisect_right(self._block_starts, offset) - 1
        if index < 0 or offset >= self.blocks[index][1]:
            return None
        return index

    def to_page(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the page ranges of the text range `start`..`end`, one for each block touched.

        The joins between blocks are skipped, so a range of join characters only gives none.
        """
        parts: list[tuple[int, int]] = []
        index = max(bisect_right(self._block_starts, start) - 1, 0)
        while index < len(self.blocks) and self.blocks[index][0] < end:
            first = max(start, self.blocks[index][0])
            last = min(end, self.blocks[index][1])
            if first < last:
                parts.append((self._page_in(index, first), self._page_in(index, last)))
            index += 1
        return tuple(parts)

    def to_text(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the text range of the page range `start`..`end` (not empty, inside one block).

        None where it is empty or does not lie inside one block. An edge between the CR and the LF
        of one line end moves outwards, to the nearest place that the text has.
        """
        index = bisect_right(self._block_pages, start) - 1
        if index < 0 or not start < end <= self.page_blocks[index][1]:
            return None
        return self._text_of(start), self._text_of(end, up=True)

    def page_offset(self, offset: int) -> int:
        """Return the page offset nearest to text `offset`; exact inside a block and at its end.

        The blank line between two blocks goes to the start of the second.
        """
        if not self.blocks:
            return 0
        offset = min(max(offset, 0), len(self.text))
        index = bisect_right(self._block_starts, offset) - 1
        if offset > self.blocks[index][1]:
            return self.page_blocks[index + 1][0]
        return self._page_in(index, offset)

    def text_offset(self, page_offset: int) -> int:
        """Return the text offset nearest to `page_offset`; exact inside a block.

        Outside all blocks it is the nearer edge of the two blocks around, the earlier on a tie.
        """
        if not self.blocks:
            return 0
        index = bisect_right(self._block_pages, page_offset) - 1
        if index < 0:
            return 0
        end = self.page_blocks[index][1]
        if page_offset < end:
            return self._text_of(page_offset)
        following = index + 1
        if following < len(self.blocks):
            ahead = self.page_blocks[following][0] - page_offset
            if ahead < page_offset - end:
                return self.blocks[following][0]
        return self.blocks[index][1]

    def inside(self, start: int, end: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Yield (page range, text range) of what of the page range `start`..`end` is in the text.

        One for each block touched, in order; what no block holds is left out.
        """
        index = max(bisect_right(self._block_pages, start) - 1, 0)
        while index < len(self.blocks) and self.page_blocks[index][0] < end:
            low = max(start, self.page_blocks[index][0])
            high = min(end, self.page_blocks[index][1])
            found = self.to_text(low, high) if low < high else None
            if found is not None and found[0] < found[1]:
                yield (low, high), found
            index += 1

    def fragments(self, parts: Iterable[tuple[int, int]]) -> list[tuple[int, int]] | None:
        """Return the text fragments of page `parts`, sorted.

        Parts that only a join divides become one fragment. None if any part is empty or lies
        outside the text, wholly or partly.
        """
        result: list[tuple[int, int]] = []
        for start, end in sorted(parts):
            fragment = self.to_text(start, end)
            if fragment is None:
                return None
            if result and self._only_a_join(result[-1][1], fragment[0]):
                result[-1] = (result[-1][0], fragment[1])
            else:
                result.append(fragment)
        return result

    def _only_a_join(self, end: int, start: int) -> bool:
        index = bisect_right(self._block_starts, start) - 1
        return index > 0 and self.blocks[index][0] == start and self.blocks[index - 1][1] == end

    def _page_in(self, block: int, offset: int) -> int:
        if offset == self.blocks[block][1]:
            return self.page_blocks[block][1]
        run = bisect_right(self._run_starts, offset) - 1
        return self._run_pages[run] + offset - self._run_starts[run]

    def _text_of(self, page_offset: int, *, up: bool = False) -> int:
        # As an end, an offset belongs to the run of the character before it: with blocks that
        # touch on the page, the run that starts there is another block's.
        run = bisect_right(self._run_pages, page_offset - 1 if up else page_offset) - 1
        start, end = self._run_starts[run], self._run_ends[run]
        return min(start + page_offset - self._run_pages[run], end if up else end - 1)


def _check_range(start: int, end: int, before: int, page: str) -> None:
    if not before <= start < end <= len(page):
        raise ValueError(f"range {start}..{end} is not inside {before}..{len(page)}")
