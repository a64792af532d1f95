"""Finding in the catalogue: articles and spans by a filter, in any order, as numbers.

What is found is an array of numbers, eight bytes each, whatever the corpus holds; rows are fetched
for the few numbers that are shown.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from reader.model.filters import Filter
from reader.model.identity import article_id, parse_article_id
from reader.store import catalogue_list as listing
from reader.store import catalogue_schema as schema
from reader.store.catalogue_file import Database
from reader.store.catalogue_filter import Condition, Target, split
from reader.store.catalogue_sorting import (
    BY_PAGE,
    LATEST,
    SPANS,
    UNLISTED,
    Key,
    Sort,
    article_stretches,
    span_stretches,
)
from reader.store.catalogue_texts import text_of
from reader.store.catalogue_types import ArticleRow, SpanRow

Stop = Callable[[], bool]
"""Asked now and then while something is looked for; true gives it up."""

_STEPS = 20_000  # of SQLite's machine between two looks at whether to stop
_CHUNK = 4096  # numbers taken from SQLite at a time
_FEW = 400  # question marks in one statement
_LARGE = 4000
"""Articles; where a filter holds of so many, going along the order is faster than sorting them."""


class Finding:
    """The part of a catalogue that answers filters; threads and errors as its protocol says."""

    _database: Database

    # Articles

    def find(
        self,
        annotator: str,
        query: Filter | None,
        sort: Sort = BY_PAGE,
        *,
        limit: int = -1,
        stop: Stop | None = None,
    ) -> array[int] | None:
        """Return the numbers of the listed articles that `query` holds of, in the order of `sort`.

        At most `limit` where it is not negative. States, spans and notes are those of `annotator`.
        The order ``rank`` (most relevant first) is by the words that all articles found must have;
        where there are none, it is by date. None where `stop` has said so.
        """
        wanted, rest = split(query)
        condition = Condition(annotator)
        if wanted and sort.key in ("date", "rank"):
            order = "rank" if sort.key == "rank" else f"search.rowid {sort.way}"
            where = condition.of(rest).replace("a.doc", "search.rowid")
            joined = " JOIN articles a ON a.doc = search.rowid" if "a." in where else ""
            statement = (
                f"SELECT search.rowid FROM search{joined} WHERE search MATCH ?"
                f" AND search.rowid NOT IN {UNLISTED} AND ({where}) ORDER BY {order} LIMIT ?"
            )
            return self._numbers([(statement, (wanted, *condition.values))], limit, stop)
        where = condition.of(query)
        many = f"SELECT 1 FROM articles a WHERE {where} LIMIT ?", condition.values
        if wanted:
            many = "SELECT 1 FROM search WHERE search MATCH ? LIMIT ?", [wanted]
        if limit >= 0 and query is not None and self._is_large(*many, stop):
            where = where.replace("a.doc IN", "+a.doc IN")
        statements = [
            (
                f"SELECT a.doc FROM {source} WHERE {listed} AND ({where}) ORDER BY {order} LIMIT ?",
                (*own, *condition.values),
            )
            for source, listed, order, own in article_stretches(sort, annotator)
        ]
        return self._numbers(statements, limit, stop)

    def _is_large(self, statement: str, values: Sequence[str | int], stop: Stop | None) -> bool:
        """Tell whether a statement finds many articles; its last value is how many at most."""
        found = self._numbers([(statement, values)], _LARGE, stop)
        return found is not None and len(found) == _LARGE

    def rows_of(self, annotator: str, docs: Sequence[int]) -> list[ArticleRow]:
        """Return the row of each article with one of these numbers, in their order.

        One that has gone meanwhile is left out.
        """

        def work(connection: sqlite3.Connection) -> dict[int, ArticleRow]:
            found = {}
            for part in _parts(docs):
                marks = ", ".join("?" * len(part))
                for doc, *values in connection.execute(
                    f"SELECT a.doc, {schema.COLUMNS} FROM articles a"
                    " JOIN entries e ON e.sha = a.sha AND e.start = a.start"
                    " LEFT JOIN files f ON f.path = e.path"
                    " LEFT JOIN counts n ON n.annotator = ? AND n.sha = e.sha AND n.start = e.start"
                    f" WHERE a.doc IN ({marks})",
                    (annotator, *part),
                ):
                    found[doc] = msgspec.structs.replace(schema.to_row(tuple(values)), doc=doc)
            return found

        found = self._database.read(work)
        return [found[doc] for doc in docs if doc in found]

    def doc_of(self, article: str) -> int | None:
        """Return the number of the article that this id resolves to."""
        sha12, offset = parse_article_id(article)

        def work(connection: sqlite3.Connection) -> int | None:
            place = listing.article_at(connection, sha12, min(offset, 2**62))
            if place is None:
                return None
            statement = "SELECT doc FROM articles WHERE sha = ? AND start = ?"
            return int(connection.execute(statement, place).fetchone()[0])

        return self._database.read(work)

    def text(self, doc: int) -> str:
        """Return the text of the article with this number, as it was when the page was read."""
        return self._database.read(lambda connection: text_of(connection, doc))

    def without_articles(self, limit: int = 1000) -> list[ArticleRow]:
        """Return the rows of files that hold no article, by path, at most `limit`."""

        def work(connection: sqlite3.Connection) -> list[ArticleRow]:
            found = connection.execute(
                "SELECT e.path, e.sha, f.problem FROM entries e"
                " LEFT JOIN files f ON f.path = e.path WHERE e.start = -1"
                " ORDER BY e.path LIMIT ?",
                (limit,),
            )
            return [
                ArticleRow("", sha, -1, path, problem=problem or "") for path, sha, problem in found
            ]

        return self._database.read(work)

    # Spans

    def find_spans(
        self,
        annotator: str,
        query: Filter | None,
        sort: Sort = LATEST,
        *,
        limit: int = -1,
        stop: Stop | None = None,
    ) -> array[int] | None:
        """Return the numbers of the annotator's spans that `query` holds of, sorted.

        In a filter of spans words, labels, attributes and notes are the span's own, all else its
        article's. None where `stop` has said so.
        """
        condition = Condition(annotator, "spans")
        where = condition.of(query)
        statements = []
        for source, mine, order, own in span_stretches(sort, annotator):
            joined = " LEFT JOIN articles a ON a.doc = s.doc" if source == SPANS else ""
            source += joined if "a." in where else ""
            statement = (
                f"SELECT s.id FROM {source} WHERE {mine} AND ({where}) ORDER BY {order} LIMIT ?"
            )
            statements.append((statement, (*own, *condition.values)))
        return self._numbers(statements, limit, stop)

    def span_rows(self, numbers: Sequence[int]) -> list[SpanRow]:
        """Return the spans with these numbers, in their order; those that have gone are left out.

        A number is never given to another span.
        """

        def work(connection: sqlite3.Connection) -> dict[int, SpanRow]:
            found = {}
            for part in _parts(numbers):
                marks = ", ".join("?" * len(part))
                for values in connection.execute(
                    "SELECT s.id, s.annotator, s.sha, s.uid, s.place, s.label, s.attributes,"
                    " s.note, s.quote, a.start, a.title, a.lead, a.outlet, a.published, a.inferred"
                    " FROM spans s LEFT JOIN articles a ON a.doc = s.doc AND s.doc <> 0"
                    f" WHERE s.id IN ({marks})",
                    part,
                ):
                    found[values[0]] = _span_row(values)
            return found

        found = self._database.read(work)
        return [found[number] for number in numbers if number in found]

    def spans_by_page(self, annotator: str, numbers: Sequence[int]) -> Iterator[SpanRow]:
        """Yield those of an annotator's spans that have these numbers by page, then by place.

        Some hundreds are read at a time. Those that have gone are left out.
        """
        wanted = set(numbers)
        statement = "SELECT id FROM spans WHERE annotator = ? ORDER BY sha, place, id"
        every = self._numbers([(f"{statement} LIMIT ?", (annotator,))], -1, None)
        assert every is not None
        for part in _parts(array("q", (number for number in every if number in wanted))):
            yield from self.span_rows(part)

    def span_annotators(self) -> list[str]:
        """Return who has spans, sorted."""
        found = self._some("SELECT DISTINCT annotator FROM stamps ORDER BY annotator")
        return [name for (name,) in found]

    # Inside

    def _some(self, statement: str, *values: str | int) -> list[Any]:
        return self._database.read(
            lambda connection: connection.execute(statement, values).fetchall()
        )

    def _numbers(
        self,
        statements: Sequence[tuple[str, Sequence[str | int]]],
        limit: int,
        stop: Stop | None,
    ) -> array[int] | None:
        """Return the numbers that the statements give one after the other, at most `limit`.

        The last question mark of each is for how many it may give.
        """

        def work(connection: sqlite3.Connection) -> array[int] | None:
            found = array("q")
            if stop is not None:
                connection.set_progress_handler(stop, _STEPS)
            try:
                for statement, values in statements:
                    rest = limit - len(found) if limit >= 0 else -1
                    if rest == 0:
                        break
                    cursor = connection.execute(statement, (*values, rest))
                    while part := cursor.fetchmany(_CHUNK):
                        found.extend([number for (number,) in part])
                        if stop is not None and stop():
                            return None
            except sqlite3.OperationalError:
                if stop is not None and stop():
                    return None
                raise
            finally:
                connection.set_progress_handler(None, 0)
            return found

        return self._database.read(work)


def _parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for at in range(0, len(numbers), _FEW):
        yield numbers[at : at + _FEW]


def _span_row(values: tuple[Any, ...]) -> SpanRow:
    number, annotator, sha, uid, place, label, attributes, note, quote = values[:9]
    start, title, lead, outlet, published, inferred = values[9:]
    return SpanRow(
        number,
        annotator,
        sha,
        uid,
        place,
        label,
        tuple((name, value) for name, value in json.loads(attributes)),
        note,
        quote,
        article_id(sha, start) if start is not None else "",
        title or lead or "",
        outlet or "",
        published or inferred or "",
    )


__all__ = ["BY_PAGE", "LATEST", "Finding", "Key", "Sort", "Stop", "Target"]
