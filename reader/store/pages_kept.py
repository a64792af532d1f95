"""The bytes of annotated pages, kept in ``annotations/_pages`` so that no lost seed strands a span.

All annotators share the folder, and no lock guards it: a file's name says what its bytes are.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from reader.regular import read_regular
from reader.store import files

FOLDER = "_pages"
LARGEST = 1 << 30
"""Bytes of a page; which pages are read at all is decided when they are annotated."""


def kept_path(annotations: Path, sha256: str) -> Path:
    """Return where the bytes of the page are kept."""
    return annotations / FOLDER / f"{sha256}.txt"


def is_kept(annotations: Path, sha256: str) -> bool:
    """Tell whether there is a file for the page; whether it is right, `read_kept` tells."""
    return kept_path(annotations, sha256).exists()


def read_kept(annotations: Path, sha256: str) -> bytes | None:
    """Return the page's bytes, None if there are none or they are not those of the page."""
    try:
        data = read_regular(kept_path(annotations, sha256), LARGEST, follow=False)
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def keep(
    annotations: Path, sha256: str, data: bytes, writer: str, *, durable: bool = True
) -> Path | None:
    """Keep the bytes of the page; raises `OSError`.

    They are on the disk on return if `durable`; else the file is returned to be synced with others.
    That holds of a file which is there already, too: another annotator may have written it just
    now, or an earlier try that failed. `writer` tells apart the temporary files of annotators who
    keep the same page at once.
    """
    path = kept_path(annotations, sha256)
    if read_kept(annotations, sha256) is None:
        files.create_folder(path.parent)
        files.replace(path, [data], durable=durable, tag=f".{writer}")
    elif durable:
        files.sync_path(path)
        files.sync_folder(path.parent)
    if durable:
        files.sync_folder(path.parent.parent)
    return None if durable else path
