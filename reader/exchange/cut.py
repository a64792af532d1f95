"""How a page made of nothing but a record's text is cut, so that the same text comes out of it."""

from __future__ import annotations

from reader.exchange import published
from reader.exchange.record import Record
from reader.exchange.uids import derived_uid
from reader.model.pages import Segmentation
from reader.model.records import Correction, CorrectionKind


def first_body(record: Record) -> int:
    """Return the text offset at which the article's body starts (its text, where it has none)."""
    bodies = (block.start for block in record.blocks if block.kind == "body")
    return next(bodies, record.blocks[0].start if record.blocks else 0)


def corrections_for(
    record: Record, page: str, importer: str, machine: Segmentation | None = None
) -> tuple[Correction, ...]:
    """Return the corrections that make the text of `record`, as page `page`, its one article.

    Every block gets the kind that the record gives it, every article that `machine` starts after
    the first is joined to it, and what the record says about the article is set as its metadata,
    also where it says that something is not known.
    """
    made: list[Correction] = []

    def add(
        op: CorrectionKind, start: int, end: int, value: str, detail: str = "", raw: str = ""
    ) -> None:
        facts = ("correction", page, op, start, end, value, detail, raw)
        made.append(
            Correction(
                uid=derived_uid(*facts),
                page=page,
                op=op,
                start=start,
                end=end,
                value=value,
                annotator=importer,
                number=len(made) + 1,
                detail=detail,
                raw=raw,
                origin="imported",
            )
        )

    for block in record.blocks:
        add("kind", block.start, block.end, block.kind)
    begin = record.blocks[0].start
    for article in machine.articles if machine else ():
        if article.start > begin:
            add("drop-start", article.start, article.start, "")
    add("start", begin, begin, "")
    at = first_body(record)
    meta = record.meta
    date = published.from_fields(meta.published, meta.published_precision)
    for detail, value, raw in (
        ("title", meta.title, ""),
        ("outlet", meta.outlet, ""),
        ("published", date, meta.published_raw),
        ("inferred", meta.inferred, ""),
        ("authors", "\n".join(meta.authors), ""),
        ("credits", "\n".join(meta.credits), ""),
        ("language", meta.lang, ""),
    ):
        add("field", at, at, value, detail, raw)
    return tuple(made)
