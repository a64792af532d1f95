"""What may stand before the first sentence of a paragraph: a credit in brackets, a dateline.

Neither has the marks of a sentence where a sentence would have them. Offsets are code points.
"""

from __future__ import annotations

from reader.text.lazy import lazy

_CREDIT = lazy(r"[\[(][^\W\d_]{2,20}: ?[^\[\]()\n:]{2,120}[\])]\s+")
_OPENING = frozenset("“„«\"'‘¿¡")
_PLACE = r"[^\W\d_][^\d,.!?;:“”«»„\"()\[\]]{1,40}+"
_MONTH = r"[^\W\d_]{2,12}\.?"
_DAY = rf"(?:\d{{1,2}}[.º]?(?:er)?\s(?:d[e’']\s?)?{_MONTH}|{_MONTH}\s\d{{1,2}})(?:,?\s\d{{4}})?\.?"
_DASH = "[-–—―]"
_DATELINE = lazy(
    rf"{_PLACE}[,.]\s{_DAY}\s?(?:"
    rf"\([^()\n]{{2,30}}\)\s?\.?\s?{_DASH}"
    rf"|[A-Z][A-Z.]{{2,20}}\s?{_DASH})"
)


def lead(text: str, low: int, high: int) -> tuple[int, int]:
    """Return where a credit at `low` ends, and from where on a sentence may end.

    The first is `low` itself where no credit stands there (``[Photo: Ann Lee] The mayor``); what
    lies before the second is a dateline (``KYIV, 12 Nov. (Reuters) - The``).
    """
    if text[low] in "[(":
        credit = _CREDIT.match(text, low, high)
        if credit and credit.end() < high:
            first = text[credit.end()]
            if first.isupper() or first in _OPENING:
                return low + len(credit.group().rstrip()), credit.end()
        return low, low
    dateline = _DATELINE.match(text, low, high)
    return low, dateline.end() if dateline else low
