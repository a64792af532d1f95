"""Which of one's own relations end in a span of another page."""

from __future__ import annotations

from reader.model.changes import Change
from reader.model.records import Relation
from reader.store.annotations import AnnotationStore


class Links:
    """Finds the relations that end in a span and are stored on other pages than it.

    Every page is read once, when first asked; from then on it follows the changes it is told of.
    """

    def __init__(self, store: AnnotationStore) -> None:
        self._store = store
        self._pages: dict[str, set[str]] | None = None

    def elsewhere(self, uid: str, sha256: str) -> list[Relation]:
        """Return the relations that end in span `uid` of page `sha256`, stored on other pages."""
        if self._pages is None:
            self._pages = {}
            for page in self._store.pages():
                for relation in self._store.records(page).relations.values():
                    self._add(relation)
        return [
            relation
            for page in sorted(self._pages.get(uid, ()))
            if page != sha256
            for relation in self._store.records(page).relations.values()
            if uid in (relation.source.span, relation.target.span)
        ]

    def changed(self, change: Change) -> None:
        """Follow a change; one without operations was a batch, after which all is read again."""
        if not change.ops:
            self._pages = None
        if self._pages is None:
            return
        for op in change.ops:
            for relation in (op.before, op.after):
                if isinstance(relation, Relation):
                    self._add(relation)

    def _add(self, relation: Relation) -> None:
        assert self._pages is not None
        for end in (relation.source, relation.target):
            if end.page != relation.page:
                self._pages.setdefault(end.span, set()).add(relation.page)
