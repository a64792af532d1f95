"""Filling the catalogue with pages that it has never seen, which a first build does 100,000 times.

What the general writes find out by looking before and after is known here: nothing was there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from reader.store import catalogue_schema as schema
from reader.store import catalogue_spans, catalogue_texts
from reader.store.catalogue_file import Transaction
from reader.store.catalogue_schema import storable
from reader.store.catalogue_types import ArticleEntry, FileEntry, Made, PageEntry

_SEEN = (
    "SELECT EXISTS (SELECT 1 FROM files WHERE path = ?) OR EXISTS (SELECT 1 FROM files WHERE"
    " sha = ?) OR EXISTS (SELECT 1 FROM pages WHERE sha = ?) OR EXISTS (SELECT 1 FROM counts"
    " WHERE sha = ?)"
)
_ARTICLE = f"INSERT INTO articles VALUES ({', '.join('?' * 15)})"


def put_new(
    write: Transaction, file: FileEntry, page: PageEntry, articles: Sequence[ArticleEntry]
) -> bool:
    """Put a file, the page that it holds, and its articles; False where any of it is known."""
    run = write.connection.execute
    path, sha = schema.key(file.path), page.sha256
    if run(_SEEN, (path, sha, sha, sha)).fetchone()[0]:
        return False
    run(
        "INSERT INTO files VALUES (?, ?, ?, ?, ?)",
        (path, file.size, str(file.mtime_ns), sha, storable(file.problem)),
    )
    run(
        "INSERT INTO pages VALUES (?, ?, ?, ?)",
        (sha, page.encoding, page.version, json.dumps(page.warnings)),
    )
    docs = catalogue_texts.numbers(write.connection, articles, {})
    for article, doc in zip(articles, docs, strict=True):
        run(_ARTICLE, (*schema.from_article(sha, article, doc)[:-1], path))
        write.texts.put(doc, article, new=True)
    for start in sorted(article.start for article in articles) or [-1]:
        run("INSERT INTO entries VALUES (?, ?, ?)", (path, start, sha))
        write.order.add((path, start))
    write.sums["", "files"] += 1
    write.sums["", "problems"] += bool(file.problem)
    if articles:
        write.sums["", "pages"] += 1
        write.sums["", "articles"] += len(articles)
        write.sums["", "words"] += sum(article.words for article in articles)
    return True


def put_new_annotations(write: Transaction, page: str, made: Made) -> None:
    """Put what an annotator made of a page that `put_new` has put in the same write."""
    connection, who = write.connection, made.annotator
    size, mtime_ns = made.stamp
    connection.execute("REPLACE INTO stamps VALUES (?, ?, ?, ?)", (who, page, size, str(mtime_ns)))
    rows = catalogue_spans.count_columns(connection, who, page, made.articles)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO counts VALUES ({marks})", rows)
    for one in made.articles:
        write.sums[who, one.state] += 1
        write.sums[who, "spans"] += one.spans
        write.sums[who, "notes"] += one.notes
    if made.spans:
        catalogue_spans.put_spans(connection, who, page, made.spans)
    if made.links:
        catalogue_spans.put_links(connection, who, page, made.links)
