"""Boxes around a text: prompts to the reader, and titles of other texts under a label."""

from __future__ import annotations

from collections.abc import Sequence

from reader.pages import data
from reader.pages.lines import Line

_PROMPTS = frozenset({"subscribe", "upsell", "app-prompt", "comment-prompt"})
_RELATED = frozenset({"heading-related", "read-more"})
_QUOTES = frozenset('"“”„«»「」『』')
_LONGEST = 330.0
_SENTENCES = 4
_LEAST = 3
"""So many words of prompts, of both kinds, make a prompt of a sentence."""

_LABEL = 45.0
_TITLE = 130.0
_TITLES = 6


def mark_boxes(lines: Sequence[Line], language: str) -> None:
    """Make furniture of lines that prompt the reader, and of titles right below a label for them.

    `language` (ISO 639-1, or "") says which words prompts are told by, English ones always.
    """
    _mark_prompts(lines, language)
    _mark_related(lines)


def _mark_prompts(lines: Sequence[Line], language: str) -> None:
    words = data.prompt_words(language)
    for line in lines:
        if not line.terminal or line.kind is not None or line.sentences > _SENTENCES:
            continue
        if not _LABEL <= line.effective <= _LONGEST:
            continue
        about, address = words.count(line.key)
        if not about or not _QUOTES.isdisjoint(line.text):
            continue
        near = (*lines[max(0, line.index - 1) : line.index], *lines[line.index + 1 :][:1])
        if (address and about + address >= _LEAST) or any(x.sub in _PROMPTS for x in near):
            _fold(line, "subscribe", "speaks to the reader about the page, not about the news")


def _mark_related(lines: Sequence[Line]) -> None:
    """Fold the title right below a label of other texts, or the bullets, with their dates."""
    for label in lines:
        if label.sub not in _RELATED or not _stands_alone(label):
            continue
        below = lines[label.index + 1 : label.index + 1 + _TITLES]
        bullets = len(below) > 1 and below[0].bullet and not label.bullet
        for at, line in enumerate(below):
            dated = at > 0 and line.kind == "date" and line.effective < _LABEL
            title = line.kind is None and line.effective <= _TITLE and line.sentences <= 1
            if not (dated or (title and (line.bullet if bullets else at == 0))):
                break
            line.dates = ()
            _fold(line, "related", "stands below a label of other texts")


def _stands_alone(label: Line) -> bool:
    """Tell whether `label` is nothing but a label, with what it heads on the lines below."""
    text = label.text.rstrip(" .…»>→")
    if label.sub == "read-more":
        return text[-1:] in (":", "：") and label.effective <= _LABEL
    return label.effective <= _LABEL and ":" not in text[:-1]


def _fold(line: Line, sub: str, reason: str) -> None:
    if line.kind != "furniture":
        line.kind, line.sub, line.reason = "furniture", sub, reason
