"""The spans and relations of the corpus, kept as pages are saved."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from reader.store.catalogue_schema import storable
from reader.store.catalogue_types import ArticleCounts, LinkEntry, SpanEntry
from reader.text.indexing import words_of

EXCERPT = 300
"""Code points of a quote that are kept to be shown; all its words are kept for filters."""

MEMBER = 2
"""The side of a link that has one end only; 0 is the source of others, 1 their target."""

_SHOWN = "uid, start, place, stop, label, attributes, note, quote"


def padded(text: str) -> str:
    """Return the folded words of `text`, a blank before and after each; empty for none."""
    words = words_of(text)
    return f" {' '.join(words)} " if words else ""


def count_columns(
    connection: sqlite3.Connection, annotator: str, page: str, counts: Sequence[ArticleCounts]
) -> list[tuple[str | int, ...]]:
    """Return the columns of `counts` for the articles of a page."""
    docs = docs_of(connection, page)
    return [
        (
            annotator,
            page,
            one.start,
            one.state,
            one.spans,
            one.notes,
            json.dumps(one.tags),
            padded(one.note),
            int(one.read),
            int(one.starred),
            int(one.archived),
            docs.get(one.start, 0),
        )
        for one in counts
    ]


def put_spans(
    connection: sqlite3.Connection, annotator: str, page: str, spans: Sequence[SpanEntry]
) -> None:
    """Replace an annotator's spans of a page; those that are as they were are not written."""
    known = {
        values[1]: (values[0], values[1:])
        for values in connection.execute(
            f"SELECT id, {_SHOWN}, CASE WHEN length(quote) >= {EXCERPT} THEN said END FROM spans"
            " WHERE annotator = ? AND sha = ?",
            (annotator, page),
        )
    }
    docs = docs_of(connection, page)
    added = []
    for span in spans:
        shown = _shown(span)
        number, before = known.pop(span.uid, (None, None))
        # What words are found by follows from what is shown, unless only some of it is.
        said = padded(span.quote) if len(span.quote) >= EXCERPT else None
        if (*shown, said) != before:
            said, noted = padded(span.quote), padded(span.note)
            added.append((number, annotator, page, *shown, said, noted, docs.get(span.start, 0)))
    connection.executemany("DELETE FROM spans WHERE id = ?", [(n,) for n, _ in known.values()])
    connection.executemany(
        f"REPLACE INTO spans (id, annotator, sha, {_SHOWN}, said, noted, doc)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        added,
    )


def _shown(span: SpanEntry) -> tuple[str | int, ...]:
    quote = span.quote if len(span.quote) <= EXCERPT else span.quote[: EXCERPT - 1] + "…"
    return (
        span.uid,
        span.start,
        span.place,
        span.end,
        storable(span.label) or "",
        json.dumps(span.attributes) if span.attributes else "[]",
        storable(span.note) or "",
        storable(quote) or "",
    )


def put_links(
    connection: sqlite3.Connection, annotator: str, page: str, links: Sequence[LinkEntry]
) -> None:
    """Replace the relations that an annotator's file of a page holds."""
    connection.execute("DELETE FROM links WHERE annotator = ? AND home = ?", (annotator, page))
    rows = []
    for link in links:
        if link.target is None:
            rows.append((annotator, page, link.uid, MEMBER, storable(link.type), *link.source))
            continue
        for side, end in enumerate((link.source, link.target)):
            rows.append((annotator, page, link.uid, side, storable(link.type), *end))
    connection.executemany("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def docs_of(connection: sqlite3.Connection, page: str) -> dict[int, int]:
    """Return the number of each article of a page by its start."""
    return dict(connection.execute("SELECT start, doc FROM articles WHERE sha = ?", (page,)))


def renumber(connection: sqlite3.Connection, page: str) -> None:
    """Give what annotators made of a page the numbers that its articles have now."""
    whose = "annotator IN (SELECT annotator FROM stamps WHERE sha = ?)"
    for table in ("counts", "spans"):
        connection.execute(
            f"UPDATE {table} SET doc = coalesce((SELECT doc FROM articles a"
            f" WHERE a.sha = {table}.sha AND a.start = {table}.start), 0)"
            f" WHERE {whose} AND sha = ?",
            (page, page),
        )
