"""A text without the differences that copying and typesetting make, with the way back.

What is folded: runs of blanks and line breaks, quotation marks, dashes, case, compatibility forms;
characters without width are left out. All offsets are code points.
"""

from __future__ import annotations

import unicodedata
from array import array

_SAME: dict[str, str] = {
    **dict.fromkeys("‘’‚‛ʼʻ′‹›`´", "'"),
    **dict.fromkeys("“”„‟″«»〝〞「」『』", '"'),
    **dict.fromkeys("‐‑‒–—―−⸺⸻", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
}


class Folded:
    """The folded form of a text: `text`, and for each of its characters where it comes from."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._origins = array("L")
        self.text = self._fold()

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the source range that the folded range `start`..`end` (not empty) covers."""
        return self._origins[start], self._origins[end - 1] + 1

    def divides(self, offset: int) -> bool:
        """Tell whether a folded offset lies inside of what was one character with its marks."""
        if not 0 < offset < len(self.text):
            return False
        inside = self._origins[offset] == self._origins[offset - 1]
        return inside or unicodedata.combining(self.text[offset]) != 0

    def _fold(self) -> str:
        pieces: list[str] = []
        origins = self._origins
        known: dict[str, str] = {}
        blank = False
        for index, character in enumerate(self.source):
            folded = known.get(character)
            if folded is None:
                folded = known[character] = _folded(character)
            if folded == " ":
                if blank:
                    continue
                blank = True
            elif folded:
                blank = False
            pieces.append(folded)
            if len(folded) == 1:
                origins.append(index)
            else:
                origins.extend([index] * len(folded))
        return "".join(pieces)


def _folded(character: str) -> str:
    if character.isspace():
        return " "
    if character in _SAME:
        return _SAME[character]
    plain = unicodedata.normalize("NFKD", character).casefold()
    return " " if plain.isspace() else plain.strip() or plain


def folded(text: str) -> str:
    """Return the folded form of a text, without blanks at its ends."""
    return Folded(text).text.strip()
