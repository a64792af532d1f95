"""Posts embedded in a page: the line that signs a post, and the lines of its text above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.pages.lines import Line

POST = 280
"""Longest text of a post where posts are short; links do not count."""

_SIGNED = re.compile(r"[—–―-]\s?\S.{0,70}?\(@[\w.@-]{1,60}\)")
_SIGNED_AT_END = re.compile(r"\s[—–―-]\s?\S.{0,70}?\(@[\w.@-]{1,60}\).{0,40}\Z")
_OPENED = re.compile(
    r"(?:@\w{2,30}|[^\s@]+(?:\s[^\s@]+){0,3}\s\(?@\w{2,30}\)?)(?P<then>\s?[·•:,|–—-]\s|\s+[^\W\d_a-z])"
)
_POSTED = re.compile(r"\d{1,2}[:.]\d{2}|(?:19|20)\d\d|#\w")
_LINK = re.compile(r"\s*(?:https?://\S+|(?:[\w-]+\.)+[a-z]{2,15}/\S+)", re.IGNORECASE)


def signs_post(line: Line) -> bool:
    """Tell whether `line` names the author of the post above it: ``— Name (@handle) date``."""
    return "(@" in line.text and line.effective < 160 and _SIGNED.match(line.text) is not None


def is_post(line: Line) -> bool:
    """Tell whether `line` holds a whole post, its text and who signs it."""
    return (
        "(@" in line.text[-180:]
        and len(line.text) < 2 * POST
        and _SIGNED_AT_END.search(line.text[-180:]) is not None
    )


def opens_post(line: Line) -> bool:
    """Tell whether `line` is a post that its author's name begins: ``Name @handle · text · time``.

    A point or a dash divides the name from the text, or a time or a hashtag ends it.
    """
    found = _OPENED.match(line.text) if len(line.text) < 2 * POST else None
    if found is None:
        return False
    return found["then"].strip() in "·•|–—" or _POSTED.search(line.text[-40:]) is not None


def mark_posts(lines: Sequence[Line]) -> None:
    """Make embeds of the lines above each signature that are its post's text.

    They are no titles and no paragraphs then, whether or not they end as sentences do.
    """
    for line in lines:
        if line.kind == "embed" and signs_post(line):
            for at in _text_of_post(lines, line.index):
                lines[at].kind = "embed"
                lines[at].reason = "the text of an embedded post"


def _text_of_post(lines: Sequence[Line], signed: int) -> list[int]:
    """Return the lines that are the text of the post signed on line `signed`.

    The line above the signature always is, if nothing else is known of it; those above it while
    the whole fits into a post and no wider gap divides them.
    """
    found: list[int] = []
    room = POST + 1
    gap = lines[signed].gap
    for at in range(signed - 1, -1, -1):
        line = lines[at]
        length = len(_LINK.sub("", line.text)) + 1
        divided = lines[at + 1].gap and not gap
        if line.kind is not None or length > room or divided:
            break
        room -= length
        found.append(at)
    return found
