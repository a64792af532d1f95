"""How long someone was at each article, for planning: beside the journal, never undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.store.beside import Beside


class Times(Beside):
    """The seconds of one annotator by article id."""

    name = "time.json"
    what = "time"
    hint = "times count from what could be read"

    def __init__(self, annotations: Path, annotator: str) -> None:
        """Read ``<annotator>/time.json``; what cannot be read is a problem, never an error."""
        self._seconds: dict[str, float] = {}
        super().__init__(annotations, annotator)

    def _take(self, document: Any) -> None:
        found = document.get("seconds") if isinstance(document, dict) else None
        if not isinstance(found, dict):
            self.complain("it holds no times")
            return
        for article, seconds in found.items():
            is_number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
            if is_number and 0 <= seconds < float("inf"):
                self._seconds[article] = float(seconds)
            else:
                self.complain(f"the time of {article} is no number of seconds")

    def _said(self) -> dict[str, Any]:
        return {"seconds": {name: round(value, 1) for name, value in self.all().items()}}

    def all(self) -> dict[str, float]:
        """Return the seconds by article id."""
        return dict(self._seconds)

    def add(self, article: str, seconds: float) -> None:
        """Add to the time of an article; durable after `save`."""
        if seconds > 0:
            self._seconds[article] = self._seconds.get(article, 0.0) + seconds
            self.changed = True
