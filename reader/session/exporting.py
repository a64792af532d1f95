"""The annotated corpus as records: which articles, whose annotations, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import BinaryIO, cast, get_args

import msgspec

from reader.exchange import native
from reader.exchange.build import PageMeta, build_record
from reader.exchange.format import Format, module_of, modules
from reader.exchange.losses import count, tell
from reader.exchange.media import Sink
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Report
from reader.model.errors import ExchangeError, ReaderError, UsageError
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
from reader.session.session import Session
from reader.session.wording import counted
from reader.store.annotations import PageRecords

Progress = Callable[[int, int], None]
"""Called with how many articles are done and how many there are."""

HELD = 16 * 1024 * 1024
"""Bytes of a strict export that are judged in memory; more goes into a temporary file."""


class Selection(msgspec.Struct, frozen=True):
    """Which articles and whose annotations are exported.

    `annotators` limits everything to theirs (empty: all). `states` limits it to the annotators who
    have the article in one of these states, and to the articles that anybody has in one; on an
    article on which nobody worked the state is unread. `labelled` leaves out the articles that have
    neither spans nor tags and that nobody has judged to be done or without claims. Raises
    `UsageError` for a state that is none.
    """

    annotators: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    labelled: bool = False

    def __post_init__(self) -> None:
        for name in ("annotators", "states"):
            if isinstance(getattr(self, name), str):
                raise UsageError(f"{name} is a list, such as [{getattr(self, name)!r}]")
        for state in self.states:
            if state not in get_args(State):
                raise UsageError(f"{state!r} is no state; there are {', '.join(get_args(State))}")


@dataclass
class Exported:
    """What was written; `failed` counts pages, articles, spans and annotators that are missing.

    `report` tells of everything that was changed or left out, with reasons.
    """

    report: Report = field(default_factory=Report)

    @property
    def failed(self) -> int:
        """How many of each are missing because something is wrong with them."""
        kinds = ("pages", "articles", "spans", "annotators")
        return sum(self.report.dropped[kind] for kind in kinds)


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


def export(
    session: Session,
    out: BinaryIO,
    selection: Selection | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
    result: Exported | None = None,
) -> Exported:
    """Write the corpus to `out` as JSONL, an article at a time, in the order of the list.

    What cannot be read is told in the result, and the rest goes on; `result` is filled and returned
    where one is given, so that it tells why an export was refused. With ``strict`` nothing reaches
    `out` unless everything can be written as it is; else it raises `ExchangeError`. Raises
    `UsageError` for an annotator who has no annotations here.
    """
    selection = selection or Selection()
    options = options or Options()
    _known_annotators(session, selection)
    result = Exported() if result is None else result
    records = _records(session, selection, options, result.report, progress)
    if not options.strict:
        native.write(records, out, options, result.report)
        return result
    from shutil import copyfileobj
    from tempfile import SpooledTemporaryFile

    with SpooledTemporaryFile(max_size=HELD) as judged:
        native.write(records, cast(BinaryIO, judged), options, result.report)
        if not result.report.clean:
            raise _refused(result.report)
        judged.seek(0)
        copyfileobj(judged, out)
    return result


def export_as(
    session: Session,
    name: str,
    sink: Sink,
    selection: Selection | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
    result: Exported | None = None,
) -> Exported:
    """Write the corpus to `sink` in the format called `name`, an article at a time.

    What the format cannot carry is counted in the result with its reason, and with the ids of what
    it concerns for whoever watches the report. With ``strict``, `ExchangeError` is raised at the
    end if there was anything, so that a sink that is only published after a normal exit stays as it
    was. Raises `UsageError` for an annotator who has no annotations here.
    """
    module = module_of(name)
    if not module.FORMAT.writes:
        raise UsageError(f"{name} is only read", hint=f"out go {', '.join(written())}")
    selection, options = selection or Selection(), options or Options()
    _known_annotators(session, selection)
    result = Exported() if result is None else result
    records = _records(session, selection, options, result.report, progress)
    if name != "jsonl":
        records = _told(records, module.FORMAT, result.report)
    module.write(records, sink, options, result.report)
    if options.strict and not result.report.clean:
        raise _refused(result.report)
    return result


def survey(
    session: Session,
    name: str,
    selection: Selection | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Report:
    """Return what an export in the format called `name` would write, and what it would lose.

    Nothing is written. What only writing shows (a span that no token boundary fits) is not in it.
    """
    selection, options = selection or Selection(), options or Options()
    _known_annotators(session, selection)
    report = Report()
    into = module_of(name).FORMAT
    for _ in _told(_records(session, selection, options, report, progress), into, report):
        pass
    return report


def written() -> list[str]:
    """Return the names of the formats that can be written."""
    return [name for name, module in modules().items() if module.FORMAT.writes]


def _told(records: Iterable[Record], into: Format, report: Report) -> Iterator[Record]:
    for record in records:
        tell(record, into, report)
        count(record, into, report)
        yield record


def _known_annotators(session: Session, selection: Selection) -> None:
    known = session.annotators.names()
    for name in selection.annotators:
        if name not in known:
            raise UsageError(
                f"nobody called {name} has annotated here", hint=f"there are: {', '.join(known)}"
            )


def _refused(report: Report) -> ExchangeError:
    declared = [f"{count} {kind}: {why}" for (_, kind, why), count in report.declared.items()]
    reasons = [*declared, *report.reasons]
    why = f": {reasons[0]}" if reasons else ""
    more = f", and {len(reasons) - 1} more" if len(reasons) > 1 else ""
    return ExchangeError(f"something would be lost, so nothing was written{why}{more}")


def _records(
    session: Session,
    selection: Selection,
    options: Options,
    report: Report,
    progress: Progress | None,
) -> Iterator[Record]:
    total, done = session.row_count(), 0
    seen: set[str] = set()
    rows = session.catalogue.iterate(session.annotator)
    for sha256, group in groupby(rows, key=lambda row: row.page):
        of_page = list(group)
        done += len(of_page)
        if any(row.id for row in of_page):
            seen.add(sha256)
            try:
                page = session.corpus.page(sha256)
                segmentation = session.corpus.segmentation(page)
            except ReaderError as error:
                report.drop("articles", str(error), sum(bool(row.id) for row in of_page))
                continue
            # Of a page that was replaced since, only what people worked on is of interest.
            old = of_page[0].path.startswith(KEPT)
            for record, worked_on in _of_page(
                session, page, segmentation, selection, options, report
            ):
                if worked_on or not old:
                    yield record
        if progress is not None:
            progress(done, total)
    for sha256 in sorted(session.annotators.annotated() - seen):
        _tell_stranded(session, sha256, report)
    for problem in session.annotators.problems:
        report.drop("annotators", problem)


def _of_page(
    session: Session,
    page: Page,
    segmentation: Segmentation,
    selection: Selection,
    options: Options,
    report: Report,
) -> Iterator[tuple[Record, bool]]:
    """Yield the record of each article that is wanted, and whether anybody worked on it."""
    file = page.names[0].removeprefix("seeds/") if page.names else page.sha256
    meta = PageMeta(file, page.sha256, page.text)
    everything = [store.records(page.sha256) for store in session.annotators.stores()]

    def locate(ref: SpanRef) -> str:
        return locate_span(session, ref)

    for article in segmentation.articles:
        made = _made(everything, segmentation, article)
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
            msgspec.structs.replace(options, annotators=tuple(sorted(names))),
            memberships=made.memberships,
            passed=made.passed,
            locate=locate,
            report=report,
        )
        yield record, bool(names)


def _made(everything: Iterable[PageRecords], cut: Segmentation, article: Article) -> _Made:
    """Return what was made of an article; relations belong where their source span is."""
    made = _Made([], [], [], [])
    for records in everything:
        spans = [s for s in records.spans.values() if cut.at(s.start) is article]
        made.spans += spans
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
    made.memberships = [m for m in made.memberships if m.span in uids]
    return made


def _state(made: _Made, name: str) -> State:
    return effective_state([state for state in made.states if state.annotator == name])


def locate_span(session: Session, ref: SpanRef) -> str:
    """Return the id of the article that holds a span of anybody's, empty if it is nowhere."""
    for store in session.annotators.stores():
        span = store.records(ref.page).spans.get(ref.span)
        if span is not None:
            found = session.catalogue.lookup(ref.page[:12], span.start)
            return article_id(*found) if found is not None else ""
    return ""


def _tell_stranded(session: Session, sha256: str, report: Report) -> None:
    """Report a page that people worked on and that is not in the list."""
    records = [store.records(sha256) for store in session.annotators.stores()]
    count = sum(len(page.spans) for page in records)
    name = next((page.info.name for page in records if page.info.name), sha256[:12])
    report.drop("pages", f"{name}: the page is nowhere, so what was made of it is left out")
    if count:
        report.drop("spans", f"{name}: {counted(count, 'span')} of it left out", count)
