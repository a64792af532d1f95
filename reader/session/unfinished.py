"""Acts that change several files: made whole at the next opening where they were cut off.

The journal decides. Before such an act a note is made durable that names its change; after it the
note goes. Where a note is found, the change either is in a journal newer than the note, and then
the label scheme follows it, or it is not, and then the scheme and the pages that the act had
brought are taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from itertools import chain
from pathlib import Path

import msgspec

from reader.model.changes import Change
from reader.model.errors import DamageError, ReaderError
from reader.model.shapes import ready
from reader.regular import leads_out, read_regular
from reader.session import scheme_history
from reader.store import files, pages_kept
from reader.store.annotations import AnnotationStore
from reader.store.entries import Act, Entry

NAME = "unfinished.json"
"""Of the note, in the annotator's folder."""
LARGEST = 256 * 1024 * 1024
"""Bytes of the note."""
_DIGEST = re.compile("[0-9a-f]{64}")


class Note(msgspec.Struct, frozen=True):
    """What was begun: for each annotator the number of their last act and the change to come.

    `scheme` is the id under which both texts of the label scheme are kept, empty where it stays.
    The lines that follow the note in its file are new pages: name and sha256 each.
    """

    act: Act
    changes: dict[str, tuple[int, str]]
    scheme: str = ""


def begin(
    root: Path,
    act: Act,
    own: AnnotationStore,
    changes: Mapping[str, tuple[AnnotationStore, str]],
    *,
    scheme: str = "",
    pages: Iterable[tuple[str, str]] = (),
) -> None:
    """Note durably in one's `own` folder what is about to be done; raises `ReaderError`.

    `changes` gives for each annotator their store, with nothing unsaved, and the id of the change.
    `pages` are names relative to the workspace, and the sha256 of the bytes to be written there.
    """
    settle(root, own)
    known = {who: (_last_act(store), change) for who, (store, change) in changes.items()}
    lines = chain([Note(act, known, scheme)], pages)
    path = own.folder / NAME
    try:
        files.replace(path, (msgspec.json.encode(line) + b"\n" for line in lines), durable=True)
    except OSError as error:
        raise ReaderError(
            f"nothing was changed: {error.strerror or error}", file=str(path), hint="make room"
        ) from error


def begin_turn(root: Path, own: AnnotationStore, act: Act, entry: Entry) -> None:
    """Note that the label scheme has to follow `act`, the undo or redo of `entry`, where it has to.

    Raises `ReaderError`.
    """
    if entry.verb in scheme_history.VERBS:
        change = entry.change
        begin(root, act, own, {own.annotator: (own, change)}, scheme=change)


def end_turn(root: Path, own: AnnotationStore, change: Change, *, undone: bool) -> Change:
    """Let the label scheme follow a `change` that was undone or redone, if it went with it.

    Return the change as it is to be told of: itself where the scheme is not concerned.
    """
    if change.verb not in scheme_history.VERBS:
        return change
    said = scheme_history.turn(root, change.id, undone=undone)
    end(own)
    return msgspec.structs.replace(change, summary=f"{change.summary}; {said}")


def end(own: AnnotationStore) -> None:
    """Note that it is done; where the system refuses, the next opening finds that out."""
    with suppress(OSError):
        (own.folder / NAME).unlink(missing_ok=True)


def settle(root: Path, own: AnnotationStore) -> list[str]:
    """Finish or take back what was cut off; return what was done about it, in sentences.

    `own` is open for writing. Raises `ReaderError` where the system refuses.
    """
    path = own.folder / NAME
    try:
        first, *lines = read_regular(path, LARGEST, follow=False).splitlines()
        note = msgspec.json.decode(first, type=ready(Note))
        pair = ready(tuple[str, str])
        pages = dict(msgspec.json.decode(line, type=pair) for line in lines)
        named = all(_is_page(root, name) for name in pages)
        if not named or not all(map(_DIGEST.fullmatch, pages.values())) or "/" in note.scheme:
            raise ValueError("it names what no import has made")
    except FileNotFoundError:
        return []
    except (OSError, ValueError, msgspec.DecodeError) as error:
        raise DamageError(
            f"what was cut off cannot be read: {error}",
            file=str(path),
            hint="look whether labels.toml is as it should be, and remove the file",
        ) from error
    done = [who for who in note.changes if _happened(root, own, note, who)]
    said = []
    if note.scheme:
        forward = bool(done) == (note.act != "undo")
        told = scheme_history.turn(root, note.scheme, undone=not forward)
        if not told.endswith("needed no change"):
            said.append(f"what was cut off the last time is complete now: {told}")
    if note.scheme and note.act == "change" and not done:
        scheme_history.forget(root, note.scheme)
    if not done and pages:
        said.append(_take_back(root, own, pages))
    if 0 < len(done) < len(note.changes):
        missing = ", ".join(who for who in note.changes if who not in done)
        said.append(f"an import was cut off before the part of {missing}; import it again")
    end(own)
    return said


def _is_page(root: Path, name: str) -> bool:
    """Tell whether a name is that of a page in ``seeds/``, which is there or was."""
    parts = name.split("/")
    inside = parts[0] == "seeds" and len(parts) > 1 and not {"", ".", ".."} & set(parts)
    return inside and "\0" not in name and not leads_out(root, root / name)


def _last_act(store: AnnotationStore) -> int:
    entry = next(store.history(), None)
    return entry.seq if entry is not None else 0


def _happened(root: Path, own: AnnotationStore, note: Note, who: str) -> bool:
    before, change = note.changes[who]
    if who == own.annotator:
        return _newer(own, before, change)
    with AnnotationStore.open(root / "annotations", who, write=False) as store:
        return _newer(store, before, change)


def _newer(store: AnnotationStore, before: int, change: str) -> bool:
    for entry in store.history():
        if entry.seq <= before:
            return False
        if entry.change == change:
            return True
    return False


def _take_back(root: Path, own: AnnotationStore, pages: Mapping[str, str]) -> str:
    """Remove pages that nothing was said about yet, and the bytes that were kept of them.

    What anybody has said, or may redo, needs the bytes; whose folder cannot be read may need all.
    """
    from reader.session.annotators import Annotators

    everyone = Annotators(root / "annotations", own)
    needed = everyone.needed()
    everyone.forget()
    removed = 0
    for name, page in pages.items():
        if needed is None or page[:12] in needed:
            continue
        path = root / name
        with suppress(OSError):
            files.temporary_of(path).unlink(missing_ok=True)
        with suppress(OSError):
            data = read_regular(path, pages_kept.LARGEST, follow=False)
            if sha256(data).hexdigest() == page:
                path.unlink()
                removed += 1
        with suppress(OSError):
            pages_kept.kept_path(root / "annotations", page).unlink()
    for folder in {(root / name).parent for name in pages}:
        with suppress(OSError):
            folder.rmdir()
    return f"an import was cut off; {removed} of its pages were removed, import it again"
