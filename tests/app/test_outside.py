"""Pages that come, change and vanish while one reads: told with a count, and nothing moves."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from reader.app.screens.main import MainScreen
from reader.session.session import Session
from tests.app.driver import driving, open_session

NEW = (
    "A tram that nobody ordered\n\n{number}. The works council said on Friday that the tram had "
    "been delivered to the wrong town. “We have no rails,” the mayor told reporters.\n\n"
    + "The maker regretted the error and promised to collect it within the month of May. "
    * 30
)


def without_thumb(line: str) -> str:
    """The line without the bar that tells how far down the list one is."""
    return re.sub("[▁-█]", " ", line).rstrip()


async def test_cursor_and_scroll_stay_when_files_come_change_and_vanish_outside(
    workspace: Path,
) -> None:
    seeds = workspace / "seeds"
    for number in range(40):
        (seeds / f"n{number:02}.txt").write_text(NEW.format(number=number), "utf-8")
    session = open_session(workspace)
    async with driving(session, (110, 24)) as desk:
        for _ in range(24):
            desk.send("j")
        await desk.settle()
        await desk.keys("enter", "space", "j", "escape")
        await desk.wheel(desk.main.list, 2)

        def seen() -> tuple[object, ...]:
            rows, text = desk.main.list, desk.document
            top = rows.scroll_offset.y // rows.row_height
            return (
                *(rows.cursor_key, rows.cursor - top, desk.main.shown, desk.selected),
                *(
                    text.place,
                    text.scroll_offset,
                    list(map(without_thumb, desk.screen_lines()[1:-3])),
                ),
            )

        before, row = seen(), desk.main.list.cursor
        for number in range(3):
            (seeds / f"a{number}.txt").write_text(NEW.format(number=100 + number), "utf-8")
        await desk.keys("R")
        assert "3 files read, +3 articles" in desk.status
        assert (desk.main.list.cursor, seen()) == (row + 3, before)
        assert desk.says(f"{len(session.rows())} articles")

        open_page = session.rows(desk.main.list.cursor, 1)[0].path
        changed = next(path for path in sorted(seeds.glob("n*")) if path.name not in open_page)
        changed.write_text(NEW.format(number=7).replace("tram", "ferry"), "utf-8")
        (seeds / "a0.txt").unlink()
        (seeds / "a2.txt").unlink()
        await desk.keys("R")
        assert "1 file read, 2 files gone from seeds/, -2 articles" in desk.status
        assert (desk.main.list.cursor, seen()) == (row + 1, before)

        (workspace / open_page).unlink()
        await desk.keys("R")
        assert "1 file gone from seeds/" in desk.status
        assert desk.main.list.cursor == row + 1
        assert desk.main.shown != before[2]


async def test_what_threads_find_while_a_screen_goes_is_not_drawn_and_ends_nothing(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[MainScreen] = []

    async def half_gone(main: MainScreen) -> None:
        """What a screen consists of has gone by now, and it has not."""
        main.later(main._refreshed, "found late", None)
        main.say("said late")
        gone.append(main)
        await asyncio.sleep(0.05)

    monkeypatch.setattr(MainScreen, "on_unmount", half_gone, raising=False)
    async with driving(session) as desk:
        first = desk.main
        desk.app.remake("drawn anew")
        await desk.until(lambda: gone == [first])
        await desk.settle()
        assert desk.says("drawn anew")
        last = desk.main
    assert gone == [first, last]
