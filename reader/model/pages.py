"""Pages and what a segmentation finds on them. Offsets are code points into the decoded page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from reader.model.identity import article_id

BlockKind = Literal[
    "body",
    "subhead",
    "title",
    "outlet",
    "date",
    "author",
    "caption",
    "credit",
    "embed",
    "furniture",
]
Origin = Literal["machine", "person", "inferred", "imported"]

READABLE: frozenset[str] = frozenset({"title", "subhead", "body", "caption", "embed", "credit"})
"""Kinds of block that make up the text of an article."""


class Page(msgspec.Struct, frozen=True):
    """One raw text file, known by the sha256 of its bytes.

    `text` is the decoded file with nothing stripped or normalised. `names` are the paths, relative
    to the workspace with ``/``, under which the same bytes are found; bytes of a name that are not
    UTF-8 are escaped with a backslash.
    """

    sha256: str
    text: str
    encoding: str
    names: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Block(msgspec.Struct, frozen=True, gc=False):
    """A range `start`..`end` (half-open, code points) of a page with a kind.

    Blanks around a block and its bullet lie outside the range. `sub` refines furniture (such as
    ``duplicate-title`` or ``cookie-banner``), `reason` says in words why the kind was chosen, and
    `weight` is the machine's score (positive: prose; negative: furniture).
    """

    start: int
    end: int
    kind: BlockKind
    sub: str = ""
    origin: Origin = "machine"
    reason: str = ""
    weight: float = 0.0


class Value(msgspec.Struct, frozen=True):
    """A piece of metadata: normalised `value`, `raw` text, and where it stands on the page.

    `start` and `end` are page offsets (code points), both -1 where the value is not printed.
    """

    value: str
    raw: str = ""
    start: int = -1
    end: int = -1
    origin: Origin = "machine"
    reason: str = ""


class Article(msgspec.Struct, frozen=True):
    """A view on a page: one outlet's prose with what belongs to it.

    `start` is the page offset of the first body character (of the first readable one where there is
    no body). `lo`..`hi` is the stretch of the page that resolves to this article; the stretches of
    a page's articles tile it without gap. `published` is ISO 8601 and only what the page prints;
    `inferred` holds a date that was reasoned out, with the reason. `blocks` are in page order and
    disjoint and include the article's own furniture and metadata lines.
    """

    page: str
    start: int
    lo: int
    hi: int
    blocks: tuple[Block, ...]
    title: Value | None = None
    outlet: Value | None = None
    published: Value | None = None
    inferred: Value | None = None
    dateline: Value | None = None
    authors: tuple[Value, ...] = ()
    credits: tuple[Value, ...] = ()
    language: str = ""
    unsure: bool = False

    @property
    def id(self) -> str:
        """The article's id, as in `reader.model.identity.article_id`."""
        return article_id(self.page, self.start)

    def readable(self) -> Iterator[Block]:
        """Yield the blocks whose text people read, in page order."""
        return (block for block in self.blocks if block.kind in READABLE)


class Segmentation(msgspec.Struct, frozen=True):
    """How one page is cut: its articles in page order and every block outside them.

    `furniture` holds the blocks that belong to no article. Together with the articles' blocks they
    are sorted, disjoint and in range. `warnings` are sentences for people.
    """

    page: str
    articles: tuple[Article, ...]
    furniture: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()

    def at(self, offset: int) -> Article | None:
        """Return the article whose stretch of the page holds `offset`, or None."""
        for article in self.articles:
            if article.lo <= offset < article.hi:
                return article
        if self.articles and offset >= self.articles[-1].hi:
            return self.articles[-1]
        return None
