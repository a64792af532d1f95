"""Which sentences of an article a person has decided on: labelled, or passed with nothing there.

Kept with the page in page offsets, so that no other cut of it loses a decision.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from weakref import WeakKeyDictionary

from reader.model.changes import Change
from reader.model.records import Passed
from reader.session.articles import OpenArticle, TextSpan
from reader.session.reading_changes import ReadingChanges

Range = tuple[int, int]

_SENTENCES: WeakKeyDictionary[OpenArticle, Sentences] = WeakKeyDictionary()
"""Those of the articles that are open, since looking at every character of them takes time."""


class Sentences:
    """The sentences of a text that have a letter or digit; the others need no decision."""

    def __init__(self, text: str, sentences: Iterable[Range]) -> None:
        self.text = text
        self.ranges = [one for one in sentences if _says_something(text, *one)]
        self.starts = [start for start, _ in self.ranges]
        self.ends = [end for _, end in self.ranges]

    def touching(self, start: int, end: int) -> range:
        """Return the indices of the sentences that touch the range."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))


class Coverage:
    """Which of the `sentences` of a text are decided.

    One is where a span touches it, or where all of its letters and digits have been passed. Ranges
    are of the text, half-open, in code points. Neither list is ever changed in place.
    """

    def __init__(
        self, sentences: Sentences, spans: Iterable[Range], passed: Iterable[Range]
    ) -> None:
        self._of = sentences
        self.sentences = sentences.ranges
        # For each sentence, how many spans touch it and whether it was passed.
        self._touched = [0] * len(self.sentences)
        for start, end in spans:
            for index in sentences.touching(start, end):
                self._touched[index] += 1
        self._passed = bytearray(len(self.sentences))
        covered = _merged(passed)
        for start, end in covered:
            for index in sentences.touching(start, end):
                first, last = self.sentences[index]
                whole = start <= first and last <= end
                self._passed[index] = whole or _covers(sentences.text, covered, (first, last))
        self.decided = [
            touched > 0 or passed_over > 0
            for touched, passed_over in zip(self._touched, self._passed, strict=True)
        ]
        self.done = sum(self.decided)
        """How many sentences are decided."""

    def after(self, gone: Iterable[Range], come: Iterable[Range]) -> Coverage:
        """Return what is decided after some spans have gone and others have come."""
        other = copy(self)
        other._touched, other.decided = self._touched.copy(), self.decided.copy()
        for ranges, more in ((gone, -1), (come, 1)):
            for start, end in ranges:
                for index in self._of.touching(start, end):
                    other._touched[index] += more
                    decided = other._touched[index] > 0 or self._passed[index] > 0
                    other.done += decided - other.decided[index]
                    other.decided[index] = decided
        return other

    @property
    def total(self) -> int:
        """How many sentences there are to decide on."""
        return len(self.sentences)

    def undecided(self, start: int, end: int) -> list[Range]:
        """Return the undecided sentences that touch the range."""
        found = self._of.touching(start, end)
        return [self.sentences[index] for index in found if not self.decided[index]]

    def next_undecided(self, offset: int) -> Range | None:
        """Return the next undecided sentence that begins after `offset`, round the end."""
        first = bisect_right(self._of.starts, offset)
        for low, high in ((first, self.total), (0, first)):
            try:
                return self.sentences[self.decided.index(False, low, high)]
            except ValueError:
                continue
        return None


def coverage(view: OpenArticle, spans: Iterable[TextSpan], passed: Iterable[Passed]) -> Coverage:
    """Return how far an article is decided by `spans` of it and what was `passed` on its page."""
    return Coverage(
        known_sentences(view),
        fragments(spans),
        (inside for one in passed for _, inside in view.text.inside(one.start, one.end)),
    )


def known_sentences(view: OpenArticle) -> Sentences:
    """Return the sentences of an article, found once for as long as it is open."""
    sentences = _SENTENCES.get(view)
    if sentences is None:
        sentences = Sentences(view.text.text, view.units.sentences.ranges)
        _SENTENCES[view] = sentences
    return sentences


def fragments(spans: Iterable[TextSpan]) -> Iterator[Range]:
    """Yield the ranges of the text that spans cover, each span's in their order."""
    return (fragment for span in spans for fragment in span.fragments)


def pass_over(reading: ReadingChanges, covered: Coverage) -> Change | None:
    """Decide that nothing is to be labelled in the undecided sentences that are selected."""
    found = covered.undecided(reading.selection.start, reading.selection.end)
    return reading.do(reading.session.editor(reading.view).pass_over(found))


def reopen(reading: ReadingChanges) -> Change | None:
    """Take that back for the passed sentences that are selected; None where there are none."""
    parts = reading.view.parts([(reading.selection.start, reading.selection.end)])
    return reading.do(reading.session.editor(reading.view).reopen(parts))


def _says_something(text: str, start: int, end: int) -> bool:
    return any(character.isalnum() for character in text[start:end])


def _merged(ranges: Iterable[Range]) -> list[Range]:
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _covers(text: str, ranges: Sequence[Range], one: Range) -> bool:
    """Tell whether no letter or digit of the sentence lies outside of the ranges."""
    at, end = one
    place = max(0, bisect_right(ranges, at, key=lambda pair: pair[0]) - 1)
    for start, stop in ranges[place:]:
        if start >= end:
            break
        if stop > at:
            if start > at and _says_something(text, at, start):
                return False
            at = max(at, stop)
    return at >= end or not _says_something(text, at, end)
