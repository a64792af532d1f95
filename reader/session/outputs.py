"""Files for other programs: there whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from reader.model.errors import ReaderError

EXPORTS = "annotations/_exports"
"""Where exports go by default, relative to the workspace."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file that takes the place of `path` on a normal exit and is gone after any other.

    What `path` links to is replaced, not the link; a device or pipe is written to as it is. Raises
    `ReaderError` naming the file where the system refuses.
    """
    target = Path(os.path.realpath(path.expanduser()))
    try:
        if target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as out:
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
