"""The units of a text that selections step by: sentences, words, clauses, paragraphs.

All offsets are code points into the text, ranges half-open, edges between grapheme clusters.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from unicodedata import category

from reader.text.languages import Lexicon, shipped_lexicon
from reader.text.objects import Quotation, paragraphs, quotations
from reader.text.sentences import sentences
from reader.text.words import words

_BEGINNERS = frozenset({"Lu", "Ll", "Lo", "Nd", "Zs", "Po", "Pd", "Ps", "Pe", "Pi", "Pf"})
"""Categories whose characters begin a cluster wherever they stand, joiners and Jamo apart."""
_JOINER = "\u200d"


class Units:
    """Ranges of one kind (sentences, words): sorted, disjoint, found by bisection."""

    __slots__ = ("ends", "ranges", "starts")

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self.ranges: Sequence[tuple[int, int]] = tuple(ranges)
        self.starts = [start for start, _ in self.ranges]
        self.ends = [end for _, end in self.ranges]

    def __len__(self) -> int:
        return len(self.ranges)

    def index(self, offset: int) -> int:
        """Return the index of the unit that holds the character at `offset`.

        Between two units, and before the first, it is the following one; after the last, the last.
        -1 where there are no units.
        """
        return min(bisect_right(self.ends, offset), len(self.ranges) - 1)

    def at(self, offset: int) -> tuple[int, int] | None:
        """Return the unit that holds the character at `offset`, or None."""
        if not self.ranges:
            return None
        start, end = self.ranges[self.index(offset)]
        return (start, end) if start <= offset < end else None

    def within(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return the units that lie wholly between `start` and `end`."""
        return self.ranges[bisect_left(self.starts, start) : bisect_right(self.ends, end)]

    def following_end(self, offset: int) -> int | None:
        """Return the first end above `offset`, or None."""
        index = bisect_right(self.ends, offset)
        return self.ends[index] if index < len(self.ends) else None

    def previous_end(self, offset: int) -> int | None:
        """Return the last end below `offset`, or None."""
        index = bisect_left(self.ends, offset) - 1
        return self.ends[index] if index >= 0 else None

    def following_start(self, offset: int) -> int | None:
        """Return the first start above `offset`, or None."""
        index = bisect_right(self.starts, offset)
        return self.starts[index] if index < len(self.starts) else None

    def previous_start(self, offset: int) -> int | None:
        """Return the last start below `offset`, or None."""
        index = bisect_left(self.starts, offset) - 1
        return self.starts[index] if index >= 0 else None


class Words:
    """The words of a text. Those of a sentence are found when they are first asked for.

    So a word step in a long text costs a sentence and not the text. Words belong to the sentence
    in which they stand, and no word is in two.
    """

    def __init__(self, units: TextUnits) -> None:
        self._units = units
        self._known: dict[int, Units] = {}

    def at(self, offset: int) -> tuple[int, int] | None:
        """Return the word that holds the character at `offset`, or None."""
        return self._of(self._units.sentences.index(offset)).at(offset)

    def within(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return the words that lie wholly between `start` and `end`."""
        found: list[tuple[int, int]] = []
        index = self._units.sentences.index(start)
        while 0 <= index < len(self._units.sentences):
            if self._units.sentences.starts[index] >= end:
                break
            found.extend(self._of(index).within(start, end))
            index += 1
        return found

    def following_end(self, offset: int) -> int | None:
        """Return the first end of a word above `offset`, or None."""
        return self._search(offset, Units.following_end, 1)

    def previous_end(self, offset: int) -> int | None:
        """Return the last end of a word below `offset`, or None."""
        return self._search(offset, Units.previous_end, -1)

    def following_start(self, offset: int) -> int | None:
        """Return the first start of a word above `offset`, or None."""
        return self._search(offset, Units.following_start, 1)

    def previous_start(self, offset: int) -> int | None:
        """Return the last start of a word below `offset`, or None."""
        return self._search(offset, Units.previous_start, -1)

    def _search(
        self, offset: int, look: Callable[[Units, int], int | None], step: int
    ) -> int | None:
        index = self._units.sentences.index(offset)
        while 0 <= index < len(self._units.sentences):
            found = look(self._of(index), offset)
            if found is not None:
                return found
            index += step
        return None

    def _of(self, index: int) -> Units:
        found = self._known.get(index)
        if found is None:
            if index < 0:
                return Units(())
            start, end = self._units.sentences.ranges[index]
            found = Units(self._units.whole_clusters(words(self._units.text, start, end)))
            self._known[index] = found
        return found


class TextUnits:
    """A text with the units in it, each found once, when first asked for.

    Words, clauses, contents and quotations are found sentence by sentence or paragraph by
    paragraph, so that a step in a long text costs no more than in a short one.
    """

    def __init__(self, text: str, language: str = "", lexicon: Lexicon | None = None) -> None:
        self.text = text
        self._given = language
        self._lexicon = lexicon
        self._clauses: dict[int, Units] = {}
        self._contents: dict[int, Sequence[tuple[int, int]]] = {}
        self._quotations: dict[int, Sequence[Quotation]] = {}

    @cached_property
    def language(self) -> str:
        """The language that was given, else the one that the whole text tells; empty if neither."""
        return self._given or (self._lexicon or shipped_lexicon()).guess(self.text)

    @cached_property
    def sentences(self) -> Units:
        """The sentences, their edges between grapheme clusters."""
        return Units(self.whole_clusters(sentences(self.text, self.language, self._lexicon)))

    @cached_property
    def words(self) -> Words:
        """The words, their edges between grapheme clusters, sentence by sentence."""
        return Words(self)

    def clauses(self, index: int) -> Units:
        """Return the clauses of the sentence with this index, found when first asked for."""
        found = self._clauses.get(index)
        if found is None:
            from reader.text.clauses import clauses

            start, end = self.sentences.ranges[index]
            cut = clauses(self.text, start, end, self.language, self._lexicon)
            found = self._clauses[index] = Units(self.whole_clusters(cut))
        return found

    def contents(self, index: int) -> Sequence[tuple[int, int]]:
        """Return what the sentence with this index may report, the likeliest first."""
        found = self._contents.get(index)
        if found is None:
            from reader.text.contents import contents

            start, end = self.sentences.ranges[index]
            quoted = self.quotations(start)
            found = tuple(
                (self.snap(low), self.snap(high, up=True))
                for low, high in contents(
                    self.text, start, end, quoted, self.language, self._lexicon
                )
            )
            self._contents[index] = found
        return found

    @cached_property
    def complementizer(self) -> re.Pattern[str] | None:
        """The word of the text's language that turns a sentence into what somebody says."""
        from reader.text.contents import complementizer

        return complementizer(self.language)

    def quotations(self, offset: int) -> Sequence[Quotation]:
        """Return the quotations of the paragraph at `offset`, by the place where they open."""
        around = self.paragraphs.at(offset)
        if around is None:
            return ()
        found = self._quotations.get(around[0])
        if found is None:
            found = self._quotations[around[0]] = tuple(quotations(self.text, *around))
        return found

    @cached_property
    def paragraphs(self) -> Units:
        """The paragraphs, their edges between grapheme clusters."""
        return Units(self.whole_clusters(paragraphs(self.text)))

    def snap(self, offset: int, *, up: bool = False) -> int:
        """Return the nearest cluster boundary at or before `offset` (`up`: at or after)."""
        if offset <= 0:
            return 0
        if offset >= len(self.text):
            return len(self.text)
        here = self.text[offset]
        # The general way looks at all of a cluster, which is slow for every word of a long text.
        if (
            (category(here) in _BEGINNERS or (here == "\n" and self.text[offset - 1] != "\r"))
            and self.text[offset - 1] != _JOINER
            and not ("\u1100" <= here <= "\u11ff" or "\ud7b0" <= here <= "\ud7ff")
        ):
            return offset
        from reader.text.graphemes import snap

        return snap(self.text, offset, up=up)

    def following(self, offset: int) -> int:
        """Return the cluster boundary after `offset`, at most the length of the text."""
        return self.snap(offset + 1, up=True)

    def previous(self, offset: int) -> int:
        """Return the cluster boundary before `offset`, at least 0."""
        return self.snap(offset - 1)

    def whole_clusters(self, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Widen ranges to whole clusters; a cluster goes to the first range that has part of it.

        A range without anything left is dropped.
        """
        before = 0
        for start, end in ranges:
            first = max(self.snap(start), before)
            last = self.snap(end, up=True)
            if first < last:
                yield first, last
                before = last
