"""A small part of Markdown, enough for guidelines: read as plain data, nothing of it is obeyed.

Headings, lists, quotes, tables, code and paragraphs; bold, italic and code inside them; a link is
its text. Everything else is what it says. Takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Look = Literal["", "bold", "italic", "code"]
Kind = Literal["heading", "item", "quote", "row", "code", "paragraph"]

_INLINE = re.compile(
    r"\*\*(?P<bold>[^*\n]+)\*\*|\*(?P<italic>[^*\s][^*\n]*)\*|`(?P<code>[^`\n]+)`"
    r"|\[(?P<link>[^][\n]+)\]\([^()\s]*\)"
)
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_ITEM = re.compile(r"(\s*)(?:[-*+]|(\d{1,3})[.)])\s+(.*)\Z")
_RULE = frozenset("|:- \t")


class Run(NamedTuple):
    """A stretch of text with one look."""

    text: str
    look: Look = ""


class Block(NamedTuple):
    """A block: `level` of a heading (1 to 6) or of an item (0 is outermost).

    `mark` is what stands before an item. A row of a table has its cells in `cells`; all else is one
    cell.
    """

    kind: Kind
    cells: tuple[tuple[Run, ...], ...]
    level: int = 0
    mark: str = ""


def runs(text: str) -> tuple[Run, ...]:
    """Return the stretches of one line or paragraph."""
    found: list[Run] = []
    at = 0
    for match in _INLINE.finditer(text):
        if match.start() > at:
            found.append(Run(text[at : match.start()]))
        kind = str(match.lastgroup)
        look: Look = kind if kind in ("bold", "italic", "code") else ""  # type: ignore[assignment]
        found.append(Run(match.group(kind), look))
        at = match.end()
    if at < len(text):
        found.append(Run(text[at:]))
    return tuple(found)


class _Open(NamedTuple):
    kind: Kind
    lines: list[str]
    level: int = 0
    mark: str = ""

    def closed(self) -> Block:
        return Block(self.kind, (runs(" ".join(self.lines)),), self.level, self.mark)


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of `text` in order."""
    held: _Open | None = None
    fenced = False
    for line in text.splitlines():
        stripped = line.strip()
        fence = stripped.startswith("```")
        if fenced and not fence:
            yield Block("code", ((Run(line, "code"),),))
            continue
        whole, begun = _whole(stripped), _begun(line, stripped)
        if not fence and not whole and not begun and stripped:
            if held is None:
                held = _Open("paragraph", [stripped])
            else:
                held.lines.append(stripped)
            continue
        if begun is not None and held is not None and begun.kind == held.kind == "quote":
            held.lines.extend(begun.lines)
            continue
        if held is not None:
            yield held.closed()
        if whole is not None and not fence and whole.cells:
            yield whole
        held = None if fence else begun
        fenced = fenced != fence
    if held is not None:
        yield held.closed()


def _whole(stripped: str) -> Block | None:
    """Return the block that one line is; a rule of a table is a row without cells."""
    if heading := _HEADING.match(stripped):
        words = stripped[heading.end() :].rstrip("# \t") or stripped
        return Block("heading", (runs(words),), len(heading.group(1)))
    if not stripped.startswith("|"):
        return None
    is_rule = "-" in stripped and _RULE.issuperset(stripped)
    cells = [] if is_rule else stripped.strip("|").split("|")
    return Block("row", tuple(runs(cell.strip()) for cell in cells))


def _begun(line: str, stripped: str) -> _Open | None:
    """Return the block that a line begins and that others may continue."""
    if item := _ITEM.match(line):
        mark = f"{item.group(2)}." if item.group(2) else "•"
        return _Open("item", [item.group(3)], len(item.group(1)) // 2, mark)
    if stripped.startswith(">"):
        return _Open("quote", [stripped[1:].strip()])
    return None
