"""The spans and relations of the corpus, kept as pages are saved."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from reader.store.catalogue_schema import storable
from reader.store.catalogue_types import ArticleCounts, LinkEntry, SpanEntry
from reader.text.indexing import words_of

EXCERPT = 300
"""Code points of a quote that are kept to be shown; all its words are kept for filters."""

MEMBER = 2
"""The side of a link that has one end only; 0 is the source of others, 1 their target."""

Columns: TypeAlias = tuple[str | int, ...]
"""A row of a table."""

_SHOWN = "uid, start, place, stop, label, attributes, note, quote"


def padded(text: str) -> str:
    """Return the folded words of `text`, a blank before and after each; empty for none."""
    words = words_of(text)
    return f" {' '.join(words)} " if words else ""


def count_columns(
    docs: Mapping[int, int], annotator: str, page: str, counts: Sequence[ArticleCounts]
) -> list[Columns]:
    """Return the columns of `counts` for the articles of a page, which have the numbers `docs`."""
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


def words_found(span: SpanEntry) -> tuple[str, str]:
    """Return the words by which filters find a span: of its quote, and of its note."""
    return padded(span.quote), padded(span.note)


def new_rows(
    docs: Mapping[int, int],
    annotator: str,
    page: str,
    spans: Sequence[SpanEntry],
    words: Iterable[tuple[str, str]] = (),
) -> Iterator[Columns]:
    """Yield the columns of `spans`, but for the id, of spans that the catalogue does not have.

    `words` are what `words_found` gives for each, worked out here where there are none.
    """
    for span, found in zip(spans, words or map(words_found, spans), strict=True):
        yield (annotator, page, *_shown(span), *found, docs.get(span.start, 0))


def insert(connection: sqlite3.Connection, rows: Sequence[Columns]) -> None:
    """Store what `new_rows` gives."""
    # Not by REPLACE: to be able to take that back, SQLite copies all that it changes.
    connection.executemany(
        f"INSERT INTO spans (annotator, sha, {_SHOWN}, said, noted, doc)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def put_spans(
    connection: sqlite3.Connection,
    annotator: str,
    page: str,
    spans: Sequence[SpanEntry],
    docs: Mapping[int, int],
) -> None:
    """Replace an annotator's spans of a page; those that are as they were are not written.

    `docs` has the number of each article of the page by its start.
    """
    known = {
        values[1]: (values[0], values[1:])
        for values in connection.execute(
            f"SELECT id, {_SHOWN}, CASE WHEN length(quote) >= {EXCERPT} THEN said END FROM spans"
            " WHERE annotator = ? AND sha = ?",
            (annotator, page),
        )
    }
    changed, new = [], []
    for span in spans:
        shown = _shown(span)
        number, before = known.pop(span.uid, (None, None))
        if number is None:
            new.append(span)
            continue
        # What words are found by follows from what is shown, unless only some of it is.
        said = padded(span.quote) if len(span.quote) >= EXCERPT else None
        if (*shown, said) != before:
            doc = docs.get(span.start, 0)
            changed.append((number, annotator, page, *shown, *words_found(span), doc))
    connection.executemany("DELETE FROM spans WHERE id = ?", [(n,) for n, _ in known.values()])
    connection.executemany(
        f"REPLACE INTO spans (id, annotator, sha, {_SHOWN}, said, noted, doc)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        changed,
    )
    insert(connection, [*new_rows(docs, annotator, page, new)])


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
    rows = list(link_rows(annotator, page, links))
    connection.executemany("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def link_rows(annotator: str, page: str, links: Sequence[LinkEntry]) -> Iterator[Columns]:
    """Yield the columns of the table `links` for the relations that a page's file holds."""
    for link in links:
        kind = storable(link.type) or ""
        if link.target is None:
            yield (annotator, page, link.uid, MEMBER, kind, *link.source)
            continue
        for side, end in enumerate((link.source, link.target)):
            yield (annotator, page, link.uid, side, kind, *end)


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
