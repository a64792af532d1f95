"""Digests: stories of which each is a title and a few paragraphs, with nothing to mark them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.pages.lines import Line
from reader.pages.titles import content_words
from reader.pages.weights import title_like

_LEAST = 3
"""Fewer stories than this could be an article with subheads."""

_PARAGRAPHS = 3
_SHORTEST = 24.0
_LONGEST = 125.0
_OWN = 0.4
_OTHERS = 0.25
"""Shares of a title's words: so many at least in its own story, so many at most in all others."""


def digest_titles(lines: Sequence[Line], low: int, high: int) -> list[int]:
    """Return the titles of the stories that tile lines `low`..`high`, none where it is no digest.

    Stories are told from the sections of one article by their words: a title takes them up from
    its own paragraphs and shares them with no other story (lexical cohesion, as in Hearst,
    "TextTiling", 1997).
    """
    stories = _alternating(lines, low, high)
    if len(stories) < _LEAST:
        return []
    texts = [
        content_words(" ".join(line.text[:600] for line in lines[start + 1 : stop]))
        for start, stop in stories
    ]
    spread = Counter(word for words in texts for word in words)
    for (start, _), words in zip(stories, texts, strict=True):
        title = content_words(lines[start].text)
        own = title & words
        others = [word for word in title if spread[word] > (word in words)]
        if len(own) < 2 or len(own) < _OWN * len(title) or len(others) > _OTHERS * len(title):
            return []
    return [start for start, _ in stories]


def _alternating(lines: Sequence[Line], low: int, high: int) -> list[tuple[int, int]]:
    """Return (title, end) of each story where titles and prose alternate up to `high`, else []."""
    stories: list[tuple[int, int]] = []
    at = low
    while at < high and not (_titles(lines[at]) and at + 1 < high and lines[at + 1].prose):
        if lines[at].prose:
            return []
        at += 1
    while at < high:
        if not _titles(lines[at]):
            return []
        stop = at + 1
        while stop < high and lines[stop].prose:
            stop += 1
        if not 1 <= stop - at - 1 <= _PARAGRAPHS:
            return []
        stories.append((at, stop))
        at = stop
    return stories


def _titles(line: Line) -> bool:
    form = _SHORTEST <= line.effective <= _LONGEST and not line.terminal and not line.prose
    return form and line.repeats == 1 and title_like(line)
