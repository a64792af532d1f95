"""What is wrong with the files of the store, told to people one finding at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """One finding: the `file`, the `place` in it, what is wrong, and what to do about it.

    `place` and `hint` may be empty. A problem is never a reason to stop: the rest goes on.
    """

    file: str
    place: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        text = f"{where}: {self.message}" if where else self.message
        return f"{text} ({self.hint})" if self.hint else text


Report: TypeAlias = Callable[[Problem], None]
"""Where a finding is told; the same one twice counts once."""
