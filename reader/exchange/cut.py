"""Corrections by which a page is cut as a record says.

A page made of nothing but the record's text is cut whole. On a page that the workspace has, only
kinds of blocks and metadata follow the record, and only where nobody here has corrected them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from reader.exchange import published
from reader.exchange.build import block_items, meta_item
from reader.exchange.record import MetaItem, Record
from reader.exchange.report import Problem, finding
from reader.exchange.uids import derived_uid
from reader.model.pages import Article, Segmentation
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

    Every block gets the kind that the record gives it, and what the record says about the article
    is set as its metadata, also where it says that something is not known. Where that does not make
    it one article for `cut`, every article that the machine starts within the text is joined to the
    first.
    """
    made = _description(record, page, importer, ())
    if len(cut(record.text, made).articles) == 1:
        return made
    starts = [article.lo for article in cut(record.text, ()).articles if article.lo > 0]
    return _description(record, page, importer, starts)


def _description(
    record: Record, page: str, importer: str, joined: Sequence[int]
) -> tuple[Correction, ...]:
    made = _Made(page, importer)
    for block in record.blocks:
        made.add("kind", block.start, block.end, block.kind)
    for start in joined:
        made.add("drop-start", start, start)
    for key in _FIELDS:
        made.add_field(record.meta, key, first_body(record))
    return tuple(made.corrections)


def amendments_for(
    record: Record, article: Article, text: ArticleText, importer: str, number: int
) -> tuple[Correction, ...]:
    """Return the corrections that give `article` the kinds and metadata that the record has.

    `text` is the article's and has the blocks of the record; `number` is the first free Lamport
    number of the page. Nothing comes back where a person has corrected the article here.
    """
    values = (article.title, article.outlet, article.published, article.inferred)
    origins = {value.origin for value in (*values, *article.authors, *article.credits) if value}
    if "person" in origins | {block.origin for block in article.blocks}:
        return ()
    made = _Made(article.page, importer, number)
    here = block_items(tuple(article.readable()), text)
    for old, new, (start, end) in zip(here, record.blocks, text.page_blocks, strict=True):
        if old.kind != new.kind:
            made.add("kind", start, end, new.kind)
    meta = meta_item(article)
    for key in _FIELDS:
        if _field(meta, key) != _field(record.meta, key):
            made.add_field(record.meta, key, article.start)
    return tuple(made.corrections)


_FIELDS = ("title", "outlet", "published", "inferred", "author", "credit", "language")


def _field(meta: MetaItem, key: str) -> tuple[str, str]:
    """Return (value, raw text) of a field as a correction states them."""
    if key == "published":
        date = published.from_fields(meta.published, meta.published_precision)
        return date, meta.published_raw
    if key in ("author", "credit"):
        names = meta.authors if key == "author" else meta.credits
        # A semicolon in a name would be taken for the end of it.
        divider = "\x1f" if any(";" in name for name in names) else "; "
        return divider.join(names) + (divider if divider == "\x1f" and len(names) == 1 else ""), ""
    value: str = meta.lang if key == "language" else getattr(meta, key)
    return value, ""


class _Made:
    """Imported corrections of one page, numbered in order from `number` on."""

    def __init__(self, page: str, importer: str, number: int = 1) -> None:
        self.page = page
        self.importer = importer
        self.number = number
        self.corrections: list[Correction] = []

    def add(
        self,
        op: CorrectionKind,
        start: int,
        end: int,
        value: str = "",
        detail: str = "",
        raw: str = "",
    ) -> None:
        uid = derived_uid("correction", self.page, op, start, end, value, detail, raw)
        self.corrections.append(
            Correction(
                uid=uid,
                page=self.page,
                op=op,
                start=start,
                end=end,
                value=value,
                annotator=self.importer,
                number=self.number + len(self.corrections),
                detail=detail,
                raw=raw,
                origin="imported",
            )
        )

    def add_field(self, meta: MetaItem, key: str, at: int) -> None:
        value, raw = _field(meta, key)
        self.add("field", at, at, value, key, raw)


def differences(record: Record, article: Article, page: str) -> Iterator[Problem]:
    """Yield how `article`, on a page with the text `page`, differs from the record.

    Another text or other blocks are errors, since offsets would lie; other metadata is warned of.
    """
    readable = tuple(article.readable())
    text = ArticleText.build(page, [(block.start, block.end) for block in readable])
    if text.text != record.text or block_items(readable, text) != record.blocks:
        message = "on the page its text reads otherwise, or in other blocks"
        yield finding(record.id, "blocks", message)
        return
    here = meta_item(article)
    for key in here.__struct_fields__:
        if getattr(here, key) != getattr(record.meta, key):
            message = f"{getattr(record.meta, key)!r} cannot be kept, only {getattr(here, key)!r}"
            yield finding(record.id, f"meta.{key}", message, "warning")
