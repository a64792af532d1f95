"""Targets over what comes from elsewhere: files of every format that is read, and backups."""

from __future__ import annotations

import io
import json
import os
import zipfile
import zlib
from hashlib import sha256
from pathlib import Path

from reader.exchange.documents import Document
from reader.exchange.format import ReadOptions, modules
from reader.exchange.media import MemorySource, Source
from reader.exchange.record import Record
from reader.exchange.report import Problem
from reader.exchange.settle import Settler
from reader.exchange.validate import validate
from reader.model.errors import ReaderError
from reader.session.backup_archive import MANIFEST
from reader.session.media import ZipSource
from reader.session.restoring import restore, verified
from tests.fuzz.inputs import in_words, pieces, scratch

_HERE = "The council said on Monday that the old bridge is closed.\n\nIt was built in 1911."


def importers(data: bytes) -> None:
    """A file or folder of the format that the first line names; ``zip NAME`` is an archive."""
    first, _, body = data.partition(b"\n")
    kind = first.decode("utf-8", "replace").strip()
    name = kind.removeprefix("zip ")
    module = modules().get(name)
    if module is None or not module.FORMAT.reads or module.FORMAT.extra:
        return
    if name == kind:
        _read(module, MemorySource(pieces(body)))
        return
    with scratch() as folder:
        path = folder / "in.zip"
        path.write_bytes(body if body[:2] == b"PK" else _packed(pieces(body)))
        try:
            source = ZipSource("in.zip", path)
        except ReaderError as error:
            in_words(error)
            return
        try:
            _read(module, source)
        finally:
            source.close()


def _packed(named: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in named.items():
            archive.writestr(name.replace("\0", "") or "file", data)
    return made.getvalue()


def _read(module: object, source: Source) -> None:
    """Insist that every record that comes out is sound, and that the rest is words."""
    form = module.FORMAT  # type: ignore[attr-defined]
    settler = Settler("in", unit=form.unit, text_of=lambda _: _HERE)
    options = ReadOptions(text_of=lambda _: _HERE)
    count = 0
    try:
        module.recognises(source)  # type: ignore[attr-defined]
        for item in settler.settle(module.read(source, options)):  # type: ignore[attr-defined]
            assert isinstance(item, Document | Record | Problem)
            if isinstance(item, Problem):
                assert item.message
            elif isinstance(item, Record) and form.name != "jsonl":
                assert [one for one in validate(item) if one.severity == "error"] == []
            elif isinstance(item, Record):
                validate(item)
            count += 1
            assert count < 100_000
    except ReaderError as error:
        in_words(error)


def backups(data: bytes) -> None:
    """An archive, or after ``built`` its members, where ``"@"`` in the list is what is true."""
    built, _, body = data.partition(b"\n")
    with scratch() as folder:
        archive = folder / "b.zip"
        archive.write_bytes(_built(pieces(body)) if built == b"built" else data)
        try:
            manifest = verified(archive)
            done = restore(archive, folder / "deep" / "back")
        except ReaderError as error:
            in_words(error)
            _nothing_at(folder / "deep" / "back")
            return
        found = {
            os.path.relpath(os.path.join(at, name), done.folder)  # noqa: PTH118
            for at, _, names in os.walk(done.folder)
            for name in names
        }
        assert len(found) == len(manifest.files)
        assert {path.name for path in folder.iterdir()} == {"b.zip", "deep"}
        assert {path.name for path in (folder / "deep").iterdir()} == {"back"}


def _nothing_at(folder: Path) -> None:
    assert not folder.exists()


def _built(named: dict[str, bytes]) -> bytes:
    listed = named.get(MANIFEST, b"")
    try:
        manifest = json.loads(listed)
        for entry in manifest["files"]:
            member = named.get(entry["member"], b"")
            for key, value in (("size", len(member)), ("sha256", sha256(member).hexdigest())):
                if entry[key] == "@":
                    entry[key] = value
        listed = json.dumps(manifest).encode()
    except (LookupError, TypeError, ValueError, RecursionError, zlib.error):
        pass
    return _packed({**named, MANIFEST: listed})
