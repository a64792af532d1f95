"""Our storage for TinyDB: files are replaced whole, never written over in place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from reader.store import files

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
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""

    def put(self, data: bytes) -> None:
        """Replace the file by `data`, whole or not at all; raises `OSError`."""
        files.replace(self.path, data)


def render(tables: dict[str, list[bytes]]) -> bytes:
    """Return the file for tables of encoded ``"key":document`` lines."""
    return b"{" + b",\n".join(render_table(name, rows) for name, rows in tables.items()) + b"}\n"


def render_table(name: str, rows: list[bytes]) -> bytes:
    """Return one table: its name and a line for each document."""
    head = _encode(name).encode("ascii")
    return head + b":{\n" + b",\n".join(rows) + b"\n}" if rows else head + b":{}"
