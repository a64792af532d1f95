"""A workspace as somebody hostile would leave it, and a file outside that must stay as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, run
from tests.session.support import BRIDGE, HARBOUR, Place

__all__ = ["Run", "run"]

SECRET = "export TOKEN=swordfish\n"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A workspace with two pages, for the annotator ana."""
    made = Place(tmp_path)
    made.write("bridge.txt", BRIDGE)
    made.write("harbour.txt", HARBOUR)
    return made


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A file of its reader's, outside of every workspace."""
    file = tmp_path / "home" / ".profile"
    file.parent.mkdir()
    file.write_text(SECRET)
    return file
