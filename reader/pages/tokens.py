"""Words of phrases and lines by which a phrase is found; wide characters make words by pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader.pages.characters import perhaps_wide

_WIDE = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_TOKEN = re.compile(r"\w+|[©@%]")
_ASCII_TOKEN = re.compile(r"\w+|[@%]")
_FILLED = re.compile(r"\w*(?:\*|#|\{name\})\w*")
_MARKS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "İ": "i",
        "\u0640": "",
        # Greek capitals are printed without the accents of the small letters.
        **dict(zip("άέήίόύώϊϋΐΰΆΈΉΊΌΎΏ", "αεηιουωιυιυαεηιουω", strict=True)),
    }
)
_MARKED = re.compile("[" + "".join(map(chr, _MARKS)) + "]")


_UNLIKE_WORDS = re.compile(
    "[^\x00-?A-\xa8\xaa-\u012f\u0131-\u01ef\u01f1-\u02bb\u02bd-\u02ff\u0391-\u03a9\u03b1-\u03c9"
    "\u0400-\u0482\u048a-\u0590\u05d0-\u060f\u061b-\u063f\u0641-\u064a\u0660-\u066f\u0671-\u06d5"
    "\u1e00-\u1e95\u1ea0-\u1eff\u2010-\u206f\u20a0-\u20cf]|%"
)
"""Characters with which the tokens of a line could be others than its words are."""


@cache
def _wide_token() -> re.Pattern[str]:
    """Return the pattern of tokens where characters are wide; to compile it takes long."""
    return re.compile(rf"[{_WIDE}]+|[^\W{_WIDE}]+|[©@%]")


@cache
def _wide_filled() -> re.Pattern[str]:
    return re.compile(rf"[^\W{_WIDE}]*(?:\*|#|\{{name\}})[^\W{_WIDE}]*")


def is_wide(character: str) -> bool:
    """Tell whether `character` is of a script that puts no blanks between words."""
    return (
        "\u0e00" <= character <= "\u0e7f"
        or "\u3040" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
        or "\uac00" <= character <= "\ud7a3"
    )


def is_spaced(character: str) -> bool:
    """Tell whether `character` is of a word that stands apart from others; "" is not."""
    return (character.isalnum() or character == "_") and not is_wide(character)


def folded(text: str) -> str:
    """Return `text` without case, with one form of apostrophes and without Greek accents."""
    if text.isascii():
        return text.lower()
    # A search for what is to be replaced costs far less than going through every character.
    return (text.translate(_MARKS) if _MARKED.search(text) else text).casefold()


def tokens(text: str) -> Iterator[str]:
    """Yield the tokens that a line must have for the phrase `text` to be in it.

    A word that touches a wildcard may go on in the line and is left out; a pair of wide characters
    may too, but is found all the same. Numbers are left out.
    """
    wide = perhaps_wide(text)
    literal = (_wide_filled() if wide else _FILLED).sub(" ", text)
    if not wide:
        yield from (token for token in _TOKEN.findall(folded(literal)) if not token.isdigit())
        return
    for run in _wide_token().findall(folded(literal)):
        if is_spaced(run[0]) or len(run) < 3:
            if not run.isdigit():
                yield run
        else:
            for at in range(len(run) - 1):
                yield run[at : at + 2]


def line_tokens(line: str) -> list[str]:
    """Return the tokens of a folded line, and the single characters and pairs of its wide runs."""
    if line.isascii():
        return _ASCII_TOKEN.findall(line)
    if not perhaps_wide(line):
        return _TOKEN.findall(line)
    found: list[str] = []
    for run in _wide_token().findall(line):
        found.append(run)
        if not is_spaced(run[0]):
            found += run
            found += map(str.__add__, run, run[1:])
    return found


def are_words(line: str) -> bool:
    """Tell whether the tokens of `line`, once it is folded, are its words without case."""
    return _UNLIKE_WORDS.search(line) is None
