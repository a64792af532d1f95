"""Keys and clicks that come faster than the screen: each acts once, and where it was meant."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest
from textual import events

from reader.app import key_order
from reader.app import rows as list_rows
from reader.app.hanging_up import when_told
from reader.app.rows import ArticleRows
from reader.app.screens.exchange import ExportScreen
from reader.app.screens.help import HelpScreen
from reader.app.screens.main import MainScreen
from reader.app.screens.note import NoteScreen
from reader.session.session import Session
from tests.app.driver import driving


async def test_a_key_acts_once_and_only_on_the_screen_on_which_it_was_pressed(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_order, "PATIENCE", 0)  # as where the machine is too slow for it
    held, gate = asyncio.Event(), asyncio.Event()

    async def slow(_main: MainScreen, event: events.Key) -> None:
        if event.key == "enter":
            held.set()
            await gate.wait()

    async with driving(session) as desk:
        theme = desk.app.theme
        await desk.keys(":", *"theme")
        await desk.keys("enter", "enter", "enter")
        assert desk.app.screen_stack[1:] == [desk.main]
        assert desk.app.theme != theme

        monkeypatch.setattr(MainScreen, "on_key", slow)
        await desk.keys("/")
        desk.send("enter")
        await held.wait()
        desk.main.set_focus(desk.main.list)  # as a click would
        desk.send("?")
        await desk.until(lambda: isinstance(desk.app.screen, HelpScreen))
        gate.set()
        await desk.settle()
        assert isinstance(desk.app.screen, HelpScreen)
        await desk.keys("escape")

        monkeypatch.setattr(key_order, "PATIENCE", 0.2)
        held.clear()
        gate.clear()
        await desk.keys("/")
        desk.send("enter")
        await held.wait()
        desk.send("?")
        await asyncio.sleep(0.4)  # the field may still close, and does
        gate.set()
        await desk.until(lambda: isinstance(desk.app.screen, HelpScreen))


async def test_keys_typed_ahead_of_a_dialog_go_where_its_answer_leads(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "4")
        assert desk.labels == ["cue"]
        await desk.keys(":", *"rename, merge", "enter", "4", "d")
        assert desk.says("Delete the label cue?")
        assert desk.labels == ["cue"]


async def test_a_click_is_not_taken_for_one_on_the_article_that_is_still_loading(
    session: Session, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1", ";")
        assert desk.labels == ["claim"]
        there = desk.main.reading.selection.start
        await desk.keys("escape")
        monkeypatch.setattr(desk.main, "_load", lambda article: None)
        monkeypatch.setattr(desk.main, "show_ready", lambda: False)
        desk.main.list.move_to(5)
        await desk.settle()
        desk.main.clicked(there, 2)
        assert desk.main.shown == desk.main.highlighted
        assert desk.labels == []

        for page in (workspace / "seeds").iterdir():
            page.unlink()
        desk.main.list.end()
        await desk.settle()
        desk.main.clicked(there, 2)
        assert "gone or has changed" in desk.status
        desk.main.list.open()
        await desk.settle()
        assert "gone or has changed" in desk.status


async def test_a_new_label_scheme_waits_for_what_is_being_written(session: Session) -> None:
    async with driving(session) as desk:
        old = desk.main
        await desk.keys("enter", "I", *"abc")
        old.remade("renamed")
        await desk.settle()
        assert isinstance(desk.app.screen, NoteScreen)
        await desk.keys("enter")
        await desk.until(lambda: desk.main is not old)
        await desk.settle()
        assert desk.app.screen_stack[1:] == [desk.main]
        assert desk.status.startswith("renamed")
        assert desk.says("abc")


def test_rows_that_go_while_they_are_drawn_say_so(
    session: Session, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_rows, "WINDOW", 4)
    with session:
        rows = ArticleRows(session)
        last = rows.count() - 1
        for page in sorted((workspace / "seeds").iterdir())[1:]:
            page.unlink()
        session.refresh()
        assert "not in the list any more" in str(rows.row(last))
        assert rows.article(last).id == ""
        rows.forget()
        assert 0 < rows.count() <= last


@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="the system has no such signal")
async def test_a_signal_is_heard_however_much_was_typed_while_the_program_was_busy() -> None:
    heard = asyncio.Event()
    before = signal.getsignal(signal.SIGUSR1)
    when_told(signal.SIGUSR1, heard.set)
    try:
        loop = asyncio.get_running_loop()
        for _ in range(5000):  # more than the pipe that wakes the loop holds
            loop.call_soon_threadsafe(int)
        os.kill(os.getpid(), signal.SIGUSR1)
        await asyncio.wait_for(heard.wait(), 5)
    finally:
        signal.signal(signal.SIGUSR1, before)


async def test_a_screen_that_opens_while_the_program_is_told_to_end_is_no_fault(
    session: Session,
) -> None:
    async with driving(session) as desk:
        desk.app.exit(None, 128 + signal.SIGTERM)
        desk.app.push_screen(ExportScreen(session, ""))
        while desk.app.is_running:
            await asyncio.sleep(0.01)
    assert desk.app.return_code == 128 + signal.SIGTERM
