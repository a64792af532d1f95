"""What is asked of an annotator's records without changing them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING

from reader.store.entries import Act, Entry, acts_backward
from reader.store.journal import Journal
from reader.store.page_state import PageInfo, PageRecords
from reader.store.saving import Saver
from reader.store.shelf import Shelf
from reader.store.undo import UndoStack

if TYPE_CHECKING:
    from reader.store.rescue import Rescued


class Looking:
    """The questions; `reader.store.annotations.AnnotationStore` sets what they are asked of."""

    annotator: str
    _annotations: Path
    _flushing: Lock
    _journal: Journal
    _memory: RLock
    _saver: Saver
    _shelf: Shelf
    _undo: UndoStack

    @property
    def unsaved(self) -> int:
        """How many changes are applied and not durable."""
        return len(self._saver.queue)

    def unsaved_after(self, seq: int) -> int:
        """How many of the changes that are not durable have numbers above `seq`."""
        with self._memory:
            return sum(waiting.step.entry.seq > seq for waiting in self._saver.queue)

    def holds(self, sha256: str) -> bool:
        """Tell whether the bytes of the page are in memory, since they could not be saved yet."""
        return sha256 in self._saver.registered

    def why_gone(self) -> str:
        """Return in words why the folder is not where it was, "" where it is or is not held."""
        with self._flushing:
            return self._saver.why_gone()

    def save_elsewhere(self, annotations: Path) -> Rescued:
        """Write everything, what waits included, under another folder; it keeps waiting here.

        Raises as `reader.store.rescue.rescue` does.
        """
        from reader.store.rescue import rescue

        with self._flushing:
            return rescue(
                annotations,
                self._annotations,
                self.annotator,
                self._journal,
                self._saver,
                self._shelf,
                self._memory,
            )

    def pages(self) -> list[str]:
        """Return the sha256 of every page with records, sorted; reads the head of each file."""
        with self._memory:
            return self._shelf.pages()

    def page_files(self) -> Iterator[tuple[str, str]]:
        """Yield the first 12 digits of each page that has a file, and its path, sorted."""
        with self._memory:
            return self._shelf.files.named()

    def page_of_file(self, path: str) -> str:
        """Return of which page a file holds records, "" where there are none in it."""
        with self._memory:
            return self._shelf.page_of_file(Path(path))

    def behind(self) -> list[str]:
        """Return the pages of which the journal may say more than their files do."""
        with self._memory:
            waiting = self._shelf.overflow
            return [*self._shelf.behind(), *(waiting.pages() if waiting is not None else ())]

    def shorts(self) -> set[str]:
        """Return the first 12 digits of every page that may have records; reads no file."""
        with self._memory:
            return self._shelf.shorts()

    def is_new(self, sha256: str) -> bool:
        """Tell whether nothing at all is known of a page, so that its file is not there."""
        with self._memory:
            return self._shelf.get(sha256) is None and not self._shelf.files.find(sha256)

    def info(self, sha256: str) -> PageInfo | None:
        """Return what is known of an annotated or registered page, None of any other."""
        with self._memory:
            page = self._shelf.get(sha256)
            return page.info if page is not None and page.known else None

    def records(self, sha256: str) -> PageRecords:
        """Return the page's records; the same object, always up to date, while anyone holds it."""
        with self._memory:
            page = self._shelf.get(sha256)
            if page is None:
                page = PageRecords(PageInfo(sha256, "", ""))
                self._shelf.put(page)
            return page

    def file_of(self, sha256: str) -> Path:
        """Return where the page's file is or would be."""
        with self._memory:
            found = self._shelf.files.find(sha256)  # by its name, without reading it
            return found[0] if found else self._shelf.path_of(self.records(sha256))

    def history(self) -> Iterator[Entry]:
        """Yield everything durable that was done, undone and redone, the latest first."""
        return acts_backward(self._journal.path, self._journal.size)

    def ahead(self, act: Act) -> Entry | None:
        """Return what the next undo takes back or the next redo does again, None for nothing."""
        with self._memory:
            step = self._undo.next_undo() if act == "undo" else self._undo.next_redo()
            return step.entry if step is not None else None
