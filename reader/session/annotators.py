"""The annotators of a workspace: one's own store, and those of the others to look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import RLock

from reader.model.errors import ReaderError
from reader.model.identity import is_annotator
from reader.model.records import Correction
from reader.store.annotations import AnnotationStore, PageInfo


class Annotators:
    """Every annotator's records of a workspace; only one's own can be written.

    The stores of others are opened when first asked for, without a lock, and forgotten by
    `forget`, so that what a colleague has saved since is seen. `problems` says whose annotations
    could not be read, and why; these are left out. Every method may be called from any thread.
    """

    def __init__(self, annotations: Path, own: AnnotationStore) -> None:
        self.folder = annotations
        self.own = own
        self.problems: list[str] = []
        self._guard = RLock()
        self._others: dict[str, AnnotationStore] = {}

    def names(self) -> list[str]:
        """Return the annotators who have a folder, and oneself, sorted."""
        found = {self.own.annotator}
        try:
            if self.folder.is_dir():
                found |= {
                    path.name
                    for path in self.folder.iterdir()
                    if is_annotator(path.name) and path.is_dir() and not path.is_symlink()
                }
        except OSError as error:
            reason = error.strerror or error
            self._complain(f"the other annotators cannot be looked up: {reason}")
        return sorted(found)

    def store(self, name: str) -> AnnotationStore:
        """Return the store of `name`; read-only unless it is one's own.

        Raises `OSError` or `ReaderError` where the annotator's files cannot be read.
        """
        if name == self.own.annotator:
            return self.own
        with self._guard:
            if name not in self._others:
                self._others[name] = AnnotationStore.open(self.folder, name, write=False)
            return self._others[name]

    def stores(self) -> Iterator[AnnotationStore]:
        """Yield every annotator's store that can be read, by name."""
        for name in self.names():
            try:
                store = self.store(name)
            except (OSError, ReaderError) as error:
                reason = getattr(error, "strerror", None) or error
                self._complain(f"the annotations of {name} cannot be read: {reason}")
                continue
            yield store

    def forget(self) -> None:
        """Drop what was read of the others."""
        with self._guard:
            others, self._others = self._others, {}
            self.problems.clear()
        for store in others.values():
            store.close()

    def needed(self) -> set[str] | None:
        """Return the first 12 digits of each page with anybody's records, or with some to redo.

        None where somebody's folder cannot be read: then it may be any page.
        """
        found: set[str] = set()
        read = []
        for store in self.stores():
            read.append(store.annotator)
            found |= store.shorts()
        return found if read == self.names() else None

    def info(self, sha256: str) -> PageInfo | None:
        """Return what was stored about a page with its first annotation, one's own first."""
        own = self.own.info(sha256)
        if own is not None:
            return own
        found = (store.info(sha256) for store in self.stores())
        return next((info for info in found if info is not None), None)

    def corrections(self, sha256: str) -> list[Correction]:
        """Return the corrections of a page by all annotators."""
        return [
            correction
            for store in self.stores()
            for correction in store.records(sha256).corrections.values()
        ]

    def _complain(self, problem: str) -> None:
        with self._guard:
            if problem not in self.problems:
                self.problems.append(problem)
