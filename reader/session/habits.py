"""How a person draws the edges of a span, learnt from the spans that the person has drawn.

Annotators differ, and guidelines do, in whether the final full stop, the quotation marks, a comma
before ``he said`` and the word ``that`` belong to a passage; one person is steady. So what cuts a
passage out of a sentence leaves out or keeps these as was done the last few times.
"""

from __future__ import annotations

from collections import deque
from typing import Literal

from reader.session.units import TextUnits

Edge = Literal["stop", "marks", "comma", "that"]

REMEMBERED = 3
"""Of so many occasions the majority decides."""
TELLING = 3
"""A passage of fewer words, such as a name, does not tell how others end."""
STOPS = frozenset(".!?…。！？।؟")
COMMAS = frozenset(",;:，；：、–—-")
OPENING = frozenset("\"“„«‹‘‚'「『〝＂")
CLOSING = frozenset("\"”“»›’‘'」』〞＂")


class Habits:
    """Which signs at its edges belong to a passage; at first none, as most guidelines have it."""

    def __init__(self) -> None:
        self._seen: dict[Edge, deque[bool]] = {}

    @property
    def untaught(self) -> bool:
        """Whether nothing was learnt yet."""
        return not self._seen

    def keeps(self, edge: Edge) -> bool:
        """Tell whether the person has taken this sign in, most of the last times."""
        seen = self._seen.get(edge, ())
        return sum(seen) * 2 > len(seen)

    def state(self) -> tuple[bool, ...]:
        """Return all that `fit` depends on."""
        return tuple(self.keeps(edge) for edge in ("stop", "marks", "comma", "that"))

    def learn(self, units: TextUnits, start: int, end: int) -> None:
        """Look at how the passage `start`..`end`, which a person has drawn, ends and begins."""
        text = units.text
        if not 0 <= start < end <= len(text):
            return
        last, behind = text[end - 1], text[end : end + 1]
        inside = text[start:end]
        if text[start] in OPENING and last in CLOSING:
            self._note("marks", True)
        elif start and text[start - 1] in OPENING:
            rest = text[end : end + 3].lstrip(".,!?…")
            if rest[:1] in CLOSING and rest:
                self._note("marks", False)
        if len(units.words.within(start, end)) < TELLING:
            return
        self._learn_stop(units, start, end)
        if last in COMMAS or (last in CLOSING and inside[-2:-1] in COMMAS and len(inside) > 2):
            self._note("comma", True)
        elif behind and behind in COMMAS:
            self._note("comma", False)
        that = units.complementizer
        if that is None:
            return
        if that.match(text, start):
            self._note("that", True)
        elif any(that.fullmatch(text, max(0, start - size), start) for size in range(3, 8)):
            self._note("that", False)

    def _learn_stop(self, units: TextUnits, start: int, end: int) -> None:
        text = units.text
        sentence = units.sentences.at(end - 1)
        if sentence is None:
            return
        rest = text[end : sentence[1]]
        core = text[start:end].rstrip("".join(CLOSING))
        if rest.strip() and not all(each in STOPS or each in CLOSING for each in rest.strip()):
            return
        if any(each in STOPS for each in rest):
            self._note("stop", False)
        elif core and core[-1] in STOPS:
            self._note("stop", True)

    def _note(self, edge: Edge, kept: bool) -> None:
        self._seen.setdefault(edge, deque(maxlen=REMEMBERED)).append(kept)

    def fit(self, units: TextUnits, start: int, end: int) -> tuple[int, int]:
        """Return `start`..`end` without the blanks and signs at its edges that are left out.

        What would leave nothing stays as it is.
        """
        low, high = start, end
        before = None
        while before != (low, high):
            before = low, high
            low, high = self._narrowed(units, low, high)
        return (low, high) if low < high else (start, end)

    def _narrowed(self, units: TextUnits, low: int, high: int) -> tuple[int, int]:
        text = units.text
        while low < high and text[low].isspace():
            low += 1
        while low < high and text[high - 1].isspace():
            high -= 1
        if high - low < 2:
            return low, high
        if text[high - 1] in COMMAS and not self.keeps("comma"):
            return low, units.previous(high)
        if text[high - 1] in STOPS and not self.keeps("stop") and _ends_sentence(units, high):
            return low, units.previous(high)
        if not self.keeps("marks"):
            quoted = units.quotations(low)
            if any(each.opens == low and each.closes >= high for each in quoted):
                return units.following(low), high
            if any(each.closes == high and each.opens < low for each in quoted):
                return low, units.previous(high)
        if units.complementizer is not None and not self.keeps("that"):
            found = units.complementizer.match(text, low, high)
            if found and found.end() < high:
                return units.snap(found.end(), up=True), high
        return low, high


def _ends_sentence(units: TextUnits, end: int) -> bool:
    """Tell whether nothing but closing marks stands between `end` and the sentence's end."""
    sentence = units.sentences.at(end - 1)
    return sentence is not None and all(
        each in CLOSING or each in STOPS or each.isspace() for each in units.text[end : sentence[1]]
    )
