"""What an import is about to add, in a temporary database, so that memory holds none of it.

The system removes the database when it is closed or the process ends.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from reader.exchange.place import Placement
from reader.exchange.record import LinkItem
from reader.model.changes import Op
from reader.model.pages import Page
from reader.model.records import Record, table_of
from reader.model.shapes import ready
from reader.session.packed_records import TABLES, Packed, PackedRecords
from reader.store.page_files import decode_record
from reader.store.page_state import EncodedOp, encode_record

_TABLES = """
CREATE TABLE pages (sha TEXT PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE ops (annotator TEXT NOT NULL, page TEXT NOT NULL, content BLOB NOT NULL,
    PRIMARY KEY (annotator, page));
CREATE INDEX ops_by_page ON ops (page);
CREATE TABLE spans (uid TEXT PRIMARY KEY, page TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (name TEXT PRIMARY KEY, sha TEXT NOT NULL, data BLOB NOT NULL,
    written INTEGER NOT NULL DEFAULT 0);
CREATE TABLE links (id INTEGER PRIMARY KEY, line INTEGER NOT NULL, record TEXT NOT NULL,
    page TEXT NOT NULL, links BLOB NOT NULL);
"""
_links = msgspec.json.Decoder(ready(tuple[LinkItem, ...]))
_TOGETHER = 8
"""Files that are in memory at once, unless a page is very large."""
_Encoded: TypeAlias = tuple[str, bytes | None, bytes | None]
"""Table of an operation, and the records before and after as JSON."""


class _OnPage:
    """What the file has said of one page so far."""

    def __init__(self, sha256: str) -> None:
        self.sha256 = sha256
        self.encoding = ""
        self.names: tuple[str, ...] = ()
        self.known = False
        self.articles: set[str] = set()
        self.spans: list[str] = []
        self.ops: dict[str, list[_Encoded]] = {}
        self.changed: set[str] = set()
        # Records by uid; those held under another uid than their own are told apart in `aside`.
        self.held: dict[str, Record] = {}
        self.aside: list[tuple[str, str, bytes]] = []


class Spool:
    """The operations of an import by annotator and page, and what it has to know to find more.

    Memory holds what the file said of one page; records of one page should come in a row.
    """

    def __init__(self) -> None:
        # Without a name, the file is a temporary one.
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA cache_size = -4096; {_TABLES}")
        self._db.executescript(TABLES)
        self.packed = PackedRecords(self._db)
        self._now: _OnPage | None = None
        self._count = 0
        self._firsts: dict[str, tuple[str, int]] = {}
        self._indexed = False

    def close(self) -> None:
        """Forget all of it."""
        self._db.close()

    def _on(self, sha256: str) -> _OnPage:
        """Return what is known of a page, which is in memory until another is asked for."""
        now = self._now
        if now is None or now.sha256 != sha256:
            self._put_aside()
            now = self._now = self._fetch(sha256)
        return now

    def _put_aside(self) -> None:
        now, self._now = self._now, None
        if now is None:
            return
        known = (now.encoding, now.names, now.known, list(now.articles), now.spans, now.aside)
        self._db.execute("REPLACE INTO pages VALUES (?, ?)", (now.sha256, marshal.dumps(known)))
        rows = [(who, now.sha256, marshal.dumps(now.ops[who])) for who in now.changed]
        self._db.executemany("REPLACE INTO ops VALUES (?, ?, ?)", rows)

    def _fetch(self, sha256: str) -> _OnPage:
        page = _OnPage(sha256)
        row = self._db.execute("SELECT content FROM pages WHERE sha = ?", (sha256,)).fetchone()
        if row is None:
            self._unpack(page)
            return page
        page.encoding, page.names, page.known, articles, page.spans, page.aside = marshal.loads(
            row[0]
        )
        page.articles = set(articles)
        kept = "SELECT annotator, content FROM ops WHERE page = ?"
        for annotator, content in self._db.execute(kept, (sha256,)):
            page.ops[annotator] = marshal.loads(content)
            for kind, _, after in page.ops[annotator]:
                if after is not None:
                    record = decode_record(kind, after)
                    page.held[record.uid] = record
        page.held |= {uid: decode_record(kind, data) for uid, kind, data in page.aside}
        return page

    def _unpack(self, page: _OnPage) -> None:
        """Take apart what is packed of a page, since there is more to come."""
        found = self.packed.take_apart(page.sha256)
        if found is None:
            return
        page.encoding, page.names, page.known = "utf-8", (found.path,), True
        page.articles, page.spans = {found.article}, found.spans
        for who, said in found.said.items():
            documents = said.documents()
            page.ops[who] = [(kind, None, document) for kind, document in documents]
            page.changed.add(who)
            for kind, document in documents:
                record = decode_record(kind, document)
                page.held[record.uid] = record

    # --- operations --------------------------------------------------------------------------

    def add(self, op: Op, annotator: str) -> None:
        """Take an operation of an annotator; raises `QuoteError` where it cannot be stored."""
        record = op.record
        kind = table_of(record)
        before = None if op.before is None else encode_record(op.before, kind)
        after = None if op.after is None else encode_record(op.after, kind)
        page = self._on(record.page)
        page.ops.setdefault(annotator, []).append((kind, before, after))
        page.changed.add(annotator)
        if op.after is not None:
            page.held[record.uid] = op.after
            if annotator not in self._firsts:
                self._firsts[annotator] = record.page, getattr(op.after, "start", 0)
        self._count += 1

    def annotators(self) -> list[str]:
        """Return whose operations there are, sorted."""
        self._put_aside()
        found = self._db.execute("SELECT DISTINCT annotator FROM ops")
        return sorted({name for (name,) in found} | self.packed.annotators())

    def count(self) -> int:
        """Return how many operations there are."""
        return self._count

    def first(self, annotator: str) -> tuple[str, int]:
        """Return page and offset of the annotator's first operation."""
        return self._firsts[annotator]

    def ops(self, annotator: str) -> Iterator[tuple[str, tuple[Op, ...]]]:
        """Yield each page with the annotator's operations on it, in the order of their coming."""
        self._put_aside()
        rows = self._db.cursor().execute(
            "SELECT page, content FROM ops WHERE annotator = ? ORDER BY page", (annotator,)
        )
        for sha256, content in rows:
            encoded: list[_Encoded] = marshal.loads(content)
            yield sha256, tuple(_op(*one) for one in encoded)

    def pack(self, packed: Packed) -> bool:
        """Take a record that is ready; False where something was said of its page or file."""
        page = packed.page
        if self._now is not None and self._now.sha256 == page:
            return False
        known = self._db.execute("SELECT 1 FROM pages WHERE sha = ?", (page,)).fetchone()
        if known is not None or self.packed.has(page):
            return False
        if not self.file(packed.name, page, packed.data):
            return False
        self.packed.put(packed)
        for who, said in packed.said.items():
            self._count += said.size
            self._firsts.setdefault(who, (page, said.offset))
        if self._indexed:
            for uid in packed.spans:
                self.span(uid, page)
        return True

    # --- what is known of the file so far -----------------------------------------------------

    def hold(self, record: Record, kind: str, uid: str) -> None:
        """Note that the file has said this of `uid`, beside the operations that were added."""
        page = self._on(record.page)
        page.held[uid] = record
        page.aside.append((uid, kind, encode_record(record, kind)))

    def held(self, page: str, uid: str) -> Record | None:
        """Return what the file has said of `uid` on a page."""
        return self._on(page).held.get(uid)

    def span(self, uid: str, page: str) -> None:
        """Note where a span is."""
        if self._indexed:
            self._db.execute("INSERT OR IGNORE INTO spans VALUES (?, ?)", (uid, page))
        else:
            self._on(page).spans.append(uid)

    def page_of_span(self, uid: str) -> str:
        """Return the page of a span that was noted, "" for any other."""
        if not self._indexed:
            self._index()
        row = self._db.execute("SELECT page FROM spans WHERE uid = ?", (uid,)).fetchone()
        return str(row[0]) if row is not None else ""

    def _index(self) -> None:
        """Make an index of the spans; most files hold no relation that asks for one."""
        self._put_aside()
        self._indexed = True
        for sha256, content in self._db.cursor().execute("SELECT sha, content FROM pages"):
            rows = [(uid, sha256) for uid in marshal.loads(content)[4]]
            self._db.executemany("INSERT OR IGNORE INTO spans VALUES (?, ?)", rows)
        for sha256, spans in self.packed.spans():
            rows = [(uid, sha256) for uid in spans]
            self._db.executemany("INSERT OR IGNORE INTO spans VALUES (?, ?)", rows)

    def first_of_article(self, page: str, article: str) -> bool:
        """Tell whether this is asked of the article for the first time."""
        articles = self._on(page).articles
        first = article not in articles
        articles.add(article)
        return first

    # --- pages --------------------------------------------------------------------------------

    def page(self, page: Page) -> None:
        """Note how a page is called and read."""
        here = self._on(page.sha256)
        if not here.known:
            here.encoding, here.names, here.known = page.encoding, page.names, True

    def page_at(self, sha256: str) -> Page:
        """Return a page that was noted, without its text."""
        self._put_aside()
        kept = "SELECT content FROM pages WHERE sha = ?"
        encoding, names, *_ = marshal.loads(self._db.execute(kept, (sha256,)).fetchone()[0])
        return Page(sha256, "", encoding, names)

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
        """Yield the names and bytes of the files to be made, which may be noted meanwhile."""
        last = ""
        statement = "SELECT name, data FROM files WHERE name > ? ORDER BY name LIMIT ?"
        while rows := self._db.execute(statement, (last, _TOGETHER)).fetchall():
            yield from rows
            last = rows[-1][0]

    def file_digests(self) -> Iterator[tuple[str, str]]:
        """Yield the names of the files to be made, and the sha256 of each."""
        yield from self._db.cursor().execute("SELECT name, sha FROM files ORDER BY name")

    def made(self, page: Page) -> bytes | None:
        """Return the bytes of a page for which a file was made, None for any other."""
        for name in page.names:
            asked = name.removeprefix("seeds/"), page.sha256
            statement = "SELECT data FROM files WHERE name = ? AND sha = ? AND written = 1"
            row = self._db.execute(statement, asked).fetchone()
            if row is not None:
                return bytes(row[0])
        return None

    def wrote(self, name: str) -> None:
        """Note that a file was made."""
        self._db.execute("UPDATE files SET written = 1 WHERE name = ?", (name,))

    def written(self) -> Iterator[tuple[str, str]]:
        """Yield the names of the files that were made, and the sha256 of each."""
        yield from self._db.cursor().execute("SELECT name, sha FROM files WHERE written = 1")

    def written_apart(self) -> Iterator[tuple[str, str]]:
        """Yield names and digests of the files that were made, but for those of packed records."""
        yield from self._db.cursor().execute(
            "SELECT name, sha FROM files WHERE written = 1 AND sha NOT IN (SELECT page FROM packed)"
        )

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


def _op(kind: str, before: bytes | None, after: bytes | None) -> Op:
    was = None if before is None else decode_record(kind, before)
    if after is None:
        return Op(was, None)
    return EncodedOp(was, decode_record(kind, after), after)


def _text(name: str) -> str:
    """Return a name with what SQLite cannot hold escaped."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
