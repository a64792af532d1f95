"""Page files: one TinyDB file for each annotated page of an annotator, named after the page."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, NamedTuple

import msgspec

from reader.model.errors import DamageError, ReaderError
from reader.model.formats import needs_of, newer
from reader.model.records import OPTIONAL_TABLES, TABLES, Record, from_document
from reader.model.shapes import ready
from reader.regular import open_regular, read_stated
from reader.store.forks import is_copy
from reader.store.page_state import (
    PageInfo,
    State,
    Table,
    add_digests,
    check_record,
    encode_record,
    hash_document,
)
from reader.store.problems import Problem

LARGEST = 256 * 1024 * 1024
"""Bytes of a page's file; what is larger was not made by labelling."""
VERSION = 1
"""Of the layout of page files; a file with a higher number is shown but never written."""

_FILE_NAME = re.compile(r".+-([0-9a-f]{12})\.json\Z")
_UNFINISHED = re.compile(r"\..+-[0-9a-f]{12}\.json\.tmp\Z")
_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")
_HEAD = re.compile(rb'(\{?)"([a-z]+)":\{((?:\}[,}])?)\Z')
_LISTS: dict[str, msgspec.json.Decoder[Any]] = {
    name: msgspec.json.Decoder(ready(list[kind]))  # type: ignore[valid-type]
    for name, kind in TABLES.items()
}
_HEAD_SIZE = 4096
_KEYS = (b"", *(b'"%d":' % number for number in range(1, 257)))
_Number = Annotated[int, msgspec.Meta(ge=0, lt=1 << 53)]


class Meta(msgspec.Struct, frozen=True):
    """The one document of a page file's table ``meta``.

    `seq` numbers the last applied line of the journal, `records` counts the documents of the other
    tables, and `digest` is their digest in hexadecimal.
    """

    page: str
    name: str
    encoding: str
    annotator: str
    seq: _Number
    records: _Number
    digest: str
    version: int = VERSION

    @property
    def info(self) -> PageInfo:
        """What the file says of its page."""
        return PageInfo(self.page, self.name, self.encoding)


_metas = msgspec.json.Decoder(ready(dict[str, Meta]))


class PageFile(NamedTuple):
    """A page file as it was read: `edited` says how it differs from what Reader wrote, or is empty.

    `stamp` is the file's state, as `reader.store.files.stamp` tells it, just before the reading.
    """

    meta: Meta
    state: State
    edited: str
    stamp: tuple[int, int, int] | None


def file_name(info: PageInfo) -> str:
    """Return the name of the page's file: the stem of its own name and 12 digits of its sha256."""
    last = info.name.rpartition("/")[2]
    if not last.strip("."):  # of such, `pathlib` finds another
        last = PurePosixPath(info.name).name
    front, _, end = last.rpartition(".")
    stem = front if front and end else last
    stem = _UNSAFE.sub("-", stem).strip("-.")[:60] or "page"
    return f"{stem}-{info.sha256[:12]}.json"


def render_page(info: PageInfo, annotator: str, state: State) -> Iterator[bytes]:
    """Yield the page's file in pieces; only the line of ``meta`` is encoded anew."""
    from reader.store.storage import render  # it loads TinyDB, which much can be told without

    rows = {
        name: list(table.lines.values())
        for name, table in state.tables.items()
        if table.lines or name not in OPTIONAL_TABLES
    }
    line = meta_line(info, annotator, state.seq, state.size, state.digest)
    return render({"meta": [line], **rows})


def meta_line(info: PageInfo, annotator: str, seq: int, size: int, digest: int) -> bytes:
    """Return the one row of the table ``meta`` of a page's file (see `Meta`)."""
    meta = Meta(
        page=info.sha256,
        name=info.name,
        encoding=info.encoding,
        annotator=annotator,
        seq=seq,
        records=size,
        digest=f"{digest:032x}",
    )
    return b'"1":' + json.dumps(msgspec.to_builtins(meta)).encode("ascii")


def write_page(path: Path, pieces: Iterable[bytes]) -> None:
    """Replace the page's file by `pieces`, as `render_page` gives them; raises `OSError`."""
    from reader.store.storage import PageStorage

    PageStorage(path).put(pieces)


def write_error(path: Path, error: OSError) -> Problem:
    """Return the finding that a page file, or the folder of page files, could not be written."""
    message = f"it could not be written: {error.strerror or error}"
    return Problem(str(path), "", message, "the journal has everything; make room or give access")


def read_meta(path: Path) -> Meta:
    """Return the file's meta without reading its records; raises `DamageError` or `OSError`."""
    from reader.store.storage import PageStorage

    with open_regular(path, follow=False) as handle:
        head = handle.read(_HEAD_SIZE).split(b"\n", 3)
    if len(head) == 4 and head[0] == b'{"meta":{' and head[1].startswith(b'"1":'):
        try:
            return msgspec.convert(json.loads(head[1][4:]), ready(Meta))
        except (ValueError, msgspec.ValidationError):
            pass
    return _meta_of(path, _parse(path, PageStorage(path).get()))


def read_page(path: Path) -> PageFile:
    """Read a page file; raises `OSError`, or `DamageError` naming what cannot be understood.

    A file that is whole but not as Reader wrote it is returned as it stands, with `edited` set.
    """
    stamp: tuple[int, int, int] | None = None
    data = b""
    with suppress(FileNotFoundError):
        data, info = read_stated(path, LARGEST, follow=False)
        stamp = info.st_ino, info.st_size, info.st_mtime_ns
    found = parse_page(data)
    if found is not None:
        return PageFile(*found, "", stamp)
    content = _parse(path, data)
    meta = _meta_of(path, content)
    state = _read_tables(path, meta, content)
    edited = ""
    if meta.version > VERSION:
        (document,) = content["meta"].values()
        edited = newer(meta.version, VERSION, needs_of(document))
    elif unknown := sorted(set(content) - set(TABLES) - {"meta", "_default"}):
        edited = f"it has a table that Reader does not know: {unknown[0]!r}"
    elif f"{state.digest:032x}" != meta.digest or state.size != meta.records:
        edited = "its records are not those that Reader wrote"
    return PageFile(meta, state, edited, stamp)


def parse_page(data: bytes) -> tuple[Meta, State] | None:
    """Return what a file holds that is byte for byte as Reader writes it, None for any other."""
    lines = data.split(b"\n")
    tables = {name: Table() for name in TABLES}
    due = iter(("meta", *TABLES))
    meta: Meta | None = None
    found: set[str] = set()
    digest = at = 0
    more = True
    try:
        while more:
            match = _HEAD.match(lines[at])
            if match is None or match[1] != (b"" if at else b"{"):
                return None
            name, tail = match[2].decode("ascii"), match[3]
            if name not in due:  # a table out of its order, or one that is not known
                return None
            at += 1
            rows: list[bytes] = []
            if not tail:
                while (line := lines[at]).endswith(b","):
                    rows.append(line[:-1])
                    at += 1
                rows.append(line)
                tail = lines[at + 1]
                at += 2
            more = tail.endswith(b",")
            if tail not in (b"},", b"}}"):
                return None
            if name == "meta":
                (meta,) = _metas.decode(b"{%s}" % b",".join(rows)).values()
                continue
            found.add(name)
            if rows:
                tables[name], part = _table(name, rows)
                digest += part
    except (ValueError, LookupError):
        return None
    whole = found | OPTIONAL_TABLES == set(TABLES) and lines[at:] == [b""]
    if meta is None or meta.version != VERSION or not whole:
        return None
    state = State(meta.seq, add_digests(digest), tables)
    if f"{state.digest:032x}" != meta.digest or state.size != meta.records:
        return None
    return meta, state


def _table(name: str, rows: list[bytes]) -> tuple[Table, int]:
    """Return the table with these rows, and the sum of their digests; raises `ValueError`."""
    documents = []
    highest = 0
    for number, row in enumerate(rows, start=1):
        due = _KEYS[number] if number < len(_KEYS) else b""
        if due and row.startswith(due):  # as long as nothing was taken away
            documents.append(row[len(due) :])
        else:
            key, _, document = row.partition(b":")
            number = int(key[1:-1])
            if key != b'"%d"' % number:
                raise ValueError(key)
            documents.append(document)
        if number > highest:
            highest = number
    try:
        records: list[Record] = _LISTS[name].decode(b"[%s]" % b",".join(documents))
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        records = [decode_record(name, document) for document in documents]
    uids = [record.uid for record in records]
    digest = sum(hash_document(name, document) for document in documents)
    rows_of = dict(zip(uids, rows, strict=True))
    return Table(dict(zip(uids, records, strict=True)), rows_of, highest + 1), digest


def decode_record(name: str, document: bytes) -> Record:
    """Return the record of a table that `encode_record` made this JSON of."""
    try:
        record: Record = msgspec.json.decode(document, type=ready(TABLES[name]))
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:  # a lone surrogate, which only the standard library reads
        record = from_document(name, json.loads(document))
    return record


def _parse(path: Path, data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, f"it is not JSON: {error}") from None
    if not isinstance(content, dict) or not all(isinstance(t, dict) for t in content.values()):
        raise _damaged(path, "it does not hold tables")
    return content


def _meta_of(path: Path, content: dict[str, Any]) -> Meta:
    rows = content.get("meta", {})
    try:
        (document,) = rows.values()
        meta = msgspec.convert(document, ready(Meta))
    except (ValueError, msgspec.ValidationError) as error:
        raise _damaged(path, f"its table meta cannot be read: {error}") from None
    match = _FILE_NAME.match(path.name)
    if match is None or meta.page[:12] != match.group(1):
        raise _damaged(path, "it belongs to another page than its name says")
    return meta


def _read_tables(path: Path, meta: Meta, content: dict[str, Any]) -> State:
    tables = {name: Table() for name in TABLES}
    digest = 0
    for name, table in tables.items():
        for key, document in content.get(name, {}).items():
            place = f"{name} {key}"
            try:
                record = from_document(name, document)
                check_record(record)
                table.next_key = max(table.next_key, int(key))
                encoded = encode_record(record, name)
            except (ValueError, msgspec.ValidationError, ReaderError) as error:
                if meta.version > VERSION:
                    continue
                raise _damaged(path, f"a record cannot be read: {error}", place) from None
            if record.page != meta.page or record.uid in table.records:
                raise _damaged(path, "the record is of another page, or there twice", place)
            table.put(record.uid, record, encoded)
            digest += hash_document(name, encoded)
    return State(meta.seq, add_digests(digest), tables)


def _damaged(path: Path, message: str, place: str = "") -> DamageError:
    return DamageError(message, file=str(path), place=place)


class PageFolder:
    """The page files in one annotator's folder, found by the sha256 of their pages.

    `copies` are the names of the copies that file synchronisers have made of any file there, and
    `unfinished` those of page files that somebody began to write and that never took their places.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.copies: list[str] = []
        self.unfinished: list[str] = []
        self._names: dict[str, list[str]] = {}
        try:
            names = sorted(entry.name for entry in folder.iterdir())
        except FileNotFoundError:
            names = []
        for name in names:
            if match := _FILE_NAME.match(name):
                self._names.setdefault(match.group(1), []).append(name)
            elif _UNFINISHED.match(name):
                self.unfinished.append(name)
            elif is_copy(name):
                self.copies.append(name)

    def __len__(self) -> int:
        return sum(len(names) for names in self._names.values())

    def paths(self) -> list[Path]:
        """Return all page files, sorted by the page."""
        return [self.folder / name for short in sorted(self._names) for name in self._names[short]]

    def named(self) -> Iterator[tuple[str, str]]:
        """Yield the first 12 digits of each page, and the path of its file, sorted."""
        folder = os.fspath(self.folder)
        for short in sorted(self._names):
            for name in self._names.get(short, ()):
                yield short, f"{folder}/{name}"

    def shorts(self) -> set[str]:
        """Return the first 12 digits of the pages that there are files of."""
        return set(self._names)

    def find(self, sha256: str) -> list[Path]:
        """Return the files whose names say that they are of the page; there should be one."""
        return [self.folder / name for name in self._names.get(sha256[:12], ())]

    def find_short(self, path: Path) -> list[Path]:
        """Return the files of the page whose file `path` is."""
        return [self.folder / name for name in self._names.get(path.name[-17:-5], ())]

    def add(self, info: PageInfo) -> Path:
        """Return where the page's file is to be, and count it as there."""
        found = self.find(info.sha256)
        if found:
            return found[0]
        name = file_name(info)
        self._names[info.sha256[:12]] = [name]
        return self.folder / name

    def remove(self, path: Path) -> None:
        """Forget a file that is no longer there."""
        short = path.name[-17:-5]
        names = self._names.get(short, [])
        if path.name in names:
            names.remove(path.name)
        if not names:
            self._names.pop(short, None)
