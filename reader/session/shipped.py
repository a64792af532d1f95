"""The articles and the label scheme that come with Reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import reader
from reader.model.errors import WorkspaceError


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
    for path in sorted((root / "seeds").glob("*.txt")):
        yield f"seeds/{path.name}", path.read_bytes()
    for name in ("labels.toml", "guidelines.md"):
        yield f"annotations/{name}", (root / "annotations" / name).read_bytes()
