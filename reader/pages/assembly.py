"""An article in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.model.pages import Block, BlockKind, Value
from reader.pages.lines import Line


@dataclass(slots=True)
class Assembly:
    """An article in the making; `blocks` are sorted, `used` the indexes of its lines."""

    blocks: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    title: Value | None = None
    outlet: Value | None = None
    published: Value | None = None
    inferred: Value | None = None
    dateline: Value | None = None
    authors: tuple[Value, ...] = ()
    credits: list[Value] = field(default_factory=list)
    unsure: bool = False

    def add(self, line: Line, kind: BlockKind, sub: str = "", reason: str = "") -> None:
        """Take the whole of `line` as one block."""
        self.add_range(line, line.start, line.end, kind, sub, reason)

    def add_range(
        self, line: Line, start: int, end: int, kind: BlockKind, sub: str = "", reason: str = ""
    ) -> None:
        """Take `start`..`end` of `line` as a block."""
        why = reason or line.reason
        block = Block(start, end, kind, sub, "machine", why, round(line.weight, 1))
        self.blocks.append(block)
        self.used.add(line.index)
        if kind == "body":
            self.body.append(block)
