"""Which pages' annotations were saved since the catalogue counted them, found without reading any.

Names and times of the files are compared with what the catalogue has noted, both in the order of
the pages, so that memory holds some at a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from reader.session.pagefiles import batches
from reader.store.annotations import AnnotationStore
from reader.store.catalogue import Catalogue
from reader.store.catalogue_types import Stamp

_CHUNK = 1000
_AFTER_ALL = "g"  # sorts after every hexadecimal digit


class Stale(NamedTuple):
    """A page to be counted anew; `gone` tells that the annotator has nothing of it any more."""

    page: str
    gone: bool


def stale_pages(store: AnnotationStore, catalogue: Catalogue) -> Iterator[Stale]:
    """Yield the pages of which the catalogue does not know what the annotator made last."""
    who = store.annotator
    behind = set(store.behind())
    for sha256 in behind:
        if catalogue.stamps_of(who, [sha256]).get(sha256) != stamp_of(store, sha256):
            yield Stale(sha256, gone=False)
    low = ""
    for batch in batches(store.page_files(), _CHUNK):
        high = batch[-1][0] + _AFTER_ALL
        known = catalogue.stamps_between(who, low, high)
        low = high
        by_short = {sha256[:12]: sha256 for sha256 in known}
        for short, path in batch:
            sha256 = by_short.pop(short, "")
            if sha256 in behind or (sha256 and known[sha256] == stamp_at(path)):
                continue
            if not sha256:
                sha256 = store.page_of_file(path)
            if sha256 and sha256 not in behind:
                yield Stale(sha256, gone=False)
        yield from (Stale(one, gone=True) for one in by_short.values() if one not in behind)
    left = catalogue.stamps_between(who, low, _AFTER_ALL)
    yield from (Stale(one, gone=True) for one in left if one not in behind)


def stamp_of(store: AnnotationStore, sha256: str) -> Stamp:
    """Return what tells one state of the annotator's file of a page from another."""
    return stamp_at(str(store.file_of(sha256)))


def stamp_at(path: str) -> Stamp:
    """Return what tells one state of the file at `path` from another; (0, 0) for none."""
    try:
        info = os.stat(path)  # noqa: PTH116 - a path object for each file takes longer than this
    except OSError:
        return 0, 0
    return info.st_size, info.st_mtime_ns
