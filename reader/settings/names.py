"""What may be the name of a label, attribute, relation, tag or value.

A name is 1 to 40 characters in Unicode's composed form (NFC): letters and digits of any script,
their combining marks, and ``-``, ``_`` and ``.``; the first is a letter or digit. Such names need
no quoting in a filter, a file name or any exchange format, and cannot act on a terminal.
"""

from __future__ import annotations

import unicodedata

MAX_LENGTH = 40
"""Longest name, in code points."""

# Letters and marks by category that draw nothing (Default_Ignorable_Code_Point of Unicode).
_BLANK_LETTERS = frozenset(
    chr(code)
    for codes in (
        (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0),
        range(0x180B, 0x1810),
        range(0xFE00, 0xFE10),
        range(0xE0100, 0xE01F0),
    )
    for code in codes
)
_TURNING = ((0x061C,), range(0x200E, 0x2010), range(0x202A, 0x202F), range(0x2066, 0x206A))
_BIDI = frozenset(chr(code) for codes in _TURNING for code in codes)


def name_fault(name: str, extra: str = "") -> str:
    """Say what keeps `name` from being a name, as the end of a sentence; empty if nothing does.

    `extra` holds further characters that are allowed after the first.
    """
    if not name:
        return "is empty"
    if len(name) > MAX_LENGTH:
        return f"is longer than {MAX_LENGTH} characters"
    for index, character in enumerate(name):
        fault = _fault(character, "" if index == 0 else "-_." + extra, index == 0)
        if fault:
            return f"holds {fault}" if index or fault.endswith(")") else f"begins with {fault}"
    if unicodedata.normalize("NFC", name) != name:
        return "is not in Unicode's composed form (NFC)"
    return ""


def name_key(name: str) -> str:
    """Return what two names must not share: the name without regard to case."""
    return unicodedata.normalize("NFC", name.casefold())


def _fault(character: str, allowed: str, first: bool) -> str:
    category = unicodedata.category(character)
    number = f"(U+{ord(character):04X})"
    if character in _BIDI:
        return f"a character that turns the direction of writing {number}"
    if category == "Cc":
        return f"a control character {number}"
    if category == "Cf" or character in _BLANK_LETTERS:
        return f"an invisible character {number}"
    if category in ("Cs", "Cn", "Co"):
        return f"a character without a meaning of its own {number}"
    if category[0] == "Z":
        return f"a blank {number}"
    if category[0] in "LN" or character in allowed or (category[0] == "M" and not first):
        return ""
    return f"{character!r}, which names cannot hold" if not first else f"{character!r}"
