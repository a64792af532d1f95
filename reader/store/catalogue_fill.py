"""Filling the catalogue with pages that it has never seen, which a first build does 100,000 times.

What the general writes find out by looking before and after is known here: nothing was there.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

from reader.store import catalogue_schema as schema
from reader.store import catalogue_spans, catalogue_texts
from reader.store.catalogue_file import Transaction
from reader.store.catalogue_order import Key
from reader.store.catalogue_schema import storable
from reader.store.catalogue_types import ArticleEntry, FileEntry, Made, PageEntry

_SEEN = (
    "SELECT EXISTS (SELECT 1 FROM files WHERE path = ?) OR EXISTS (SELECT 1 FROM files WHERE"
    " sha = ?) OR EXISTS (SELECT 1 FROM pages WHERE sha = ?) OR EXISTS (SELECT 1 FROM counts"
    " WHERE sha = ?)"
)
_SAID = (
    "SELECT EXISTS (SELECT 1 FROM stamps WHERE annotator = ?1 AND sha = ?2) OR EXISTS (SELECT 1"
    " FROM spans WHERE annotator = ?1 AND sha = ?2) OR EXISTS (SELECT 1 FROM links WHERE"
    " annotator = ?1 AND home = ?2)"
)
_Row: TypeAlias = tuple[str | int | None, ...]


class Filling:
    """Pages that are put together, and written by `flush`, table by table in the order of keys.

    So each part of the file is looked for once for many rows. Nothing else may be written meanwhile
    in the same transaction.
    """

    def __init__(self, write: Transaction) -> None:
        """Put pages in this transaction."""
        self._write = write
        self._rows: defaultdict[str, list[_Row]] = defaultdict(list)
        self._spans: list[catalogue_spans.Columns] = []
        self._keys: list[Key] = []
        self._paths: set[str] = set()
        self._docs: dict[str, dict[int, int]] = {}
        self._latest: dict[int, int] = {}
        self._cuts: list[tuple[str, int, str, bytes]] = []

    def put(self, file: FileEntry, page: PageEntry, articles: Sequence[ArticleEntry]) -> bool:
        """Put a file, the page that it holds, and its articles; False where any of it is known."""
        write = self._write
        path, sha = schema.key(file.path), page.sha256
        if path in self._paths or sha in self._docs:
            return False
        if write.connection.execute(_SEEN, (path, sha, sha, sha)).fetchone()[0]:
            return False
        rows = self._rows
        values = (path, file.size, str(file.mtime_ns), sha, storable(file.problem))
        rows["files"].append(values)
        rows["pages"].append((sha, page.encoding, page.version, json.dumps(page.warnings)))
        docs = catalogue_texts.numbers(write.connection, articles, {}, self._latest)
        for article, doc in zip(articles, docs, strict=True):
            rows["articles"].append((*schema.from_article(sha, article, doc)[:-1], path))
            write.texts.put(doc, article, new=True)
        for start in sorted(article.start for article in articles) or [-1]:
            rows["entries"].append((path, start, sha))
            self._keys.append((path, start))
        self._paths.add(path)
        self._docs[sha] = {a.start: doc for a, doc in zip(articles, docs, strict=True)}
        write.sums["", "files"] += 1
        write.sums["", "problems"] += bool(file.problem)
        if articles:
            write.sums["", "pages"] += 1
            write.sums["", "articles"] += len(articles)
            write.sums["", "words"] += sum(article.words for article in articles)
        return True

    def keep_cut(self, page: PageEntry, cut: bytes) -> None:
        """Keep the packed segmentation of a page, in place of another."""
        self._cuts.append((page.sha256, page.version, page.encoding, cut))

    def put_annotations(self, page: str, made: Made) -> None:
        """Put what an annotator made of a page that was put here."""
        write, who, docs = self._write, made.annotator, self._docs[page]
        size, mtime_ns = made.stamp
        stamp = (who, page, size, str(mtime_ns))
        new = not write.connection.execute(_SAID, (who, page)).fetchone()[0]
        counted = catalogue_spans.count_columns(docs, who, page, made.articles)
        self._rows["counts"].extend(counted)
        for one in made.articles:
            write.sums[who, one.state] += 1
            write.sums[who, "spans"] += one.spans
            write.sums[who, "notes"] += one.notes
        if new:
            self._rows["stamps"].append(stamp)
            self._spans += catalogue_spans.new_rows(docs, who, page, made.spans, made.words)
            self._rows["links"].extend(catalogue_spans.link_rows(who, page, made.links))
            return
        write.connection.execute("REPLACE INTO stamps VALUES (?, ?, ?, ?)", stamp)
        catalogue_spans.put_spans(write.connection, who, page, made.spans, docs)
        catalogue_spans.put_links(write.connection, who, page, made.links)

    def flush(self) -> None:
        """Write everything that was put."""
        connection = self._write.connection
        # In the order of the files, in which they are read again.
        connection.executemany("REPLACE INTO segmentations VALUES (?, ?, ?, ?)", self._cuts)
        for table, rows in self._rows.items():
            if rows:
                rows.sort(key=lambda row: row[:2])
                marks = ", ".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        catalogue_spans.insert(connection, self._spans)
        for key in self._keys:
            self._write.order.add(key)
