"""The native record of a document whose passages have their places in the article's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

import msgspec

from reader.exchange.build import CONTEXT, clean
from reader.exchange.documents import Document, Passage
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
    mirror,
)
from reader.exchange.report import Problem
from reader.exchange.uids import derived_uid
from reader.exchange.validate import makers
from reader.model.errors import UsageError
from reader.model.identity import check_annotator
from reader.model.shapes import ready
from reader.text.textmap import JOIN

_UID = re.compile(r"[0-9a-f]{32}\Z")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z\Z")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LISTS = ("authors", "credits")


class Placed(NamedTuple):
    """A passage and where it is in the text of the record: sorted, disjoint ranges."""

    passage: Passage
    ranges: list[tuple[int, int]]


class Names:
    """Annotators as other programs call them, and the ids that they have here."""

    def __init__(self, nobody: str, given: Mapping[str, str] | None = None) -> None:
        """Put down what names nobody to `nobody`; `given` has the ids that some names get."""
        self._ids: dict[str, str] = {**(given or {}), "": nobody}
        self._used: set[str] = set()

    def of(self, name: str) -> str:
        """Return the annotator id for a name: itself where it is one, else the nearest to it."""
        if name not in self._ids:
            try:
                self._ids[name] = check_annotator(name)
            except UsageError:
                fitted = re.sub(r"[^a-z0-9._-]+", "-", name.partition("@")[0].lower())
                fitted = fitted.strip("._-")[:32].rstrip("._-")
                # Two names must not become one person.
                if not fitted or fitted in self._ids.values():
                    fitted = f"{fitted[:23]}-{derived_uid(name)[:8]}".lstrip("-")
                self._ids[name] = fitted
        self._used.add(name)
        return self._ids[name]

    def changed(self) -> list[str]:
        """Return a sentence for each name that has another form here."""
        return [
            f"annotator {clean(name)[:60]!r} is {here} here"
            for name, here in self._ids.items()
            if name in self._used and name and name != here
        ]


def sliced(text: str, parts: Iterable[tuple[int, int]]) -> str:
    """Return the words of several ranges, joined by a blank as brat and others do."""
    return " ".join(text[start:end] for start, end in parts)


def record_of(
    document: Document,
    text: str,
    blocks: Sequence[tuple[int, int]] | None,
    placed: Sequence[Placed],
    names: Names,
    passed: Sequence[tuple[int, int, str]] = (),
) -> tuple[Record | None, list[Problem]]:
    """Return (record or None, problems without file) for a document over `text`.

    `blocks` are the text's blocks; None where the text is that of an article of this workspace.
    `passed` are stretches of the text with nothing to label, and who said so.
    """
    return _Recording(document, text, blocks, names).record(placed, passed)


class _Recording:
    def __init__(
        self,
        document: Document,
        text: str,
        blocks: Sequence[tuple[int, int]] | None,
        names: Names,
    ) -> None:
        self.document = document
        self.text = text
        self.names = names
        self.problems: list[Problem] = []
        self.id = _CONTROL.sub("_", clean(document.id)) or "document"
        self.sha = sha256(text.encode()).hexdigest()
        if blocks is None:
            self.blocks = _joined(text)
        else:
            kinds = [kind for kind, _, _ in document.blocks] or ["body"] * len(blocks)
            self.blocks = [
                BlockItem(kind, start, end)  # type: ignore[arg-type]
                for kind, (start, end) in zip(kinds, blocks, strict=True)
            ]

    def record(
        self, placed: Sequence[Placed], passed: Sequence[tuple[int, int, str]]
    ) -> tuple[Record | None, list[Problem]]:
        spans, keys = self._spans(placed)
        relations = self._relations(spans, keys)
        record = Record(
            schema_version=SCHEMA_VERSION,
            id=self.id,
            text=self.text,
            text_included=True,
            text_sha256=self.sha,
            offset_unit="unicode_codepoint",
            page=PageInfo("", self.sha),
            blocks=self.blocks,
            spans=spans,
            unplaced=[],
            entities=mirror(spans),
            relations=relations,
            links=self._links({one.uid for one in relations}),
            claims=self._claims(keys),
            tags=self._tags(),
            annotators=[],
            passed=[
                PassedItem(start, end, [], who)
                for start, end, who in sorted({(a, b, self.names.of(c)) for a, b, c in passed})
            ],
            meta=self._meta(),
        )
        record = msgspec.structs.replace(record, annotators=self._annotators(record))
        try:
            # The types of the record are promises that building it does not check.
            checked = msgspec.convert(msgspec.to_builtins(record), ready(Record))
        except msgspec.ValidationError as error:
            self._complain(f"it makes no record: {error}")
            return None, self.problems
        return checked, self.problems

    def _spans(self, placed: Sequence[Placed]) -> tuple[list[SpanItem], dict[str, str]]:
        """Return the spans in order, and the uid of each passage by its key."""
        made: list[SpanItem] = []
        keys: dict[str, str] = {}
        seen: dict[tuple[object, ...], int] = {}
        for passage, ranges in placed:
            label = self._name(passage.label, f"span {passage.key}")
            if not label:
                continue
            annotator = self.names.of(passage.annotator)
            facts = (tuple(ranges), label, annotator)
            again = seen.get(facts, 0)
            seen[facts] = again + 1
            uid = passage.uid if _UID.match(passage.uid) else ""
            uid = uid or derived_uid("span", self.sha, *facts, again)
            if uid in keys.values():
                self._complain(f"{label} {passage.key}: its uid is taken", passage.key)
                continue
            keys[passage.key] = uid
            made.append(self._span(passage, ranges, label, annotator, uid))
        made.sort(key=lambda span: (span.start, span.end, span.annotator, span.uid))
        return [
            msgspec.structs.replace(span, id=number) for number, span in enumerate(made, start=1)
        ], keys

    def _span(
        self, passage: Passage, ranges: list[tuple[int, int]], label: str, annotator: str, uid: str
    ) -> SpanItem:
        start, end = ranges[0][0], ranges[-1][1]
        attributes: dict[str, str] = {}
        for name, value in passage.attributes:
            known = self._name(name, f"attribute of {passage.key}")
            if known:
                attributes.setdefault(known, clean(value))
        return SpanItem(
            id=1,
            uid=uid,
            start=start,
            end=end,
            label=label,
            text=self.text[start:end],
            annotator=annotator,
            origin=passage.origin,
            fragments=[Range(*one) for one in ranges] if len(ranges) > 1 else [],
            page_ranges=[],
            attributes=[AttributeItem(name, attributes[name]) for name in sorted(attributes)],
            note=clean(passage.note),
            prefix=self.text[max(0, start - CONTEXT) : start],
            suffix=self.text[end : end + CONTEXT],
            created=_time(passage.created),
            updated=_time(passage.updated),
            source=passage.source if _UID.match(passage.source) else "",
        )

    def _relations(self, spans: list[SpanItem], keys: dict[str, str]) -> list[RelationItem]:
        ids = {span.uid: span.id for span in spans}
        found: dict[str, RelationItem] = {}
        for tie in self.document.ties:
            ends = [ids.get(keys.get(key, "")) for key in (tie.source, tie.target)]
            kind = self._name(tie.type, "relation")
            if not kind:
                continue
            if ends[0] is None or ends[1] is None:
                self._complain(f"{kind} from {tie.source} to {tie.target}: a span is not there")
                continue
            annotator = self.names.of(tie.annotator)
            uid = tie.uid if _UID.match(tie.uid) else ""
            facts = (keys[tie.source], keys[tie.target], kind, annotator)
            uid = uid or derived_uid("relation", *facts)
            one = RelationItem(1, uid, ends[0], ends[1], kind, annotator, clean(tie.note))
            if found.setdefault(uid, one) != one:
                self._complain(f"{kind} from {tie.source} to {tie.target}: its uid is taken")
        made = sorted(found.values(), key=lambda r: (r.from_id, r.to_id, r.type, r.uid))
        return [msgspec.structs.replace(one, id=number) for number, one in enumerate(made, start=1)]

    def _links(self, taken: set[str]) -> list[LinkItem]:
        found: dict[str, LinkItem] = {}
        for far in self.document.far:
            kind = self._name(far.type, "relation")
            if not kind:
                continue
            if not (_UID.match(far.source_uid) and _UID.match(far.target_uid)):
                self._complain(f"{kind} to another article: it names no spans of Reader")
                continue
            annotator = self.names.of(far.annotator)
            facts = (far.source_uid, far.target_uid, kind, annotator)
            uid = far.uid if _UID.match(far.uid) else derived_uid("relation", *facts)
            article = _CONTROL.sub("_", clean(far.target_article))
            ends = far.source_uid, article, far.target_uid
            one = LinkItem(uid, kind, *ends, annotator, clean(far.note))
            if uid in taken or found.setdefault(uid, one) != one:
                self._complain(f"{kind} to another article: its uid {uid} is taken")
        return sorted(
            found.values(), key=lambda link: (link.type, link.from_uid, link.to_uid, link.uid)
        )

    def _claims(self, keys: dict[str, str]) -> list[ClaimItem]:
        found = set()
        for share in self.document.claims:
            kind = self._name(share.type, "claim")
            span = keys.get(share.key, "") if share.key else share.uid
            if not kind:
                continue
            if not (_UID.match(share.claim) and span in keys.values()):
                self._complain(f"{kind} of claim {share.claim[:40]}: its span is not there")
                continue
            found.add((share.claim, span, kind, self.names.of(share.annotator)))
        return [ClaimItem(*fields) for fields in sorted(found)]

    def _tags(self) -> list[TagItem]:
        found = set()
        for tag in self.document.tags:
            name = self._name(tag.name, "tag")
            if name and tag.value.strip():
                value = " ".join(clean(tag.value).split())
                found.add((name, value, self.names.of(tag.annotator)))
        return [TagItem(*one) for one in sorted(found)]

    def _annotators(self, record: Record) -> list[AnnotatorItem]:
        told = {
            self.names.of(one.annotator): AnnotatorItem(
                self.names.of(one.annotator), one.state, clean(one.note)
            )
            for one in self.document.standings
        }
        for name in makers(record):
            told.setdefault(name, AnnotatorItem(name, "unread", ""))
        return [told[name] for name in sorted(told)]

    def _meta(self) -> MetaItem:
        given = {key: clean(value) for key, value in self.document.meta.items()}
        fields: dict[str, object] = {
            name: "" for name in MetaItem.__struct_fields__ if name not in _LISTS
        }
        for name in _LISTS:
            fields[name] = [line for line in given.get(name, "").split("\n") if line.strip()]
        fields |= {name: given[name] for name in given if name in fields and name not in _LISTS}
        try:
            return msgspec.convert(fields, ready(MetaItem))
        except msgspec.ValidationError as error:
            self._complain(f"what it says about the article is passed over: {error}", "meta")
            return MetaItem("", "", [], [], "", "", "", "", "", "")

    def _name(self, name: str, what: str) -> str:
        """Return a label, type or attribute name; "" and a problem where it cannot be one."""
        if name.strip() and not _CONTROL.search(name):
            return clean(name)
        reason = "holds control characters" if name.strip() else "is empty"
        self._complain(f"{what}: its name {name[:40]!r} {reason}, so it is left out")
        return ""

    def _complain(self, message: str, place: str = "") -> None:
        self.problems.append(Problem("error", message, record=self.id, place=place))


def _time(value: str) -> str:
    return value if _TIME.match(value) else ""


def _joined(text: str) -> list[BlockItem]:
    """Return the stretches of an article's text between empty lines as blocks."""
    found = []
    at = 0
    for piece in text.split(JOIN):
        if piece:
            found.append(BlockItem("body", at, at + len(piece)))
        at += len(piece) + len(JOIN)
    return found
