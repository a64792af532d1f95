"""Where someone was in each article, and when it was read: beside the journal, never undone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from reader.model.errors import SaveError
from reader.model.formats import format_of, needs_of, newer
from reader.model.shapes import ready
from reader.regular import read_regular
from reader.store import files
from reader.store.problems import Problem

VERSION = 1
"""Of the file's format."""
NAME = "place.json"
LARGEST = 64 * 1024 * 1024
"""Bytes that are read of it."""


class Place(msgspec.Struct, frozen=True):
    """A place in an article: `offset` into the page, `read` when it was read (empty: never)."""

    offset: int = 0
    read: str = ""


class Places:
    """The places of one annotator: `last` is the id of the article that was open last."""

    def __init__(self, annotations: Path, annotator: str) -> None:
        """Read ``<annotator>/place.json``; what cannot be read is a problem, never an error."""
        self._path = annotations / annotator / NAME
        self._places: dict[str, Place] = {}
        self._damaged = False
        self._newer = False
        self._changed = False
        self._last = ""
        self.problems: list[Problem] = []
        try:
            self._take(json.loads(read_regular(self._path, LARGEST, follow=False)))
        except FileNotFoundError:
            pass
        except (OSError, ValueError, RecursionError) as error:
            self._complain(f"it cannot be read: {error}")

    def _take(self, document: Any) -> None:
        self._newer = self._is_newer(document)
        if not isinstance(document, dict) or not isinstance(document.get("places", {}), dict):
            self._complain("it holds no places")
            return
        last = document.get("last", "")
        self._last = last if isinstance(last, str) else ""
        for article, place in document.get("places", {}).items():
            try:
                self._places[article] = msgspec.convert(place, ready(Place))
            except (msgspec.ValidationError, UnicodeError) as error:
                self._complain(f"the place of {article} cannot be read: {error}")

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
        hint = "reading starts at the top; the file is set aside when a place is next saved"
        self.problems.append(Problem(str(self._path), "", message, hint))

    @property
    def last(self) -> str:
        """The id of the article that was open last, empty if there was none."""
        return self._last

    @last.setter
    def last(self, article: str) -> None:
        self._changed = self._changed or article != self._last
        self._last = article

    def get(self, article: str) -> Place:
        """Return the place in the article with this id; its beginning if nothing is known."""
        return self._places.get(article, Place())

    def read(self) -> list[str]:
        """Return the ids of the articles that were read, as they were when they were."""
        return [article for article, place in self._places.items() if place.read]

    def put(self, article: str, place: Place) -> None:
        """Note the place in an article; on the disk after `save`."""
        if self._places.get(article) != place:
            self._places[article] = place
            self._changed = True

    def due(self) -> bytes | None:
        """Return what `write` is to write, None where nothing has changed since it was taken."""
        if not self._changed or self._newer:
            return None
        self._changed = False
        places = {article: msgspec.to_builtins(place) for article, place in self._places.items()}
        said = {"version": VERSION, "last": self._last, "places": places}
        return (json.dumps(said, separators=(",", ":")) + "\n").encode("ascii")

    def write(self, data: bytes) -> None:
        """Write the file, for its owner alone; raises `SaveError`, and then it is `due` again."""
        try:
            if self._damaged and self._path.exists():
                files.set_aside(self._path, "damaged")
            files.create_folder(self._path.parent)
            files.replace(self._path, [data], whole=True, private=True)
        except OSError as error:
            self._changed = True
            raise SaveError(
                f"the place was not saved: {error.strerror or error}", file=str(self._path)
            ) from error
        self._damaged = False

    def save(self) -> None:
        """Write the file if anything changed; raises `SaveError`."""
        data = self.due()
        if data is not None:
            self.write(data)
