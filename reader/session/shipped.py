"""The articles and the label scheme that come with Reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import reader
from reader.model.errors import WorkspaceError

PAGES = (
    "moscow-delegation-damascus.txt",
    "russia-syria-aggregator.txt",
    "sharaa-kremlin-visit.txt",
    "sharaa-moscow-preview.txt",
    "sharaa-putin-story.txt",
)
"""The pages that come with Reader; others may lie beside them in a checkout."""


def shipped_root() -> Path:
    """Return the folder that holds the shipped ``seeds/`` and ``annotations/``.

    An installed wheel carries them inside the package; a checkout has them at its top level.
    """
    package = Path(reader.__file__).resolve().parent
    for folder in (package / "shipped", package.parent):
        if (folder / "annotations" / "labels.toml").is_file():
            return folder
    raise WorkspaceError(
        "the shipped articles are missing from this installation",
        file=str(package),
        hint="install Reader again",
    )


def shipped_files() -> Iterator[tuple[str, bytes]]:
    """Yield (path relative to a workspace with ``/``, bytes) of every shipped file."""
    root = shipped_root()
    for name in PAGES:
        yield f"seeds/{name}", (root / "seeds" / name).read_bytes()
    for name in ("labels.toml", "guidelines.md"):
        yield f"annotations/{name}", (root / "annotations" / name).read_bytes()
