"""Once, then everywhere: the passage of a span in all articles, and its label on those accepted.

`Propagation.candidates` reads the whole workspace and is meant for a thread of its own; what it has
counted so far can be looked at meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from reader.model.changes import Change, Op
from reader.model.errors import ReaderError, ReadOnlyError, UsageError
from reader.model.filters import And, Filter, Or, Words
from reader.model.records import Part, Span
from reader.session.articles import OpenArticle, TextSpan, check_quotes
from reader.session.editing import Editor
from reader.session.session import ArticleRow, Session
from reader.session.wording import counted
from reader.text.graphemes import snap
from reader.text.passages import Passage

CONTEXT = 160
"""Code points of text before and after a passage that are shown with it, at most."""


CHUNK = 100
"""Rows of articles that are fetched at once."""


class Candidate(msgspec.Struct, frozen=True):
    """A place where the passage stands again.

    `ranges` are text offsets of the article, `parts` the same on its page. `text` is what the
    article says from a little before to a little after, and `shown` where in it the passage is.
    `exact` tells that it is the same letter by letter. `overlaps` says that a span with the same
    label stands on some of it already, with other edges.
    """

    article: str
    page: str
    title: str
    outlet: str
    published: str
    ranges: tuple[tuple[int, int], ...]
    parts: tuple[Part, ...]
    text: str
    shown: tuple[tuple[int, int], ...]
    exact: bool
    overlaps: bool = False

    @property
    def quote(self) -> str:
        """The passage as this article says it, gaps left out."""
        return " … ".join(self.text[start:end] for start, end in self.shown)


class Propagation:
    """The search for the passage of one span, and what it has met so far.

    `searched` of the `total` articles that say its words are read; there are `articles` in all, or
    as many as `total` where no index could tell. `alike` counts places that have the same label on
    just this passage, `torn` those that an edge between two blocks divides otherwise than the span,
    and `unread` the sentences about pages that could not be read.
    """

    def __init__(self, session: Session, view: OpenArticle, span: TextSpan) -> None:
        """Look for the passage of `span`, which lies in the text of `view`."""
        if session.read_only:
            raise ReadOnlyError(session.read_only_reason)
        self.span = span.span
        self.searched = 0
        self.articles = self.total = session.totals().articles
        self.alike = 0
        self.torn = 0
        self.unread: list[str] = []
        self._session = session
        self._passage = Passage([view.text.text[start:end] for start, end in span.fragments])

    def candidates(self, stop: Callable[[], bool] = lambda: False) -> Iterator[Candidate]:
        """Yield the places in the order of the list until all are read or `stop` says so."""
        for sha256, group in groupby(self._rows(stop), key=lambda row: row.page):
            starts = [row.start for row in group]
            if stop():
                return
            try:
                views = list(self._open(sha256, starts))
            except ReaderError as error:
                self.unread.append(str(error))
                views = []
            for view in views:
                yield from self._in_article(view)
            self.searched += len(starts)

    def _rows(self, stop: Callable[[], bool]) -> Iterator[ArticleRow]:
        """Yield the rows of the articles that may say it, in the order of the list."""
        catalogue, annotator = self._session.catalogue, self._session.annotator
        asked = tuple(_said(word) for word in self._passage.words())
        if not asked:
            yield from (row for row in catalogue.iterate(annotator) if row.id)
            return
        query = And(asked) if len(asked) > 1 else asked[0]
        numbers = catalogue.find(annotator, query, stop=stop)
        if numbers is None:
            return
        self.total = len(numbers)
        for at in range(0, len(numbers), CHUNK):
            yield from catalogue.rows_of(annotator, numbers[at : at + CHUNK])

    def _open(self, sha256: str, starts: Sequence[int]) -> Iterator[OpenArticle]:
        page = self._session.corpus.page(sha256)
        cut = self._session.corpus.segmentation(page)
        for start in starts:
            article = cut.at(start)
            if article is not None:
                yield OpenArticle(page, cut, article)

    def _in_article(self, view: OpenArticle) -> Iterator[Candidate]:
        hits = self._passage.find(view.text.text)
        if not hits:
            return
        records = self._session.records(view.page.sha256)
        here = [s for s in records.spans.values() if s.label == self.span.label]
        passages = {span.parts for span in here}
        for hit in hits:
            parts = view.parts(hit.ranges)
            if view.page.sha256 == self.span.page and parts == self.span.parts:
                continue
            if parts in passages:
                self.alike += 1
            elif len(parts) != len(self.span.parts):
                self.torn += 1
            else:
                overlaps = any(_touch(span.parts, parts) for span in here)
                yield _candidate(view, hit.ranges, parts, exact=hit.exact, overlaps=overlaps)

    def apply(self, accepted: Iterable[Candidate]) -> Change:
        """Label the accepted places as one step of undo, and return the step without operations.

        Durable on return. Raises `UsageError` where nothing is left to label, and as
        `Session.apply_batch` does; then nothing was labelled.
        """
        wanted = sorted(accepted, key=lambda one: (one.page, one.article, one.parts[0].start))
        articles = counted(len({one.article for one in wanted}), "article")
        places = counted(len(wanted), "place")
        summary = f"labelled {self.span.label} in {places} of {articles}"
        focus = self.span.page, self.span.start
        head = Change("propagate", summary, (), self._session.annotator, focus)
        made = 0

        def changes() -> Iterator[Change]:
            nonlocal made
            for sha256, group in groupby(wanted, key=lambda one: one.page):
                page = self._session.corpus.page(sha256)
                cut = self._session.corpus.segmentation(page)
                self._session.corpus.register(page, self._session.store)
                for _, same in groupby(group, key=lambda one: one.article):
                    places = list(same)
                    article = cut.at(places[0].parts[0].start)
                    if article is None:
                        raise UsageError("the page was cut anew meanwhile: search again")
                    view = OpenArticle(page, cut, article)
                    ops = self._ops(self._session.editor(view), places)
                    made += len(ops)
                    yield Change(head.verb, summary, ops, head.annotator, focus)

        self._session.apply_batch(head, changes())
        if not made:
            raise UsageError("nothing is left to label there")
        return head

    def _ops(self, editor: Editor, places: Sequence[Candidate]) -> tuple[Op, ...]:
        """Return what labels the places of one article; what makes it in-progress comes once."""
        spans: list[Op] = []
        others: tuple[Op, ...] = ()
        for place in places:
            if editor.same_passage(place.parts, self.span.label) is not None:
                continue
            change = editor.label(place.ranges, self.span.label, attributes=self.span.attributes)
            made = [op.after for op in change.ops if isinstance(op.after, Span)]
            others = tuple(op for op in change.ops if op.table != "spans")
            for span in made:
                kept = msgspec.structs.replace(span, origin="propagated", source=self.span.uid)
                if kept.parts != place.parts:
                    raise UsageError("the page was cut anew meanwhile: search again")
                check_quotes(editor.view.page, kept)
                spans.append(Op(None, kept))
        return (*spans, *others)


def _said(word: str) -> Filter:
    """Return what finds a word, also after an apostrophe that is a letter to the index."""
    return Or((Words(word), Words(f"\u02bc{word}")))


def _touch(one: Sequence[Part], other: Sequence[Part]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one for b in other)


def _at_blank(text: str, start: int, end: int) -> int:
    """Return the first place from `start` on at which no word is cut, at most `end`."""
    while 0 < start < end and not text[start - 1].isspace():
        start += 1
    return snap(text, start)


def _candidate(
    view: OpenArticle,
    ranges: tuple[tuple[int, int], ...],
    parts: tuple[Part, ...],
    *,
    exact: bool,
    overlaps: bool,
) -> Candidate:
    text, article = view.text.text, view.article
    start = _at_blank(text, max(0, ranges[0][0] - CONTEXT), ranges[0][0])
    end = snap(text, min(len(text), ranges[-1][1] + CONTEXT), up=True)
    date = article.published or article.inferred
    return Candidate(
        view.id,
        view.page.sha256,
        view.title,
        article.outlet.value if article.outlet else "",
        date.value if date else "",
        ranges,
        parts,
        text[start:end],
        tuple((a - start, b - start) for a, b in ranges),
        exact,
        overlaps,
    )
