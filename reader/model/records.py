"""What people make: spans, relations, tags, states, corrections. All offsets are page offsets.

Each type is one table of a page file (see `TABLES`); `uid` is its identity there and everywhere.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import msgspec

from reader.model.shapes import ready

State = Literal["unread", "in-progress", "done", "no-claims", "skipped"]
STATES: tuple[State, ...] = ("unread", "in-progress", "done", "no-claims", "skipped")
"""From least to most finished; when two articles are merged the earlier one of these wins."""

SpanOrigin = Literal["manual", "propagated", "imported", "suggested"]

FREE_TAG = "tag"
"""The name under which tags outside the scheme's closed sets are stored."""


class Part(msgspec.Struct, frozen=True):
    """A stretch `start`..`end` of a page (half-open, code points) and the slice it names."""

    start: int
    end: int
    quote: str


class Attribute(msgspec.Struct, frozen=True):
    """A value that someone set; defaults of the scheme are never stored."""

    name: str
    value: str


class Span(msgspec.Struct, frozen=True):
    """One labelled passage: one or more parts, each inside one block, sorted and disjoint.

    `source` is the uid of the span that a propagated one was carried over from.
    """

    uid: str
    page: str
    parts: tuple[Part, ...]
    label: str
    annotator: str
    origin: SpanOrigin = "manual"
    attributes: tuple[Attribute, ...] = ()
    note: str = ""
    source: str = ""
    created: str = ""
    updated: str = ""

    @property
    def start(self) -> int:
        """Page offset of the first part's first character."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Page offset after the last part's last character."""
        return self.parts[-1].end


class SpanRef(msgspec.Struct, frozen=True, order=True):
    """One end of a relation: a span's uid on the page with this sha256."""

    page: str
    span: str


class Relation(msgspec.Struct, frozen=True):
    """A typed link between two spans; stored on the page of `source`, symmetric ones sorted."""

    uid: str
    page: str
    type: str
    source: SpanRef
    target: SpanRef
    annotator: str
    note: str = ""
    created: str = ""


class Tag(msgspec.Struct, frozen=True):
    """A tag of the article that holds page offset `offset`."""

    uid: str
    page: str
    offset: int
    name: str
    value: str
    annotator: str
    created: str = ""


class ArticleState(msgspec.Struct, frozen=True):
    """State and note of one annotator for the article that holds page offset `offset`.

    `starred` and `archived` are how the annotator sorts what there is to read; they say nothing
    about the article and are not exported.
    """

    uid: str
    page: str
    offset: int
    annotator: str
    state: State = "unread"
    note: str = ""
    updated: str = ""
    starred: bool = False
    archived: bool = False


CorrectionKind = Literal["kind", "start", "drop-start", "field"]


class Correction(msgspec.Struct, frozen=True):
    """A person's operation on the cut of a page, replayed over the machine's.

    ``kind``: the range `start`..`end` is a block of kind `value` (`sub` in `detail`). ``start``: an
    article begins at `start`. ``drop-start``: no article begins at `start`. ``field``: metadata
    `detail` of the article that holds `start` is `value`, printed at `start`..`end` when `end` is
    larger; an empty `value` says that there is none. `number` is a Lamport number: operations of
    all annotators are replayed in the order (number, uid), and the later wins.
    """

    uid: str
    page: str
    op: CorrectionKind
    start: int
    end: int
    value: str
    annotator: str
    number: int
    detail: str = ""
    raw: str = ""
    origin: Literal["person", "imported"] = "person"
    created: str = ""


class Passed(msgspec.Struct, frozen=True):
    """A person's explicit "nothing to label here" on `start`..`end` of a page, inside one block."""

    uid: str
    page: str
    start: int
    end: int
    annotator: str
    created: str = ""


class Membership(msgspec.Struct, frozen=True):
    """That a span is one of the passages of a claim; stored on the page of the span.

    `claim` is the uid of the claim, which its members in any articles share. `type` names the
    relation of the scheme that forms the group.
    """

    uid: str
    page: str
    span: str
    claim: str
    type: str
    annotator: str
    created: str = ""


Record: TypeAlias = Span | Relation | Tag | ArticleState | Correction | Passed | Membership

TABLES: dict[str, type[Record]] = {
    "spans": Span,
    "relations": Relation,
    "tags": Tag,
    "articles": ArticleState,
    "corrections": Correction,
    "passed": Passed,
    "memberships": Membership,
}

_NAMES = {kind: name for name, kind in TABLES.items()}

SWITCHES = frozenset({"starred", "archived"})
"""Fields that a document has only where they are on, so that documents without them stay as they
are, byte for byte."""

OPTIONAL_TABLES = frozenset({"passed", "memberships"})
"""Tables that a page file has only where there is something in them."""


def table_of(record: Record) -> str:
    """Return the name of the table that holds records of this type."""
    return _NAMES[type(record)]


def to_document(record: Record) -> dict[str, Any]:
    """Return `record` as plain JSON values; switches that are off are left out."""
    document: dict[str, Any] = msgspec.to_builtins(record)
    for name in SWITCHES & document.keys():
        if not document[name]:
            del document[name]
    return document


def from_document(table: str, document: Any) -> Record:
    """Return the record that `document` of `table` stands for; raises `msgspec.ValidationError`."""
    return msgspec.convert(document, ready(TABLES[table]))
