"""Identities for things that come from outside without one."""

from __future__ import annotations

from hashlib import sha256


def derived_uid(*facts: object) -> str:
    """Return a uid (32 hexadecimal digits) that the same facts always give.

    So importing the same thing twice makes one thing.
    """
    said = "\x1f".join(map(str, facts))
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:32]
