"""One file with everything of a workspace: made while people work, verified, and brought back.

The file is a zip archive, as Python's standard library writes it: any system opens one, a single
file can be taken out without unpacking the rest, every member has a checksum of its own, and an
archive that was cut off is noticed at once, since what it holds is listed at its end. The last
member, `MANIFEST`, lists every file with its size and sha256, and counts what they hold.
"""

from __future__ import annotations

import json
import os
import stat
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Protocol

import msgspec

from reader.model.errors import ReaderError, UsageError
from reader.model.identity import is_annotator
from reader.regular import open_regular
from reader.session.outputs import EXPORTS, checked_target
from reader.session.snapshot import Snapshot, is_left_over
from reader.store import files, pages_kept

MANIFEST = "reader-backup.json"
"""Name of the member that lists the others."""
VERSION = 1
"""Of the layout of the archive."""
TOPS = frozenset({"seeds", "annotations", "reader.toml", ".gitattributes", ".gitignore"})
"""What of a workspace's folder is its own: the rest is not taken."""
LEFT_OUT = (EXPORTS, "annotations/_repair", "annotations/_repaired")
"""Folders that are not taken: exports can be made again, and leftovers are of no use."""

_CHUNK = 1 << 20
_OLDEST = (1980, 1, 1, 0, 0, 0)  # what the format can say

Progress = Callable[[int, int], None]


class Entry(msgspec.Struct, frozen=True):
    """One file: its path in the workspace, the member that holds it, size in bytes, sha256."""

    path: str
    member: str
    size: int
    sha256: str
    mode: int


class Manifest(msgspec.Struct, frozen=True):
    """What an archive holds. `counts` has pages, annotators, and records by annotator."""

    version: int
    name: str
    made: str
    reader: str
    counts: dict[str, int]
    files: list[Entry]


class BackupReport(msgspec.Struct, frozen=True):
    """What was written: `skipped` are paths with why they are not in it."""

    path: Path
    manifest: Manifest
    size: int
    skipped: list[str]


def backup(
    root: Path, target: Path, *, replace: bool = False, progress: Progress | None = None
) -> BackupReport:
    """Write everything of the workspace at `root` to the archive `target`, verified, or nothing.

    Nothing is locked: an annotator's folder is taken as it is between two of their changes. The
    archive is for its owner alone. Raises `UsageError` for a target that is there already (unless
    `replace`) or lies among what is taken, and `ReaderError` where something cannot be read.
    """
    target = checked_target(target)
    for top in ("seeds", "annotations"):
        if Path(os.path.realpath(target.parent), target.name).is_relative_to(
            os.path.realpath(root / top)
        ):
            raise UsageError("a backup cannot lie in what it backs up", file=str(target))
    if os.path.lexists(target) and (not replace or not target.is_file()):
        raise UsageError(
            "is there already", file=str(target), hint="name another file, or say --replace"
        )
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.new")
    try:
        fd = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(fd, "w+b") as out:
                manifest, skipped = _write(root, out, progress)
                out.flush()
                os.fsync(out.fileno())
            from reader.session.restoring import verified

            verified(temporary, shown=str(target))
            size = temporary.stat().st_size
            temporary.replace(target)
            files.sync_folder(target.parent)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise ReaderError(
            f"the backup failed: {error.strerror or error}",
            file=str(error.filename or target),
            hint="make room or give access, and try again; nothing was left behind",
        ) from error
    return BackupReport(target, manifest, size, skipped)


def default_name(root: Path) -> str:
    """Return the name of a backup that is made now, in UTC."""
    return f"{root.name or 'workspace'}-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}.zip"


def _write(root: Path, out: IO[bytes], progress: Progress | None) -> tuple[Manifest, list[str]]:
    from reader import __version__

    skipped: list[str] = []
    paths = list(_files(root, skipped))
    annotations = root / "annotations"
    people = sorted({p.relative_to(annotations).parts[0] for p in paths if _is_own(p, annotations)})
    others = [path for path in paths if not _is_own(path, annotations)]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        taken = _Taken(archive)
        for number, path in enumerate(others, 1):
            _add_file(root, path, taken, skipped)
            if progress is not None:
                progress(number, len(paths))
        for who in people:
            _add_person(annotations / who, f"annotations/{who}", taken)
            if progress is not None:
                progress(len(taken.entries), max(len(paths), len(taken.entries)))
        # The bytes of pages that were annotated meanwhile: they are kept before a journal says so.
        held = {entry.path for entry in taken.entries}
        for path in _below(root, [annotations / pages_kept.FOLDER], skipped):
            if path.relative_to(root).as_posix() not in held:
                _add_file(root, path, taken, skipped)
        made = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        counts = {"files": len(taken.entries), "annotators": len(people), **taken.counts}
        manifest = Manifest(VERSION, root.name, made, __version__, counts, taken.entries)
        taken.finish(json.dumps(msgspec.to_builtins(manifest)).encode("ascii"))
    return manifest, list(dict.fromkeys(skipped))


def _is_own(path: Path, annotations: Path) -> bool:
    if not path.is_relative_to(annotations):
        return False
    parts = path.relative_to(annotations).parts
    return len(parts) == 2 and is_annotator(parts[0])


def _files(root: Path, skipped: list[str]) -> Iterator[Path]:
    """Return every file to take, sorted; links and what is no file are skipped with a word."""
    return _below(root, [root / name for name in sorted(TOPS)], skipped)


def _below(root: Path, waiting: list[Path], skipped: list[str]) -> Iterator[Path]:
    while waiting:
        path = waiting.pop(0)
        name = path.relative_to(root).as_posix()
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:  # a file that somebody had for a moment
            continue
        if stat.S_ISLNK(mode):
            skipped.append(f"{name}: is a link, and links are not followed")
        elif stat.S_ISDIR(mode):
            if name not in LEFT_OUT and not is_left_over(path.name):
                inside = sorted(path.iterdir())
                waiting[:0] = inside
        elif not stat.S_ISREG(mode):
            skipped.append(f"{name}: is no file")
        elif not is_left_over(path.name):
            yield path


def _add_file(root: Path, path: Path, taken: _Taken, skipped: list[str]) -> None:
    """Take a file that is nobody's own; one that is gone since it was listed is skipped."""
    name = path.relative_to(root).as_posix()
    try:
        file = open_regular(path, follow=False)
    except FileNotFoundError:
        skipped.append(f"{name}: was taken away meanwhile")
        return
    with file:
        taken.add(name, file, mode=stat.S_IMODE(os.fstat(file.fileno()).st_mode))


def _add_person(folder: Path, prefix: str, taken: _Taken) -> None:
    """Take an annotator's folder as it is at one time, though they may be at work."""
    with TemporaryFile() as aside:
        held = Snapshot(folder, aside)
        held.take()
        for name, copied in sorted(held.files.items()):
            taken.add(f"{prefix}/{name}", held.content(copied), copied.size, mode=copied.mode)


class Content(Protocol):
    """What is read from."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes, none at the end."""


class _Taken:
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

    def finish(self, manifest: bytes) -> None:
        """Write the manifest."""
        info = zipfile.ZipInfo(MANIFEST, max(_OLDEST, time.gmtime()[:6]))
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = (stat.S_IFREG | 0o600) << 16
        self._zip.writestr(info, manifest)
