"""Which articles an annotator has read, in the catalogue, so that the list can be asked for them.

The mark comes from the annotator's places. An article that was finished or skipped counts as read
without it; one that is in progress does not, since a label may have come to it from elsewhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import islice

from reader.model.identity import article_id, parse_article_id
from reader.store import catalogue_list as listing
from reader.store import catalogue_sums
from reader.store.catalogue_file import Database, Transaction

IS_READ = "(read = 1 OR state IN ('done', 'no-claims', 'skipped'))"
"""Whether an article is read, of a row of `counts`."""

_CHUNK = 500  # articles marked in one transaction
_FARTHEST = 2**62


class ReadMarks:
    """The part of a catalogue that knows what was read; threads and errors as its protocol says."""

    _database: Database

    def read_articles(self, annotator: str) -> set[str]:
        """Return the ids of the articles that are marked as read."""

        def work(connection: sqlite3.Connection) -> set[str]:
            found = connection.execute(
                "SELECT sha, start FROM counts WHERE annotator = ? AND read = 1", (annotator,)
            )
            return {article_id(sha, start) for sha, start in found}

        return self._database.read(work)

    def mark_read(self, annotator: str, articles: Iterable[str]) -> None:
        """Mark the articles that these ids resolve to; ids of unknown articles do nothing."""
        rest = iter(articles)
        while ids := list(islice(rest, _CHUNK)):

            def work(write: Transaction, ids: list[str] = ids) -> None:
                _mark(write.connection, annotator, ids)

            self._database.write(work)

    def unmark_read(self, annotator: str, articles: Iterable[str]) -> None:
        """Take the mark off articles, by their ids as they are now."""
        rest = iter(articles)
        while ids := list(islice(rest, _CHUNK)):

            def work(write: Transaction, ids: list[str] = ids) -> None:
                for one in ids:
                    sha12, start = parse_article_id(one)
                    write.connection.execute(
                        "UPDATE counts SET read = 0 WHERE annotator = ? AND sha >= ? AND sha < ?"
                        " AND start = ?",
                        (annotator, sha12, f"{sha12}g", start),
                    )

            self._database.write(work)


def _mark(connection: sqlite3.Connection, annotator: str, ids: list[str]) -> None:
    places: list[tuple[str, int]] = []
    for one in ids:
        sha12, offset = parse_article_id(one)
        place = listing.article_at(connection, sha12, min(offset, _FARTHEST))
        if place is not None:
            places.append(place)
    with catalogue_sums.summing(connection, {sha for sha, _ in places}):
        _put(connection, annotator, places)


def _put(connection: sqlite3.Connection, annotator: str, places: Iterable[tuple[str, int]]) -> None:
    connection.executemany(
        "INSERT INTO counts SELECT ?, sha, start, 'unread', 0, 0, '[]', '', 1, 0, 0, doc"
        " FROM articles WHERE sha = ? AND start = ?"
        " ON CONFLICT (annotator, sha, start) DO UPDATE SET read = 1",
        [(annotator, *place) for place in places],
    )
