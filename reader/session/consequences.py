"""What a correction of a page's cut did to the annotations on it, and what has to follow it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from reader.model.changes import Op
from reader.model.pages import Article, Page, Segmentation
from reader.model.records import STATES, ArticleState, Span, Tag
from reader.session.articles import OpenArticle, effective_state
from reader.session.wording import STATE_WORDS, counted
from reader.store.annotations import PageRecords


class Recut:
    """Two cuts of one page, and which article of the one is which of the other.

    An article is the one that it was where it still begins at the same place, else where it still
    holds most of the same stretch. One that is joined to another is no article any more.
    """

    def __init__(self, before: Segmentation, after: Segmentation) -> None:
        self.cut_before, self.cut_after = before, after
        self.before = before.articles
        self.after = after.articles
        self._was = _pairs(self.before, self.after)
        self._survivors = {old.lo: new for new in self.after if (old := self.was(new)) is not None}
        self.joined: dict[int, list[Article]] = {}
        """By the beginning of an article after: the articles before that it is made of."""
        for old in self.before:
            new = self._survivors.get(old.lo) or at(self.after, old.start)
            self.joined.setdefault(new.lo, []).append(old)

    def was(self, article: Article) -> Article | None:
        """Return the article before that an article after is; None for a new one."""
        return self._was.get(article.lo)

    def survivor(self, old: Article) -> Article | None:
        """Return the article after that `old` is; None where it was joined to another."""
        return self._survivors.get(old.lo)

    def number(self, article: Article) -> int:
        """Return the number, from 1, of an article after."""
        return 1 + [one.lo for one in self.after].index(article.lo)

    def merged(self) -> list[tuple[Article, list[Article]]]:
        """Return each article after that is made of several, with these."""
        found = [(new, self.joined.get(new.lo, [])) for new in self.after]
        return [(new, old) for new, old in found if len(old) > 1]


def at(articles: Sequence[Article], offset: int) -> Article:
    """Return the one of a page's articles (at least one) that `offset` resolves to."""
    return articles[max(0, bisect_right(articles, offset, key=lambda one: one.lo) - 1)]


def _pairs(before: Sequence[Article], after: Sequence[Article]) -> dict[int, Article]:
    left = {article.lo: article for article in before}
    found = {article.lo: left.pop(article.lo) for article in after if article.lo in left}
    for article in after:
        if article.lo not in found and left:
            best = max(left.values(), key=lambda one: _shared(one, article))
            if _shared(best, article) > 0:
                found[article.lo] = left.pop(best.lo)
    return found


def _shared(one: Article, other: Article) -> int:
    return min(one.hi, other.hi) - max(one.lo, other.lo)


def following(recut: Recut, records: PageRecords) -> list[Op]:
    """Return the operations by which an annotator's tags and states keep to their articles.

    They lie at an offset. Where that falls to a neighbour while their article goes on, they move to
    where it begins now. Where articles become one, the less finished state counts for it, a state
    that nobody set being the least finished of all.
    """
    before: dict[str, Tag | ArticleState] = {**records.tags, **records.articles}
    after = dict(before)
    for uid, record in before.items():
        stays = recut.survivor(at(recut.before, record.offset))
        if stays is not None and at(recut.after, record.offset) is not stays:
            after[uid] = msgspec.structs.replace(record, offset=stays.start)
    for _, joined in recut.merged():
        states = [_states(recut.before, old, records) for old in joined]
        here = [state for group in states for state in group]
        least = min((effective_state(group) for group in states), key=STATES.index)
        if here and effective_state(here) != least:
            after[here[0].uid] = msgspec.structs.replace(after[here[0].uid], state=least)
    return [Op(record, after[uid]) for uid, record in before.items() if after[uid] != record]


def _states(
    articles: Sequence[Article], article: Article, records: PageRecords
) -> list[ArticleState]:
    return [one for one in records.articles.values() if at(articles, one.offset) is article]


def told(
    page: Page, recut: Recut, own: PageRecords, others: Mapping[str, PageRecords], was: PageRecords
) -> list[str]:
    """Return what happened to annotations, in sentences without a full stop, with counts.

    `own` are the records of the person who looks, after the correction, and `was` before it.
    """
    return [
        *_spans_told(page, recut, {"": own, **others}),
        *_tags_told(recut, was.tags.values(), own.tags),
        *_states_told(recut, was, own),
    ]


def _spans_told(page: Page, recut: Recut, records: Mapping[str, PageRecords]) -> Iterator[str]:
    moved: Counter[int] = Counter()
    spans = [span for held in records.values() for span in held.spans.values()]
    for span in spans:
        new = at(recut.after, span.start)
        if recut.was(new) is not at(recut.before, span.start):
            moved[recut.number(new)] += 1
    for number, count in sorted(moved.items()):
        yield f"{counted(count, 'span')} {_are(count)} now in article {number}"
    before = set(outside(page, recut.cut_before, spans))
    after = set(outside(page, recut.cut_after, spans))
    if after - before:
        number = len(after - before)
        yield f"{counted(number, 'span')} now {'lies' if number == 1 else 'lie'} outside the text"
    if before - after:
        number = len(before - after)
        yield f"{counted(number, 'span')} {_are(number)} in the text again"


def outside(page: Page, cut: Segmentation, spans: Iterable[Span]) -> list[str]:
    """Return the uids of the spans of which a part lies outside the text of their article."""
    by_article: dict[int, list[Span]] = {}
    for span in spans:
        by_article.setdefault(at(cut.articles, span.start).lo, []).append(span)
    found: list[str] = []
    for article in cut.articles:
        if article.lo in by_article:
            _, left = OpenArticle(page, cut, article).project(by_article[article.lo])
            found += [span.uid for span in left]
    return found


def _tags_told(recut: Recut, was: Iterable[Tag], now: Mapping[str, Tag]) -> Iterator[str]:
    moved: Counter[int] = Counter()
    for tag in was:
        held = now.get(tag.uid)
        if held is not None:
            new = at(recut.after, held.offset)
            if recut.was(new) is not at(recut.before, tag.offset):
                moved[recut.number(new)] += 1
    for number, count in sorted(moved.items()):
        yield f"{counted(count, 'tag')} {_are(count)} now on article {number}"


def _states_told(recut: Recut, was: PageRecords, now: PageRecords) -> Iterator[str]:
    for new, joined in recut.merged():
        before = [effective_state(_states(recut.before, old, was)) for old in joined]
        after = effective_state(_states(recut.after, new, now))
        if len(set(before)) > 1:
            words = " and ".join(STATE_WORDS[state] for state in before)
            yield f"article {recut.number(new)} was {words} and is now {STATE_WORDS[after]}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
