"""Cells of a table that spreadsheets open: no text in them is taken for a formula.

A text that a spreadsheet would calculate gets an apostrophe before it, and so does one that looks
as if it had one already; exactly that apostrophe is taken away again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# The wide forms calculate in East Asian editions.
_CALCULATED = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_PIECE = re.compile(r"(?:[^\\;=]|\\.)*", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ESCAPE = re.compile(r"[\\;=]")


def guarded(value: str) -> str:
    """Return `value` as no spreadsheet calculates it."""
    return f"'{value}" if _CALCULATED.match(value) else value


def unguarded(cell: str) -> str:
    """Return the value that `guarded` was given; any other cell comes back as it is."""
    return cell[1:] if cell.startswith("'") and _CALCULATED.match(cell) else cell


def pairs_written(pairs: Iterable[tuple[str, str]]) -> str:
    """Return names and values as ``name=value;name=value``, with a backslash before what parts."""
    return ";".join(f"{_escaped(name)}={_escaped(value)}" for name, value in pairs)


def pairs_read(cell: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values of a cell; raises `ValueError` where it is not such a cell."""
    at = 0
    while at < len(cell):
        name = _PIECE.match(cell, at)
        if name is None or cell[name.end() : name.end() + 1] != "=":
            raise ValueError("attributes are name=value;name=value")
        value = _PIECE.match(cell, name.end() + 1)
        if value is None or cell[value.end() : value.end() + 1] not in ("", ";"):
            raise ValueError("attributes are name=value;name=value")
        yield _ESCAPED.sub(r"\1", name[0]), _ESCAPED.sub(r"\1", value[0])
        at = value.end() + 1


def _escaped(text: str) -> str:
    return _ESCAPE.sub(r"\\\g<0>", text)
