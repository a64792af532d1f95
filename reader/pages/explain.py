"""Why a page is cut as it is: every block with its kind, weight and reason, in words."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model.pages import Article, Block, Segmentation, Value

_SHOWN = 60


def explain(segmentation: Segmentation, text: str) -> Iterator[str]:
    """Yield a line for each article, each piece of its metadata and each block, in page order.

    A block is shown with its range (code points), kind, weight and reason, and then with the front
    of its text as it stands in `text`, so the lines must be neutralised before a terminal shows
    them. Blocks outside every article stand between the articles, where the page has them.
    """
    pieces: list[tuple[int, Article | None, Block]] = [
        (block.start, article, block)
        for article in segmentation.articles
        for block in article.blocks
    ]
    pieces += [(block.start, None, block) for block in segmentation.furniture]
    pieces.sort(key=lambda piece: piece[0])
    begun: dict[int, int] = {}
    inside: Article | None = None
    for _, article, block in pieces:
        if article is not None and article.lo not in begun:
            begun[article.lo] = len(begun) + 1
            yield from _article(len(begun), article)
        elif article is not inside:
            yield f"article {begun[article.lo]}" if article else "outside every article"
        inside = article
        yield from _block(block, text)
    for warning in segmentation.warnings:
        yield f"warning: {warning}"


def _article(number: int, article: Article) -> Iterator[str]:
    known = [article.language or "language not known"]
    known += ["unsure"] if article.unsure else []
    yield f"article {number}: {article.lo}..{article.hi}, {', '.join(known)}"
    values: list[tuple[str, Value | None]] = [
        ("title", article.title),
        ("outlet", article.outlet),
        ("published", article.published),
        ("inferred", article.inferred),
        ("dateline", article.dateline),
        *(("author", author) for author in article.authors),
        *(("credit", credit) for credit in article.credits),
    ]
    for name, value in values:
        if value is not None:
            yield f"  {name}: {value.value or value.raw} ({value.origin}: {value.reason})"


def _block(block: Block, text: str) -> Iterator[str]:
    kind = f"{block.kind}/{block.sub}" if block.sub else block.kind
    place = f"{block.start}..{block.end}"
    yield f"  {place:>15} {block.weight:>7.1f}  {kind:<26} {block.reason}"
    shown = text[block.start : min(block.end, block.start + _SHOWN)]
    more = "…" if block.end - block.start > _SHOWN else ""
    yield f"{'':>27}{' '.join(shown.split())}{more}"
