"""What of the annotated corpus is exported: which articles, whose annotations, as records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import get_args

import msgspec

from reader.exchange.build import PageMeta, build_record
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Report
from reader.model.errors import ReaderError, StoppedError, UsageError
from reader.model.identity import article_id
from reader.model.pages import Article, Page, Segmentation
from reader.model.records import (
    ArticleState,
    Membership,
    Passed,
    Relation,
    Span,
    SpanRef,
    State,
    Tag,
)
from reader.session.articles import OpenArticle, effective_state
from reader.session.corpus import KEPT
from reader.session.session import ArticleRow, Session
from reader.session.wording import counted
from reader.store.annotations import PageRecords

Progress = Callable[[int, int], None]
"""Called with how many articles are done and how many there are."""
Stop = Callable[[], bool]
"""Tells whether somebody wants it to stop."""
PageFilter = Callable[[str], bool]
"""Tells by the sha256 of a page whether its articles are wanted."""


class Selection(msgspec.Struct, frozen=True):
    """Which articles and whose annotations are exported.

    `annotators` limits everything to theirs (empty: all). `states` limits it to the annotators who
    have the article in one of these states, and to the articles that anybody has in one; on an
    article on which nobody worked the state is unread. `labelled` leaves out the articles that have
    neither spans nor tags and that nobody has judged to be done or without claims. `labels` limits
    the spans to those with one of these labels, and relations to those between them. `filter` keeps
    the articles that a filter of the list holds of, for the only one of `annotators`, or else for
    whom the session is of. Raises `UsageError` for a state that is none.
    """

    annotators: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    labelled: bool = False
    labels: tuple[str, ...] = ()
    filter: str = ""

    def __post_init__(self) -> None:
        for name in ("annotators", "states", "labels"):
            if isinstance(getattr(self, name), str):
                raise UsageError(f"{name} is a list, such as [{getattr(self, name)!r}]")
        for state in self.states:
            if state not in get_args(State):
                raise UsageError(f"{state!r} is no state; there are {', '.join(get_args(State))}")


_CHUNK = 500
_JUDGED = ("done", "no-claims")


class _Made(msgspec.Struct):
    """What one or all annotators made of one article."""

    spans: list[Span]
    relations: list[Relation]
    tags: list[Tag]
    states: list[ArticleState]
    memberships: list[Membership] = []
    passed: list[Passed] = []

    @property
    def annotators(self) -> set[str]:
        """Who made any of it."""
        return {
            *(span.annotator for span in self.spans),
            *(relation.annotator for relation in self.relations),
            *(tag.annotator for tag in self.tags),
            *(state.annotator for state in self.states),
            *(member.annotator for member in self.memberships),
            *(passed.annotator for passed in self.passed),
        }

    def labelled(self, names: set[str]) -> bool:
        """Tell whether any of these annotators labelled, tagged or judged the article."""
        worked = {
            *(span.annotator for span in self.spans),
            *(tag.annotator for tag in self.tags),
            *(state.annotator for state in self.states if state.state in _JUDGED),
        }
        return bool(worked & names)


class Gatherer:
    """Makes the records of a selection, an article at a time, in the order of the list."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        options: Options,
        report: Report,
        progress: Progress | None = None,
        stop: Stop | None = None,
    ) -> None:
        """Gather from `session`; `report` is told of what is missing.

        Raises `UsageError` for an annotator who has no annotations here, and `FilterError` for a
        filter that is none.
        """
        self._session = session
        self._selection = selection
        self._options = options
        self._report = report
        self._progress = progress
        self._stop = stop or (lambda: False)
        _known_annotators(session, selection)
        self._total, self._found = self._count()
        self._told = bool(selection.filter.strip())  # else a page may be missing, or not meant
        self._seen: set[int] = set()
        self.passes = 1
        """How often `records` is going to be called, for the progress."""
        self._done = 0

    def _count(self) -> tuple[int, Callable[[], Iterator[ArticleRow]]]:
        """Return how many rows there are to go through, and what gives them."""
        session, selection = self._session, self._selection
        who = selection.annotators[0] if len(selection.annotators) == 1 else session.annotator
        if not selection.filter.strip():
            return session.row_count(), lambda: session.catalogue.iterate(who)
        from reader.session.finding import BY_PAGE, read_filter

        docs = session.catalogue.find(who, read_filter(session, selection.filter), BY_PAGE)
        assert docs is not None
        found = docs

        def rows() -> Iterator[ArticleRow]:
            for at in range(0, len(found), _CHUNK):
                yield from session.catalogue.rows_of(who, found[at : at + _CHUNK])

        return len(found), rows

    def records(self, wanted: PageFilter | None = None) -> Iterator[Record]:
        """Yield the records of all pages, or of those that are `wanted`.

        Raises `StoppedError` where somebody wants it to stop.
        """
        for sha256, group in groupby(self._found(), key=lambda row: row.page):
            if self._stop():
                raise StoppedError("stopped; nothing was written")
            of_page = list(group)
            self._done += len(of_page)
            if any(row.id for row in of_page):
                self._seen.add(_short(sha256))
                if wanted is None or wanted(sha256):
                    yield from self._page(sha256, of_page)
            if self._progress is not None:
                self._progress(self._done, self._total * self.passes)
        if not self._told:
            self._told = True
            self._tell_missing()

    def _page(self, sha256: str, rows: list[ArticleRow]) -> Iterator[Record]:
        session = self._session
        try:
            page = session.corpus.page(sha256)
            segmentation = session.corpus.segmentation(page)
        except ReaderError as error:
            self._report.drop("articles", str(error), sum(bool(row.id) for row in rows))
            return
        chosen = {row.start for row in rows} if self._selection.filter.strip() else None
        # Of a page that was replaced since, only what people worked on is of interest.
        old = rows[0].path.startswith(KEPT)
        for record, worked_on in self._of_page(page, segmentation, chosen):
            if worked_on or not old:
                yield record

    def _tell_missing(self) -> None:
        """Report pages that people worked on and that are not in the list, and whose is unread."""
        session = self._session
        for store in session.annotators.stores():
            for sha256 in store.pages():
                if _short(sha256) not in self._seen:
                    self._seen.add(_short(sha256))
                    self._tell_stranded(sha256)
        for problem in session.annotators.problems:
            self._report.drop("annotators", problem)

    def _of_page(
        self, page: Page, segmentation: Segmentation, chosen: set[int] | None
    ) -> Iterator[tuple[Record, bool]]:
        """Yield the record of each article that is wanted, and whether anybody worked on it."""
        session, selection = self._session, self._selection
        file = page.names[0].removeprefix("seeds/") if page.names else page.sha256
        meta = PageMeta(file, page.sha256, page.text)
        everything = [store.records(page.sha256) for store in session.annotators.stores()]

        def locate(ref: SpanRef) -> str:
            return locate_span(session, ref)

        for article in segmentation.articles:
            if chosen is not None and article.start not in chosen:
                continue
            made = self._made(everything, segmentation, article)
            names = made.annotators
            if selection.annotators:
                names &= set(selection.annotators)
            if selection.states:
                names = {name for name in names if _state(made, name) in selection.states}
                if not names and (made.annotators or "unread" not in selection.states):
                    continue
            if selection.labelled and not made.labelled(names):
                continue
            if not names:
                made = _Made([], [], [], [])
            view = OpenArticle(page, segmentation, article)
            record = build_record(
                article,
                view.text,
                meta,
                made.spans,
                made.relations,
                made.tags,
                made.states,
                msgspec.structs.replace(self._options, annotators=tuple(sorted(names))),
                memberships=made.memberships,
                passed=made.passed,
                locate=locate,
                report=self._report,
            )
            yield record, bool(names)

    def _made(
        self, everything: Iterable[PageRecords], cut: Segmentation, article: Article
    ) -> _Made:
        """Return what was made of an article; relations belong where their source span is."""
        made = _Made([], [], [], [])
        labels = self._selection.labels
        for records in everything:
            spans = [s for s in records.spans.values() if cut.at(s.start) is article]
            made.spans += [s for s in spans if not labels or s.label in labels]
            made.tags += [t for t in records.tags.values() if cut.at(t.offset) is article]
            made.states += [s for s in records.articles.values() if cut.at(s.offset) is article]
            made.relations += records.relations.values()
            made.memberships += records.memberships.values()
            made.passed += [
                p
                for p in records.passed.values()
                if cut.at(p.start) is article or cut.at(p.end - 1) is article
            ]
        uids = {span.uid for span in made.spans}
        made.relations = [r for r in made.relations if r.source.span in uids]
        if labels:
            ends = (r for r in made.relations if r.target.span in uids or self._wanted(r.target))
            made.relations = list(ends)
        made.memberships = [m for m in made.memberships if m.span in uids]
        return made

    def _wanted(self, ref: SpanRef) -> bool:
        """Tell whether a span has one of the labels that are selected."""
        span = find_span(self._session, ref)
        return span is None or span.label in self._selection.labels

    def _tell_stranded(self, sha256: str) -> None:
        records = [store.records(sha256) for store in self._session.annotators.stores()]
        count = sum(len(page.spans) for page in records)
        name = next((page.info.name for page in records if page.info.name), sha256[:12])
        missing = f"{name}: the page is nowhere, so what was made of it is left out"
        self._report.drop("pages", missing)
        if count:
            self._report.drop("spans", f"{name}: {counted(count, 'span')} of it left out", count)


def _state(made: _Made, name: str) -> State:
    return effective_state([state for state in made.states if state.annotator == name])


def _short(sha256: str) -> int:
    """Return enough of a digest to tell pages from each other, small enough to hold all of them."""
    return int(sha256[:16], 16)


def find_span(session: Session, ref: SpanRef) -> Span | None:
    """Return a span of anybody's, None where it is nowhere."""
    for store in session.annotators.stores():
        span = store.records(ref.page).spans.get(ref.span)
        if span is not None:
            return span
    return None


def locate_span(session: Session, ref: SpanRef) -> str:
    """Return the id of the article that holds a span of anybody's, empty if it is nowhere."""
    span = find_span(session, ref)
    found = session.catalogue.lookup(ref.page[:12], span.start) if span is not None else None
    return article_id(*found) if found is not None else ""


def _known_annotators(session: Session, selection: Selection) -> None:
    known = session.annotators.names()
    for name in selection.annotators:
        if name not in known:
            raise UsageError(
                f"nobody called {name} has annotated here", hint=f"there are: {', '.join(known)}"
            )
