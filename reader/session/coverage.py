"""Which sentences of an article a person has decided on: labelled, or passed with nothing there.

Kept with the page in page offsets, so that no other cut of it loses a decision.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from reader.model.changes import Change
from reader.model.records import Passed
from reader.session.articles import OpenArticle, TextSpan
from reader.session.reading_changes import ReadingChanges

Range = tuple[int, int]


class Coverage:
    """The sentences of a text that have a letter or digit, each decided or not.

    A sentence is decided where a span touches it, or where all of its letters and digits have been
    passed. Ranges are of the text, half-open, in code points.
    """

    def __init__(
        self, text: str, sentences: Sequence[Range], spans: Iterable[Range], passed: Iterable[Range]
    ) -> None:
        self.sentences: list[Range] = [one for one in sentences if _says_something(text, *one)]
        labelled, covered = _merged(spans), _merged(passed)
        self.decided = [
            _touches(labelled, one) or _covers(text, covered, one) for one in self.sentences
        ]
        self._starts = [start for start, _ in self.sentences]

    @property
    def done(self) -> int:
        """How many sentences are decided."""
        return sum(self.decided)

    @property
    def total(self) -> int:
        """How many sentences there are to decide on."""
        return len(self.sentences)

    def undecided(self, start: int, end: int) -> list[Range]:
        """Return the undecided sentences that touch the range."""
        return [
            (a, b)
            for (a, b), decided in zip(self.sentences, self.decided, strict=True)
            if not decided and a < end and start < b
        ]

    def next_undecided(self, offset: int) -> Range | None:
        """Return the next undecided sentence that begins after `offset`, round the end."""
        if self.done == self.total:
            return None
        first = bisect_right(self._starts, offset)
        order = (*range(first, self.total), *range(first))
        index = next(i for i in order if not self.decided[i])
        return self.sentences[index]

    def decided_ranges(self) -> list[Range]:
        """Return the decided sentences."""
        pairs = zip(self.sentences, self.decided, strict=True)
        return [sentence for sentence, decided in pairs if decided]


def coverage(view: OpenArticle, spans: Iterable[TextSpan], passed: Iterable[Passed]) -> Coverage:
    """Return how far an article is decided by `spans` of it and what was `passed` on its page."""
    return Coverage(
        view.text.text,
        view.units.sentences.ranges,
        (fragment for span in spans for fragment in span.fragments),
        (inside for one in passed for _, inside in view.text.inside(one.start, one.end)),
    )


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


def _touches(ranges: Sequence[Range], one: Range) -> bool:
    place = bisect_right(ranges, one[1] - 1, key=lambda pair: pair[0]) - 1
    return place >= 0 and ranges[place][1] > one[0]


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
