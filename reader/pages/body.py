"""From the lines of an article's text to its blocks: body, subheads, and what hangs on them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.model.pages import BlockKind
from reader.pages import attached
from reader.pages.assembly import Assembly
from reader.pages.lines import Line
from reader.pages.values import printed

TAIL = 4
"""Credits, posts and captions are looked for in this many lines below the prose."""

STANDFIRST = 50.0
"""A weak line of this length between paragraphs is more than a heading."""


_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_LEAST_ROWS = 3
_BIO = 420.0
_BIO_WORDS = 60


class BodyBuilder:
    """Builds the text of one article into `made`.

    `first` is its first line of prose, `stop` the line at which the run of prose ends, and `end`
    the one at which the next article begins. A `bare` page holds little but text.
    """

    def __init__(
        self,
        text: str,
        lines: Sequence[Line],
        made: Assembly,
        first: int,
        stop: int,
        end: int,
        *,
        bare: bool,
    ) -> None:
        self.text = text
        self.lines = lines
        self.made = made
        self.first = first
        self.stop = min(stop, end)
        self.end = end
        self.bare = bare

    def build(self) -> None:
        """Make blocks of the lines of the text and of what follows it at once."""
        high = self.stop
        last = next((at for at in range(high - 1, self.first, -1) if self._keeps(at)), self.first)
        previous: Line | None = None
        for at in range(self.first, high):
            line = self.lines[at]
            if at in self.made.used:
                continue
            if line.kind is not None:
                self.made.add(line, line.kind, line.sub)
                add_credit(self.text, self.made, line)
            elif line.weight > 0 or at == self.first:
                self._body_line(line, last=at == last)
                previous = line
            else:
                self._weak_line(line, previous)
        self._fold_bio()
        self._take_tail()

    def _fold_bio(self) -> None:
        """Make furniture of a last paragraph that is about the author."""
        if len(self.made.body) < 2:
            return
        last = self.made.body[-1]
        at = next(i for i in range(self.stop - 1, -1, -1) if self.lines[i].start <= last.start)
        line = self.lines[at]
        about = any(line.text.startswith(author.value) for author in self.made.authors)
        told = any(match.kind == "bio" for match in line.matches) and line.words < _BIO_WORDS
        if line.effective < _BIO and line.start == last.start and (about or told):
            self.made.body.remove(last)
            self.made.blocks.remove(last)
            self.made.add(line, "furniture", "bio", "is about the author")

    def _keeps(self, at: int) -> bool:
        return self.lines[at].kind is None and self.lines[at].weight > 0

    def _body_line(self, line: Line, *, last: bool) -> None:
        if line.index == self.first and (found := attached.dateline(line)):
            reason = "a place before the first sentence"
            self.made.dateline = printed(self.text, *found, reason)
        credit = attached.trailing_credit(line) if last else None
        if credit is None:
            self.made.add(line, "body")
            return
        end = line.start + len(self.text[line.start : credit[0]].rstrip())
        self.made.add_range(line, line.start, end, "body")
        reason = "a name after the last sentence"
        self.made.add_range(line, *credit, "credit", reason=reason)
        name = self.text[credit[0] : credit[1]].strip("()")
        self.made.credits.append(printed(self.text, *credit, reason, value=name))

    def _weak_line(self, line: Line, previous: Line | None) -> None:
        """Place a line inside the text that does not read as prose by itself."""
        group = self._weak_group(line)
        inside = previous is not None and group[-1].index + 1 < self.stop
        single = sum(not other.bullet for other in group) == 1
        above = self.lines[group[0].index - 1] if group[0].index else line
        if line.repeats > 1 and line.effective < 600:
            self.made.add(line, "furniture", "duplicate")
        elif not line.terminal and (above.heading or above.sub == "read-more"):
            self.made.add(line, "furniture", "related", "stands below a heading of other texts")
        elif inside and (rows := _table_rows(group)) and (line in rows or group[0] is line):
            kind: BlockKind = "body" if line in rows else "subhead"
            self.made.add(
                line, kind, reason="a row of a table" if line in rows else "heads a table"
            )
        elif inside and line.bullet:
            self.made.add(line, "body", reason="a list item inside the text")
        elif inside and (line.sentences or line.effective > 160):
            self.made.add(line, "body", reason="holds a sentence and stands inside the text")
        elif inside and single:
            self.made.add(line, "subhead", reason="a short line alone between paragraphs")
        elif inside and self.bare and line.words > 1:
            self.made.add(line, "body", reason="stands inside the text of a page without furniture")
        elif inside and line.weight >= -5 and line.effective >= STANDFIRST:
            self.made.add(line, "body", reason="stands inside the text")
        else:
            self.made.add(line, "furniture", "other")

    def _weak_group(self, line: Line) -> list[Line]:
        """Return the weak lines around `line` that no other line divides, at most twenty."""
        low, high = line.index, line.index + 1
        floor = max(self.first, line.index - 10)
        ceiling = min(self.stop, line.index + 10)
        while low > floor and self._is_weak(low - 1):
            low -= 1
        while high < ceiling and self._is_weak(high):
            high += 1
        return list(self.lines[low:high])

    def _is_weak(self, at: int) -> bool:
        return self.lines[at].kind is None and self.lines[at].weight <= 0

    def _take_tail(self) -> None:
        """Take credits, posts and captions that follow the prose at once."""
        room = TAIL
        for line in self.lines[self.stop : self.end]:
            if line.index in self.made.used:
                continue
            if line.kind is None or line.heading or not room:
                break
            room -= line.kind != "embed"
            if line.kind in ("credit", "embed", "caption"):
                self.made.add(line, line.kind, line.sub)
                add_credit(self.text, self.made, line)


def _table_rows(group: Sequence[Line]) -> list[Line]:
    """Return those lines of `group` that are rows of a table: three or more with figures."""
    rows = [line for line in group if len(_FIGURE.findall(line.text)) >= 1]
    several = sum(len(_FIGURE.findall(line.text)) >= 2 for line in rows)
    return rows if len(rows) >= _LEAST_ROWS and several * 2 >= len(rows) else []


def add_credit(text: str, made: Assembly, line: Line) -> None:
    """Note whom a credit line names; other lines say nothing about credits."""
    if line.kind != "credit":
        return
    match = next((m for m in line.matches if m.kind == "credit" and m.name[1]), None)
    name = line.text.strip("().")
    if match is not None:
        name = line.text[match.name[0] : match.name[1]]
    made.credits.append(printed(text, line.start, line.end, line.reason, value=name.strip()))
