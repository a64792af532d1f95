"""What a disk says no with, in words: what happened, to which file, what a person can do."""

from __future__ import annotations

import errno
from pathlib import Path

from reader.model.errors import SaveError

KEPT = "nothing is lost while the program runs"

_ROOM = "make room on that disk"
_ACCESS = "let yourself write there again"
_AWAY = "bring the disk or the network back"
_FAULTY = "the disk or the network has a fault: look after it"
_HINTS = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: "make room: what you may use there is used up",
    errno.EROFS: "have it mounted for writing again; a disk with faults is made read-only",
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


def refused(path: Path, error: OSError) -> SaveError:
    """Return what to raise where the system refused to write the file at `path`."""
    what = _HINTS.get(error.errno or 0, "make room or give access")
    return SaveError(
        f"not saved: {error.strerror or error}",
        file=str(path),
        hint=f"{KEPT}; {what}, and save again",
    )
