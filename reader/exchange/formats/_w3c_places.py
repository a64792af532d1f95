"""Where the targets of Web Annotations are, by the selectors that have a sense in a plain text."""

from __future__ import annotations

import re
from typing import Any

from reader.exchange.rows import number, words

# RFC 5147 counts characters of a plain text between them, from 0.
_RFC5147 = re.compile(r"char=([0-9]{1,15}),([0-9]{1,15})")
_DEEPEST = 8


def several(value: Any) -> list[Any]:
    """Return what may stand alone or in a list as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def iri_of(node: Any) -> str:
    """Return the name of a node, which may stand for it or be in it."""
    if isinstance(node, dict):
        node = node.get("id", node.get("@id"))
    return node if isinstance(node, str) else ""


class Place:
    """Where a target is: positions as in the file, and what stands there."""

    def __init__(self) -> None:
        self.told = False
        self.parts: list[tuple[int, int]] = []
        self.quote: str | None = None
        self.prefix = ""
        self.suffix = ""

    def take(self, selector: Any, depth: int = 0) -> None:
        """Take in a selector and those that refine it."""
        self.told = True
        if not isinstance(selector, dict) or depth > _DEEPEST:
            return
        kind = next(iter(several(selector.get("type", selector.get("@type")))), "")
        kind = kind.rpartition(":")[2] if isinstance(kind, str) else ""
        if kind == "TextPositionSelector":
            start, end = number(selector.get("start")), number(selector.get("end"))
            if start is not None and end is not None:
                self.parts = [(start, end)]
        elif kind == "TextQuoteSelector":
            self.quote = words(selector.get("exact")) or None
            self.prefix, self.suffix = words(selector.get("prefix")), words(selector.get("suffix"))
        elif kind == "FragmentSelector":
            found = _RFC5147.match(words(selector.get("value")))
            if found:
                self.parts = [(int(found[1]), int(found[2]))]
        for one in several(selector.get("items")) if kind == "Choice" else []:
            self.take(one, depth + 1)
        for one in several(selector.get("refinedBy")):
            self.take(one, depth + 1)


def place_of(target: Any) -> Place:
    """Return where a target is, as far as its selectors tell."""
    place = Place()
    if isinstance(target, dict):
        for selector in several(target.get("selector")):
            place.take(selector)
    return place
