"""The items of a list that lies inside one large JSON object, one at a time.

Collections of annotations come as ``{"total": 2, "rows": [...]}`` or with the list deeper still. A
file may as well hold the list alone, one item alone, or an item or such an object a line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, BinaryIO

from reader.exchange.report import Problem
from reader.exchange.rows import Feed, Row

_BOM = b"\xef\xbb\xbf"
_DEEPEST = 8


class _Broken(Exception):
    """The file is not JSON from here on."""


def nested(
    file: BinaryIO, name: str, lists: Collection[str], within: Collection[str] = ()
) -> Iterator[Row | Problem]:
    """Yield the objects of a file called `name`.

    `lists` are the keys whose lists are opened, and `within` those of objects that may hold them.
    An object with neither is an item itself. What is no JSON ends the file with a problem.
    """
    walk = _Walk(lists, within)
    try:
        walk.begin(file)
        yield from walk.all()
    except UnicodeDecodeError as error:
        message = f"it is not UTF-8 ({error.reason}); what follows is not read"
        yield Problem("error", message, name)
    except RecursionError:
        message = f"what follows item {walk.count} is nested too deeply; the rest is not read"
        yield Problem("error", message, name)
    except (_Broken, ValueError) as error:
        message = f"no JSON or cut off after item {walk.count}; the rest is not read: {error}"
        yield Problem("error", message[:300], name)


class _Walk:
    def __init__(self, lists: Collection[str], within: Collection[str]) -> None:
        self.lists, self.within = lists, within
        self.count = 0
        self.at = 0

    def begin(self, file: BinaryIO) -> None:
        self.feed = Feed(file.read(3).removeprefix(_BOM), file)

    def all(self) -> Iterator[Row]:
        while self.next():
            begins = self.next()
            if begins == "[":
                yield from self.list()
            elif begins == "{":
                yield from self.object(0)
            else:
                yield self.row(self.value())

    def next(self) -> str:
        self.at = self.feed.skip(self.feed.drop(self.at))
        return self.feed.text[self.at : self.at + 1]

    def take(self, *wanted: str) -> str:
        found = self.next()
        if found not in wanted:
            raise _Broken(f"{' or '.join(wanted)} expected, not {found or 'the end'}")
        self.at += 1
        return found

    def value(self) -> Any:
        self.next()
        value, self.at = self.feed.item(self.at)
        return value

    def row(self, value: Any) -> Row:
        self.count += 1
        return Row(value, item=self.count)

    def list(self) -> Iterator[Row]:
        self.take("[")
        if self.next() == "]":
            self.take("]")
            return
        more = ","
        while more == ",":
            yield self.row(self.value())
            more = self.take(",", "]")

    def object(self, depth: int) -> Iterator[Row]:
        """Yield what lies in an object, or the object itself where it holds no list."""
        if depth > _DEEPEST:
            raise RecursionError
        found: dict[str, Any] = {}
        opened = False
        self.take("{")
        if self.next() == "}":
            self.take("}")
        else:
            more = ","
            while more == ",":
                key = self.value()
                if not isinstance(key, str):
                    raise _Broken("a key is no string")
                self.take(":")
                begins = self.next()
                if key in self.lists and begins == "[":
                    opened = True
                    yield from self.list()
                elif key in self.within and begins == "{":
                    opened = True
                    yield from self.object(depth + 1)
                else:
                    found[key] = self.value()
                more = self.take(",", "}")
        if not opened and (found or not depth):
            yield self.row(found)
