"""Dividing a corpus into sets for training and testing, the same way every time.

Which set a page is in follows from its bytes, not from chance or order, so that it stays there when
others come. What would tell one set about another stays together: the articles of a page, and all
pages with an article of the same title, as when one agency's text stands in two papers.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Sequence
from hashlib import sha256

from reader.model.errors import UsageError
from reader.session.session import Session

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}\Z")


def parse_split(text: str) -> tuple[tuple[str, float], ...]:
    """Return the sets and shares of ``train=80,dev=10,test=10``; raises `UsageError`."""
    found: list[tuple[str, float]] = []
    for one in text.split(","):
        name, equals, share = one.strip().partition("=")
        try:
            number = float(share)
        except ValueError:
            number = 0.0
        if not equals or not _NAME.match(name) or not 0 < number < 1e9:
            raise UsageError(
                f"{one.strip()[:60]!r} is no set and share", hint="such as train=80,dev=10,test=10"
            )
        if any(name.casefold() == other.casefold() for other, _ in found):
            raise UsageError(f"the set {name} is named twice")
        found.append((name, number))
    return tuple(found)


def normalised_title(title: str) -> str:
    """Return what two titles share that differ in case, marks and blanks only."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", title).casefold()))


class Splitter:
    """Tells which set a page of the workspace is in.

    Pages hang together by titles; a group goes where the digest of its first page (by sha256)
    points on the line of all shares. Takes some 300 bytes of memory for each article.
    """

    def __init__(self, session: Session, shares: Sequence[tuple[str, float]]) -> None:
        self._shares = shares
        self._numbers: dict[int, int] = {}
        # The page that a page hangs on, itself where it is the first of its group.
        self._above = array("L")
        titles: dict[int, int] = {}
        for row in session.catalogue.iterate(session.annotator):
            number = self._number(row.page)
            title = normalised_title(row.title or "")
            if title:
                key = int.from_bytes(sha256(title.encode("utf-8", "replace")).digest()[:8], "big")
                self._join(number, titles.setdefault(key, number))
        self._first: dict[int, int] = {}
        for digest, number in self._numbers.items():
            root = self._root(number)
            self._first[root] = min(digest, self._first.get(root, digest))

    def set_of(self, page: str) -> str:
        """Return the name of the set that the page with this sha256 is in."""
        digest = _digest(page)
        number = self._numbers.get(digest)
        first = digest if number is None else self._first[self._root(number)]
        point = int.from_bytes(sha256(first.to_bytes(16, "big")).digest()[:8], "big") / 2**64
        total = sum(share for _, share in self._shares)
        reached = 0.0
        for name, share in self._shares:
            reached += share / total
            if point < reached:
                return name
        return self._shares[-1][0]

    def wanted(self, name: str) -> Callable[[str], bool]:
        """Return what tells whether a page is in the set of this name."""
        return lambda page: self.set_of(page) == name

    def _number(self, page: str) -> int:
        number = self._numbers.setdefault(_digest(page), len(self._numbers))
        if number == len(self._above):
            self._above.append(number)
        return number

    def _root(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def _join(self, one: int, other: int) -> None:
        self._above[self._root(one)] = self._root(other)


def _digest(page: str) -> int:
    return int(page[:32] or "0", 16)
