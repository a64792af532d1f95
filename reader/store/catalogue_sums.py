"""Sums over all rows, kept up to date by what each write changes, so that nobody has to count."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from reader.model.records import STATES
from reader.store.catalogue_types import Totals

Sums = Counter[tuple[str, str]]
"""By annotator (empty for what belongs to nobody) and name."""


@contextmanager
def summing(
    connection: sqlite3.Connection, pages: Iterable[str], path: str | None = None
) -> Iterator[None]:
    """Keep the sums right while what the list shows of some pages, or the file at `path`, changes.

    `pages` (sha256) are those that the write may touch.
    """
    touched = {sha for sha in pages if sha}
    before = _sums(connection, touched, path)
    yield
    after = _sums(connection, touched, path)
    after.subtract(before)
    add(connection, after)


def add(connection: sqlite3.Connection, sums: Sums) -> None:
    """Add to the sums that are stored."""
    for (annotator, name), value in sums.items():
        if value:
            connection.execute(
                "INSERT INTO sums VALUES (?, ?, ?)"
                " ON CONFLICT (annotator, name) DO UPDATE SET value = value + excluded.value",
                (annotator, name, value),
            )


def _sums(connection: sqlite3.Connection, pages: set[str], path: str | None) -> Sums:
    run = connection.execute
    found: Sums = Counter()
    if path is not None:
        for (problem,) in run("SELECT problem FROM files WHERE path = ?", (path,)):
            found["", "files"] += 1
            found["", "problems"] += problem != ""
    for sha in pages:
        articles, words = run(
            "SELECT count(*), coalesce(sum(a.words), 0) FROM entries e"
            " JOIN articles a ON a.sha = e.sha AND a.start = e.start WHERE e.sha = ?",
            (sha,),
        ).fetchone()
        if articles:
            found["", "pages"] += 1
            found["", "articles"] += articles
            found["", "words"] += words
        for annotator, state, spans, notes, listed in run(
            "SELECT n.annotator, n.state, n.spans, n.notes, e.sha IS NOT NULL FROM counts n"
            " LEFT JOIN entries e ON e.sha = n.sha AND e.start = n.start WHERE n.sha = ?",
            (sha,),
        ):
            if listed:
                found[annotator, state] += 1
                found[annotator, "spans"] += spans
                found[annotator, "notes"] += notes
            else:
                found[annotator, "unlisted"] += spans
    return found


def totals(connection: sqlite3.Connection, annotator: str) -> Totals:
    """Return the sums over all rows, for one annotator."""
    found: Sums = Counter()
    for whose, name, value in connection.execute(
        "SELECT annotator, name, value FROM sums WHERE annotator IN ('', ?)", (annotator,)
    ):
        found[whose, name] = value
    states = {state: found[annotator, state] for state in STATES}
    articles = found["", "articles"]
    states["unread"] += articles - sum(states.values())
    return Totals(
        files=found["", "files"],
        problems=found["", "problems"],
        pages=found["", "pages"],
        articles=articles,
        words=found["", "words"],
        spans=found[annotator, "spans"],
        notes=found[annotator, "notes"],
        unlisted_spans=found[annotator, "unlisted"],
        states=states,
    )
