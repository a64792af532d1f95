"""Makes changes durable in the background, and says truthfully how far it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from math import inf
from threading import Condition, Thread
from time import monotonic

from reader import logfile
from reader.model.errors import ReaderError
from reader.session.session import Session

REST_AFTER = 0.4
"""Seconds without a change or move after which files, counts and the place follow."""
REST_AT_LAST = 3.0
"""Seconds after which files and counts follow although there is no such pause."""


class Saver:
    """One thread that makes durable what the session has queued, and brings the rest along later.

    `report` is called from that thread after each try, with "" when everything is durable and else
    with the reason why it is not, and whether the list's counts have followed; it must not wait for
    the thread that calls `stop`. Changes that could not be saved stay queued in the session; the
    next call tries again, and `trouble` tells all that is known of why. The place is no work of
    anybody's: failing to keep it is not told.
    """

    def __init__(self, session: Session, report: Callable[[str, bool], None]) -> None:
        self._session = session
        self._report = report
        self.trouble: ReaderError | None = None
        self._condition = Condition()
        self._secure = False
        self._flush = False
        self._ending = False
        # When the rest is due, and when it is at the latest.
        self._due = self._latest = inf
        self._thread: Thread | None = None
        self._failed = False

    def secure(self) -> None:
        """Ask for everything that is queued to be made durable, and for the rest in a pause."""
        self._ask(secure=True)

    def wake(self) -> None:
        """Ask for everything that is queued to be made durable, and for the rest at once."""
        self._ask(secure=True, flush=True)

    def keep_place(self) -> None:
        """Ask for the place to be kept once the moving pauses."""
        self._ask()

    def stop(self) -> None:
        """Let what has begun end, and then end the thread."""
        with self._condition:
            self._ending = True
            self._condition.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _ask(self, *, secure: bool = False, flush: bool = False) -> None:
        with self._condition:
            if self._thread is None and not self._ending:
                self._thread = Thread(target=self._run, name="saver", daemon=True)
                self._thread.start()
            self._secure |= secure
            self._flush |= flush
            self._due = monotonic() + REST_AFTER
            if secure:
                self._latest = min(self._latest, monotonic() + REST_AT_LAST)
                self._condition.notify()

    def _run(self) -> None:
        while True:
            with self._condition:
                while not (self._secure or self._ending):
                    left = min(self._due, self._latest) - monotonic()
                    if left <= 0:
                        break
                    self._condition.wait(None if left == inf else left)
                if self._ending:
                    return
                secure, flush = self._secure, self._flush
                rest = flush or not secure
                flush |= rest and self._latest < inf
                self._secure = self._flush = False
                if rest:
                    self._due = self._latest = inf
            if secure and not flush:
                can_wait = self._tell(self._session.secure, counted=False)
                flush = rest = can_wait is False
                if can_wait is None:  # somebody has to ask again
                    with self._condition:
                        self._latest = inf
            if flush:
                self._tell(self._session.flush, counted=True)
            if rest:
                with suppress(ReaderError, OSError):
                    self._session.keep_place()

    def _tell(self, save: Callable[[], bool | None], *, counted: bool) -> bool | None:
        """Save and report how that went; return what `save` does, None where it fails."""
        failure, done = "", None
        trouble: ReaderError | None = None
        try:
            done = save()
            if self._failed:
                self._failed = False
                logfile.info("saved-again")
        except ReaderError as error:
            self._note(error)
            # The reason comes first, since the line it is shown on may be short.
            failure = f"{error.message} ({error.file})" if error.file else error.message
            trouble = error
        except OSError as error:
            self._note(error)
            failure = f"not saved: {error.strerror or error} ({error.filename or 'no file'})"
        except Exception as error:
            # Whatever it is, this thread has to stay: without it nothing would be saved again.
            self._note(error)
            failure = f"{type(error).__name__}: {error}"
        self.trouble = trouble
        with suppress(Exception):
            self._report(failure, counted)
        return done

    def _note(self, error: Exception) -> None:
        self._failed = True
        logfile.error(error, "not-saved", unsaved=self._session.unsaved)
