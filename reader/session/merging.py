"""What is new in a placement, beside what each annotator has already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

import msgspec

from reader.exchange.build import clean
from reader.exchange.placing import Placement
from reader.exchange.report import Problem
from reader.model.changes import Op
from reader.model.pages import Segmentation
from reader.model.records import (
    ArticleState,
    Attribute,
    Correction,
    Membership,
    Passed,
    Record,
    Relation,
    Span,
    Tag,
)
from reader.model.scheme import LabelScheme
from reader.session.articles import effective_state
from reader.store.annotations import AnnotationStore, PageInfo, PageRecords

R = TypeVar("R", Span, Relation)

_replace = msgspec.structs.replace


class Scope:
    """Tells whether two offsets of a page lie in one article.

    Without a segmentation the page is one article, as every page is that was made of a text.
    """

    def __init__(self, cut: Segmentation | None) -> None:
        self._cut = cut

    def same(self, one: int, other: int) -> bool:
        """Tell whether page offsets `one` and `other` lie in the same article."""
        return self._cut is None or self._cut.at(one) is self._cut.at(other)


class Told(Protocol):
    """What a file has said so far, by page and uid; `reader.session.spooling.Spool` is one."""

    def add(self, op: Op, annotator: str) -> None:
        """Take an operation of an annotator."""

    def held(self, page: str, uid: str) -> Record | None:
        """Return what was said of `uid` on a page."""

    def hold(self, record: Record, kind: str, uid: str) -> None:
        """Note that this was said of `uid`, without an operation."""

    def first_of_article(self, page: str, article: str) -> bool:
        """Tell whether this is asked of the article for the first time."""


class Merger:
    """Gathers the operations that bring placements into the annotators' stores.

    They go into `spool`. `stores` are those of all annotators who have a folder, `added` and `same`
    count by kind what is new and what is there already, and `unknown` by label the new spans whose
    label the scheme does not have. What is there under the same uid and differs stays, and is told
    as a problem.
    """

    def __init__(
        self, scheme: LabelScheme, stores: Mapping[str, AnnotationStore], spool: Told
    ) -> None:
        self._scheme = scheme
        self._stores = stores
        self._spool = spool
        self.added: Counter[str] = Counter()
        self.same: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()

    def merge(self, placement: Placement, scope: Scope) -> list[Problem]:
        """Take in all of a placement but its links; return what speaks against parts of it."""
        for passed in placement.passed:
            self._pass(passed)
        refused = [
            *self._corrections(placement),
            *(self._one("spans", span) for span in placement.spans),
            *(self._one("relations", relation) for relation in placement.relations),
            *(self._tag(tag, scope) for tag in placement.tags),
            *(self._state(state, scope) for state in placement.states),
            *(self._membership(member) for member in placement.memberships),
        ]
        return [_replace(p, record=placement.record) for p in refused if p is not None]

    def link(self, placement: Placement, relations: Iterable[Relation]) -> list[Problem]:
        """Take in the relations that a placement's links became."""
        refused = [self._one("relations", relation) for relation in relations]
        return [_replace(p, record=placement.record) for p in refused if p is not None]

    def _records(self, record: Record) -> PageRecords:
        store = self._stores.get(record.annotator)
        if store is None:
            return PageRecords(PageInfo(record.page, "", ""))
        return store.records(record.page)

    def _add(self, kind: str, record: Record, before: Record | None = None) -> None:
        self._spool.add(Op(before, record), record.annotator)
        self.added[kind] += 1

    def _queued(self, record: Record) -> Record | None:
        """Return what the file has said already of the record's uid, None if nothing."""
        return self._spool.held(record.page, record.uid)

    def _one(self, kind: str, record: Span | Relation) -> Problem | None:
        """Add a span or relation unless it is there; refuse one that is there and differs."""
        there = self._queued(record) or self._anybodys(kind, record)
        if there is None:
            if isinstance(record, Span) and self._scheme.label(record.label) is None:
                self.unknown[record.label] += 1
            self._add(kind, record)
            return None
        if as_exported(there) == as_exported(record):
            self.same[kind] += 1
            return None
        what = "span" if kind == "spans" else "relation"
        whose = "" if there.annotator == record.annotator else f", of {there.annotator}"
        message = f"{what} {record.uid} is here already and differs{whose}; it stays as it is"
        return Problem("error", message)

    def _anybodys(self, kind: str, record: Span | Relation) -> Record | None:
        for store in self._stores.values():
            page = store.records(record.page)
            held = page.spans if kind == "spans" else page.relations
            if record.uid in held:
                return held[record.uid]
        return None

    def _tag(self, tag: Tag, scope: Scope) -> Problem | None:
        held = self._records(tag)
        here = [t for t in held.tags.values() if scope.same(t.offset, tag.offset)]
        mine = [t for t in here if clean(t.name) == tag.name]
        if self._queued(tag) is not None or any(clean(t.value) == tag.value for t in mine):
            self.same["tags"] += 1
            return None
        if mine and self._scheme.tag(tag.name) is not None:
            message = (
                f"{tag.annotator} has tagged the article {tag.name} {mine[0].value} here, "
                f"and {tag.value} in the file; it stays as it is"
            )
            return Problem("error", message)
        if tag.uid in held.tags:  # the same tag on what is another article by now
            self.same["tags"] += 1
            return None
        self._add("tags", tag)
        return None

    def _state(self, state: ArticleState, scope: Scope) -> Problem | None:
        held = self._records(state)
        here = [s for s in held.articles.values() if scope.same(s.offset, state.offset)]
        here.sort(key=lambda s: (s.offset, s.uid))
        now = effective_state(here)
        note = "\n".join(clean(s.note) for s in here if s.note)
        queued = self._queued(state)
        if isinstance(queued, ArticleState):
            now, note = queued.state, queued.note
        if (now, note) == (state.state, state.note):
            self.same["states"] += 1
        elif now == "unread" and not note and queued is None:
            first = here[0] if here else None
            merged = state
            if first is not None:
                kept = {"starred": first.starred, "archived": first.archived}
                merged = _replace(state, uid=first.uid, **kept)
            self._add("states", merged, first)
            self._spool.hold(state, "articles", state.uid)
        else:
            message = (
                f"{state.annotator} has the article as {now} here, and as {state.state} in the "
                "file, or with another note; it stays as it is"
            )
            return Problem("error", message)
        return None

    def _membership(self, member: Membership) -> Problem | None:
        held = self._records(member).memberships.values()
        there = [m for m in held if m.span == member.span and clean(m.type) == member.type]
        if any(m.claim == member.claim for m in there):
            self.same["claims"] += 1
        elif there:
            message = f"the span {member.span} belongs to another claim here; it stays there"
            return Problem("error", message)
        elif self._queued(member) is not None:
            self.same["claims"] += 1
        else:
            self._add("claims", member)
        return None

    def _pass(self, passed: Passed) -> None:
        held = self._records(passed).passed.values()
        there = any((p.start, p.end) == (passed.start, passed.end) for p in held)
        if there or self._queued(passed) is not None:
            self.same["passed"] += 1
        else:
            self._add("passed", passed)

    def _corrections(self, placement: Placement) -> Iterator[Problem]:
        """Correct the cut of a page that nobody has corrected: what people did outranks a file.

        Of several records of one article the first counts.
        """
        page = placement.page_sha
        first = self._spool.first_of_article(page, placement.record.partition("#")[0])
        held: dict[str, Correction] = {}
        for store in self._stores.values():
            held |= store.records(page).corrections
        missing = False
        for correction in placement.corrections:
            if correction.uid in held or self._queued(correction) is not None:
                self.same["corrections"] += 1
            elif first and not held:
                self._add("corrections", correction)
            else:
                missing = True
        if missing:
            message = "what the record says of the article differs from what is known of it here"
            yield Problem("warning", message)


def as_exported(record: Record) -> Record:
    """Return a record with what an export of it keeps, to compare it with one that was imported."""
    if isinstance(record, Span):
        attributes = tuple(Attribute(clean(a.name), clean(a.value)) for a in record.attributes)
        return _replace(
            record,
            label=clean(record.label),
            note=clean(record.note),
            attributes=attributes,
        )
    if isinstance(record, Relation):
        return _replace(record, type=clean(record.type), note=clean(record.note), created="")
    return record
