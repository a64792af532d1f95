"""The first rows of any order come without sorting all the others."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from reader.model.filters import Field, Filter, Not, Words
from reader.model.records import STATES
from reader.store.catalogue import Catalogue
from reader.store.catalogue_find import Sort
from reader.store.catalogue_sorting import Key, article_stretches, span_stretches
from reader.store.catalogue_types import (
    ArticleCounts,
    ArticleEntry,
    FileEntry,
    PageEntry,
    SpanEntry,
)

OUTLETS = ("Post", "post", "Zeitung", None, "Écho", "")


@pytest.fixture(scope="module")
def catalogue() -> Iterator[Catalogue]:
    with Catalogue(None) as made, made.batch():
        for number in range(240):
            sha = f"{number * 7919 % 240:064x}"
            article = ArticleEntry(
                5,
                0,
                90,
                f"Title {number % 17}" if number % 5 else None,
                OUTLETS[number % len(OUTLETS)],
                f"20{number % 20 + 10}-0{number % 9 + 1}" if number % 7 else None,
                words=3,
                lead="lead",
                text=f"common w{number % 3} rare{number}",
            )
            made.put_page(PageEntry(sha, "utf-8", 1), [article])
            if number % 11:
                made.put_file(FileEntry(f"seeds/{number:03}.txt", 1, 1, sha))
            if number % 2:
                spans = [
                    SpanEntry(
                        f"{number}-{at}", 5, 6 + at, 9, f"label{at}", (), "n" * (at % 2), f"Q{at}"
                    )
                    for at in range(number % 5)
                ]
                counts = ArticleCounts(5, STATES[number % 5], len(spans))
                made.put_annotations("ana", sha, (1, 1), [counts], spans)
        yield made


def expected(catalogue: Catalogue, sort: Sort, wanted: set[int]) -> list[int]:
    """Sort in Python what `find` sorts along indexes."""
    statement = (
        "SELECT a.doc, a.path, a.start, a.title, a.lead, a.outlet, n.state, n.spans FROM articles a"
        " LEFT JOIN counts n ON n.sha = a.sha AND n.start = a.start AND n.annotator = 'ana'"
        " WHERE a.path <> ''"
    )
    rows = catalogue._database.read(lambda db: db.execute(statement).fetchall())
    rows = [row for row in rows if row[0] in wanted]
    rows.sort(key=lambda row: -row[0])

    def key(row: tuple[Any, ...]) -> Any:
        doc, path, start, title, lead, outlet, state, spans = row
        match sort.key:
            case "page":
                return path, start
            case "date":
                return doc
            case "title":
                return "".join(c.lower() if c.isascii() else c for c in title or lead), -doc
            case "state":
                return STATES.index(state or "unread")
            case "spans":
                return spans or 0
            case "outlet":
                return "".join(c.lower() if c.isascii() else c for c in outlet or "")
            case _:
                return -doc

    none = [row for row in rows if sort.key == "outlet" and row[5] is None]
    named = [row for row in rows if row not in none]
    # Those that are alike stay in their order, the latest first, also where `reverse` is asked.
    backward = sort.backward and sort.key != "rank" and sort.key not in ("label", "quote", "note")
    return [row[0] for row in [*sorted(named, key=key, reverse=backward), *none]]


FILTERS: tuple[Filter | None, ...] = (
    None,
    Words("common", False),
    Words("rare1", False),
    Not(Field("state", "done", False)),
    Field("label", "label1", False),
    Field("has", "outlet", False),
    Not(Field("has", "span", False)),
)


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("key", get_args(Key))
def test_an_order_put_together_of_stretches_is_the_whole_order(
    catalogue: Catalogue, key: Key, backward: bool, query: Filter | None
) -> None:
    sort = Sort(key, backward)
    every = catalogue.find("ana", query, Sort("date"))
    assert every
    found = catalogue.find("ana", query, sort)
    assert found is not None
    if key != "rank":
        assert list(found) == expected(catalogue, sort, set(every))
    assert set(found) == set(every)
    for limit in (0, 1, 30, 500):
        first = catalogue.find("ana", query, sort, limit=limit)
        assert first is not None
        assert list(first) == list(found)[:limit]


def plan(catalogue: Catalogue, statement: str, values: tuple[str, ...]) -> str:
    def work(db: sqlite3.Connection) -> str:
        return " ".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {statement}", values))

    return catalogue._database.read(work)


@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("key", ["page", "date", "title", "outlet", "state", "spans"])
def test_no_order_of_articles_sorts_them_all(
    catalogue: Catalogue, key: Key, backward: bool
) -> None:
    for source, condition, order, values in article_stretches(Sort(key, backward), "ana"):
        told = plan(
            catalogue, f"SELECT a.doc FROM {source} WHERE {condition} ORDER BY {order}", values
        )
        assert "TEMP B-TREE FOR ORDER BY" not in told, told
        assert "USING" in told


@pytest.mark.parametrize("key", ["date", "label", "quote", "outlet", "note"])
def test_no_order_of_spans_sorts_them_all(catalogue: Catalogue, key: Key) -> None:
    for source, condition, order, values in span_stretches(Sort(key), "ana")[:1]:
        told = plan(
            catalogue, f"SELECT s.id FROM {source} WHERE {condition} ORDER BY {order}", values
        )
        assert "TEMP B-TREE FOR ORDER BY" not in told, told
