"""Each part of a record on its page: checked against page and text, refused where they differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec

from reader.exchange.build import PageMeta, clean
from reader.exchange.cut import first_body
from reader.exchange.record import AttributeItem, LinkItem, Record, SpanItem, UnplacedItem
from reader.exchange.report import Problem, errors, finding
from reader.exchange.uids import derived_uid
from reader.exchange.validate import validate_span
from reader.model.errors import UsageError
from reader.model.identity import parse_article_id
from reader.model.records import (
    ArticleState,
    Attribute,
    Correction,
    Membership,
    Part,
    Passed,
    Relation,
    Span,
    SpanRef,
    Tag,
)
from reader.model.records import Record as Made
from reader.text.textmap import JOIN, ArticleText


class Placement(msgspec.Struct, frozen=True):
    """What importing one record comes to.

    `page_sha` is the sha256 of the page that all of it lies on. `new_page_bytes` are the bytes of
    that page where the workspace has to gain it, as ``seeds/`` + `new_page_name`. `links` are still
    to be resolved (see `place_links`). With `refused`, nothing of the record can be imported and
    `problems` says why; any other error among them keeps out what it names and no more.

    Uids of tags, states, corrections, memberships and what was passed are derived from what they
    say. Whoever applies this takes a uid that is there already, and what says the same, for the
    same thing.
    """

    record: str
    page_sha: str
    new_page_name: str = ""
    new_page_bytes: bytes | None = None
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    tags: tuple[Tag, ...] = ()
    states: tuple[ArticleState, ...] = ()
    corrections: tuple[Correction, ...] = ()
    memberships: tuple[Membership, ...] = ()
    passed: tuple[Passed, ...] = ()
    links: tuple[LinkItem, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: bool = False

    def made(self) -> Iterator[Made]:
        """Yield everything that is in the placement, apart from its links."""
        yield from self.spans
        yield from self.relations
        yield from self.tags
        yield from self.states
        yield from self.corrections
        yield from self.memberships
        yield from self.passed


class Placing:
    """Places the parts of one record on one page and gathers what does not fit."""

    def __init__(
        self,
        record: Record,
        page: PageMeta,
        text: ArticleText | None,
        symmetric: Collection[str],
        *,
        moved: bool = False,
    ) -> None:
        self.record = record
        self.page = page
        self.text = text if text is not None and text.text == record.text else None
        self.symmetric = symmetric
        self.moved = moved
        self.problems: list[Problem] = []

    def finish(self, placement: Placement) -> Placement:
        """Return `placement` with everything of the record added."""
        spans = self._spans()
        relations = self._relations({span.uid for span in spans})
        offset = self._offset(spans)
        tags: tuple[Tag, ...] = ()
        states: tuple[ArticleState, ...] = ()
        if offset is not None:
            tags, states = self._tags(offset), self._states(offset)
        return msgspec.structs.replace(
            placement,
            spans=tuple(spans),
            relations=relations,
            tags=tags,
            states=states,
            memberships=self._memberships({span.uid for span in spans}),
            passed=self._passed(),
            links=tuple(self.record.links),
            problems=(*placement.problems, *self.problems),
        )

    def _spans(self) -> list[Span]:
        outside = {item.uid: (i, item) for i, item in enumerate(self.record.unplaced)}
        seen: set[str] = set()
        found: list[Span] = []
        for i, item in enumerate(self.record.spans):
            wrong = errors(validate_span(self.record, i))
            parts = [] if wrong else self._parts(i, item)
            self.problems += wrong
            if item.uid in seen:
                self._refuse(f"spans[{i}]", f"uid {item.uid} stands there twice")
                continue
            seen.add(item.uid)
            rest = outside.pop(item.uid, None)
            if not parts:
                continue
            if rest is not None:
                parts = sorted([*parts, *self._outside(*rest)], key=lambda part: part.start)
            found.append(self._span(item, tuple(parts)))
        for i, left in outside.values():
            parts = self._outside(i, left)
            if parts:
                found.append(self._span(left, tuple(parts)))
        return found

    def _span(self, item: SpanItem | UnplacedItem, parts: tuple[Part, ...]) -> Span:
        return Span(
            uid=item.uid,
            page=self.page.sha256,
            parts=parts,
            label=item.label,
            annotator=item.annotator,
            origin=item.origin,
            attributes=_attributes(item.attributes),
            note=item.note,
            created=item.created,
            updated=item.updated,
            source=item.source,
        )

    def _parts(self, index: int, item: SpanItem) -> list[Part]:
        if item.page_ranges and not self.moved:
            ranges = [(r.start, r.end) for r in item.page_ranges]
            wrong = self._wrong_on_page(item, ranges)
        else:
            ranges, wrong = self._from_text(item)
        if wrong:
            self._refuse(f"spans[{index}]", wrong)
            return []
        return [self._part(start, end) for start, end in ranges]

    def _wrong_on_page(self, item: SpanItem, ranges: list[tuple[int, int]]) -> str:
        if ranges[-1][1] > len(self.page.text):
            return f"its page ranges end at {ranges[-1][1]}, the page at {len(self.page.text)}"
        if not self.record.text_included:
            return ""
        said = ArticleText.build(self.page.text, ranges)
        pieces = [said.text[start:end] for start, end in said.blocks]
        for start, end in _fragments(item):
            quote = self.record.text[start:end]
            taken = pieces.pop(0) if pieces else ""
            while pieces and len(taken) < len(quote):
                taken += JOIN + pieces.pop(0)
            if taken != quote:
                return "the page does not say its text at its page ranges"
        return "its page ranges hold more than its text" if pieces else ""

    def _from_text(self, item: SpanItem) -> tuple[list[tuple[int, int]], str]:
        if self.text is None:
            return [], "it names no page ranges, and the article here has another text"
        ranges: list[tuple[int, int]] = []
        for start, end in _fragments(item):
            pieces = self.text.to_page(start, end)
            back = self.text.fragments(pieces)
            if back != [(start, end)]:
                return [], f"{start}..{end} starts or ends between two blocks"
            ranges += pieces
        return ranges, ""

    def _outside(self, index: int, item: UnplacedItem) -> list[Part]:
        place = f"unplaced[{index}]"
        if self.moved:
            self._refuse(place, "it lies outside the text, and its page is not in the workspace")
            return []
        found: list[Part] = []
        at = 0
        for part in item.parts:
            if not at <= part.start < part.end <= len(self.page.text):
                self._refuse(place, f"{part.start}..{part.end} is not on the page")
                return []
            at = part.end
            here = self._part(part.start, part.end)
            if self.record.text_included and clean(here.quote) != part.text:
                self._refuse(place, f"the page says something else at {part.start}..{part.end}")
                return []
            found.append(here)
        return found

    def _part(self, start: int, end: int) -> Part:
        return Part(start, end, self.page.text[start:end])

    def _relations(self, placed: set[str]) -> tuple[Relation, ...]:
        uid_of = {span.id: span.uid for span in self.record.spans}
        found: list[Relation] = []
        for i, item in enumerate(self.record.relations):
            ends = [uid_of.get(number, "") for number in (item.from_id, item.to_id)]
            if not placed.issuperset(ends):
                self._refuse(f"relations[{i}]", "one of its spans is missing or was not imported")
                continue
            source, target = (SpanRef(self.page.sha256, uid) for uid in ends)
            who = item.annotator
            found.append(
                relation_between(
                    item.uid, item.type, source, target, who, item.note, self.symmetric
                )
            )
        return tuple(found)

    def _offset(self, spans: list[Span]) -> int | None:
        """Return the page offset that stands for the article."""
        if self.moved:
            return first_body(self.record)
        article = self.record.id.partition("#")[0]
        try:
            digits, offset = parse_article_id(article)
        except UsageError:
            digits, offset = "", 0
        if digits == self.page.sha256[:12] and offset <= len(self.page.text):
            return offset
        if spans:
            return min(span.start for span in spans)
        if self.record.tags or self.record.annotators:
            message = "its id names no place on its page, so tags and states have none"
            self._refuse("id", message)
        return None

    def _tags(self, offset: int) -> tuple[Tag, ...]:
        page = self.page.sha256
        return tuple(
            Tag(
                uid=derived_uid("tag", page, offset, tag.name, tag.value, tag.annotator),
                page=page,
                offset=offset,
                name=tag.name,
                value=tag.value,
                annotator=tag.annotator,
            )
            for tag in self.record.tags
        )

    def _states(self, offset: int) -> tuple[ArticleState, ...]:
        page = self.page.sha256
        return tuple(
            ArticleState(
                uid=derived_uid("state", page, offset, item.id),
                page=page,
                offset=offset,
                annotator=item.id,
                state=item.state,
                note=item.note,
            )
            for item in self.record.annotators
            if item.state != "unread" or item.note
        )

    def _memberships(self, placed: set[str]) -> tuple[Membership, ...]:
        page = self.page.sha256
        found: list[Membership] = []
        for i, item in enumerate(self.record.claims):
            if item.span_uid not in placed:
                self._refuse(f"claims[{i}]", "its span is missing or was not imported")
                continue
            facts = item.span_uid, item.uid, item.type, item.annotator
            found.append(Membership(derived_uid("claim", page, *facts), page, *facts))
        return tuple(found)

    def _passed(self) -> tuple[Passed, ...]:
        page = self.page.sha256
        found: list[Passed] = []
        for i, item in enumerate(self.record.passed):
            ranges: Sequence[tuple[int, int]] = ()
            if item.page_ranges and not self.moved:
                ranges = [(r.start, r.end) for r in item.page_ranges]
            elif self.text is not None:
                ranges = self.text.to_page(item.start, item.end)
            if not ranges or not all(0 <= a < b <= len(self.page.text) for a, b in ranges):
                self._refuse(f"passed[{i}]", "it has no place on the page")
                continue
            for start, end in ranges:
                facts = page, start, end, item.annotator
                found.append(Passed(derived_uid("passed", *facts), *facts))
        return tuple(found)

    def _refuse(self, place: str, message: str) -> None:
        self.problems.append(finding(self.record.id, place, message))


def _fragments(item: SpanItem) -> list[tuple[int, int]]:
    return [(f.start, f.end) for f in item.fragments] or [(item.start, item.end)]


def _attributes(items: Collection[AttributeItem]) -> tuple[Attribute, ...]:
    return tuple(Attribute(item.name, item.value) for item in items)


def relation_between(
    uid: str,
    kind: str,
    source: SpanRef,
    target: SpanRef,
    annotator: str,
    note: str,
    symmetric: Collection[str],
) -> Relation:
    """Return the relation; the ends of a type that `symmetric` names are put in order."""
    if kind in symmetric:
        source, target = sorted((source, target))
    return Relation(uid, source.page, kind, source, target, annotator, note)
