"""What is wrong is told in words where it can be seen, and the rest goes on."""

from __future__ import annotations

from pathlib import Path

from reader.session.locate import init_workspace
from reader.session.session import Session
from tests.app.driver import driving, open_session


async def test_an_empty_workspace_says_what_to_do_and_nothing_fails(tmp_path: Path) -> None:
    init_workspace(tmp_path / "desk")
    for page in (tmp_path / "desk" / "seeds").iterdir():
        page.unlink()
    async with driving(open_session(tmp_path / "desk")) as desk:
        assert desk.says("put pages (*.txt) into seeds/")
        for key in ("enter", "j", "G", "t", "I", "D", "u", "/", "escape", "space", "z", "n", "R"):
            await desk.keys(key)
        assert desk.app.is_running
        await desk.keys("enter")
        assert "no article is open here" in desk.status


async def test_a_new_page_is_found_by_refreshing_and_the_cursor_stays(workspace: Path) -> None:
    async with driving(open_session(workspace)) as desk:
        await desk.keys("j", "j", "j")
        before, count = desk.main.shown, desk.main.list.count
        page = "A Headline About the Harbour\n\nThe harbour was closed on Monday. " * 3
        (workspace / "seeds" / "new.txt").write_text(page)
        await desk.keys("R")
        await desk.until(lambda: desk.main.list.count == count + 1)
        assert desk.main.shown == before
        assert "1 file read, +1 articles" in desk.status
        await desk.keys("R")
        assert "no page is new" in desk.status


async def test_a_file_that_cannot_be_read_has_a_row_with_the_reason(workspace: Path) -> None:
    (workspace / "seeds" / "empty.txt").write_bytes(b"")
    (workspace / "seeds" / "binary.txt").write_bytes(b"\0\1\2" * 99)
    async with driving(open_session(workspace)) as desk:
        assert "2 problems (P)" in desk.screen_lines()[0]
        await desk.keys("g", "g")
        assert desk.says("seeds/binary.txt")
        assert desk.says("NUL bytes")
        await desk.keys("enter")
        assert "no article is open here" in desk.status
        await desk.keys("P")
        assert desk.says("seeds/empty.txt: the file is empty")
        await desk.keys("escape", "j", "j", "enter", "1")
        assert desk.labels == ["claim"]


async def test_without_problems_the_problem_page_says_so(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("P")
        assert "nothing was found wrong" in desk.status


async def test_the_whole_title_stands_wrapped_above_the_text(session: Session) -> None:
    rows = session.rows()
    index, row = max(enumerate(rows), key=lambda pair: len(pair[1].title or ""))
    assert row.title is not None
    async with driving(session, (60, 24)) as desk:
        await desk.keys(*["j"] * index)
        assert len(row.title) > 53
        shown = " ".join(line.strip(" │▁▂▃▄▅▆▇█") for line in desk.screen_lines())
        assert row.title in " ".join(shown.split())


async def test_a_page_that_vanishes_is_told_and_its_articles_leave_the_list(
    workspace: Path,
) -> None:
    async with driving(open_session(workspace)) as desk:
        count = desk.main.list.count
        next((workspace / "seeds").iterdir()).unlink()
        await desk.keys("R")
        await desk.until(lambda: desk.main.list.count < count)
        assert "gone from seeds/" in desk.status
