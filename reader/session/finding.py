"""Finding articles and passages of the corpus by what a person writes, and reading the results."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import NamedTuple

from reader import logfile
from reader.model.errors import UsageError
from reader.model.filters import Filter, words_in
from reader.session.filter_names import CLOSED, check_names, listed
from reader.session.session import ArticleRow, Session
from reader.store.catalogue_find import BY_PAGE, LATEST, Sort, Stop
from reader.store.catalogue_types import SpanRow
from reader.text.filter_completion import Completion, complete
from reader.text.filter_language import FIELDS, FilterError, parse
from reader.text.indexing import Phrase, phrase
from reader.text.snippets import Snippet, snippet

__all__ = ["BY_PAGE", "FIELDS", "LATEST", "FilterError", "Sort", "SpanRow", "Stop"]

_CHUNK = 200


class Hit(NamedTuple):
    """An article that was found, and where its text says what was looked for."""

    row: ArticleRow
    snippet: Snippet


def read_filter(session: Session, query: str) -> Filter | None:
    """Return what `query` asks; ``@name`` alone is a saved filter of the configuration.

    Raises `FilterError`, also for a label, attribute or tag that there is not, and `UsageError` for
    a saved filter that there is not.
    """
    named = query.strip()
    if named.startswith("@"):
        saved = session.config.filters
        if named[1:] not in saved:
            from reader.settings.problems import nearest

            known = ", ".join(f"@{name}" for name in saved) or "none; [filters] in reader.toml"
            message = f"there is no saved filter {named}{nearest(named[1:], saved)}"
            raise UsageError(message, hint=f"there are {known}")
        query = saved[named[1:]]
    found = parse(query)
    if ":" in query:
        check_names(session, query)
    return found


def found_rows(session: Session, query: str, sort: Sort = BY_PAGE) -> Iterator[ArticleRow]:
    """Yield the articles that a filter holds of for the session's annotator, in order.

    Some hundreds are read at a time. Raises as `read_filter`.
    """
    catalogue = session.catalogue
    docs = catalogue.find(session.annotator, read_filter(session, query), sort)
    assert docs is not None
    return (
        row
        for at in range(0, len(docs), _CHUNK)
        for row in catalogue.rows_of(session.annotator, docs[at : at + _CHUNK])
    )


def found_ids(session: Session, query: str) -> frozenset[str]:
    """Return the ids of the articles that a filter holds of; raises as `read_filter`."""
    return frozenset(row.id for row in found_rows(session, query))


def search(
    session: Session, query: str, sort: Sort = LATEST, *, limit: int = -1, stop: Stop | None = None
) -> array[int] | None:
    """Return the numbers of the articles found, see `reader.store.catalogue_find.Finding.find`."""
    began = perf_counter() if logfile.debugging else 0.0
    wanted = read_filter(session, query)
    found = session.catalogue.find(session.annotator, wanted, sort, limit=limit, stop=stop)
    if logfile.debugging:
        number = None if found is None else len(found)
        took = perf_counter() - began
        logfile.debug("search", length=len(query), sort=sort.key, found=number, seconds=took)
    return found


def find_spans(
    session: Session,
    query: str,
    sort: Sort = LATEST,
    annotator: str = "",
    *,
    limit: int = -1,
    stop: Stop | None = None,
) -> array[int] | None:
    """Return the numbers of an annotator's spans (empty: the session's) that a filter holds of."""
    who = annotator or session.annotator
    return session.catalogue.find_spans(
        who, read_filter(session, query), sort, limit=limit, stop=stop
    )


def phrases(session: Session, query: str) -> list[Phrase]:
    """Return what is to be marked in the results of `query`."""
    asked = words_in(read_filter(session, query))
    return [phrase(words.text, exact=words.exact) for words in asked]


def hits(session: Session, docs: Sequence[int], wanted: list[Phrase]) -> list[Hit]:
    """Return the articles with these numbers with a stretch of each text; gone ones are left out.

    Costs reading each text, so it is for those that are shown.
    """
    return [
        Hit(row, snippet(session.catalogue.text(doc), wanted))
        for doc in docs
        for row in session.catalogue.rows_of(session.annotator, [doc])
    ]


def completion(session: Session, query: str, cursor: int) -> Completion:
    """Return what may be typed where the cursor is, with values that the corpus has."""

    def values(field: str, typed: str) -> list[str]:
        found = session.catalogue.values(field, session.annotator)
        if field in CLOSED:
            found += listed(session.scheme, field)
        return list(dict.fromkeys(found))

    return complete(query, cursor, values)
