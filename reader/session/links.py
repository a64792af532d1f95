"""What of one's own annotations reaches from page to page: relations, and claims with passages."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from reader.model.changes import Change
from reader.model.records import Membership, Record, Relation
from reader.store.annotations import AnnotationStore, PageRecords

_Places = dict[str, set[str]]


class Links:
    """Finds the relations that end in a span of another page, and the passages of a claim.

    Every page is read once, when first asked or by `prepare`; from then on it follows the changes
    that it is told of. One thread may prepare while another asks and tells.
    """

    def __init__(self, store: AnnotationStore) -> None:
        self._store = store
        # Which pages have relations to a span elsewhere, or passages of a claim; None: not known.
        self._pages: _Places | None = None
        self._reading = Lock()
        self._telling = Lock()
        self._told: list[Record] = []
        self._outdated = False
        self._here: tuple[object, dict[str, list[Relation]]] = (None, {})

    @property
    def known(self) -> bool:
        """Whether all pages have been read, so that asking costs nothing."""
        return self._pages is not None

    def prepare(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Read every page, unless that has been done; stop early where `stopped` says so."""
        with self._reading:
            while self._pages is None and not stopped():
                self._outdated, self._told = False, []
                found: _Places = {}
                for page in self._store.pages():
                    if stopped():
                        return
                    records = self._store.records(page)
                    for relation in records.relations.values():
                        _add(found, relation)
                    for member in records.memberships.values():
                        _add(found, member)
                with self._telling:
                    for told in self._told:
                        _add(found, told)
                    if not self._outdated:
                        self._pages = found

    def here(self, uid: str, sha256: str) -> list[Relation]:
        """Return the relations that end in span `uid`, stored on page `sha256`."""
        held = self._store.records(sha256).relations
        # A mapping that was read never changes, so it tells whether what was found still holds.
        if held is not self._here[0]:
            ends: dict[str, list[Relation]] = {}
            for relation in held.values():
                for span in {relation.source.span, relation.target.span}:
                    ends.setdefault(span, []).append(relation)
            self._here = held, ends
        return list(self._here[1].get(uid, ()))

    def elsewhere(self, uid: str, sha256: str) -> list[Relation]:
        """Return the relations that end in span `uid` of page `sha256`, stored on other pages."""
        return [
            relation
            for page in self._where(uid)
            if page != sha256
            for relation in self._store.records(page).relations.values()
            if uid in (relation.source.span, relation.target.span)
        ]

    def records(self, sha256: str) -> PageRecords:
        """Return the annotator's records of a page."""
        return self._store.records(sha256)

    def members(self, claim: str) -> list[Membership]:
        """Return which spans of which pages belong to `claim`, by page."""
        return [
            member
            for page in self._where(claim)
            for member in self._store.records(page).memberships.values()
            if member.claim == claim
        ]

    def changed(self, change: Change) -> None:
        """Follow a change; one without operations was a batch, after which all is read again."""
        with self._telling:
            if not change.ops:
                self._pages = None
                self._outdated = True
            for op in change.ops:
                for record in (op.before, op.after):
                    if isinstance(record, Relation | Membership):
                        self._told.append(record)
                        if self._pages is not None:
                            _add(self._pages, record)

    def _where(self, key: str) -> list[str]:
        while (pages := self._pages) is None:
            self.prepare()
        return sorted(pages.get(key, ()))


def _add(pages: _Places, record: Record) -> None:
    if isinstance(record, Membership):
        pages.setdefault(record.claim, set()).add(record.page)
    elif isinstance(record, Relation):
        for end in (record.source, record.target):
            if end.page != record.page:
                pages.setdefault(end.span, set()).add(record.page)
