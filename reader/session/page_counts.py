"""What one annotator made of a page, as the catalogue keeps it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable

from reader.model.pages import Segmentation
from reader.model.records import Span
from reader.session.stale import stamp_of
from reader.store.annotations import AnnotationStore, PageRecords
from reader.store.catalogue_types import ArticleCounts, LinkEntry, Made, SpanEntry


def count_articles(
    segmentation: Segmentation,
    records: PageRecords,
    spans: Iterable[SpanEntry],
    read: Collection[int] = (),
) -> list[ArticleCounts]:
    """Return one annotator's counts for each article of a page, by containment of offsets.

    `spans` are those of `records` as `span_entries` gives them, `read` offsets of the page in whose
    articles the annotator has read.
    """
    from reader.session.articles import distinct_tags, effective_state, is_archived, is_starred

    at = segmentation.at
    number, noted = Counter[int](), Counter[int]()
    for span in spans:
        number[span.start] += 1
        noted[span.start] += bool(span.note)
    tags = [(at(tag.offset), tag) for tag in records.tags.values()]
    states = [(at(state.offset), state) for state in records.articles.values()]
    reads = [at(offset) for offset in read]
    found = []
    for article in segmentation.articles:
        told = [state for where, state in states if where is article]
        notes = noted[article.start] + sum(bool(s.note) for s in told)
        mine_too = tuple(distinct_tags(tag for where, tag in tags if where is article))
        state = effective_state(told)
        was_read = any(where is article for where in reads)
        labelled = number[article.start]
        if labelled or told or mine_too or was_read:
            note = "\n".join(state.note for state in told if state.note)
            switches = {
                "read": was_read,
                "starred": is_starred(told),
                "archived": is_archived(told),
            }
            found.append(
                ArticleCounts(
                    article.start, state, labelled, notes, mine_too, note=note, **switches
                )
            )
    return found


class SpanEntries:
    """Spans as the catalogue keeps them, made again only where a page is told of once more."""

    def __init__(self) -> None:
        self._held: tuple[Segmentation | None, dict[str, tuple[Span, SpanEntry]]] = None, {}

    def of(self, segmentation: Segmentation, records: PageRecords) -> list[SpanEntry]:
        """Return what `span_entries` does; any thread may ask."""
        cut, known = self._held
        if cut is not segmentation and cut != segmentation:
            known = {}
        found = {}
        for uid, span in records.spans.items():
            held = known.get(uid)
            # Spans never change: one that was edited is another object under the same uid.
            if held is None or held[0] is not span:
                held = span, _entry(segmentation, span)
            found[uid] = held
        self._held = segmentation, found
        return [entry for _, entry in found.values()]


def span_entries(segmentation: Segmentation, records: PageRecords) -> list[SpanEntry]:
    """Return one annotator's spans of a page as the catalogue keeps them."""
    return [_entry(segmentation, span) for span in records.spans.values()]


def _entry(segmentation: Segmentation, span: Span) -> SpanEntry:
    article = segmentation.at(span.start)
    return SpanEntry(
        span.uid,
        article.start if article is not None else -1,
        span.start,
        span.end,
        span.label,
        tuple((a.name, a.value) for a in span.attributes),
        span.note,
        " … ".join(part.quote for part in span.parts),
    )


def link_entries(records: PageRecords) -> list[LinkEntry]:
    """Return the relations that are stored with a page as the catalogue keeps them."""
    members = [
        LinkEntry(member.uid, member.type, (member.page, member.span))
        for member in records.memberships.values()
    ]
    return members + [
        LinkEntry(
            relation.uid,
            relation.type,
            (relation.source.page, relation.source.span),
            (relation.target.page, relation.target.span),
        )
        for relation in records.relations.values()
    ]


def made_of(
    store: AnnotationStore,
    segmentation: Segmentation,
    entries: SpanEntries,
    read: Callable[[str, str], Collection[int]],
) -> Made:
    """Return what an annotator made of a page; `read` tells where on it an annotator has read."""
    sha256 = segmentation.page
    # Before the records: what is saved meanwhile is then counted once more.
    stamp = stamp_of(store, sha256)
    records = store.records(sha256)
    spans = tuple(entries.of(segmentation, records))
    counts = count_articles(segmentation, records, spans, read(store.annotator, sha256))
    return Made(store.annotator, stamp, tuple(counts), spans, tuple(link_entries(records)))
