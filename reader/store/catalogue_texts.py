"""The texts of articles: numbered by date, kept for showing them, and indexed for searching.

The number of an article, its `doc`, is the day of its date above `BITS` bits that count the
articles of that day. So a search that goes through the index backward finds the latest first and
need not sort, and a range of dates is a range of numbers.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date

from reader.store.catalogue_schema import storable
from reader.store.catalogue_types import ArticleEntry, IndexedText
from reader.text.indexing import fold

BITS = 24
"""Bits of a number below the day."""

Text = tuple[str, str, str, bytes]
"""Title, outlet and authors of an article, and its text as it is stored."""


def day_of(published: str | None) -> int:
    """Return the day (1 is the first of the year 1) of a date as articles have it; 0 for none.

    A date without day or month counts as the first.
    """
    head = (published or "")[:10]
    with suppress(ValueError):
        year, month, day = ([int(part) for part in head.split("-")] + [1, 1])[:3]
        return date(year, month, day).toordinal()
    return 0


def days(value: str) -> tuple[int, int]:
    """Return the first day and the one after the last of ``2025``, ``2025-03`` or ``2025-03-14``.

    For a day that the calendar does not have, both are the first day after it that it has.
    """
    year, month, day = ([int(part) for part in value.split("-")] + [0, 0])[:3]
    if year == 0:
        return 0, 1
    if not month:
        return date(year, 1, 1).toordinal(), _first(year + 1, 1)
    after = _first(year + month // 12, month % 12 + 1)
    if not day:
        return date(year, month, 1).toordinal(), after
    at = date(year, month, 1).toordinal() + day - 1
    return (after, after) if at >= after else (at, at + 1)


def _first(year: int, month: int) -> int:
    if year > date.max.year:
        return date.max.toordinal() + 1
    return date(year, month, 1).toordinal()


def numbers(
    connection: sqlite3.Connection,
    articles: Sequence[ArticleEntry],
    before: dict[int, int],
    given: dict[int, int] | None = None,
) -> list[int]:
    """Return a number for each article; `before` has those that a page's articles had, by start.

    `given` holds the last number of each day that was given without having been stored yet.
    """
    latest: dict[int, int] = {} if given is None else given
    found = []
    for article in articles:
        day = day_of(article.published or article.inferred)
        doc = before.get(article.start, 0)
        if not doc or doc >> BITS != day:
            if day not in latest:
                last = "SELECT max(doc) FROM articles WHERE doc BETWEEN ? AND ?"
                bounds = (day << BITS, ((day + 1) << BITS) - 1)
                latest[day] = connection.execute(last, bounds).fetchone()[0] or day << BITS
                latest[day] = max([latest[day], *(d for d in before.values() if d >> BITS == day)])
            doc = latest[day] = latest[day] + 1
        found.append(doc)
    return found


class Texts:
    """The texts during one write; `flush` stores and indexes what has changed.

    The index takes texts fastest by rising number, so they wait until the write ends.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._pending: dict[int, IndexedText | None] = {}
        self._new: set[int] = set()

    def put(self, doc: int, article: ArticleEntry, *, new: bool = False) -> None:
        """Add or replace the text of the article with this number; with `new` there is none."""
        if new and doc not in self._pending:
            self._new.add(doc)
        self._pending[doc] = article.indexed or indexed(article)

    def drop(self, docs: Iterable[int]) -> None:
        """Forget the texts with these numbers."""
        self._pending |= dict.fromkeys(docs)

    def flush(self) -> None:
        """Store and index what has changed."""
        pending, self._pending = self._pending, {}
        known_new, self._new = self._new, set()
        run = self._connection.execute
        for doc in sorted(pending):
            new = pending[doc]
            old = None
            if doc not in known_new:
                old = run(
                    "SELECT title, outlet, authors, body FROM texts WHERE doc = ?", (doc,)
                ).fetchone()
            if old == (new.stored if new is not None else None):
                continue
            if old is not None:
                run(
                    "INSERT INTO search (search, rowid, title, outlet, author, body)"
                    " VALUES ('delete', ?, ?, ?, ?, ?)",
                    (doc, *_folded(old)),
                )
            if new is None:
                run("DELETE FROM texts WHERE doc = ?", (doc,))
                continue
            run(
                "INSERT INTO search (rowid, title, outlet, author, body) VALUES (?, ?, ?, ?, ?)",
                (doc, *new.folded),
            )
            run("REPLACE INTO texts VALUES (?, ?, ?, ?, ?)", (doc, *new.stored))


def indexed(article: ArticleEntry) -> IndexedText:
    """Return what is stored and indexed of an article; it is most of what putting it costs."""
    text = storable(article.text) or ""
    title, outlet = (storable(value) or "" for value in (article.title, article.outlet))
    authors = storable("\n".join(article.authors)) or ""
    stored = (title, outlet, authors, zlib.compress(text.encode(), 1))
    return IndexedText(stored, (fold(title), fold(outlet), fold(authors), fold(text)))


def _folded(text: Text) -> tuple[str, str, str, str]:
    title, outlet, authors, body = text
    return fold(title), fold(outlet), fold(authors), fold(_plain(body))


def _plain(body: bytes) -> str:
    return zlib.decompress(body).decode()


def text_of(connection: sqlite3.Connection, doc: int) -> str:
    """Return the text of an article; empty where there is none with this number."""
    found = connection.execute("SELECT body FROM texts WHERE doc = ?", (doc,)).fetchone()
    return _plain(found[0]) if found is not None else ""
