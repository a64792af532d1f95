"""Pages of a large batch that memory has no room for, in a temporary database on the disk.

The system removes the database when it is closed or the process ends; nothing else knows of it.
Pages whose files are written already, and only wait for their names, are noted there.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reader.model.errors import DamageError
from reader.regular import read_regular
from reader.store import files
from reader.store.page_files import LARGEST, Meta, parse_page, render_page
from reader.store.page_state import PageInfo, PageRecords, State

_CHUNK = 200
_Stamp = tuple[int, int, int] | None


class Overflow:
    """States that the journal has, or will have, and that no page file holds yet.

    Not to be used by two threads at once.
    """

    def __init__(self, annotator: str) -> None:
        self._annotator = annotator
        self._db: sqlite3.Connection | None = None

    def _table(self) -> sqlite3.Connection:
        if self._db is None:
            # Without a name, the file is a temporary one.
            self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode = OFF")
            self._db.execute("PRAGMA cache_size = -2048")
            self._db.execute(
                "CREATE TABLE pages (sha TEXT PRIMARY KEY, content BLOB, inode INTEGER,"
                " size INTEGER, mtime TEXT, name TEXT, encoding TEXT, path TEXT)"
            )
        return self._db

    def __contains__(self, sha256: str) -> bool:
        if self._db is None:
            return False
        found = self._db.execute("SELECT 1 FROM pages WHERE sha = ?", (sha256,)).fetchone()
        return found is not None

    def put(self, info: PageInfo, state: State, stamp: _Stamp) -> None:
        """Hold a page's state, and how its file was when it was read (see `files.stamp`)."""
        content = b"".join(render_page(info, self._annotator, state))
        inode, size, mtime = stamp or (None, None, None)
        told = (inode, size, None if mtime is None else str(mtime), info.name, info.encoding)
        row = (info.sha256, content, *told, "")
        self._table().execute("REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def put_written(self, info: PageInfo, path: Path) -> None:
        """Hold a page that was new, whose file is written where that for `path` waits."""
        row = (info.sha256, info.name, info.encoding, os.fspath(path))
        statement = "INSERT INTO pages (sha, name, encoding, path) VALUES (?, ?, ?, ?)"
        self._table().execute(statement, row)

    def page(self, sha256: str) -> PageRecords | None:
        """Return a page that is held, as its file will have it; None for any other."""
        if self._db is None:
            return None
        row = self._db.execute("SELECT * FROM pages WHERE sha = ?", (sha256,)).fetchone()
        if row is None:
            return None
        _sha, content, inode, size, mtime, _name, _encoding, path = row
        meta, state = _parsed(_written(Path(path)) if content is None else content)
        page = PageRecords(meta.info, state)
        page.announced = True
        page.stamp = None if mtime is None else (inode, size, int(mtime))
        return page

    def bare(self, sha256: str) -> tuple[PageInfo, _Stamp, bytes | None]:
        """Return a page that is held, its file's stamp, and the bytes that the file will have.

        The bytes are None where they only wait for their name.
        """
        row = self._table().execute("SELECT * FROM pages WHERE sha = ?", (sha256,)).fetchone()
        _sha, content, inode, size, mtime, name, encoding, _path = row
        stamp = None if mtime is None else (inode, size, int(mtime))
        return PageInfo(sha256, name, encoding), stamp, content

    def pages(self) -> Iterator[str]:
        """Yield the pages that are held; those that were yielded may be dropped meanwhile."""
        last = ""
        while self._db is not None:
            statement = "SELECT sha FROM pages WHERE sha > ? ORDER BY sha LIMIT ?"
            found = self._db.execute(statement, (last, _CHUNK)).fetchall()
            if not found:
                return
            yield from (sha for (sha,) in found)
            last = found[-1][0]

    def drop(self, sha256: str) -> None:
        """Hold a page no longer."""
        if self._db is not None:
            self._db.execute("DELETE FROM pages WHERE sha = ?", (sha256,))

    def discard(self) -> None:
        """Remove the files that wait for their names, and hold nothing any more."""
        if self._db is not None:
            written = "SELECT path FROM pages WHERE content IS NULL"
            for (path,) in self._db.execute(written):
                with suppress(OSError):
                    files.temporary_of(Path(path)).unlink()
        self.close()

    def close(self) -> None:
        """Hold nothing any more."""
        if self._db is not None:
            self._db.close()
            self._db = None


def _written(path: Path) -> bytes:
    """Return the content of a file that waits for its name, or has just got it."""
    try:
        return read_regular(files.temporary_of(path), LARGEST, follow=False)
    except FileNotFoundError:
        return read_regular(path, LARGEST, follow=False)


def _parsed(content: bytes) -> tuple[Meta, State]:
    found = parse_page(content)
    if found is None:
        raise DamageError("a page of a batch cannot be read back from the temporary database")
    return found
