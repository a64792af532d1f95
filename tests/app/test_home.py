"""Every action by name, themes, copying, and the tour."""

from __future__ import annotations

import base64
from pathlib import Path

from reader.app.themes import THEMES
from reader.session.session import Session
from tests.app.driver import driving, open_session


async def test_any_action_is_found_by_part_of_its_title_and_runs(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys(":")
        await desk.write("last art")
        await desk.keys("enter")
        assert desk.main.list.cursor == desk.main.list.count - 1
        await desk.keys("ctrl+p", "escape")
        assert desk.main.list.cursor == desk.main.list.count - 1


async def test_a_click_on_a_row_of_the_palette_runs_that_action(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys(":")
        await desk.write("first article")
        rows = desk.app.screen.query_one("Rows")
        await desk.click(rows, 3, 0)
        assert desk.app.screen is desk.main
        assert desk.main.list.cursor == 0


async def test_the_theme_key_goes_round_all_themes_and_names_each(session: Session) -> None:
    async with driving(session) as desk:
        before = desk.app.theme
        for name in [*list(THEMES)[1:], *list(THEMES)[:1]]:
            await desk.keys("T")
            assert desk.status == f"theme: {name}"
            await desk.keys("?", "escape", "/")
            await desk.keys("escape")
        assert desk.app.theme == before


async def test_only_the_selected_passage_is_copied_with_its_reference(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "y")
        copied = desk.app.clipboard
        assert copied.startswith(desk.selected)
        assert desk.main.shown in copied
        assert len(base64.b64encode(copied.encode())) < 74_000
        assert "copied" in desk.status


async def test_the_addresses_of_a_page_are_shown_before_one_is_opened(workspace: Path) -> None:
    page = "A Headline About the Harbour\n\nThe harbour was closed on Monday. " * 3
    (workspace / "seeds" / "0.txt").write_text(page + "\n\nSee https://example.org/harbour.")
    async with driving(open_session(workspace)) as desk:
        await desk.keys("g", "g", "O")
        assert desk.says("https://example.org/harbour")
        await desk.keys("escape", "G", "O")
        assert "prints no http" in desk.status


async def test_the_tour_is_offered_followed_by_doing_and_left_by_any_other_key(
    session: Session,
) -> None:
    async with driving(session) as desk:
        assert "gt tour" in desk.screen_lines()[-1]
        await desk.keys("g", "t")
        assert desk.status.startswith("Tour 1 of")
        await desk.keys("j", "enter", "j", "j", "1")
        assert desk.status.startswith("Tour 6 of")
        await desk.keys("%")
        assert desk.status.startswith("left the tour")
        await desk.keys("escape")
        assert "gt tour" not in desk.screen_lines()[-1]
