"""What of the annotated corpus is exported: which articles, whose annotations, as records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias, get_args

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
from reader.session.pagefiles import batches
from reader.session.session import Session
from reader.session.wording import counted
from reader.store.annotations import PageInfo, PageRecords
from reader.store.catalogue_known import PackedCut

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
_BATCH = 64
_JUDGED = ("done", "no-claims")


_Row: TypeAlias = tuple[str, int, str]
"""Path, start (-1 where there is no article) and page sha256 of a row of the list."""


class ListedPage(NamedTuple):
    """A page as the list has it: its first path there, and where its articles start (or -1)."""

    sha256: str
    path: str
    starts: tuple[int, ...]


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
        self.total, self._found = self._count()
        """Rows of the list that are gone through."""
        self._told = bool(selection.filter.strip())  # else a page may be missing, or not meant
        self._stores = list(session.annotators.stores())
        self._seen: set[str] = set()
        self.passes = 1
        """How often `records` is going to be called, for the progress."""
        self._done = 0

    def _count(self) -> tuple[int, Callable[[], Iterator[_Row]]]:
        """Return how many rows there are to go through, and what gives them."""
        session, selection = self._session, self._selection
        who = selection.annotators[0] if len(selection.annotators) == 1 else session.annotator
        if not selection.filter.strip():
            return session.row_count(), lambda: _listed(session)
        from reader.session.finding import BY_PAGE, read_filter

        docs = session.catalogue.find(who, read_filter(session, selection.filter), BY_PAGE)
        assert docs is not None
        found = docs

        def rows() -> Iterator[_Row]:
            for at in range(0, len(found), _CHUNK):
                for row in session.catalogue.rows_of(who, found[at : at + _CHUNK]):
                    yield row.path, row.start, row.page

        return len(found), rows

    def records(self, wanted: PageFilter | None = None) -> Iterator[Record]:
        """Yield the records of all pages, or of those that are `wanted`.

        Raises `StoppedError` where somebody wants it to stop.
        """
        for pages in self.pages(wanted):
            yield from self.of(pages)

    def pages(self, wanted: PageFilter | None = None) -> Iterator[list[ListedPage]]:
        """Yield the pages of which `records` makes records, some at a time.

        What is missing is reported at the end. Otherwise as `records`.
        """
        listed = (
            ListedPage(sha256, rows[0][0], tuple(start for _, start, _ in rows))
            for sha256, rows in ((s, list(g)) for s, g in groupby(self._found(), _page_of))
        )
        for batch in batches(listed, _BATCH):
            self._check_stop()
            with_articles = [page for page in batch if page.starts[-1] >= 0]
            self._seen.update(_short(page.sha256) for page in with_articles)
            yield [page for page in with_articles if wanted is None or wanted(page.sha256)]
            self._done += sum(len(page.starts) for page in batch)
            if self._progress is not None:
                self._progress(self._done, self.total * self.passes)
        if not self._told:
            self._told = True
            self._tell_missing()

    def of(self, pages: Sequence[ListedPage], report: Report | None = None) -> Iterator[Record]:
        """Yield the records of some pages, telling `report` (by default its own) of losses."""
        report = self._report if report is None else report
        catalogue = self._session.catalogue
        shas = [page.sha256 for page in pages]
        names, cuts = catalogue.names_of(shas), catalogue.cuts_of(shas)
        for page in pages:
            self._check_stop()
            sha256 = page.sha256
            yield from self._page(page, names.get(sha256, ()), cuts.get(sha256), report)

    def _check_stop(self) -> None:
        if self._stop():
            raise StoppedError("stopped; nothing was written")

    def forked(self) -> None:
        """Make this usable in a copy of the process."""
        self._session.catalogue.forked()

    def _page(
        self,
        listed: ListedPage,
        names: tuple[str, ...],
        cut: PackedCut | None,
        report: Report,
    ) -> Iterator[Record]:
        corpus = self._session.corpus
        try:
            everything = [store.records(listed.sha256) for store in self._stores]
            page = corpus.page_named(listed.sha256, names, self._info(everything))
            corrections = [one for made in everything for one in made.corrections.values()]
            segmentation = corpus.corrected(page, corrections, cut)
        except ReaderError as error:
            report.drop("articles", str(error), sum(start >= 0 for start in listed.starts))
            return
        chosen = set(listed.starts) if self._selection.filter.strip() else None
        # Of a page that was replaced since, only what people worked on is of interest.
        old = listed.path.startswith(KEPT)
        for record, worked_on in self._of_page(page, segmentation, chosen, everything, report):
            if worked_on or not old:
                yield record

    def _info(self, everything: Iterable[PageRecords]) -> PageInfo | None:
        """Return what was stored of a page with its first annotation, one's own first."""
        known = {
            store.annotator: records.info
            for store, records in zip(self._stores, everything, strict=True)
            if records.known
        }
        own = known.get(self._session.annotator)
        return own if own is not None else next(iter(known.values()), None)

    def _tell_missing(self) -> None:
        """Report pages that people worked on and that are not in the list, and whose is unread."""
        session = self._session
        for store in self._stores:
            if store.shorts() <= self._seen:
                continue
            for sha256 in store.pages():
                if _short(sha256) not in self._seen:
                    self._seen.add(_short(sha256))
                    self._tell_stranded(sha256)
        for problem in session.annotators.problems:
            self._report.drop("annotators", problem)

    def _of_page(
        self,
        page: Page,
        segmentation: Segmentation,
        chosen: set[int] | None,
        everything: Sequence[PageRecords],
        report: Report,
    ) -> Iterator[tuple[Record, bool]]:
        """Yield the record of each article that is wanted, and whether anybody worked on it."""
        session, selection = self._session, self._selection
        file = page.names[0].removeprefix("seeds/") if page.names else page.sha256
        meta = PageMeta(file, page.sha256, page.text)

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
                report=report,
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
        records = [store.records(sha256) for store in self._stores]
        count = sum(len(page.spans) for page in records)
        name = next((page.info.name for page in records if page.info.name), sha256[:12])
        missing = f"{name}: the page is nowhere, so what was made of it is left out"
        self._report.drop("pages", missing)
        if count:
            self._report.drop("spans", f"{name}: {counted(count, 'span')} of it left out", count)


def _state(made: _Made, name: str) -> State:
    return effective_state([state for state in made.states if state.annotator == name])


def _short(sha256: str) -> str:
    """Return enough of a digest to tell pages from each other, small enough to hold all of them."""
    return sha256[:12]


def _page_of(row: _Row) -> str:
    return row[2]


def _listed(session: Session) -> Iterator[_Row]:
    """Yield the rows of the list in order."""
    last = ("", -2)
    while found := session.catalogue.listed_pages(last, _CHUNK):
        yield from found
        last = found[-1][:2]


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
