"""How what was read is divided into transactions of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from reader.session.page_reading import PageRead
from reader.session.pagefiles import FoundFile

Read = tuple[FoundFile, PageRead | None]
"""A file, and what it holds where that was read elsewhere."""


def growing(reads: Iterator[Read], first: int, most: int, largest: int) -> Iterator[list[Read]]:
    """Yield lists of what is read: `first` files, then twice as many each time, at most `most`.

    A list ends with the file with which it has `largest` bytes of pages.
    """
    limit, size = first, 0
    batch: list[Read] = []
    for one in reads:
        batch.append(one)
        size += one[0].size
        if len(batch) >= limit or size >= largest:
            yield batch
            limit, batch, size = min(2 * limit, most), [], 0
    if batch:
        yield batch
