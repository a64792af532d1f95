"""Find again, in a text that has changed, a passage that is known by its words.

The passage is described as in the Web Annotation Data Model (W3C Recommendation, 2017): a text
quote selector (the exact words with what stood before and after them) and, as a hint, a text
position selector. The rules are tried in this order, and the first that decides is taken:

``exact``       the words stand there, once
``context``     they stand there several times, and what is around them decides
``normalised``  they stand there but for blanks, quotation marks, dashes, case, character forms
``fuzzy``       something like them stands there; or short words, in other surroundings than before

A place by the last rule is a proposal that a person has to confirm (`Found.sure` is False). How the
words and what is around them are weighed there is that of Hypothesis' client (quote 50, prefix 20,
suffix 20). What is still open between two places after all this is not found at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from reader.text.approximate import ends_within, similarity, start_of
from reader.text.folding import Folded, folded

Rule = Literal["exact", "context", "normalised", "fuzzy"]
RULES: tuple[Rule, ...] = ("exact", "context", "normalised", "fuzzy")
"""From the surest to the least sure."""

WIDTHS = (32, 128, 512)
"""Code points of context on each side that are compared: wider where less does not decide."""
SURE_CONTEXT = 0.75
"""How alike (0 to 1) the surroundings must be to decide."""
LEAST_CONTEXT = 0.6
"""How alike they must be for a proposal."""
MARGIN = 0.15
"""How much more alike than those of the next best place they must be."""
ENOUGH = 20
"""Code points from which words that stand there once need no surroundings to be believed."""
LEAST_QUOTE = 0.75
"""How alike the words must be to be proposed; of a quote of 20 characters, 5 may differ."""
LEAST_FUZZY = 0.6
"""How good words and surroundings together must be to be proposed."""
SHORTEST_FUZZY = 8
"""Code points below which nothing that differs is proposed."""
FUZZY_MARGIN = 0.1
"""How much better than the next best place a proposal must be."""

_QUOTE_WEIGHT, _CONTEXT_WEIGHT = 50, 20
_MOST_PLACES = 64
_TOO_MANY = 20_000


class Found(NamedTuple):
    """Where a passage is: ``text[start:end]`` (code points), by which rule, and how surely.

    `score` (0 to 1) is how much is as it was, `margin` how much less that is at the next best
    place; it is 1 where there is no other.
    """

    start: int
    end: int
    rule: Rule
    score: float = 1.0
    margin: float = 1.0

    @property
    def sure(self) -> bool:
        """Whether no person need confirm it."""
        return self.rule != "fuzzy"


class _Quote(NamedTuple):
    """What is looked for; `before` and `after` are folded and reach up to the quote."""

    words: str
    prefix: str
    suffix: str
    before: str
    after: str
    repeated: bool


class Anchors:
    """Finds passages in one text; what is costly is done once, and only where it is needed."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self.text)

    def find(
        self,
        quote: str,
        prefix: str = "",
        suffix: str = "",
        hint: int = -1,
        *,
        repeated: bool = False,
    ) -> Found | None:
        """Return where `quote` stands now, or None where nothing decides.

        `prefix` and `suffix` are what stood around it, of any length; a few hundred characters let
        repeated passages be told apart. `hint` is the offset at which it began: of places that are
        equally good, the one that begins there is taken. `repeated` says that the quote stood more
        than once in the text that it comes from, so that words that stand here once prove nothing.
        """
        if not quote.strip():
            return None
        widest = WIDTHS[-1]
        before = Folded(prefix[-2 * widest :]).text
        after = Folded(suffix[: 2 * widest]).text
        wanted = _Quote(quote, prefix, suffix, before, after, repeated)
        places = ((at, at + len(quote)) for at in _all(self.text, quote))
        exact = [place for place in places if self._at_edges(wanted, *place)]
        if exact:
            return self._decide(wanted, exact, "exact", hint)
        alike = list(self._alike(wanted))
        if alike:
            return self._decide(wanted, alike, "normalised", hint)
        return self._fuzzy(wanted)

    def _at_edges(self, quote: _Quote, start: int, end: int) -> bool:
        """Tell whether the words end here within a word only where they did so before."""
        words, text = quote.words, self.text
        ahead, behind = text[start - 1 : start], text[end : end + 1]
        begins = _cuts_word(words[0], quote.prefix[-1:]) or not _cuts_word(words[0], ahead)
        ends = _cuts_word(words[-1], quote.suffix[:1]) or not _cuts_word(words[-1], behind)
        return (begins or not quote.prefix) and (ends or not quote.suffix)

    def _alike(self, quote: _Quote) -> Iterator[tuple[int, int]]:
        words = folded(quote.words)
        here = self._folded
        for start in _all(here.text, words) if words else ():
            end = start + len(words)
            if not here.divides(start) and not here.divides(end):
                place = here.range_of(start, end)
                if self._at_edges(quote, *place):
                    yield place

    # --- what is around ----------------------------------------------------------------------

    def _context(self, quote: _Quote, start: int, end: int, width: int) -> float:
        """Return how alike (0 to 1) `width` characters on each side are; 0 if none is known."""
        before, after = quote.before[-width:], quote.after[:width]
        # Folding shortens, so that a few characters more are read than are compared.
        here = Folded(self.text[max(0, start - 2 * width) : start]).text[-len(before) :]
        there = Folded(self.text[end : end + 2 * width]).text[: len(after)]
        sides = [(side, now) for side, now in ((before, here), (after, there)) if side]
        return sum(similarity(*side) for side in sides) / len(sides) if sides else 0.0

    def _decide(
        self, quote: _Quote, places: Sequence[tuple[int, int]], rule: Rule, hint: int
    ) -> Found | None:
        """Return the one of `places` that is meant, None where that is open."""
        if len(places) == 1:
            return self._single(quote, *places[0], rule)
        if len(places) > _TOO_MANY:
            return None
        hinted = next((place for place in places if place[0] == hint), None)
        if not quote.before and not quote.after:
            return Found(*hinted, _less(rule), 1.0, 0.0) if hinted else None
        places = self._nearest(quote, places)
        longest = max(len(quote.before), len(quote.after))
        widths = [width for width in WIDTHS if width < longest] + [min(longest, WIDTHS[-1])]
        scored = [
            sorted(((self._context(quote, *place, width), place) for place in places), reverse=True)
            for width in widths
        ]
        proposed = None
        for (best, place), (second, _), *_ in scored:
            # Words that were edited leave their double elsewhere as the only one: from farther away
            # it has to look like the place as well.
            if best - second < MARGIN or place != scored[-1][0][1]:
                continue
            if best >= SURE_CONTEXT:
                return Found(*place, _less(rule), best, best - second)
            if best >= LEAST_CONTEXT and proposed is None:
                proposed = Found(*place, "fuzzy", best, best - second)
        best = scored[-1][0][0]
        as_good = [place for score, place in scored[-1] if best - score < 1e-9]
        if best >= SURE_CONTEXT and hinted in as_good:
            return Found(*hinted, _less(rule), best, 0.0)
        return proposed

    def _single(self, quote: _Quote, start: int, end: int, rule: Rule) -> Found:
        known = bool(quote.before or quote.after)
        if known and (quote.repeated or len(quote.words) < ENOUGH):
            near = max(self._context(quote, start, end, width) for width in WIDTHS[:2])
            # The double of words that were edited may stand in the same sentence of another text.
            far = self._context(quote, start, end, WIDTHS[-1]) if quote.repeated else near
            if near < (SURE_CONTEXT if quote.repeated else LEAST_CONTEXT) or far < LEAST_CONTEXT:
                return Found(start, end, "fuzzy", min(near, far))
        return Found(start, end, rule)

    def _nearest(
        self, quote: _Quote, places: Sequence[tuple[int, int]]
    ) -> Sequence[tuple[int, int]]:
        """Return those of many places next to which most characters are as they were."""
        if len(places) <= _MOST_PLACES:
            return places
        text, width = self.text, WIDTHS[0]

        def shared(place: tuple[int, int]) -> int:
            before = _common(reversed(quote.prefix), reversed(text[: place[0]][-width:]))
            return before + _common(quote.suffix, text[place[1] : place[1] + width])

        return sorted(places, key=shared, reverse=True)[:_MOST_PLACES]

    # --- something like it -------------------------------------------------------------------

    def _fuzzy(self, quote: _Quote) -> Found | None:
        words, here = folded(quote.words), self._folded
        size = len(words)
        if size < SHORTEST_FUZZY:
            return None
        # What is a little worse than is proposed is looked at too: it may be the runner-up.
        most = int(size * (1 - LEAST_QUOTE + FUZZY_MARGIN))
        scored = []
        for end, distance in _apart(ends_within(here.text, words, most), size):
            start = start_of(here.text, words, end, distance)
            if start < end:
                place = here.range_of(start, end)
                scored.append((self._weighed(quote, 1 - distance / size, place), distance, place))
        if not scored:
            return None
        scored.sort(key=lambda one: -one[0])
        best, distance, place = scored[0]
        margin = best - scored[1][0] if len(scored) > 1 else 1.0
        alike = 1 - distance / size >= LEAST_QUOTE
        if not alike or best < LEAST_FUZZY or margin < FUZZY_MARGIN:
            return None
        return Found(*place, "fuzzy", best, margin)

    def _weighed(self, quote: _Quote, alike: float, place: tuple[int, int]) -> float:
        if not quote.before and not quote.after:
            return alike
        around = self._context(quote, *place, WIDTHS[0])
        both = 2 * _CONTEXT_WEIGHT
        return (_QUOTE_WEIGHT * alike + both * around) / (_QUOTE_WEIGHT + both)


def anchor(
    text: str, quote: str, prefix: str = "", suffix: str = "", hint_offset: int = -1
) -> Found | None:
    """Return where `quote` stands in `text`; see `Anchors.find`, which is for many quotes."""
    return Anchors(text).find(quote, prefix, suffix, hint_offset)


def _cuts_word(inside: str, outside: str) -> bool:
    return inside.isalnum() and outside.isalnum()


def _less(rule: Rule) -> Rule:
    """Return the rule by which a place was found that is one of several."""
    return "context" if rule == "exact" else rule


def _all(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _apart(ends: Sequence[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """Return the best of each run of ends that lie closer than half of the pattern's size."""
    kept: list[tuple[int, int]] = []
    for end, distance in sorted(ends, key=lambda one: (one[1], one[0])):
        if all(abs(end - other) * 2 >= size for other, _ in kept):
            kept.append((end, distance))
            if len(kept) == _MOST_PLACES:
                break
    return kept
