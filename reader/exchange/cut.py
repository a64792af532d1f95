"""How a page made of nothing but a record's text is cut, so that the same text comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from reader.exchange import published
from reader.exchange.build import block_items, meta_item
from reader.exchange.record import Record
from reader.exchange.report import Problem, finding
from reader.exchange.uids import derived_uid
from reader.model.pages import Segmentation
from reader.model.records import Correction, CorrectionKind
from reader.text.textmap import ArticleText

Cut: TypeAlias = Callable[[str, Sequence[Correction]], Segmentation]
"""Cuts the text of a page into articles with these corrections over the machine's."""


def first_body(record: Record) -> int:
    """Return the text offset at which the article's body starts (its text, where it has none)."""
    bodies = (block.start for block in record.blocks if block.kind == "body")
    return next(bodies, record.blocks[0].start if record.blocks else 0)


def corrections_for(record: Record, page: str, importer: str, cut: Cut) -> tuple[Correction, ...]:
    """Return the corrections that make the text of `record`, as page `page`, its one article.

    Every block gets the kind that the record gives it, every article that the machine starts
    within the text is joined to the first, and what the record says about the article is set as
    its metadata, also where it says that something is not known.
    """
    made: list[Correction] = []

    def add(op: CorrectionKind, start: int, end: int, value: str = "", **more: str) -> None:
        facts = ("correction", page, op, start, end, value, *more.values())
        number = len(made) + 1
        made.append(
            Correction(
                derived_uid(*facts),
                page,
                op,
                start,
                end,
                value,
                importer,
                number,
                origin="imported",
                **more,
            )
        )

    for block in record.blocks:
        add("kind", block.start, block.end, block.kind)
    for article in cut(record.text, ()).articles:
        if article.lo > 0:
            add("drop-start", article.lo, article.lo)
    at = first_body(record)
    meta = record.meta
    date = published.from_fields(meta.published, meta.published_precision)
    for detail, value, raw in (
        ("title", meta.title, ""),
        ("outlet", meta.outlet, ""),
        ("published", date, meta.published_raw),
        ("inferred", meta.inferred, ""),
        ("author", "; ".join(meta.authors), ""),
        ("credit", "; ".join(meta.credits), ""),
        ("language", meta.lang, ""),
    ):
        add("field", at, at, value, detail=detail, raw=raw)
    return tuple(made)


def differences(record: Record, corrections: Sequence[Correction], cut: Cut) -> Iterator[Problem]:
    """Yield how the article that `corrections` make of the text differs from the record.

    Another text or other blocks are errors, since offsets would lie; other metadata is warned of.
    """
    articles = cut(record.text, corrections).articles
    if len(articles) != 1:
        yield finding(record.id, "blocks", f"as a page its text would be {len(articles)} articles")
        return
    readable = list(articles[0].readable())
    text = ArticleText.build(record.text, [(block.start, block.end) for block in readable])
    if text.text != record.text or block_items(readable, text) != record.blocks:
        message = "as a page its text would read otherwise: a block is more or less than a line"
        yield finding(record.id, "blocks", message)
        return
    here = meta_item(articles[0])
    for key in here.__struct_fields__:
        if getattr(here, key) != getattr(record.meta, key):
            message = f"{getattr(record.meta, key)!r} cannot be kept, only {getattr(here, key)!r}"
            yield finding(record.id, f"meta.{key}", message, "warning")
