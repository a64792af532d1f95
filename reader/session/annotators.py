"""The annotators of a workspace: one's own store, and those of the others to look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reader.model.identity import is_annotator
from reader.model.records import Correction
from reader.store.annotations import AnnotationStore, PageInfo


class Annotators:
    """Every annotator's records of a workspace; only one's own can be written.

    The stores of others are opened when first asked for, without a lock, and forgotten by
    `forget`, so that what a colleague has saved since is seen.
    """

    def __init__(self, annotations: Path, own: AnnotationStore) -> None:
        self._folder = annotations
        self.own = own
        self._others: dict[str, AnnotationStore] = {}

    def names(self) -> list[str]:
        """Return the annotators who have a folder, and oneself, sorted."""
        found = {self.own.annotator}
        if self._folder.is_dir():
            found |= {
                path.name
                for path in self._folder.iterdir()
                if is_annotator(path.name) and path.is_dir() and not path.is_symlink()
            }
        return sorted(found)

    def store(self, name: str) -> AnnotationStore:
        """Return the store of `name`; read-only unless it is one's own."""
        if name == self.own.annotator:
            return self.own
        if name not in self._others:
            self._others[name] = AnnotationStore.open(self._folder, name, write=False)
        return self._others[name]

    def stores(self) -> Iterator[AnnotationStore]:
        """Yield every annotator's store, by name."""
        return (self.store(name) for name in self.names())

    def forget(self) -> None:
        """Drop what was read of the others."""
        for store in self._others.values():
            store.close()
        self._others.clear()

    def annotated(self) -> set[str]:
        """Return the sha256 of every page on which anybody has records."""
        return {sha for store in self.stores() for sha in store.pages()}

    def info(self, sha256: str) -> PageInfo | None:
        """Return what was stored about a page with its first annotation, one's own first."""
        for store in (self.own, *self.stores()):
            info = store.info(sha256)
            if info is not None:
                return info
        return None

    def corrections(self, sha256: str) -> list[Correction]:
        """Return the corrections of a page by all annotators."""
        return [
            correction
            for store in self.stores()
            for correction in store.records(sha256).corrections.values()
        ]
