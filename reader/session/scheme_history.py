"""The label scheme as it was before and after changes that migrate labels, so that undo has it.

The journal holds what happened to spans. The text of `labels.toml` on both sides of a migration
lies in ``annotations/_labels/``, named by the id of the change, for undo and for people.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from reader.model.errors import ReaderError
from reader.regular import read_inside
from reader.session.outputs import replacing
from reader.store.files import create_folder

SCHEME = "annotations/labels.toml"
FOLDER = "annotations/_labels"
LARGEST = 1_000_000
"""Bytes of a scheme; `reader.settings` reads none that is larger."""
VERBS = frozenset({"rename-label", "merge-label", "delete-label", "import-label"})
"""Verbs of changes that went along with a change of the scheme."""


def read_text(root: Path) -> str | None:
    """Return the text of the workspace's scheme, line ends kept; None where there is no file.

    Raises `ReaderError` where it cannot be read.
    """
    try:
        return read_inside(root, root / SCHEME, LARGEST).decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ReaderError(f"cannot be read: {error}", file=SCHEME) from error


def write_text(root: Path, text: str) -> None:
    """Replace the workspace's scheme, durably and at once; raises `ReaderError`."""
    with replacing(root / SCHEME) as out:
        out.write(text.encode())


def keep(root: Path, change: str, before: str, after: str) -> None:
    """Keep both texts for the change with this id; raises `ReaderError`."""
    folder = root / FOLDER
    try:
        create_folder(folder)
    except OSError as error:
        raise ReaderError(f"cannot be made: {error.strerror or error}", file=FOLDER) from error
    for side, text in (("before", before), ("after", after)):
        with replacing(folder / f"{change}.{side}.toml") as out:
            out.write(text.encode())


def forget(root: Path, change: str) -> None:
    """Keep the texts for a change no longer, since it never happened."""
    with suppress(OSError):
        for side in ("before", "after"):
            (root / FOLDER / f"{change}.{side}.toml").unlink(missing_ok=True)
        (root / FOLDER).rmdir()


def turn(root: Path, change: str, *, undone: bool) -> str:
    """Put the scheme back to what it was before the change (or after it); return what was done.

    A scheme that somebody has edited since stays as it is, and the sentence says so.
    """
    texts = {}
    for side in ("before", "after"):
        try:
            path = root / FOLDER / f"{change}.{side}.toml"
            texts[side] = read_inside(root, path, LARGEST).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return f"the scheme stays as it is, since its former text is not in {FOLDER}"
    wanted, held = ("before", "after") if undone else ("after", "before")
    try:
        now = read_text(root)
        if now == texts[wanted]:
            return f"{SCHEME} needed no change"
        if now != texts[held]:
            former = f"{FOLDER}/{change}.{wanted}.toml"
            return f"{SCHEME} was edited since and stays as it is; {former} has what it was"
        write_text(root, texts[wanted])
    except ReaderError as error:
        return f"the scheme stays as it is: {error}"
    return f"{SCHEME} {'is as it was' if undone else 'changed with it'}"
