"""A page's text to its articles: blocks, metadata, each with its range, origin and reason."""

from __future__ import annotations

from reader.model.pages import READABLE, Article, Block, Segmentation
from reader.pages.articles import stretches
from reader.pages.assemble import assemble
from reader.pages.assembly import Assembly
from reader.pages.boxes import mark_boxes
from reader.pages.classify import classify
from reader.pages.dates import FoundDate, find_dates
from reader.pages.language import guess_language
from reader.pages.lines import Line, lines_of, set_dates, words_of
from reader.pages.phrasebook import Phrasebook, default_phrasebook
from reader.pages.version import SEGMENTER_VERSION as SEGMENTER_VERSION
from reader.pages.weights import weigh

_MONTH_FIRST = frozenset({"", "en"})
"""Languages (and the unknown) in which some countries print the month first."""

_TOLD, _FRONT = 6, 1500
"""The language of an article is told by so many blocks, and so many code points of each."""


def segment(text: str, sha256: str = "", *, phrases: Phrasebook | None = None) -> Segmentation:
    """Return how `text` is cut into articles and furniture.

    Offsets are code points of `text`. The result is the same for the same text, holds at least one
    article unless the text is blank, and comes for any string at all. `sha256` is the page's and
    only passed on; `phrases` replaces the furniture phrases that come with the package.
    """
    lines = lines_of(text)
    if not lines:
        return Segmentation(sha256, (), (), ("the page has no text",) if text else ())
    words = words_of(lines)
    language = guess_language(text, words)
    set_dates(lines, page_dates(text, language))
    classify(lines, (phrases or default_phrasebook()).for_page(text, words))
    mark_boxes(lines, language)
    bare = weigh(lines)
    found, excerpts = stretches(lines, bare=bare)
    assemblies = assemble(text, lines, found, excerpts=excerpts, bare=bare)
    articles = _articles(text, sha256, assemblies, lines)
    owned = {block.start for article in articles for block in article.blocks}
    used = {line for assembly in assemblies for line in assembly.used}
    furniture = tuple(
        _furniture(line) for line in lines if line.index not in used and line.start not in owned
    )
    return Segmentation(sha256, articles, furniture, tuple(_warnings(articles)))


def page_dates(text: str, language: str | None = None) -> list[FoundDate]:
    """Return the dates of `text`, read as is the custom in its `language`: guessed where None."""
    language = guess_language(text) if language is None else language
    return find_dates(text, day_first=language not in _MONTH_FIRST, language=language)


def _articles(
    text: str, sha256: str, assemblies: list[Assembly], lines: list[Line]
) -> tuple[Article, ...]:
    """Return the articles, their stretches tiling the page from its first character to its last."""
    edges = [0, *(assembly.blocks[0].start for assembly in assemblies[1:]), len(text)]
    by_start = {line.start: line for line in lines}
    made = []
    for number, part in enumerate(assemblies):
        blocks = tuple(part.blocks)
        start = first_character(blocks)
        made.append(
            Article(
                page=sha256,
                start=start,
                lo=edges[number],
                hi=edges[number + 1],
                blocks=blocks,
                title=part.title,
                outlet=part.outlet,
                published=part.published,
                inferred=part.inferred,
                dateline=part.dateline,
                authors=part.authors,
                credits=tuple(part.credits),
                language=_language(text, part.body[:_TOLD], by_start),
                unsure=part.unsure,
            )
        )
    return tuple(made)


def _language(text: str, blocks: list[Block], lines: dict[int, Line]) -> str:
    """Return the language of the fronts of `blocks`; `lines` are those of the page, by start."""
    sample = " ".join(text[b.start : min(b.end, b.start + _FRONT)] for b in blocks)
    whole = [
        line
        for block in blocks
        if (line := lines.get(block.start)) is not None
        and line.end == block.end <= block.start + _FRONT
    ]
    return guess_language(sample, words_of(whole) if len(whole) == len(blocks) else None)


def first_character(blocks: tuple[Block, ...]) -> int:
    """Return where an article of `blocks` starts: at its body, else what can be read, else at all.

    `blocks` must not be empty.
    """
    body = next((block for block in blocks if block.kind == "body"), None)
    if body is None:
        body = next((block for block in blocks if block.kind in READABLE), blocks[0])
    return body.start


def _furniture(line: Line) -> Block:
    """Return the block of a line that belongs to no article."""
    sub = line.sub
    if line.kind is not None and line.kind != "furniture":
        sub = line.kind
    if not sub and line.repeats > 1:
        sub = "duplicate"
    elif not sub:
        sub = "list" if line.bullet else "other"
    weight = round(line.weight, 1)
    return Block(line.start, line.end, "furniture", sub, "machine", line.reason, weight)


def _warnings(articles: tuple[Article, ...]) -> list[str]:
    warnings = []
    for article in articles:
        if article.published is not None and not article.published.value:
            warnings.append(f"the date {article.published.raw} is ambiguous and was left as it is")
        if article.unsure:
            warnings.append("nothing on the page looks like the text of an article")
    return list(dict.fromkeys(warnings))
