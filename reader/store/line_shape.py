"""Whether the fields of a journal's line are what such fields are: anybody can make a checksum."""

from __future__ import annotations

import re
from typing import Any

_TEXTS = ("act", "annotator", "encoding", "id", "name", "of", "summary", "time", "verb")
_NUMBERS = ("at", "bytes", "count", "pages", "was_seq")
_OPERATIONS = ("ops", "was_ops")
_OF_PAGE = {"page", "name", "encoding"}
_PAGE = re.compile(r"[0-9a-f]{64}\Z")
_LARGEST = 1 << 53
"""Beyond it a whole number is none to other programs (RFC 8259, section 6)."""


def is_shaped(fields: object) -> bool:
    """Tell whether a line says its number and kind, and all else that it says is of its type.

    What this Reader does not know is not looked at, and neither is what records hold.
    """
    return (
        isinstance(fields, dict)
        and _is_number(fields.get("seq"))
        and isinstance(fields.get("kind"), str)
        and all(isinstance(fields[name], str) for name in _TEXTS if name in fields)
        and all(_is_number(fields[name]) for name in _NUMBERS if name in fields)
        and ("page" not in fields or _is_page(fields["page"]))
        and (fields["kind"] != "page" or fields.keys() >= _OF_PAGE)
        and (fields["kind"] not in ("begin", "commit") or "act" in fields)
        and ("focus" not in fields or _is_focus(fields["focus"]))
        and all(_are_operations(fields[name]) for name in _OPERATIONS if name in fields)
    )


def _is_number(value: object) -> bool:
    return type(value) is int and 0 <= value < _LARGEST


def _is_page(value: object) -> bool:
    return isinstance(value, str) and _PAGE.match(value) is not None


def _is_focus(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and isinstance(value[0], str)
        and type(value[1]) is int
    )


def _are_operations(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_operation, value))


def _is_operation(value: Any) -> bool:
    """Tell whether something is a table's name, and a record with its page before or after."""
    if not isinstance(value, list) or len(value) != 3 or not isinstance(value[0], str):
        return False
    _, before, after = value
    sides = [side for side in (before, after) if side is not None]
    return bool(sides) and all(isinstance(s, dict) and _is_page(s.get("page")) for s in sides)
