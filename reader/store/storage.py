"""Our storage for TinyDB: files are replaced whole, never written over in place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from reader.regular import read_regular
from reader.store import files
from reader.store.page_files import LARGEST

_ROWS = 200
_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


class PageStorage(Storage):
    """A TinyDB storage that keeps one JSON file and replaces it atomically.

    ``TinyDB(path, storage=PageStorage)`` reads and writes page files; they also open with TinyDB's
    own storage. Each document lies on a line of its own, in ASCII, its integer key as a string. The
    annotation store hands over lines that are already encoded (`put`); what comes in by TinyDB's
    `write` has no new digest, and so counts as an edit by hand.
    """

    def __init__(self, path: str | Path) -> None:
        super().__init__()
        self.path = Path(path)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return all tables, None if there is no file yet or it is empty; raises `ValueError`."""
        data = self.get()
        return json.loads(data) if data else None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file by `data`; raises `OSError`."""
        tables = {
            name: [f'"{key}":{_encode(document)}'.encode("ascii") for key, document in rows.items()]
            for name, rows in data.items()
        }
        self.put(render(tables))

    def get(self) -> bytes:
        """Return the bytes of the file, none where there is no file; raises `OSError`."""
        try:
            return read_regular(self.path, LARGEST, follow=False)
        except FileNotFoundError:
            return b""

    def put(self, pieces: Iterable[bytes]) -> None:
        """Replace the file by the `pieces` in a row, whole or not at all; raises `OSError`."""
        files.replace(self.path, pieces)


def render(tables: dict[str, list[bytes]]) -> Iterator[bytes]:
    """Yield the file for tables of encoded ``"key":document`` lines, in pieces.

    Small pieces are joined and written faster than one of several megabytes.
    """
    before = b"{"
    for name, rows in tables.items():
        head = before + _encode(name).encode("ascii")
        before = b",\n"
        if not rows:
            yield head + b":{}"
            continue
        yield head + b":{\n"
        for start in range(0, len(rows), _ROWS):
            piece = b",\n".join(rows[start : start + _ROWS])
            yield piece + (b",\n" if start + _ROWS < len(rows) else b"\n}")
    yield b"}\n"
