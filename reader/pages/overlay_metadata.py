"""Metadata of articles whose blocks and borders people have corrected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec

from reader.model.pages import Article, Block, Segmentation, Value
from reader.model.records import Correction
from reader.pages import characters as ch
from reader.pages.dates import FoundDate
from reader.pages.segment import page_dates

UNIT = "\x1f"
"""Divides the names in a correction of authors or credits; no name holds it."""

FIELDS = frozenset(
    {"title", "outlet", "published", "inferred", "dateline", "author", "credit", "language"}
)
"""What a ``field`` correction may set, in its `detail`; of several values see `values_of`."""

_PRECISION = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?\Z", re.ASCII)
_BY_KIND = {"title": "title", "outlet": "outlet", "date": "published", "author": "author"}
_PRINTED_AS = {"published": "date", "inferred": "body", "dateline": "body"}


@dataclass(slots=True)
class FieldSet:
    """A field set at the page offset `offset` by the operation numbered `order`."""

    offset: int
    order: int
    name: str
    values: tuple[Value, ...]


class Metadata:
    """What the machine and people say of the articles of one page.

    `fields` are set outright, `by_people` are the blocks that people made, each with the number of
    its operation: a block of kind title, outlet, date or author sets that field too.
    """

    def __init__(
        self,
        text: str,
        machine: Segmentation,
        fields: Sequence[FieldSet],
        by_people: Sequence[tuple[Block, int]],
    ) -> None:
        self.text = text
        self.machine = machine
        self.by_people = by_people
        self.sets = sorted([*fields, *self._of_blocks()], key=lambda one: one.order)

    def fill(self, article: Article, source: Sequence[Article]) -> Article:
        """Return `article` with the metadata of the machine's articles `source` and of people."""
        article = self._inherited(article, source)
        title = next((b for b in article.blocks if b.kind == "title"), None)
        if article.title is None and title is not None:
            article = msgspec.structs.replace(article, title=self._printed(title))
        for one in self.sets:
            at_end = one.offset == len(self.text) == article.hi
            if article.lo <= one.offset < article.hi or at_end:
                article = with_field(article, one)
        return article

    def _of_blocks(self) -> list[FieldSet]:
        found: list[FieldSet] = []
        for block, order in self.by_people:
            name = _BY_KIND.get(block.kind)
            if name is None:
                continue
            value = self._printed(block)
            if name == "published":
                value = msgspec.structs.replace(value, value=self._date_in(block))
            found.append(FieldSet(block.start, order, name, (value,)))
        return found

    @cached_property
    def _dates(self) -> list[FoundDate]:
        return page_dates(self.text)

    def _date_in(self, block: Block) -> str:
        inside = (d for d in self._dates if d.start < block.end and block.start < d.end)
        return next((d.value for d in inside), "")

    def _inherited(self, article: Article, source: Sequence[Article]) -> Article:
        """Take over the machine's metadata: of the first machine article that has each value."""
        for name in ("title", "outlet", "published", "inferred", "dateline"):
            kept = (getattr(one, name) for one in source)
            value = next((v for v in kept if v is not None and self._stands(v, name)), None)
            article = msgspec.structs.replace(article, **{name: value})
        authors = next((one.authors for one in source if one.authors), ())
        credits = [v for one in source for v in one.credits if self._stands(v, "credit")]
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
        kind = _PRINTED_AS.get(name, name)
        over = [b for b, _ in self.by_people if b.start < value.end and value.start < b.end]
        if all(block.kind == kind for block in over):
            return True
        return self._machine_kind(value.start) != kind

    def _machine_kind(self, offset: int) -> str:
        article = self.machine.at(offset)
        blocks = article.blocks if article is not None else ()
        return next((b.kind for b in blocks if b.start <= offset < b.end), "furniture")


def one_title(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
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


def with_field(article: Article, one: FieldSet) -> Article:
    """Return `article` with a field set."""
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


def field_set(text: str, correction: Correction, order: int) -> FieldSet | None:
    """Return the field that a ``field`` correction of the page `text` sets, None for none."""
    name = {"authors": "author", "credits": "credit"}.get(correction.detail, correction.detail)
    if name not in FIELDS or not 0 <= correction.start <= len(text):
        return None
    several = values_of(name, correction.value)
    if name == "published" and not all(is_date(value) for value in several):
        return None
    if name == "published" and not several and correction.raw:
        # A printed date whose day and month could be either way round has no value.
        several = [""]
    start, end = correction.start, min(correction.end, len(text))
    where = (start, end) if start < end and len(several) == 1 else (-1, -1)
    raw = correction.raw or (text[where[0] : where[1]] if where[0] >= 0 else "")
    why = f"set by {correction.annotator}"
    values = tuple(Value(one, raw, *where, correction.origin, why) for one in several)
    return FieldSet(correction.start, order, name, values)


def values_of(name: str, value: str) -> list[str]:
    """Return the values that a correction of the field `name` sets with `value`, [] for none.

    Authors and credits may be several, divided by the unit separator U+001F where there is one and
    by semicolons otherwise. So names that hold a semicolon end with U+001F, even a single one.
    """
    several = [value]
    if name in ("author", "credit"):
        several = value.split(UNIT if UNIT in value else ";")
    stripped = (one.strip(ch.BLANKS) for one in several)
    return [one for one in stripped if one]


def is_date(value: str) -> bool:
    """Tell whether `value` is an ISO 8601 year, month, day, or day with a time."""
    match = _PRECISION.match(value)
    if match is None:
        return False
    try:
        date.fromisoformat(f"{match[1]}-{match[2] or '01'}-{match[3] or '01'}")
    except ValueError:
        return False
    return True
