"""The command line in this process, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reader.cli import main
from tests.session.support import BRIDGE, HARBOUR, Place

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command as somebody called ana, in an empty folder."""
    for name in ("READER_WORKSPACE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("READER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("READER_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("READER_LOG", str(tmp_path / "log"))
    monkeypatch.setenv("READER_ANNOTATOR", "ana")
    stand = tmp_path / "stand"
    stand.mkdir()
    monkeypatch.chdir(stand)

    def invoke(*arguments: object, data: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=data)

    return invoke


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A workspace with two pages."""
    made = Place(tmp_path)
    made.write("bridge.txt", BRIDGE)
    made.write("harbour.txt", HARBOUR)
    return made
