"""What a power cut left half written: page files, and the end of a journal.

A page's file is synced at checkpoints only; the journal has everything that it holds. So after a
power cut its name may be there without its bytes. Such a file holds nothing of its own: it is
empty, has zero bytes (which no page file has), or ends somewhere, and all records in it are ones
that the journal has, too.
"""

from __future__ import annotations

import re
from pathlib import Path

from reader.store import files
from reader.store.journal import Journal, lines_forward
from reader.store.problems import Problem

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


def looks_torn(rest: bytes) -> bool:
    """Tell whether `rest` is the beginning of a journal's line that was not written to its end."""
    start = b'{"seq":'
    return rest[: len(start)] == start[: len(rest)] and b"\0" not in rest


def set_rest_aside(journal: Journal, rest: bytes) -> Problem:
    """Put what follows the journal's last good line into a file beside it; return what to say."""
    message = f"its last {len(rest)} bytes are no line of a journal"
    try:
        aside = files.put_aside(journal.path, "damaged", [rest])
    except OSError as error:
        message += f" and could not be set aside: {error.strerror}"
    else:
        message += f"; they were set aside as {aside.name}"
        journal.cut()
    return Problem(str(journal.path), f"byte {journal.size}", message)
