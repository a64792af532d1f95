"""From an article and what people said about it to the native record; nothing is read or written.

Offsets of the model are page offsets; those of the record count in the article's text. A part that
no block of the text holds is written under ``unplaced``, with its page offsets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from hashlib import sha256

import msgspec

from reader.exchange import published
from reader.exchange.options import Options
from reader.exchange.record import (
    SCHEMA_VERSION,
    AnnotatorItem,
    AttributeItem,
    BlockItem,
    ClaimItem,
    LinkItem,
    MetaItem,
    PageInfo,
    PassedItem,
    Range,
    Record,
    RelationItem,
    SpanItem,
    TagItem,
    UnplacedItem,
    UnplacedPart,
    mirror,
)
from reader.exchange.report import Report
from reader.exchange.tokens import tokens
from reader.exchange.validate import makers
from reader.model.errors import QuoteError
from reader.model.pages import Article, Block, Value
from reader.model.records import (
    STATES,
    ArticleState,
    Membership,
    Part,
    Passed,
    Relation,
    Span,
    SpanRef,
    Tag,
)
from reader.model.scheme import LabelScheme
from reader.text.quoting import shown_value
from reader.text.textmap import ArticleText

CONTEXT = 32
"""Code points of text before and after a span that are written with it."""

# What ArticleText replaces in a text is replaced in names, notes and metadata as well.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class PageMeta(msgspec.Struct, frozen=True):
    """A page as a record names it: file below ``seeds/``, sha256 of its bytes, decoded text."""

    file: str
    sha256: str
    text: str


def build_record(
    article: Article,
    text: ArticleText,
    page: PageMeta,
    spans: Iterable[Span],
    relations: Iterable[Relation] = (),
    tags: Iterable[Tag] = (),
    states: Iterable[ArticleState] = (),
    options: Options | None = None,
    *,
    memberships: Iterable[Membership] = (),
    passed: Iterable[Passed] = (),
    locate: Callable[[SpanRef], str] | None = None,
    report: Report | None = None,
) -> Record:
    """Return the record of one article, with everything of it that the options want.

    `text` is built from the article's readable blocks; `spans`, `tags` and `states` are those of
    this article, by all annotators. Relations whose source is not among `spans` belong to another
    record and are passed over, and so are `memberships` of other spans; of what was `passed` on the
    page all that is in this text is taken. `locate` names the article that holds a span elsewhere
    ("" if unknown). A span whose quote is not what the page says raises `QuoteError`, or is counted
    in `report` and left out where one is given.
    """
    options = options or Options()
    blocks = tuple(article.readable())
    if len(blocks) != len(text.blocks):
        raise ValueError(f"{article.id}: the text was not built from the article's blocks")
    ours = sorted(spans, key=lambda span: (span.start, span.end, span.uid))
    true = [span for span in ours if _quotes_hold(span, page, report)]
    wanted = [span for span in true if options.wants(span.annotator)]
    items, unplaced = _place(wanted, text, options)
    linked = [r for r in relations if options.wants(r.annotator)]
    inside, links = _relate(linked, items, {span.uid for span in ours}, article.id, locate)
    kept_tags = _tags(tag for tag in tags if options.wants(tag.annotator))
    record = Record(
        schema_version=SCHEMA_VERSION,
        id=article.id,
        text=text.text,
        text_included=True,
        text_sha256=sha256(text.text.encode()).hexdigest(),
        offset_unit="unicode_codepoint",
        page=PageInfo(clean(page.file), page.sha256),
        blocks=block_items(blocks, text),
        spans=items,
        unplaced=unplaced,
        entities=mirror(items) if options.compat else msgspec.UNSET,
        relations=inside,
        links=links,
        claims=_claims((m for m in memberships if options.wants(m.annotator)), wanted),
        tags=kept_tags,
        annotators=[],
        passed=_passed((p for p in passed if options.wants(p.annotator)), text),
        meta=meta_item(article, report),
        tokens=tokens(text.text) if options.tokens else msgspec.UNSET,
    )
    kept_states = [state for state in states if options.wants(state.annotator)]
    people = _annotators(kept_states, makers(record))
    record = msgspec.structs.replace(record, annotators=people)
    return record if options.text else without_text(record)


def block_items(blocks: Sequence[Block], text: ArticleText) -> list[BlockItem]:
    """Return the readable `blocks` with the offsets that they have in the text made of them."""
    return [
        BlockItem(block.kind, start, end)  # type: ignore[arg-type]
        for block, (start, end) in zip(blocks, text.blocks, strict=True)
    ]


def meta_item(article: Article, report: Report | None = None) -> MetaItem:
    """Return what is known about `article`; a date that changes its shape is told to `report`."""
    date = _value(article.published)
    moment, precision = published.to_fields(date)
    raw = clean(article.published.raw) if article.published else ""
    if report is not None and date and published.from_fields(moment, precision) != date:
        report.change("dates", f"{article.id}: {date} is written as {moment or 'no date'}")
    return MetaItem(
        title=_value(article.title),
        outlet=_value(article.outlet),
        authors=[clean(author.value) for author in article.authors],
        credits=[clean(credit.value) for credit in article.credits],
        published=moment,
        published_precision=precision,
        published_raw=raw or (date if not moment else ""),
        inferred=_value(article.inferred),
        url="",
        lang=clean(article.language),
    )


def clean(value: str) -> str:
    """Return `value` with U+FFFD for what XML forbids and for lone surrogates, one for one."""
    return _FORBIDDEN.sub("\ufffd", value)


def unclean(value: str) -> int:
    """Return how many characters of `value` are others after `clean`."""
    return len(_FORBIDDEN.findall(value))


def without_text(record: Record) -> Record:
    """Return `record` without its text and without every quote from it; the offsets stay."""
    bare = msgspec.structs.replace
    return bare(
        record,
        text="",
        text_included=False,
        tokens=msgspec.UNSET,
        spans=[bare(span, text="", prefix="", suffix="") for span in record.spans],
        unplaced=[
            bare(item, parts=[bare(part, text="") for part in item.parts])
            for item in record.unplaced
        ],
    )


def _quotes_hold(span: Span, page: PageMeta, report: Report | None) -> bool:
    for part in span.parts:
        inside = 0 <= part.start < part.end <= len(page.text)
        if span.page == page.sha256 and inside and page.text[part.start : part.end] == part.quote:
            continue
        message = (
            f"span {span.uid} of {span.annotator}: the page does not say its quote at "
            f"{part.start}..{part.end}"
        )
        if report is None:
            raise QuoteError(message, file=page.file, hint="`reader check` lists every such span")
        report.drop("spans", f"{page.file}: {message}")
        return False
    return True


def _place(
    spans: Sequence[Span], text: ArticleText, options: Options
) -> tuple[list[SpanItem], list[UnplacedItem]]:
    placed: list[tuple[int, int, str, str, list[tuple[int, int]], tuple[Part, ...], Span]] = []
    unplaced: list[UnplacedItem] = []
    for span in spans:
        inside = tuple(p for p in span.parts if text.to_text(p.start, p.end) is not None)
        outside = tuple(p for p in span.parts if p not in inside)
        fragments = text.fragments([(p.start, p.end) for p in inside])
        if fragments:
            start, end = fragments[0][0], fragments[-1][1]
            placed.append((start, end, span.annotator, span.uid, fragments, inside, span))
        if outside:
            unplaced.append(_unplaced_item(span, outside, options))
    placed.sort(key=lambda entry: entry[:4])
    items = [
        _span_item(number, fragments, parts, span, text.text, options)
        for number, (*_, fragments, parts, span) in enumerate(placed, start=1)
    ]
    return items, unplaced


def _span_item(
    number: int,
    fragments: list[tuple[int, int]],
    parts: tuple[Part, ...],
    span: Span,
    text: str,
    options: Options,
) -> SpanItem:
    start, end = fragments[0][0], fragments[-1][1]
    return SpanItem(
        id=number,
        uid=span.uid,
        start=start,
        end=end,
        label=clean(span.label),
        text=text[start:end],
        annotator=span.annotator,
        origin=span.origin,
        fragments=[Range(*fragment) for fragment in fragments] if len(fragments) > 1 else [],
        page_ranges=[Range(part.start, part.end) for part in parts],
        attributes=_attributes(span, options.fill_defaults, text, fragments),
        note=clean(span.note),
        prefix=text[max(start - CONTEXT, 0) : start],
        suffix=text[end : end + CONTEXT],
        created=span.created,
        updated=span.updated,
        source=clean(span.source),
    )


def _unplaced_item(span: Span, parts: Sequence[Part], options: Options) -> UnplacedItem:
    return UnplacedItem(
        uid=span.uid,
        label=clean(span.label),
        annotator=span.annotator,
        origin=span.origin,
        parts=[UnplacedPart(part.start, part.end, clean(part.quote)) for part in parts],
        attributes=_attributes(span, options.fill_defaults),
        note=clean(span.note),
        created=span.created,
        updated=span.updated,
        source=clean(span.source),
    )


def _attributes(
    span: Span,
    defaults: LabelScheme | None,
    text: str = "",
    fragments: Sequence[tuple[int, int]] = (),
) -> list[AttributeItem]:
    """Return what was set, and with `defaults` what is shown of the rest for `fragments` of `text`.

    Without fragments, what the text would have to say is left out.
    """
    items = [AttributeItem(clean(a.name), clean(a.value)) for a in span.attributes]
    if defaults is not None:
        given = {item.name for item in items}
        items += [
            AttributeItem(attribute.name, shown_value(attribute, text, fragments))
            for attribute in defaults.attributes_on(span.label)
            if attribute.name not in given and (fragments or not attribute.prefill)
        ]
    return items


def _relate(
    relations: Iterable[Relation],
    items: Sequence[SpanItem],
    ours: Collection[str],
    article: str,
    locate: Callable[[SpanRef], str] | None,
) -> tuple[list[RelationItem], list[LinkItem]]:
    numbers = {item.uid: item.id for item in items}
    inside: list[tuple[int, int, str, str, str, str]] = []
    links: list[LinkItem] = []
    for relation in relations:
        source, target = relation.source.span, relation.target.span
        if source not in ours:
            continue
        kind, note = clean(relation.type), clean(relation.note)
        if source in numbers and target in numbers:
            ends = numbers[source], numbers[target]
            inside.append((*ends, kind, relation.annotator, relation.uid, note))
            continue
        if target in ours:
            where = article
        else:
            where = locate(relation.target) if locate else ""
        links.append(LinkItem(relation.uid, kind, source, where, target, relation.annotator, note))
    links.sort(key=lambda link: (link.type, link.from_uid, link.to_uid, link.uid))
    numbered = [
        RelationItem(number, uid, source_id, target_id, kind, annotator, note)
        for number, (source_id, target_id, kind, annotator, uid, note) in enumerate(
            sorted(inside), start=1
        )
    ]
    return numbered, links


def _claims(memberships: Iterable[Membership], spans: Iterable[Span]) -> list[ClaimItem]:
    ours = {span.uid for span in spans}
    found = {(m.claim, m.span, clean(m.type), m.annotator) for m in memberships if m.span in ours}
    return [ClaimItem(*fields) for fields in sorted(found)]


def _passed(passed: Iterable[Passed], text: ArticleText) -> list[PassedItem]:
    found = {
        (*inside, *on_page, one.annotator)
        for one in passed
        for on_page, inside in text.inside(one.start, one.end)
    }
    return [
        PassedItem(start, end, [Range(low, high)], annotator)
        for start, end, low, high, annotator in sorted(found)
    ]


def _tags(tags: Iterable[Tag]) -> list[TagItem]:
    # Articles that were merged keep both sets of tags, so the same tag can stand there twice.
    distinct = {(clean(tag.name), clean(tag.value), tag.annotator) for tag in tags}
    return [TagItem(*fields) for fields in sorted(distinct)]


def _annotators(states: Sequence[ArticleState], working: set[str]) -> list[AnnotatorItem]:
    people: list[AnnotatorItem] = []
    for name in sorted(working | {state.annotator for state in states}):
        theirs = sorted(
            (state for state in states if state.annotator == name),
            key=lambda state: (state.offset, state.uid, state.note),
        )
        state = min((s.state for s in theirs), key=STATES.index, default="unread")
        note = "\n".join(clean(s.note) for s in theirs if s.note)
        if name in working or state != "unread" or note:
            people.append(AnnotatorItem(name, state, note))  # type: ignore[arg-type]
    return people


def _value(value: Value | None) -> str:
    return clean(value.value) if value is not None else ""
