"""Counts and reasons as export and import tell them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.cli.common import warn
from reader.session.wording import counted_kind

SHOWN = 20
"""How many reasons are printed; the counts tell how many there are."""


def tell(reasons: Sequence[str], more: int = 0) -> None:
    """Print the first reasons, and how many there are beside them; `more` are not in the list."""
    for reason in reasons[:SHOWN]:
        warn(f"  {reason}")
    rest = max(0, len(reasons) - SHOWN) + more
    if rest:
        warn(f"  and {rest} more")


def counts(found: Mapping[str, int]) -> str:
    """Return counts by kind of thing in words."""
    shown = [counted_kind(number, kind) for kind, number in found.items() if number]
    return ", ".join(shown) or "nothing"
