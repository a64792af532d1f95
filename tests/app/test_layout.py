"""The screen at every size: what stands where, and what stays when the size changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app.widgets.legend import lay_out
from reader.model.scheme import Label
from reader.session.locate import init_workspace
from reader.session.session import Session
from tests.app.driver import driving, open_session

SIZES = [(20, 8), (40, 12), (80, 24), (99, 24), (100, 24), (120, 40), (200, 60)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_size_shows_the_article_the_status_and_what_to_press(
    session: Session, size: tuple[int, int]
) -> None:
    async with driving(session, size) as desk:
        await desk.keys("enter", "1", "j")
        lines = desk.screen_lines()
        assert len(lines) == size[1]
        assert lines[-1].rstrip().endswith("quit")
        assert "? help" in lines[-1]
        assert desk.document.size.height >= 1
        assert desk.labels == ["claim"]


async def test_below_100_columns_the_list_stands_above_the_text(session: Session) -> None:
    async with driving(session, (99, 24)) as desk:
        assert desk.main.list.region.bottom == desk.document.region.y
        assert desk.main.list.region.x == desk.document.region.x
        assert desk.main.list.row_height == 1


async def test_a_short_list_above_the_text_takes_no_more_rows_than_it_has(tmp_path: Path) -> None:
    init_workspace(tmp_path / "desk")
    for page in sorted((tmp_path / "desk" / "seeds").iterdir())[1:]:
        page.unlink()
    session = open_session(tmp_path / "desk")
    assert session.row_count() < 4
    async with driving(session, (80, 40)) as desk:
        assert desk.main.list.region.height == max(2, session.row_count())


async def test_a_first_start_fills_the_list_while_one_looks_on(workspace: Path) -> None:
    async with driving(open_session(workspace, fresh=False), (80, 40)) as desk:
        await desk.until(lambda: desk.main.list.count == 13)
        await desk.until(lambda: desk.main.list.region.height > 8)
        assert desk.main.shown == desk.session.rows()[0].id
        assert desk.status == ""


async def test_from_100_columns_the_list_stands_beside_the_text(session: Session) -> None:
    async with driving(session, (100, 24)) as desk:
        assert desk.main.list.region.right == desk.document.region.x
        assert desk.main.list.region.y == desk.document.region.y
        assert desk.main.list.row_height == 2


async def test_the_text_is_at_most_as_wide_as_the_setting(workspace: Path) -> None:
    (workspace / "reader.toml").write_text("text_width = 50\n")
    async with driving(open_session(workspace), (200, 40)) as desk:
        rows = [desk.document.render_line(y).text for y in range(desk.document.size.height)]
        gutter = desk.cell(desk.main.reading.selection.start)[0]
        assert max(len(row.rstrip()) for row in rows) <= gutter + 51


async def test_resizing_keeps_the_place_the_selection_and_the_list(session: Session) -> None:
    async with driving(session, (120, 40)) as desk:
        await desk.keys("j", "j", "enter", "space", "j", "1")
        place, selected, row = desk.document.place, desk.selected, desk.main.list.cursor
        for size in ((80, 24), (200, 60), (60, 15), (120, 40)):
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert desk.selected == selected
            assert desk.main.list.cursor == row
        assert desk.document.place == place


async def test_notes_stand_in_the_margin_where_it_is_wide_and_else_in_the_strip(
    session: Session,
) -> None:
    async with driving(session, (200, 50)) as desk:
        await desk.keys("enter", "1", "i")
        await desk.write("a note to be seen")
        await desk.keys("enter", "j", "2")
        assert desk.main.margin.display
        assert not desk.main.strip.display
        rows = desk.main.margin.text.splitlines()
        y = desk.document.screen_row(desk.spans[0].start)
        assert rows[y] == "1 claim"
        assert "a note to be seen" in rows[y + 1]
        assert "2 non-claim" in rows[desk.document.screen_row(desk.spans[1].start)]
        await desk.pilot.resize_terminal(120, 40)
        await desk.settle()
        assert not desk.main.margin.display
        assert desk.main.strip.display


async def test_the_margin_follows_the_text_and_counts_what_it_cannot_show(
    session: Session,
) -> None:
    async with driving(session, (200, 14)) as desk:
        await desk.keys("enter", *"12345678")
        assert "more" in desk.main.margin.text
        await desk.keys("space", "space")
        assert "claim" not in desk.main.margin.text
        await desk.keys("g", "g", "j")
        assert "1 claim" in desk.main.margin.text or "more" in desk.main.margin.text


async def test_a_long_note_is_cut_in_the_margin_except_for_the_span_in_hand(
    session: Session,
) -> None:
    async with driving(session, (200, 50)) as desk:
        await desk.keys("enter", "1", "i")
        desk.app.screen.query_one("NoteArea").insert("word " * 80)  # type: ignore[attr-defined]
        await desk.keys("enter")
        whole = desk.main.margin.text.count("word")
        assert whole == 80
        await desk.keys("j", "j")
        assert 0 < desk.main.margin.text.count("word") < whole
        assert "…" in desk.main.margin.text


async def test_z_gives_the_text_the_whole_width_and_escape_brings_the_list_back(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("z")
        assert not desk.main.list.display
        assert desk.main.in_text
        assert desk.document.region.x == 0
        await desk.keys("escape")
        assert desk.main.list.display
        assert desk.main.context == "list"


async def test_the_list_keeps_its_place_after_saving_and_refreshing(session: Session) -> None:
    async with driving(session, (100, 20)) as desk:
        await desk.keys("j", "j", "j", "j", "j", "j", "s", "s")
        await desk.saved()
        top, row = desk.main.list.scroll_offset, desk.main.list.cursor
        await desk.keys("R")
        assert (desk.main.list.scroll_offset, desk.main.list.cursor) == (top, row)


async def test_only_ascii_signs_are_drawn_where_the_terminal_has_no_others(
    session: Session,
) -> None:
    async with driving(session, (120, 40), ascii_only=True) as desk:
        await desk.keys("enter", "1")
        gutter = [desk.document.render_line(y).text[:7] for y in range(20)]
        assert all(line.isascii() for line in gutter)
        assert all(desk.main.list.render_line(y).text[:3].isascii() for y in range(10))


async def test_without_colour_label_selection_and_focus_can_be_told_apart(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with driving(session) as desk:
        await desk.keys("enter", "1", "j")
        view = desk.document

        def attributes(offset: int) -> tuple[bool, bool]:
            line = view.render_line(view.screen_row(offset))
            style = next(s.style for s in line if s.style and len(s.text.strip()) > 8)
            return bool(style.bold or style.underline), bool(style.reverse)

        labelled = attributes(desk.spans[0].start)
        selected = attributes(desk.main.reading.selection.start)
        assert labelled[0]
        assert not labelled[1]
        assert selected[1]


def test_a_legend_is_one_row_if_it_can_and_else_two_and_counts_the_rest() -> None:
    labels = tuple(Label(f"label-{number}", str(number)) for number in range(1, 9))
    assert {item.row for item in lay_out(labels, 100)} == {0}
    assert {item.row for item in lay_out(labels, 60)} == {0, 1}
    few = lay_out(labels, 30)
    assert len(few) < len(labels)
    assert all(item.end <= 30 for item in few)
    assert lay_out((), 30) == []
    assert [item.end <= 5 for item in lay_out(labels[:1], 5)] == [True]
