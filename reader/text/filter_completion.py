"""What may be typed next in a filter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.text.filter_language import FIELDS, KEYWORDS, lexemes, quoted

Values = Callable[[str, str], Sequence[str]]
"""Given a field and what is typed of its value, returns the values that there are."""


class Completion(NamedTuple):
    """`candidates` to stand in place of `start`..`end` of the filter."""

    start: int
    end: int
    candidates: tuple[str, ...]


def complete(query: str, cursor: int, values: Values) -> Completion:
    """Return what may stand where the cursor (a code point offset) is."""
    before = query[:cursor]
    found = lexemes(before, lenient=True)
    last = found[-1] if found and found[-1].end == len(before) else None
    if last is None or last.kind != "value":
        return Completion(cursor, cursor, tuple(f"{name}:" for name in FIELDS))
    if not last.field:
        if last.quoted:
            return Completion(cursor, cursor, ())
        typed = last.value.casefold()
        names = [f"{name}:" for name in FIELDS if name.startswith(typed)]
        names += [f"{word} " for word in KEYWORDS if word.startswith(typed) and word != typed]
        return Completion(last.start, cursor, tuple(names))
    name = last.field.casefold()
    start = last.start + len(last.field) + 1
    known = FIELDS.get(name)
    if known is None:
        close = [f"{field}:" for field in FIELDS if field.startswith(name)]
        return Completion(last.start, cursor, tuple(close))
    typed = last.value.casefold()
    choices = known.choices or values(name, last.value)
    fitting = [value for value in choices if value.casefold().startswith(typed)]
    fitting += [value for value in choices if typed and typed in value.casefold()[1:]]
    shown = dict.fromkeys(fitting)
    return Completion(start, cursor, tuple(_as_value(value) for value in shown))


def _as_value(value: str) -> str:
    return value if re.fullmatch(r'[^\s()"]+', value) else quoted(value)
