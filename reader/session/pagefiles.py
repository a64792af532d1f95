"""Finding and reading the page files of a workspace."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from reader.regular import LEADS_OUT, NOT_REGULAR, amount, leads_out, read_inside

T = TypeVar("T")

LIMIT = 16 * 1024 * 1024
"""Bytes that a page may have where the configuration says nothing else; a larger file is named as
a problem and not read."""


class FoundFile(msgspec.Struct, frozen=True):
    """A page file as the folder lists it; `path` is relative to the workspace with ``/``.

    `size` is in bytes; `mtime_ns` and `changed_ns` are the nanoseconds at which the content and the
    inode were last changed, `inode` is its number. `problem` says why it cannot be a page, and
    `unlisted` that it may be a folder of pages that cannot be looked into.
    """

    path: str
    size: int
    mtime_ns: int
    problem: str = ""
    unlisted: bool = False
    changed_ns: int = 0
    inode: int = 0


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield `items` in lists of `size`, the last of which may be shorter."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


def shown_path(path: str) -> str:
    """Return a path as text that can be stored: bytes that are not UTF-8 become ``\\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def find_pages(root: Path, limit: int = LIMIT) -> Iterator[FoundFile]:
    """Yield every ``*.txt`` under ``seeds/``, in the order of the paths.

    Hidden files and folders are passed over, and so is every link that leads out of the workspace.
    A folder that cannot be listed is yielded as a problem, so that its pages are not thought gone;
    so are a link that leads nowhere, a folder that is called as a page would be, and a file of
    more than `limit` bytes.
    """
    seeds = root / "seeds"
    if not os.path.lexists(seeds):
        return
    if seeds.is_symlink() and seeds.exists() and leads_out(root, seeds):
        yield FoundFile("seeds", 0, 0, f"the folder {LEADS_OUT}", unlisted=True)
        return
    yield from _walk(seeds, "seeds", os.path.realpath(root), frozenset(), limit)


def _walk(
    folder: Path, path: str, root: str, above: frozenset[str], limit: int
) -> Iterator[FoundFile]:
    real = os.path.realpath(folder)
    if real in above:
        return
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda e: shown_path(e.name))
    except OSError as error:
        problem = f"the folder cannot be read: {error.strerror}"
        yield FoundFile(path, 0, 0, problem, unlisted=True)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        child = f"{path}/{shown_path(entry.name)}"
        page = entry.name.endswith(".txt")
        try:
            if entry.is_symlink():
                if not Path(entry.path).exists():
                    if page:
                        yield FoundFile(child, 0, 0, "is a link that leads nowhere")
                    continue
                if not _inside(entry.path, root):
                    continue
            if entry.is_dir():
                if page:
                    yield FoundFile(child, 0, 0, "is a folder, though it is called as a page")
                yield from _walk(Path(entry.path), child, root, above | {real}, limit)
            elif page:
                yield _found(entry, child, limit)
        except OSError as error:
            problem = f"cannot be looked at: {error.strerror}"
            yield FoundFile(child, 0, 0, problem, unlisted=True)


def _inside(path: str, root: str) -> bool:
    return os.path.realpath(path).startswith(root + os.sep)


def _found(entry: os.DirEntry[str], path: str, limit: int) -> FoundFile:
    info = entry.stat()
    problem = ""
    if not stat.S_ISREG(info.st_mode):
        problem = NOT_REGULAR
    elif info.st_size > limit:
        problem = too_large(limit)
    return FoundFile(
        path,
        info.st_size,
        info.st_mtime_ns,
        problem,
        changed_ns=info.st_ctime_ns,
        inode=info.st_ino,
    )


TOO_LARGE = "is larger than "


def too_large(limit: int) -> str:
    """Say that a page has more than `limit` bytes, and what can be done."""
    return f"{TOO_LARGE}{amount(limit)}; `largest_page` in your own configuration says how much"


def read_page_file(root: Path, path: str, most: int) -> bytes:
    """Return the bytes of the page file that a stored path names.

    Raises `OSError` for one with more than `most` bytes, for what is no regular file, and for a
    link that leads out of the workspace, whatever it was when the folder was listed.
    """
    return read_inside(root, real_path(root, path), most)


def real_path(root: Path, path: str) -> Path:
    """Return the file that a stored path names, undoing the escapes of `shown_path`."""
    direct = root / path
    if "\\x" not in path or os.path.lexists(direct):
        return direct
    folder = root
    for part in path.split("/"):
        names = {shown_path(entry.name): entry.name for entry in folder.iterdir()}
        folder = folder / names.get(part, part)
    return folder
