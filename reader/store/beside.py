"""A small file of one annotator beside the journal, that no undo concerns and nobody's work needs.

It is a JSON object with its version. What cannot be read of it is a problem and never an error; the
file is then set aside before another takes its place. One of a newer format is left as it is.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from reader.model.errors import SaveError
from reader.model.formats import format_of, needs_of, newer
from reader.regular import read_regular
from reader.store import files
from reader.store.problems import Problem

LARGEST = 64 * 1024 * 1024
"""Bytes that are read of it."""


class Beside(ABC):
    """The file and what is wrong with it; `changed` tells that it has to be written."""

    version = 1
    """Of the file's format."""
    name: str
    what: str
    """What it holds, as people call it."""
    hint: str
    """What follows where it cannot be read."""

    def __init__(self, annotations: Path, annotator: str) -> None:
        """Read the file from the annotator's folder; what cannot be read is one of `problems`."""
        self._path = annotations / annotator / self.name
        self._damaged = False
        self._newer = False
        self.changed = False
        self.problems: list[Problem] = []
        try:
            document = json.loads(read_regular(self._path, LARGEST, follow=False))
            self._newer = self._is_newer(document)
            self._take(document)
        except FileNotFoundError:
            pass
        except (OSError, ValueError, RecursionError) as error:
            self.complain(f"it cannot be read: {error}")

    @abstractmethod
    def _take(self, document: Any) -> None:
        """Take what can be read of a file; it may hold anything."""

    @abstractmethod
    def _said(self) -> dict[str, Any]:
        """Return what the file is to hold beside its version; others may change it meanwhile."""

    def _is_newer(self, document: Any) -> bool:
        """Tell whether the file is of a newer format, which is read as far as possible and kept."""
        version = format_of(document, self.version)
        if version <= self.version:
            return False
        message = newer(version, self.version, needs_of(document))
        hint = "what is new is not saved; use that Reader"
        self.problems.append(Problem(str(self._path), "", message, hint))
        return True

    def complain(self, message: str) -> None:
        """Note what cannot be read."""
        self._damaged = True
        hint = f"{self.hint}; the file is set aside when one is next saved"
        self.problems.append(Problem(str(self._path), "", message, hint))

    def due(self) -> bytes | None:
        """Return what `write` is to write, None where nothing has changed since it was taken."""
        if not self.changed or self._newer:
            return None
        self.changed = False  # before it is looked at: what changes meanwhile is due again
        said = {"version": self.version, **self._said()}
        return (json.dumps(said, separators=(",", ":")) + "\n").encode("ascii")

    def write(self, data: bytes) -> None:
        """Write the file, for its owner alone; raises `SaveError`, and then it is `due` again."""
        try:
            if self._damaged and self._path.exists():
                files.set_aside(self._path, "damaged")
            files.create_folder(self._path.parent)
            files.replace(self._path, [data], whole=True, private=True)
        except OSError as error:
            self.changed = True
            raise SaveError(
                f"the {self.what} was not saved: {error.strerror or error}", file=str(self._path)
            ) from error
        self._damaged = False

    def save(self) -> None:
        """Write the file if anything changed; raises `SaveError`."""
        data = self.due()
        if data is not None:
            self.write(data)
