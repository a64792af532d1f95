"""Making durable what was applied: the journal first, page files after it, checkpoints."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import RLock

from reader.model.errors import ConflictError, ReaderError, SaveError
from reader.store import files, pages_kept
from reader.store.first_records import FirstOnPage
from reader.store.journal import Journal, encode_line
from reader.store.overflow import Overflow
from reader.store.page_files import render_page, write_error
from reader.store.page_state import PageInfo, PageRecords, State
from reader.store.problems import Problem, Report
from reader.store.refusals import KEPT, refused
from reader.store.shelf import Shelf
from reader.store.staging import Pending

CHECKPOINT_EVERY = 64
"""Acts after which page files are synced, so that opening reads at most so many."""
SYNC_EVERY = 4096
"""Files of a large batch after which those are synced."""


class Saver:
    """What is not durable yet, and what is durable in the journal but not in page files.

    One thread at a time may call `flush` and what follows it here; `memory` guards what they share
    with those who apply changes meanwhile.
    """

    def __init__(
        self,
        annotations: Path,
        journal: Journal,
        shelf: Shelf,
        memory: RLock,
        report: Report,
        lock: files.FolderLock | None = None,
    ) -> None:
        self._annotations = annotations
        self._lock = lock
        self._annotator = journal.path.parent.name
        self._journal = journal
        self._shelf = shelf
        self._memory = memory
        self._report = report
        self._behind: dict[str, PageRecords] = {}
        self._unsynced: set[Path] = set()
        self._kept: list[Path] = []
        # Acts in the journal since the last checkpoint.
        self.since = 0
        self.queue: list[Pending] = []
        self.registered: dict[str, bytes] = {}

    def lag(self, page: PageRecords) -> None:
        """Note that the page's file is behind its records."""
        self._behind[page.info.sha256] = page

    def why_gone(self) -> str:
        """Return in words why nothing can be written where the annotator's folder was, else "".

        A folder that was away and is there again, with the journal as it was, is taken again: a
        file system that was mounted anew gives none of its files their old numbers.
        """
        if self._lock is None:
            return ""
        why = self._lock.why_gone()
        if why and self._journal.is_there():
            try:
                self._lock.take_again()
            except ReaderError as error:
                return error.message
            except OSError as error:
                return f"the workspace cannot be locked: {error.strerror or error}"
            return ""
        return why

    def need_folder(self) -> None:
        """Raise `SaveError` where the annotator's folder is gone; nothing else is made of it."""
        if why := self.why_gone():
            raise SaveError(
                f"not saved: {why}",
                file=str(self._journal.path.parent),
                hint=f"{KEPT}; put the workspace back and save again",
            )

    def flush(self) -> None:
        """Write the queue to the journal and the pages it touched to their files.

        Raises `SaveError` if the journal or a page's bytes cannot be written; the queue is kept.
        """
        if self.queue:
            self.need_folder()
        elif self.why_gone():  # what page files lack, the journal has
            return
        with self._memory:
            queue = list(self.queue)
            touched = {**self._behind, **self._shelf.restored, **_pages(queue)}
            # States as of the end of the queue: a file must never be ahead of the journal.
            states = [(page, page.state) for page in touched.values()]
        if queue:
            self._write_queue(queue, list(touched.values()))
        self._save_pages(states)
        if self._shelf.overflow is not None:
            self._save_overflow(self._shelf.overflow)
        if self.since >= CHECKPOINT_EVERY:
            self.checkpoint()

    def catch_up(self) -> None:
        """Write the files of the pages that lag behind, and say nothing of it in the journal."""
        self._save_pages([(page, page.state) for page in self._behind.values()])
        if len(self._unsynced) >= SYNC_EVERY:
            try:
                self._sync()
            except OSError as error:
                self._report(write_error(self._journal.path.parent, error))

    def secure(self) -> None:
        """Write the queue to the journal; raises `SaveError` as `flush`, which does the rest."""
        with self._memory:
            queue = list(self.queue)
        if queue:
            self.need_folder()
            pages = list(_pages(queue).values())
            self._write_queue(queue, pages)
            for page in pages:
                self.lag(page)

    def _write_queue(self, queue: list[Pending], pages: list[PageRecords]) -> None:
        self.keep_bytes(pages)
        offsets = iter(self._journal.append([line for p in queue for line in p.lines]))
        with self._memory:
            del self.queue[: len(queue)]
            for pending in queue:
                *_, offset = (next(offsets) for _ in pending.lines)
                pending.step.written(offset)
        self.wrote(queue[-1].step.entry.seq, len(queue))

    def wrote(self, seq: int, acts: int) -> None:
        """Note that the journal has `acts` more and ends with the number `seq`."""
        self._shelf.seq = seq
        self.since += acts

    def took(self, seq: int, pages: Iterable[PageRecords], overflow: Overflow) -> None:
        """Note that the journal has a batch that ends with the number `seq`.

        The files of `pages`, and of those in `overflow`, are behind it until the next `flush`.
        """
        for page in pages:
            self.lag(page)
        self._shelf.take_over(overflow)
        self.wrote(seq, 1)

    def _save_pages(self, states: list[tuple[PageRecords, State]]) -> None:
        for page, state in states:
            self._save_page(page, render_page(page.info, self._annotator, state))

    def _save_overflow(self, overflow: Overflow) -> None:
        """Write the files of the pages in `overflow`, synced some at a time, until it is empty."""
        for sha256 in overflow.pages():
            with self._memory:
                page = self._shelf.in_memory(sha256)
                info, stamp, content = overflow.bare(sha256)
            self._save_held(info, stamp, content, page)
            with self._memory:
                overflow.drop(sha256)
            if len(self._unsynced) >= SYNC_EVERY:
                try:
                    self._sync()
                except OSError as error:
                    self._report(write_error(self._journal.path.parent, error))
        with self._memory:
            self._shelf.overflow = None
            overflow.close()

    def _save_held(
        self,
        info: PageInfo,
        stamp: tuple[int, int, int] | None,
        content: bytes | None,
        page: PageRecords | None,
    ) -> None:
        """Write the file of a page from the overflow; its records are only read where they are."""
        if page is None:
            page = PageRecords(info)
            page.stamp = stamp
        try:
            pieces = None if content is None else (content,)
            self._unsynced.add(self._shelf.save(page, pieces))
        except OSError as error:
            with self._memory:
                page = self._shelf.get(info.sha256)
            assert page is not None
            self._behind[info.sha256] = page
            self._report(write_error(self._shelf.path_of(page), error))
        else:
            self._behind.pop(info.sha256, None)
            self._shelf.restored.pop(info.sha256, None)

    def _save_page(self, page: PageRecords, pieces: Iterable[bytes]) -> None:
        sha256 = page.info.sha256
        try:
            self._unsynced.add(self._shelf.save(page, pieces))
        except OSError as error:
            self._behind[sha256] = page
            self._report(write_error(self._shelf.path_of(page), error))
        else:
            self._behind.pop(sha256, None)
            self._shelf.restored.pop(sha256, None)

    def _sync(self) -> None:
        # A file that is gone, the next opening notices.
        files.sync_paths(sorted(self._unsynced))
        self._unsynced.clear()

    def keep_bytes(self, pages: list[PageRecords], *, later: bool = False) -> None:
        """Make the registered bytes of the pages durable, `later` by `sync_kept`.

        Raises `SaveError`.
        """
        for page in pages:
            sha256 = page.info.sha256
            data = self.registered.get(sha256)
            if data is None:
                continue
            self._keep(sha256, data, durable=not later)
            with self._memory:
                self.registered.pop(sha256, None)
        if not later or len(self._kept) >= SYNC_EVERY:
            self.sync_kept()

    def put_new(self, first: FirstOnPage, seq: int, overflow: Overflow) -> None:
        """Write what belongs to a page that is new, its bytes and its file, as the line `seq`.

        The bytes are made durable by `sync_kept`; the file waits for its name in `overflow`. Raises
        `SaveError`, and `ConflictError` where the annotator knows the page.
        """
        info, data = first.info, first.data
        path = self._shelf.new_path(info)
        if path is None or info.sha256 in overflow:
            raise ConflictError("the page is not new to the annotator", file=info.name)
        if data:
            self._keep(info.sha256, data, durable=False)
            if len(self._kept) >= SYNC_EVERY:
                self.sync_kept()
        overflow.put_written(info, path)
        try:
            files.write_temporary(path, first.records.file(info, self._annotator, seq))
        except OSError as error:
            raise refused(path, error) from error

    def _keep(self, sha256: str, data: bytes, *, durable: bool) -> None:
        try:
            path = pages_kept.keep(
                self._annotations, sha256, data, self._annotator, durable=durable
            )
        except OSError as error:
            raise self._not_kept(error, sha256) from error
        if path is not None:
            self._kept.append(path)

    def sync_kept(self) -> None:
        """Make the bytes durable that were kept for `later`; raises `SaveError`."""
        waiting = self._kept
        if not waiting:
            return
        try:
            files.sync_paths(waiting)
            for folder in {path.parent for path in waiting}:
                files.sync_folder(folder)
        except OSError as error:
            raise self._not_kept(error, waiting[-1].stem) from error
        self._kept = []  # only now: what was refused is owed by the next try

    def _not_kept(self, error: OSError, sha256: str) -> SaveError:
        return refused(pages_kept.kept_path(self._annotations, sha256), error)

    def checkpoint(self) -> None:
        """Sync the page files and say so in the journal; what fails is a problem and no loss."""
        if self._behind or self._shelf.overflow or not (self.since or self._unsynced):
            return
        if self.why_gone():
            return
        pages = len(self._shelf.files)
        try:
            self._sync()
            files.sync_folder(self._journal.path.parent)
            with self._journal.writing() as writer:
                fields = {"pages": pages, "at": writer.size}
                writer.write(encode_line(self._shelf.seq, "checkpoint", fields))
        except OSError as error:
            self._report(write_error(self._journal.path.parent, error))
        except SaveError as error:
            self._report(Problem(error.file, "", error.message, error.hint))
        else:
            self.since = 0


def _pages(queue: Iterable[Pending]) -> dict[str, PageRecords]:
    return {page.info.sha256: page for pending in queue for page in pending.pages}


def page_fields(info: PageInfo) -> dict[str, object]:
    """Return the fields of the line that names a page."""
    return {"page": info.sha256, "name": info.name, "encoding": info.encoding}


def unannounced(pages: list[PageRecords]) -> list[PageRecords]:
    """Return those of `pages` that the journal does not name yet."""
    return [page for page in pages if not page.announced]
