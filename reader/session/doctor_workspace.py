"""The workspace, for a bug report: how large it is, what it lies on, and what keeps it from use."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from reader.model.errors import LockedError, NewerFormatError, ReaderError
from reader.regular import read_regular
from reader.session.doctor import Facts, Report, reason_of
from reader.session.locate import check_folders
from reader.session.machines import annotators
from reader.session.wording import counted
from reader.store import catalogue_schema as schema
from reader.store import files
from reader.store.annotations import AnnotationStore
from reader.store.catalogue_file import catalogue_file

CHECK = "`reader check` says what, and what to do"
NETWORK = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "afpfs", "ceph", "glusterfs"),
        *("fuse.sshfs", "fuse.glusterfs", "fuse.s3fs", "fuse.rclone", "davfs", "lustre", "webdav"),
    )
)
"""Kinds of file systems that lie on another machine, as Linux and macOS call them."""
LITTLE = 100 * 1024 * 1024
"""Bytes that should be free."""
LONGEST_LOOK = 3.0
"""Seconds that looking through the catalogue may take."""
SLOW_SYNC = 0.05
"""Seconds of a sync that are felt when labelling."""
_ROUNDS = 5
_MOUNTS = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")


def workspace(report: Report, root: Path) -> Facts:
    """Return what is in the workspace, by number and size, and add what is broken."""
    try:
        check_folders(root)
    except ReaderError:
        report.error("a folder of the workspace is a link out of it", CHECK)
    sizes: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    unreadable = 0
    for kind, path in _parts(root):
        try:
            found = path.lstat()
        except OSError:
            unreadable += 1
            continue
        sizes[kind] += found.st_size
        numbers[kind] += 1
    facts: Facts = {
        kind: f"{counted(numbers[kind], 'file')}, {size_of(sizes[kind])}"
        for kind in ("pages", "journals", "annotations", "kept pages")
    }
    names = annotators(root) if (root / "annotations").is_dir() else []
    facts["annotators"] = len(names)
    for number, name in enumerate(names, 1):
        _look_at(report, root, name, f"annotator {number} of {len(names)}")
    if not (root / "seeds").is_dir():
        report.error("there is no folder seeds/, and so no page", "put the pages into seeds/")
    if unreadable:
        report.error(f"{counted(unreadable, 'file')} cannot be looked at", CHECK)
    _look_at_scheme(report, root)
    return facts


def _parts(root: Path) -> list[tuple[str, Path]]:
    found = []
    for top, kind in (("seeds", "pages"), ("annotations", "annotations")):
        for folder, _, names in os.walk(root / top):
            kept = Path(folder).name == "_pages"
            for name in names:
                what = "journals" if name == "journal.jsonl" else "kept pages" if kept else kind
                found.append((what, Path(folder, name)))
    return found


def _look_at(report: Report, root: Path, name: str, who: str) -> None:
    """Add what opening an annotator's folder, without changing it, finds wrong."""
    try:
        store = AnnotationStore.open(root / "annotations", name, write=False)
    except (ReaderError, OSError) as error:
        report.error(f"{who}: the folder cannot be read: {reason_of(error)}", CHECK)
        return
    try:
        if store.forked:
            report.error(f"{who}: the journal was written on two machines", "run `reader merge`")
        elif store.read_only_reason:
            report.warning(f"{who}: a newer Reader wrote the files", "use that Reader to change it")
        elif store.problems:
            number = counted(len(store.problems), "problem")
            report.error(f"{who}: {number} with the files", CHECK)
    finally:
        store.abandon()


def _look_at_scheme(report: Report, root: Path) -> None:
    from reader.session.opening import scheme_of

    missing: list[str] = []
    try:
        _, newer = scheme_of(root, missing)
    except NewerFormatError:
        newer = "newer"
    except ReaderError as error:
        where = f", {error.place}" if error.place else ""
        report.error(f"annotations/labels.toml{where} is wrong", CHECK)
        return
    if newer:
        report.warning("a newer Reader wrote annotations/labels.toml", "use that Reader")
    elif missing:
        report.warning("annotations/labels.toml is missing", "`reader init` writes one")


# --- what it lies on -----------------------------------------------------------------------------


def file_system(report: Report, root: Path, *, probe: bool) -> Facts:
    """Return what kind of file system it is, and with `probe` whether it does what is needed."""
    kind = kind_of(root)
    facts: Facts = {"kind": kind}
    space = os.statvfs(root)
    free = space.f_bavail * space.f_frsize
    facts["free"] = size_of(free)
    if free < LITTLE:
        report.warning(f"only {size_of(free)} are free where the workspace is", "make room")
    if kind in NETWORK:
        report.warning(
            f"the workspace is on another machine ({kind}): locks may not hold there",
            "let only one machine write at a time, or share it by git",
        )
    folder = root / "annotations"
    folder = folder if folder.is_dir() else root
    if not os.access(folder, os.W_OK | os.X_OK):
        facts["tried"] = "no, it is for reading only"
        report.warning(
            "nothing can be written into the workspace",
            "give access to it, or look only: reader --read-only",
        )
    elif not probe:
        facts["tried"] = "no"
    else:
        facts.update(_tried(report, folder))
    return facts


def kind_of(path: Path) -> str:
    """Return the kind of file system that a path is on, as Linux calls it; else ``unknown``."""
    try:
        lines = os.fsdecode(read_regular(_MOUNTS, 4 * 1024 * 1024)).splitlines()
    except OSError:
        return "unknown"
    place = os.path.realpath(path)
    longest, kind = "", "unknown"
    for line in lines:
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        mount = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[4])
        inside = place == mount or place.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(longest):
            longest, kind = mount, after.split(" ")[0]
    return kind


def _tried(report: Report, folder: Path) -> Facts:
    """Try in a folder of its own what saving stands on; the folder is gone afterwards."""
    place = folder / f".doctor-{os.getpid()}.tmp"
    facts: Facts = {}
    try:
        place.mkdir(mode=0o700)
        facts["locks"] = _locks(place)
        facts["renames"] = _renames(place)
        took = _syncs(place)
        facts["sync"] = f"{1000 * took:.2f} ms"
    except OSError as error:
        facts["tried"] = f"failed: {error.strerror or error}"
        report.error(f"saving would fail: {error.strerror or error}", "make room or give access")
        return facts
    finally:
        _clean(place)
    if not facts["locks"]:
        report.error(
            "the file system has no locks, so two windows could write at once",
            "put the workspace on a local disk",
        )
    if not facts["renames"]:
        report.error("a file cannot take the place of another", "put it on a local disk")
    if took > SLOW_SYNC:
        report.warning(f"saving is slow: a sync takes {1000 * took:.0f} ms", "use a faster disk")
    return facts


def _locks(place: Path) -> bool:
    try:
        first = files.FolderLock(place)
    except ReaderError:
        return False
    try:
        files.FolderLock(place).release()
    except LockedError:
        return True
    finally:
        first.release()
    return False


def _renames(place: Path) -> bool:
    target = place / "probe"
    for content in (b"one", b"two"):
        files.replace(target, [content], durable=True, private=True)
    return read_regular(target, 10) == b"two"


def _syncs(place: Path) -> float:
    """Return how many seconds a sync of a few bytes takes, the median of some."""
    took = []
    fd = files.open_for_append(place / "probe")
    try:
        for _ in range(_ROUNDS):
            files.write_all(fd, b"a line of a journal is about as long as this one\n")
            began = time.perf_counter()
            files.sync(fd)
            took.append(time.perf_counter() - began)
    finally:
        os.close(fd)
    return median(took)


def _clean(place: Path) -> None:
    try:
        for path in place.iterdir():
            path.unlink()
        place.rmdir()
    except FileNotFoundError:
        return
    except OSError:
        return  # what could not be taken away has failed before, and was told


# --- the catalogue -------------------------------------------------------------------------------


def catalogue(report: Report, root: Path, environ: Mapping[str, str]) -> Facts:
    """Return the state of the catalogue; it is only read, and may be deleted at any time."""
    path = catalogue_file(root, environ)
    if not path.exists():
        return {"state": "not built yet"}
    found = path.stat()
    side = sum(files.size(path.with_name(path.name + end)) for end in ("-wal", "-shm"))
    written = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(found.st_mtime))
    facts: Facts = {"size": size_of(found.st_size + side), "last written": written}
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1.0)
        try:
            _read(facts, connection)
        finally:
            connection.close()
    except sqlite3.Error as error:
        facts["state"] = f"cannot be read: {getattr(error, 'sqlite_errorname', 'not SQLite')}"
    if facts["state"] not in ("whole", "too large to be looked through here"):
        report.warning(
            f"the catalogue: {facts['state']}",
            "no annotation is concerned: it is built anew at the next start",
        )
    return facts


def _read(facts: Facts, connection: sqlite3.Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    facts["tables"] = f"{version >> 16} (this Reader's are {schema.VERSION >> 16})"
    if not schema.is_current(connection):
        facts["state"] = "made by another version of Reader"
        return
    facts["articles"] = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    facts["files"] = connection.execute("SELECT count(*) FROM files").fetchone()[0]
    wrong = connection.execute("SELECT count(*) FROM files WHERE problem <> ''").fetchone()[0]
    facts["files with a problem"] = wrong
    end = time.monotonic() + LONGEST_LOOK
    connection.set_progress_handler(lambda: int(time.monotonic() > end), 10_000)
    try:
        said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        facts["state"] = "whole" if said == "ok" else "damaged"
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_INTERRUPT:
            raise
        facts["state"] = "too large to be looked through here"


def size_of(number: int) -> str:
    """Say how many bytes these are, in the unit that leaves one to three digits."""
    size = float(number)
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"
