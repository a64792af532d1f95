"""Writing what an import found: new pages, new labels, and a batch for each annotator, or nothing.

What was written is taken back where the rest fails or is stopped.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from heapq import merge
from operator import itemgetter
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Self

from reader.model.changes import Change
from reader.model.errors import ReaderError, StoppedError
from reader.model.identity import new_uid
from reader.model.pages import Page
from reader.session import scheme_history, unfinished
from reader.session.corpus import kept_name
from reader.session.session import Session
from reader.session.spooling import Spool
from reader.settings.scheme_editing import add_labels
from reader.store import files
from reader.store.annotations import AnnotationStore
from reader.store.first_records import FirstOnPage

if TYPE_CHECKING:
    from reader.session.importing import _Import


_TOGETHER = 1024
"""Pages that are written before they are synced, which is quicker than one by one."""


class Hands:
    """The stores of all annotators: read, and those that are written to locked.

    `stores` are those of everybody who has a folder. An annotator who has one is locked as soon as
    the file names them, so that it is told early who is at work; a new one gets a folder when it is
    to be written.
    """

    def __init__(self, session: Session, *, write: bool) -> None:
        self._session = session
        self._write = write
        self._stack = ExitStack()
        self._locked: dict[str, AnnotationStore] = {session.annotator: session.store}
        self._made: list[Path] = []
        self.kept = False
        session.annotators.forget()
        self.stores = {store.annotator: store for store in session.annotators.stores()}
        self.stores[session.annotator] = session.store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        if not self.kept:
            for folder in self._made:
                with suppress(OSError):
                    (folder / files.HOLDER).unlink(missing_ok=True)
                    folder.rmdir()
        self._session.annotators.forget()

    def need(self, name: str) -> None:
        """See to it that nobody else writes to the annotator's folder, where there is one.

        Raises `LockedError` while they are at work.
        """
        if self._write and name not in self._locked and name in self.stores:
            self.stores[name] = self.writable(name)

    def writable(self, name: str) -> AnnotationStore:
        """Return the annotator's store, locked; their folder is made where there is none."""
        if name not in self._locked:
            folder = self._session.annotators.folder / name
            if not folder.exists():
                self._made.append(folder)
            store = AnnotationStore.open(self._session.annotators.folder, name)
            self._locked[name] = self._stack.enter_context(store)
        return self._locked[name]


def write_all(job: _Import, hands: Hands, spool: Spool) -> None:
    """Write everything of an import that is in `spool`, or nothing of it."""
    _Writing(job, hands, spool).run()


class _Writing:
    def __init__(self, job: _Import, hands: Hands, spool: Spool) -> None:
        self.job = job
        self.session = job.session
        self.hands = hands
        self.spool = spool
        self._done = 0
        self._total = spool.count() + spool.file_count()
        self._committed: list[AnnotationStore] = []
        self._scheme: tuple[str, str] | None = None
        self._ids: dict[str, str] = {}

    def run(self) -> None:
        names = self.spool.annotators()
        self._ids = {who: new_uid() for who in {*names, self.session.annotator}}
        self.job.result.annotators = tuple(sorted(names))
        for name in names:
            self.hands.writable(name)
        try:
            self._note(names)
            self._write_labels()
            self._write_pages()
            pages_until = time_ns()
            for name in names:
                self._write_batch(self.hands.writable(name))
            self.job.written_until = pages_until, time_ns()
        except BaseException:
            self._take_back()
            unfinished.end(self.session.store)
            raise
        unfinished.end(self.session.store)
        self.hands.kept = True

    def _note(self, names: list[str]) -> None:
        """Note durably what is about to be written, where that is more than one journal."""
        pages = (
            (f"seeds/{name}", digest)
            for name, digest in self.spool.file_digests()
            if not (self.session.root / "seeds" / name).exists()
        )
        several = len(names) > 1 or self.job.result.new_labels or self.spool.file_count()
        if not several:
            return
        self.session.flush()
        scheme = ""
        if self.job.result.new_labels:
            scheme = self._ids[self.session.annotator]
            scheme_history.keep(self.session.root, scheme, *self._both_schemes())
        changes = {who: (self.hands.writable(who), self._ids[who]) for who in names}
        root, own = self.session.root, self.session.store
        unfinished.begin(root, "change", own, changes, scheme=scheme, pages=pages)

    def _both_schemes(self) -> tuple[str, str]:
        """Return the text of the label scheme before and after."""
        before = scheme_history.read_text(self.session.root)
        if before is None:
            raise ReaderError(
                "there is no label scheme to add to",
                file=scheme_history.SCHEME,
                hint="`reader init` writes one",
            )
        return before, add_labels(before, self.job.result.new_labels)

    def _write_labels(self) -> None:
        if not self.job.result.new_labels:
            return
        before, after = self._both_schemes()
        scheme_history.write_text(self.session.root, after)
        self._scheme = before, after
        self.session.forget_scheme()

    def _write_pages(self) -> None:
        """Write the pages that the workspace has to gain, before anything is said about them."""
        new = files.Newcomers(_TOGETHER)
        try:
            for name, data in self.spool.files():
                self._tick(1)
                path = self.session.root / "seeds" / name
                if path.exists():
                    continue
                files.create_folder(path.parent)
                self.spool.wrote(name)
                new.add(path, data)
            new.settle()
        except OSError as error:
            raise ReaderError(
                f"a page cannot be written: {error.strerror or error}",
                file="seeds/imported",
                hint="make room, or give access",
            ) from error

    def _write_batch(self, store: AnnotationStore) -> None:
        """Write what was added to one annotator's folder as one batch, a line for each page."""
        own = store is self.session.store
        # Undoing one's own step takes the new labels away again.
        verb = "import-label" if own and self._scheme is not None else "import"
        summary, who = f"imported {self.job.name}", store.annotator
        head = Change(verb, summary, (), who, self.spool.first(who), self._ids[who])

        def packed() -> Iterator[tuple[str, Change | FirstOnPage]]:
            for first, made in self.spool.packed.firsts(who):
                info = first.info
                self._tick(first.records.size)
                if made and store.is_new(info.sha256):
                    yield info.sha256, first
                    continue
                self._register(Page(info.sha256, "", info.encoding, (info.name,)), store)
                yield info.sha256, Change(verb, summary, first.ops(), who, (info.sha256, 0))

        def apart() -> Iterator[tuple[str, Change | FirstOnPage]]:
            for sha256, ops in self.spool.ops(who):
                self._tick(len(ops))
                self._register(self.spool.page_at(sha256), store)
                yield sha256, Change(verb, summary, ops, who, (sha256, 0))

        changes = (change for _, change in merge(packed(), apart(), key=itemgetter(0)))
        if own:
            self.session.apply_batch(head, changes)
        else:
            store.apply_batch(head, changes)
        self._committed.append(store)

    def _register(self, page: Page, store: AnnotationStore) -> None:
        self.session.corpus.register(page, store, self.spool.made(page))

    def _tick(self, number: int) -> None:
        if self.job.stop():
            raise StoppedError("stopped; nothing was taken in")
        self._done += number
        if self.job.progress is not None:
            self.job.progress(self._done, self._total)

    def _take_back(self) -> None:
        for store in reversed(self._committed):
            if store is self.session.store:
                self.session.undo()
            else:
                store.undo()
        if self._scheme is not None:
            before, after = self._scheme
            if scheme_history.read_text(self.session.root) == after:
                scheme_history.write_text(self.session.root, before)
            self.session.forget_scheme()
        if not self._committed:
            scheme_history.forget(self.session.root, self._ids[self.session.annotator])
        # The bytes of a page are kept with its first annotation; what may be redone needs them.
        needed = None if self._committed else self.session.annotators.needed()
        for name, sha256 in self.spool.written():
            path = self.session.root / "seeds" / name
            for one in (files.temporary_of(path), path):
                with suppress(OSError):
                    one.unlink()
            if needed is not None and sha256[:12] not in needed:
                with suppress(OSError):
                    (self.session.root / kept_name(sha256)).unlink()
        with suppress(OSError):
            (self.session.root / "seeds" / "imported").rmdir()
