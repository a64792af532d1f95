"""Compare a segmentation with the gold of a page.

Characters are compared without blanks and bullets. Body is compared with body; a heading inside
the article and a neutral part count neither way. Articles are paired one to one by shared body.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reader.model.pages import Article, Segmentation
from tests.pages.gold.build import GoldArticle, GoldPage

Cut: TypeAlias = Callable[[str], Segmentation]

_SHOWN = {"body": "body", "subhead": "body", "caption": "caption", "credit": "credit"}
_SHOWN["embed"] = "embed"
_OTHER = "other"
_FREE = "neutral"


@dataclass(frozen=True)
class PageScore:
    """What one page scored; the counts of fields are (right, printed)."""

    page: GoldPage
    body: tuple[int, int, int]
    by_article: tuple[float, ...]
    title: tuple[int, int]
    date: tuple[int, int]
    outlet: tuple[int, int]
    author: tuple[int, int]
    invented: tuple[str, ...]
    mistaken: tuple[str, ...]
    count_right: bool
    found: int
    corrections: int

    @property
    def f1(self) -> float:
        """Body F1 by characters over the whole page; 1 where neither side has any body."""
        return f1(*self.body)


def f1(shared: int, found: int, gold: int) -> float:
    """Return F1 from the sizes of the intersection and of both sides."""
    return 2 * shared / (found + gold) if found + gold else 1.0


def score(page: GoldPage, result: Segmentation) -> PageScore:
    """Score `result`, a segmentation of `page.text`."""
    gold, found, free = _bodies(page, result)
    pairs = _pair(gold, found)
    everything, all_found = set().union(*gold), set().union(*found) - free
    articles = [(page.articles[g], result.articles[f] if f is not None else None) for g, f in pairs]
    return PageScore(
        page,
        (len(everything & all_found), len(all_found), len(everything)),
        tuple(
            0.0 if f is None else f1(len(gold[g] & found[f]), len(found[f] - free), len(gold[g]))
            for g, f in pairs
        ),
        _field(articles, lambda want: want.title, _title),
        _field(articles, lambda want: want.published, _published),
        _field(articles, lambda want: want.outlet, _outlet),
        _authors(articles),
        tuple(_invented(articles, result)),
        tuple(_mistaken(articles)),
        _count_right(page, result),
        len(result.articles),
        _corrections(page, result, articles),
    )


def _count_right(page: GoldPage, result: Segmentation) -> bool:
    if not page.articles:
        return len(result.articles) == 1 and result.articles[0].unsure
    return len(result.articles) == len(page.articles)


def _bodies(
    page: GoldPage, result: Segmentation
) -> tuple[list[set[int]], list[set[int]], set[int]]:
    solid = {i for i, sign in enumerate(page.text) if not sign.isspace()}
    covered = {i for start, end, _ in page.parts for i in range(start, end)}
    free = solid - covered
    for start, end, kind in page.parts:
        if kind in {"neutral", "subhead"}:
            free.update(range(start, end))
    gold = [_positions(article.body) & solid for article in page.articles]
    found = [
        _positions((b.start, b.end) for b in article.blocks if b.kind == "body") & solid
        for article in result.articles
    ]
    return gold, found, free


def _positions(ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {i for start, end in ranges for i in range(start, end)}


def _pair(gold: Sequence[set[int]], found: Sequence[set[int]]) -> list[tuple[int, int | None]]:
    shared = sorted(
        ((len(g & f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    mine: dict[int, int] = {}
    for size, i, j in shared:
        if size and i not in mine and j not in mine.values():
            mine[i] = j
    return [(i, mine.get(i)) for i in range(len(gold))]


_Pairs: TypeAlias = Sequence[tuple[GoldArticle, Article | None]]


def _field(
    articles: _Pairs,
    want: Callable[[GoldArticle], str | None],
    have: Callable[[Article], str | None],
) -> tuple[int, int]:
    printed = [(want(gold), have(article) if article else None) for gold, article in articles]
    asked = [(value, got) for value, got in printed if value is not None]
    return sum(_same(value, got) for value, got in asked), len(asked)


def _same(value: str | None, got: str | None) -> bool:
    return _plain(value) == _plain(got)


def _plain(value: str | None) -> str:
    return " ".join((value or "").split()).casefold()


def _title(article: Article) -> str | None:
    return article.title.value if article.title else None


def _published(article: Article) -> str | None:
    return (article.published.value[:10] or None) if article.published else None


def _outlet(article: Article) -> str | None:
    return article.outlet.value if article.outlet else None


def _authors(articles: _Pairs) -> tuple[int, int]:
    asked = [(gold, article) for gold, article in articles if gold.authors]
    right = 0
    for gold, article in asked:
        have = {_plain(value.value) for value in article.authors} if article else set()
        right += have == {_plain(name) for name in gold.authors}
    return right, len(asked)


def _invented(articles: _Pairs, result: Segmentation) -> list[str]:
    """Return each date called published for an article of which the page prints none.

    An article too many may repeat a date that the page prints for another.
    """
    printed = {gold.published for gold, _ in articles}
    dated = {id(article) for gold, article in articles if article and gold.published}
    undated = {id(article) for gold, article in articles if article and not gold.published}
    values = ((id(article), _published(article)) for article in result.articles)
    return [
        date
        for key, date in values
        if date is not None and key not in dated and (key in undated or date not in printed)
    ]


def _mistaken(articles: _Pairs) -> list[str]:
    """Return each date called published where the page prints another for that article."""
    pairs = ((gold.published, _published(article)) for gold, article in articles if article)
    return [date for want, date in pairs if want and date and want != date]


def _corrections(page: GoldPage, result: Segmentation, articles: _Pairs) -> int:
    """Estimate the corrections a person would make: one range and one key each.

    A maximal run of characters that should have another kind is one; so is each start of an
    article that is missing or too many, and each title, outlet or date that is wrong.
    """
    wrong = _wrong_ranges(page, result)
    starts = abs(max(1, len(page.articles)) - len(result.articles))
    fields = 0
    for gold, article in articles:
        if article is not None:
            fields += not _same(gold.title, _title(article))
            fields += not _same(gold.outlet, _outlet(article))
            fields += not _same(gold.published, _published(article))
    return wrong + starts + fields


def _wrong_ranges(page: GoldPage, result: Segmentation) -> int:
    size = len(page.text)
    want, have = [_FREE] * size, [_OTHER] * size
    for start, end, kind in page.parts:
        name = _FREE if kind == "neutral" else _SHOWN.get(kind, _OTHER)
        want[start:end] = [name] * (end - start)
    for article in result.articles:
        for block in article.blocks:
            name = _SHOWN.get(block.kind, _OTHER)
            have[block.start : block.end] = [name] * (block.end - block.start)
    runs, open_run = 0, ""
    for sign, right, got in zip(page.text, want, have, strict=True):
        if sign.isspace() or right == _FREE:
            continue
        now = right if right != got else ""
        runs += bool(now) and now != open_run
        open_run = now
    return runs


@dataclass(frozen=True)
class Summary:
    """What a set of pages scored. Shares are 0 to 1; None where nothing was asked."""

    pages: int
    body: dict[str, float]
    several: float | None
    title: tuple[int, int]
    date: tuple[int, int]
    outlet: tuple[int, int]
    author: tuple[int, int]
    counts: tuple[int, int]
    invented: int
    mistaken: int
    corrections: float
    worst: tuple[PageScore, ...]


def summarise(scores: Sequence[PageScore]) -> Summary:
    """Join the scores of pages: body F1 is the mean of pages that have an article."""
    body: dict[str, float] = {}
    for dump in ("extracted", "main", "whole"):
        values = [s.f1 for s in scores if s.page.dump == dump and s.page.articles]
        body[dump] = statistics.fmean(values) if values else float("nan")
    several = [value for s in scores if len(s.page.articles) > 1 for value in s.by_article]

    def total(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
        listed = list(pairs)
        return sum(right for right, _ in listed), sum(asked for _, asked in listed)

    return Summary(
        len(scores),
        body,
        statistics.fmean(several) if several else None,
        total(s.title for s in scores),
        total(s.date for s in scores),
        total(s.outlet for s in scores),
        total(s.author for s in scores),
        (sum(s.count_right for s in scores), len(scores)),
        sum(len(s.invented) for s in scores),
        sum(len(s.mistaken) for s in scores),
        statistics.median(s.corrections for s in scores),
        tuple(sorted((s for s in scores if s.page.articles), key=_rank)[:5]),
    )


def _rank(item: PageScore) -> tuple[float, int]:
    return item.f1, -item.corrections
