"""Makes changes durable in the background, and says truthfully how far it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Thread

from reader.model.errors import ReaderError
from reader.session.session import Session

PLACE_AFTER = 0.4
"""Seconds without a move after which the place in the text is kept."""


class Saver:
    """One thread that flushes the session when it is woken, and keeps the place a little later.

    `report` is called from that thread after every flush, with "" when everything is durable and
    else with the reason why it is not; it must not wait for the thread that calls `stop`. Changes
    that could not be saved stay queued in the session; the next wake tries again. The place is no
    work of anybody's: failing to keep it is not told.
    """

    def __init__(self, session: Session, report: Callable[[str], None]) -> None:
        self._session = session
        self._report = report
        self._condition = Condition()
        self._flush = False
        self._place = False
        self._moved = False
        self._ending = False
        self._thread: Thread | None = None

    def wake(self) -> None:
        """Ask for everything that is queued to be made durable, and for the place to be kept."""
        self._ask(flush=True)

    def keep_place(self) -> None:
        """Ask for the place to be kept once the moving pauses."""
        self._ask(flush=False)

    def stop(self) -> None:
        """Let what has begun end, and then end the thread."""
        with self._condition:
            self._ending = True
            self._condition.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _ask(self, *, flush: bool) -> None:
        with self._condition:
            if self._thread is None and not self._ending:
                self._thread = Thread(target=self._run, name="saver", daemon=True)
                self._thread.start()
            self._flush |= flush
            self._place = self._moved = True
            self._condition.notify()

    def _run(self) -> None:
        while True:
            with self._condition:
                while not (self._flush or self._ending):
                    self._moved = False
                    timeout = PLACE_AFTER if self._place else None
                    self._condition.wait(timeout)
                    if self._place and not self._moved:
                        break
                if self._ending:
                    return
                flush, self._flush, self._place = self._flush, False, False
            if flush:
                self._flush_now()
            with suppress(ReaderError, OSError):
                self._session.keep_place()

    def _flush_now(self) -> None:
        failure = ""
        try:
            self._session.flush()
        except ReaderError as error:
            # The reason comes first, since the line it is shown on may be short.
            failure = f"{error.message} ({error.file})" if error.file else error.message
        except OSError as error:
            failure = f"not saved: {error.strerror or error} ({error.filename or 'no file'})"
        except Exception as error:
            # Whatever it is, this thread has to stay: without it nothing would be saved again.
            failure = f"{type(error).__name__}: {error}"
        with suppress(Exception):
            self._report(failure)
