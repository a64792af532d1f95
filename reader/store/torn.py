"""Page files that a power cut left half written, told from files that somebody damaged.

A page's file is synced at checkpoints only; the journal has everything that it holds. So after a
power cut its name may be there without its bytes. Such a file holds nothing of its own: it is
empty, has zero bytes (which no page file has), or ends somewhere, and all records in it are ones
that the journal has, too.
"""

from __future__ import annotations

import re
from pathlib import Path

from reader.store.journal import lines_forward

_START = b'{"meta":{\n"1":{'
_ROW = re.compile(rb'"[0-9]+":(.*?),?\Z')
_BRACKETS = 32
"""Bytes, at most, of a line of a page file that has a table's name and brackets alone."""


def is_torn(data: bytes, sha256: str, journal: Path) -> bool:
    """Tell whether `data`, which is no page file, is what was written of one of the page `sha256`.

    Then it holds nothing but what `journal` has. Raises `OSError`.
    """
    if not data or b"\0" in data:
        return True
    if not data.startswith(_START[: len(data)]):
        return False
    wanted = set()
    for line in data.split(b"\n")[2:]:
        row = _ROW.match(line)
        if row is not None:
            wanted.add(row.group(1))
        elif len(line) > _BRACKETS:
            return False
    needle = sha256.encode("ascii")
    for known in lines_forward(journal):
        if not wanted:
            break
        if needle in known.data:
            wanted = {document for document in wanted if document not in known.data}
    return not wanted
