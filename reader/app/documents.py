"""From an article that is being read to what the document view draws."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.app.widgets.document import BlockView, Document, HeadLine, SpanView
from reader.model.scheme import LabelScheme
from reader.session.articles import TextSpan
from reader.session.wording import STATE_WORDS

if TYPE_CHECKING:
    from reader.session.reading import Reading


def in_order(reading: Reading) -> list[TextSpan]:
    """Return the spans as they are drawn: the outer first, those of one passage by the scheme."""
    places = {label.name: place for place, label in enumerate(reading.session.scheme.labels)}

    def key(span: TextSpan) -> tuple[int, int, str]:
        label = span.span.label
        return -span.end, places.get(label, len(places)), span.span.uid

    # They are sorted by where they start, and few start at one place.
    found = list(reading.spans)
    starts = [span.fragments[0][0] for span in found]
    at = 0
    for index in [i for i, (one, other) in enumerate(pairwise(starts)) if one == other]:
        if index >= at:
            at = bisect_right(starts, starts[index], index)
            found[index:at] = sorted(found[index:at], key=key)
    return found


Views = dict[str, tuple[TextSpan, SpanView]]
"""What was drawn of spans, by uid, under one label scheme."""


def span_views(
    scheme: LabelScheme, spans: Iterable[TextSpan], known: Views | None = None
) -> list[SpanView]:
    """Return spans as the document view takes them, in the same order.

    Those that are in `known` are not made again; it learns the others.
    """
    labels = {label.name: label for label in scheme.labels}
    known = {} if known is None else known
    views = []
    for span in spans:
        uid = span.span.uid
        held = known.get(uid)
        if held is None or held[0] is not span:
            label = labels.get(span.span.label)
            view = SpanView(
                uid=uid,
                fragments=span.fragments,
                label=span.span.label,
                key=label.key if label else "?",
                color=label.color if label else "",
                display=label.display if label else "underline",
            )
            held = known[uid] = span, view
        views.append(held[1])
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
