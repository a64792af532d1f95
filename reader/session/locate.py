"""Which folder is the workspace, and how a new one is made."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from reader.model.errors import WorkspaceError
from reader.regular import LEADS_OUT, leads_out
from reader.session.shipped import shipped_files
from reader.store import files

VARIABLE = "READER_WORKSPACE"

IGNORED = (
    "_exports/",
    "_conflicts/",
    "_repair/",
    "_repaired/",
    "place.json",
    "time.json",
    ".lock",
    ".*.tmp",
)
"""What in ``annotations/`` is nobody else's business: places, times, and what is left over."""
ATTRIBUTES = (
    "seeds/** -text",
    "annotations/** -text",
    "journal.jsonl merge=union",
    "annotations/*/*.json merge=union",
)
"""What git is told: it changes no line ends, for a page is known by its bytes, and it puts both
sides of a journal into one file, which `reader merge` understands. Page files follow the journal.
"""


def is_workspace(folder: Path) -> bool:
    """Tell whether `folder` has the marks of a workspace.

    These are ``annotations/labels.toml`` or ``reader.toml``, or both ``seeds/`` and
    ``annotations/``.
    """
    return (
        (folder / "annotations" / "labels.toml").is_file()
        or (folder / "reader.toml").is_file()
        or ((folder / "seeds").is_dir() and (folder / "annotations").is_dir())
    )


def find_workspace(option: Path | None, environ: Mapping[str, str], cwd: Path) -> Path:
    """Return the workspace's root: `option`, else ``READER_WORKSPACE``, else upwards from `cwd`.

    Raises `WorkspaceError` with what to do where there is none, or where the named folder is none.
    """
    named = option if option is not None else environ.get(VARIABLE)
    try:
        if named:
            folder = Path(named).expanduser()
            if not is_workspace(folder):
                what = "is not a workspace" if folder.is_dir() else "is not a folder"
                raise WorkspaceError(f"{folder} {what}", hint=f"make one: reader init {folder}")
            return folder.resolve()
        start = cwd.resolve()
        for folder in (start, *start.parents):
            if is_workspace(folder):
                return folder
    except (OSError, RuntimeError) as error:  # the latter for a home folder that is nobody's
        reason = getattr(error, "strerror", None) or error
        where = getattr(error, "filename", None) or named or cwd
        raise WorkspaceError(f"{where} cannot be looked at: {reason}") from error
    raise WorkspaceError(
        f"no workspace in {start} or above it",
        hint="make one with `reader init DIR`, or name one with --workspace DIR",
    )


def need_there(root: Path, why_gone: str, *, listed: bool) -> None:
    """Raise `WorkspaceError` where a workspace that is open has vanished, or its pages have.

    `why_gone` is what is known already of that, `listed` whether any articles were known.
    """
    if not why_gone and not root.is_dir():
        why_gone = "the workspace is not there any more"
    if not why_gone and listed and not (root / "seeds").is_dir():
        why_gone = "the folder seeds/ is not there any more"
    if why_gone:
        raise WorkspaceError(why_gone, hint="put it back and look again; the list stays as it was")


FOLDERS = (
    *("annotations", "annotations/_pages", "annotations/_labels", "annotations/_exports"),
    *("annotations/_repair", "seeds/.trash"),
)
"""Folders of a workspace that are written to, whoever annotates."""


def check_folders(root: Path) -> None:
    """Raise `WorkspaceError` for a folder that is a link to somewhere outside of the workspace.

    Version control and archives carry links, and what is written must land where it seems to.
    """
    for name in FOLDERS:
        folder = root / name
        if folder.is_symlink() and folder.exists() and leads_out(root, folder):
            raise WorkspaceError(
                f"{name} {LEADS_OUT}, so nothing is written there",
                hint="put the folder itself in its place",
            )


def init_workspace(folder: Path) -> list[str]:
    """Write the shipped pages and label scheme to `folder`; return the paths that were written.

    Files that a workspace already has are left as they are. Raises `WorkspaceError` for a folder
    that is neither empty nor a workspace, and for one that cannot be written.
    """
    try:
        folder = folder.expanduser()
        fresh = not folder.exists() or not any(folder.iterdir())
        if not fresh and not is_workspace(folder):
            raise WorkspaceError(
                f"{folder} is neither empty nor a workspace", hint="name a new or empty folder"
            )
        check_folders(folder)
        written = []
        for name, data in _files():
            path = folder / name
            if os.path.lexists(path):
                continue
            files.create_folder(path.parent)
            files.replace(path, [data], durable=True)
            written.append(name)
    except OSError as error:
        raise WorkspaceError(
            f"cannot write {error.filename or folder}: {error.strerror}",
            hint="choose a folder that you may write",
        ) from error
    return written


def _files() -> list[tuple[str, bytes]]:
    return [
        *shipped_files(),
        (".gitattributes", "".join(f"{line}\n" for line in ATTRIBUTES).encode()),
        ("annotations/.gitignore", "".join(f"{line}\n" for line in IGNORED).encode()),
    ]
