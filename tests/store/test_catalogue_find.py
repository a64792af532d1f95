"""What the catalogue finds is what looking at every article and span would give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.filters import And, Field, Filter, Not, Or, Words
from reader.model.records import STATES
from reader.store.catalogue import Catalogue
from reader.store.catalogue_find import Sort
from reader.store.catalogue_types import (
    ArticleCounts,
    ArticleEntry,
    FileEntry,
    LinkEntry,
    PageEntry,
    SpanEntry,
    Totals,
)
from reader.text.filter_language import both, either
from reader.text.indexing import phrase, says

WORDS = ["bridge", "Bridges", "old", "café", "北京", "and", "5%"]
TITLES = [None, "Old bridge", "The café", "北京 news"]
OUTLETS = [None, "Daily Post", "Reuters"]
DATES = [None, "2024-12-31", "2025", "2025-03", "2025-03-14", "2025-03-31", "9999-12-31"]
LABELS = ["claim", "quote"]
PAIRS = [("stance", "refute"), ("certainty", "possible")]
TAGS = [("genre", "opinion"), ("tag", "x"), ("tag", "opinion")]
ASKED = ["2025", "2025-03", "2025-03-14", "2025-03..", "..2025-02", "2024..2025-03-14", "9999"]
NOTES = ["", "needs a source", "old café"]


class Known:
    """An article with what one annotator made of it."""

    def __init__(
        self, sha: str, entry: ArticleEntry, counts: ArticleCounts, spans: list[SpanEntry]
    ) -> None:
        self.sha = sha
        self.entry = entry
        self.counts = counts
        self.spans = spans
        self.linked: set[str] = set()


def some(values: list) -> st.SearchStrategy:
    return st.sampled_from(values)


def texts() -> st.SearchStrategy[str]:
    return st.lists(some(WORDS), max_size=4).map(" ".join)


@st.composite
def known(draw: st.DrawFn, page: int, start: int) -> Known:
    sha = sha256(str(page).encode()).hexdigest()
    spans = [
        SpanEntry(
            f"{page:x}{start:x}{number:x}",
            start,
            start + number,
            start + number + 3,
            draw(some(LABELS)),
            tuple(draw(st.lists(some(PAIRS), max_size=2, unique=True))),
            draw(some(NOTES)),
            draw(texts()),
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    entry = ArticleEntry(
        start,
        start,
        start + 10,
        draw(some(TITLES)),
        draw(some(OUTLETS)),
        draw(some(DATES)),
        language=draw(some(["en", "zh", ""])),
        authors=tuple(draw(st.lists(some(["Ana Lee", "Bo Old"]), max_size=2, unique=True))),
        text=draw(texts()),
        lead="lead",
    )
    note = draw(some(NOTES))
    counts = ArticleCounts(
        start,
        draw(some(list(STATES))),
        len(spans),
        int(bool(note)),
        tuple(draw(st.lists(some(TAGS), max_size=2, unique=True))),
        note,
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
    )
    return Known(sha, entry, counts, spans)


@st.composite
def corpora(draw: st.DrawFn) -> list[Known]:
    found = [
        draw(known(page, start))
        for page in range(draw(st.integers(1, 3)))
        for start in range(0, 10 * draw(st.integers(1, 3)), 10)
    ]
    for one in found:
        one.linked = {span.uid for span in one.spans if draw(st.booleans())}
    return found


def built(corpus: Sequence[Known]) -> Catalogue:
    catalogue = Catalogue(None)
    for sha in dict.fromkeys(one.sha for one in corpus):
        put(catalogue, [one for one in corpus if one.sha == sha])
    return catalogue


def put(catalogue: Catalogue, page: list[Known]) -> None:
    sha = page[0].sha
    catalogue.put_page(PageEntry(sha, "utf-8", 1), [one.entry for one in page])
    catalogue.put_file(FileEntry(f"seeds/{sha}.txt", 1, 1, sha))
    spans = [span for one in page for span in one.spans]
    ends = [(sha, uid) for one in page for uid in sorted(one.linked)]
    links = [LinkEntry(f"r{at}", "supports", end, end) for at, end in enumerate(ends)]
    counts = [one.counts for one in page]
    catalogue.put_annotations("ana", sha, (1, 1), counts, spans, links)
    catalogue.put_annotations("ben", sha, (1, 1), [ArticleCounts(page[0].entry.start, "skipped")])


values = st.one_of(
    some(["bridge", "old", "caf", "北京", "京", "op", "—"]).map(Words),
    some(["old bridge", "old", "cafe"]).map(lambda text: Words(text, True)),
    st.builds(
        Field,
        some(["outlet", "title", "author", "note"]),
        some(["post", "old", "lee", "Old bridge", "source", "ca", "—"]),
        st.booleans(),
    ),
    some(
        ["2025", "2025-03", "2025-03-14", "2025-03..", "..2025-02", "2024..2025-03-14", "9999"]
    ).map(lambda value: Field("date", value)),
    some([*LABELS, "none"]).map(lambda value: Field("label", value)),
    some(["stance", "stance=refute", "stance=affirm"]).map(lambda v: Field("attribute", v)),
    some(["opinion", "genre=opinion", "tag=opinion", "tag"]).map(lambda v: Field("tag", v)),
    some(list(STATES)).map(lambda value: Field("state", value)),
    some(["read", "starred", "archived"]).map(lambda value: Field("is", value)),
    some(["en", "ZH", "de"]).map(lambda value: Field("lang", value)),
    some(["attribute", "author", "date", "note", "outlet", "relation", "span", "tag", "title"]).map(
        lambda value: Field("has", value)
    ),
)
filters: st.SearchStrategy[Filter] = st.recursive(
    values,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(both),
        st.lists(inner, min_size=2, max_size=3).map(either),
    ),
    max_leaves=5,
)


def dated(published: str | None, asked: str) -> bool:
    """Whether a date lies in a range, day by day, as the language says."""
    if published is None:
        return False
    day = (published + "-01-01")[:10]
    first, dots, last = asked.partition("..")
    if not dots:
        last = first
    return (not first or day >= first) and (not last or day[: len(last)] <= last)


def holds(one: Known, span: SpanEntry | None, query: Filter) -> bool:
    """Whether a filter holds of an article, or of a span of it."""
    spans = one.spans if span is None else [span]
    entry, counts = one.entry, one.counts
    match query:
        case Not(item):
            return not holds(one, span, item)
        case And(items):
            return all(holds(one, span, item) for item in items)
        case Or(items):
            return any(holds(one, span, item) for item in items)
        case Words(text, exact):
            wanted = phrase(text, exact=exact)
            if span is not None:
                return says(span.quote, wanted) or says(span.note, wanted)
            everything = [entry.text, entry.title, entry.outlet, "\n".join(entry.authors)]
            return any(says(part, wanted) for part in everything if part)
    assert isinstance(query, Field)
    wanted = phrase(query.value, exact=query.exact)
    name, equals, value = query.value.partition("=")
    match query.name:
        case "outlet" | "title":
            return says(getattr(entry, query.name) or "", wanted)
        case "author":
            return says("\n".join(entry.authors), wanted)
        case "note":
            notes = [s.note for s in spans] + ([counts.note] if span is None else [])
            return any(says(note, wanted) for note in notes)
        case "date":
            return dated(entry.published, query.value)
        case "label":
            return any(s.label == query.value for s in spans)
        case "attribute":
            pairs = [pair for s in spans for pair in s.attributes]
            return any(n == name and (v == value or not equals) for n, v in pairs)
        case "tag":
            found = counts.tags
            return (name, value) in found if equals else any(v == name for _, v in found)
        case "state":
            return counts.state == query.value
        case "is":
            finished = counts.state in ("done", "no-claims", "skipped")
            return bool(getattr(counts, query.value)) or (query.value == "read" and finished)
        case "lang":
            return entry.language == query.value.lower()
    return {
        "title": bool(entry.title),
        "outlet": bool(entry.outlet),
        "author": bool(entry.authors),
        "date": entry.published is not None,
        "tag": bool(counts.tags),
        "span": bool(spans),
        "note": any(s.note for s in spans) or (span is None and bool(counts.note)),
        "attribute": any(s.attributes for s in spans),
        "relation": any(s.uid in one.linked for s in spans),
    }[query.value]


several = st.lists(filters, min_size=8, max_size=8)


@settings(max_examples=15, deadline=None)
@given(corpora(), several)
def test_a_filter_finds_exactly_the_articles_that_it_holds_of(
    corpus: list[Known], queries: list[Filter]
) -> None:
    with built(corpus) as catalogue:
        for query in queries:
            docs = catalogue.find("ana", query)
            assert docs is not None
            for order in (Sort("date", True), Sort("rank")):
                assert sorted(catalogue.find("ana", query, order) or ()) == sorted(docs)
            found = [(row.page, row.start) for row in catalogue.rows_of("ana", docs)]
            wanted = {(one.sha, one.entry.start) for one in corpus if holds(one, None, query)}
            assert len(found) == len(docs) == len(wanted)
            assert set(found) == wanted


@settings(max_examples=15, deadline=None)
@given(corpora(), several)
def test_a_filter_finds_exactly_the_spans_that_it_holds_of(
    corpus: list[Known], queries: list[Filter]
) -> None:
    with built(corpus) as catalogue:
        for query in queries:
            numbers = catalogue.find_spans("ana", query)
            assert numbers is not None
            found = sorted(row.uid for row in catalogue.span_rows(numbers))
            assert found == sorted(
                s.uid for one in corpus for s in one.spans if holds(one, s, query)
            )


@settings(max_examples=15, deadline=None)
@given(corpora(), corpora(), filters)
def test_what_is_put_anew_is_found_as_it_is_now(
    before: list[Known], after: list[Known], query: Filter
) -> None:
    """Whatever a page was before, its texts, spans, numbers and sums are those of the last time."""
    gone = {one.sha for one in before} - {one.sha for one in after}
    with built(before) as catalogue:
        for sha in sorted({one.sha for one in after}):
            put(catalogue, [one for one in after if one.sha == sha])
        for sha in gone:
            catalogue.drop_file(f"seeds/{sha}.txt")
            for who in ("ana", "ben"):
                catalogue.drop_annotations(who, sha)
        catalogue.prune()
        with built(after) as fresh:
            assert shown(catalogue, query) == shown(fresh, query)


def shown(catalogue: Catalogue, query: Filter) -> object:
    """Everything that a face would show of a catalogue under a filter."""
    docs, spans = catalogue.find("ana", query), catalogue.find_spans("ana", query)
    assert docs is not None
    assert spans is not None
    return (
        [msgspec.structs.replace(row, doc=0) for row in catalogue.rows_of("ana", docs)],
        sorted(span.uid for span in catalogue.span_rows(spans)),
        catalogue.totals("ana"),
        catalogue.totals("ben"),
        catalogue.label_counts("ana"),
        catalogue.relation_counts("ana"),
    )


def counted(corpus: Sequence[Known]) -> Totals:
    return Totals(
        files=len({one.sha for one in corpus}),
        problems=0,
        pages=len({one.sha for one in corpus}),
        articles=len(corpus),
        words=0,
        spans=sum(one.counts.spans for one in corpus),
        notes=sum(one.counts.notes for one in corpus),
        unlisted_spans=0,
        states={s: sum(one.counts.state == s for one in corpus) for s in STATES},
    )


@settings(max_examples=20, deadline=None)
@given(corpora())
def test_sums_that_are_kept_are_what_counting_gives(corpus: list[Known]) -> None:
    with built(corpus) as catalogue:
        assert catalogue.totals("ana") == counted(corpus)


@pytest.fixture
def catalogue() -> Iterator[Catalogue]:
    with Catalogue(None) as opened:
        opened.put_page(
            PageEntry("a" * 64, "utf-8", 1),
            [
                ArticleEntry(0, 0, 9, "b", "Zeit", "2025-03-01", lead="l", text="peace talks"),
                ArticleEntry(10, 10, 19, None, None, None, lead="A", text="talks talks"),
                ArticleEntry(20, 20, 29, "C", "abend", "2024-03-01", lead="l", text="Talks"),
            ],
        )
        opened.put_file(FileEntry("seeds/a.txt", 1, 1, "a" * 64))
        counts = [ArticleCounts(0, "done", 1), ArticleCounts(20, "skipped", 7)]
        opened.put_annotations("ana", "a" * 64, (1, 1), counts)
        yield opened


@pytest.mark.parametrize(
    ("sort", "starts"),
    [
        (Sort("page"), [0, 10, 20]),
        (Sort("page", True), [20, 10, 0]),
        (Sort("date", True), [0, 20, 10]),
        (Sort("outlet"), [20, 0, 10]),
        (Sort("outlet", True), [0, 20, 10]),
        (Sort("title"), [10, 0, 20]),
        (Sort("state"), [10, 0, 20]),
        (Sort("spans", True), [20, 0, 10]),
    ],
)
def test_rows_come_in_the_order_that_is_asked_for(
    catalogue: Catalogue, sort: Sort, starts: list[int]
) -> None:
    docs = catalogue.find("ana", None, sort)
    assert docs is not None
    assert [row.start for row in catalogue.rows_of("ana", docs)] == starts
    some = catalogue.find("ana", Words("talks"), sort, limit=2)
    assert some is not None
    assert [row.start for row in catalogue.rows_of("ana", some)] == starts[:2]


def test_the_most_relevant_come_first_where_that_is_asked_for(catalogue: Catalogue) -> None:
    docs = catalogue.find("ana", Words("talks", True), Sort("rank"))
    assert docs is not None
    assert catalogue.rows_of("ana", docs)[0].start == 10
    assert catalogue.text(docs[0]) == "talks talks"


def test_a_search_that_is_given_up_gives_nothing(catalogue: Catalogue) -> None:
    assert catalogue.find("ana", None, stop=lambda: True) is None
    assert catalogue.find("ana", None, stop=lambda: False) is not None
