"""Bringing a workspace back from a backup: checked whole first, then there whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath

import msgspec

from reader.exchange.zipped import BROKEN
from reader.model.errors import DamageError, ReaderError, UsageError, WorkspaceError
from reader.model.identity import is_annotator
from reader.model.shapes import ready
from reader.regular import amount, open_regular
from reader.session.backup_archive import MANIFEST, TOPS, VERSION, Entry, Manifest
from reader.session.locate import check_folders
from reader.store import files

LONGEST_MANIFEST = 512 * 1024 * 1024
"""Bytes of a manifest; a longer one is no list of files of a workspace."""
_CHUNK = 1 << 20

Progress = Callable[[int, int], None]


class Restored(msgspec.Struct, frozen=True):
    """What was brought back, where, and where what was there before is now (empty: nothing)."""

    folder: Path
    manifest: Manifest
    former: str


def verified(archive: Path, *, shown: str = "", progress: Progress | None = None) -> Manifest:
    """Read all of an archive and return its manifest; raise `DamageError` unless all is right.

    Every file is there once with the size and sha256 that the manifest says, under a name that
    stays in the workspace; nothing else is there. `shown` is what errors call the archive.
    """
    name = shown or str(archive)
    with _opened(archive, name) as file:
        manifest = _manifest(file, name)
        for number, entry in enumerate(manifest.files, 1):
            for _chunk in _content(file, entry, name):
                pass
            if progress is not None:
                progress(number, len(manifest.files))
    return manifest


def listed(archive: Path) -> Manifest:
    """Return the manifest of an archive, whose files are not looked at; raise as `verified`."""
    with _opened(archive, str(archive)) as file:
        return _manifest(file, str(archive))


def restore(
    archive: Path, folder: Path | None, *, replace: bool = False, progress: Progress | None = None
) -> Restored:
    """Verify the archive and make its workspace at `folder`, durably; it is there whole or not.

    Without `folder` it gets the name that the workspace had, in the present folder. A folder that
    holds something is refused unless `replace`; then it is kept beside under another name. Raises
    `LockedError` if somebody is at work there, `UsageError`, and what `verified` does.
    """
    manifest = verified(archive, progress=progress)
    target = Path(os.path.abspath((folder or Path(manifest.name or "workspace")).expanduser()))  # noqa: PTH100
    if folder is None and target.parent != Path.cwd():
        raise DamageError("the name of the workspace is none", file=str(archive), place=MANIFEST)
    full = os.path.lexists(target) and not _is_empty(target)
    if full and not replace:
        raise UsageError(
            "holds something already",
            file=str(target),
            hint="name a new folder, or say --replace: what is there is kept under another name",
        )
    _check_room(manifest, target.parent, archive)
    fresh = target.with_name(f".{target.name}.{os.urandom(4).hex()}.new")
    former = ""
    try:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _unpack(archive, manifest, fresh)
            with ExitStack() as locks:
                if full:
                    _lock(target, locks)
                    aside = _free(target)
                    target.rename(aside)
                    former = str(aside)
                elif os.path.lexists(target):
                    target.rmdir()
                fresh.rename(target)
            files.sync_folder(target.parent)
        finally:
            if fresh.exists():
                shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise ReaderError(
            f"cannot be restored: {error.strerror or error}",
            file=str(error.filename or target),
            hint=f"what was there is {former}" if former else "make room or give access",
        ) from error
    return Restored(target, manifest, former)


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir())


def _free(target: Path) -> Path:
    number = 1
    while os.path.lexists(aside := target.with_name(f"{target.name}.before-restore-{number}")):
        number += 1
    return aside


def _lock(target: Path, locks: ExitStack) -> None:
    """Hold every annotator's folder of the workspace that gives way."""
    if target.is_symlink() or not target.is_dir():
        raise UsageError("is no folder", file=str(target), hint="name the folder itself")
    check_folders(target)
    annotations = target / "annotations"
    for path in sorted(annotations.iterdir()) if annotations.is_dir() else ():
        if is_annotator(path.name) and path.is_dir() and not path.is_symlink():
            locks.callback(files.FolderLock(path).release)


def _check_room(manifest: Manifest, folder: Path, archive: Path) -> None:
    wanted = sum(entry.size for entry in manifest.files)
    while not folder.exists():
        folder = folder.parent
    room = shutil.disk_usage(folder).free
    if wanted > room:
        raise WorkspaceError(
            f"it needs {amount(wanted)}, and there are {amount(room)}",
            file=str(archive),
            hint="make room, or name a folder on another disk",
        )


# --- reading an archive ------------------------------------------------------------------------


@contextmanager
def _opened(archive: Path, name: str) -> Iterator[zipfile.ZipFile]:
    try:
        file = open_regular(archive)
    except OSError as error:
        raise ReaderError(f"cannot be read: {error.strerror or error}", file=name) from error
    with file:
        try:
            found = zipfile.ZipFile(file)
        except BROKEN as error:
            raise DamageError(
                f"is no backup, or was cut off: {error}",
                file=name,
                hint="take another copy of it",
            ) from error
        with found:
            yield found


def _manifest(file: zipfile.ZipFile, name: str) -> Manifest:
    infos = file.infolist()
    members = {info.filename: info for info in infos}
    if MANIFEST not in members:
        raise DamageError(f"is no backup of Reader: there is no {MANIFEST} in it", file=name)
    if members[MANIFEST].file_size > LONGEST_MANIFEST:
        raise DamageError(f"is larger than {amount(LONGEST_MANIFEST)}", file=name, place=MANIFEST)
    data = b"".join(_pieces(file, MANIFEST, members[MANIFEST].file_size, name))
    try:
        raw = json.loads(data)
        version = raw["version"]
        if isinstance(version, int) and version > VERSION:
            reader = str(raw.get("reader", "")) or "newer"
            raise ReaderError(
                f"a newer Reader wrote it (format {version}, this one knows {VERSION})",
                file=name,
                hint=f"restore it with Reader {reader}",
            )
        manifest = msgspec.convert(raw, ready(Manifest))
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise DamageError(f"cannot be understood: {error}", file=name, place=MANIFEST) from error
    _check_names(manifest, infos, name)
    return manifest


def _check_names(manifest: Manifest, infos: list[zipfile.ZipInfo], name: str) -> None:
    """Raise `DamageError` unless the archive holds what is listed, under names that stay inside.

    Names that are one to some file systems (``A.txt`` and ``a.txt``) are two here: `_unpack` makes
    every file anew, and so fails where they are one.
    """
    seen: set[str] = {MANIFEST}
    paths: set[str] = set()
    for entry in manifest.files:
        if why := _wrong_name(entry.path):
            raise DamageError(f"{why}, so nothing was restored", file=name, place=repr(entry.path))
        if entry.member in seen or entry.path in paths:
            raise DamageError("is listed twice", file=name, place=entry.path)
        seen.add(entry.member)
        paths.add(entry.path)
    for path in paths:
        if any(parent.as_posix() in paths for parent in PurePosixPath(path).parents):
            raise DamageError("is a file and a folder", file=name, place=path)
    found = [info.filename for info in infos]
    if len(set(found)) != len(found):
        twice = next(member for member in found if found.count(member) > 1)
        raise DamageError("is there twice", file=name, place=twice)
    for info in infos:
        kind = stat.S_IFMT(info.external_attr >> 16)
        if info.filename not in seen:
            raise DamageError("is not in the list of files", file=name, place=info.filename)
        if kind not in (0, stat.S_IFREG) or info.is_dir():
            raise DamageError("is no plain file", file=name, place=info.filename)
    missing = seen.difference(found)
    if missing:
        raise DamageError("is missing", file=name, place=min(missing))


def _wrong_name(path: str) -> str:
    """Return what is wrong with a path of a workspace, empty if nothing."""
    parts = path.split("/")
    if not path or "\0" in path or path.startswith("/"):
        return "the name leads out of the workspace"
    if any(part in ("", ".", "..") for part in parts):
        return "the name leads out of the workspace"
    if parts[0] not in TOPS:
        return "the name is of nothing that a workspace has"
    return ""


def _pieces(file: zipfile.ZipFile, member: str, size: int, name: str) -> Iterator[bytes]:
    """Yield the content of a member, at most `size` bytes of it."""
    total = 0
    try:
        with file.open(member) as content:
            while chunk := content.read(_CHUNK):
                total += len(chunk)
                if total > size:
                    raise DamageError("is longer than it says", file=name, place=member)
                yield chunk
    except BROKEN as error:
        raise DamageError(
            f"is damaged: {error}", file=name, place=member, hint="take another copy of the backup"
        ) from error


def _content(file: zipfile.ZipFile, entry: Entry, name: str) -> Iterator[bytes]:
    """Yield a file's content; raise `DamageError` at its end unless it is what the list says."""
    digest, size = sha256(), 0
    for piece in _pieces(file, entry.member, entry.size, name):
        digest.update(piece)
        size += len(piece)
        yield piece
    if size != entry.size or digest.hexdigest() != entry.sha256:
        raise DamageError(
            "is not what was backed up",
            file=name,
            place=entry.path,
            hint="take another copy of the backup",
        )


def _unpack(archive: Path, manifest: Manifest, fresh: Path) -> None:
    """Write all files to the folder `fresh`, which is made, and wait for the disk."""
    fresh.mkdir(mode=0o700)
    folders = {fresh}
    with _opened(archive, str(archive)) as file:
        for entry in manifest.files:
            path = Path(os.fsdecode(os.fsencode(str(fresh)) + b"/" + os.fsencode(entry.path)))
            path.parent.mkdir(parents=True, exist_ok=True)
            folders |= {p for p in path.parents if p.is_relative_to(fresh)}
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
            fd = os.open(path, flags, entry.mode & 0o666 | 0o600)
            try:
                for piece in _content(file, entry, str(archive)):
                    files.write_all(fd, piece)
                files.sync(fd)
            finally:
                os.close(fd)
    for folder in sorted(folders, reverse=True):
        files.sync_folder(folder)
