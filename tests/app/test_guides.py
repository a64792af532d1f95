"""What tells people how to go on: help, the tour, keys in messages, and leaving by the mouse."""

from __future__ import annotations

from pathlib import Path

from textual.geometry import Offset
from textual.widgets import Input

from reader.session.session import Session
from tests.app.driver import Driver, driving, open_session


async def beside(desk: Driver) -> None:
    await desk.pilot.click(offset=Offset(1, 1))
    await desk.settle()


async def test_help_is_searched_by_words_and_gone_through_by_parts(session: Session) -> None:
    async with driving(session, size=(80, 24)) as desk:
        await desk.keys("?", "tab")
        assert "Selection" in desk.screen_lines()[2]
        await desk.keys("/", *"redo")
        shown = "\n".join(desk.screen_lines())
        assert "ctrl+r" in shown
        assert "Next article" not in shown
        await desk.keys("escape")
        assert desk.says("Next article")
        await beside(desk)
        assert desk.app.screen is desk.main


async def test_a_click_beside_a_dialog_leaves_it_and_one_beside_a_note_keeps_what_is_written(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys(":")
        await beside(desk)
        assert desk.app.screen is desk.main
        await desk.keys("I", *"half")
        await beside(desk)
        assert desk.says("half")
        await desk.keys("enter")
        assert desk.main.reading.current_note == "half"


async def test_a_key_that_leaves_the_tour_does_nothing_else(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("g", "t", "D")
        assert desk.status.startswith("left the tour")
        assert desk.session.rows(0, 1)[0].state == "unread"
        await desk.keys("g", "t", "q")
        assert desk.app.is_running


async def test_messages_name_the_keys_of_the_preset(workspace: Path) -> None:
    (workspace / "reader.toml").write_text('[keys]\npreset = "plain"\n')
    async with driving(open_session(workspace)) as desk:
        await desk.keys("?")
        assert "; Q shows all keys" in desk.status
        await desk.keys("enter", "n")
        assert "gs" in desk.status


async def test_the_filter_takes_what_it_offers_by_a_click_and_stays_when_a_click_leads_elsewhere(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("/")
        bar = desk.main.query_one("#filter")
        await desk.until(lambda: desk.says("tab: outlet:"))
        line = desk.screen_lines()[-1]
        await desk.click(desk.main.query_one("#filter-help"), line.index("outlet:") + 1, 0)
        assert bar.query_one(Input).value == "outlet:"
        await desk.keys(*"rudaw")
        await desk.until(lambda: desk.main.list.count == 1)
        await desk.click(desk.document, 10, 6)
        assert desk.main.in_text
        assert not bar.display
        assert desk.main.filter_text == "outlet:rudaw"


async def test_a_relation_takes_a_note_that_undo_takes_back(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1", "j", "1", "m", "escape", "enter", "k", "m", "1", "r", "i")
        await desk.write("weak")
        await desk.keys("enter")
        assert desk.status.startswith("wrote a note on")
        (relation,) = desk.session.records(desk.main.reading.view.page.sha256).relations.values()
        assert relation.note == "weak"
        await desk.keys("u")
        (relation,) = desk.session.records(desk.main.reading.view.page.sha256).relations.values()
        assert relation.note == ""
