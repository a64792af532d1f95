"""One file with everything of a workspace: made while people work, verified, and brought back.

What cannot be read is left out and told; everything else is in it.
"""

from __future__ import annotations

import os
import stat
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from tempfile import SpooledTemporaryFile, TemporaryFile
from typing import IO, BinaryIO

import msgspec

from reader.model.errors import ReaderError, UsageError
from reader.model.identity import is_annotator
from reader.regular import open_regular
from reader.session.backup_archive import TOPS, VERSION, Manifest, Missing, Taken
from reader.session.outputs import EXPORTS, checked_target
from reader.session.snapshot import (
    MovedError,
    Snapshot,
    UnreadableError,
    is_left_over,
    read_piece,
)
from reader.store import files, pages_kept

LEFT_OUT = (EXPORTS, "annotations/_repair", "annotations/_repaired")
"""Folders that are not taken: exports can be made again, and leftovers are of no use."""

_CHUNK = 1 << 20
_IN_MEMORY = 8 << 20
"""Bytes of a file that is held before it is put into the archive; of a longer one, in a file."""
_TRIES = 6
"""Times that an annotator's folder is copied, if it is written to in a way that spoils the copy."""
_PAUSE = 0.1  # seconds, and twice as long before each further try

Progress = Callable[[int, int], None]


class BackupReport(msgspec.Struct, frozen=True):
    """What was written, and where what was at its path before is now (empty: nothing is kept)."""

    path: Path
    manifest: Manifest
    size: int
    former: str


def backup(
    root: Path, target: Path, *, replace: bool = False, progress: Progress | None = None
) -> BackupReport:
    """Write everything of the workspace at `root` to the archive `target`, verified, or nothing.

    Nothing is locked: an annotator's folder is taken as it is between two of their changes. What
    cannot be read is left out, and told in the manifest. The archive is for its owner alone. One
    that has a place to take (`replace`) leaves the former beside itself, if that holds something
    that cannot be read now. Raises `UsageError` for a target that is there already (unless
    `replace`) or lies among what is taken, and `ReaderError` where nothing can be read.
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
                manifest = _write(root, out, progress)
                out.flush()
                os.fsync(out.fileno())
            from reader.session.restoring import verified

            verified(temporary, shown=str(target))
            size = temporary.stat().st_size
            former = _set_aside(target) if _holds_any(target, manifest.missing) else ""
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
    return BackupReport(target, manifest, size, former)


def default_name(root: Path) -> str:
    """Return the name of a backup that is made now, in UTC."""
    return f"{root.name or 'workspace'}-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}.zip"


def _holds_any(target: Path, missing: list[Missing]) -> bool:
    """Tell whether an archive holds something of what is missing in the one that follows it."""
    from reader.session.restoring import listed

    if not missing or not os.path.lexists(target):
        return False
    try:
        held = listed(target).files
    except ReaderError:  # damaged, or a newer Reader's
        return True
    lost = {one.path for one in missing}
    return any(
        path.as_posix() in lost
        for entry in held
        for path in (PurePosixPath(entry.path), *PurePosixPath(entry.path).parents)
    )


def _set_aside(target: Path) -> str:
    number = 1
    while os.path.lexists(aside := target.with_name(f"{target.stem}.before-{number}.zip")):
        number += 1
    target.rename(aside)
    return str(aside)


def _write(root: Path, out: IO[bytes], progress: Progress | None) -> Manifest:
    from reader import __version__

    missing = _Missed(root)
    here = root.stat()
    paths = list(_below([root / name for name in sorted(TOPS)], missing))
    annotations = root / "annotations"
    people = sorted({p.relative_to(annotations).parts[0] for p in paths if _is_own(p, annotations)})
    others = [path for path in paths if not _is_own(path, annotations)]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        taken = Taken(archive)
        for number, path in enumerate(others, 1):
            _add_file(root, path, taken, missing)
            if progress is not None:
                progress(number, len(paths))
        for who in people:
            _add_person(annotations / who, f"annotations/{who}", taken, missing)
            if progress is not None:
                progress(len(taken.entries), max(len(paths), len(taken.entries)))
        # The bytes of pages that were annotated meanwhile: they are kept before a journal says so.
        held = {entry.path for entry in taken.entries}
        for path in _below([annotations / pages_kept.FOLDER], missing):
            if path.relative_to(root).as_posix() not in held:
                _add_file(root, path, taken, missing)
        if missing.found and not taken.entries:
            first, why = next(iter(missing.found.items()))
            raise ReaderError(why, file=str(root / first), hint="nothing could be backed up")
        if not os.path.samestat(here, root.stat()):
            raise ReaderError("was taken away meanwhile", file=str(root), hint="try again")
        made = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        counts = {"files": len(taken.entries), "annotators": len(people), **taken.counts}
        left_out = [Missing(path, why) for path, why in missing.found.items()]
        manifest = Manifest(VERSION, root.name, made, __version__, counts, taken.entries, left_out)
        taken.finish(manifest)
    return manifest


class _Missed:
    """What is not taken: the reason by path in the workspace."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.found: dict[str, str] = {}

    def put(self, path: Path, why: object) -> None:
        self.found.setdefault(self.name(path), str(why))

    def gone(self, path: Path) -> None:
        """Put what was there when its folder was listed; a write in its folder may have ended."""
        if path.parent != self._root and not is_left_over(path.name):
            self.put(path, "was taken away meanwhile")

    def name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()


def _is_own(path: Path, annotations: Path) -> bool:
    if not path.is_relative_to(annotations):
        return False
    parts = path.relative_to(annotations).parts
    return len(parts) == 2 and is_annotator(parts[0])


def _below(waiting: list[Path], missing: _Missed) -> Iterator[Path]:
    """Yield every file to take, sorted; links, what is no file and what is closed is missing."""
    while waiting:
        path = waiting.pop(0)
        try:
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode):
                missing.put(path, "is a link, and links are not followed")
            elif stat.S_ISDIR(mode):
                if missing.name(path) not in LEFT_OUT and not is_left_over(path.name):
                    waiting[:0] = sorted(path.iterdir())
            elif not stat.S_ISREG(mode):
                missing.put(path, "is no file")
            elif not is_left_over(path.name):
                yield path
        except FileNotFoundError:
            missing.gone(path)
        except OSError as error:
            missing.put(path, UnreadableError(error))


def _add_file(root: Path, path: Path, taken: Taken, missing: _Missed) -> None:
    """Take a file that is nobody's own, if all of it can be read."""
    with SpooledTemporaryFile(_IN_MEMORY) as aside:
        try:
            with _opened(path) as file:
                mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
                while piece := read_piece(file, _CHUNK):
                    aside.write(piece)
        except FileNotFoundError:
            missing.gone(path)
            return
        except UnreadableError as error:
            missing.put(path, error)
            return
        aside.seek(0)
        taken.add(path.relative_to(root).as_posix(), aside, mode=mode)


def _opened(path: Path) -> BinaryIO:
    try:
        return open_regular(path, follow=False)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise UnreadableError(error) from error


def _add_person(folder: Path, prefix: str, taken: Taken, missing: _Missed) -> None:
    """Take an annotator's folder as it is at one time, though they may be at work."""
    for left in reversed(range(_TRIES)):
        with TemporaryFile() as aside:
            held = Snapshot(folder, aside)
            try:
                held.take()
            except UnreadableError as error:
                missing.put(folder, error)
                return
            except MovedError as error:
                if left:
                    time.sleep(_PAUSE * 2 ** (_TRIES - 1 - left))
                    continue
                missing.put(folder, f"{error.message}, so no whole copy could be made")
                return
            for name, copied in sorted(held.files.items()):
                taken.add(f"{prefix}/{name}", held.content(copied), copied.size, mode=copied.mode)
            for name, why in sorted(held.lacking.items()):
                missing.put(folder / name, why)
            return
