"""Files for other programs: there whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from reader.model.errors import ReaderError
from reader.regular import expanded, leads_out
from reader.session.locate import is_workspace
from reader.store.files import sync_folder

EXPORTS = "annotations/_exports"
"""Where exports go by default, relative to the workspace."""


def checked_target(path: Path) -> Path:
    """Return where an export to `path` goes; raises `ReaderError` where a link leads it elsewhere.

    The last part of `path` may be no link, but for the names that the system has for standard
    output and pipes. Links in the folders before it count where `path` is inside a workspace, which
    may have come with them: there they may not lead out of it.
    """
    path = expanded(path)
    if ".." in path.parts:  # means what it means to the system, links included
        path = Path(os.path.realpath(path.parent), path.name)
    path = Path(os.path.abspath(path))  # noqa: PTH100 - keeps links
    if path.is_symlink():
        real = Path(os.path.realpath(path))
        if path.is_relative_to("/dev") and (real.is_char_device() or not real.is_file()):
            return path
        raise ReaderError(
            f"is a link to {real}, and links are not written through",
            file=str(path),
            hint="name the file itself",
        )
    root = next((folder for folder in path.parents if is_workspace(folder)), None)
    if root is not None and leads_out(root, path):
        raise ReaderError(
            "lies in a workspace, and a link in that leads out of it",
            file=str(path),
            hint="name another place",
        )
    return path


def _opened_as_it_is(target: Path) -> BinaryIO:
    """Open a device or pipe for writing; one that nobody reads is refused, as it might wait."""
    try:
        fd = os.open(target, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise OSError(errno.ENXIO, "nobody reads this pipe", str(target)) from error
        raise
    os.set_blocking(fd, True)
    return os.fdopen(fd, "wb")


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file that takes the place of `path` on a normal exit and is gone after any other.

    A link is not followed, and nothing in a workspace lands outside of it (see `checked_target`).
    A device or pipe is written to as it is. Raises `ReaderError` naming the file where the system
    refuses.
    """
    target = checked_target(path)
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            with _opened_as_it_is(target) as out:
                yield out
            return
        if target.is_dir():
            raise IsADirectoryError(21, "is a folder, not a file", str(path))
        temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.new")
        try:
            with temporary.open("xb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            temporary.replace(target)
            sync_folder(target.parent)
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ReaderError(
            f"cannot be written: {error.strerror or error}",
            file=str(path),
            hint="name another place, or make room",
        ) from error
