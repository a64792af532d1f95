"""Opening what should be a plain file, wherever the name for it came from.

A workspace may come from anybody: by version control, in an archive, from a folder that several
people write to. A name in it may be a link to somewhere else, a pipe that nobody writes to, a
device without an end, or a file that is larger than memory. What is opened here never waits, is a
regular file, and is not read beyond a limit. Everything raises plain `OSError` with a sentence as
its `strerror`. Any room may use this module; it uses none.
"""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader, FileIO
from pathlib import Path
from typing import BinaryIO

NOT_REGULAR = "is not a regular file"
LINK = "is a link, and links are not followed here"
LEADS_OUT = "is a link that leads out of the workspace"

_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC


def expanded(path: str | Path) -> Path:
    """Return a path with `~` as the home folder; one of somebody who has none stays as it is."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 - pathlib raises for such


def is_there(path: Path) -> bool:
    """Tell whether something has this name; nothing has one that the system does not take."""
    return os.path.exists(path)  # noqa: PTH110 - pathlib raises for one that is too long


def open_regular(path: Path, *, follow: bool = True) -> BinaryIO:
    """Open a file for reading; raise `OSError` for anything else than a regular file.

    With `follow` False neither is a link to one followed, as the last part of `path`.
    """
    try:
        fd = os.open(path, _FLAGS if follow else _FLAGS | os.O_NOFOLLOW)
    except OSError as error:
        if not follow and error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, LINK, str(path)) from error
        if error.errno == errno.ENXIO:  # a socket, or a device that is not there
            raise OSError(errno.EINVAL, NOT_REGULAR, str(path)) from error
        raise
    try:
        mode = os.fstat(fd).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, NOT_REGULAR, str(path))
        return BufferedReader(FileIO(fd, "rb"))
    except BaseException:
        os.close(fd)
        raise


def read_regular(path: Path, most: int, *, follow: bool = True) -> bytes:
    """Return the bytes of a regular file; raise `OSError` where there are more than `most`."""
    return read_stated(path, most, follow=follow)[0]


def read_stated(path: Path, most: int, *, follow: bool = True) -> tuple[bytes, os.stat_result]:
    """Return what `read_regular` does, and what the system said of the file just before."""
    with open_regular(path, follow=follow) as file:
        found = os.fstat(file.fileno())
        size = found.st_size
        # A buffer of the largest size would cost more than reading most files.
        data = b"" if size > most else file.read(size + 1)
        if size < len(data) <= most:  # it has grown
            data += file.read(most + 1 - len(data))
    if size > most or len(data) > most:
        raise OSError(errno.EFBIG, f"is larger than {amount(most)}", str(path))
    return data, found


def leads_out(root: Path, path: Path) -> bool:
    """Tell whether `path` is, after every link on the way, elsewhere than under `root`."""
    real = os.path.realpath(root)
    return not os.path.realpath(path).startswith(real.rstrip(os.sep) + os.sep)


def read_inside(root: Path, path: Path, most: int) -> bytes:
    """Return the bytes of a file of the workspace `root`, at most `most`.

    Links are followed as long as they stay inside; raises `OSError` for one that leads out.
    """
    try:
        return read_regular(path, most, follow=False)
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
    if leads_out(root, path):
        raise OSError(errno.EPERM, LEADS_OUT, str(path))
    return read_regular(Path(os.path.realpath(path)), most)


def file_mode(folder: Path | str) -> int:
    """Return the permissions, before the umask, of a new file with notes in `folder`.

    They are for its owner, and for a group that may look into the folder; never for everybody.
    """
    shared = os.stat(folder).st_mode & stat.S_IRGRP  # noqa: PTH116 - as everywhere with many files
    return 0o660 if shared else 0o600


def folder_mode(folder: Path) -> int:
    """Return the permissions, before the umask, of a new folder for files with notes.

    It is for its owner alone, unless a group may write beside it, as those of a team must.
    """
    place = folder.parent
    while not place.exists() and place != place.parent:
        place = place.parent
    return 0o770 if place.stat().st_mode & stat.S_IWGRP else 0o700


def amount(size: int) -> str:
    """Say how many bytes these are, as people do."""
    for unit, name in ((1 << 30, "GiB"), (1 << 20, "MiB")):
        if size >= unit and size % unit == 0:
            return f"{size // unit:,} {name}"
    return f"{size:,} bytes"
