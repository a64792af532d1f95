"""Errors that a person may meet: what is wrong, in which file, where, and what to do.

Every error of Reader's own derives from `ReaderError`, so that a face can show it as one line and
go on. `exit_code` is what the command line ends with when the error reaches it.
"""

from __future__ import annotations


class ReaderError(Exception):
    """Base of all errors with a message for people.

    `file` is the path as the person knows it, `place` a spot inside it (such as ``line 3``), and
    `hint` what to do next; each may be empty.
    """

    exit_code = 1

    def __init__(self, message: str, *, file: str = "", place: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        text = f"{where}: {self.message}" if where else self.message
        return f"{text} ({self.hint})" if self.hint else text


def told(error: ReaderError | OSError) -> str:
    """Return an error in one line: what failed, in which file, and what to do."""
    if isinstance(error, ReaderError):
        return str(error)
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason


class UsageError(ReaderError):
    """The request itself cannot be carried out as it was made."""

    exit_code = 2


class WorkspaceError(ReaderError):
    """There is no workspace where one is needed, or it cannot be used as one."""

    exit_code = 3


class LockedError(ReaderError):
    """Another process holds the annotator's folder."""

    exit_code = 4


class ReadOnlyError(ReaderError):
    """Something would be written where it may not be."""


class DecodingError(ReaderError):
    """A page's bytes are not text."""


class SettingsError(ReaderError):
    """A configuration file or label scheme is wrong at a place that is named."""


class NewerFormatError(SettingsError):
    """A configuration file or label scheme is of a format that this Reader does not know."""


class ConflictError(ReaderError):
    """A change does not fit what is stored: its `before` is not what is there."""


class DamageError(ReaderError):
    """A file of the store is not what Reader wrote."""


class QuoteError(ReaderError):
    """A part's quote differs from the slice of the page that its offsets name."""


class SaveError(ReaderError):
    """A change could not be made durable; it is kept in memory and can be retried."""


class NotFoundError(ReaderError):
    """An article, span or page that was asked for is not in the workspace."""


class ExchangeError(ReaderError):
    """A record of an exchange file cannot be read or written."""


class StoppedError(ReaderError):
    """A person stopped it before it was done; everything is as it was."""

    exit_code = 130
