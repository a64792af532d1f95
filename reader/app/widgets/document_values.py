"""What the document view is given to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader.app.widgets.highlights import SpanView

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class BlockView:
    """A range of the text, half-open, with the kind of block (`reader.model.pages.BlockKind`)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line above the text that is not part of it; it is wrapped like the text."""

    text: str
    style: Literal["head", "title"] = "head"


@dataclass(frozen=True, slots=True)
class Document:
    """What is shown: `text`, its blocks (sorted, disjoint), the lines above it, and its spans."""

    text: str
    blocks: tuple[BlockView, ...] = ()
    head: tuple[HeadLine, ...] = ()
    spans: tuple[SpanView, ...] = ()
