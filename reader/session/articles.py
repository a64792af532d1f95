"""An article as a session works on it: its text, the map to its page, and the spans on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from reader.model.errors import QuoteError, UsageError
from reader.model.pages import Article, Page, Segmentation
from reader.model.records import STATES, ArticleState, Part, Span, State, Tag
from reader.text.textmap import ArticleText

if TYPE_CHECKING:
    from reader.session.units import TextUnits
    from reader.text.languages import Lexicon


class TextSpan(msgspec.Struct, frozen=True):
    """A span in the coordinates of an article's text: sorted, disjoint fragments (code points)."""

    span: Span
    fragments: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Text offset of the first character."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """Text offset after the last character."""
        return self.fragments[-1][1]


SpanOrder = tuple[int, int, str, str]
"""What spans are sorted by in reading order: start, end, annotator, uid."""


class Placing(NamedTuple):
    """Where a span is in the text, if it is `here`, in this article, at all."""

    span: Span
    placed: TextSpan | None = None
    order: SpanOrder = (0, 0, "", "")
    here: bool = False


class OpenArticle:
    """One article of a page, ready to be read and labelled. Text offsets are code points.

    `lexicon` has the abbreviations and cue words of a workspace that has some of its own.
    """

    def __init__(
        self,
        page: Page,
        segmentation: Segmentation,
        article: Article,
        lexicon: Lexicon | None = None,
    ) -> None:
        self.page = page
        self.segmentation = segmentation
        self.article = article
        self.lexicon = lexicon
        self.blocks = tuple(article.readable())
        self.text = ArticleText.build(page.text, [(b.start, b.end) for b in self.blocks])
        self._mapped: dict[str, Placing] = {}

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def title(self) -> str:
        """The printed title, or the first words of the text where the page prints none."""
        if self.article.title is not None:
            return self.article.title.value
        words = self.text.text.split(maxsplit=12)
        return " ".join(words[:12]) + ("…" if len(words) > 12 else "")

    @cached_property
    def units(self) -> TextUnits:
        """Sentences, words and paragraphs of the text."""
        from reader.session.units import TextUnits

        return TextUnits(self.text.text, self.article.language, self.lexicon)

    def holds(self, offset: int) -> bool:
        """Tell whether page offset `offset` resolves to this article."""
        return self.segmentation.at(offset) is self.article

    def parts(self, ranges: Iterable[tuple[int, int]]) -> tuple[Part, ...]:
        """Return the parts on the page for ranges of the text, one for each block they touch."""
        page = self.page.text
        found = sorted({part for start, end in ranges for part in self.text.to_page(start, end)})
        if not found:
            raise UsageError("nothing is selected")
        for (_, end), (start, _) in pairwise(found):
            if start < end:
                raise UsageError("the parts of a span may not overlap")
        return tuple(Part(start, end, page[start:end]) for start, end in found)

    def project(self, spans: Iterable[Span]) -> tuple[list[TextSpan], list[Span]]:
        """Return (spans in text coordinates in reading order, spans of this article outside it).

        A span belongs to the article that holds its first part; one whose parts do not all lie in
        the text is in the second list. A span that was mapped before is not mapped again.
        """
        placed: list[tuple[SpanOrder, TextSpan]] = []
        outside: list[Span] = []
        for span in spans:
            mapped = self.placing(span)
            if mapped.placed is not None:
                placed.append((mapped.order, mapped.placed))
            elif mapped.here:
                outside.append(span)
        placed.sort(key=itemgetter(0))
        return [one for _, one in placed], outside

    def placing(self, span: Span) -> Placing:
        """Return where a span is in the text; it is looked up once."""
        mapped = self._mapped.get(span.uid)
        # Spans never change: one that was edited is another object under the same uid.
        if mapped is None or mapped.span is not span:
            mapped = self._mapped[span.uid] = self._map(span)
        return mapped

    def _map(self, span: Span) -> Placing:
        if not self.holds(span.start):
            return Placing(span)
        fragments = self.text.fragments([(p.start, p.end) for p in span.parts])
        if not fragments:
            return Placing(span, here=True)
        one = TextSpan(span, tuple(fragments))
        order = one.start, one.end, span.annotator, span.uid
        return Placing(span, one, order, here=True)

    def check(self, span: Span) -> None:
        """Raise `QuoteError` unless every part's quote is the slice of the page it names."""
        check_quotes(self.page, span)


def check_quotes(page: Page, span: Span) -> None:
    """Raise `QuoteError` unless each part lies on the page and its quote is that slice."""
    for part in span.parts:
        inside = 0 <= part.start < part.end <= len(page.text)
        if not inside or page.text[part.start : part.end] != part.quote:
            raise QuoteError(
                f"span {span.uid} of {span.annotator}: the page does not say its quote at "
                f"{part.start}..{part.end}",
                file=page.names[0] if page.names else page.sha256,
                hint="`reader check` lists every such span",
            )


def effective_state(states: Sequence[ArticleState]) -> State:
    """Return the least finished of the states that fall on one article; unread if there is none."""
    return min((s.state for s in states), key=STATES.index, default="unread")


def is_starred(states: Sequence[ArticleState]) -> bool:
    """Tell whether any of the states that fall on one article has a star."""
    return any(state.starred for state in states)


def is_archived(states: Sequence[ArticleState]) -> bool:
    """Tell whether all of the states that fall on one article say that it is put away."""
    return bool(states) and all(state.archived for state in states)


def distinct_tags(tags: Iterable[Tag]) -> list[tuple[str, str]]:
    """Return the (name, value) pairs of `tags`, each once, sorted."""
    return sorted({(tag.name, tag.value) for tag in tags})
