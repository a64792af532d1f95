"""A small workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.session.support import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A workspace without pages."""
    return Place(tmp_path)
