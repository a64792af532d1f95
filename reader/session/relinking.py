"""Carrying annotations from an old version of a page over to the one that took its place.

`reader.text.anchoring` says by which rules a passage is found again, and how sure each is. What is
found for sure is carried over; what is only like it, with a person's yes; all else stays on the old
version, whose bytes are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

import msgspec

from reader.model.changes import Change, Op
from reader.model.errors import NotFoundError, UsageError
from reader.model.identity import is_article_id, now, parse_article_id
from reader.model.pages import Article
from reader.model.records import ArticleState, Part, Record, Span, SpanRef, Tag
from reader.session.articles import OpenArticle, check_quotes
from reader.session.corpus import KEPT
from reader.session.session import Session
from reader.session.wording import counted, counted_kind
from reader.text.anchoring import RULES, Anchors, Found, Rule

AROUND = 1_200
"""Code points on each side by which passages are told apart."""
LEAST_BLOCK = 20
"""Code points of a block from which it tells which article of the new version is which."""

MARK = 80
"""Code points after a place by which it is found again."""

Fate = Rule | Literal["lost"]
FATES: tuple[Fate, ...] = (*RULES, "lost")
"""How a span comes over, from the surest on; what is ``lost`` stays where it is."""

_Pair = tuple[Record, Record]
"""A record on the old version, and the same on the new one."""


class Move(NamedTuple):
    """A span of the old version and, unless it is lost, the same span on the new one."""

    before: Span
    after: Span | None
    fate: Fate
    score: float = 0.0
    margin: float = 0.0

    @property
    def asks(self) -> bool:
        """Whether a person has to say yes to it."""
        return self.fate == "fuzzy"


def old_versions(session: Session) -> Iterator[str]:
    """Yield the sha256 of the annotator's pages that no file in ``seeds/`` holds any more."""
    for sha256 in session.store.pages():
        names = session.catalogue.names(sha256)
        if all(name.startswith(KEPT) for name in names) and session.records(sha256).state.size:
            yield sha256


def successor(session: Session, sha256: str) -> str | None:
    """Return the page that now has the name that this one had when it was annotated."""
    info = session.annotators.info(sha256)
    entry = session.catalogue.files().get(info.name) if info is not None else None
    found = entry.sha256 if entry is not None else ""
    return found if found and found != sha256 else None


def versions(session: Session, sha256: str) -> tuple[str, str | None]:
    """Return the old version of a page and the new one, whichever of them `sha256` is.

    The new one is None where no page has the name of the old one. Raises `UsageError` where the
    page did not change.
    """
    old = list(old_versions(session))
    if sha256 in old:
        return sha256, successor(session, sha256)
    before = [one for one in old if successor(session, one) == sha256]
    if not before:
        raise UsageError("this page did not change since it was annotated")
    return before[0], sha256


def find_page(session: Session, key: str, *, old: bool = False) -> str:
    """Return the sha256 of the page that `key` means.

    `key` is an article's id, the beginning of a sha256, or a file's path relative to the workspace;
    with `old` a path means what was annotated under that name and is gone. Raises `NotFoundError`
    where nothing is meant, `UsageError` where several pages are.
    """
    pages = set(session.store.pages())
    files = session.catalogue.files()
    if old:
        found = {
            sha
            for sha in old_versions(session)
            if (info := session.store.info(sha)) is not None and info.name == key
        }
    else:
        found = {files[key].sha256} if key in files else set()
    if not found and is_article_id(key):
        found = _beginning(parse_article_id(key)[0], pages, (f.sha256 for f in files.values()))
    if not found and len(key) >= 6:
        found = _beginning(key.lower(), pages, (f.sha256 for f in files.values()))
    if not found:
        raise NotFoundError(
            "there is no such page" if not old else "there is no old version of such a page",
            file=key,
            hint="`reader relink` without arguments lists what can be carried over",
        )
    if len(found) > 1:
        some = ", ".join(sorted(sha[:12] for sha in found))
        raise UsageError(f"several pages are meant: {some}", hint="name one of these")
    return found.pop()


def _beginning(prefix: str, pages: Iterable[str], files: Iterable[str]) -> set[str]:
    return {sha for sha in (*pages, *files) if sha.startswith(prefix)}


class Relink:
    """What would come over from the page `old` to the page `new`, and the change that does it."""

    def __init__(self, session: Session, old: str, new: str) -> None:
        """Look for every span of the annotator; raises `NotFoundError`, `UsageError`."""
        if old == new:
            raise UsageError("that is the same page")
        self.session = session
        self.old, self.new = session.corpus.page(old), session.corpus.page(new)
        self._cuts = session.corpus.segmentation(self.old), session.corpus.segmentation(self.new)
        if not self._cuts[1].articles:
            raise UsageError("the new version holds no text")
        self.records = session.records(old)
        self._anchors = Anchors(self.new.text)
        spans = sorted(self.records.spans.values(), key=lambda one: (one.start, one.end, one.uid))
        self.moves = [self._move(span) for span in spans]

    @property
    def counts(self) -> dict[Fate, int]:
        """How many spans come over by each rule, and how many do not."""
        found = Counter(move.fate for move in self.moves)
        return {fate: found[fate] for fate in FATES}

    # --- finding -----------------------------------------------------------------------------

    def _find(self, start: int, end: int) -> Found | None:
        text = self.old.text
        quote = text[start:end]
        first = text.find(quote)
        repeated = first != start or text.find(quote, first + 1) >= 0
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        return self._anchors.find(quote, before, after, repeated=repeated)

    def _move(self, span: Span) -> Move:
        found = [self._find(part.start, part.end) for part in span.parts]
        sure = [one for one in found if one is not None]
        apart = all(a.end <= b.start for a, b in pairwise(sure))
        if len(sure) < len(found) or not apart:
            return Move(span, None, "lost")
        text = self.new.text
        parts = tuple(
            Part(start, end, text[start:end]) for one in sure for start, end in self._inside(one)
        )
        after = msgspec.structs.replace(span, page=self.new.sha256, parts=parts, updated=now())
        worst = max((one.rule for one in sure), key=RULES.index)
        score, margin = min(one.score for one in sure), min(one.margin for one in sure)
        return Move(span, after, worst, score, margin)

    def _inside(self, found: Found) -> list[tuple[int, int]]:
        """Return what was found as one range for each block of the text that it touches."""
        article = self._cuts[1].at(found.start)
        blocks = article.readable() if article is not None else ()
        cut = [(max(found.start, b.start), min(found.end, b.end)) for b in blocks]
        return [(a, b) for a, b in cut if a < b] or [(found.start, found.end)]

    # --- what belongs to articles ------------------------------------------------------------

    @cached_property
    def _articles(self) -> dict[int, Article]:
        """By the beginning of each old article: the new one that says most of the same."""
        old, new = self._cuts
        found: dict[int, Article] = {}
        for article in old.articles:
            shared: Counter[int] = Counter()
            for block in article.readable():
                words = self.old.text[block.start : block.end]
                at = self.new.text.find(words) if len(words) >= LEAST_BLOCK else -1
                there = new.at(at) if at >= 0 else None
                if there is not None:
                    shared[there.lo] += len(words)
            if shared:
                lo = shared.most_common(1)[0][0]
                found[article.lo] = next(one for one in new.articles if one.lo == lo)
        return found

    def _new_article(self, offset: int) -> Article | None:
        article = self._cuts[0].at(offset)
        return self._articles.get(article.lo) if article is not None else None

    def _placed(self, records: Iterable[Tag | ArticleState]) -> Iterator[_Pair]:
        """Yield (before, after) of tags or states whose article is found again."""
        for record in records:
            article = self._new_article(record.offset)
            if article is not None:
                page, offset = self.new.sha256, article.start
                yield record, msgspec.structs.replace(record, page=page, offset=offset)

    def _passed(self) -> Iterator[_Pair]:
        for record in self.records.passed.values():
            found = self._find(record.start, record.end)
            if found is not None and found.sure and self._in_one_block(found):
                page = self.new.sha256
                yield (
                    record,
                    msgspec.structs.replace(record, page=page, start=found.start, end=found.end),
                )

    def _in_one_block(self, found: Found) -> bool:
        article = self._cuts[1].at(found.start)
        blocks = article.readable() if article is not None else ()
        return any(b.start <= found.start and found.end <= b.end for b in blocks)

    def _corrections(self) -> Iterator[_Pair]:
        """Yield the annotator's corrections whose place is found again for sure.

        A range is found by its words, and a place by the words that follow it.
        """
        text = self.old.text
        for one in self.records.corrections.values():
            ranged = one.start < one.end and one.op in ("kind", "field")
            end = one.end if ranged else min(len(text), one.start + MARK)
            start, end = max(0, one.start), min(end, len(text))
            found = self._find(start, end) if text[start:end].strip() else None
            if found is not None and found.sure:
                after = msgspec.structs.replace(
                    one,
                    page=self.new.sha256,
                    start=found.start,
                    end=found.end if ranged else -1 if one.end < 0 else found.start,
                )
                yield one, after

    # --- the change --------------------------------------------------------------------------

    def change(self, accepted: Collection[str] = ()) -> Change | None:
        """Return what carries over all that is sure, and the proposals with these uids.

        None where nothing comes over. What is not carried over stays on the old version.
        """
        over = [
            move
            for move in self.moves
            if move.after is not None and (not move.asks or move.before.uid in accepted)
        ]
        uids = {move.before.uid for move in over}
        ops: list[Op] = []
        counts = {"spans": len(over)}
        for move in over:
            assert move.after is not None
            check_quotes(self.new, move.after)
            ops += [Op(move.before, None), Op(None, move.after)]
        for kind, pairs in self._others(uids).items():
            counts[kind] = len(pairs)
            for before, after in pairs:
                moved = before.page != after.page
                ops += [Op(before, None), Op(None, after)] if moved else [Op(before, after)]
        if not ops:
            return None
        told = [counted_kind(number, kind) for kind, number in counts.items() if number]
        left = len(self.moves) - len(over)
        stay = f"; {counted(left, 'span')} left on the old version" if left else ""
        first = over[0].after.start if over and over[0].after is not None else 0
        summary = f"carried over {', '.join(told)}{stay}"
        focus = self.new.sha256, first
        return Change("relink", summary, tuple(ops), self.session.annotator, focus)

    def _others(self, uids: set[str]) -> dict[str, list[_Pair]]:
        """Return (before, after) of all else that comes over, by kind."""
        memberships: list[_Pair] = [
            (one, msgspec.structs.replace(one, page=self.new.sha256))
            for one in self.records.memberships.values()
            if one.span in uids
        ]
        return {
            "relations": list(self._relations(uids)),
            "claim memberships": memberships,
            "tags": list(self._placed(self.records.tags.values())),
            "states": list(self._placed(self.records.articles.values())),
            "passed sentences": list(self._passed()),
            "corrections": list(self._corrections()),
        }

    def _relations(self, uids: set[str]) -> Iterator[_Pair]:
        symmetric = {one.name for one in self.session.scheme.relations if one.symmetric}
        for sha256 in self.session.store.pages():
            for one in self.session.records(sha256).relations.values():
                ends = [self._end(end, uids) for end in (one.source, one.target)]
                if ends == [one.source, one.target]:
                    continue
                if one.type in symmetric:
                    ends.sort()
                source, target = ends
                after = msgspec.structs.replace(one, page=source.page, source=source, target=target)
                yield one, after

    def _end(self, end: SpanRef, uids: set[str]) -> SpanRef:
        moved = end.page == self.old.sha256 and end.span in uids
        return SpanRef(self.new.sha256, end.span) if moved else end

    def apply(self, accepted: Collection[str] = ()) -> Change | None:
        """Carry over what `change` says, as one step of undo; `Session.flush` makes it durable."""
        change = self.change(accepted)
        if change is not None:
            cut = self._cuts[1]
            self.session.apply(change, OpenArticle(self.new, cut, cut.articles[0]))
        return change
