"""A small article with one of everything, the same each time."""

from __future__ import annotations

from typing import Any

from reader.model.pages import Block, Value
from reader.model.records import ArticleState, Part, Relation, Span, SpanRef, Tag
from tests.exchange.made import Made, article_on, page_of

TITLE = "Aid for the north"
LEAD = "Officials said prices rose 5% 👩\u200d🔬, and a second line\r\nfollows here."
SHARE = "Share this"
REST = "“It is late,” said Amal, “and cafe\u0301s are closed.”"
PAGE = f"{TITLE}\n\n{LEAD}\n{SHARE}\n  • {REST}\n"


def block(text: str, kind: Any) -> Block:
    at = PAGE.index(text)
    return Block(at, at + len(text), kind)


def part(text: str) -> Part:
    at = PAGE.index(text)
    return Part(at, at + len(text), text)


def sample() -> Made:
    """Return the article: four spans by two annotators, one with a gap, one outside the text."""
    page = page_of(PAGE, "folder/aid.txt")
    blocks = [
        block(TITLE, "title"),
        block(LEAD, "body"),
        block(SHARE, "furniture"),
        block(REST, "body"),
    ]
    article = article_on(
        page,
        blocks,
        title=Value(TITLE),
        outlet=Value("The Paper"),
        published=Value("2025-03-20", "time20-03-2025"),
        language="en",
    )

    def span(number: int, label: str, who: str, *parts: str, **fields: Any) -> Span:
        found = tuple(part(text) for text in parts)
        return Span(f"{number:032x}", page.sha256, found, label, who, **fields)

    created = "2025-04-01T10:00:00.000Z"
    spans = [
        span(1, "claim", "ana", TITLE, created=created),
        span(2, "claim", "ben", "prices rose 5%", note="which?"),
        span(3, "quote", "ana", "It is late", "and cafe\u0301s are closed."),
        span(4, "claim", "ana", "second line\r\nfollows here.", REST, origin="propagated"),
        span(5, "cue", "ben", SHARE),
    ]
    ends = [SpanRef(page.sha256, item.uid) for item in spans]
    relations = [
        Relation("a" * 32, page.sha256, "supports", ends[0], ends[1], "ana", "weakly"),
        Relation("b" * 32, page.sha256, "contradicts", ends[1], SpanRef("f" * 64, "9" * 32), "ben"),
    ]
    tags = [Tag("c" * 32, page.sha256, article.start, "genre", "reporting", "ana")]
    states = [
        ArticleState("d" * 32, page.sha256, article.start, "ana", "done", "read twice"),
        ArticleState("e" * 32, page.sha256, article.start, "ben", "in-progress"),
    ]
    return Made(article, page, spans, relations, tags, states)


def text_of(made: Made, span: dict[str, Any]) -> str:
    """Return the span's words by counting code points the way UTF-32 does."""
    data = made.text.text.encode("utf-32-le")
    return data[4 * span["start"] : 4 * span["end"]].decode("utf-32-le")
