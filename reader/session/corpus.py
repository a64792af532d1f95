"""The pages of a workspace: what files there are, what they say, and how they are cut.

`refresh` compares the folders with the catalogue and reads what is new or changed; `page` and
`segmentation` open one page for reading.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock

import msgspec

from reader.model.errors import DecodingError, NotFoundError, ReaderError
from reader.model.pages import Page, Segmentation
from reader.model.records import STATES, ArticleState
from reader.pages.decode import decode
from reader.pages.overlay import replay
from reader.pages.segment import SEGMENTER_VERSION, segment
from reader.session.annotators import Annotators
from reader.session.articles import OpenArticle, distinct_tags, effective_state
from reader.session.pagefiles import FoundFile, find_pages, real_path
from reader.settings.config import Config
from reader.store.annotations import AnnotationStore, PageInfo, PageRecords
from reader.store.catalogue import Catalogue
from reader.store.catalogue_types import (
    ArticleCounts,
    ArticleEntry,
    FileEntry,
    PageEntry,
    Stamp,
)
from reader.text.words import words

Progress = Callable[[int, int], None]
"""Called with how many files are read and how many are to be read."""

BATCH = 64
"""Pages put into the catalogue in one transaction."""


class Refreshed(msgspec.Struct, frozen=True):
    """What a refresh found: files read anew, files gone, and sentences about what is wrong."""

    read: int
    gone: int
    messages: tuple[str, ...]


class Corpus:
    """Reads pages and keeps the catalogue true to the folders."""

    def __init__(
        self, root: Path, catalogue: Catalogue, config: Config, annotators: Annotators
    ) -> None:
        self._root = root
        self._catalogue = catalogue
        self._config = config
        self._annotators = annotators
        self._refreshing = Lock()
        self._registered: set[str] = set()
        self.stopped = False

    # --- one page ----------------------------------------------------------------------------

    def page(self, sha256: str) -> Page:
        """Return the page with these bytes, from ``seeds/`` or from the kept pages.

        Raises `NotFoundError` where no file holds them any more.
        """
        names = self._catalogue.names(sha256)
        for name in names:
            data = self._read(name)
            if data is not None and hashlib.sha256(data).hexdigest() == sha256:
                return self._decoded(sha256, data, names)
        data = self._read(kept_name(sha256))
        if data is not None and hashlib.sha256(data).hexdigest() == sha256:
            return self._decoded(sha256, data, names)
        shown = names[0] if names else sha256[:12]
        raise NotFoundError(
            "the page is gone or has changed", file=shown, hint="look again with R or `reader list`"
        )

    def _read(self, name: str) -> bytes | None:
        try:
            return real_path(self._root, name).read_bytes()
        except OSError:
            return None

    def _decoded(self, sha256: str, data: bytes, names: tuple[str, ...]) -> Page:
        info = self._annotators.info(sha256)
        declared = info.encoding if info is not None else ""
        decoded = decode(data, declared=declared, preferred=self._config.encoding)
        if not names and info is not None:
            names = (info.name,)
        return Page(sha256, decoded.text, decoded.encoding, names, decoded.warnings)

    def segmentation(self, page: Page) -> Segmentation:
        """Return the articles of a page, with everybody's corrections over the machine's cut."""
        machine = self._catalogue.segmentation(page.sha256, SEGMENTER_VERSION, page.encoding)
        if machine is None:
            machine = segment(page.text, page.sha256)
            self._catalogue.put_segmentation(machine, SEGMENTER_VERSION, page.encoding)
        corrections = self._annotators.corrections(page.sha256)
        return replay(page.text, machine, corrections) if corrections else machine

    def register(self, page: Page) -> None:
        """Make a page annotatable: its bytes are kept with its first annotation."""
        if page.sha256 in self._registered:
            return
        name = page.names[0] if page.names else f"{page.sha256[:12]}.txt"
        data = next(
            (
                found
                for found in map(self._read, (*page.names, kept_name(page.sha256)))
                if found is not None and hashlib.sha256(found).hexdigest() == page.sha256
            ),
            None,
        )
        if data is None:
            raise NotFoundError("the page has changed since it was opened", file=name)
        store = self._annotators.own
        store.register(PageInfo(page.sha256, name, page.encoding), data)
        self._registered.add(page.sha256)

    # --- all pages ---------------------------------------------------------------------------

    def refresh(self, progress: Progress | None = None) -> Refreshed:
        """Read what is new or changed since the catalogue was last told, and forget what is gone.

        May run in a thread beside the one that reads rows; a second call waits for the first.
        """
        with self._refreshing:
            self._annotators.forget()
            known = self._catalogue.files()
            outdated = set(self._catalogue.outdated(SEGMENTER_VERSION))
            found = {file.path: file for file in self._found()}
            fresh = [
                file
                for path, file in found.items()
                if path not in known
                or known[path].stamp != (file.size, file.mtime_ns)
                or known[path].sha256 in outdated
                or (known[path].problem != file.problem and bool(file.problem))
            ]
            unread = tuple(f.path + "/" for f in found.values() if not f.path.endswith(".txt"))
            gone = [p for p in known if p not in found and not (unread and p.startswith(unread))]
            for path in gone:
                self._catalogue.drop_file(path)
            self._take_in(fresh, progress)
            self.count_stale()
            self._catalogue.prune()
            messages = [f"{f.path}: {f.problem}" for f in self._catalogue.problems()]
            return Refreshed(len(fresh), len(gone), tuple(messages))

    def _found(self) -> Iterable[FoundFile]:
        """Yield the files under ``seeds/``, and kept pages that no seed holds any more."""
        yield from find_pages(self._root)
        for sha256 in sorted(self._annotators.annotated()):
            if any(not n.startswith(KEPT) for n in self._catalogue.names(sha256)):
                continue
            path = real_path(self._root, kept_name(sha256))
            try:
                info = path.stat()
            except OSError:
                continue
            number = sum(len(s.records(sha256).spans) for s in self._annotators.stores())
            spans = f"{number} span{'' if number == 1 else 's'} on the old version"
            problem = f"page changed or gone, {spans}"
            yield FoundFile(kept_name(sha256), info.st_size, info.st_mtime_ns, problem)

    def _take_in(self, files: list[FoundFile], progress: Progress | None) -> None:
        done = 0
        for at in range(0, len(files), BATCH):
            if self.stopped:
                return
            with self._catalogue.batch():
                for file in files[at : at + BATCH]:
                    self._take_in_one(file)
                    done += 1
            if progress is not None:
                progress(done, len(files))

    def _take_in_one(self, file: FoundFile) -> None:
        entry = FileEntry(file.path, file.size, file.mtime_ns, problem=file.problem)
        if file.problem and not file.path.startswith(KEPT):
            self._catalogue.put_file(entry)
            return
        try:
            data = real_path(self._root, file.path).read_bytes()
            sha256 = hashlib.sha256(data).hexdigest()
            page = self._decoded(sha256, data, (file.path,))
        except OSError as error:
            problem = f"cannot be read: {error.strerror or error}"
            self._catalogue.put_file(msgspec.structs.replace(entry, problem=problem))
            return
        except DecodingError as error:
            self._catalogue.put_file(msgspec.structs.replace(entry, problem=error.message))
            return
        segmentation = self.segmentation(page)
        articles = [_entry(page, segmentation, i) for i in range(len(segmentation.articles))]
        warnings = (*page.warnings, *segmentation.warnings)
        self._catalogue.put_page(
            PageEntry(sha256, page.encoding, SEGMENTER_VERSION, warnings), articles
        )
        if not articles and not entry.problem:
            entry = msgspec.structs.replace(entry, problem="the page has no text")
        self._catalogue.put_file(msgspec.structs.replace(entry, sha256=sha256))

    def recut(self, page: Page) -> Segmentation:
        """Put a page's articles into the catalogue anew after its cut was corrected."""
        segmentation = self.segmentation(page)
        articles = [_entry(page, segmentation, i) for i in range(len(segmentation.articles))]
        warnings = (*page.warnings, *segmentation.warnings)
        self._catalogue.put_page(
            PageEntry(page.sha256, page.encoding, SEGMENTER_VERSION, warnings), articles
        )
        for store in self._annotators.stores():
            self.count(store, page.sha256)
        return segmentation

    # --- counts ------------------------------------------------------------------------------

    def count_stale(self) -> None:
        """Count anew every page whose annotations were saved since they were last counted."""
        for store in self._annotators.stores():
            known = self._catalogue.stamps(store.annotator)
            for sha256 in store.pages():
                if known.get(sha256) != _stamp(store, sha256):
                    self.count(store, sha256)
            for sha256 in set(known) - set(store.pages()):
                self._catalogue.drop_annotations(store.annotator, sha256)

    def count(self, store: AnnotationStore, sha256: str) -> None:
        """Tell the catalogue what an annotator made of a page's articles."""
        if self._catalogue.page(sha256) is None:
            return
        try:
            page = self.page(sha256)
        except ReaderError:
            return
        segmentation = self.segmentation(page)
        stamp = _stamp(store, sha256)
        counts = count_articles(segmentation, store.records(sha256))
        self._catalogue.put_annotations(store.annotator, sha256, stamp, counts)


def _stamp(store: AnnotationStore, sha256: str) -> Stamp:
    try:
        info = store.file_of(sha256).stat()
    except OSError:
        return 0, 0
    return info.st_size, info.st_mtime_ns


KEPT = "annotations/_pages/"


def kept_name(sha256: str) -> str:
    """Return where the bytes of an annotated page are kept, relative to the workspace."""
    return f"{KEPT}{sha256}.txt"


def count_articles(segmentation: Segmentation, records: PageRecords) -> list[ArticleCounts]:
    """Return one annotator's counts for each article of a page, by containment of offsets."""
    at = segmentation.at
    spans = [(at(span.start), span) for span in records.spans.values()]
    tags = [(at(tag.offset), tag) for tag in records.tags.values()]
    states: list[tuple[object, ArticleState]] = [
        (at(state.offset), state) for state in records.articles.values()
    ]
    found = []
    for article in segmentation.articles:
        mine = [span for where, span in spans if where is article]
        told = [state for where, state in states if where is article]
        notes = sum(bool(s.note) for s in mine) + sum(bool(s.note) for s in told)
        found.append(
            ArticleCounts(
                article.start,
                effective_state(told),
                len(mine),
                notes,
                tuple(distinct_tags(tag for where, tag in tags if where is article)),
            )
        )
    return [c for c in found if c.spans or c.notes or c.tags or c.state != STATES[0]]


def _entry(page: Page, segmentation: Segmentation, index: int) -> ArticleEntry:
    view = OpenArticle(page, segmentation, segmentation.articles[index])
    return ArticleEntry.of(view.article, len(words(view.text.text)), view.title)
