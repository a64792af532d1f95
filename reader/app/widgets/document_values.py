"""What the document view is given to show."""

from __future__ import annotations

from typing import Literal

import msgspec

from reader.app.widgets.span_index import SpanView

Range = tuple[int, int]


class BlockView(msgspec.Struct, frozen=True):
    """A range of the text, half-open, with the kind of block (`reader.model.pages.BlockKind`)."""

    start: int
    end: int
    kind: str


class HeadLine(msgspec.Struct, frozen=True):
    """A line above the text that is not part of it; it is wrapped like the text."""

    text: str
    style: Literal["head", "title"] = "head"


class Document(msgspec.Struct, frozen=True):
    """What is shown: `text`, its blocks (sorted, disjoint), the lines above it, and its spans."""

    text: str
    blocks: tuple[BlockView, ...] = ()
    head: tuple[HeadLine, ...] = ()
    spans: tuple[SpanView, ...] = ()


KIND_KEYS = {
    "body": "b",
    "furniture": "x",
    "title": "t",
    "subhead": "h",
    "date": "d",
    "outlet": "o",
    "author": "a",
    "caption": "c",
    "credit": "r",
    "embed": "e",
}
"""The letter of each kind of block, on a keyboard and in a narrow gutter."""
