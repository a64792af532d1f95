"""Keeping the catalogue true to the folders: new, changed and vanished pages, and their counts."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext
from threading import Lock
from typing import TYPE_CHECKING

import msgspec

from reader.model.errors import DecodingError, ReaderError
from reader.session.corpus import KEPT, Corpus, kept_name, kept_pages
from reader.session.page_batches import Read, growing
from reader.session.page_counts import SpanEntries, made_of
from reader.session.page_reading import PageRead, article_entries, fault
from reader.session.pagefiles import (
    FoundFile,
    batches,
    find_pages,
    read_page_file,
    real_path,
)
from reader.session.stale import stale_pages
from reader.session.sweeping import NEVER, UNREADABLE, Sweep, differs, is_touched
from reader.session.wording import counted
from reader.store.annotations import AnnotationStore
from reader.store.catalogue_file import CatalogueError
from reader.store.catalogue_schema import unpack
from reader.store.catalogue_types import Described, FileEntry, Made, PageEntry

if TYPE_CHECKING:
    from reader.model.pages import Page, Segmentation
    from reader.session.listing_new import NewPages

Progress = Callable[[int, int], None]
"""Called with how many files are read and how many are to be read."""

BATCH = 64
"""Pages put into the catalogue in the first transaction, so that some can soon be read."""
LARGEST_BATCH = 512
"""Pages put into it in one of many; that many are to be read again after a crash."""
BATCH_BYTES = 8 * 1024 * 1024
"""Bytes of pages that are put into it in one."""
LARGEST_SPANS = 20_000
"""Spans that are put into it at a time."""
MANY = 300
"""Files; for fewer it is not worth starting processes, which takes as long as reading those."""
_CHUNK = 1000
"""Files that are compared at a time with what is known of them."""

NO_TEXT = "the page has no text"


class Refreshed(msgspec.Struct, frozen=True):
    """What a refresh found: files read anew, files gone, and sentences about what is wrong."""

    read: int
    gone: int
    messages: tuple[str, ...]


class Refresher:
    """Feeds the catalogue; `stop` makes a refresh that is under way in another thread end soon."""

    def __init__(self, corpus: Corpus, read: Callable[[str, str], Collection[int]]) -> None:
        """Feed the catalogue of `corpus`; `read` tells where on a page an annotator has read."""
        self._corpus = corpus
        self._read = read
        self._catalogue = corpus.catalogue
        self._annotators = corpus.annotators
        self._entries = SpanEntries()
        self._stores: tuple[AnnotationStore, ...] = ()
        self._refreshing = Lock()
        self._stopped = False

    def stop(self, wait: float) -> None:
        """End a refresh after the file that it reads; wait at most `wait` seconds for that."""
        self._stopped = True
        if self._refreshing.acquire(timeout=wait):
            self._refreshing.release()

    # --- files -------------------------------------------------------------------------------

    def refresh(self, progress: Progress | None = None) -> Refreshed:
        """Read what is new or changed since the catalogue was last told, and forget what is gone.

        May run in a thread beside those that read rows or save; a second call waits for the first.
        A catalogue that turns out to be damaged is filled anew. Raises `ReaderError` where the
        workspace cannot be read.
        """
        with self._refreshing, _told():
            before = self._catalogue.rebuilt
            try:
                found = self._refresh(progress)
                if self._catalogue.rebuilt == before:
                    return found
            except CatalogueError:
                if self._catalogue.rebuilt == before:
                    raise
            return self._refresh(progress)

    def list_new(self, pages: NewPages, progress: Progress | None = None) -> None:
        """Put pages that an import has made into the list; otherwise as `refresh`."""
        from reader.session.listing_new import list_new

        more = self._catalogue.filling() if pages.total >= MANY else nullcontext()
        with self._refreshing, more, _told():
            list_new(self._corpus, pages, self._read, progress)

    def _refresh(self, progress: Progress | None) -> Refreshed:
        self._annotators.forget()
        self._stores = tuple(self._annotators.stores())
        outdated = set(self._catalogue.outdated(self._corpus.version))
        read, gone = self._bring_up_seeds(outdated, progress)
        # Which old versions are still needed is only known when the seeds are.
        known = list(self._catalogue.file_paths(KEPT.rstrip("/")))
        self._bring_up(self._kept, known, outdated, None)
        kept = bool(known)
        stale = self.count_stale(progress)
        if read or gone or stale or kept:
            self._catalogue.prune()
        problems = [f"{file.path}: {file.problem}" for file in self._catalogue.problems()]
        return Refreshed(read, gone, tuple(problems))

    def _bring_up_seeds(self, outdated: set[str], progress: Progress | None) -> tuple[int, int]:
        """Bring up the files of the groups that have changed; return (read, gone)."""
        sweep = Sweep(
            self._catalogue, self._seeds, lambda: self._stopped, everything=bool(outdated)
        )
        if not sweep.changed or self._stopped:
            return 0, 0
        found = self._bring_up(sweep.files, sweep.known(), outdated, progress, sweep.since)
        if not self._stopped:
            sweep.keep()
        return found

    def _bring_up(
        self,
        find: Callable[[], Iterator[FoundFile]],
        known: Iterable[str],
        outdated: set[str],
        progress: Progress | None,
        since: int = NEVER,
    ) -> tuple[int, int]:
        """Read the files that `find` gives and that differ, and forget those that are gone.

        `known` are the paths that it should give. What was changed after `since` (nanoseconds) in
        a way that does not show is read as well. Memory holds some files at a time, and a number
        for each. Return (read, gone).
        """
        found: set[int] = set()
        hidden: list[str] = []
        total = 0
        for file, fresh in self._compared(find(), outdated, since):
            if self._stopped:
                return 0, 0
            found.add(hash(file.path))
            total += fresh
            if file.unlisted:
                hidden.append(f"{file.path}/")
        # Pages under a folder that cannot be listed are not known to be gone.
        gone = [
            path for path in known if hash(path) not in found and not path.startswith(tuple(hidden))
        ]
        for path in gone:
            self._catalogue.drop_file(path)
        done = 0
        fresh_files = (file for file, fresh in self._compared(find(), outdated, since) if fresh)
        if not total:
            return 0, len(gone)
        more = self._catalogue.filling() if total >= MANY else nullcontext()
        with more, closing(self._reads(fresh_files, total)) as reads:
            for batch in growing(reads, BATCH, LARGEST_BATCH, BATCH_BYTES):
                with self._catalogue.batch():
                    done += self._take_in(batch)
                if self._stopped:
                    break
                if progress is not None:
                    progress(done, max(total, done))
        return done, len(gone)

    def _reads(
        self, files: Iterator[FoundFile], total: int
    ) -> Generator[tuple[FoundFile, PageRead | None], None, None]:
        """Yield each file, with what it holds where there are so many that others read them."""
        if total < MANY:
            yield from ((file, None) for file in files)
            return
        from reader.session.building import Pages

        with closing(Pages(self._corpus.reader, stopped=lambda: self._stopped).read(files)) as all_:
            yield from all_

    def _compared(
        self, files: Iterable[FoundFile], outdated: set[str], since: int
    ) -> Iterator[tuple[FoundFile, bool]]:
        """Yield the files, and whether each is to be read."""
        for batch in batches(files, _CHUNK):
            known = self._catalogue.files_at([file.path for file in batch])
            for file in batch:
                fresh = differs(file, known.get(file.path), outdated)
                yield file, fresh or is_touched(file, since)

    def _seeds(self) -> Iterator[FoundFile]:
        return find_pages(self._corpus.root, self._corpus.largest)

    def _kept(self) -> Iterator[FoundFile]:
        """Yield the kept pages that no seed holds any more."""
        for batch in batches(kept_pages(self._corpus.root), _CHUNK):
            names = self._catalogue.names_of(batch)
            for sha256 in batch:
                if any(not name.startswith(KEPT) for name in names.get(sha256, ())):
                    continue
                records = [store.records(sha256) for store in self._annotators.stores()]
                if not any(page.state.size for page in records):
                    continue
                try:
                    info = real_path(self._corpus.root, kept_name(sha256)).stat()
                except OSError:
                    continue
                number = sum(len(page.spans) for page in records)
                problem = f"page changed or gone, {counted(number, 'span')} on the old version"
                yield FoundFile(kept_name(sha256), info.st_size, info.st_mtime_ns, problem)

    def _take_in(self, batch: Iterable[Read]) -> int:
        """Put files and their pages into the catalogue, as they were read or else as they are now.

        Return how many those were: fewer after `stop`.
        """
        done = spans = 0
        waiting: list[Described] = []
        for file, read in batch:
            if self._stopped:
                break
            described = None if read is None else self._described(file, read)
            if described is not None:
                waiting.append(described)
                spans += sum(len(made.spans) for made in described.made)
            if described is None or spans > LARGEST_SPANS:
                self._catalogue.put_described(waiting)
                waiting, spans = [], 0
            if described is None:
                self._take_in_now(file, read)
            done += 1
        self._catalogue.put_described(waiting)
        return done

    def _take_in_now(self, file: FoundFile, read: PageRead | None) -> None:
        """Put a file and its page as it is now; `read` tells whether reading it was fatal."""
        entry = FileEntry(file.path, file.size, file.mtime_ns)
        if read is not None and read.fatal:
            self._catalogue.put_file(msgspec.structs.replace(entry, problem=read.problem))
            return
        try:
            self._read_in(file)
        except (ReaderError, OSError, sqlite3.Error):
            raise
        except Exception as error:  # a fault of the program with one page must not stop the others
            self._catalogue.put_file(msgspec.structs.replace(entry, problem=fault(error)))

    def _described(self, file: FoundFile, read: PageRead) -> Described | None:
        """Describe what another process has read; None where only this one knows how it is read.

        That is so for a page that may have been read in another encoding when it was annotated, or
        whose cut somebody has corrected. Problems are looked into here as well, but for a file that
        has brought down the process that read it.
        """
        if read.problem or file.problem:
            return None
        about = [(store, store.info(read.sha256)) for store in self._stores]
        mine = [(store, info) for store, info in about if info is not None]
        for store, info in mine:
            plain = read.plain and info.encoding in ("", read.encoding)
            if not plain or store.records(read.sha256).corrections:
                return None
        problem = "" if read.articles else NO_TEXT
        entry = FileEntry(file.path, file.size, file.mtime_ns, read.sha256, problem)
        page = PageEntry(read.sha256, read.encoding, self._corpus.version, read.warnings)
        made: tuple[Made, ...] = ()
        if mine:
            segmentation = unpack(read.segmentation)
            assert segmentation is not None
            made = tuple(self._made(store, segmentation) for store, _ in mine)
        return Described(entry, page, read.articles, made, read.segmentation)

    def _read_in(self, file: FoundFile) -> None:
        entry = FileEntry(file.path, file.size, file.mtime_ns, problem=file.problem)
        if file.problem and not file.path.startswith(KEPT):
            self._catalogue.put_file(entry)
            return
        try:
            data = read_page_file(self._corpus.root, file.path, self._corpus.largest)
            sha256 = hashlib.sha256(data).hexdigest()
            page = self._corpus.decoded(sha256, data, (file.path,))
        except OSError as error:
            problem = f"{UNREADABLE}{error.strerror or error}"
            self._catalogue.put_file(msgspec.structs.replace(entry, problem=problem))
            return
        except DecodingError as error:
            self._catalogue.put_file(msgspec.structs.replace(entry, problem=error.message))
            return
        segmentation = self._put(page)
        if not segmentation.articles and not entry.problem:
            entry = msgspec.structs.replace(entry, problem=NO_TEXT)
        self._catalogue.put_file(msgspec.structs.replace(entry, sha256=sha256))
        self._count_all(segmentation)

    def _put(self, page: Page) -> Segmentation:
        segmentation = self._corpus.segmentation(page)
        warnings = (*page.warnings, *segmentation.warnings)
        self._catalogue.put_page(
            PageEntry(page.sha256, page.encoding, self._corpus.version, warnings),
            article_entries(page, segmentation),
        )
        return segmentation

    # --- counts ------------------------------------------------------------------------------

    def count_stale(self, progress: Progress | None = None) -> int:
        """Cut and count anew every page whose annotations were saved since they were counted.

        They are cut anew because the annotations of a page may correct its cut. Return how many
        pages those were.
        """
        stale: set[str] = set()
        for store in self._annotators.stores():
            for found in stale_pages(store, self._catalogue):
                stale.add(found.page)
                if found.gone:
                    self._catalogue.drop_annotations(store.annotator, found.page)
        for done, sha256 in enumerate(sorted(stale), start=1):
            self.recut(sha256)
            if progress is not None and (done % BATCH == 0 or done == len(stale)):
                progress(done, len(stale))
        return len(stale)

    def recut(self, sha256: str) -> None:
        """Put a page's articles into the catalogue anew, and count everybody's annotations."""
        page = self._listed(sha256)
        if page is None:
            return
        self._count_all(self._put(page))

    def count(self, store: AnnotationStore, sha256: str) -> None:
        """Tell the catalogue what an annotator made of a page's articles."""
        page = self._listed(sha256)
        if page is not None:
            self._count(store, self._corpus.segmentation(page))

    def _listed(self, sha256: str) -> Page | None:
        if self._catalogue.page(sha256) is None:
            return None
        try:
            return self._corpus.page(sha256)
        except CatalogueError:
            raise
        except ReaderError:  # the list says what is wrong with it
            return None

    def _count_all(self, segmentation: Segmentation) -> None:
        for store in self._annotators.stores():
            if store.info(segmentation.page) is not None:
                self._count(store, segmentation)

    def _count(self, store: AnnotationStore, segmentation: Segmentation) -> None:
        made = self._made(store, segmentation)
        rest = made.articles, made.spans, made.links
        self._catalogue.put_annotations(made.annotator, segmentation.page, made.stamp, *rest)

    def _made(self, store: AnnotationStore, segmentation: Segmentation) -> Made:
        return made_of(store, segmentation, self._entries, self._read)


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the system refuses into an error that says so."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        name = str(error.filename or "the workspace")
        raise ReaderError(f"cannot be read: {reason}", file=name) from error
    except sqlite3.Error as error:
        raise CatalogueError(f"the list cannot be read: {error}") from error
