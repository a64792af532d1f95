"""Where a blank in Thai ends a sentence.

Thai ends sentences without a mark, and its blanks stand between clauses and around numbers and
names as well. Some words settle it: polite particles and question words end a sentence,
connectives begin one. Elsewhere a blank divides two clauses: what stands before it is one, with a
predicate and more than when or where it was, and what follows is another, with a subject of its
own. A wide blank divides too. All offsets are code points, ranges half-open.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.text.languages import LanguageRules
from reader.text.lazy import lazy

_BLANKS = lazy('(?<=\\S)[ \u00a0]+(?=[\u0e01-\u0e45\u0e47-\u0e5bA-Za-z"“‘(])')
"""Before a number or the sign of repetition no sentence ends."""
_CLOSERS = '”"’'
_CLOSER = lazy(f"[{_CLOSERS}]")
_OPENERS = '“"'
_QUOTATION = lazy('[“"][^“”"]+[”"] ?')
_ATTRIBUTION = 40
"""So many code points behind a quotation, it is looked for who spoke."""
_TITLED = lazy(r"(?:นางสาว|นาย(?!ก)|นาง|น\.ส\.|ดร\.|พล\.|พ\.ต\.|ร\.ต\.)[^ ]{2,16}\Z")
_NAME = 20
"""A first name with its title and a last name are shorter than that."""
_MEASURE = lazy(r"[^ ]{2,16} \d")
_AND = ("และ", "หรือ")
_THAT = "ว่า"
_IF, _THERE_IS, _AGAIN = ("หาก", "ถ้า", "แม้"), "มีผู้", "ๆ"
_SO = "จึง"
"""With this word behind its subject, a clause says what came of the one before."""
_CLAUSE, _LONG, _FRAME, _SHORT = 12, 34, 50, 11
"""No clause is shorter than the first; one as long as the second is taken for a clause although no
verb of it is known; what says when or where something was is shorter than the third; and a subject
that nothing tells has more than the last with its verb."""
_MORE = 44
"""Behind so long a clause, who there was is a sentence of its own."""
_PARTS, _PART = 3, 26
"""A first name, a last one and an office: so many runs may stand before the verb, each not longer
than that."""
_WIDE = 2
"""So many blanks divide wherever they are."""


def breaks(text: str, start: int, end: int, rules: LanguageRules) -> Iterator[tuple[int, int]]:
    """Yield the blanks between `start` and `end` that divide sentences of Thai."""
    begun = start
    quoted = _CLOSER.search(text, start, end) is not None
    for found in _BLANKS.finditer(text, start, end):
        low, high = found.span()
        if high - low < _WIDE and (
            text.endswith(rules.open, start, low)
            or not _divides(text, start, begun, low, high, end, rules, quoted)
        ):
            continue
        if quoted and text[low - 1] in _CLOSERS and rules.saying:
            told = rules.saying.match(text, high, end)
            if told and not text.startswith(_THAT, told.end()):
                continue
        begun = high
        yield low, high


def _divides(
    text: str,
    start: int,
    begun: int,
    low: int,
    high: int,
    end: int,
    rules: LanguageRules,
    quoted: bool,
) -> bool:
    """Tell whether the sentence that began at `begun` ends at the blank from `low` to `high`.

    `quoted` tells whether a quotation ends anywhere between `start` and `end`.
    """
    if text.endswith(rules.closing, start, low):
        return True
    framed = text.startswith(rules.when, begun) and _is_frame(text, begun, low, rules)
    if text.startswith(rules.beginnings, high, end):
        return not framed
    if framed:
        return False
    if quoted and _is_attributed(text, start, low, rules):
        return True
    if text.startswith(rules.continues, high) and not (
        text.startswith(rules.subjects, high) and not _MEASURE.match(text, high, end)
    ):
        return _is_condition(text, begun, low, high, end, rules)
    if text[low - 1].isdigit() and text.startswith(rules.units, high):
        return False
    first = text[high]
    if first in _OPENERS:
        return (
            low - begun >= _CLAUSE
            and not text.endswith(rules.verbs, begun, low)
            and _is_quoted(text, high, end, rules)
        )
    return (
        first != "("
        and low - begun >= _CLAUSE
        and not _is_spoken(text, begun, low, high, end, rules)
        and _has_subject(text, begun, low, high, end, rules)
        and _is_clause(text, begun, low, rules)
    )


def _has_subject(
    text: str, begun: int, low: int, high: int, end: int, rules: LanguageRules
) -> bool:
    """Tell whether a clause with a subject of its own begins at `high`."""
    known = text.startswith(rules.subjects, high)
    if text.startswith(_THERE_IS, high) and low - begun < _MORE:
        return False
    if not known and text.startswith(rules.predicates, high):
        return False
    stop = _run(text, high, end, rules)
    if text.find(_SO, high, stop) >= 0 or text.startswith(_AND, stop + 1):
        return False
    named = low - begun < _LONG and _is_name(text, begun, low, rules)
    if named and stop - high < _PART and text.startswith(rules.predicates, stop + 1):
        # Behind a name, an office, and then what its holder did.
        return False
    place = text.startswith(rules.places, high)
    if (known or stop - high > _SHORT) and _says(text, high, stop, rules):
        return known or not place or stop - high > _LONG
    if place or (not known and _TITLED.search(text, max(0, low - _NAME), low)):
        return False
    # A name in front of its verb, alone or with a last name and an office behind.
    first = stop
    for _ in range(_PARTS):
        if stop >= end:
            break
        if text.startswith(rules.predicates, stop + 1):
            return known or "." not in text[high:stop]
        following = _run(text, stop + 1, end, rules)
        if following - stop > _PART or text.startswith(rules.continues, stop + 1):
            break
        stop = following
    return known and first - high > _CLAUSE + _SHORT


def _is_name(text: str, begun: int, low: int, rules: LanguageRules) -> bool:
    """Tell whether a first and a last name are all that stands between."""
    last = text.find(" ", begun, low) + 1
    return (
        last > 0 and text.find(" ", last, low) < 0 and not text.startswith(rules.predicates, last)
    )


def _run(text: str, at: int, end: int, rules: LanguageRules) -> int:
    """Return where the run at `at` ends: at a blank that ties no number to what is counted."""
    while True:
        at = text.find(" ", at, end)
        if at < 0:
            return end
        following = text[at + 1 : at + 2]
        if not (
            following.isdigit()
            or following == _AGAIN
            or (text[at - 1].isdigit() and text.startswith(rules.units, at + 1))
        ):
            return at
        at += 1


def _is_spoken(text: str, begun: int, low: int, high: int, end: int, rules: LanguageRules) -> bool:
    """Tell whether a quotation ends at `low`, and behind it, it is said who spoke."""
    if rules.saying is None or text[begun] not in _OPENERS:
        return False
    closes = _closes(text, begun, low)
    return (
        closes >= 0
        and rules.saying.search(text, closes, low) is None
        and rules.saying.search(text, high, min(end, high + _ATTRIBUTION)) is not None
    )


def _is_clause(text: str, begun: int, low: int, rules: LanguageRules) -> bool:
    return low - begun >= _LONG or _says(text, begun, low, rules)


def _says(text: str, low: int, high: int, rules: LanguageRules) -> bool:
    """Tell whether a verb or a word beside one stands between."""
    run = text[low + 1 : high]
    for word in rules.predicates:  # noqa: SIM110
        if word in run:
            return True
    return False


def _is_frame(text: str, begun: int, low: int, rules: LanguageRules) -> bool:
    """Tell whether from `begun` on it is only said when, where or if something was."""
    at = begun
    while at < low:
        stop = _run(text, at, low, rules)
        if stop - at > _FRAME or not text.startswith(rules.when, at):
            return False
        at = stop + 1
    return True


def _is_condition(
    text: str, begun: int, low: int, high: int, end: int, rules: LanguageRules
) -> bool:
    """Tell whether at `high` a condition stands in front of what follows from it."""
    if not text.startswith(_IF, high) or text.endswith(rules.open, begun, low):
        return False
    stop = _run(text, high, end, rules)
    if stop >= end or not (
        text.startswith(rules.subjects, stop + 1) or text.startswith(rules.beginnings, stop + 1)
    ):
        return False
    return low - begun >= _CLAUSE and _is_clause(text, begun, low, rules)


def _is_quoted(text: str, high: int, end: int, rules: LanguageRules) -> bool:
    """Tell whether a quotation begins at `high` and, behind it, it is said who spoke it."""
    closed = _QUOTATION.match(text, high, end)
    if closed is None or rules.saying is None:
        return False
    behind = closed.end()
    return rules.saying.search(text, behind, min(end, behind + _ATTRIBUTION)) is not None


def _is_attributed(text: str, start: int, low: int, rules: LanguageRules) -> bool:
    """Tell whether what ends at `low` is a quotation and, behind it, who spoke it."""
    closes = _closes(text, start, low)
    if closes < 0 or rules.saying is None:
        return False
    while text[closes + 1].isspace():
        closes += 1
    return rules.saying.fullmatch(text, closes + 1, low) is not None


def _closes(text: str, start: int, low: int) -> int:
    """Return where, near before `low`, a quotation ends; -1 if none does."""
    near = max(start, low - _ATTRIBUTION)
    return max(text.rfind("”", near, low), text.rfind('"', near, low), text.rfind("’", near, low))
