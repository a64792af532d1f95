"""The SQLite file of a catalogue: where it lies, its reads and writes, and what damage means."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from reader.model.errors import ReaderError
from reader.store.catalogue_connect import (
    CACHE,
    FILLING,
    OutdatedError,
    connect,
    hold,
    is_damage,
    is_unwritable,
    remove,
)
from reader.store.catalogue_order import STRETCH, Order, total
from reader.store.catalogue_sums import Sums, add
from reader.store.catalogue_texts import Texts

CACHE_VARIABLE = "READER_CACHE"
"""Environment variable that names the folder for catalogues."""

_SMALL = 5000  # rows
T = TypeVar("T")


class CatalogueError(ReaderError):
    """The catalogue cannot be read or written; annotations are not concerned."""


class Transaction:
    """One write: its connection, the list's landmarks, the texts to be indexed, and sums to add."""

    def __init__(self, connection: sqlite3.Connection, stretch: int) -> None:
        self.connection = connection
        self.order = Order(connection, stretch)
        self.texts = Texts(connection)
        self.sums: Sums = Counter()
        self.failed = False

    def flush(self) -> None:
        """Store what has waited for the end of the write."""
        self.order.flush()
        self.texts.flush()
        sums, self.sums = self.sums, Counter()
        add(self.connection, sums)


def catalogue_file(workspace: Path, environ: Mapping[str, str] | None = None) -> Path:
    """Return where the catalogue of `workspace` lies, whether or not it exists.

    That is a folder of its own, named after the workspace's resolved path, in `READER_CACHE` or
    else in the system's folder for caches.
    """
    from hashlib import sha256

    named = (os.environ if environ is None else environ).get(CACHE_VARIABLE, "")
    if named:
        folder = Path(named)
    elif sys.platform == "linux":
        # What platformdirs would say, without the time that it takes to load.
        base = (os.environ if environ is None else environ).get("XDG_CACHE_HOME", "").strip()
        folder = (Path(base) if base else Path.home() / ".cache") / "reader"
    else:
        from platformdirs import user_cache_path

        folder = user_cache_path("reader", appauthor=False)
    name = sha256(os.fsencode(workspace.resolve())).hexdigest()[:32]
    return folder / name / "catalogue.sqlite"


class Database:
    """Connections to one file, or to memory where `path` is None or cannot be used.

    A file has a connection for each thread that reads at a time, and one writer; a database in
    memory has a single connection that everybody waits for.
    """

    def __init__(self, path: Path | None, stretch: int = STRETCH) -> None:
        self.path = path
        self.warning = ""
        self.notice = ""
        self.rebuilt = 0
        self._stretch = stretch
        self._guard = threading.Lock()
        self._turn = threading.RLock()
        self._idle: list[tuple[int, sqlite3.Connection]] = []
        self._epoch = 0
        self._closed = False
        self._owner = 0
        self._transaction: Transaction | None = None
        self._left: list[tuple[int, sqlite3.Connection]] = []
        self._copied = False
        self._cache = CACHE
        if path is not None:
            try:
                self._open_file(path)
            except (OSError, sqlite3.Error) as error:
                reason = getattr(error, "strerror", None) or str(error)
                self._give_up(path, reason)
        if self.path is None:
            self._give(self._epoch, connect(None))

    def _open_file(self, path: Path) -> None:
        path.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if path.parent.lstat().st_uid != os.geteuid():
            raise PermissionError(errno.EACCES, "the folder belongs to somebody else")
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        try:
            connection = connect(path)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            self._note(error)
            remove(path)
            self.rebuilt += 1
            connection = connect(path)
        self._give(self._epoch, connection)

    def _note(self, error: sqlite3.Error) -> None:
        what = "was made by another version of Reader"
        if not isinstance(error, OutdatedError):
            what = "was damaged"
        self.notice = (
            f"the catalogue {what}, so all pages are read again; no annotation is concerned"
        )

    def _give_up(self, path: Path, reason: str) -> None:
        self.path = None
        self.warning = (
            f"the catalogue cannot be kept in {path.parent} ({reason}); "
            "it is held in memory and built again at every start"
        )

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Return what `work` finds in one snapshot of the database; it must write nothing."""

        def attempt() -> T:
            with self._reading() as connection:
                return work(connection)

        return self._twice(attempt)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Return what `work` returns, after committing what it wrote."""

        def attempt() -> T:
            with self.writing() as transaction:
                return work(transaction)

        return self._twice(attempt)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Make all writes of this thread inside the ``with`` one transaction."""
        epoch = self._epoch
        try:
            with self.writing():
                yield
        except (sqlite3.Error, CatalogueError) as error:
            cause = error if isinstance(error, sqlite3.Error) else error.__cause__
            if not isinstance(cause, sqlite3.Error):
                raise
            self._recover(cause, epoch)
            raise CatalogueError(
                self.warning or "the catalogue was damaged and has been emptied",
                hint="fill it again",
            ) from cause

    def _twice(self, attempt: Callable[[], T]) -> T:
        """Make an attempt, and if the database is damaged another one on an empty database."""
        epoch = self._epoch
        try:
            return attempt()
        except sqlite3.Error as error:
            self._recover(error, epoch)
        try:
            return attempt()
        except sqlite3.Error as error:
            raise self._failure(error) from error

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Give this thread's transaction: the one it is in, or a new one that is committed."""
        own = self._own()
        if own is not None:
            try:
                yield own
            except BaseException:
                own.failed = True
                raise
            return
        if self._copied:
            raise CatalogueError("a copy of the process only reads")
        with self._turn:
            epoch, connection = self._take()
            try:
                if self._cache != CACHE:
                    hold(connection, self._cache)
                connection.execute("BEGIN IMMEDIATE")
                transaction = Transaction(connection, self._stretch)
                self._owner, self._transaction = threading.get_ident(), transaction
                yield transaction
                if transaction.failed:
                    raise CatalogueError("a write of the batch failed, so that none was kept")
                transaction.flush()
                connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")
                connection.execute("COMMIT")
            finally:
                self._owner, self._transaction = 0, None
                self._give(epoch, connection)

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Hold more of the file in memory inside the ``with``, in which much is written."""
        self._cache = FILLING
        try:
            yield
        finally:
            self._cache = CACHE
            with self._guard, suppress(sqlite3.Error):
                for _, connection in self._idle:
                    hold(connection, CACHE)

    def forked(self) -> None:
        """Use connections of one's own in a copy of the process that opened this.

        Those of the original must be neither used nor closed here. The copy only reads, so that it
        never waits for the original.
        """
        self._left = self._idle
        self._idle = []
        self._copied = True

    def close(self) -> None:
        """Close every connection, those in use as soon as they are given back."""
        with self._guard:
            self._closed = True
            idle, self._idle = self._idle, []
        for _, connection in idle:
            connection.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        own = self._own()
        if own is not None:
            own.flush()
            yield own.connection
            return
        if self.path is None:
            self._turn.acquire()
        try:
            epoch, connection = self._take()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                self._give(epoch, connection)
        finally:
            if self.path is None:
                self._turn.release()

    def _own(self) -> Transaction | None:
        return self._transaction if self._owner == threading.get_ident() else None

    def _take(self) -> tuple[int, sqlite3.Connection]:
        with self._guard:
            if self._closed:
                raise CatalogueError("the catalogue has been closed")
            if self._idle:
                return self._idle.pop()
            epoch = self._epoch
        return epoch, connect(self.path)

    def _give(self, epoch: int, connection: sqlite3.Connection) -> None:
        """Take a connection back: what it has not committed is undone."""
        with suppress(sqlite3.Error):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        with self._guard:
            if epoch == self._epoch and not self._closed:
                self._idle.append((epoch, connection))
                return
        connection.close()

    def _recover(self, error: sqlite3.Error, epoch: int) -> None:
        """Empty the database if `error` means damage; raise `CatalogueError` otherwise."""
        damaged = is_damage(error)
        given_up = not damaged and is_unwritable(error) and self._is_small()
        if not (damaged or given_up) or self._own() is not None or self.path is None:
            raise self._failure(error) from error
        with self._turn:
            with self._guard:
                if epoch != self._epoch:
                    return
                self._epoch += 1
                idle, self._idle = self._idle, []
            for _, connection in idle:
                connection.close()
            if damaged:
                self._note(error)
                remove(self.path)
            else:
                self._give_up(self.path, str(error))
                self._give(self._epoch, connect(None))
            self.rebuilt += 1

    def _is_small(self) -> bool:
        """Tell whether what is there is so little that it may as well be held in memory.

        What is more is still good to be read where nothing can be written.
        """
        try:
            with self._reading() as connection:
                return total(connection) < _SMALL
        except sqlite3.Error:
            return True

    def _failure(self, error: sqlite3.Error) -> CatalogueError:
        return CatalogueError(
            f"the catalogue cannot be used: {error}",
            file=str(self.path or ""),
            hint="no annotation is lost by it; the disk may be full, or the file be deleted",
        )
