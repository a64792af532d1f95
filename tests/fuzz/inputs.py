"""What targets make of an input: files by name, seals that no fuzzer can guess, short names."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from tests.store.support import SHEETS

_PIECE = re.compile(rb"^=== (.*)\n", re.MULTILINE)
_SHORT = re.compile(rb"@([01])")
_NUMBER = re.compile(rb"#(\d{1,3})")


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder that is gone afterwards; nothing waits for a disk meanwhile."""
    with (
        tempfile.TemporaryDirectory(prefix="reader-fuzz-") as folder,
        patch("reader.store.files._fsync", lambda fd: None),
    ):
        yield Path(folder)


def in_words(error: Exception) -> None:
    """Insist that an answer says something, and is text that can be written."""
    assert str(error).encode("utf-8", "surrogateescape")


def pieces(data: bytes) -> dict[str, bytes]:
    """Return the files of an input, each after a line ``=== name``; before the first it is ""."""
    first, *rest = _PIECE.split(data)
    named = {
        name.decode("utf-8", "replace"): body
        for name, body in zip(rest[::2], rest[1::2], strict=True)
    }
    return named if not first else {"": first, **named}


def written_out(data: bytes) -> bytes:
    """Write out the short names: ``@0`` and ``@1`` are the pages of the tests, ``#7`` is a uid."""
    pages = [sheet.sha256.encode() for sheet in SHEETS]
    data = _SHORT.sub(lambda match: pages[int(match[1])], data)
    return _NUMBER.sub(lambda match: b"%032x" % int(match[1]), data)


def sealed(data: bytes) -> bytes:
    """Return a journal: each line gets the checksum that it lacks, but after ``!`` it is raw.

    ``"at":"@"`` is the byte where the line begins.
    """
    made: list[bytes] = []
    size = 0
    for line in written_out(data).splitlines(keepends=True):
        body = line.rstrip(b"\n")
        feed = line[len(body) :]
        if body.startswith(b"!"):
            made.append(body[1:] + feed)
        elif body.endswith(b"}"):
            body = body.replace(b'"at":"@"', b'"at":%d' % size)
            digest = hashlib.sha256(body[:-1]).hexdigest()[:16].encode()
            made.append(body[:-1] + b',"sum":"' + digest + b'"}' + feed)
        else:
            made.append(line)
        size += len(made[-1])
    return b"".join(made)
