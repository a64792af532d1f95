"""The native record: one article with everything people said about it, as one line of JSON.

The fields stand in the order in which they are written, and every one is always written, with two
exceptions: ``entities`` and ``tokens`` are there for other programs and can be left out of a whole
file. No value is ever null. Offsets called ``start`` and ``end`` are Unicode code points, 0-based
and half-open, into ``text``, unless the field says that they are page offsets (code points into the
decoded page). `reader.exchange.schema` holds the same shape as a JSON Schema.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from reader.model.records import SpanOrigin, State

SCHEMA_VERSION = "1.0"

# Above this, programs that read numbers as doubles no longer see the same integer.
_LARGEST = 2**53 - 1
# `$` would let a final newline pass in some dialects of regular expressions; this is the end.
_END = r"(?![\s\S])"
_CONTROL = r"\u0000-\u001f\u007f-\u009f\u2028\u2029"

Offset = Annotated[int, Meta(ge=0, le=_LARGEST)]
LocalId = Annotated[int, Meta(ge=1, le=_LARGEST)]
Uid = Annotated[str, Meta(pattern=f"^[0-9a-f]{{32}}{_END}")]
MaybeUid = Annotated[str, Meta(pattern=f"^([0-9a-f]{{32}})?{_END}")]
Sha256 = Annotated[str, Meta(pattern=f"^[0-9a-f]{{64}}{_END}")]
AnnotatorId = Annotated[str, Meta(pattern=f"^[a-z0-9][a-z0-9._-]{{0,31}}{_END}")]
Name = Annotated[str, Meta(pattern=f"^[^{_CONTROL}]+{_END}")]
Text = Annotated[str, Meta(pattern=rf"^[^\u0000-\u0008\u000b-\u001f\ufffe\uffff]*{_END}")]
Time = Annotated[
    str,
    Meta(
        pattern="^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z)?" + _END,
    ),
]
Version = Annotated[str, Meta(pattern=rf"^1\.(0|[1-9][0-9]{{0,5}}){_END}")]
ReadableKind = Literal["body", "subhead", "title", "caption", "credit", "embed"]
Precision = Literal["", "year", "month", "day", "minute", "second"]


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of everything in a record: immutable, and strict about its keys."""


class Range(Item, frozen=True):
    """A stretch `start`..`end`, half-open, code points."""

    start: Offset
    end: Offset


class PageInfo(Item, frozen=True):
    """The page that the article stands on: its file below ``seeds/`` and its bytes' sha256."""

    file: str
    sha256: Sha256


class BlockItem(Item, frozen=True):
    """A block of the text; blocks follow each other with two line feeds between."""

    kind: ReadableKind
    start: Offset
    end: Offset


class AttributeItem(Item, frozen=True):
    """A value that someone set."""

    name: Name
    value: str


class SpanItem(Item, frozen=True):
    """A labelled passage.

    `id` is local to the record (1..n), `uid` the identity. `text` is the record's text from `start`
    to `end`; `fragments` is empty unless the passage has gaps, and then lists its stretches.
    `page_ranges` are page offsets, one range for each block touched; empty where the passage was
    made by another program. `prefix` and `suffix` are up to 32 code points of text around. `source`
    is the uid of the span that a propagated one was carried over from, empty where there is none.
    """

    id: LocalId
    uid: Uid
    start: Offset
    end: Offset
    label: Name
    text: str
    annotator: AnnotatorId
    origin: SpanOrigin
    fragments: list[Range]
    page_ranges: list[Range]
    attributes: list[AttributeItem]
    note: str
    prefix: str
    suffix: str
    created: Time
    updated: Time
    source: MaybeUid = ""


class UnplacedPart(Item, frozen=True):
    """A stretch of the page (page offsets) and what the page says there."""

    start: Offset
    end: Offset
    text: str


class UnplacedItem(Item, frozen=True):
    """Parts of a span that lie outside the article's text since the page was cut anew.

    Where other parts of the same span lie in the text, these are in ``spans`` under the same `uid`.
    """

    uid: Uid
    label: Name
    annotator: AnnotatorId
    origin: SpanOrigin
    parts: list[UnplacedPart]
    attributes: list[AttributeItem]
    note: str
    created: Time
    updated: Time
    source: MaybeUid = ""


class EntityItem(Item, frozen=True):
    """A mirror of a span, from its first to its last character, in the words of doccano."""

    id: LocalId
    label: Name
    start_offset: Offset
    end_offset: Offset


class RelationItem(Item, frozen=True):
    """A typed link from one span of this record to another, by their local ids."""

    id: LocalId
    uid: Uid
    from_id: LocalId
    to_id: LocalId
    type: Name
    annotator: AnnotatorId
    note: str


class LinkItem(Item, frozen=True):
    """A typed link to a span that is not in this record; `to_article` may be empty if unknown."""

    uid: Uid
    type: Name
    from_uid: Uid
    to_article: str
    to_uid: Uid
    annotator: AnnotatorId
    note: str


class TagItem(Item, frozen=True):
    """A tag of the article."""

    name: Name
    value: str
    annotator: AnnotatorId


class AnnotatorItem(Item, frozen=True):
    """How far one annotator is with the article, and their note on it."""

    id: AnnotatorId
    state: State
    note: str


class ClaimItem(Item, frozen=True):
    """That a span is one of the passages of a claim; those of one claim share its uid everywhere.

    `uid` is that of the claim, `span_uid` that of a span of this record, placed or not, and `type`
    the relation of the label scheme that forms the group.
    """

    uid: Uid
    span_uid: Uid
    type: Name
    annotator: AnnotatorId


class PassedItem(Item, frozen=True):
    """A stretch of the text of which somebody decided that there is nothing to label in it.

    `page_ranges` says where that is on the page; empty where that is not known.
    """

    start: Offset
    end: Offset
    page_ranges: list[Range]
    annotator: AnnotatorId


class MetaItem(Item, frozen=True):
    """What is known about the article; what the page does not print is empty.

    `published` is UTC; only as much of it means something as `published_precision` says.
    `published_raw` is the date as printed, `inferred` an ISO 8601 date that was reasoned out.
    """

    title: str
    outlet: str
    authors: list[str]
    credits: list[str]
    published: Time
    published_precision: Precision
    published_raw: str
    inferred: str
    url: str
    lang: str


class TokenItem(Item, frozen=True):
    """A token of the text; `ws` tells whether a blank follows it."""

    id: Offset
    start: Offset
    end: Offset
    text: str
    ws: bool


class Record(Item, frozen=True, kw_only=True):
    """One article. With `text_included` false the text and every quote from it are empty."""

    schema_version: Version
    id: Name
    text: Text
    text_included: bool
    text_sha256: Sha256
    offset_unit: Literal["unicode_codepoint"]
    page: PageInfo
    blocks: list[BlockItem]
    spans: list[SpanItem]
    unplaced: list[UnplacedItem]
    entities: list[EntityItem] | UnsetType = UNSET
    relations: list[RelationItem]
    links: list[LinkItem]
    claims: list[ClaimItem] = msgspec.field(default_factory=list)
    tags: list[TagItem]
    annotators: list[AnnotatorItem]
    passed: list[PassedItem] = msgspec.field(default_factory=list)
    meta: MetaItem
    tokens: list[TokenItem] | UnsetType = UNSET


class SpanRow(Item, frozen=True):
    """One span with what is needed to read it alone: the flat shape, one line a span.

    `start` and `end` are offsets into the text of article `article_id`, which is not part of the
    row; `quote` is that text between them. `id` is ``<article_id>#<uid>``.
    """

    schema_version: Version
    id: Name
    article_id: Name
    uid: Uid
    annotator: AnnotatorId
    span_label: Name
    start: Offset
    end: Offset
    quote: str
    fragments: list[Range]
    attributes: list[AttributeItem]
    note: str
    origin: SpanOrigin
    prefix: str
    suffix: str
    created: Time
    updated: Time
    page_file: str
    page_sha256: Sha256
    page_ranges: list[Range]
    text_included: bool
    text_sha256: Sha256
    offset_unit: Literal["unicode_codepoint"]
    title: str
    outlet: str
    published: Time
    published_precision: Precision
    lang: str
    tags: list[TagItem]
    source: MaybeUid = ""


def mirror(spans: list[SpanItem]) -> list[EntityItem]:
    """Return the ``entities`` that stand for `spans`."""
    return [EntityItem(span.id, span.label, span.start, span.end) for span in spans]
