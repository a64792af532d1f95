"""Making an annotator's changes durable, whoever else writes to the journal's place meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.model.errors import ConflictError
from reader.store import files
from reader.store.journal import ReplacedError
from reader.store.looking import Looking

if TYPE_CHECKING:
    from reader.store.merge import Merged


class Flushing(Looking):
    """Saves; `reader.store.annotations.AnnotationStore` sets what, and begins anew from files."""

    joined: list[Merged]
    read_only: bool
    _lock: files.FolderLock | None

    def secure(self) -> None:
        """Make everything queued durable, and nothing more; `flush` brings the page files along.

        Raises `SaveError` as `flush` does.
        """
        with self._flushing:
            self._saving(self._saver.secure)

    def flush(self) -> None:
        """Make everything queued durable, then replace the files of the pages it touched.

        Raises `SaveError` if it cannot (disk full, read-only); the queue is kept for another try.
        A page file that cannot be replaced is a problem only: the journal has all of it.
        """
        with self._flushing:
            self._saving(self._saver.flush)

    def checkpoint(self) -> None:
        """Flush, sync the page files, and say so in the journal, so that opening is quick.

        Raises `SaveError` as `flush` does.
        """
        with self._flushing:
            self._saving(self._saver.flush)
            if not self.read_only:
                self._saving(self._journal.need_own)
            self._saver.checkpoint()

    def _begin(self) -> None:
        raise NotImplementedError

    def _saving(self, save: Callable[[], None]) -> None:
        """Save; where another version of the journal is there by now, make both one."""
        try:
            save()
        except ReplacedError as error:
            from reader.store.rejoining import adopt, join

            assert self._lock is not None
            with self._memory:
                journal, saver, pages = self._journal, self._saver, self._shelf.loaded()
                merged = join(self._annotations, self.annotator, journal, saver, self._lock, error)
                self._begin()
                journal.let_go()
                self._saver.registered.update(saver.registered)
                adopt(self._shelf, pages)
                self.joined.append(merged)
            self._saver.flush()

    def _prepare_batch(self) -> None:
        """Save what is queued; raise `ConflictError` where another machine's work came in."""
        self._saver.need_folder()
        joined = len(self.joined)
        self._saving(self._saver.flush)
        self._saving(self._journal.need_own)
        if len(self.joined) > joined:  # a batch was made of what was there before
            raise ConflictError("another machine's work came in", hint="look, and try again")
