"""Making a page's file and the journal agree again after one of them was edited or damaged."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Literal

from reader.model.changes import Change, Op
from reader.model.errors import DamageError, ReadOnlyError
from reader.regular import LINK, open_regular
from reader.store import files, pages_kept
from reader.store.annotations import AnnotationStore
from reader.store.journal import NAME
from reader.store.page_files import VERSION, PageFolder, read_meta
from reader.store.page_state import State
from reader.store.storage import PageStorage


class SettlingStore(AnnotationStore):
    """A store in which pages that are read-only because of a disagreement can be settled."""

    def settle(self, sha256: str, keep: Literal["file", "journal"]) -> bool:
        """Make the page's file and the journal agree, durably; return whether they did not.

        With ``file``, a change is written to the journal that leads to what the file holds (and can
        be undone); with ``journal``, the file is written anew. The file as it was is kept beside
        under another name. Raises `ReadOnlyError` for a file that a newer Reader wrote.
        """
        with self._flushing:
            self._saver.flush()
            with self._memory:
                self._check_writable()
                page, replay = self.records(sha256), self._shelf.replay(sha256)
                if not page.read_only and page.state.digest == replay.state.digest:
                    return False
                path = self._shelf.path_of(page)
                if path.exists():
                    self._refuse_newer(path)
                    files.put_aside(path, "edited", [PageStorage(path).get()])
                    page.stamp = files.stamp(path)
                ops = _difference(replay.state, page.state)
                page.state, page.read_only = replay.state, ""
                page.announced = replay.info is not None
                self._saver.lag(page)
                if keep == "file" and ops:
                    change = Change("repair", f"kept the file {path.name}", ops, self.annotator)
                    self._undo.did(self._enqueue("change", change, ""))
            self._saver.flush()
            self._saver.checkpoint()
        return True

    def _refuse_newer(self, path: Path) -> None:
        with suppress(DamageError):
            if read_meta(path).version > VERSION:
                raise ReadOnlyError(
                    "a newer Reader wrote it", file=str(path), hint="settle it with that Reader"
                )


_CHUNK = 1 << 20
WORKSHOP = "_repair"
"""Folder under ``annotations/`` in which a journal is begun anew."""


def renew_journal(annotations: Path, store: AnnotationStore) -> str:
    """Replace the journal of an open store by one that begins with the records as they are.

    Returns the name under which the old one is kept; the store takes no changes afterwards, and
    holds the folder until it is closed. The new files are complete and durable before the first of
    them takes its place; where that is cut short, the pages that the new journal does not back stay
    read-only until the repair is run again. Page files without records, whose numbers the new
    journal does not reach, are set aside.
    """
    folder = store.folder
    workshop = annotations / WORKSHOP / store.annotator  # others may be repaired at the same time
    for place in (workshop.parent, workshop):
        if place.is_symlink():
            raise ReadOnlyError(LINK, file=str(place), hint="remove the link")
    shutil.rmtree(workshop, ignore_errors=True)
    with AnnotationStore.open(workshop, store.annotator) as fresh:
        for sha256 in store.pages():
            page = store.records(sha256)
            data = pages_kept.read_kept(annotations, sha256)
            if data is None:
                raise DamageError(
                    f"the bytes of page {page.info.name} are not kept, so its records cannot be "
                    "written anew",
                    file=str(pages_kept.kept_path(annotations, sha256)),
                )
            fresh.register(page.info, data)
            ops = tuple(Op(None, r) for t in page.state.tables.values() for r in t.records.values())
            fresh.commit(Change("repair", "began a new journal", ops, store.annotator))
    journal = folder / NAME
    with open_regular(journal, follow=False) as old:
        aside = files.put_aside(journal, "damaged", iter(lambda: old.read(_CHUNK), b""))
    store.close_for_changes()
    (workshop / store.annotator / NAME).replace(journal)
    former = {path.name for path in PageFolder(folder).paths()}
    for path in sorted((workshop / store.annotator).glob("*.json")):
        path.replace(folder / path.name)
        former.discard(path.name)
    for name in sorted(former):
        files.set_aside(folder / name, "stale")
    files.sync_folder(folder)
    shutil.rmtree(workshop, ignore_errors=True)
    with suppress(OSError):
        workshop.parent.rmdir()
    return aside.name


def _difference(old: State, new: State) -> tuple[Op, ...]:
    """Return the operations that lead from one state of a page to another."""
    return tuple(
        Op(before=before.get(uid), after=after.get(uid))
        for before, after in (
            (old.tables[name].records, new.tables[name].records) for name in old.tables
        )
        for uid in {**before, **after}
        if before.get(uid) != after.get(uid)
    )
