"""People's corrections replayed over the machine's cut of a page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import get_args

import msgspec

from reader.model.pages import READABLE, Article, Block, BlockKind, Segmentation, Value
from reader.model.records import Correction
from reader.pages import characters as ch
from reader.pages.dates import find_dates
from reader.pages.segment import first_character

KINDS: frozenset[str] = frozenset(get_args(BlockKind))
FIELDS = frozenset(
    {"title", "outlet", "published", "inferred", "dateline", "author", "credit", "language"}
)
"""What a ``field`` correction may set, in its `detail`; several authors or credits are divided by
semicolons."""

_BY_KIND = {"title": "title", "outlet": "outlet", "date": "published", "author": "author"}
_TEXT = READABLE - {"title"}
"""Kinds of block of which at least one makes a stretch an article."""


def replay(text: str, machine: Segmentation, corrections: Sequence[Correction]) -> Segmentation:
    """Return `machine`'s cut of `text` with `corrections` applied in the order (number, uid).

    The later operation wins for the same range or field, and any person's over the machine's.
    Ranges that leave the page are clipped; an operation that then means nothing is passed over
    with a warning. Without corrections the result is `machine` itself.
    """
    if not corrections or not machine.articles:
        return machine
    state = _State(text, machine)
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
class _Set:
    """A field set at `offset` by the operation numbered `order`."""

    offset: int
    order: int
    name: str
    values: tuple[Value, ...]


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
        self.anchors = [article.start for article in machine.articles]
        self.starts = {article.lo for article in machine.articles}
        self.fields: list[_Set] = []
        self.warnings = list(machine.warnings)

    def apply(self, correction: Correction, order: int) -> None:
        """Carry out one operation."""
        if correction.op == "kind":
            done = self._set_kind(correction, order)
        elif correction.op == "start":
            done = self._start(correction.start)
        elif correction.op == "drop-start":
            done = self._drop_start(correction.start)
        else:
            done = self._set_field(correction, order)
        if not done:
            self.warnings.append(
                f"a correction ({correction.op} at {correction.start}) does not fit the page"
            )

    # -- ranges

    def _set_kind(self, correction: Correction, order: int) -> bool:
        """Make each line of the range a block of the kind, cutting what lay there before."""
        if correction.value not in KINDS:
            return False
        low, high = max(0, correction.start), min(len(self.text), correction.end)
        ranges = self._within_lines(low, high)
        if not ranges:
            return False
        ranges = [piece for whole in ranges for piece in self._divided(*whole)]
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

    def _within_lines(self, low: int, high: int) -> list[tuple[int, int]]:
        """Return what `low`..`high` holds of each line, without bullets and blanks."""
        if low >= high:
            return []
        first = max(self.text.rfind(mark, 0, low) for mark in ch.BREAKS) + 1
        breaks = (self.text.find(mark, high) for mark in ch.BREAKS)
        last = min((at for at in breaks if at >= 0), default=len(self.text))
        clipped = (
            ch.trimmed(self.text, max(start, low), min(end, high))
            for _, start, end in ch.line_ranges(self.text, first, last)
            if start < high and low < end
        )
        return [(start, end) for start, end in clipped if start < end]

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
        name = {"authors": "author", "credits": "credit"}.get(correction.detail, correction.detail)
        if name not in FIELDS or not 0 <= correction.start <= len(self.text):
            return False
        value = correction.value.strip(ch.BLANKS)
        if name == "published" and value and not _is_date(value):
            return False
        values: tuple[Value, ...] = ()
        if value:
            several = value.split(";") if name in ("author", "credit") else [value]
            start, end = correction.start, min(correction.end, len(self.text))
            where = (start, end) if start < end and len(several) == 1 else (-1, -1)
            raw = correction.raw or (self.text[where[0] : where[1]] if where[0] >= 0 else "")
            values = tuple(
                Value(one.strip(), raw, *where, correction.origin, f"set by {correction.annotator}")
                for one in several
                if one.strip()
            )
        self.fields.append(_Set(correction.start, order, name, values))
        return True

    def _fields_of_blocks(self) -> list[_Set]:
        """Return the fields that people set by giving a range the kind of a piece of metadata."""
        found: list[_Set] = []
        for piece in self.pieces:
            block = piece.block
            name = _BY_KIND.get(block.kind)
            if piece.order < 0 or name is None:
                continue
            made = self._printed(block)
            if name == "published":
                made = msgspec.structs.replace(made, value=self._date_in(block))
            found.append(_Set(block.start, piece.order, name, (made,)))
        return found

    def _date_in(self, block: Block) -> str:
        """Return the date in `block`, read with the votes of the whole page, or ""."""
        dates = find_dates(self.text)
        inside = (d for d in dates if d.start < block.end and block.start < d.end)
        return next((d.value for d in inside), "")

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
        sets = sorted([*self.fields, *self._fields_of_blocks()], key=lambda s: s.order)
        loose = tuple(
            _as_furniture(piece.block) for part in parts for piece in part.pieces if piece.loose
        )
        articles = tuple(self._article(part, sets) for part in parts)
        warnings = tuple(dict.fromkeys(self.warnings))
        return Segmentation(self.machine.page, articles, loose, warnings)

    def _article(self, part: _Part, sets: list[_Set]) -> Article:
        low, high = bisect_left(self.anchors, part.lo), bisect_left(self.anchors, part.hi)
        source = self.machine.articles[low:high]
        machine = source[0] if source else self.machine.articles[max(0, low - 1)]
        blocks = _one_title(part.blocks)
        article = Article(
            page=self.machine.page,
            start=first_character(blocks),
            lo=part.lo,
            hi=part.hi,
            blocks=blocks,
            language=machine.language,
            unsure=bool(source) and all(a.unsure for a in source) and not self._touched(part),
        )
        article = self._inherit(article, source)
        if article.title is None:
            article = self._title_from_block(article)
        for one in sets:
            inside = part.lo <= one.offset < part.hi
            if inside or (one.offset == len(self.text) == part.hi):
                article = _with_field(article, one)
        return article

    def _by_people(self) -> Iterator[Block]:
        return (piece.block for piece in self.pieces if piece.order >= 0)

    def _touched(self, part: _Part) -> bool:
        return any(piece.order >= 0 for piece in part.pieces)

    def _inherit(self, article: Article, source: Sequence[Article]) -> Article:
        """Take over the machine's metadata: of the first machine article that has each value."""
        for name in ("title", "outlet", "published", "inferred", "dateline"):
            kept = (getattr(a, name) for a in source)
            value = next((v for v in kept if v is not None and self._stands(v, name)), None)
            article = msgspec.structs.replace(article, **{name: value})
        authors = next((a.authors for a in source if a.authors), ())
        credits = [v for a in source for v in a.credits if self._stands(v, "credit")]
        given = (b for b in article.blocks if b.kind == "credit" and b.origin != "machine")
        credits += [self._printed(block) for block in given]
        return msgspec.structs.replace(
            article,
            authors=tuple(v for v in authors if self._stands(v, "author")),
            credits=tuple(credits),
        )

    def _printed(self, block: Block) -> Value:
        raw = self.text[block.start : block.end]
        return Value(raw, raw, block.start, block.end, block.origin, block.reason)

    def _stands(self, value: Value, name: str) -> bool:
        """Tell whether no person has made something else of the block that prints `value`."""
        kinds = {"published": "date", "inferred": "body", "dateline": "body"}
        kind = kinds.get(name, name)
        for block in self._by_people():
            if block.start < value.end and value.start < block.end:
                before = self._machine_kind(value.start)
                if before == kind and block.kind != kind:
                    return False
        return True

    def _machine_kind(self, offset: int) -> str:
        for article in self.machine.articles:
            for block in article.blocks:
                if block.start <= offset < block.end:
                    return block.kind
        return "furniture"

    def _title_from_block(self, article: Article) -> Article:
        block = next((b for b in article.blocks if b.kind == "title"), None)
        if block is None:
            return article
        return msgspec.structs.replace(article, title=self._printed(block))


def _as_furniture(block: Block) -> Block:
    """Return `block` as what a block outside every article can only be."""
    if block.kind == "furniture":
        return block
    return msgspec.structs.replace(block, kind="furniture", sub=block.kind)


def _one_title(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with only one title of the machine's left, and none beside a person's.

    A further one above the text is furniture; one inside the text was a heading in it.
    """
    by_person = any(b.kind == "title" and b.origin != "machine" for b in blocks)
    kept = by_person
    inside = False
    made: list[Block] = []
    for block in blocks:
        inside = inside or block.kind == "body"
        if block.kind == "title" and block.origin == "machine":
            if inside:
                block = msgspec.structs.replace(block, kind="subhead")
            elif kept:
                block = msgspec.structs.replace(block, kind="furniture", sub="other-title")
            kept = True
        made.append(block)
    return tuple(made)


def _with_field(article: Article, one: _Set) -> Article:
    if one.name == "language":
        language = one.values[0].value if one.values else ""
        return msgspec.structs.replace(article, language=language)
    if one.name in ("author", "credit"):
        return msgspec.structs.replace(article, **{f"{one.name}s": one.values})
    article = msgspec.structs.replace(article, **{one.name: next(iter(one.values), None)})
    if one.name == "published" and one.values and one.values[0].value:
        # A day that is known needs no guess.
        return msgspec.structs.replace(article, inferred=None)
    return article


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return len(value) == 10 or value[10] in "T "
