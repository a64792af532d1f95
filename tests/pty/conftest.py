"""Workspaces for the real program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.session.locate import init_workspace
from tests.pty.terminal import Terminal


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with the pages that ship."""
    init_workspace(tmp_path / "desk")
    return tmp_path / "desk"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Starts the program; what still runs at the end of the test is killed."""
    started: list[Terminal] = []

    def begin(*args: str, **more: object) -> Terminal:
        started.append(Terminal(*args, cache=tmp_path / "cache", **more))  # type: ignore[arg-type]
        return started[-1]

    yield begin
    for terminal in started:
        if not terminal.child.terminated:
            terminal.kill()
