"""What the log holds after a session on the screen: what was done, and not a word of it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import reader.app
from reader import logfile
from reader.session.session import Session
from tests.app.driver import driving


async def test_the_log_of_a_session_names_what_was_done_and_nothing_that_was_written(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_LOG", str(tmp_path / "log"))
    for name in ("debugging", "texts"):
        monkeypatch.setattr(logfile, name, False)
    journal = session.root / "annotations" / session.annotator / "journal.jsonl"
    logfile.begin()
    logfile.more()
    logfile.in_background()
    try:
        async with driving(session) as desk:
            desk.send("enter")
            await desk.until(lambda: bool(desk.selected))
            words = [word for word in desk.selected.split() if len(word) > 6]
            desk.send("1")
            await desk.until(lambda: desk.labels == ["claim"])
            await desk.saved()
            desk.send("i", *"swordfish")
            await desk.pilot.pause()
            desk.send("enter")
            await desk.until(lambda: b"swordfish" in journal.read_bytes())
            desk.send("/", *"swordfish", "enter")
            await desk.pilot.pause()
            desk.send("escape", "escape", "/", *"swordfish", "enter")
            await desk.pilot.pause()
    finally:
        logfile.stop(0)
    data = (tmp_path / "log" / "reader.log").read_text("utf-8")
    assert "debug action id=label\n" in data
    assert "debug fsync seconds=" in data
    assert "swordfish" not in data
    assert "claim" not in data
    assert words
    assert not [word for word in words if word in data]


def _logs(handler: ast.ExceptHandler) -> bool:
    calls = (node for node in ast.walk(handler) if isinstance(node, ast.Call))
    return any(ast.unparse(call.func) in ("logfile.error", "self._note") for call in calls)


def test_whatever_of_a_workspace_fails_on_the_screen_is_in_the_log_too() -> None:
    silent = []
    for path in sorted(Path(reader.app.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.ExceptHandler) or node.type is None:
                continue
            again = "session.refresh(progress)" in ast.unparse(node)  # that is told if it fails
            caught = "ReaderError" in ast.unparse(node.type)
            if caught and not again and not _logs(node):
                silent.append(f"{path.name}:{node.lineno}")
    assert silent == []
