"""Where a row stands in the list, without numbering the rows.

The rows are the table `entries`, sorted by (path, start). Every few hundred of them there is a
landmark: the key from which its stretch begins, and how many rows the stretch holds. To find row n,
the landmarks are summed up to its stretch and the rest is counted inside; a page that comes or goes
changes one number. It is a counted B-tree with two levels, kept in SQL.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from typing import TypeAlias

Key: TypeAlias = tuple[str, int]
"""(path, start), the sort key of a row."""

STRETCH = 512
"""How many rows a new stretch holds; it is divided when it has grown to twice as many."""

FIRST: Key = ("", -1)
"""Before every row."""


class Order:
    """The landmarks during one write; `flush` stores what has changed."""

    def __init__(self, connection: sqlite3.Connection, stretch: int) -> None:
        self._connection = connection
        self._stretch = stretch
        self._load()

    def add(self, key: Key, rows: int = 1) -> None:
        """Count a row that was put at `key`; with -1 for `rows`, one that was taken away."""
        index = bisect_right(self._keys, key) - 1
        self._rows[index] += rows
        self._touched.add(index)

    def flush(self) -> None:
        """Store the counts, after dividing stretches that are too long and dropping empty ones."""
        if not self._touched:
            return
        total = sum(self._rows)
        if len(self._keys) > 4 * (total // self._stretch + 1):
            self._connection.execute("DELETE FROM landmarks")
            self._divide(FIRST, total)
        else:
            for index in sorted(self._touched):
                self._store(index)
        self._load()

    def _load(self) -> None:
        found = self._connection.execute(
            "SELECT path, start, rows FROM landmarks ORDER BY path, start"
        )
        stored: list[tuple[str, int, int]] = found.fetchall() or [(*FIRST, 0)]
        self._keys = [(path, start) for path, start, _ in stored]
        self._rows = [rows for _, _, rows in stored]
        self._touched: set[int] = set()

    def _store(self, index: int) -> None:
        key, rows = self._keys[index], self._rows[index]
        if rows == 0 and index > 0:
            self._connection.execute("DELETE FROM landmarks WHERE path = ? AND start = ?", key)
        elif rows > 2 * self._stretch:
            self._divide(key, rows)
        else:
            self._connection.execute("REPLACE INTO landmarks VALUES (?, ?, ?)", (*key, rows))

    def _divide(self, first: Key, rows: int) -> None:
        """Store landmarks for the stretch of this many `rows` that begins at `first`."""
        keys = self._connection.execute(
            "SELECT path, start FROM entries WHERE (path, start) >= (?, ?)"
            " ORDER BY path, start LIMIT ?",
            (*first, rows),
        ).fetchall()[:: self._stretch]
        landmarks = [first, *keys[1:]]
        counts = [self._stretch] * len(landmarks)
        counts[-1] = rows - self._stretch * (len(landmarks) - 1)
        self._connection.executemany(
            "REPLACE INTO landmarks VALUES (?, ?, ?)",
            [(*key, count) for key, count in zip(landmarks, counts, strict=True)],
        )


def total(connection: sqlite3.Connection) -> int:
    """Return the number of rows."""
    found = connection.execute("SELECT coalesce(sum(rows), 0) FROM landmarks").fetchone()[0]
    return int(found)


def locate(connection: sqlite3.Connection, offset: int) -> tuple[Key, int] | None:
    """Return (key, skip) such that row `offset` is the one `skip` rows after the first from `key`.

    None where the list has no such row.
    """
    passed = 0
    for path, start, rows in connection.execute(
        "SELECT path, start, rows FROM landmarks ORDER BY path, start"
    ):
        if passed + rows > offset:
            return (path, start), offset - passed
        passed += rows
    return None


def position(connection: sqlite3.Connection, key: Key) -> int:
    """Return how many rows stand before `key`."""
    passed = 0
    stretch: Key = FIRST
    before = connection.execute(
        "SELECT path, start, rows FROM landmarks WHERE (path, start) <= (?, ?)"
        " ORDER BY path, start",
        key,
    ).fetchall()
    if before:
        passed = sum(rows for _, _, rows in before[:-1])
        stretch = before[-1][:2]
    inside = connection.execute(
        "SELECT count(*) FROM entries WHERE (path, start) >= (?, ?) AND (path, start) < (?, ?)",
        (*stretch, *key),
    ).fetchone()[0]
    return int(passed + inside)
