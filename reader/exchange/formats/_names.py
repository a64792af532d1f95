"""Names of labels, types and attributes in formats that take few characters, and back again.

A character that a format does not take is written as ``_uXXXX_``, with its code point in four to
six hexadecimal digits; the empty name is ``_u_``. What looks like that already is written so that
it comes back as it was. Names of other programs hardly ever look like that.
"""

from __future__ import annotations

import re

PLAIN = re.compile(r"[^A-Za-z0-9_-]")
"""What brat takes in no name of its configuration."""
BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f|,;:\"]")
"""What parts fields, in values that may hold anything else."""
SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")
"""What parts columns."""

_WRITTEN = re.compile(r"_u([0-9A-F]{4,6})?_")
_LOOKS_WRITTEN = re.compile(r"_(?=u(?:[0-9A-F]{4,6})?_)")


def fitted(name: str, refused: re.Pattern[str] = PLAIN) -> str:
    """Return `name` without what `refused` finds, so that `original` gives it back."""
    if not name:
        return "_u_"
    escaped = _LOOKS_WRITTEN.sub("_u005F_", name)
    return refused.sub(lambda found: f"_u{ord(found[0]):04X}_", escaped)


def original(name: str) -> str:
    """Return the name that `fitted` was given; any other comes back as it is."""
    return _WRITTEN.sub(_character, name)


def _character(found: re.Match[str]) -> str:
    if found[1] is None:
        return ""
    code = int(found[1], 16)
    surrogate = 0xD800 <= code <= 0xDFFF
    return chr(code) if code <= 0x10FFFF and not surrogate else found[0]
