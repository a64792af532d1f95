"""Comments of readers that no heading announces, told by the rhythm of names, texts and buttons."""

from __future__ import annotations

from collections.abc import Sequence

from reader.pages.lines import Line
from reader.pages.names import is_outlet_name
from reader.pages.titles import content_words

_NAME = 32.0
_NAME_WORDS = 4
_LONGEST = 700.0
_LEAST = 2
_DISTINCT = 0.6
_WEIGHT = -60.0
_STRIDE = 6
"""A comment (name, date, text in a few lines, buttons) has at most this many lines."""

_ABOVE = 3
"""So many paragraphs stand above the first comment, or it could be a text's own rhythm."""


def mark_comments(lines: Sequence[Line]) -> None:
    """Set kind and weight of comments below the text: a name, then prose, then the name of another.

    What tells them is a button or a time that comes back between them: ``NAME / 2 days ago / text``
    or ``NAME / text / Reply``. They begin where the first name follows on prose or furniture.
    """
    entries: list[tuple[int, int]] = []
    prose = 0
    for line in lines:
        if line.prose and not entries:
            prose += 1
        if prose < _ABOVE or not _is_name(line) or (entries and line.index < entries[-1][1]):
            continue
        stop = _comment(lines, line.index)
        if not stop:
            continue
        if entries and line.index > entries[-1][1]:
            _mark(lines, entries)
            entries = []
        entries.append((line.index, stop))
    _mark(lines, entries)


def _is_name(line: Line) -> bool:
    return (
        line.kind is None
        and line.effective <= _NAME
        and line.words <= _NAME_WORDS
        and not line.terminal
        and not line.bullet
        and not line.date
        and not is_outlet_name(line.text)
    )


def _comment(lines: Sequence[Line], name: int) -> int:
    """Return the end of the comment of which line `name` names the writer, 0 if there is none."""
    told = False
    at = name + 1
    if at < len(lines) and _is_time(lines[at]):
        told = True
        at += 1
    first = at
    while at < len(lines) and at - name < _STRIDE and _is_text(lines[at]):
        at += 1
    text = " ".join(line.text for line in lines[first:at])
    if not text or content_words(lines[name].text) & content_words(text):
        # A title shares words with its text.
        return 0
    while at < len(lines) and at - name < _STRIDE + 2 and _is_button(lines[at]):
        told = True
        at += 1
    return at if told else 0


def _is_text(line: Line) -> bool:
    return line.kind is None and line.terminal and line.effective <= _LONGEST


def _is_time(line: Line) -> bool:
    ago = any(match.kind == "ago" for match in line.matches)
    return line.effective < 40 and (ago or line.date is not None)


def _is_button(line: Line) -> bool:
    if line.kind is not None:
        return line.sub in ("comment-prompt", "share", "count")
    return line.repeats > 1 and line.effective <= _NAME and not line.terminal


def _mark(lines: Sequence[Line], entries: Sequence[tuple[int, int]]) -> None:
    names = {lines[name].key for name, _ in entries}
    # Speakers of an interview and authors of a live blog come back; few writers of comments do.
    if len(entries) < _LEAST or len(names) < _DISTINCT * len(entries):
        return
    for line in lines[entries[0][0] : entries[-1][1]]:
        if line.kind is None:
            line.kind, line.sub = "furniture", "comment"
            line.reason = "a comment, by the names, times or buttons between such texts"
        line.weight = min(line.weight, _WEIGHT)
