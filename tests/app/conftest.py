"""Workspaces for tests of the face."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.session.locate import init_workspace
from reader.session.session import Session
from tests.app.driver import open_session


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with the pages that ship."""
    init_workspace(tmp_path / "desk")
    return tmp_path / "desk"


@pytest.fixture
def session(workspace: Path) -> Session:
    """A session on the shipped pages, up to date with them."""
    return open_session(workspace)
