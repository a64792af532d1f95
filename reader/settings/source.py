"""TOML with the line of every table and key, which `tomllib` gives for syntax errors only."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from reader.model.errors import NewerFormatError, SettingsError
from reader.model.formats import KEY, NEEDS, needs_of
from reader.model.formats import newer as format_is_newer
from reader.regular import read_inside, read_regular

MAX_BYTES = 1_000_000
"""A settings file larger than this is refused unread: nobody writes one by hand."""

VERSION = 1
"""Of the formats of settings and label schemes."""

TomlPath: TypeAlias = tuple[str | int, ...]
"""Keys and, in arrays of tables, counts from 0: ``("label", 2, "key")``."""

_AT_LINE = re.compile(r"\s*\(at line (\d+), column (\d+)\)\Z")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
MOST_PARTS = 30
"""Parts of a dotted key: what reads TOML takes time with the square of their number."""
_QUIET = re.compile(_STRING.pattern + r"|#[^\n]*", re.DOTALL)
_LONG_KEY = re.compile(rf"(?:\.[^.=,\[\]{{}}\n]*){{{MOST_PARTS}}}")
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


class Source(msgspec.Struct, frozen=True):
    """A parsed file: its name for messages, its values, and the line (from 1) of each path.

    `newer` says in a sentence that its format is newer than this Reader; empty where it is not.
    """

    file: str
    values: dict[str, Any]
    lines: dict[TomlPath, int]
    newer: str = ""

    def line(self, path: TomlPath) -> int:
        """Return the line of `path`, or of the nearest table around it; 1 where none is known."""
        for length in range(len(path), 0, -1):
            found = self.lines.get(path[:length], self.lines.get((*path[:length], 0)))
            if found is not None:
                return found
        return 1


def read_source(
    path: Path, file: str = "", root: Path | None = None, *, newer: bool = False
) -> Source | None:
    """Read and parse the file at `path`, called `file` in messages; None if there is none.

    With `root`, the workspace that it belongs to, a link that leads out of that is not followed.
    Raises `SettingsError` where it cannot be read, is not UTF-8 or is not TOML; `newer` as for
    `parse_source`.
    """
    name = file or path.name
    try:
        data = read_inside(root, path, MAX_BYTES) if root else read_regular(path, MAX_BYTES)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        if error.errno == errno.EFBIG:
            raise SettingsError(reason, file=name) from error
        raise SettingsError(f"cannot be read: {reason}", file=name) from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            "is not UTF-8", file=name, place=f"line {line}", hint="save it as UTF-8"
        ) from error
    return parse_source(text, name, newer=newer)


def parse_source(text: str, file: str, *, newer: bool = False) -> Source:
    """Parse `text`; raises `SettingsError` with the line and column of what is not TOML.

    Raises `NewerFormatError` where it says that its format (``version``, 1 where it says none) is
    newer than this Reader, unless `newer` ones are wanted.
    """
    if len(text) > MAX_BYTES:
        raise SettingsError(f"is larger than {MAX_BYTES:,} bytes", file=file)
    import tomllib  # most workspaces have no file to read but the scheme

    text = text.removeprefix("\ufeff")
    if _LONG_KEY.search(_QUIET.sub("x", text)):
        raise SettingsError(f"a key has more than {MOST_PARTS} parts", file=file)
    try:
        values = tomllib.loads(text)
    except RecursionError as error:
        raise SettingsError("is nested too deeply", file=file) from error
    except ValueError as error:
        message = str(error)
        match = _AT_LINE.search(message)
        place = f"line {match[1]}, column {match[2]}" if match else ""
        if message.endswith("(at end of document)"):
            place = f"line {text.count(chr(10)) + 1}"
            message = message.removesuffix("(at end of document)").rstrip()
        reason = _AT_LINE.sub("", message)
        raise SettingsError(f"not valid TOML: {reason}", file=file, place=place) from error
    source = Source(file, values, _lines(text))
    version, needs = values.pop(KEY, VERSION), needs_of(values)
    values.pop(NEEDS, None)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        place = f"line {source.line((KEY,))}"
        raise SettingsError(
            f"{KEY} must be a whole number, not {version!r}", file=file, place=place
        )
    if version <= VERSION:
        return source
    told = format_is_newer(version, VERSION, needs)
    if not newer:
        place = f"line {source.line((KEY,))}"
        raise NewerFormatError(told, file=file, place=place, hint="use that Reader")
    return msgspec.structs.replace(source, newer=told)


def _lines(text: str) -> dict[TomlPath, int]:
    """Map each table header and key of valid TOML to the line on which it begins."""
    found: dict[TomlPath, int] = {}
    counts: dict[TomlPath, int] = {}
    table: TomlPath = ()
    line, counted = 1, 0
    for start, end in statements(text):
        line += text.count("\n", counted, start)
        counted = start
        if text[start] == "[":
            several = text.startswith("[[", start)
            width = 2 if several else 1
            table = _under(_keys(text, start + width, "]"), counts)
            if several:
                index = counts.get(table, -1) + 1
                counts[table] = index
                table = (*table, index)
            found.setdefault(table, line)
        else:
            path = (*table, *_keys(text, start, "=", end))
            for length in range(len(table) + 1, len(path) + 1):
                found.setdefault(path[:length], line)
    return found


def statements(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of every header and every ``key = value``, comments left out."""
    position, begin, depth = 0, -1, 0
    while position < len(text):
        character = text[position]
        if character == "#":
            newline = text.find("\n", position)
            position = len(text) if newline < 0 else newline
            continue
        if character == "\n" and depth == 0:
            if begin >= 0:
                yield begin, position
            begin = -1
        elif not character.isspace() and begin < 0:
            begin = position
        if character in "\"'":
            match = _STRING.match(text, position)
            position = match.end() if match else position + 1
            continue
        if character in "[{":
            depth += 1
        elif character in "]}":
            depth -= 1
        position += 1
    if begin >= 0:
        yield begin, len(text)


def _keys(text: str, start: int, stop: str, end: int | None = None) -> list[str]:
    """Return the parts of the dotted key that begins at `start` and ends before `stop`."""
    keys: list[str] = []
    bare = ""
    position = start
    limit = len(text) if end is None else end
    while position < limit and text[position] != stop:
        character = text[position]
        match = _STRING.match(text, position) if character in "\"'" else None
        if match:
            inner = match[0][1:-1]
            keys.append(_ESCAPED.sub(_unescape, inner) if character == '"' else inner)
            position = match.end()
            continue
        if not (character == "." or character.isspace()):
            bare += character
        elif bare:
            keys.append(bare)
            bare = ""
        position += 1
    return [*keys, bare] if bare else keys


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _SHORT.get(match[3], match[3])


def _under(keys: list[str], counts: dict[TomlPath, int]) -> TomlPath:
    """Return the path of a header: inside an array of tables it means the last of them."""
    path: TomlPath = ()
    for key in keys[:-1]:
        path = (*path, key)
        if path in counts:
            path = (*path, counts[path])
    return (*path, *keys[-1:])
