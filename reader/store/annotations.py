"""One annotator's records: applied in memory at once, durable after `AnnotationStore.flush`.

The journal is written and synced first; from then on a change counts. Page files follow and may lag
behind: opening brings them up to date from the journal's tail. Threads: one may apply and read
while another flushes; a mapping that was read never changes (see `reader.store.page_state`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock, RLock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reader.model.changes import Change
from reader.model.errors import (
    ConflictError,
    DamageError,
    NotFoundError,
    ReadOnlyError,
)
from reader.model.formats import newer
from reader.model.identity import check_annotator
from reader.regular import LINK
from reader.store import files, pages_kept
from reader.store.batches import Group, write_batch
from reader.store.entries import (
    Act,
    Entry,
    change_of,
    entry_of,
    header,
    ops_backward,
    ops_of,
)
from reader.store.first_records import FirstOnPage
from reader.store.flushing import Flushing
from reader.store.forks import MERGE, why_forked
from reader.store.journal import NAME, VERSION, Journal, encode_line
from reader.store.overflow import Overflow
from reader.store.page_state import PageInfo, PageRecords
from reader.store.problems import Problem
from reader.store.recovery import read_tail
from reader.store.refusals import access_hint
from reader.store.saving import Saver, page_fields, unannounced
from reader.store.shelf import SETTLE, Shelf
from reader.store.staging import PAGES, Pending, Staging
from reader.store.torn import looks_torn, set_rest_aside
from reader.store.undo import Step, UndoStack, Watch, watched

if TYPE_CHECKING:
    from reader.store.merge import Merged

__all__ = ["AnnotationStore", "Entry", "PageInfo", "PageRecords", "Problem"]

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


class AnnotationStore(Flushing):
    """All records of one annotator in one workspace; see `open`.

    `problems` lists what was found wrong with the files so far; it grows as pages are read.
    `read_only_reason` says why nothing can be changed where the files do not allow it; `forked` if
    that is because two machines wrote them, so that `reader.store.merge` is needed. `joined` grows
    when another program has put another machine's version in the place of the journal, and both
    were made one; then any page may have other records.
    """

    def __init__(self, annotations: Path, annotator: str, lock: files.FolderLock | None) -> None:
        self.annotator = annotator
        self.folder = annotations / annotator
        self.problems: list[Problem] = []
        self.joined: list[Merged] = []
        self._annotations = annotations
        self._lock = lock
        # Guards memory; `_flushing` guards the files and is taken first where both are.
        self._memory = RLock()
        self._flushing = Lock()
        self._in_batch = False
        self._begin()

    def _begin(self) -> None:
        """Take what the files say, and nothing else, for what there is."""
        path, lock = self.folder / NAME, self._lock
        tail = read_tail(path)
        self.read_only = lock is None
        for problem in tail.problems:
            self._report(problem)
        self.read_only_reason = ""
        self.forked = False
        if tail.version > VERSION:
            message = newer(tail.version, VERSION, tail.needs)
            self._close(Problem(str(path), "line 1", message, "use that Reader to change it"))
        rest = bool(tail.rest) or tail.size < files.size(path)
        self._journal = Journal(path, tail.size, rest=rest, feed=tail.feed)
        self._shelf = Shelf(self._journal, tail, write=not self.read_only, report=self._report)
        forked = why_forked(self._shelf.files.copies, forked=tail.forked)
        if forked and tail.version <= VERSION:
            self._close(Problem(str(path), "", forked, MERGE))
            self._shelf.write = False
            self.forked = True
        self._undo = UndoStack(path, tail.size)
        self._saver = Saver(
            *(self._annotations, self._journal, self._shelf, self._memory, self._report, lock)
        )
        self._saver.since = tail.changes
        self._seq = tail.seq
        if not self.read_only:
            if not tail.marked:  # so that the next opening need not read all of it
                self._saver.since += 1
            self._recover(tail.rest, doubtful=tail.doubtful or tail.size == 0)
            self._journal.hold()

    @classmethod
    def open(cls, annotations: Path, annotator: str, *, write: bool = True) -> Self:
        """Open the records of `annotator` under the folder `annotations`.

        With `write`, the annotator's folder is made where it is missing and locked until `close`:
        raises `LockedError` if another process has it and `ReadOnlyError` if it cannot be written.
        Without, nothing is locked, written or made, and all that was acknowledged is seen. Either
        way `DamageError` if the system does not let the journal be read.
        """
        check_annotator(annotator)
        folder = annotations / annotator
        if folder.is_symlink():
            raise ReadOnlyError(LINK, file=str(folder), hint="put the folder itself there")
        lock = None
        if write:
            try:
                files.create_folder(folder)
                lock = files.FolderLock(folder)
            except OSError as error:
                raise ReadOnlyError(
                    f"nothing can be written here: {error.strerror or error}",
                    file=str(folder),
                    hint=f"{access_hint(error)}, or open for reading only",
                ) from error
        try:
            return cls(annotations, annotator, lock)
        except BaseException as error:
            if lock is not None:
                lock.release()
            if isinstance(error, OSError):
                message = f"the annotations cannot be read: {error.strerror or error}"
                raise DamageError(message, file=str(error.filename or folder)) from error
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self.close()
        finally:
            self.abandon()

    # Changing

    def register(self, info: PageInfo, data: bytes) -> None:
        """Make a page annotatable; `data` are its bytes, kept with its first annotation.

        What an annotated page's file says of name and encoding stays. Raises `DamageError` if the
        bytes are not those of the page. Without effect in a store that is open for reading.
        """
        if not _SHA256.match(info.sha256) or hashlib.sha256(data).hexdigest() != info.sha256:
            raise DamageError("the bytes are not those of the page", file=info.name)
        if self.read_only:
            return
        with self._memory:
            page = self.records(info.sha256)
            if page.announced and pages_kept.is_kept(self._annotations, info.sha256):
                return
            if not page.announced:
                page.info = info
            self._saver.registered[info.sha256] = data

    def apply(self, change: Change) -> None:
        """Apply `change` in memory and queue it for `flush`; a change without operations is none.

        All of it or nothing: raises `ConflictError` if a record before is not what is there or a
        batch is being written, `QuoteError` for parts that cannot be, `NotFoundError` for a page
        that is not registered, and `ReadOnlyError` where nothing may be changed.
        """
        if change.ops:
            with self._memory:
                self._undo.did(self._enqueue("change", change, ""))

    def commit(self, change: Change) -> None:
        """Apply `change` and make it durable; raises as `apply` and `flush` do."""
        self.apply(change)
        self.flush()

    def undo(self, watch: Watch | None = None) -> Change | None:
        """Queue the inverse of the latest change that is not undone, and return that change.

        None if there is none. The inverse of a batch is durable on return, and the change returned
        for it has no operations; `watch` is called while it is written. Raises as `apply`, and what
        `watch` raises; then the change stays the next one to undo.
        """
        return self._turn("undo", watch)

    def redo(self, watch: Watch | None = None) -> Change | None:
        """Queue again the change that was undone last, and return it; None if there is none.

        Its time is that of the undoing. Otherwise as `undo`.
        """
        return self._turn("redo", watch)

    def apply_batch(self, header: Change, changes: Iterable[Change | FirstOnPage]) -> None:
        """Apply `changes` as one step of undo under the name of `header`; durable on return.

        All of it or nothing, whatever `changes` raises. They are taken one at a time, and pages may
        be registered meanwhile; other changes are refused until it is done. What is said of a page
        that is new (see `is_new`) takes less time as a `FirstOnPage`. Raises as `apply` and `flush`
        do.
        """
        groups = (one.ops if isinstance(one, Change) else one for one in changes)
        entry = self._write_batch("change", header, groups, "")
        if entry is not None:
            self._undo.did(Step(entry))

    def close(self) -> None:
        """Make everything durable and give the folder free; harmless a second time.

        Raises `SaveError` if something cannot be saved; then the store stays open for another try,
        or for `abandon`.
        """
        if self._lock is not None and not self.read_only:
            self.checkpoint()
        self.abandon()

    def abandon(self) -> None:
        """Give the folder free without saving what is not durable yet."""
        self.read_only = True
        self._journal.let_go()
        if self._lock is not None:
            self._lock.release()

    def close_for_changes(self) -> None:
        """Refuse changes from now on, and touch no file any more."""
        self.read_only = True
        self._shelf.write = False

    # Inside

    def _close(self, problem: Problem) -> None:
        """Let nothing be changed, because of something that is wrong with all of the files."""
        self.read_only = True
        what = f"the journal of {self.annotator}: {problem.message}"
        self.read_only_reason = f"read only ({problem.hint}); {what}"
        self._report(problem)

    def _report(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def _recover(self, rest: bytes, *, doubtful: bool) -> None:
        """Bring page files up to date; what the disk refuses is left for later."""
        if rest and not looks_torn(rest):
            self._report(set_rest_aside(self._journal, rest))
        if doubtful:  # numbers may have been used that the journal does not tell
            self._seq = max(self._seq, self._shelf.note_missing())
        for name in self._shelf.files.unfinished:
            with suppress(OSError):
                (self.folder / name).unlink()
        fields = {"version": VERSION, "annotator": self.annotator}
        self._journal.head = encode_line(self._seq, "head", fields)
        for number, sha256 in enumerate(self._shelf.behind(), start=1):
            page = self._shelf.get(sha256)
            if page is not None and not page.read_only:
                self._saver.lag(page)
            if number % PAGES == 0:  # more of a large batch than memory should hold
                self._saver.catch_up()
        self._saver.flush()
        self._saver.checkpoint()

    def _check_writable(self) -> None:
        if self.read_only:
            reason = self.read_only_reason or "these annotations are open for reading only"
            raise ReadOnlyError(reason, file=str(self.folder))
        if self._in_batch:
            raise ConflictError("a bulk action is being written", hint="wait until it is done")

    def _page_for_change(self, sha256: str) -> PageRecords:
        with self._memory:
            page = self._shelf.get(sha256)
        if page is None or not page.known:
            raise NotFoundError("the page is not registered for annotation", file=sha256)
        if page.read_only:
            raise ReadOnlyError(
                f"{page.read_only}, so nothing can be changed there",
                file=str(self._shelf.path_of(page)),
                hint=SETTLE,
            )
        return page

    def _enqueue(self, act: Act, change: Change, of: str) -> Step:
        self._check_writable()
        staging = Staging(self._page_for_change)
        lines = [
            encode_line(self._seq + number, "page", page_fields(page.info))
            for number, page in enumerate(unannounced(staging.touch(change.ops)), 1)
        ]
        seq = self._seq + len(lines) + 1
        fields = header(change, of)
        lines.append(encode_line(seq, act, fields, staging.apply(change.ops, seq)))
        step = Step(entry_of({"seq": seq, "kind": act, **fields}, -1, -1), change.ops)
        self._seq = seq
        self._saver.queue.append(Pending(lines, staging.publish(), step))
        return step

    def _turn(self, act: Act, watch: Watch | None) -> Change | None:
        with self._memory:
            self._check_writable()
            step = self._undo.next_undo() if act == "undo" else self._undo.next_redo()
            if step is None:
                return None
            entry = step.entry
            inverse = change_of(entry).inverse()
            if not entry.batch:
                ops = step.ops
                if ops is None:
                    ops = ops_of(self._journal.read(entry.offset))
                turned = tuple(op.inverse() for op in reversed(ops))
                inverse = Change(
                    entry.verb, entry.summary, turned, self.annotator, entry.focus, inverse.id
                )
                self._turned(act, self._enqueue(act, inverse, entry.change))
                return change_of(entry, ops if act == "undo" else turned)
        path = self._journal.path
        lines = watched(ops_backward(path, entry), entry.count, watch)
        groups = (tuple(op.inverse() for op in reversed(ops)) for ops in lines)
        written = self._write_batch(act, inverse, groups, entry.change)
        if written is not None:
            self._turned(act, Step(written))
        return change_of(entry)

    def _turned(self, act: Act, step: Step) -> None:
        if act == "undo":
            self._undo.undid(step)
        else:
            self._undo.redid(step)

    def _write_batch(
        self, act: Act, change: Change, groups: Iterable[Group], of: str
    ) -> Entry | None:
        with self._flushing:
            with self._memory:
                self._check_writable()
            self._prepare_batch()
            with self._memory:
                self._check_writable()
                if self._saver.queue:
                    raise ConflictError("other changes came in between", hint="try again")
                self._in_batch = True
            overflow = Overflow(self.annotator)
            try:
                staging = Staging(self._page_for_change, overflow)
                with self._journal.writing() as writer:
                    into = writer, self._saver, staging, overflow
                    entry = write_batch(*into, self._seq, act, change, of, groups)
                with self._memory:
                    if entry is not None:
                        self._seq = entry.seq
                        self._saver.took(entry.seq, staging.publish(), overflow)
            except BaseException:
                overflow.discard()
                raise
            finally:
                self._in_batch = False
            if entry is not None:
                self._saver.flush()
                self._saver.checkpoint()
        return entry
