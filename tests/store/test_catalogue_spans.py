"""Spans in the catalogue: after each change as if they had been put there for the first time."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from reader.store import catalogue_schema
from reader.store.catalogue_spans import EXCERPT, put_spans
from reader.store.catalogue_types import SpanEntry

LONG = "word " * (EXCERPT // 5)

entries = st.builds(
    SpanEntry,
    uid=st.sampled_from("abcd"),
    start=st.just(0),
    place=st.integers(0, 2),
    end=st.integers(3, 4),
    label=st.sampled_from(["claim", "quote"]),
    attributes=st.sampled_from([(), (("stance", "for"),)]),
    note=st.sampled_from(["", "seldom said"]),
    quote=st.sampled_from(["said", "sa\0id", "s\ud800", LONG[:-1], LONG, LONG + "a", LONG + "b"]),
)
steps = st.lists(st.lists(entries, max_size=4, unique_by=lambda span: span.uid), max_size=4)


def kept(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
    columns = "annotator, sha, uid, start, place, stop, label, attributes, note, quote, said, noted"
    return set(connection.execute(f"SELECT {columns}, doc FROM spans"))


def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for table in ("spans", "articles"):
        connection.execute(f"CREATE TABLE {table} {catalogue_schema.TABLES[table]}")
    return connection


@given(steps)
def test_spans_that_come_go_and_change_are_kept_as_they_are(steps: list[list[SpanEntry]]) -> None:
    catalogue = empty()
    for step in steps:
        fresh = empty()
        put_spans(catalogue, "ann", "p", step, {})
        put_spans(fresh, "ann", "p", step, {})
        assert kept(catalogue) == kept(fresh)
        fresh.close()
    catalogue.close()
