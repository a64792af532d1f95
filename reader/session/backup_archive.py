"""What a backup consists of: a zip archive whose last member lists the others.

It is one as Python's standard library writes it: any system opens it, a single file can be taken
out without unpacking the rest, every member has a checksum of its own, and an archive that was cut
off is noticed at once, since what it holds is listed at its end. The last member, `MANIFEST`, lists
every file with its size and sha256, counts what they hold, and tells what is missing.
"""

from __future__ import annotations

import json
import stat
import time
import zipfile
from collections import Counter
from hashlib import sha256
from typing import Any, Protocol

import msgspec

from reader.model.errors import ReaderError
from reader.model.identity import is_annotator

MANIFEST = "reader-backup.json"
"""Name of the member that lists the others."""
VERSION = 1
"""Of the layout of the archive."""
TOPS = frozenset({"seeds", "annotations", "reader.toml", ".gitattributes", ".gitignore"})
"""What of a workspace's folder is its own: the rest is not taken."""

_CHUNK = 1 << 20
_OLDEST = (1980, 1, 1, 0, 0, 0)  # what the format can say


class Entry(msgspec.Struct, frozen=True):
    """One file: its path in the workspace, the member that holds it, size in bytes, sha256."""

    path: str
    member: str
    size: int
    sha256: str
    mode: int


class Missing(msgspec.Struct, frozen=True):
    """A file or folder that is not in an archive: its path in the workspace, and why."""

    path: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}: {self.why}"


class Manifest(msgspec.Struct, frozen=True):
    """What an archive holds. `counts` has pages, annotators, and records by annotator.

    `missing` has the paths of what the workspace had and the archive has not, each with the reason.
    """

    version: int
    name: str
    made: str
    reader: str
    counts: dict[str, int]
    files: list[Entry]
    missing: list[Missing] = []


class Content(Protocol):
    """What is read from."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes, none at the end."""


class Taken:
    """The archive as it is written, and what is in it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._zip = archive
        self.entries: list[Entry] = []
        self.counts: Counter[str] = Counter()

    def add(self, path: str, file: Content, size: int = -1, *, mode: int) -> None:
        """Add a file under its path in the workspace: all of it, or `size` bytes from here."""
        member = path
        try:
            path.encode()
        except UnicodeEncodeError:  # a name that is not UTF-8: the manifest has it
            member = f"names/{len(self.entries)}"
        info = zipfile.ZipInfo(member, max(_OLDEST, time.gmtime()[:6]))
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = (stat.S_IFREG | 0o600) << 16
        digest, written = sha256(), 0
        head = b""
        with self._zip.open(info, "w", force_zip64=True) as out:
            while chunk := file.read(_CHUNK if size < 0 else min(_CHUNK, size - written)):
                head = head or chunk[:4096]
                digest.update(chunk)
                out.write(chunk)
                written += len(chunk)
        if 0 <= size != written:
            raise ReaderError("could not be read to its end", file=path)
        self.entries.append(Entry(path, member, written, digest.hexdigest(), mode & 0o666))
        self._count(path, head)

    def _count(self, path: str, head: bytes) -> None:
        top, _, rest = path.partition("/")
        if top == "seeds" and path.endswith(".txt") and "/." not in path:
            self.counts["pages"] += 1
        who, _, name = rest.partition("/")
        if top == "annotations" and is_annotator(who) and name.endswith(".json"):
            lines = head.split(b"\n", 2)
            if len(lines) > 1 and lines[0] == b'{"meta":{' and lines[1].startswith(b'"1":'):
                try:
                    meta: Any = msgspec.json.decode(lines[1][4:])
                    self.counts[f"records of {who}"] += int(meta["records"])
                except (msgspec.DecodeError, LookupError, TypeError, ValueError):
                    return

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest."""
        said = json.dumps(msgspec.to_builtins(manifest)).encode("ascii")
        info = zipfile.ZipInfo(MANIFEST, max(_OLDEST, time.gmtime()[:6]))
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = (stat.S_IFREG | 0o600) << 16
        self._zip.writestr(info, said)
