"""The tokens of a text, for programs that want to be told of them."""

from __future__ import annotations

import re

from reader.exchange.record import TokenItem


def tokens(text: str) -> list[TokenItem]:
    """Return the words of `text` and what stands between them, blanks apart, as tokens."""
    # Loaded where tokens are asked for, which is rare.
    from reader.text.words import words

    pieces: list[tuple[int, int]] = []
    at = 0
    for start, end in [*words(text), (len(text), len(text))]:
        pieces += [(at + m.start(), at + m.end()) for m in re.finditer(r"\S+", text[at:start])]
        if start < end:
            pieces.append((start, end))
        at = end
    return [
        TokenItem(i, start, end, text[start:end], text[end : end + 1].isspace())
        for i, (start, end) in enumerate(pieces)
    ]
