"""Whether what follows a quotation says who spoke, and so belongs to its sentence.

A verb of saying tells, behind a subject of a few words. Where letters have no case, nothing else
shows that a sentence goes on after ``?”``; there a quotation that nobody has introduced is taken to
be attributed by a short clause behind it. All offsets are code points.
"""

from __future__ import annotations

from reader.text.full_stops import DENSE, WORD
from reader.text.languages import LanguageRules
from reader.text.lazy import lazy

_OPENED_BY = {
    "”": "“",
    "“": "”",
    '"': '"',
    "»": "«",
    "«": "»",
    "」": "「",
    "』": "『",
    "’": "‘",
    "'": "'",
}
_CLAUSE = lazy(r"(?:[^\s,:;.!?…،؛؟।۔“”«»„\"]{1,30}(?:\s|(?=[.!?…؟।۔]))){1,5}(?=[.!?…؟।۔])")
_DENSE_CLAUSE = lazy(r"[^\s，、。！？：；…“”「」,.!?:;]{1,12}[。！？…]")
_NUMBER = lazy(r"[0-9０-９]{1,3} ?")
_DATELINE_ENDS = tuple("-–—)）】")
_AFTER_ANOTHER = frozenset("”」")
"""What closes a quotation that another follows at once."""
_NEAR = 2000
"""So many code points before the end of a quotation, its beginning is looked for."""


def names_speaker(
    text: str, start: int, closes: int, after: int, high: int, rules: LanguageRules
) -> bool:
    """Tell whether what stands at `after` says who spoke the quotation that `closes` there.

    `closes` is the offset of its closing mark, a question or an exclamation before it; `start` is
    where the sentence began.
    """
    opened = _OPENED_BY.get(text[closes])
    opens = text.rfind(opened, max(start, closes - _NEAR), closes) if opened else -1
    introduced = opens > start and text[opens - 1] == "："
    if rules.saying and not introduced and rules.saying.match(text, after, high):
        return True
    low = _NUMBER.match(text, after, high)
    first = text[low.end() if low and low.end() < high else after]
    if not first.isalpha() or first.upper() != first.lower():
        return False
    if opened is None or introduced:
        return False
    if opens > start and rules.joins:
        word = WORD.match(text, after, high)
        if word and word.group() in rules.joins:
            # He asked: “When?” and then left: in a script without case, the word alone tells.
            return True
    if opens > start and text[opens - 1] in _AFTER_ANOTHER:
        opens = start
    if opens > start and text[max(start, opens - 2) : opens].rstrip()[-1:] not in _DATELINE_ENDS:
        return False
    dense = DENSE.match(first) is not None
    clause = (_DENSE_CLAUSE if dense else _CLAUSE).match(text, after, high)
    if clause is None:
        return False
    if dense:
        return not clause.group().startswith(rules.beginnings)
    return clause.group().split(None, 1)[0].rstrip(".!?…؟।۔") not in rules.starters


def is_told(text: str, after: int, high: int, rules: LanguageRules) -> bool:
    """Tell whether a clause at `after`, in a script without case, says only who spoke.

    A full stop stands in the quotation before it, so that only a verb of saying tells.
    """
    first = text[after]
    if not first.isalpha() or first.upper() != first.lower() or rules.saying is None:
        return False
    clause = _CLAUSE.match(text, after, high)
    if clause is None or clause.group().split(None, 1)[0] in rules.starters:
        return False
    return rules.saying.match(text, after, clause.end()) is not None
