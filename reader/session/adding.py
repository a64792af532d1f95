"""Copying pages into a workspace."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from reader.model.errors import ReaderError
from reader.pages.decode import decode
from reader.regular import read_regular
from reader.session.pagefiles import LIMIT, find_pages, read_page_file
from reader.store.files import create_folder, sync_folder


def add_page(root: Path, file: Path, *, encoding: str = "", most: int = LIMIT) -> tuple[str, bool]:
    """Copy `file` into ``seeds/`` of the workspace `root`; return (its path there, whether new).

    Idempotent by content: bytes that are there under any name are not copied again. `encoding` is
    the one that the workspace is configured for. Raises `ReaderError` for a file that cannot be
    read, is not text, or has more than `most` bytes. A name that is taken by another page gets a
    number.
    """
    try:
        data = read_regular(file, most)
    except OSError as error:
        raise ReaderError(error.strerror or str(error), file=str(file)) from error
    try:
        decode(data, preferred=encoding)
    except ReaderError as error:
        raise ReaderError(error.message, file=str(file), hint=error.hint) from error
    for found in find_pages(root):
        alike = not found.problem and found.size == len(data)
        if alike and _same(root, found.path, data):
            return found.path, False
    return write_page(root, file.name, data), True


def write_page(root: Path, name: str, data: bytes) -> str:
    """Write a new page into ``seeds/`` and return its path relative to the workspace.

    The file appears under its name complete or not at all.
    """
    folder = root / "seeds"
    stem = Path(name).stem.lstrip(".") or "page"
    target = folder / f"{stem}.txt"
    number = 2
    while os.path.lexists(target):
        target = folder / f"{stem}-{number}.txt"
        number += 1
    try:
        create_folder(folder)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".", suffix=".new")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            # mkstemp makes a file for its owner alone; a page is as open as any new file.
            Path(temporary).chmod(0o666 & ~_umask())
            Path(temporary).replace(target)
            sync_folder(folder)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ReaderError(f"cannot be written: {error.strerror}", file=str(target)) from error
    return target.relative_to(root).as_posix()


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _same(root: Path, path: str, data: bytes) -> bool:
    try:
        return read_page_file(root, path, len(data)) == data
    except OSError:
        return False
