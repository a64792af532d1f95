"""Connections to the SQLite file of a catalogue, and what its errors mean."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from reader.store import catalogue_schema as schema

CACHE, FILLING = 2048, 32768
"""KiB of the file that a connection holds in memory: the system holds them as well, which is enough
but where pages are put into all parts of the file, and read again to put in more."""
_TIMEOUT = 10.0  # seconds to wait for a writer of another process
_DAMAGE = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_IOERR_SHORT_READ,
}
_UNWRITABLE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMOPEN,
}


class OutdatedError(sqlite3.DatabaseError):
    """The file holds other tables than those of this version."""


def connect(path: Path | None) -> sqlite3.Connection:
    """Open the file, or a database in memory; a file that has just come into being gets its tables.

    Raises `sqlite3.Error` where it cannot be used, `OutdatedError` where it has other tables.
    """
    connection = sqlite3.connect(
        ":memory:" if path is None else path,
        timeout=_TIMEOUT,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        with suppress(sqlite3.OperationalError):  # another process may be changing it just now
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        hold(connection, CACHE)
        if schema.is_empty(connection):
            schema.create(connection)
        if not schema.is_current(connection):
            raise OutdatedError("other tables")
    except BaseException:
        connection.close()
        raise
    return connection


def hold(connection: sqlite3.Connection, size: int) -> None:
    """Let a connection hold at most `size` KiB of the file in memory."""
    connection.execute(f"PRAGMA cache_size = -{size}")


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether the file cannot be used again as it is."""
    if isinstance(error, OutdatedError):
        return True
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # raised by the sqlite3 module itself, for text that is not UTF-8
        return "decode" in str(error)
    return code in _DAMAGE or code & 0xFF in _DAMAGE


def is_unwritable(error: sqlite3.Error) -> bool:
    """Tell whether the file may still be read, though nothing can be written."""
    code = getattr(error, "sqlite_errorcode", 0) or 0
    return code in _UNWRITABLE or code & 0xFF in _UNWRITABLE


def remove(path: Path) -> None:
    """Delete the file and those that SQLite puts beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
