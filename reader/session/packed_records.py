"""Records of an import that are ready to be written, in the temporary database of all the rest."""

from __future__ import annotations

import marshal
import pickle
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from reader.store.annotations import PageInfo
from reader.store.catalogue_types import ArticleEntry, PageEntry
from reader.store.catalogue_types import Made as MadeEntry
from reader.store.first_records import FirstOnPage, FirstRecords

TABLES = """
CREATE TABLE packed (page TEXT PRIMARY KEY, article TEXT NOT NULL, name TEXT NOT NULL,
    spans BLOB NOT NULL, listed BLOB NOT NULL);
CREATE TABLE firsts (annotator TEXT NOT NULL, page TEXT NOT NULL, keeps INTEGER NOT NULL,
    content BLOB NOT NULL, PRIMARY KEY (annotator, page));
CREATE INDEX firsts_by_page ON firsts (page);
"""


class Said(NamedTuple):
    """What one annotator said: how many records, the offset of the first, and `FirstRecords`.

    These are pickled: they need not be opened on the way.
    """

    size: int
    offset: int
    content: bytes


class Packed(NamedTuple):
    """One record, ready to be written.

    `id` and `digest` are the record's, `page` the sha256 of the page that its text is, `name` that
    of its file below ``seeds/``, `data` its bytes. `said` is by annotator. `spans` are the uids of
    its spans, `listed` what the catalogue has of the page, as a pickled `Listing`. The counts are
    those of `Merger`.
    """

    id: str
    digest: str
    page: str
    name: str
    data: bytes
    said: dict[str, Said]
    spans: list[str]
    listed: bytes
    added: dict[str, int]
    same: dict[str, int]
    unknown: dict[str, int]


class Listing(NamedTuple):
    """What the catalogue has of a page, but for the times of its files."""

    page: PageEntry
    articles: tuple[ArticleEntry, ...]
    made: tuple[MadeEntry, ...]


class Unpacked(NamedTuple):
    """What was packed of a page: article, path of its file, uids of spans, who said what."""

    article: str
    path: str
    spans: list[str]
    said: dict[str, FirstRecords]


class PackedRecords:
    """The packed records, one on a page; `files` of the same database has their texts."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def has(self, page: str) -> bool:
        """Tell whether a record on this page is packed."""
        found = self._db.execute("SELECT 1 FROM packed WHERE page = ?", (page,)).fetchone()
        return found is not None

    def put(self, packed: Packed) -> None:
        """Take a record; nothing else may be known of its page."""
        article = packed.id.partition("#")[0].encode("utf-8", "backslashreplace").decode()
        row = packed.page, article, packed.name, marshal.dumps(packed.spans), packed.listed
        self._db.execute("INSERT INTO packed VALUES (?, ?, ?, ?, ?)", row)
        rows = (
            # Whose part is written first keeps the bytes of the page.
            (who, packed.page, number == 0, packed.said[who].content)
            for number, who in enumerate(sorted(packed.said))
        )
        self._db.executemany("INSERT INTO firsts VALUES (?, ?, ?, ?)", rows)

    def take_apart(self, page: str) -> Unpacked | None:
        """Return what is packed of a page, and forget it; None where nothing is."""
        select = "SELECT article, name, spans FROM packed WHERE page = ?"
        row = self._db.execute(select, (page,)).fetchone()
        if row is None:
            return None
        select = "SELECT annotator, content FROM firsts WHERE page = ?"
        said = {who: pickle.loads(content) for who, content in self._db.execute(select, (page,))}
        self._db.execute("DELETE FROM packed WHERE page = ?", (page,))
        self._db.execute("DELETE FROM firsts WHERE page = ?", (page,))
        return Unpacked(row[0], f"seeds/{row[1]}", marshal.loads(row[2]), said)

    def annotators(self) -> set[str]:
        """Return whose parts there are."""
        return {who for (who,) in self._db.execute("SELECT DISTINCT annotator FROM firsts")}

    def spans(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each page with the uids of its spans."""
        for page, spans in self._db.cursor().execute("SELECT page, spans FROM packed"):
            yield page, marshal.loads(spans)

    def firsts(self, annotator: str) -> Iterator[tuple[FirstOnPage, bool]]:
        """Yield what the annotator says of each page, by page, and whether its file was made now.

        Where it was not, since there was one already, whoever writes has to find the bytes.
        """
        select = (
            "SELECT f.page, p.name, n.written, f.content, CASE WHEN f.keeps THEN n.data END"
            " FROM firsts f JOIN packed p ON p.page = f.page JOIN files n ON n.name = p.name"
            " WHERE f.annotator = ? ORDER BY f.page"
        )
        rows = self._db.cursor().execute(select, (annotator,))
        for page, name, written, content, data in rows:
            info = PageInfo(page, f"seeds/{name}", "utf-8")
            yield FirstOnPage(info, data or b"", pickle.loads(content)), bool(written)

    def listed(self) -> Iterator[tuple[str, bytes]]:
        """Yield the file names and listings of the records whose files were made."""
        select = (
            "SELECT p.name, p.listed FROM files n CROSS JOIN packed p ON p.page = n.sha"
            " WHERE n.written = 1 AND p.name = n.name"
        )
        yield from self._db.cursor().execute(select)
