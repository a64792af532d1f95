"""Saving in another folder while the workspace cannot be written, and bringing that back."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from reader.model.errors import (
    NotFoundError,
    ReaderError,
    ReadOnlyError,
    SaveError,
    UsageError,
)
from reader.regular import open_regular, read_regular
from reader.session.machines import MergeReport, merge_machines
from reader.session.session import Session
from reader.session.wording import counted
from reader.store import files, pages_kept
from reader.store.journal import NAME

ABOUT = "saved-elsewhere.txt"
"""Name of the file that says what the folder is; by it, it is known again."""
SETTINGS = ("annotations/labels.toml", "reader.toml")
"""Files of a workspace that go along where they can be read."""
_LARGEST = 16 * 1024 * 1024
_CHUNK = 1 << 20


class Elsewhere(msgspec.Struct, frozen=True):
    """What was saved in `folder`; the other fields are those of `reader.store.rescue.Rescued`."""

    folder: Path
    upto: int
    unsaved: int
    whole: bool
    pages: int
    missing: int

    def said(self) -> str:
        """Say what is there, and what is not."""
        words = [f"{counted(self.unsaved, 'change')} saved in {short(self.folder)}"]
        if not self.whole:
            words.append("without what was saved before, which cannot be read any more")
        if self.missing:
            words.append(f"without the text of {counted(self.missing, 'page')}")
        return ", ".join(words)


def short(path: Path) -> str:
    """Return a path as people write it, with ``~`` for the home folder."""
    home = os.path.expanduser("~")  # noqa: PTH111 - never fails
    text = str(path)
    return f"~{text.removeprefix(home)}" if text.startswith(home + os.sep) else text


def offered(session: Session, before: Elsewhere | None = None) -> str:
    """Return the folder to offer: that of `before`, else a new one in the home folder."""
    if before is not None:
        return short(before.folder)
    name = f"~/reader-unsaved-{session.root.name}-{session.annotator}"
    number, free = 1, name
    while os.path.lexists(os.path.expanduser(free)):  # noqa: PTH111 - never fails
        number += 1
        free = f"{name}-{number}"
    return free


def end(session: Session, before: Elsewhere | None = None, *, insists: bool = False) -> None:
    """Close the session; what the workspace refuses is saved in the home folder.

    Not where somebody `insists` on ending without, or all of it is in `before` already. Raises
    `SaveError` that says what is not in the workspace, and where it is.
    """
    try:
        if session.unsaved:
            session.secure()
    except (ReaderError, OSError) as error:
        unsaved = session.unsaved
        there, why = before, _reason(error)
        behind = session.store.unsaved_after(there.upto) if there is not None else unsaved
        if behind and not insists:
            try:
                there, behind = save_elsewhere(session, offered(session, before)), 0
            except (ReaderError, OSError) as second:
                why = f"{why}; elsewhere: {_reason(second)}"
        with suppress(ReaderError, OSError):
            session.close()
        raise _not_saved(session, there, unsaved, behind, why) from error
    session.close()


def _reason(error: ReaderError | OSError) -> str:
    if not isinstance(error, ReaderError):
        return error.strerror or str(error)
    reason = error.message.removeprefix("not saved: ")
    return f"{reason} ({error.file})" if error.file else reason


def _not_saved(
    session: Session, there: Elsewhere | None, unsaved: int, behind: int, why: str
) -> SaveError:
    if there is None:
        return SaveError(f"{counted(unsaved, 'change')} lost, not saved: {why}")
    message = f"{there.said()}, not in the workspace: {why}"
    if behind:
        message = f"{counted(behind, 'change')} lost; {message}"
    bring = f'bring it in with: reader -w "{session.root}" merge --from "{there.folder}"'
    return SaveError(message, hint=bring)


def save_elsewhere(session: Session, folder: str | Path) -> Elsewhere:
    """Write all work of the session, saved or not, to a folder of its own, for its owner alone.

    It opens as a workspace does, and `take_back` brings it into the workspace. The changes still
    wait to be saved in the workspace. Raises `UsageError` for a folder that holds anything else,
    and `SaveError` where it cannot be written.
    """
    target = _checked(session, Path(folder))
    about = target / ABOUT
    try:
        (target / "annotations").mkdir(mode=0o700, parents=True, exist_ok=True)
        (target / "seeds").mkdir(mode=0o700, exist_ok=True)
        target.chmod(0o700)
        files.replace(about, [_about(session, target).encode()], durable=True, private=True)
        for name in SETTINGS:
            _copy(session.root / name, target / name)
    except OSError as error:
        raise SaveError(
            f"not saved there either: {error.strerror or error}",
            file=str(error.filename or target),
            hint="name a folder on another disk",
        ) from error
    return Elsewhere(target, *session.store.save_elsewhere(target / "annotations"))


def _checked(session: Session, folder: Path) -> Path:
    try:
        target = Path(os.path.abspath(folder.expanduser()))  # noqa: PTH100 - keeps links
    except RuntimeError as error:
        raise UsageError(str(error), hint="name the folder with its whole path") from error
    root = os.path.realpath(session.root)
    if Path(os.path.realpath(target)).is_relative_to(root):
        raise UsageError("lies in the workspace itself", file=str(target), hint="name another")
    try:
        used = target.exists() and any(target.iterdir()) and not (target / ABOUT).is_file()
    except OSError as error:
        raise UsageError(
            f"cannot be looked into: {error.strerror or error}",
            file=str(target),
            hint="name a folder that does not exist yet",
        ) from error
    if used:
        raise UsageError(
            "holds something else", file=str(target), hint="name a folder that does not exist yet"
        )
    return target


def _about(session: Session, target: Path) -> str:
    return (
        f"This folder holds the work of {session.annotator} on the workspace\n"
        f"    {session.root}\n"
        "which could not be written when this was saved. To bring it in there:\n"
        f'    reader -w "{session.root}" merge --from "{target}"\n'
        "It can be brought in more than once. Until then, to look at it:\n"
        f'    reader -w "{target}"\n'
    )


def _copy(path: Path, target: Path) -> None:
    """Copy a file of the workspace durably; one that cannot be read is left out."""
    try:
        data = read_regular(path, _LARGEST, follow=False)
    except OSError:
        return
    files.replace(target, [data], durable=True, private=True)


def take_back(root: Path, annotator: str, folder: Path) -> MergeReport:
    """Merge into the workspace at `root` what `save_elsewhere` has put into `folder`.

    Pages whose bytes are only there are kept first. The folder itself stays as it is. Raises as
    `reader.session.machines.merge_machines` does, and `NotFoundError` where the annotator has
    nothing there.
    """
    there = folder.expanduser() / "annotations"
    journal = there / annotator / NAME
    if not journal.is_file():
        raise NotFoundError(
            f"holds nothing that {annotator} has saved",
            file=str(folder),
            hint="name the folder that Reader was told to save in; --annotator says whose",
        )
    annotations = root / "annotations"
    own = annotations / annotator
    try:
        digest = sha256()
        with open_regular(journal) as file:
            while piece := file.read(_CHUNK):
                digest.update(piece)
        files.create_folder(own)
        lock = files.FolderLock(own)
        try:
            for path in sorted((there / pages_kept.FOLDER).glob("*.txt")):
                data = pages_kept.read_kept(there, path.stem)
                if data is not None:
                    pages_kept.keep(annotations, path.stem, data, annotator)
            copy = own / f"journal.elsewhere-{digest.hexdigest()[:12]}.jsonl"
            with open_regular(journal) as file:
                files.replace(copy, iter(lambda: file.read(_CHUNK), b""), durable=True)
        finally:
            lock.release()
    except OSError as error:
        raise ReadOnlyError(
            f"cannot be brought in: {error.strerror or error}",
            file=str(error.filename or own),
            hint="make room or give access, and do it again: nothing was changed",
        ) from error
    try:
        return merge_machines(root, annotator)
    except ReaderError:
        with suppress(OSError):  # it would keep the annotator from working, and `folder` has it
            copy.unlink(missing_ok=True)
        raise
