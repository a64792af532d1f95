"""How far something is, as a few cells."""

from __future__ import annotations

CELLS = 8
"""Cells of a bar."""


def bar(done: int, total: int, *, ascii_only: bool = False, width: int = CELLS) -> str:
    """Return a bar of `width` cells; it is empty only at nothing and full only at all of it."""
    full, rest = ("#", ".") if ascii_only else ("▰", "▱")
    filled = done * width // total if total else 0
    if 0 < done < total:
        filled = max(1, min(width - 1, filled))
    return full * filled + rest * (width - filled)
