"""A segmentation as plain values, ready for JSON."""

from __future__ import annotations

from typing import Any

from reader.model.pages import Article, Block, Segmentation, Value


def to_listing(segmentation: Segmentation) -> dict[str, Any]:
    """Return ``{"articles": [...], "furniture": [...]}`` with null for what is absent.

    Offsets are code points of the page. Furniture is listed once, in page order, whether it stands
    within an article or outside; its kind there is its sub-kind. `published` is ``YYYY-MM-DD``.
    """
    blocks = [block for article in segmentation.articles for block in article.blocks]
    furniture = [b for b in (*blocks, *segmentation.furniture) if b.kind == "furniture"]
    furniture.sort(key=lambda block: block.start)
    return {
        "articles": [_article(article) for article in segmentation.articles],
        "furniture": [
            {"start": block.start, "end": block.end, "kind": block.sub or "furniture"}
            for block in furniture
        ],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id if article.page else None,
        "start": article.start,
        "title": _value(article.title),
        "outlet": _value(article.outlet),
        "published": (_value(article.published) or "")[:10] or None,
        "author": ", ".join(author.value for author in article.authors) or None,
        "dateline": _value(article.dateline),
        "credits": [credit.raw or credit.value for credit in article.credits],
        "inferred": _inferred(article.inferred),
        "language": article.language or None,
        "unsure": article.unsure,
        "blocks": [_block(block) for block in article.blocks if block.kind != "furniture"],
    }


def _value(value: Value | None) -> str | None:
    return (value.value or None) if value is not None else None


def _inferred(value: Value | None) -> dict[str, str] | None:
    return {"value": value.value, "reason": value.reason} if value is not None else None


def _block(block: Block) -> dict[str, Any]:
    return {"start": block.start, "end": block.end, "kind": block.kind}
