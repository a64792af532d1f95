"""Authors that the text itself names, where its first line begins or its last ends.

East Asian papers sign there: ``[OUTLET=NAME 기자]``, ``(记者 NAME)``, ``【NAME】``.
"""

from __future__ import annotations

import re

from reader.model.pages import Value
from reader.pages import data
from reader.pages.characters import perhaps_wide
from reader.pages.lines import Line
from reader.pages.names import is_person
from reader.pages.values import printed

_FRONT = 90
_TAIL = 40
_HAN = "\u3400-\u9fff々"
_HANGUL = "\uac00-\ud7a3"
_KOREAN = (
    r"[\[(【［]\s?"
    r"(?:[^\[\]()=】]{1,12}=\s?)?[^\[\]()=】]{2,20}?\s?[=\])】］]\s?"
    rf"(?P<name>[{_HANGUL}]{{2,4}})\s?(?:[{_HANGUL}]{{2,4}})?(?:기자|특파원)"
)
_CHINESE = (
    rf"[(（]\s?(?:[{_HAN}]{{2,10}})?(?:记者|記者)\s?[:：/]?\s?(?P<name>[{_HAN}]{{2,4}}"
    rf"(?:[\s、·][{_HAN}]{{2,4}}){{0,3}})\s?(?:[,，/；;]?\s?[^()（）]{{0,20}})[)）]"
)
_TAIWANESE = rf"(?:\A|[(（〔\[])\s?記者\s?(?P<name>[{_HAN}]{{2,4}})\s?[／/]"
_SIGNED = (
    rf"[。」』][【（(]\s?"
    rf"(?P<name>[{_HAN}]{{1,3}}[\s\u3000・][{_HAN}]{{1,3}}|[{_HAN}]{{3,5}})\s?[】）)]\Z"
)
_NAMES = re.compile(r"[^\s、·]+")
_STRINGER = "通讯员"


def author(text: str, first: Line, last: Line) -> tuple[Value, ...]:
    """Return the author whom the front of the line `first` or the end of `last` names, or ()."""
    for pattern, line, low, high in (
        (_KOREAN, first, 0, _FRONT),
        (_CHINESE, first, 0, _FRONT),
        (_TAIWANESE, first, 0, _FRONT),
        (_SIGNED, last, max(0, len(last.text) - _TAIL), len(last.text)),
    ):
        match = _search(pattern, line.text, low, high)
        if match is not None and match["name"] not in data.agencies():
            names = _NAMES.finditer(text, *(line.start + at for at in match.span("name")))
            if pattern is _SIGNED:
                return (_named(text, *(line.start + at for at in match.span("name"))),)
            return tuple(_named(text, *name.span()) for name in names if name[0] != _STRINGER)
    return ()


def _search(pattern: str, text: str, low: int, high: int) -> re.Match[str] | None:
    # Patterns over thousands of characters take long to compile: not before there is such a page.
    return re.compile(pattern).search(text, low, high) if perhaps_wide(text[low:high]) else None


def _named(text: str, start: int, end: int) -> Value:
    return printed(text, start, end, "named as the author in the text")


def signs_off(line: Line, below: Line | None, text: str) -> bool:
    """Tell whether `line`, the one after the last paragraph, is nothing but its author's name.

    A further unmarked short line `below` makes it the first of a list, unless `text`, that of the
    article, does not name that person: tags are persons of the text.
    """
    if line.kind is not None or line.repeats > 2 or not is_person(line.text):
        return False
    if below is None or below.kind is not None or below.prose:
        return True
    return line.text.split()[-1] not in text and not is_person(below.text)
