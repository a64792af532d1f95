"""What the catalogue knows of files and of saved annotations, asked for some at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reader.store import catalogue_schema as schema
from reader.store.catalogue_file import Database, Transaction
from reader.store.catalogue_types import FileEntry, Stamp

_CHUNK = 1000
_GROUP, _LOOKED = "group ", "looked"


class PackedCut(NamedTuple):
    """A kept segmentation (see `catalogue_schema.unpack`), and of which version and encoding."""

    version: int
    encoding: str
    content: bytes


class Known:
    """The part of a catalogue that a refresh goes through; threads and errors as its protocol."""

    _database: Database

    def files_at(self, paths: Sequence[str]) -> dict[str, FileEntry]:
        """Return what is known of these files by path; at most some thousands are to be asked."""
        keys = [schema.key(path) for path in paths]
        marks = ", ".join("?" * len(keys))
        statement = f"SELECT path, size, mtime, sha, problem FROM files WHERE path IN ({marks})"
        return {
            path: FileEntry(path, size, int(mtime), sha, problem)
            for path, size, mtime, sha, problem in self._rows(statement, *keys)
        }

    def file_paths(self, folder: str = "") -> Iterator[str]:
        """Yield the paths of all known files in order, some hundreds read at a time.

        With a `folder`, only those somewhere under it.
        """
        last = f"{folder}/" if folder else ""
        end = f"{folder}0" if folder else "\U0010ffff"  # "0" is what follows "/"
        statement = "SELECT path FROM files WHERE path > ? AND path < ? ORDER BY path LIMIT ?"
        while found := self._rows(statement, last, end, _CHUNK):
            yield from (path for (path,) in found)
            last = found[-1][0]

    def stamps_of(self, annotator: str, pages: Sequence[str]) -> dict[str, Stamp]:
        """Return the stamps given with an annotator's counts of these pages, as `stamps` does."""
        marks = ", ".join("?" * len(pages))
        statement = f"SELECT sha, size, mtime FROM stamps WHERE annotator = ? AND sha IN ({marks})"
        rows = self._rows(statement, annotator, *pages)
        return {sha: (size, int(mtime)) for sha, size, mtime in rows}

    def stamps_between(self, annotator: str, low: str, high: str) -> dict[str, Stamp]:
        """Return what `stamps_of` does of the pages from sha256 `low` up to `high`, sorted."""
        statement = (
            "SELECT sha, size, mtime FROM stamps WHERE annotator = ? AND sha >= ? AND sha < ?"
            " ORDER BY sha"
        )
        rows = self._rows(statement, annotator, low, high)
        return {sha: (size, int(mtime)) for sha, size, mtime in rows}

    def listed_pages(self, after: tuple[str, int], limit: int) -> list[tuple[str, int, str]]:
        """Return (path, start, page sha256) of the list's first rows after a (path, start).

        A row without an article has the start -1.
        """
        statement = (
            "SELECT path, start, sha FROM entries WHERE (path, start) > (?, ?)"
            " ORDER BY path, start LIMIT ?"
        )
        return self._rows(statement, *after, limit)

    def names_of(self, pages: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the paths under which each of these pages is found, in order."""
        marks = ", ".join("?" * len(pages))
        found: dict[str, tuple[str, ...]] = {}
        statement = f"SELECT sha, path FROM files WHERE sha IN ({marks}) ORDER BY sha, path"
        for sha, path in self._rows(statement, *pages):
            found[sha] = (*found.get(sha, ()), path)
        return found

    def cuts_of(self, pages: Sequence[str]) -> dict[str, PackedCut]:
        """Return the machine's cut of each of these pages that has been kept, still packed."""
        marks = ", ".join("?" * len(pages))
        statement = (
            f"SELECT sha, version, encoding, content FROM segmentations WHERE sha IN ({marks})"
        )
        return {sha: PackedCut(*kept) for sha, *kept in self._rows(statement, *pages)}

    def digests(self) -> dict[str, int]:
        """Return the digest that was given for each group of files."""
        low, high = _GROUP, f"{_GROUP[:-1]}!"
        rows = self._rows("SELECT name, value FROM meta WHERE name > ? AND name < ?", low, high)
        return {name[len(_GROUP) :]: value for name, value in rows}

    def looked(self) -> int:
        """Return the time at which the last look at all files began; 0 where there was none."""
        rows = self._rows("SELECT value FROM meta WHERE name = ?", _LOOKED)
        return int(rows[0][0]) if rows else 0

    def put_digests(self, digests: Mapping[str, int | None], looked: int) -> None:
        """Keep the digests of groups of files, None for one that is gone, and the time of a look.

        The time is in nanoseconds.
        """

        def work(write: Transaction) -> None:
            gone = [(_GROUP + name,) for name, value in digests.items() if value is None]
            kept = [(_GROUP + name, value) for name, value in digests.items() if value is not None]
            write.connection.executemany("DELETE FROM meta WHERE name = ?", gone)
            put = "REPLACE INTO meta VALUES (?, ?)"
            write.connection.executemany(put, [*kept, (_LOOKED, looked)])

        self._database.write(work)

    def _rows(self, statement: str, *values: str | int) -> list[Any]:
        def work(connection: sqlite3.Connection) -> list[Any]:
            return connection.execute(statement, values).fetchall()

        return self._database.read(work)
