"""What a disk says no with, in words: what happened, to which file, what a person can do."""

from __future__ import annotations

import errno
from pathlib import Path

from reader.model.errors import SaveError

KEPT = "nothing is lost while the program runs"

_ROOM = "make room on that disk"
_MOUNT = "have it mounted for writing"
_ACCESS = "let yourself write there again"
_AWAY = "bring the disk or the network back"
_FAULTY = "the disk or the network has a fault: look after it"
_HINTS = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: "make room: what you may use there is used up",
    errno.EROFS: f"{_MOUNT} again: a disk with faults is made read-only",
    errno.EACCES: _ACCESS,
    errno.EPERM: _ACCESS,
    errno.ENOENT: _AWAY,
    errno.ENODEV: _AWAY,
    errno.ENXIO: _AWAY,
    errno.ESTALE: _AWAY,
    errno.ETIMEDOUT: _AWAY,
    errno.EHOSTDOWN: _AWAY,
    errno.EIO: _FAULTY,
}


def access_hint(error: OSError) -> str:
    """Return what to do where a folder could not be written from the start."""
    if error.errno == errno.EROFS:
        return _MOUNT
    if error.errno in (errno.EACCES, errno.EPERM):
        return "change the folder's permissions"
    return _HINTS.get(error.errno or 0, "change the folder's permissions")


def refused(path: Path, error: OSError) -> SaveError:
    """Return what to raise where the system refused to write the file at `path`."""
    what = _HINTS.get(error.errno or 0, "make room or give access")
    return SaveError(
        f"not saved: {error.strerror or error}",
        file=str(path),
        hint=f"{KEPT}; {what}, and save again",
    )
