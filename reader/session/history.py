"""Who changed what and when: of one span, of one article, or of the whole corpus.

The journals of all annotators are read from their ends, no more of them than is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from heapq import merge
from itertools import islice
from typing import Any

import msgspec

from reader.model.changes import Op
from reader.model.errors import SaveError, UsageError
from reader.model.records import (
    ArticleState,
    Correction,
    Membership,
    Passed,
    Record,
    Relation,
    Span,
    Tag,
    to_document,
)
from reader.session.session import Session
from reader.store.annotations import AnnotationStore, Entry
from reader.store.history import ops_touching

SHOWN = 50
"""Operations that are described of one event."""
LEAST_UID = 8
"""Digits of a uid that are enough to ask by."""


class Scope(msgspec.Struct, frozen=True):
    """What a history is about: a span by (the beginning of) its uid, else an article, else all.

    An article is the stretch `lo`..`hi` of the page with sha256 `page`, in page offsets.
    """

    page: str = ""
    lo: int = 0
    hi: int = 0
    span: str = ""

    @property
    def needle(self) -> str:
        """A string that the journal's lines about it hold."""
        return self.span or self.page


EVERYTHING = Scope()
"""The scope of the whole corpus."""


class Event(msgspec.Struct, frozen=True):
    """One act of an annotator, and where it is in their journal."""

    entry: Entry
    store: AnnotationStore
    scope: Scope

    @property
    def place(self) -> tuple[str, int, str]:
        """Where it happened: page sha256, page offset, and the uid of the span, if it was one."""
        spans = [op.record for op in islice(self.ops(), SHOWN) if isinstance(op.record, Span)]
        if self.scope.needle and spans:
            return spans[-1].page, spans[-1].start, spans[-1].uid
        sha256, offset = self.entry.focus
        here = [span.uid for span in spans if (span.page, span.start) == (sha256, offset)]
        return sha256, offset, here[0] if here else ""

    @property
    def said(self) -> str:
        """What was done, in words."""
        words = {"undo": "undid: ", "redo": "redid: "}
        return words.get(self.entry.act, "") + self.entry.summary

    def ops(self) -> Iterator[Op]:
        """Yield what it did within the scope, the last first; a bulk act may have very many."""
        for op in ops_touching(self.store.folder, self.entry, self.scope.needle):
            if _concerns(op, self.scope, self.store):
                yield op


def article_scope(session: Session, article_id: str) -> Scope:
    """Return the scope of the article that an id resolves to; raises `NotFoundError`."""
    article = session.article(article_id).article
    return Scope(article.page, article.lo, article.hi)


def span_scope(uid: str) -> Scope:
    """Return the scope of a span by its uid, or enough of its beginning; raises `UsageError`."""
    digits = uid.strip().lower()
    if not LEAST_UID <= len(digits) <= 32 or set(digits) - set("0123456789abcdef"):
        raise UsageError(
            f"{uid!r} is not the uid of a span",
            hint=f"give at least {LEAST_UID} of its digits; `reader show --json ID` prints them",
        )
    return Scope(span=digits)


def history(session: Session, scope: Scope = EVERYTHING) -> Iterator[Event]:
    """Yield what all annotators did within `scope`, the latest first.

    What was applied a moment ago is made durable first, so that it is told too; what cannot be
    saved is not told before it is.
    """
    if session.unsaved:
        with suppress(SaveError):
            session.flush()
    journals = [_events(store, scope) for store in session.annotators.stores()]
    yield from merge(*journals, key=lambda event: event.entry.time, reverse=True)


def _events(store: AnnotationStore, scope: Scope) -> Iterator[Event]:
    for entry in store.history():
        event = Event(entry, store, scope)
        if not scope.needle or next(event.ops(), None) is not None:
            yield event


def _concerns(op: Op, scope: Scope, store: AnnotationStore) -> bool:
    sides = [record for record in (op.before, op.after) if record is not None]
    if scope.span:
        return any(uid.startswith(scope.span) for record in sides for uid in _spans_of(record))
    if not scope.page:
        return True
    return any(scope.lo <= at < scope.hi for r in sides for at in _offsets(r, scope.page, store))


def _spans_of(record: Record) -> tuple[str, ...]:
    if isinstance(record, Relation):
        return record.source.span, record.target.span
    if isinstance(record, Membership):
        return (record.span,)
    return (record.uid, record.source) if isinstance(record, Span) else ()


def _offsets(record: Record, page: str, store: AnnotationStore) -> Iterable[int]:
    """Yield the places on the page at which a record is."""
    if isinstance(record, Relation):
        ends = [end.span for end in (record.source, record.target) if end.page == page]
    elif record.page != page:
        return
    elif isinstance(record, Span):
        yield record.start
        return
    elif isinstance(record, Tag | ArticleState):
        yield record.offset
        return
    elif isinstance(record, Correction | Passed):
        yield record.start
        return
    else:
        ends = [record.span]
    held = store.records(page).spans
    yield from (held[uid].start for uid in ends if uid in held)


def described(event: Event) -> list[str]:
    """Return what an event did, a line for each record; at most `SHOWN`, and a word of the rest."""
    ops = list(islice(event.ops(), SHOWN + 1))

    def quoted(page: str, uid: str) -> str:
        span = event.store.records(page).spans.get(uid)
        return f"{span.label} “{_quote(span)}”" if span is not None else f"span {uid[:LEAST_UID]}"

    lines = [line for op in reversed(ops[:SHOWN]) for line in describe(op, quoted)]
    if len(ops) > SHOWN:
        lines.append(f"… and more: only {SHOWN} of them are told here")
    return lines


Quoted = Callable[[str, str], str]
"""What stands for the span with a uid on the page with a sha256, in words."""


def describe(op: Op, quoted: Quoted) -> list[str]:
    """Return in words how a record differs: ``+`` is new, ``-`` gone, ``~`` another."""
    before, after = op.before, op.after
    if before is None or after is None:
        record = op.record
        if isinstance(record, ArticleState):
            return _differences(ArticleState("", "", 0, ""), record) if after else ["- state"]
        return [f"{'-' if after is None else '+'} {_named(record, quoted)}"]
    return _differences(before, after) or [f"~ {_named(after, quoted)}"]


def _named(record: Record, quoted: Quoted) -> str:
    if isinstance(record, Span):
        words = [f"{record.label} “{_quote(record)}”"]
        words += [f"{a.name} {a.value}" for a in record.attributes]
        words += [f"note: {record.note}"] if record.note else []
        words += [f"({record.origin})"] if record.origin != "manual" else []
        return "  ".join(words)
    if isinstance(record, Relation):
        ends = [quoted(end.page, end.span) for end in (record.source, record.target)]
        return f"{record.type}: {' to '.join(ends)}"
    if isinstance(record, Tag):
        return f"tag {record.name} {record.value}"
    if isinstance(record, Correction):
        what = f"{record.op} {record.detail} {record.value}".split()
        return f"correction: {' '.join(what)} at {record.start}..{record.end}"
    if isinstance(record, Passed):
        return f"nothing to label at {record.start}..{record.end}"
    if isinstance(record, Membership):
        return f"{record.type}: {quoted(record.page, record.span)}"
    return f"state {record.state}"


def _quote(span: Span) -> str:
    return " … ".join(part.quote for part in span.parts)


def _differences(before: Record, after: Record) -> list[str]:
    lines = []
    if isinstance(before, Span) and isinstance(after, Span):
        if before.label != after.label:
            lines.append(f"~ label: {before.label} to {after.label}")
        if before.parts != after.parts:
            lines.append(f"~ {after.label}: “{_quote(before)}” to “{_quote(after)}”")
        old = {a.name: a.value for a in before.attributes}
        new = {a.name: a.value for a in after.attributes}
        for name in sorted({*old, *new}):
            if old.get(name) != new.get(name):
                change = f"{old.get(name, 'unset')} to {new.get(name, 'unset')}"
                lines.append(f"~ {after.label} “{_quote(after)}”: {name} {change}")
        if before.note != after.note:
            lines.append(f"~ note on {after.label} “{_quote(after)}”: {after.note or 'removed'}")
    elif isinstance(before, ArticleState) and isinstance(after, ArticleState):
        if before.state != after.state:
            lines.append(f"~ state: {before.state} to {after.state}")
        if before.note != after.note:
            lines.append(f"~ note on the article: {after.note or 'removed'}")
        lines += [
            f"~ {'' if getattr(after, name) else 'not '}{name}"
            for name in ("starred", "archived")
            if getattr(before, name) != getattr(after, name)
        ]
    return lines


def plain(session: Session, event: Event) -> dict[str, Any]:
    """Return an event with everything that it did as plain JSON values."""
    entry = event.entry
    sha256, offset = entry.focus
    return {
        "time": entry.time,
        "annotator": entry.annotator,
        "act": entry.act,
        "verb": entry.verb,
        "summary": entry.summary,
        "id": entry.id,
        "of": entry.of,
        "article": (session.article_id_at(sha256, offset) if sha256 else None) or "",
        "page": sha256,
        "offset": offset,
        "changes": [
            {
                "table": op.table,
                "uid": op.uid,
                "before": None if op.before is None else to_document(op.before),
                "after": None if op.after is None else to_document(op.after),
            }
            for op in reversed(list(event.ops()))
        ],
    }
