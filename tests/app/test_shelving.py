"""What there is to read: unread ones, stars, the archive, the trash, histories, the guidelines."""

from __future__ import annotations

from pathlib import Path

from reader.app.screens.confirm import ConfirmScreen
from reader.app.screens.history import HistoryScreen
from reader.app.screens.page import PageScreen
from reader.app.widgets.guide_pane import GuidePane
from reader.session.session import Session
from tests.app.driver import Driver, driving, open_session


def marks(desk: Driver) -> list[bool]:
    return [row.read for row in desk.session.rows()]


async def test_the_next_unread_is_gone_to_from_list_and_text_round_the_end(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "escape", "j", "enter", "g", "n")
        assert desk.main.in_text
        assert desk.main.list.cursor == 2
        await desk.until(lambda: marks(desk)[:4] == [True, True, True, False])
        await desk.keys("escape", "g", "g", "N")
        assert desk.main.list.cursor == 3
        await desk.keys("G", "N")
        assert desk.main.list.cursor == 3
        assert desk.says("from the top again")


async def test_read_ones_are_hidden_with_a_count_and_come_back(session: Session) -> None:
    async with driving(session, (80, 24)) as desk:
        total = desk.main.list.count
        await desk.keys("enter", "escape")
        await desk.until(lambda: marks(desk)[0])
        await desk.keys("H")
        assert desk.main.list.count == total - 1
        assert desk.says("1 hidden")
        await desk.keys("H")
        assert desk.main.list.count == total


async def test_marking_all_read_asks_with_the_count(session: Session) -> None:
    async with driving(session, (80, 24)) as desk:
        total = desk.main.list.count
        await desk.keys("A")
        assert isinstance(desk.app.screen, ConfirmScreen)
        assert desk.says(f"{total} articles will count as read")
        await desk.keys("n")
        assert not any(marks(desk))
        await desk.keys("A", "y")
        await desk.until(lambda: all(marks(desk)))
        await desk.keys("A")
        assert desk.says("Nothing is unread here")
        await desk.keys("y")
        await desk.until(lambda: desk.says("0 articles marked as read"))


async def test_stars_and_the_archive_are_steps_of_undo(session: Session) -> None:
    async with driving(session, ascii_only=True) as desk:
        await desk.keys("*")
        await desk.saved()
        await desk.until(lambda: session.rows()[0].starred and desk.says("*+"))
        await desk.keys("X")
        assert desk.main.list.cursor == 1
        await desk.saved()
        await desk.until(lambda: session.rows()[0].archived)
        await desk.keys("u", "u")
        await desk.saved()
        await desk.until(lambda: not session.rows()[0].starred)
        assert not session.rows()[0].archived


async def test_a_page_is_removed_only_after_a_yes_and_goes_to_the_trash(
    workspace: Path,
) -> None:
    async with driving(open_session(workspace), (80, 24)) as desk:
        row = desk.session.rows()[0]
        before = desk.main.list.count
        await desk.keys("delete", "n")
        assert (workspace / row.path).exists()
        await desk.keys("delete", "y")
        await desk.until(lambda: desk.main.list.count < before)
        assert desk.says("moved to seeds/.trash/")
        assert not (workspace / row.path).exists()
        assert (workspace / "seeds" / ".trash" / Path(row.path).name).exists()


async def test_history_goes_from_the_span_to_all_and_back_to_its_place(session: Session) -> None:
    async with driving(session, (80, 24)) as desk:
        await desk.keys("enter", "1")
        passage, first = desk.selected, desk.main.shown
        await desk.keys("escape", "j", "enter", "2", "j", "g", "h")
        assert isinstance(desk.app.screen, HistoryScreen)
        await desk.until(lambda: desk.says("history of this article"))
        await desk.until(lambda: desk.says("1 change"))
        await desk.keys("tab")
        await desk.until(lambda: desk.says("2 changes"))
        assert desk.says("history of the corpus")
        assert desk.says("+ non-claim")
        await desk.keys("j")
        assert desk.says("+ claim")
        await desk.keys("enter")
        assert (desk.main.shown, desk.selected) == (first, passage)


async def test_guidelines_stand_beside_the_text_or_over_the_list_and_never_move_it(
    session: Session,
) -> None:
    guide = session.root / "annotations" / "guidelines.md"
    guide.write_text("# House [bold]rules[/x]\n\nMark **what** \x1b[31mcounts\u202e.\n")
    async with driving(session, (120, 40)) as desk:
        await desk.keys("enter")
        at = desk.main.reading.selection.start
        before = (desk.document.size, desk.cell(at))
        await desk.keys("g", "d")
        assert desk.says("House [bold]rules[/x]")
        assert desk.says("Labels of news-claims/1")
        assert not desk.says("\x1b")
        assert (desk.document.size, desk.cell(at)) == before
        await desk.keys("1", "g", "j", "g", "k")
        assert desk.labels == ["claim"]
        assert desk.main.query(GuidePane)
        await desk.keys("escape")
        assert not desk.main.query(GuidePane)
        assert not desk.main.in_text
        for closing in (("escape",), ("g", "d")):
            await desk.keys("g", "d")
            assert isinstance(desk.app.screen, PageScreen)
            assert desk.says("House [bold]rules[/x]")
            await desk.keys(*closing)
            assert desk.main.is_current
