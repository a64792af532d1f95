"""The catalogue: rows of articles, counts, states and cached segmentations, in SQLite.

All of it is derived from pages and annotations; delete the file and it is built again. Nothing here
walks a folder: whoever owns the workspace feeds it. Threads, order and errors are described once,
in `reader.store.catalogue_types.CatalogueProtocol`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from reader.model.identity import parse_article_id
from reader.model.pages import Segmentation
from reader.store import catalogue_list as listing
from reader.store import catalogue_order as order
from reader.store import catalogue_schema as schema
from reader.store import catalogue_spans, catalogue_sums, catalogue_texts
from reader.store.catalogue_file import Database, Transaction, catalogue_file
from reader.store.catalogue_fill import Filling
from reader.store.catalogue_find import Finding
from reader.store.catalogue_known import Known
from reader.store.catalogue_read import ReadMarks
from reader.store.catalogue_schema import storable
from reader.store.catalogue_types import (
    ArticleCounts,
    ArticleEntry,
    ArticleRow,
    Described,
    FileEntry,
    LinkEntry,
    PageEntry,
    SpanEntry,
    Stamp,
    Totals,
)
from reader.store.catalogue_values import Values

_CHUNK = 500  # rows that `iterate` reads at a time
_FARTHEST = 2**62  # beyond any offset; SQLite's integers end at 2**63 - 1


class Catalogue(Finding, Known, ReadMarks, Values):
    """A `CatalogueProtocol` in an SQLite file, or in memory where none can be used."""

    def __init__(self, path: Path | None, *, stretch: int = order.STRETCH) -> None:
        """Open or create the file at `path`; `stretch` is the number of rows to a landmark."""
        self._database = Database(path, stretch)

    @staticmethod
    def open(workspace: Path, environ: Mapping[str, str] | None = None) -> Catalogue:
        """Open the catalogue of the workspace in this folder."""
        return Catalogue(catalogue_file(workspace, environ))

    @property
    def path(self) -> Path | None:
        """The file; None for a catalogue in memory."""
        return self._database.path

    @property
    def warning(self) -> str:
        """Why the catalogue lives in memory only, as a sentence; empty where it does not."""
        return self._database.warning

    @property
    def notice(self) -> str:
        """Why it was emptied since opening, as a sentence; empty where it was not."""
        return self._database.notice

    @property
    def rebuilt(self) -> int:
        """How often it was found damaged or of another version, and emptied, since opening."""
        return self._database.rebuilt

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the catalogue cannot be used afterwards."""
        self._database.close()

    def forked(self) -> None:
        """Make this usable in a copy of the process that opened it, for reading a file."""
        self._database.forked()

    def generation(self) -> int:
        """Return a number that grows with every committed write, of other processes too."""
        return int(self._all("SELECT value FROM meta WHERE name = 'generation'")[0][0])

    def batch(self) -> AbstractContextManager[None]:
        """Make all writes of this thread inside the ``with`` one transaction."""
        return self._database.batch()

    def filling(self) -> AbstractContextManager[None]:
        """Spend memory inside the ``with`` on writing much."""
        return self._database.filling()

    # Files

    def put_file(self, entry: FileEntry) -> None:
        """Add or replace what is known of the file at `entry.path`."""
        path = schema.key(entry.path)
        values = (path, entry.size, str(entry.mtime_ns), entry.sha256, storable(entry.problem))

        def work(write: Transaction) -> None:
            with listing.renaming(write, path, entry.sha256):
                write.connection.execute("REPLACE INTO files VALUES (?, ?, ?, ?, ?)", values)

        self._database.write(work)

    def drop_file(self, path: str) -> None:
        """Forget a file that is gone; its page stays until `prune`."""
        name = schema.key(path)

        def work(write: Transaction) -> None:
            with listing.renaming(write, name, ""):
                write.connection.execute("DELETE FROM files WHERE path = ?", (name,))

        self._database.write(work)

    def files(self) -> dict[str, FileEntry]:
        """Return every known file by path."""
        return {entry.path: entry for entry in self._files("")}

    def problems(self) -> list[FileEntry]:
        """Return the files with a problem, by path."""
        return self._files(" WHERE problem <> ''")

    def names(self, sha256: str) -> tuple[str, ...]:
        """Return the paths under which the page is found, in order."""
        found = self._all("SELECT path FROM files WHERE sha = ? ORDER BY path", sha256)
        return tuple(path for (path,) in found)

    def names_of_all(self, pages: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the names of each of a few pages, as `names` does."""
        marks = ", ".join("?" * len(pages))
        statement = f"SELECT sha, path FROM files WHERE sha IN ({marks}) ORDER BY path"
        names: dict[str, tuple[str, ...]] = dict.fromkeys(pages, ())
        for sha, path in self._all(statement, *pages):
            names[sha] += (path,)
        return names

    # Pages

    def put_page(self, page: PageEntry, articles: Sequence[ArticleEntry]) -> None:
        """Replace what is known of a page; where its cut differs, its counts are forgotten."""
        sha = page.sha256
        warnings = json.dumps(page.warnings)
        cut = sorted((article.start, article.lo, article.hi) for article in articles)

        def work(write: Transaction) -> None:
            run = write.connection.execute
            known = run("SELECT 1 FROM pages WHERE sha = ?", (sha,)).fetchone()
            before = catalogue_spans.docs_of(write.connection, sha) if known else {}
            docs = catalogue_texts.numbers(write.connection, articles, before)
            if known:
                old = "SELECT start, lo, hi FROM articles WHERE sha = ? ORDER BY start"
                if run(old, (sha,)).fetchall() != cut:
                    run("DELETE FROM counts WHERE sha = ?", (sha,))
                    run("DELETE FROM stamps WHERE sha = ?", (sha,))
                run("DELETE FROM articles WHERE sha = ?", (sha,))
                write.texts.drop(set(before.values()) - set(docs))
            values = (sha, page.encoding, page.version, warnings)
            run("REPLACE INTO pages VALUES (?, ?, ?, ?)", values)
            for article, doc in zip(articles, docs, strict=True):
                columns = schema.from_article(sha, article, doc)
                run(f"INSERT INTO articles VALUES ({', '.join('?' * len(columns))})", columns)
                write.texts.put(doc, article)
            if known and list(before.values()) != docs:
                catalogue_spans.renumber(write.connection, sha)
            # A page that was unknown until now may have names that were listed for a problem.
            names = run("SELECT path FROM files WHERE sha = ? ORDER BY path", (sha,))
            for (name,) in names.fetchmany(1) if known else names.fetchall():
                listing.list_again(write, name)
            listing.place(write.connection, sha)

        def summed(write: Transaction) -> None:
            with catalogue_sums.summing(write.connection, (sha,)):
                work(write)

        self._database.write(summed)

    def put_described(self, pages: Sequence[Described]) -> None:
        """Put files, their pages and articles, and what everybody made of them, in one go.

        Does of each what `put_segmentation`, `put_page`, `put_file` and `put_annotations` do one
        after the other, and for what the catalogue has never seen at a third of their cost.
        """

        def work(write: Transaction) -> list[Described]:
            known = []
            filling = Filling(write)
            for one in pages:
                if one.cut:
                    filling.keep_cut(one.page, one.cut)
                if not filling.put(one.file, one.page, one.articles):
                    known.append(one)
                    continue
                for made in one.made:
                    filling.put_annotations(one.page.sha256, made)
            filling.flush()
            return known

        if not pages:
            return
        with self.batch():
            for one in self._database.write(work):
                self.put_page(one.page, one.articles)
                self.put_file(one.file)
                for made in one.made:
                    rest = made.articles, made.spans, made.links
                    self.put_annotations(made.annotator, one.page.sha256, made.stamp, *rest)

    def page(self, sha256: str) -> PageEntry | None:
        """Return what is known of a page."""
        found = self._all("SELECT encoding, version, warnings FROM pages WHERE sha = ?", sha256)
        for encoding, version, warnings in found:
            return PageEntry(sha256, encoding, version, tuple(json.loads(warnings)))
        return None

    def outdated(self, version: int) -> list[str]:
        """Return the pages whose articles another segmenter than `version` found."""
        found = self._all("SELECT sha FROM pages WHERE version <> ? ORDER BY sha", version)
        return [sha for (sha,) in found]

    def prune(self) -> int:
        """Forget pages that have neither a file nor annotations; return how many those were."""

        def work(write: Transaction) -> int:
            run = write.connection.execute
            gone = run(
                "DELETE FROM pages WHERE sha NOT IN (SELECT sha FROM files)"
                " AND sha NOT IN (SELECT sha FROM stamps)"
            ).rowcount
            pageless = "sha NOT IN (SELECT sha FROM pages)"
            write.texts.drop(d for (d,) in run(f"SELECT doc FROM articles WHERE {pageless}"))
            run(f"DELETE FROM articles WHERE {pageless}")
            run("DELETE FROM segmentations WHERE sha NOT IN (SELECT sha FROM pages)")
            return gone

        return self._database.write(work)

    def put_segmentation(
        self, segmentation: Segmentation, version: int, encoding: str = ""
    ) -> None:
        """Keep the machine's segmentation of a page that was decoded with `encoding`."""
        values = (segmentation.page, version, encoding, schema.pack(segmentation))

        def work(write: Transaction) -> None:
            write.connection.execute("REPLACE INTO segmentations VALUES (?, ?, ?, ?)", values)

        self._database.write(work)

    def segmentation(self, sha256: str, version: int, encoding: str = "") -> Segmentation | None:
        """Return the segmentation kept for exactly this page, version and encoding."""
        statement = (
            "SELECT content FROM segmentations WHERE sha = ? AND version = ? AND encoding = ?"
        )
        for (content,) in self._all(statement, sha256, version, encoding):
            return schema.unpack(content)
        return None

    # Annotations

    def put_annotations(
        self,
        annotator: str,
        page: str,
        stamp: Stamp,
        articles: Sequence[ArticleCounts],
        spans: Sequence[SpanEntry] = (),
        links: Sequence[LinkEntry] = (),
    ) -> None:
        """Replace what one annotator made of a page that was put before, as of `stamp`."""
        size, mtime_ns = stamp

        def work(write: Transaction) -> None:
            run = write.connection.execute
            with catalogue_sums.summing(write.connection, (page,)):
                run("DELETE FROM counts WHERE annotator = ? AND sha = ?", (annotator, page))
                run(
                    "REPLACE INTO stamps VALUES (?, ?, ?, ?)",
                    (annotator, page, size, str(mtime_ns)),
                )
                docs = catalogue_spans.docs_of(write.connection, page)
                rows = catalogue_spans.count_columns(docs, annotator, page, articles)
                for columns in rows:
                    run(f"INSERT INTO counts VALUES ({', '.join('?' * len(columns))})", columns)
            catalogue_spans.put_spans(write.connection, annotator, page, spans, docs)
            catalogue_spans.put_links(write.connection, annotator, page, links)

        self._database.write(work)

    def drop_annotations(self, annotator: str, page: str) -> None:
        """Forget what one annotator made of a page."""

        def work(write: Transaction) -> None:
            with catalogue_sums.summing(write.connection, (page,)):
                for table in ("counts", "stamps", "spans", "links"):
                    of_page = "home" if table == "links" else "sha"
                    statement = f"DELETE FROM {table} WHERE annotator = ? AND {of_page} = ?"
                    write.connection.execute(statement, (annotator, page))

        self._database.write(work)

    def stamps(self, annotator: str) -> dict[str, Stamp]:
        """Return, by page sha256, the stamps given with an annotator's counts."""
        found = self._all("SELECT sha, size, mtime FROM stamps WHERE annotator = ?", annotator)
        return {sha: (size, int(mtime)) for sha, size, mtime in found}

    # The list

    def count(self) -> int:
        """Return how many rows the list has."""
        return self._database.read(order.total)

    def rows(self, annotator: str, offset: int, limit: int) -> list[ArticleRow]:
        """Return at most `limit` rows from row `offset` (from 0) on."""

        def work(connection: sqlite3.Connection) -> list[ArticleRow]:
            place = order.locate(connection, max(offset, 0))
            if place is None:
                return []
            key, skip = place
            return listing.rows_from(connection, annotator, ">=", key, max(limit, 0), skip)

        return self._database.read(work)

    def iterate(self, annotator: str) -> Iterator[ArticleRow]:
        """Yield all rows in order, some hundreds read at a time."""
        last = order.FIRST
        while True:
            after = partial(_rows_after, annotator=annotator, key=last)
            found = self._database.read(after)
            yield from found
            if len(found) < _CHUNK:
                return
            last = (found[-1].path, found[-1].start)

    def row(self, annotator: str, article: str) -> ArticleRow | None:
        """Return the row of the article that this id resolves to."""
        sha12, offset = _place(article)

        def work(connection: sqlite3.Connection) -> ArticleRow | None:
            key = listing.article_key(connection, sha12, offset)
            if key is None:
                return None
            return listing.rows_from(connection, annotator, ">=", key, 1)[0]

        return self._database.read(work)

    def row_index(self, article: str) -> int | None:
        """Return at which row (from 0) the article stands that this id resolves to."""
        sha12, offset = _place(article)

        def work(connection: sqlite3.Connection) -> int | None:
            key = listing.article_key(connection, sha12, offset)
            return None if key is None else order.position(connection, key)

        return self._database.read(work)

    def path_index(self, path: str) -> int | None:
        """Return the first row (from 0) of the page that has this name."""

        def work(connection: sqlite3.Connection) -> int | None:
            key = listing.path_key(connection, schema.key(path))
            return None if key is None else order.position(connection, key)

        return self._database.read(work)

    def lookup(self, sha12: str, offset: int) -> tuple[str, int] | None:
        """Return (page sha256, start) of the article that holds page offset `offset`."""
        within = min(max(offset, 0), _FARTHEST)
        return self._database.read(lambda connection: listing.article_at(connection, sha12, within))

    def totals(self, annotator: str) -> Totals:
        """Return the sums over all rows."""
        return self._database.read(lambda connection: catalogue_sums.totals(connection, annotator))

    def _all(self, statement: str, *values: str | int) -> list[Any]:
        def work(connection: sqlite3.Connection) -> list[Any]:
            return connection.execute(statement, values).fetchall()

        return self._database.read(work)

    def _files(self, condition: str) -> list[FileEntry]:
        columns = "path, size, mtime, sha, problem"
        found = self._all(f"SELECT {columns} FROM files{condition} ORDER BY path")
        return [
            FileEntry(path, size, int(mtime), sha, problem)
            for path, size, mtime, sha, problem in found
        ]


def _rows_after(connection: sqlite3.Connection, annotator: str, key: order.Key) -> list[ArticleRow]:
    return listing.rows_from(connection, annotator, ">", key, _CHUNK)


def _place(article: str) -> tuple[str, int]:
    sha12, offset = parse_article_id(article)
    return sha12, min(offset, _FARTHEST)
