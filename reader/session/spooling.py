"""What an import is about to add, in a temporary database, so that memory holds none of it.

The system removes the database when it is closed or the process ends.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

import msgspec

from reader.exchange.place import Placement
from reader.exchange.record import LinkItem
from reader.model.changes import Op
from reader.model.pages import Page
from reader.model.records import Record
from reader.store.page_files import decode_record
from reader.store.page_state import encode_record

_TABLES = """
CREATE TABLE ops (id INTEGER PRIMARY KEY, annotator TEXT NOT NULL, page TEXT NOT NULL,
    kind TEXT NOT NULL, before BLOB, after BLOB);
CREATE INDEX ops_by_page ON ops (annotator, page, id);
CREATE TABLE held (page TEXT, uid TEXT, kind TEXT NOT NULL, document BLOB NOT NULL,
    PRIMARY KEY (page, uid)) WITHOUT ROWID;
CREATE TABLE spans (uid TEXT PRIMARY KEY, page TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE cut (page TEXT, article TEXT, PRIMARY KEY (page, article)) WITHOUT ROWID;
CREATE TABLE pages (sha TEXT PRIMARY KEY, encoding TEXT NOT NULL, names TEXT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE files (name TEXT PRIMARY KEY, sha TEXT NOT NULL, data BLOB NOT NULL,
    written INTEGER NOT NULL DEFAULT 0);
CREATE TABLE links (id INTEGER PRIMARY KEY, line INTEGER NOT NULL, record TEXT NOT NULL,
    page TEXT NOT NULL, links BLOB NOT NULL);
"""
_links = msgspec.json.Decoder(tuple[LinkItem, ...])


class Spool:
    """The operations of an import by annotator and page, and what it has to know to find more."""

    def __init__(self) -> None:
        # Without a name, the file is a temporary one.
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA cache_size = -4096; {_TABLES}")

    def close(self) -> None:
        """Forget all of it."""
        self._db.close()

    # --- operations --------------------------------------------------------------------------

    def add(self, op: Op, annotator: str) -> None:
        """Take an operation of an annotator; raises `QuoteError` where it cannot be stored."""
        before = None if op.before is None else encode_record(op.before, op.table)
        after = None if op.after is None else encode_record(op.after, op.table)
        row = (annotator, op.page, op.table, before, after)
        self._db.execute(
            "INSERT INTO ops (annotator, page, kind, before, after) VALUES (?, ?, ?, ?, ?)", row
        )

    def annotators(self) -> list[str]:
        """Return whose operations there are, sorted."""
        found = self._db.execute("SELECT DISTINCT annotator FROM ops ORDER BY annotator")
        return [name for (name,) in found]

    def count(self) -> int:
        """Return how many operations there are."""
        return int(self._db.execute("SELECT count(*) FROM ops").fetchone()[0])

    def first(self, annotator: str) -> tuple[str, int]:
        """Return page and offset of the annotator's first operation."""
        kind, after = self._db.execute(
            "SELECT kind, after FROM ops WHERE annotator = ? AND after NOT NULL"
            " ORDER BY id LIMIT 1",
            (annotator,),
        ).fetchone()
        record = decode_record(kind, after)
        return record.page, getattr(record, "start", 0)

    def ops(self, annotator: str) -> Iterator[tuple[str, tuple[Op, ...]]]:
        """Yield each page with the annotator's operations on it, in the order of their coming."""
        rows = self._db.cursor().execute(
            "SELECT page, kind, before, after FROM ops WHERE annotator = ? ORDER BY page, id",
            (annotator,),
        )
        page, found = "", list[Op]()
        for sha256, kind, before, after in rows:
            if sha256 != page and found:
                yield page, tuple(found)
                found = []
            page = sha256
            found.append(
                Op(
                    None if before is None else decode_record(kind, before),
                    None if after is None else decode_record(kind, after),
                )
            )
        if found:
            yield page, tuple(found)

    # --- what is known of the file so far -----------------------------------------------------

    def hold(self, record: Record, kind: str, uid: str = "") -> None:
        """Note that the file has said this of `uid`, by default the record's own."""
        row = (record.page, uid or record.uid, kind, encode_record(record, kind))
        self._db.execute("REPLACE INTO held VALUES (?, ?, ?, ?)", row)

    def held(self, page: str, uid: str) -> Record | None:
        """Return what the file has said of `uid` on a page."""
        row = self._db.execute(
            "SELECT kind, document FROM held WHERE page = ? AND uid = ?", (page, uid)
        ).fetchone()
        return decode_record(*row) if row is not None else None

    def span(self, uid: str, page: str) -> None:
        """Note where a span is."""
        self._db.execute("INSERT OR IGNORE INTO spans VALUES (?, ?)", (uid, page))

    def page_of_span(self, uid: str) -> str:
        """Return the page of a span that was noted, "" for any other."""
        row = self._db.execute("SELECT page FROM spans WHERE uid = ?", (uid,)).fetchone()
        return str(row[0]) if row is not None else ""

    def first_of_article(self, page: str, article: str) -> bool:
        """Tell whether this is asked of the article for the first time."""
        row = (page, _text(article))
        done = self._db.execute("INSERT OR IGNORE INTO cut VALUES (?, ?)", row)
        return done.rowcount == 1

    # --- pages --------------------------------------------------------------------------------

    def page(self, page: Page) -> None:
        """Note how a page is called and read."""
        names = json.dumps(page.names)
        row = (page.sha256, page.encoding, names)
        self._db.execute("INSERT OR IGNORE INTO pages VALUES (?, ?, ?)", row)

    def page_at(self, sha256: str) -> Page:
        """Return a page that was noted, without its text."""
        encoding, names = self._db.execute(
            "SELECT encoding, names FROM pages WHERE sha = ?", (sha256,)
        ).fetchone()
        return Page(sha256, "", encoding, tuple(json.loads(names)))

    def file(self, name: str, sha256: str, data: bytes) -> bool:
        """Note a file to be made; False where another text is to be made under its name."""
        row = self._db.execute("SELECT sha FROM files WHERE name = ?", (name,)).fetchone()
        if row is None:
            values = (name, sha256, data)
            self._db.execute("INSERT INTO files (name, sha, data) VALUES (?, ?, ?)", values)
        return row is None or row[0] == sha256

    def file_count(self) -> int:
        """Return how many files are to be made."""
        return int(self._db.execute("SELECT count(*) FROM files").fetchone()[0])

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the names and bytes of the files to be made."""
        last = ""
        statement = "SELECT name, data FROM files WHERE name > ? ORDER BY name LIMIT 1"
        while (row := self._db.execute(statement, (last,)).fetchone()) is not None:
            yield row
            last = row[0]

    def wrote(self, name: str) -> None:
        """Note that a file was made."""
        self._db.execute("UPDATE files SET written = 1 WHERE name = ?", (name,))

    def written(self) -> Iterator[tuple[str, str]]:
        """Yield the names of the files that were made, and the sha256 of each."""
        yield from self._db.cursor().execute("SELECT name, sha FROM files WHERE written = 1")

    # --- relations to other articles ------------------------------------------------------------

    def link(self, line: int, placement: Placement) -> None:
        """Keep the links of a placement until all spans of the file are known."""
        name, page = _text(placement.record), placement.page_sha
        row = (line, name, page, msgspec.json.encode(placement.links))
        self._db.execute("INSERT INTO links (line, record, page, links) VALUES (?, ?, ?, ?)", row)

    def links(self) -> Iterator[tuple[int, Placement]]:
        """Yield the line and what is left of the placement of each record with links."""
        rows = self._db.cursor().execute("SELECT line, record, page, links FROM links ORDER BY id")
        for line, record, page, links in rows:
            yield line, Placement(record, page, links=_links.decode(links))


def _text(name: str) -> str:
    """Return a name with what SQLite cannot hold escaped."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
