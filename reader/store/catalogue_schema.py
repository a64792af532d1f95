"""Tables of the catalogue, and how values go into its columns and come out again."""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from typing import Any
from zlib import crc32

import msgspec

from reader.model.identity import article_id
from reader.model.pages import Segmentation
from reader.model.shapes import ready
from reader.store.catalogue_types import ArticleEntry, ArticleRow
from reader.text.indexing import FOLDING

VERSION = (7 << 16) | (crc32(FOLDING.encode()) & 0xFFFF)
"""Changes with the tables, the meaning of a column, and how text is folded for the index; files of
another version are thrown away."""

# `entries` is the list: one line a row, in order, and only the keys of what the row shows, so that
# counting and leaping in it stay cheap. `landmarks` cuts it into stretches (see catalogue_order).
# A file without articles has the entry (path, -1). `doc` numbers an article so that a later date
# has a higher number (see catalogue_texts); it is 0 where there is no article. `articles.path` is
# empty where the list does not show the article. `said`, `noted` and `counts.note` hold folded
# words with a blank around each. `sums` is kept by catalogue_sums.
TABLES = {
    "meta": "(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "files": (
        "(path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime TEXT NOT NULL, sha TEXT NOT NULL,"
        " problem TEXT NOT NULL) WITHOUT ROWID"
    ),
    "pages": (
        "(sha TEXT PRIMARY KEY, encoding TEXT NOT NULL, version INTEGER NOT NULL,"
        " warnings TEXT NOT NULL) WITHOUT ROWID"
    ),
    "articles": (
        "(sha TEXT NOT NULL, start INTEGER NOT NULL, lo INTEGER NOT NULL, hi INTEGER NOT NULL,"
        " title TEXT, outlet TEXT, published TEXT, inferred TEXT, words INTEGER NOT NULL,"
        " language TEXT NOT NULL, unsure INTEGER NOT NULL, lead TEXT NOT NULL,"
        " authors TEXT NOT NULL, doc INTEGER NOT NULL, path TEXT NOT NULL,"
        " PRIMARY KEY (sha, start)) WITHOUT ROWID"
    ),
    "entries": (
        "(path TEXT NOT NULL, start INTEGER NOT NULL, sha TEXT NOT NULL,"
        " PRIMARY KEY (path, start)) WITHOUT ROWID"
    ),
    "landmarks": (
        "(path TEXT NOT NULL, start INTEGER NOT NULL, rows INTEGER NOT NULL,"
        " PRIMARY KEY (path, start)) WITHOUT ROWID"
    ),
    "counts": (
        "(annotator TEXT NOT NULL, sha TEXT NOT NULL, start INTEGER NOT NULL,"
        " state TEXT NOT NULL, spans INTEGER NOT NULL, notes INTEGER NOT NULL,"
        " tags TEXT NOT NULL, note TEXT NOT NULL, read INTEGER NOT NULL, starred INTEGER NOT NULL,"
        " archived INTEGER NOT NULL, doc INTEGER NOT NULL,"
        " PRIMARY KEY (annotator, sha, start)) WITHOUT ROWID"
    ),
    "spans": (
        "(id INTEGER PRIMARY KEY AUTOINCREMENT, annotator TEXT NOT NULL, sha TEXT NOT NULL,"
        " uid TEXT NOT NULL,"
        " start INTEGER NOT NULL, place INTEGER NOT NULL, stop INTEGER NOT NULL,"
        " label TEXT NOT NULL, attributes TEXT NOT NULL, note TEXT NOT NULL, quote TEXT NOT NULL,"
        " said TEXT NOT NULL, noted TEXT NOT NULL, doc INTEGER NOT NULL)"
    ),
    "links": (
        "(annotator TEXT NOT NULL, home TEXT NOT NULL, uid TEXT NOT NULL, side INTEGER NOT NULL,"
        " type TEXT NOT NULL, sha TEXT NOT NULL, span TEXT NOT NULL,"
        " PRIMARY KEY (annotator, home, uid, side)) WITHOUT ROWID"
    ),
    "texts": (
        "(doc INTEGER PRIMARY KEY, title TEXT NOT NULL, outlet TEXT NOT NULL,"
        " authors TEXT NOT NULL, body BLOB NOT NULL)"
    ),
    "sums": (
        "(annotator TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL,"
        " PRIMARY KEY (annotator, name)) WITHOUT ROWID"
    ),
    "stamps": (
        "(annotator TEXT NOT NULL, sha TEXT NOT NULL, size INTEGER NOT NULL, mtime TEXT NOT NULL,"
        " PRIMARY KEY (annotator, sha)) WITHOUT ROWID"
    ),
    "segmentations": (
        "(sha TEXT PRIMARY KEY, version INTEGER NOT NULL, encoding TEXT NOT NULL,"
        " content BLOB NOT NULL)"
    ),
}
SEARCH = "search"
SEARCHED = "fts5(title, outlet, author, body, content = '', tokenize = 'ascii')"
"""The index of folded texts; it keeps none itself, since `texts` has them."""

INDEXES = {
    "articles_by_doc": "articles (doc)",
    "articles_unlisted": "articles (doc) WHERE path = ''",
    "articles_by_outlet": "articles (outlet COLLATE NOCASE, doc DESC)",
    "articles_in_order": "articles (path, start, doc) WHERE path <> ''",
    "articles_by_title": (
        "articles (coalesce(title, lead) COLLATE NOCASE, doc DESC) WHERE path <> ''"
    ),
    "counts_by_doc": "counts (doc)",
    "counts_by_state": "counts (annotator, state, doc)",
    "counts_by_spans": "counts (annotator, spans, doc)",
    "spans_by_uid": "spans (annotator, sha, uid)",
    "spans_by_doc": "spans (annotator, doc, place)",
    "spans_by_label": "spans (annotator, label, doc DESC, place)",
    "spans_by_quote": "spans (annotator, substr(quote, 1, 24) COLLATE NOCASE)",
    "spans_by_note": "spans (annotator, substr(note, 1, 24) COLLATE NOCASE) WHERE note <> ''",
    "spans_with_note": "spans (annotator, doc) WHERE note <> ''",
    "links_by_span": "links (annotator, sha, span)",
    "files_by_page": "files (sha, path)",
    "files_with_problem": "files (path) WHERE problem <> ''",
    "entries_by_page": "entries (sha, start)",
    "counts_by_page": "counts (sha)",
    "stamps_by_page": "stamps (sha)",
}

COLUMNS = (
    "e.path, e.start, e.sha, f.problem, a.lo, a.hi, a.title, a.outlet, a.published, a.inferred,"
    " a.words, a.language, a.unsure, a.lead, n.state, n.spans, n.notes, n.tags,"
    " n.read, n.starred, n.archived"
)
JOINS = (
    " LEFT JOIN files f ON f.path = e.path"
    " LEFT JOIN articles a ON a.sha = e.sha AND a.start = e.start"
    " LEFT JOIN counts n ON n.annotator = ? AND n.sha = e.sha AND n.start = e.start"
    " ORDER BY e.path, e.start"
)

_SURROGATE = re.compile("[\ud800-\udfff]")


def create(connection: sqlite3.Connection) -> None:
    """Create all tables, unless another process did so first."""
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        for name, columns in TABLES.items():
            connection.execute(f"CREATE TABLE {name} {columns}")
        connection.execute(f"CREATE VIRTUAL TABLE {SEARCH} USING {SEARCHED}")
        for name, columns in INDEXES.items():
            connection.execute(f"CREATE INDEX {name} ON {columns}")
        connection.execute("INSERT INTO meta VALUES ('generation', 0)")
        connection.execute("INSERT INTO landmarks VALUES ('', -1, 0)")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def is_current(connection: sqlite3.Connection) -> bool:
    """Tell whether the file holds the tables of this version."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    found = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'index')")
    return version == VERSION and {*TABLES, *INDEXES, SEARCH} <= {name for (name,) in found}


def is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether the file has just come into being."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return bool(tables == 0 and version == 0)


def storable(text: str | None) -> str | None:
    """Return `text` with U+FFFD for lone surrogates, which SQLite cannot hold."""
    return text if text is None or text.isascii() else _SURROGATE.sub("\ufffd", text)


def key(path: str) -> str:
    """Return `path` with lone surrogates escaped by a backslash, as in the names of a page."""
    return path if path.isascii() else path.encode("utf-8", "backslashreplace").decode("utf-8")


def pack(segmentation: Segmentation) -> bytes:
    """Return `segmentation` as bytes; one with lone surrogates, which are no UTF-8, as JSON."""
    try:
        content = b"m" + msgspec.msgpack.encode(segmentation)
    except UnicodeEncodeError:
        content = b"j" + json.dumps(msgspec.to_builtins(segmentation)).encode("ascii")
    return zlib.compress(content, 1)


def unpack(content: bytes) -> Segmentation | None:
    """Return the segmentation that `pack` made these bytes of; None where it did not."""
    try:
        plain = zlib.decompress(content)
        if plain[:1] == b"j":
            return msgspec.convert(json.loads(plain[1:]), ready(Segmentation))
        return msgspec.msgpack.decode(plain[1:], type=ready(Segmentation))
    except (ValueError, TypeError, zlib.error):
        return None


def from_article(sha256: str, article: ArticleEntry, doc: int) -> tuple[str | int | None, ...]:
    """Return the columns of `articles` for one of the page's articles, not yet listed."""
    return (
        sha256,
        article.start,
        article.lo,
        article.hi,
        storable(article.title),
        storable(article.outlet),
        storable(article.published),
        storable(article.inferred),
        article.words,
        article.language,
        int(article.unsure),
        storable(article.lead),
        storable("\n".join(article.authors)),
        doc,
        "",
    )


def to_row(values: tuple[Any, ...]) -> ArticleRow:
    """Return the row that a result of `COLUMNS` stands for."""
    (path, start, sha, problem, lo, hi, title, outlet, published, inferred) = values[:10]
    (words, language, unsure, lead, state, spans, notes, tags) = values[10:18]
    read, starred, archived = map(bool, values[18:])
    read = read or state in ("done", "no-claims", "skipped")
    if lo is None:
        return ArticleRow("", sha, -1, path, problem=problem or "")
    return ArticleRow(
        article_id(sha, start),
        sha,
        start,
        path,
        title,
        outlet,
        published,
        inferred,
        state or "unread",
        words,
        spans or 0,
        notes or 0,
        tuple((name, value) for name, value in json.loads(tags)) if tags else (),
        language,
        bool(unsure),
        lo,
        hi,
        problem or "",
        lead or "",
        read,
        starred,
        archived,
    )
