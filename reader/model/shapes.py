"""Types that data is decoded into, made known to msgspec by one thread at a time.

msgspec looks into a type when the first data is decoded into it, and puts what it has found so far
where other threads already use it: two threads that meet a type at the same time end the process
with a fault of memory (msgspec 0.22).
"""

from __future__ import annotations

from threading import Lock
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_guard = Lock()
_known: set[Any] = set()


def ready(kind: type[T]) -> type[T]:
    """Return `kind`, which data may be decoded into from now on by any thread.

    Every typed decoding goes through here: `msgspec.convert`, ``decode(..., type=...)``, and what
    makes a ``Decoder``. Raises `TypeError` for what msgspec cannot decode into.
    """
    if kind not in _known:
        with _guard:
            if kind not in _known:
                msgspec.json.Decoder(kind)
                _known.add(kind)
    return kind
