"""The list of the catalogue: which rows there are, where they stand, and their sums.

A page is listed once, under the first of its names. A file that holds no known page is listed where
it has a problem to tell; a page without any article has one row, so that no file goes unseen.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from reader.store import catalogue_order as order
from reader.store import catalogue_schema as schema
from reader.store.catalogue_file import Transaction
from reader.store.catalogue_sums import summing
from reader.store.catalogue_types import ArticleRow

_NONE = -1  # the start of a row without an article


@contextmanager
def renaming(write: Transaction, path: str, sha256: str) -> Iterator[None]:
    """Keep the list right while the file at `path` comes to hold the page `sha256`, or none."""
    run = write.connection.execute
    before = run("SELECT sha FROM files WHERE path = ?", (path,)).fetchone()
    pages = {sha for sha in (sha256, before[0] if before else "") if sha}
    listed = {path} | {first_name(write.connection, sha) for sha in pages}
    with summing(write.connection, pages, path):
        yield
        listed |= {first_name(write.connection, sha) for sha in pages}
        for name in sorted(name for name in listed if name is not None):
            list_again(write, name)
        for sha in pages:
            place(write.connection, sha)


def place(connection: sqlite3.Connection, sha256: str) -> None:
    """Tell the articles of a page under which name they are listed."""
    connection.execute(
        "UPDATE articles SET path = coalesce((SELECT path FROM entries e"
        " WHERE e.sha = articles.sha AND e.start = articles.start), '') WHERE sha = ?",
        (sha256,),
    )


def first_name(connection: sqlite3.Connection, sha256: str) -> str | None:
    """Return the path under which a page is listed; None where it has no file."""
    found = connection.execute("SELECT min(path) FROM files WHERE sha = ?", (sha256,)).fetchone()
    name: str | None = found[0]
    return name


def list_again(write: Transaction, path: str) -> None:
    """Bring the rows of the file at `path` up to date with what is known of it and its page."""
    run = write.connection.execute
    before = run("SELECT start, sha FROM entries WHERE path = ?", (path,)).fetchall()
    after = _wanted(write.connection, path)
    if before == after:
        return
    if before:
        run("DELETE FROM entries WHERE path = ?", (path,))
    for start, _ in before:
        write.order.add((path, start), -1)
    for start, sha in after:
        run("INSERT INTO entries VALUES (?, ?, ?)", (path, start, sha))
        write.order.add((path, start))


def _wanted(connection: sqlite3.Connection, path: str) -> list[tuple[int, str]]:
    file = connection.execute(
        "SELECT sha, problem, EXISTS (SELECT 1 FROM pages p WHERE p.sha = f.sha),"
        " (SELECT min(path) FROM files g WHERE g.sha = f.sha) FROM files f WHERE path = ?",
        (path,),
    ).fetchone()
    if file is None:
        return []
    sha, problem, known, first = file
    if not known:
        return [(_NONE, sha)] if problem else []
    if first != path:
        return []
    starts = connection.execute("SELECT start FROM articles WHERE sha = ? ORDER BY start", (sha,))
    return [(start, sha) for (start,) in starts] or [(_NONE, sha)]


def rows_from(
    connection: sqlite3.Connection,
    annotator: str,
    compare: str,
    key: order.Key,
    limit: int,
    skip: int = 0,
) -> list[ArticleRow]:
    """Return `limit` rows from `key` on: with it for ``>=`` as `compare`, without it for ``>``."""
    keys = (
        f"SELECT path, start, sha FROM entries WHERE (path, start) {compare} (?, ?)"
        " ORDER BY path, start LIMIT ? OFFSET ?"
    )
    found = connection.execute(
        f"SELECT {schema.COLUMNS} FROM ({keys}) e {schema.JOINS}", (*key, limit, skip, annotator)
    )
    return [schema.to_row(values) for values in found]


def article_at(connection: sqlite3.Connection, sha12: str, offset: int) -> tuple[str, int] | None:
    """Return (page sha256, start) of the article that holds page offset `offset`.

    The stretches of a page's articles tile it: the one that holds the offset is the last that
    begins at or before it, and an offset past the end belongs to the last of all.
    """
    found: tuple[str, int] | None = connection.execute(
        "SELECT sha, start FROM articles WHERE sha >= ? AND sha < ? AND lo <= ?"
        " ORDER BY lo DESC LIMIT 1",
        (sha12, f"{sha12}g", offset),
    ).fetchone()
    return found


def article_key(connection: sqlite3.Connection, sha12: str, offset: int) -> order.Key | None:
    """Return where in the order the article that holds `offset` is listed, if it is."""
    place = article_at(connection, sha12, offset)
    if place is None:
        return None
    found: order.Key | None = connection.execute(
        "SELECT path, start FROM entries WHERE sha = ? AND start = ?", place
    ).fetchone()
    return found


def path_key(connection: sqlite3.Connection, path: str) -> order.Key | None:
    """Return where in the order the first row of the file at `path`, or of its page, is listed."""
    run = connection.execute
    file = run("SELECT sha FROM files WHERE path = ?", (path,)).fetchone()
    names = (path, first_name(connection, file[0]) if file and file[0] else None)
    for name in names:
        found: order.Key | None = run(
            "SELECT path, start FROM entries WHERE path = ? ORDER BY start LIMIT 1", (name,)
        ).fetchone()
        if found is not None:
            return found
    return None
