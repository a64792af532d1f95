"""How long someone was at each article, for planning: beside the journal, never undone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reader.model.errors import SaveError
from reader.model.formats import format_of, needs_of, newer
from reader.regular import read_regular
from reader.store import files
from reader.store.problems import Problem

VERSION = 1
"""Of the file's format."""
NAME = "time.json"
LARGEST = 64 * 1024 * 1024
"""Bytes that are read of it."""


class Times:
    """The seconds of one annotator by article id."""

    def __init__(self, annotations: Path, annotator: str) -> None:
        """Read ``<annotator>/time.json``; what cannot be read is a problem, never an error."""
        self._path = annotations / annotator / NAME
        self._seconds: dict[str, float] = {}
        self._damaged = False
        self._newer = False
        self._changed = False
        self.problems: list[Problem] = []
        try:
            self._take(json.loads(read_regular(self._path, LARGEST, follow=False)))
        except FileNotFoundError:
            pass
        except (OSError, ValueError, RecursionError) as error:
            self._complain(f"it cannot be read: {error}")

    def _take(self, document: Any) -> None:
        self._newer = self._is_newer(document)
        found = document.get("seconds") if isinstance(document, dict) else None
        if not isinstance(found, dict):
            self._complain("it holds no times")
            return
        for article, seconds in found.items():
            is_number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
            if is_number and 0 <= seconds < float("inf"):
                self._seconds[article] = float(seconds)
            else:
                self._complain(f"the time of {article} is no number of seconds")

    def _is_newer(self, document: Any) -> bool:
        """Tell whether the file is of a newer format, which is read as far as possible and kept."""
        version = format_of(document, VERSION)
        if version <= VERSION:
            return False
        message = newer(version, VERSION, needs_of(document))
        hint = "what is new is not saved; use that Reader"
        self.problems.append(Problem(str(self._path), "", message, hint))
        return True

    def _complain(self, message: str) -> None:
        self._damaged = True
        hint = "times count from what could be read; the file is set aside when one is next saved"
        self.problems.append(Problem(str(self._path), "", message, hint))

    def all(self) -> dict[str, float]:
        """Return the seconds by article id."""
        return dict(self._seconds)

    def add(self, article: str, seconds: float) -> None:
        """Add to the time of an article; durable after `save`."""
        if seconds > 0:
            self._seconds[article] = self._seconds.get(article, 0.0) + seconds
            self._changed = True

    def save(self) -> None:
        """Write the file, for its owner alone, if anything changed; raises `SaveError`."""
        if not self._changed or self._newer:
            return
        seconds = {article: round(value, 1) for article, value in dict(self._seconds).items()}
        data = json.dumps({"version": VERSION, "seconds": seconds}, separators=(",", ":")) + "\n"
        self._changed = False
        try:
            if self._damaged and self._path.exists():
                files.set_aside(self._path, "damaged")
            files.create_folder(self._path.parent)
            files.replace(self._path, [data.encode("ascii")], whole=True, private=True)
        except OSError as error:
            self._changed = True
            raise SaveError(
                f"the time was not saved: {error.strerror or error}", file=str(self._path)
            ) from error
        self._damaged = False
