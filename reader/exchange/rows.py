"""JSON values of a file one after the other: a line each, or the items of one list.

Of a list only one item is in memory, however long it is. `name_of` makes the id of a document that
other programs only number.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, BinaryIO

import msgspec

from reader.exchange.media import LONGEST, TOO_LONG, bounded, skip_line
from reader.exchange.report import Problem

CHUNK = 1 << 18
LARGEST = LONGEST
"""Characters of one item of a list."""

_BOM = b"\xef\xbb\xbf"
_BLANK = re.compile(r"[ \t\r\n]*")
_decoder = json.JSONDecoder()


class Row(msgspec.Struct, frozen=True):
    """A JSON value and where it stands: a line from 1, or 0 and the number of the item in a list.

    `data` are the bytes of the line, empty for an item of a list.
    """

    value: Any
    line: int = 0
    item: int = 0
    data: bytes = b""

    @property
    def place(self) -> str:
        """The item in words; empty where the line tells."""
        return f"item {self.item}" if self.item else ""


def rows(file: BinaryIO, name: str) -> Iterator[Row | Problem]:
    """Yield the values of a file called `name`, and a problem for each line that is none."""
    # A long list may be a single line.
    first = file.readline(CHUNK)
    while first and not first.removeprefix(_BOM).strip():
        first = file.readline(CHUNK)
    first = first.removeprefix(_BOM)
    if first.lstrip().startswith(b"["):
        yield from _items(first, file, name)
        return
    if not first.endswith(b"\n"):
        first += file.readline(LONGEST)
        if len(first) > LONGEST and not first.endswith(b"\n"):
            skip_line(file)
    if first.strip() == b"{":
        # An object over several lines is the only one.
        rest = file.read(LARGEST)
        yield from _lines([first + rest], name)
        return

    def lines() -> Iterator[bytes]:
        yield first
        yield from bounded(file)

    yield from _lines(lines(), name)


def name_of(kind: str, number: object, text: str) -> str:
    """Return an id for a text: what it is called there if that is a number or name, and a digest.

    So the same text has the same id at every import, and texts of two projects stay apart.
    """
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if isinstance(number, bool) or not isinstance(number, int | str) or len(str(number)) > 100:
        return f"{kind}-{digest[:12]}"
    called = re.sub(r"[^\w.-]+", "_", str(number))
    return f"{kind}-{called}-{digest[:8]}"


def number(value: object) -> int | None:
    """Return an offset that a file gives, or None where it is none; a whole float is one."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value if isinstance(value, int) and abs(value) < 2**53 else None


def words(value: object) -> str:
    """Return a string, or a number as one; "" for all else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and len(repr(value)) < 40 else ""


def _lines(lines: Any, name: str) -> Iterator[Row | Problem]:
    for count, line in enumerate(lines, start=1):
        if len(line) > LONGEST:
            yield Problem("error", TOO_LONG, name, count)
            continue
        if not line.strip():
            continue
        try:
            yield Row(_value(line), count, data=line)
        except RecursionError:
            yield Problem("error", "it is nested too deeply", name, count)
        except UnicodeDecodeError as error:
            yield Problem("error", f"it is not UTF-8 at byte {error.start}", name, count)
        except ValueError as error:
            cut = line.lstrip()[:1] == b"{" and line.rstrip()[-1:] != b"}"
            message = "the line is cut off: it does not end with }" if cut else f"no JSON: {error}"
            yield Problem("error", message[:300], name, count)


def _value(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        # Lone surrogates and numbers without end are JSON to other programs.
        return json.loads(data)


def _items(first: bytes, file: BinaryIO, name: str) -> Iterator[Row | Problem]:
    try:
        yield from _list(first, file, name)
    except UnicodeDecodeError as error:
        message = f"it is not UTF-8 ({error.reason}); what follows is not read"
        yield Problem("error", message, name)


def _list(first: bytes, file: BinaryIO, name: str) -> Iterator[Row | Problem]:
    feed = Feed(first, file)
    count = 0
    at = feed.skip(0)
    at = feed.skip(at + 1)
    while feed.text[at : at + 1] != "]":
        count += 1
        try:
            value, at = feed.item(at)
        except RecursionError:
            yield Problem("error", f"item {count} is nested too deeply; the rest is not read", name)
            return
        except ValueError as error:
            message = f"item {count} is no JSON or cut off; the rest is not read: {error}"
            yield Problem("error", message[:300], name)
            return
        yield Row(value, item=count)
        at = feed.skip(feed.drop(at))
        if feed.text[at : at + 1] == ",":
            at = feed.skip(at + 1)
        elif feed.text[at : at + 1] != "]":
            yield Problem("error", f"the list is cut off after item {count}", name)
            return


class Feed:
    """The text of a file, read on as it is needed."""

    def __init__(self, first: bytes, file: BinaryIO) -> None:
        self._file = file
        self._decode = codecs.getincrementaldecoder("utf-8")()
        self.text = self._decode.decode(first)
        self.ended = False

    def more(self, size: int = CHUNK) -> None:
        """Read on."""
        data = self._file.read(size)
        self.ended = not data
        self.text += self._decode.decode(data, self.ended)

    def skip(self, at: int) -> int:
        """Return where the next character stands that is no blank."""
        while True:
            found = _BLANK.match(self.text, at)
            at = found.end() if found else at
            if at < len(self.text) or self.ended:
                return at
            self.more()

    def drop(self, at: int) -> int:
        """Forget what stands before `at`; return where that is now."""
        if at >= CHUNK:
            self.text = self.text[at:]
            return 0
        return at

    def item(self, at: int) -> tuple[Any, int]:
        """Return a JSON value and where it ends; raises ValueError where there is none."""
        while True:
            try:
                value, end = _decoder.raw_decode(self.text, at)
            except ValueError:
                if self.ended or len(self.text) - at > LARGEST:
                    raise
            else:
                if end < len(self.text) or self.ended:
                    return value, end
            # Twice as much each time, so that a long item is not begun too often.
            self.more(max(CHUNK, len(self.text) - at))
