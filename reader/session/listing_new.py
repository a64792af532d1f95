"""Putting the pages that an import has made into the list, without cutting or reading them again.

What such a page is, the import has said; only its words are to be counted and folded, and that all
processors do.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.model.errors import ReaderError
from reader.session.corpus import Corpus
from reader.session.forking import in_order, processes
from reader.session.page_counts import count_articles, link_entries, span_entries
from reader.session.page_reading import article_entries
from reader.session.pagefiles import batches
from reader.session.stale import stamp_of
from reader.store.annotations import AnnotationStore
from reader.store.catalogue_types import ArticleEntry, FileEntry, Made, PageEntry

ENOUGH = 300
"""Pages that are worth more than one process."""
_BATCH = 64
_TOGETHER = 8  # batches in a transaction


class NewPage(NamedTuple):
    """A page that was made: its path in the workspace, and its sha256."""

    path: str
    sha256: str


class _Listed(NamedTuple):
    file: FileEntry
    page: PageEntry
    articles: tuple[ArticleEntry, ...]
    made: tuple[Made, ...]


def list_new(
    corpus: Corpus,
    pages: Iterable[NewPage],
    total: int,
    read: Callable[[str, str], Collection[int]],
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Put `pages` into the catalogue, of which there are `total`.

    `read` tells where on a page an annotator has read. A page that cannot be read is left out, for
    a refresh to say why. Raises `CatalogueError`.
    """
    stores = list(corpus.annotators.stores())

    def work(batch: Sequence[NewPage]) -> list[_Listed]:
        found = (_look_at(corpus, stores, page, read) for page in batch)
        return [one for one in found if one is not None]

    number = processes() if total >= ENOUGH else 1
    todo = batches(pages, _BATCH)
    done = 0
    listed: Iterator[list[_Listed]] = (
        in_order(todo, work, number, corpus.catalogue.forked)
        if number > 1
        else (work(batch) for batch in todo)
    )
    for several in batches(listed, _TOGETHER):
        with corpus.catalogue.batch():
            for one in (one for batch in several for one in batch):
                corpus.catalogue.put_described(*one)
        done = min(total, done + _BATCH * len(several))
        if progress is not None:
            progress(done, total)


def _look_at(
    corpus: Corpus,
    stores: Iterable[AnnotationStore],
    new: NewPage,
    read: Callable[[str, str], Collection[int]],
) -> _Listed | None:
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
    return _Listed(file, entry, articles, tuple(made))
