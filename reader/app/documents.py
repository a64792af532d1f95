"""From an article that is being read to what the document view draws."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.app.widgets.document import BlockView, Document, HeadLine, SpanView
from reader.app.widgets.span_index import same_ends
from reader.model.scheme import LabelScheme
from reader.session.articles import TextSpan
from reader.session.wording import STATE_WORDS

if TYPE_CHECKING:
    from reader.session.reading import Reading

FEW = 64
"""Spans that are put in order one by one; where more have changed, all are sorted anew."""

Key = tuple[int, int, int, str]
Drawn = tuple[list[TextSpan], list[TextSpan]]
"""The spans of an article in reading order, and as they are drawn."""


def in_order(reading: Reading, before: Drawn | None = None) -> list[TextSpan]:
    """Return the spans as they are drawn: the outer first, those of one passage by the scheme.

    `before` is what this returned for other spans, which are put in order at no further cost.
    """
    places = {label.name: place for place, label in enumerate(reading.session.scheme.labels)}

    def key(span: TextSpan) -> Key:
        label = span.span.label
        return span.start, -span.end, places.get(label, len(places)), span.span.uid

    change = reading.placed.change
    few = len(change.gone) + len(change.come) <= FEW
    if before is None or before[0] is not change.before or not few:
        return _sorted(reading.spans, key)
    found = before[1].copy()
    for span in change.gone:
        del found[bisect_left(found, key(span), key=key)]
    for span in change.come:
        insort(found, span, key=key)
    return found


def _sorted(spans: list[TextSpan], key: Callable[[TextSpan], Key]) -> list[TextSpan]:
    # They are sorted by where they start, and few start at one place.
    found = list(spans)
    starts = [span.fragments[0][0] for span in found]
    at = 0
    for index in [i for i, (one, other) in enumerate(pairwise(starts)) if one == other]:
        if index >= at:
            at = bisect_right(starts, starts[index], index)
            found[index:at] = sorted(found[index:at], key=key)
    return found


class DrawnViews:
    """Spans as the document view takes them, of which only those that differ are made again."""

    def __init__(self) -> None:
        self._spans: list[TextSpan] = []
        self._views: list[SpanView] = []

    def of(self, scheme: LabelScheme, spans: list[TextSpan]) -> list[SpanView]:
        """Return a view of each of `spans`, under the one scheme of this object."""
        head, tail = same_ends(self._spans, spans)
        made = span_views(scheme, spans[head : len(spans) - tail])
        self._views = self._views[:head] + made + self._views[len(self._views) - tail :]
        self._spans = spans
        return self._views


def span_views(scheme: LabelScheme, spans: Iterable[TextSpan]) -> list[SpanView]:
    """Return spans as the document view takes them, in the same order."""
    labels = {label.name: label for label in scheme.labels}
    views = []
    for span in spans:
        label = labels.get(span.span.label)
        view = SpanView(
            uid=span.span.uid,
            fragments=span.fragments,
            label=span.span.label,
            key=label.key if label else "?",
            color=label.color if label else "",
            display=label.display if label else "underline",
        )
        views.append(view)
    return views


def head_lines(reading: Reading) -> list[HeadLine]:
    """Return the lines above the text: where it is from, and what the annotator made of it."""
    article = reading.view.article
    known = []
    if article.outlet is not None:
        known.append(article.outlet.value)
    if article.published is not None:
        known.append(article.published.value)
    elif article.inferred is not None:
        known.append(f"{article.inferred.value} (inferred: {article.inferred.reason})")
    known += [author.value for author in article.authors]
    if article.unsure:
        known.append("unsure whether this is an article")
    tags = [value for _, value in reading.tags]
    state = STATE_WORDS[reading.state]
    second = "  ".join([state, *(f"#{tag}" for tag in tags)])
    lines = [" · ".join(known)] if known else []
    lines.append(second)
    if article.title is None:
        lines.append("(no title on the page)")
    note = reading.current_note
    if note:
        lines.append(f"note: {note}")
    if reading.outside:
        lines.append(f"{reading.outside} spans lie outside the text as it is cut now")
    return [HeadLine(line) for line in lines]


def article_document(reading: Reading, spans: Iterable[TextSpan]) -> Document:
    """Return the article with `spans` as the document view takes it."""
    text = reading.view.text
    return Document(
        text=text.text,
        blocks=tuple(
            BlockView(start, end, block.kind)
            for (start, end), block in zip(text.blocks, reading.view.blocks, strict=True)
        ),
        head=tuple(head_lines(reading)),
        spans=tuple(span_views(reading.session.scheme, spans)),
    )


def message_document(message: str) -> Document:
    """Return a message that stands where an article would."""
    return Document("", head=tuple(HeadLine(line) for line in message.splitlines()))
