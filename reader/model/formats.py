"""Numbers of formats: what a newer Reader wrote is shown as far as possible, and never changed.

Every file says its format (`version`, a whole number; 1 where it says none). One with a higher
number may say in `needs` which version of Reader it wants.
"""

from __future__ import annotations

from typing import Any

KEY = "version"
NEEDS = "needs"
_LONGEST = 40


def format_of(document: Any, known: int) -> int:
    """Return the format that a document says it has; `known` if what it says is no number.

    A number below `known` is a format that this Reader reads as well.
    """
    number = document.get(KEY, known) if isinstance(document, dict) else known
    return number if isinstance(number, int) and not isinstance(number, bool) else known


def needs_of(document: Any) -> str:
    """Return which Reader a document wants, empty where it does not say."""
    needs = document.get(NEEDS, "") if isinstance(document, dict) else ""
    return needs[:_LONGEST] if isinstance(needs, str) else ""


def newer(number: int, known: int, needs: str) -> str:
    """Return the sentence for a file whose format is higher than the one that is `known`."""
    wanted = f"; it needs Reader {needs}" if needs else ""
    return f"a newer Reader wrote it (format {number}, this one knows {known}{wanted})"
