"""Whether a passage stands in quotation marks: a fact about the page, not about who speaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from reader.model.scheme import AttributeDef
from reader.text.objects import paragraph_at, quotations

PREFILL = "quotation-marks"
"""In the `prefill` of an attribute: its values stand for inside, outside and partly."""

Quoted = Literal["inside", "outside", "partly"]


def quoted(text: str, fragments: Iterable[tuple[int, int]]) -> Quoted:
    """Tell whether the letters and digits of `fragments` stand in quotation marks.

    Fragments are ranges of `text` in code points. Marks inside a fragment count like those around
    it, so a passage that was selected with its marks is inside of them.
    """
    inside = outside = False
    for start, end in fragments:
        at = start
        while at < end:
            low, high = paragraph_at(text, at)
            high = max(high, at + 1)
            marked = [(each.opens, each.closes) for each in quotations(text, low, high)]
            for offset in range(at, min(end, high)):
                if text[offset].isalnum():
                    if any(opens <= offset < closes for opens, closes in marked):
                        inside = True
                    else:
                        outside = True
            at = high
    if inside and outside:
        return "partly"
    return "inside" if inside else "outside"


def shown_value(attribute: AttributeDef, text: str, fragments: Iterable[tuple[int, int]]) -> str:
    """Return the value that a passage of `text` shows until someone sets one."""
    if attribute.prefill == PREFILL and len(attribute.values) == len(_ORDER):
        return attribute.values[_ORDER.index(quoted(text, fragments))]
    return attribute.default


_ORDER: tuple[Quoted, ...] = ("inside", "outside", "partly")
