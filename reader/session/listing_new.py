"""Putting the pages that an import has made into the list, without cutting or reading them again.

What such a page is, the import has said. Of most of them it has made ready all that the list has;
of the others the words are to be counted and folded, and that all processors do.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

import msgspec

from reader.model.errors import ReaderError
from reader.session.corpus import Corpus
from reader.session.forking import in_order, processes
from reader.session.packed_records import Listing
from reader.session.page_counts import count_articles, link_entries, span_entries
from reader.session.page_reading import article_entries
from reader.session.pagefiles import batches
from reader.session.stale import stamp_of
from reader.store.annotations import AnnotationStore
from reader.store.catalogue_types import Described, FileEntry, Made, PageEntry

ENOUGH = 300
"""Pages that are worth more than one process."""
_BATCH = 64
_TOGETHER = 8  # batches in a transaction


class NewPage(NamedTuple):
    """A page that was made: its path in the workspace, and its sha256."""

    path: str
    sha256: str


class NewPages(NamedTuple):
    """All pages that were made, `total` of them.

    `packed` are paths in the workspace, each with the pickled `Listing` of the page; `others` are
    those to be read. Files of pages, and of annotators, that were changed after the times given
    (nanoseconds) are not as the import has made them.
    """

    packed: Iterable[tuple[str, bytes]]
    others: Iterator[NewPage]
    total: int
    pages_until: int = 0
    said_until: int = 0


def list_new(
    corpus: Corpus,
    pages: NewPages,
    read: Callable[[str, str], Collection[int]],
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Put `pages` into the catalogue.

    `read` tells where on a page an annotator has read. A page that cannot be read is left out, for
    a refresh to say why. Raises `CatalogueError`.
    """
    stores = list(corpus.annotators.stores())

    def work(batch: Sequence[NewPage]) -> list[Described | None]:
        return [_look_at(corpus, stores, page, read) for page in batch]

    by_name = {store.annotator: store for store in stores}
    packed = (_stamped(corpus, by_name, pages, *one) for one in pages.packed)
    others = list(islice(pages.others, ENOUGH))
    number = processes() if len(others) == ENOUGH else 1
    todo = batches(chain(others, pages.others), _BATCH)
    listed: Iterator[list[Described | None]] = chain(
        batches(packed, _BATCH),
        in_order(todo, work, number, corpus.catalogue.forked)
        if number > 1
        else (work(batch) for batch in todo),
    )
    done = 0
    for several in batches(listed, _TOGETHER):
        corpus.catalogue.put_described([one for batch in several for one in batch if one])
        done = min(pages.total, done + _BATCH * len(several))
        if progress is not None:
            progress(done, pages.total)


def _stamped(
    corpus: Corpus,
    stores: Mapping[str, AnnotationStore],
    pages: NewPages,
    path: str,
    listing: bytes,
) -> Described | None:
    """Return the listing of the page at `path` with the times of its files; None if they differ."""
    told: Listing = pickle.loads(listing)
    made = []
    for one in told.made:
        if one.annotator not in stores:
            return None
        stamp = stamp_of(stores[one.annotator], told.page.sha256)
        if not 0 < stamp[1] <= pages.said_until:
            return None
        made.append(msgspec.structs.replace(one, stamp=stamp))
    try:
        info = os.stat(f"{corpus.root}/{path}")  # noqa: PTH116 - as everywhere with many files
    except OSError:
        return None
    if info.st_mtime_ns > pages.pages_until:
        return None
    file = FileEntry(path, info.st_size, info.st_mtime_ns, told.page.sha256)
    return Described(file, told.page, told.articles, tuple(made))


def _look_at(
    corpus: Corpus,
    stores: Iterable[AnnotationStore],
    new: NewPage,
    read: Callable[[str, str], Collection[int]],
) -> Described | None:
    everything = [(store, store.records(new.sha256)) for store in stores]
    known = [(store, records) for store, records in everything if records.known]
    try:
        info = os.stat(corpus.root / new.path)  # noqa: PTH116 - as everywhere with many files
        page = corpus.page_named(new.sha256, (new.path,), known[0][1].info if known else None)
        corrections = [one for _, records in known for one in records.corrections.values()]
        cut = corpus.corrected(page, corrections)
    except (OSError, ReaderError):
        return None
    made = []
    for store, records in known:
        spans = tuple(span_entries(cut, records))
        counts = count_articles(cut, records, spans, read(store.annotator, new.sha256))
        stamp, links = stamp_of(store, new.sha256), tuple(link_entries(records))
        made.append(Made(store.annotator, stamp, tuple(counts), spans, links))
    warnings = (*page.warnings, *cut.warnings)
    entry = PageEntry(page.sha256, page.encoding, corpus.version, warnings)
    articles = tuple(article_entries(page, cut))
    if not articles:
        return None
    file = FileEntry(new.path, info.st_size, info.st_mtime_ns, new.sha256)
    return Described(file, entry, articles, tuple(made))
