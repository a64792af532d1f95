"""People's corrections replayed over the machine's cut of a page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import get_args

import msgspec

from reader.model.pages import READABLE, Article, Block, BlockKind, Segmentation
from reader.model.records import Correction
from reader.pages import characters as ch
from reader.pages.described import described, is_described
from reader.pages.overlay_metadata import FieldSet, Metadata, field_set, one_title
from reader.pages.overlay_ranges import line_pieces
from reader.pages.segment import first_character

KINDS: frozenset[str] = frozenset(get_args(BlockKind))
_TEXT = READABLE - {"title"}
"""Kinds of block of which at least one makes a stretch an article."""


def replay(text: str, machine: Segmentation, corrections: Sequence[Correction]) -> Segmentation:
    """Return `machine`'s cut of `text` with `corrections` applied in the order (number, uid).

    The later operation wins for the same range or field, and any person's over the machine's.
    Ranges that leave the page are clipped; an operation that then means nothing is passed over
    with a warning. Without corrections the result is `machine` itself.
    """
    if not corrections:
        return machine
    if not machine.articles:
        imported = [one for one in corrections if one.origin == "imported"]
        return described(text, imported, machine.page) or machine
    state = _State(text, machine)
    if is_described(text, corrections):
        state.starts = {machine.articles[0].lo}
    for order, correction in enumerate(sorted(corrections, key=lambda c: (c.number, c.uid))):
        state.apply(correction, order)
    return state.result()


@dataclass(slots=True)
class _Piece:
    """A block, and whether the machine counted it to an article or to the page."""

    block: Block
    loose: bool
    order: int = -1


@dataclass(slots=True)
class _Part:
    """A stretch `lo`..`hi` of the page with its pieces."""

    lo: int
    hi: int
    pieces: list[_Piece] = field(default_factory=list)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(piece.block for piece in self.pieces if not piece.loose)

    @property
    def is_article(self) -> bool:
        return any(block.kind in _TEXT for block in self.blocks)


class _State:
    def __init__(self, text: str, machine: Segmentation) -> None:
        self.text = text
        self.machine = machine
        owned = [_Piece(b, loose=False) for a in machine.articles for b in a.blocks]
        loose = [_Piece(b, loose=True) for b in machine.furniture]
        self.pieces = sorted((*owned, *loose), key=lambda piece: piece.block.start)
        self.edges = [piece.block.start for piece in self.pieces]
        self.anchors = [article.start for article in machine.articles]
        self.starts = {article.lo for article in machine.articles}
        self.fields: list[FieldSet] = []
        self.warnings = list(machine.warnings)

    def apply(self, correction: Correction, order: int) -> None:
        """Carry out one operation."""
        if correction.op == "kind":
            done = self._set_kind(correction, order)
        elif correction.op == "start":
            done = self._start(correction.start)
        elif correction.op == "drop-start":
            # An imported block over the place may have dropped the start before.
            done = self._drop_start(correction.start) or correction.origin == "imported"
        else:
            done = self._set_field(correction, order)
        if not done:
            self.warnings.append(
                f"a correction ({correction.op} at {correction.start}) does not fit the page"
            )

    # -- ranges

    def _set_kind(self, correction: Correction, order: int) -> bool:
        """Make blocks of the kind of the range, cutting what lay there before.

        A person marks what the screen shows: each line becomes a block, without its bullet. An
        imported range is one block as it stands, line breaks included.
        """
        if correction.value not in KINDS:
            return False
        low, high = max(0, correction.start), min(len(self.text), correction.end)
        if correction.origin == "imported":
            ranges = self._whole(low, high)
        else:
            lines = line_pieces(self.text, self.edges, low, high)
            ranges = [piece for line in lines for piece in self._divided(*line)]
        if not ranges:
            return False
        self._carve(ranges[0][0], ranges[-1][1])
        for start, end in ranges:
            block = Block(
                start,
                end,
                correction.value,  # type: ignore[arg-type]
                correction.detail,
                correction.origin,
                f"set by {correction.annotator}",
            )
            self.pieces.append(_Piece(block, loose=False, order=order))
        self.pieces.sort(key=lambda piece: piece.block.start)
        return True

    def _whole(self, low: int, high: int) -> list[tuple[int, int]]:
        """Return `low`..`high` in a list, in which no article begins any more; [] if blank."""
        if low >= high or ch.is_blank(self.text[low:high]):
            return []
        self.starts = {start for start in self.starts if not low < start < high}
        return [(low, high)]

    def _divided(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return `start`..`end` divided where articles begin: no block lies in two of them."""
        edges = [start, *sorted(s for s in self.starts if start < s < end), end]
        pieces = (ch.trimmed(self.text, low, high) for low, high in pairwise(edges))
        return [(low, high) for low, high in pieces if low < high]

    def _carve(self, start: int, end: int) -> None:
        """Take `start`..`end` out of every block, keeping what stands before and after it."""
        kept: list[_Piece] = []
        for piece in self.pieces:
            block = piece.block
            if block.end <= start or block.start >= end:
                kept.append(piece)
                continue
            kept += self._cut(piece, block.start, start)
            kept += self._cut(piece, end, block.end)
        self.pieces = kept

    def _cut(self, piece: _Piece, start: int, end: int) -> list[_Piece]:
        left, right = ch.trimmed(self.text, start, end) if start < end else (start, start)
        if left >= right:
            return []
        block = msgspec.structs.replace(piece.block, start=left, end=right)
        return [_Piece(block, piece.loose, piece.order)]

    # -- articles

    def _start(self, offset: int) -> bool:
        """Begin an article at the first block at or after `offset`, dividing a block around it."""
        if not 0 <= offset < len(self.text):
            return False
        for at, piece in enumerate(self.pieces):
            block = piece.block
            if block.start < offset < block.end:
                halves = [
                    *self._cut(piece, block.start, offset),
                    *self._cut(piece, offset, block.end),
                ]
                self.pieces[at : at + 1] = halves
                break
        begin = next((p.block.start for p in self.pieces if p.block.start >= offset), None)
        if begin is None:
            return False
        # An article whose text or header begins there is there already.
        if not any(begin in (part.lo, self._body(part)) for part in self._parts()):
            self.starts.add(begin)
        return True

    def _body(self, part: _Part) -> int:
        """Return the offset of the part's first body character; `lo` where it has no text."""
        return first_character(part.blocks) if part.is_article else part.lo

    def _drop_start(self, offset: int) -> bool:
        """Join the article that begins at `offset` (its header or its body) to the one before."""
        for part in self._parts():
            if part.lo > 0 and part.lo <= offset <= self._body(part):
                self.starts.discard(part.lo)
                return True
        return False

    # -- fields

    def _set_field(self, correction: Correction, order: int) -> bool:
        made = field_set(self.text, correction, order)
        if made is not None:
            self.fields.append(made)
        return made is not None

    # -- result

    def _parts(self) -> list[_Part]:
        """Return the stretches between the starts, each with its pieces, tiling the page."""
        edges = sorted({0, *self.starts})
        ends = [*edges[1:], len(self.text)]
        parts = [_Part(lo, hi) for lo, hi in zip(edges, ends, strict=True) if lo < hi]
        at = 0
        for piece in self.pieces:
            while at + 1 < len(parts) and piece.block.start >= parts[at].hi:
                at += 1
            parts[at].pieces.append(piece)
        return parts

    def _articles(self) -> list[_Part]:
        """Return the parts that are articles; the rest joins the one before, or the first."""
        merged: list[_Part] = []
        waiting: list[_Piece] = []
        for part in self._parts():
            if part.is_article:
                before = [_Piece(piece.block, loose=True) for piece in waiting]
                merged.append(_Part(part.lo if merged else 0, part.hi, before + part.pieces))
                waiting = []
            elif merged:
                merged[-1].pieces += part.pieces
                merged[-1].hi = part.hi
            else:
                waiting += part.pieces
        if not merged:
            # Nothing readable is left: the page is still one article, with nothing to read.
            pieces = [_Piece(piece.block, loose=False) for piece in waiting]
            merged.append(_Part(0, len(self.text), pieces))
        return merged

    def result(self) -> Segmentation:
        """Return the segmentation as it stands."""
        parts = self._articles()
        by_people = [(p.block, p.order) for p in self.pieces if p.order >= 0]
        metadata = Metadata(self.text, self.machine, self.fields, by_people)
        loose = tuple(
            _as_furniture(piece.block) for part in parts for piece in part.pieces if piece.loose
        )
        articles = tuple(self._article(part, metadata) for part in parts)
        warnings = tuple(dict.fromkeys(self.warnings))
        return Segmentation(self.machine.page, articles, loose, warnings)

    def _article(self, part: _Part, metadata: Metadata) -> Article:
        low, high = bisect_left(self.anchors, part.lo), bisect_left(self.anchors, part.hi)
        source = self.machine.articles[low:high]
        machine = source[0] if source else self.machine.articles[max(0, low - 1)]
        blocks = one_title(part.blocks)
        article = Article(
            page=self.machine.page,
            start=first_character(blocks),
            lo=part.lo,
            hi=part.hi,
            blocks=blocks,
            language=machine.language,
            unsure=bool(source) and all(a.unsure for a in source) and not self._touched(part),
        )
        return metadata.fill(article, source)

    def _touched(self, part: _Part) -> bool:
        return any(piece.order >= 0 for piece in part.pieces)


def _as_furniture(block: Block) -> Block:
    """Return `block` as what a block outside every article can only be."""
    if block.kind == "furniture":
        return block
    return msgspec.structs.replace(block, kind="furniture", sub=block.kind)
