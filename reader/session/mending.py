"""Correcting how a page is cut: kinds of blocks, borders of articles, what is known of them.

Every correction is a range of the page and not the number of a block, so that it still means the
same when a better segmenter cuts the page another way. Offsets are code points into the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from reader.model.changes import Change, Op
from reader.model.errors import UsageError
from reader.model.identity import new_uid, now
from reader.model.pages import Article, Block, BlockKind, Segmentation, Value
from reader.model.records import Correction, CorrectionKind, Span
from reader.pages.dates import find_dates
from reader.pages.explain import explain
from reader.pages.overlay import replay
from reader.pages.overlay_metadata import is_date
from reader.pages.segment import page_dates
from reader.session.articles import OpenArticle
from reader.session.consequences import Recut, following, outside, told
from reader.session.session import Session
from reader.session.wording import counted
from reader.store.annotations import PageRecords

FIELDS = ("title", "outlet", "published", "author")
"""What a person may set by hand."""
FIELD_KINDS = frozenset({"title", "outlet", "date", "author"})


class PageBlock(NamedTuple):
    """A block of a page; `article` is the number of its article, 0 where it is in none."""

    block: Block
    article: int


class Mended(NamedTuple):
    """A change that was made, and what it did to the annotations on the page, in sentences."""

    change: Change
    told: tuple[str, ...]

    @property
    def message(self) -> str:
        """All of it on one line."""
        return "; ".join((self.change.summary, *self.told))


class Mending:
    """One annotator's corrections of one page; other people's count as well, the later wins."""

    def __init__(self, session: Session, sha256: str) -> None:
        """Take up the page; raises `NotFoundError` where it is gone, `UsageError` where blank."""
        self.session = session
        self.page = session.corpus.page(sha256)
        self._machine = session.corpus.machine_cut(self.page)
        self.cut = self._replayed(())
        if not self.cut.articles:
            raise UsageError("the page holds no text")
        self.blocks = _numbered(self.cut)
        self._outside: list[Span] | None = None

    # --- what there is -----------------------------------------------------------------------

    @property
    def corrections(self) -> list[Correction]:
        """Everybody's corrections of the page in the order in which they count."""
        found = self.session.annotators.corrections(self.page.sha256)
        return sorted(found, key=lambda one: (one.number, one.uid))

    @property
    def spans(self) -> list[Span]:
        """The annotator's spans on the page by their place."""
        found = self.session.records(self.page.sha256).spans.values()
        return sorted(found, key=lambda span: (span.start, span.end, span.uid))

    def outside(self) -> list[Span]:
        """Return the annotator's spans of which a part lies outside every text."""
        if self._outside is None:
            uids = set(outside(self.page, self.cut, self.spans))
            self._outside = [span for span in self.spans if span.uid in uids]
        return self._outside

    def index(self, offset: int) -> int:
        """Return the index in `blocks` of the block at `offset`, or of the last one before it."""
        return max(0, bisect_right(self.blocks, offset, key=lambda one: one.block.start) - 1)

    def article(self, offset: int) -> Article:
        """Return the article whose stretch of the page holds `offset`."""
        found = self.cut.at(offset)
        return found if found is not None else self.cut.articles[-1]

    def number(self, article: Article) -> int:
        """Return the number of an article of the page, from 1."""
        return 1 + [one.lo for one in self.cut.articles].index(article.lo)

    def why(self, index: int) -> list[str]:
        """Return in lines why a block has its kind and its article what is said of it."""
        block = self.blocks[index].block
        article = self.article(block.start)
        said = "a person" if block.origin != "machine" else "the machine"
        size = counted(block.end - block.start, "character")
        lines = [
            f"{_kind_of(block)}, says {said}: {block.reason}",
            f"weight {block.weight:.1f} (above 0: prose, below: furniture)",
            f"{block.start}..{block.end}, {size}",
        ]
        machine = _block_at(self._machine, block.start)
        if block.origin != "machine":
            del lines[1]
            if machine is not None:
                what = f"the machine takes it for {_kind_of(machine)}: {machine.reason}"
                lines.append(f"{what}, weight {machine.weight:.1f}")
        known = msgspec.structs.replace(article, blocks=(block,))
        told = list(explain(Segmentation("", (known,)), self.page.text))[:-2]
        number = told[0].partition(":")[2].strip()
        return [*lines, "", f"article {self.number(article)}: {number}", *map(str.strip, told[1:])]

    # --- corrections -------------------------------------------------------------------------

    def set_kind(self, start: int, end: int, kind: BlockKind) -> Mended:
        """Make what `start`..`end` holds of each line a block of `kind`."""
        found = self._correction("kind", start, end, kind)
        first, last = self.index(start), self.index(max(start, end - 1))
        number = max(1, last - first + 1)
        blocks = "this is" if number == 1 else f"{counted(number, 'block')} are"
        return self._make([found], f"{blocks} {kind} now", start)

    def start_article(self, offset: int) -> Mended:
        """Let an article begin at `offset`, within a block or at its beginning."""
        found = self._correction("start", offset, offset)
        none = "no article can begin here: one begins here already, or nothing to read follows"
        return self._make([found], "an article begins here", offset, none)

    def merge(self, offset: int) -> Mended:
        """Join the article at `offset` to the one before it."""
        article = self.article(offset)
        if self.number(article) == 1:
            raise UsageError("this is the first article of the page: there is none before it")
        found = self._correction("drop-start", article.start, article.start)
        what = f"article {self.number(article)} is part of the one before it"
        return self._make([found], what, offset, "the article cannot be joined to the one before")

    def move_boundary(self, offset: int, blocks: int) -> Mended:
        """Let the article at `offset` begin `blocks` later, or earlier (negative)."""
        article = self.article(offset)
        number = self.number(article)
        if number == 1:
            raise UsageError("the first article begins with the page; go to a later one")
        starts = [one.block.start for one in self.blocks]
        here = next(i for i, start in enumerate(starts) if start >= article.lo)
        wanted = here + blocks
        before = self.cut.articles[number - 2].lo
        if not 0 <= wanted < len(starts) or not before < starts[wanted] < article.hi:
            raise UsageError("the boundary cannot go farther; m joins articles")
        made = [
            self._correction("drop-start", article.start, article.start),
            self._correction("start", starts[wanted], starts[wanted]),
        ]
        what = f"article {number} begins {counted(abs(blocks), 'block')} "
        what += "later" if blocks > 0 else "earlier"
        none = "the boundary cannot go there: one of the articles would have no text; m joins them"
        return self._make(made, what, starts[wanted], none, articles=len(self.cut.articles))

    def split(self, offset: int) -> Mended:
        """Divide the block around `offset` into two of the same kind."""
        block = _block_at(self.cut, offset)
        if block is None or not block.start < offset < block.end:
            raise UsageError("put the cursor inside a line first (← →)")
        made = [self._correction("kind", offset, block.end, block.kind, detail=block.sub)]
        if block.kind in FIELD_KINDS:
            # The last one says what the field is, which stays what is in front.
            made.append(self._correction("kind", block.start, offset, block.kind))
        return self._make(made, "divided the line", offset)

    def set_field(
        self, offset: int, name: str, value: str, raw: str = "", where: tuple[int, int] = (-1, -1)
    ) -> Mended:
        """Set one field of the article at `offset`, printed at `where` if it stands on the page."""
        found = self._field(offset, name, value, raw, where)
        shown = f"the {_word(name)} is {value}" if value else f"there is no {_word(name)}"
        return self._make([found], shown, offset)

    def set_fields(self, offset: int, known: Mapping[str, tuple[str, str]]) -> Mended:
        """Set fields of the article at `offset` to (value, raw), as one step of undo.

        An empty value says that there is none. `raw` is how it is printed. Several authors are
        divided by semicolons. A date is ISO 8601: a year, month or day; raises `UsageError` for
        another, and for a field that cannot be set.
        """
        made = [self._field(offset, name, *pair) for name, pair in known.items()]
        return self._make(made, f"set {', '.join(map(_word, known))}", offset)

    def _field(
        self, offset: int, name: str, value: str, raw: str, where: tuple[int, int] = (-1, -1)
    ) -> Correction:
        if name not in FIELDS:
            raise UsageError(f"{name!r} cannot be set by hand")
        if name == "published" and value and not is_date(value):
            raise UsageError(f"{value!r} is no date; write 2025-03-21, 2025-03 or 2025")
        article = self.article(offset)
        start, end = where
        if start < end and self.article(start).lo != article.lo:
            raise UsageError("the selection lies in another article")
        at = start if start < end else article.start
        end = end if start < end else -1
        return self._correction("field", at, end, value, detail=name, raw=raw)

    def date_in(self, start: int, end: int) -> str:
        """Return the date that the page prints between `start` and `end` in ISO 8601, or ""."""
        inside = (d for d in page_dates(self.page.text) if start < d.end and d.start < end)
        return next((found.value for found in inside), "")

    def undo(self) -> Mended | None:
        """Take back the annotator's last change, whatever it was; None where there is none."""
        return self._turned(undo=True)

    def redo(self) -> Mended | None:
        """Do again what was undone last; None where there is nothing."""
        return self._turned(undo=False)

    # --- inside ------------------------------------------------------------------------------

    def _correction(
        self,
        op: CorrectionKind,
        start: int,
        end: int,
        value: str = "",
        *,
        detail: str = "",
        raw: str = "",
    ) -> Correction:
        return Correction(
            uid=new_uid(),
            page=self.page.sha256,
            op=op,
            start=start,
            end=end,
            value=value,
            annotator=self.session.annotator,
            number=0,
            detail=detail,
            raw=raw,
            created=now(),
        )

    def _replayed(self, more: Sequence[Correction]) -> Segmentation:
        held = self.session.annotators.corrections(self.page.sha256)
        return replay(self.page.text, self._machine, [*held, *more])

    def _make(
        self,
        made: Sequence[Correction],
        summary: str,
        focus: int,
        none: str = "that changes nothing",
        *,
        articles: int = 0,
    ) -> Mended:
        """Apply corrections; raises `UsageError` with `none` where they would do nothing.

        With `articles` also where another number of articles than that would come of it.
        """
        # Lamport (1978): greater than every number that was seen, so that the order is that in
        # which people saw each other's work.
        highest = max((one.number for one in self.corrections), default=0)
        numbered = [
            msgspec.structs.replace(one, number=highest + place)
            for place, one in enumerate(made, 1)
        ]
        after = self._replayed(numbered)
        same = (after.articles, after.furniture) == (self.cut.articles, self.cut.furniture)
        if same or (articles and len(after.articles) != articles):
            raise UsageError(none)
        if len(after.warnings) > len(self.cut.warnings):
            raise UsageError("that does not fit the page")
        ops = [Op(None, one) for one in numbered]
        own = self.session.records(self.page.sha256)
        ops += following(Recut(self.cut, after), own)
        who, sha256 = self.session.annotator, self.page.sha256
        change = Change("mend", summary, tuple(ops), who, (sha256, focus))
        was = _as_it_is(own)
        self.session.apply(change, OpenArticle(self.page, self.cut, self.cut.articles[0]))
        return Mended(change, self._recut(after, was))

    def _turned(self, *, undo: bool) -> Mended | None:
        was = _as_it_is(self.session.records(self.page.sha256))
        change = self.session.undo() if undo else self.session.redo()
        if change is None:
            return None
        return Mended(change, self._recut(self._replayed(()), was))

    def _recut(self, after: Segmentation, was: PageRecords) -> tuple[str, ...]:
        recut = Recut(self.cut, after)
        self.cut, self.blocks, self._outside = after, _numbered(after), None
        sha256, own = self.page.sha256, self.session.annotator
        stores = [one for one in self.session.annotators.stores() if one.annotator != own]
        others = {one.annotator: one.records(sha256) for one in stores}
        return tuple(told(self.page, recut, self.session.records(sha256), others, was))


def values(article: Article) -> dict[str, tuple[Value, ...]]:
    """Return what is known of an article by the name of the field; `inferred` is among it."""
    one = {
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "inferred": article.inferred,
    }
    found = {name: (value,) if value is not None else () for name, value in one.items()}
    return {**found, "author": article.authors}


def read_date(raw: str) -> str:
    """Return the date in what a person typed in ISO 8601; empty where there is none, or several."""
    raw = raw.strip()
    if is_date(raw):
        return raw
    found = {date.value for date in find_dates(raw)}
    return found.pop() if len(found) == 1 else ""


def _kind_of(block: Block) -> str:
    return f"{block.kind}/{block.sub}" if block.sub else block.kind


def _word(field: str) -> str:
    return "date" if field == "published" else field


def _as_it_is(records: PageRecords) -> PageRecords:
    """Return records that later changes leave as they are now."""
    return PageRecords(records.info, records.state)


def _numbered(cut: Segmentation) -> tuple[PageBlock, ...]:
    owned = [
        PageBlock(block, number)
        for number, article in enumerate(cut.articles, 1)
        for block in article.blocks
    ]
    loose = [PageBlock(block, 0) for block in cut.furniture]
    return tuple(sorted((*owned, *loose), key=lambda one: one.block.start))


def _block_at(cut: Segmentation, offset: int) -> Block | None:
    article = cut.at(offset)
    blocks = (*(article.blocks if article is not None else ()), *cut.furniture)
    return next((block for block in blocks if block.start <= offset < block.end), None)
