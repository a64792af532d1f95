"""Where one was and what was read: in the annotator's places, and from there in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

import msgspec

from reader.model.identity import is_article_id, now, parse_article_id
from reader.store.catalogue import Catalogue
from reader.store.places import Place, Places


class Marking:
    """Notes what was read; the places are changed under `guard` only."""

    def __init__(self, catalogue: Catalogue, places: Places, annotator: str, guard: Lock) -> None:
        self._catalogue = catalogue
        self._places = places
        self._annotator = annotator
        self._guard = guard
        self._writing = Lock()
        self._fresh: list[str] = []
        self._offsets: dict[str, set[int]] | None = None

    def offsets(self, sha256: str) -> frozenset[int]:
        """Return the offsets of a page in whose articles the annotator has read."""
        with self._guard:
            if self._offsets is None:
                self._offsets = {}
                for article in self._places.read():
                    self._index(article)
            return frozenset(self._offsets.get(sha256[:12], ()))

    def _index(self, article: str) -> None:
        if self._offsets is not None and is_article_id(article):
            sha12, offset = parse_article_id(article)
            self._offsets.setdefault(sha12, set()).add(offset)

    def put_place(self, article: str, page_offset: int) -> None:
        """Note where one is in an article, a code point of its page."""
        with self._guard:
            self._places.put(article, Place(page_offset, self._places.get(article).read))

    def keep_places(self) -> None:
        """Write the places down; raises `SaveError`."""
        with self._writing:
            with self._guard:  # not while it is written: nobody waits for the disk to go on reading
                data = self._places.due()
            if data is not None:
                self._places.write(data)

    def read(self, articles: Iterable[str]) -> int:
        """Note that articles were read, those that were not before; return how many these are."""
        time = now()
        with self._guard:
            before = len(self._fresh)
            for article in articles:
                kept = self._places.get(article)
                if not kept.read:
                    self._places.put(article, msgspec.structs.replace(kept, read=time))
                    self._fresh.append(article)
                    self._index(article)
            return len(self._fresh) - before

    @property
    def waits(self) -> bool:
        """Whether something was read of which the catalogue was not told."""
        return bool(self._fresh)

    def tell(self) -> bool:
        """Tell the catalogue what was read since it was last told; return whether anything was."""
        with self._guard:
            fresh, self._fresh = self._fresh, []
        self._catalogue.mark_read(self._annotator, fresh)
        return bool(fresh)

    def compare(self) -> None:
        """Bring the catalogue in line with the places, which count."""
        with self._guard:
            read = {article for article in self._places.read() if is_article_id(article)}
        marked = self._catalogue.read_articles(self._annotator)
        lacking = sorted(read - marked)
        self._catalogue.mark_read(self._annotator, lacking)
        if extra := marked - read:
            # An article that was cut anew has another id than when it was read.
            places = [self._catalogue.row(self._annotator, old) for old in lacking]
            kept = {row.id for row in places if row is not None}
            self._catalogue.unmark_read(self._annotator, sorted(extra - kept))
