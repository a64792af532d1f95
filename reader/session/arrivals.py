"""What another machine did that came in while one is at work; see `reader.store.rejoining`."""

from __future__ import annotations

from pathlib import Path

from reader.model.changes import Change
from reader.model.errors import ReaderError
from reader.session.links import Links
from reader.store.annotations import AnnotationStore


class Arrivals:
    """Tells of it once to whoever asks, and among `problems` for as long as the session lasts."""

    def __init__(self, root: Path, store: AnnotationStore, links: Links) -> None:
        self.problems: list[str] = []
        self._root = root
        self._store = store
        self._links = links
        self._said = ""

    def look(self) -> bool:
        """Tell whether something came in with the last save: then any page may have changed."""
        if not self._store.joined:
            return False
        from reader.session.machines import REPORT, reported

        merged, self._store.joined = self._store.joined, []
        for one in merged:
            try:
                report = reported(self._root, one)
            except ReaderError as error:
                self.problems.append(str(error))
                continue
            told = [line.removeprefix(f"{report.annotator}: ") for line in report.told]
            self._said = f"another machine's work came in: {'; '.join(told)}"
            if report.conflicts:
                self._said += f"; what they disagree about is in {REPORT} there"
            self.problems.append(self._said)
        self._links.changed(Change("merge", "", (), self._store.annotator))
        return True

    def take(self) -> str:
        """Return what came in since this was last asked, in a sentence; "" where nothing did."""
        said, self._said = self._said, ""
        return said
