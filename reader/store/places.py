"""Where someone was in each article, and when it was read: beside the journal, never undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from reader.model.shapes import ready
from reader.store.beside import Beside


class Place(msgspec.Struct, frozen=True):
    """A place in an article: `offset` into the page, `read` when it was read (empty: never)."""

    offset: int = 0
    read: str = ""


class Places(Beside):
    """The places of one annotator: `last` is the id of the article that was open last."""

    name = "place.json"
    what = "place"
    hint = "reading starts at the top"

    def __init__(self, annotations: Path, annotator: str) -> None:
        """Read ``<annotator>/place.json``; what cannot be read is a problem, never an error."""
        self._places: dict[str, Place] = {}
        self._last = ""
        super().__init__(annotations, annotator)

    def _take(self, document: Any) -> None:
        if not isinstance(document, dict) or not isinstance(document.get("places", {}), dict):
            self.complain("it holds no places")
            return
        last = document.get("last", "")
        self._last = last if isinstance(last, str) else ""
        for article, place in document.get("places", {}).items():
            try:
                self._places[article] = msgspec.convert(place, ready(Place))
            except (msgspec.ValidationError, UnicodeError) as error:
                self.complain(f"the place of {article} cannot be read: {error}")

    def _said(self) -> dict[str, Any]:
        places = self._places.copy().items()
        said = {article: msgspec.to_builtins(place) for article, place in places}
        return {"last": self._last, "places": said}

    @property
    def last(self) -> str:
        """The id of the article that was open last, empty if there was none."""
        return self._last

    @last.setter
    def last(self, article: str) -> None:
        differs, self._last = article != self._last, article
        self.changed |= differs

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
            self.changed = True
