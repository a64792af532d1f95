"""What one annotator made of a page, as the catalogue keeps it."""

from __future__ import annotations

from collections.abc import Collection

from reader.model.pages import Segmentation
from reader.store.annotations import PageRecords
from reader.store.catalogue_types import ArticleCounts, LinkEntry, SpanEntry


def count_articles(
    segmentation: Segmentation, records: PageRecords, read: Collection[int] = ()
) -> list[ArticleCounts]:
    """Return one annotator's counts for each article of a page, by containment of offsets.

    `read` are offsets of the page in whose articles the annotator has read.
    """
    from reader.session.articles import distinct_tags, effective_state, is_archived, is_starred

    at = segmentation.at
    spans = [(at(span.start), span) for span in records.spans.values()]
    tags = [(at(tag.offset), tag) for tag in records.tags.values()]
    states = [(at(state.offset), state) for state in records.articles.values()]
    reads = [at(offset) for offset in read]
    found = []
    for article in segmentation.articles:
        mine = [span for where, span in spans if where is article]
        told = [state for where, state in states if where is article]
        notes = sum(bool(s.note) for s in mine) + sum(bool(s.note) for s in told)
        mine_too = tuple(distinct_tags(tag for where, tag in tags if where is article))
        state = effective_state(told)
        was_read = any(where is article for where in reads)
        if mine or told or mine_too or was_read:
            note = "\n".join(state.note for state in told if state.note)
            switches = {
                "read": was_read,
                "starred": is_starred(told),
                "archived": is_archived(told),
            }
            found.append(
                ArticleCounts(
                    article.start, state, len(mine), notes, mine_too, note=note, **switches
                )
            )
    return found


def span_entries(segmentation: Segmentation, records: PageRecords) -> list[SpanEntry]:
    """Return one annotator's spans of a page as the catalogue keeps them."""
    found = []
    for span in records.spans.values():
        article = segmentation.at(span.start)
        found.append(
            SpanEntry(
                span.uid,
                article.start if article is not None else -1,
                span.start,
                span.end,
                span.label,
                tuple((a.name, a.value) for a in span.attributes),
                span.note,
                " … ".join(part.quote for part in span.parts),
            )
        )
    return found


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
