"""What a record holds of each kind, and what of it a format cannot carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from reader.exchange.format import Format, Kind
from reader.exchange.record import Record, SpanItem, UnplacedItem
from reader.exchange.report import Loss, Report
from reader.exchange.validate import makers


def _overlapping(record: Record) -> Iterator[str]:
    """Yield the spans that overlap one before them, in the order of the record."""
    reached = 0
    for span in record.spans:
        if span.start < reached:
            yield span.uid
        reached = max(reached, span.end)


def _attributes(record: Record) -> Iterator[str]:
    items: Iterable[SpanItem | UnplacedItem] = (*record.spans, *record.unplaced)
    for item in items:
        for attribute in item.attributes:
            yield f"{item.uid} {attribute.name}"


def _notes(record: Record) -> Iterator[str]:
    for group in (record.spans, record.unplaced, record.relations, record.links):
        yield from (item.uid for item in group if item.note)
    for annotator in record.annotators:
        if annotator.note:
            yield annotator.id


def _states(record: Record) -> Iterator[str]:
    for annotator in record.annotators:
        if annotator.state != "unread":
            yield f"{annotator.id} {annotator.state}"


def _metadata(record: Record) -> Iterator[str]:
    for name in record.meta.__struct_fields__:
        if getattr(record.meta, name):
            yield name


def _timed(span: SpanItem) -> bool:
    return bool(span.created or span.updated)


HELD: Mapping[Kind, Callable[[Record], Iterable[str]]] = {
    "spans": lambda record: (span.uid for span in record.spans),
    "overlaps": _overlapping,
    "parts": lambda record: (span.uid for span in record.spans if span.fragments),
    "attributes": _attributes,
    "relations": lambda record: (relation.uid for relation in record.relations),
    "links": lambda record: (link.uid for link in record.links),
    "claims": lambda record: (f"{item.uid} {item.span_uid}" for item in record.claims),
    "notes": _notes,
    "tags": lambda record: (f"{tag.name}={tag.value}" for tag in record.tags),
    "states": _states,
    "annotators": lambda record: sorted(makers(record)),
    "passed": lambda record: (f"{item.annotator} {item.start}" for item in record.passed),
    "unplaced": lambda record: (item.uid for item in record.unplaced),
    "metadata": _metadata,
    "blocks": lambda record: (block.kind for block in record.blocks if block.kind != "body"),
    "times": lambda record: (span.uid for span in record.spans if _timed(span)),
    "text": lambda record: [record.id] if record.text else [],
}
"""What of each kind a record holds: uids, or what else tells them apart."""

COUNTED: tuple[Kind, ...] = (
    "spans",
    "parts",
    "attributes",
    "relations",
    "links",
    "claims",
    "notes",
    "tags",
    "passed",
    "unplaced",
)
"""Kinds that are told as written."""


def tell(record: Record, into: Format, report: Report, *, before: bool = False) -> None:
    """Report what of `record` the format leaves out or writes otherwise, by its declarations.

    What the writer counts itself is reported here only `before` it writes, as nearly as is known.
    """
    for action, declared in (("dropped", into.lost), ("changed", into.changed)):
        for kind, reason in declared.items():
            if kind in into.counted and not before:
                continue
            ids = tuple(HELD[kind](record))
            if ids:
                changed = action == "changed"
                loss = Loss(
                    "changed" if changed else "dropped", kind, reason, len(ids), record.id, ids
                )
                report.declare(loss)


def count(record: Record, into: Format, report: Report) -> None:
    """Count what of `record` is written, apart from what the format declares to leave out."""
    report.written["records"] += 1
    for kind in COUNTED:
        if kind not in into.lost:
            number = sum(1 for _ in HELD[kind](record))
            if number:
                report.written[kind] += number
