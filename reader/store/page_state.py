"""One page's records in memory: as values, as lines of JSON, and with a digest.

States are never changed in place. A change makes a new state that shares all untouched tables with
the old one, so that whoever reads or writes a state needs no lock and sees no half of a change.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import NamedTuple, cast

import msgspec

from reader.model.changes import Op
from reader.model.errors import ConflictError, QuoteError
from reader.model.identity import is_uid
from reader.model.records import (
    TABLES,
    ArticleState,
    Correction,
    Membership,
    Passed,
    Record,
    Relation,
    Span,
    Tag,
    from_document,
    table_of,
    to_document,
)

_MODULUS = 1 << 128
_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
_encode_plain = msgspec.json.Encoder().encode
_BLANK = {name: blake2b(digest_size=16, person=name.encode()) for name in TABLES}


class PageInfo(msgspec.Struct, frozen=True):
    """What must be known of a page to annotate it: `name` is its path relative to the workspace."""

    sha256: str
    name: str
    encoding: str


class Table:
    """One table: the record of each uid, and the same as a line ``"<integer key>":<document>``."""

    __slots__ = ("lines", "next_key", "records")

    def __init__(
        self,
        records: dict[str, Record] | None = None,
        lines: dict[str, bytes] | None = None,
        next_key: int = 1,
    ) -> None:
        self.records = {} if records is None else records
        self.lines = {} if lines is None else lines
        self.next_key = next_key

    def copy(self) -> Table:
        """Return a table that can be changed without changing this one."""
        return Table(dict(self.records), dict(self.lines), self.next_key)

    def put(self, uid: str, record: Record, document: bytes) -> None:
        """Add the record, or put it in the place of the one with the same uid."""
        line = self.lines.get(uid)
        if line is None:
            key = b'"%d"' % self.next_key
            self.next_key += 1
        else:
            key = line[: line.index(b":")]
        self.lines[uid] = key + b":" + document
        self.records[uid] = record

    def document(self, uid: str) -> bytes:
        """Return the JSON of the record, without its integer key; empty if there is none."""
        line = self.lines.get(uid)
        return line[line.index(b":") + 1 :] if line is not None else b""


class State(NamedTuple):
    """All tables of a page after the change `seq`; `digest` covers every document."""

    seq: int
    digest: int
    tables: Mapping[str, Table]

    @property
    def size(self) -> int:
        """How many records there are."""
        return sum(len(table.records) for table in self.tables.values())


EMPTY = State(0, 0, {name: Table() for name in TABLES})


class PageRecords:
    """The records of one page as they are now.

    Each mapping goes from uid to record and is never changed: after a change the attribute holds a
    new one. `read_only` says why the page cannot be changed, empty when it can.
    """

    __slots__ = ("__weakref__", "announced", "info", "read_only", "stamp", "state")

    def __init__(self, info: PageInfo, state: State = EMPTY) -> None:
        self.info = info
        self.state = state
        self.read_only = ""
        # Whether the journal names the page, and the file as it was when last read or written.
        self.announced = False
        self.stamp: tuple[int, int, int] | None = None

    @property
    def known(self) -> bool:
        """Whether the page was annotated or registered, so that it can be changed."""
        return bool(self.info.encoding)

    @property
    def seq(self) -> int:
        """Number of the last change that touched the page; grows with every one."""
        return self.state.seq

    @property
    def spans(self) -> Mapping[str, Span]:
        """All spans."""
        return cast("Mapping[str, Span]", self.state.tables["spans"].records)

    @property
    def relations(self) -> Mapping[str, Relation]:
        """All relations whose source lies on the page."""
        return cast("Mapping[str, Relation]", self.state.tables["relations"].records)

    @property
    def tags(self) -> Mapping[str, Tag]:
        """All tags of the page's articles."""
        return cast("Mapping[str, Tag]", self.state.tables["tags"].records)

    @property
    def articles(self) -> Mapping[str, ArticleState]:
        """States and notes of the page's articles."""
        return cast("Mapping[str, ArticleState]", self.state.tables["articles"].records)

    @property
    def corrections(self) -> Mapping[str, Correction]:
        """All corrections of the page's cut."""
        return cast("Mapping[str, Correction]", self.state.tables["corrections"].records)

    @property
    def passed(self) -> Mapping[str, Passed]:
        """All stretches on which somebody decided that there is nothing to label."""
        return cast("Mapping[str, Passed]", self.state.tables["passed"].records)

    @property
    def memberships(self) -> Mapping[str, Membership]:
        """Which of the page's spans belong to which claims."""
        return cast("Mapping[str, Membership]", self.state.tables["memberships"].records)


def encode_record(record: Record, table: str) -> bytes:
    """Return the canonical ASCII JSON of `record`; raises `QuoteError` if it would not come back.

    JSON reads a high surrogate followed by a low one as one character, so a text in which the two
    are separate code points cannot be stored.
    """
    if type(record) is not ArticleState:  # of which some fields are left out
        try:
            data = _encode_plain(record)
        except UnicodeEncodeError:
            data = b"\x7f"
        # What is no printable ASCII, msgspec spells otherwise.
        if data.isascii() and b"\x7f" not in data:
            return data
    text = _encode(to_document(record))
    if "\\ud" in text and from_document(table, json.loads(text)) != record:
        raise QuoteError(
            "a surrogate pair stands as two separate characters and cannot be stored exactly",
            file=record.page,
            place=record.uid,
            hint="decode the page with another encoding",
        )
    return text.encode("ascii")


def hash_document(table: str, document: bytes) -> int:
    """Return 128 bits of a canonical document; a state's digest is their sum modulo 2^128.

    A sum lets one record change without hashing the others; it guards against accidents and edits
    by hand, not against forgery.
    """
    digest = _BLANK[table].copy()  # quicker than to begin anew
    digest.update(document)
    return int.from_bytes(digest.digest(), "big")


def add_digests(*digests: int) -> int:
    """Return the sum of digests (negative to take one away) modulo 2^128."""
    return sum(digests) % _MODULUS


def check_record(record: Record) -> None:
    """Raise `QuoteError` unless a span's parts are sorted, disjoint, and as long as their quotes.

    Whether the quotes are what the page holds is for those to check who have the page. What a span
    was propagated from has to be a uid where it is said, and a stretch that was passed a range.
    """
    if isinstance(record, Passed) and not 0 <= record.start < record.end:
        reason = f"{record.start}..{record.end} is no range"
        raise QuoteError(f"passed {record.uid}: {reason}", file=record.page)
    if not isinstance(record, Span):
        return
    reason = "" if record.parts else "it has no part"
    if record.origin == "propagated" and record.source and not is_uid(record.source):
        reason = f"{record.source!r}, from which it was propagated, is no uid"
    before = 0
    for part in record.parts:
        if not 0 <= part.start < part.end:
            reason = f"{part.start}..{part.end} is no range"
        elif part.start < before:
            reason = f"the part at {part.start} overlaps or precedes the one before it"
        elif len(part.quote) != part.end - part.start:
            reason = f"the quote at {part.start} is not as long as the part"
        before = part.end
    if reason:
        raise QuoteError(f"span {record.uid}: {reason}", file=record.page)


class EncodedOp(Op, frozen=True):
    """An operation with the JSON of its record after, as `encode_record` gives it."""

    document: bytes


class Draft:
    """A state in the making: operations are applied to copies of the tables that they touch."""

    def __init__(self, state: State) -> None:
        self._digest = state.digest
        self._tables = dict(state.tables)
        self._copied: set[str] = set()

    def apply(self, op: Op, *, strict: bool = True) -> bytes:
        """Apply `op` and return it as JSON: ``[table, before, after]``.

        Raises `ConflictError` if `strict` and the record before is not the one that is there;
        otherwise the record after takes its place whatever was there.
        """
        record, after = op.record, op.after
        name, uid = table_of(record), record.uid
        held = self._tables[name].records.get(uid)
        if strict:
            _check_op(op, held)
        if after is None:
            document = b""
        elif type(op) is EncodedOp:
            document = op.document
        else:
            document = encode_record(after, name)
        table = self._writable(name)
        was = table.document(uid)
        if was:
            self._digest -= hash_document(name, was)
        if after is not None:
            table.put(uid, after, document)
            self._digest += hash_document(name, document)
        elif was:
            del table.records[uid], table.lines[uid]
        return b'["%s",%s,%s]' % (name.encode(), was or b"null", document or b"null")

    def _writable(self, name: str) -> Table:
        if name not in self._copied:
            self._copied.add(name)
            self._tables[name] = self._tables[name].copy()
        return self._tables[name]

    def finish(self, seq: int) -> State:
        """Return the state after the change `seq`; the draft must not be used any more."""
        return State(seq, add_digests(self._digest), self._tables)


def _check_op(op: Op, held: Record | None) -> None:
    before, after = op.before, op.after
    if before is not None and after is not None:
        moved = type(before) is not type(after) or before.page != after.page
        if moved or before.uid != after.uid:
            raise ConflictError("an operation cannot change which record it is", place=op.uid)
    if after is not None:
        check_record(after)
    if held != before:
        raise ConflictError(
            "the record is not as it was when the change was made",
            file=op.page,
            place=f"{op.table} {op.uid}",
            hint="look at it as it is now and try again",
        )
