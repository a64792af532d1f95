"""Build a page and its gold from parts, so that every offset is exact.

A page is written as one part a line, each with a key in front:

=====  =========================================================================================
key    what the text after it is
=====  =========================================================================================
``@``  a new article begins: ``@ outlet | published | author; author`` (``-`` for what is absent)
``t``  the title                      ``2``  the title once more (furniture)
``b``  body                           ``h``  a heading inside the article
``o``  the outlet                     ``d``  the line or words with the article's date
``w``  the author                     ``c``  a caption
``r``  a credit                       ``e``  an embedded post
``x``  furniture                      ``n``  neutral: kept or folded, both are right
``.``  an empty line more
=====  =========================================================================================

``b- text`` puts the page's bullet before the text. ``+b text`` goes on in the line before, after a
blank; ``++b text`` without one. ``[[TOWN]]`` in a body part marks the dateline.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

Range: TypeAlias = tuple[int, int]
Dump: TypeAlias = Literal["extracted", "main", "whole"]
Split: TypeAlias = Literal["dev", "held", "fresh", "later", "final"]

KINDS = {
    "t": "title",
    "2": "furniture",
    "b": "body",
    "h": "subhead",
    "o": "outlet",
    "d": "date",
    "w": "author",
    "c": "caption",
    "r": "credit",
    "e": "embed",
    "x": "furniture",
    "n": "neutral",
}
_LINE = re.compile(r"(?P<join>\+{0,2})(?P<key>[a-z2])(?P<bullet>-?) (?P<text>.*)")
_DATELINE = re.compile(r"\[\[(.*?)\]\]")


@dataclass(frozen=True)
class GoldArticle:
    """What a careful reader finds in one article. Ranges are code points, half-open."""

    start: int
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    dateline: Range | None = None
    dates: tuple[Range, ...] = ()
    body: tuple[Range, ...] = ()
    subheads: tuple[Range, ...] = ()
    captions: tuple[Range, ...] = ()
    credits: tuple[Range, ...] = ()
    embeds: tuple[Range, ...] = ()


@dataclass(frozen=True)
class GoldPage:
    """A page with its gold. `parts` tile what is not blank, bullets excepted, in page order."""

    name: str
    language: str
    dump: Dump
    layout: str
    text: str
    articles: tuple[GoldArticle, ...]
    parts: tuple[tuple[int, int, str], ...]
    split: Split = "dev"

    @property
    def furniture(self) -> tuple[Range, ...]:
        """The ranges that are no article's prose and no article's metadata."""
        return tuple((start, end) for start, end, kind in self.parts if kind == "furniture")


@dataclass
class Builder:
    """Put a page together part by part; `gap` stands between two lines, `eol` for each newline."""

    gap: str = "\n\n"
    bullet: str = "- "
    eol: str = "\n"
    wrap: int = 0
    _text: list[str] = field(default_factory=list)
    _size: int = 0
    _parts: list[tuple[int, int, str]] = field(default_factory=list)
    _articles: list[tuple[GoldArticle, int]] = field(default_factory=list)
    _datelines: list[Range] = field(default_factory=list)
    _pending: str = ""

    def article(self, outlet: str | None, published: str | None, authors: tuple[str, ...]) -> None:
        """Begin an article: the parts that follow are its own."""
        head = GoldArticle(-1, outlet=outlet, published=published, authors=authors)
        self._articles.append((head, len(self._parts)))

    def part(self, key: str, text: str, *, join: str = "", bullet: bool = False) -> None:
        """Add a part; `join` is ``""`` for a line of its own, ``+`` or ``++`` to go on in one."""
        if self._parts:
            self._put({"": self.gap + self._pending, "+": " ", "++": ""}[join])
        self._pending = ""
        if bullet:
            self._put(self.bullet)
        dateline = _DATELINE.search(text)
        text = _DATELINE.sub(r"\1", text)
        if self.wrap and key in "bx" and not join:
            text = "\n".join(textwrap.wrap(text, self.wrap, break_on_hyphens=False))
        text = text.replace("\n", self.eol)
        if dateline:
            begin = self._size + dateline.start()
            self._datelines.append((begin, begin + len(dateline.group(1))))
        if key == "t" and self._articles and self._articles[-1][0].title is None:
            last, first = self._articles[-1]
            self._articles[-1] = (replace(last, title=text), first)
        self._parts.append((self._size, self._size + len(text), KINDS[key]))
        self._put(text)

    def space(self) -> None:
        """Leave one line more empty before the next part."""
        self._pending += "\n"

    def build(self, name: str, language: str, dump: Dump, layout: str, end: str = "") -> GoldPage:
        """Return the page with `end` as its last characters."""
        self._put(end)
        bounds = [*(first for _, first in self._articles), len(self._parts)]
        articles = tuple(
            self._finish(head, self._parts[first:last])
            for (head, first), last in zip(self._articles, bounds[1:], strict=True)
        )
        text = "".join(self._text)
        return GoldPage(name, language, dump, layout, text, articles, tuple(self._parts))

    def _put(self, text: str) -> None:
        text = text.replace("\r\n", "\n").replace("\n", self.eol)
        self._text.append(text)
        self._size += len(text)

    def _finish(self, head: GoldArticle, parts: list[tuple[int, int, str]]) -> GoldArticle:
        def of(kind: str) -> tuple[Range, ...]:
            return tuple((start, end) for start, end, name in parts if name == kind)

        lo, hi = parts[0][0], parts[-1][1]
        datelines = [r for r in self._datelines if lo <= r[0] < hi]
        return replace(
            head,
            start=lo,
            dateline=datelines[0] if datelines else None,
            dates=of("date"),
            body=of("body"),
            subheads=of("subhead"),
            captions=of("caption"),
            credits=of("credit"),
            embeds=of("embed"),
        )


def page(
    name: str,
    language: str,
    dump: Dump,
    layout: str,
    source: str,
    *,
    gap: str = "\n\n",
    bullet: str = "- ",
    eol: str = "\n",
    wrap: int = 0,
    end: str = "",
) -> GoldPage:
    """Build the page that `source` writes in the notation of this module."""
    builder = Builder(gap=gap, bullet=bullet, eol=eol, wrap=wrap)
    for line in source.strip("\n").split("\n"):
        if line.startswith("@ "):
            outlet, published, authors = (_absent(cell) for cell in line[2:].split("|"))
            names = tuple(name.strip() for name in authors.split(";")) if authors else ()
            builder.article(outlet, published, names)
        elif line == ".":
            builder.space()
        else:
            match = _LINE.fullmatch(line)
            if match is None:
                raise ValueError(f"{name}: not a part: {line[:60]!r}")
            builder.part(
                match["key"], match["text"], join=match["join"], bullet=bool(match["bullet"])
            )
    return builder.build(name, language, dump, layout, end)


def _absent(cell: str) -> str | None:
    return None if cell.strip() == "-" else cell.strip()
