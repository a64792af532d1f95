"""A long list stays quick, keeps its place, and does with the mouse what people expect."""

from __future__ import annotations

import time
from typing import Any

import pytest
from rich.style import Style
from textual.pilot import Pilot
from textual.screen import Screen

from reader.app.widgets.list_rows import Cell, fit, row_segments
from reader.app.widgets.virtual_list import VirtualList
from tests.app.widgets.harness import ListApp, Names, drawn, wheel

_PLAIN = Style()


async def click(pilot: Pilot[None], row: int, times: int = 1) -> None:
    await pilot.click(VirtualList, offset=(5, row), times=times)


async def test_a_hundred_thousand_rows_are_drawn_at_once_and_only_where_seen() -> None:
    names = Names([f"row {i}" for i in range(100_000)])
    app = ListApp(lambda: VirtualList(names))
    begun = time.perf_counter()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert time.perf_counter() - begun < 3
        assert drawn(app.list)[0] == "›row 0" + " " * 32 + "0"
        assert max(names.asked) < 20
        app.list.end()
        await pilot.pause()
        assert drawn(app.list)[-1].startswith("›row 99999")
        assert len(names.asked) < 40


async def test_the_cursor_moves_and_scrolls_no_more_than_needed() -> None:
    app = ListApp(lambda: VirtualList(Names([f"n{i}" for i in range(50)])))
    async with app.run_test(size=(20, 5)) as pilot:
        app.list.cursor_down(4)
        await pilot.pause()
        assert app.list.scroll_offset.y == 0
        app.list.cursor_down()
        await pilot.pause()
        assert app.list.scroll_offset.y == 1
        app.list.page()
        app.list.cursor_down(-1)
        await pilot.pause()
        assert app.list.cursor == 9
        assert drawn(app.list)[3].startswith("›n9")
        app.list.home()
        app.list.cursor_down(-3)
        await pilot.pause()
        assert app.list.cursor == app.list.scroll_offset.y == 0
        assert app.seen == [("highlighted", i) for i in (4, 5, 10, 9, 0)]


async def test_another_number_of_rows_scrolls_right_without_laying_out_the_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [f"n{i}" for i in range(50)]
    names = Names(rows)
    app = ListApp(lambda: VirtualList(names))
    laid_out: list[bool] = []
    layout = Screen._refresh_layout

    def counted(screen: Screen[object], *args: Any, **more: Any) -> None:
        laid_out.append(True)
        layout(screen, *args, **more)

    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(Screen, "_refresh_layout", counted)
        app.list.end()
        names.names = [*rows, *(f"m{i}" for i in range(50))]
        app.list.reload()
        await pilot.pause()
        assert app.list.vertical_scrollbar.window_virtual_size == 100
        app.list.end()
        await pilot.pause()
        assert drawn(app.list)[-1].startswith("›m49")
        names.names = rows[:3]
        app.list.reload()
        await pilot.pause()
        assert app.list.scroll_offset.y == 0
        assert drawn(app.list)[2].startswith("›n2")
        assert not laid_out


async def test_reading_rows_anew_draws_those_that_differ_and_no_others() -> None:
    names = Names([f"n{i}" for i in range(50)])
    app = ListApp(lambda: VirtualList(names))
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        names.names = [*names.names[:2], "other", *names.names[3:]]
        app.list.reload()
        assert [(region.y, region.height) for region in app.list._repaint_regions] == [(2, 1)]
        await pilot.pause()
        assert drawn(app.list)[2].startswith(" other")
        app.list.reload()
        assert not app.list._repaint_regions
        names.names = ["new", *names.names]
        app.list.reload()
        await pilot.pause()
        assert (app.list.cursor, drawn(app.list)[0]) == (1, "›n0")


async def test_a_click_puts_the_cursor_and_a_second_one_opens() -> None:
    app = ListApp(lambda: VirtualList(Names(["a", "b", "c"])))
    async with app.run_test(size=(20, 5)) as pilot:
        await click(pilot, 2)
        assert app.seen == [("highlighted", 2)]
        await click(pilot, 1, times=2)
        assert app.seen[1:] == [("highlighted", 1), ("opened", 1)]
        await click(pilot, 1)
        assert app.seen[3:] == [("opened", 1)]
        await click(pilot, 4)
        assert len(app.seen) == 4


async def test_a_double_click_on_the_row_under_the_cursor_opens_it_once() -> None:
    app = ListApp(lambda: VirtualList(Names(["a", "b", "c"])))
    async with app.run_test(size=(20, 5)) as pilot:
        await click(pilot, 0, times=2)
        assert app.seen == [("opened", 0)]


async def test_the_wheel_scrolls_and_moves_nothing_else() -> None:
    app = ListApp(lambda: VirtualList(Names([f"n{i}" for i in range(50)])))
    async with app.run_test(size=(20, 5)) as pilot:
        await wheel(pilot, app.list, 3, 2)
        await pilot.pause()
        assert app.list.scroll_offset.y > 0
        assert app.list.cursor == 0
        assert app.seen == []


async def test_reloading_keeps_the_row_under_the_cursor_and_its_height_on_the_screen() -> None:
    names = Names([f"n{i}" for i in range(50)])
    app = ListApp(lambda: VirtualList(names))
    async with app.run_test(size=(20, 5)) as pilot:
        app.list.move_to(20)
        app.list.cursor_down(-2)
        await pilot.pause()
        before = next(y for y, line in enumerate(drawn(app.list)) if line.startswith("›n18"))
        app.seen.clear()
        names.names = ["new1", "new2", *names.names[5:]]
        app.list.reload()
        await pilot.pause()
        assert drawn(app.list)[before].startswith("›n18")
        assert app.seen == []
        names.names.remove("n18")
        app.list.reload()
        await pilot.pause()
        assert drawn(app.list)[before].startswith("›n19")
        assert app.seen == [("highlighted", 15)]
        app.list.reload(keep="n40")
        await pilot.pause()
        assert app.list.cursor_key == "n40"


async def test_an_empty_list_says_so_and_survives_every_key() -> None:
    names = Names([])
    app = ListApp(lambda: VirtualList(names, empty="no articles yet"))
    async with app.run_test(size=(20, 5)) as pilot:
        for act in (app.list.cursor_down, app.list.page, app.list.home, app.list.end):
            act()
        app.list.open()
        await click(pilot, 1)
        assert drawn(app.list)[0] == "no articles yet"
        assert app.list.cursor == -1
        assert app.list.cursor_key is None
        names.names = ["one"]
        app.list.reload()
        await pilot.pause()
        assert drawn(app.list)[0].startswith("›one")
        assert app.seen == [("highlighted", 0)]


async def test_hostile_names_are_drawn_as_signs() -> None:
    app = ListApp(lambda: VirtualList(Names(["\x1b]52;c;aGk=\x07[/x]", "漢字\u202e\n[red]"])))
    async with app.run_test(size=(30, 3)):
        lines = drawn(app.list)
        assert lines[0].startswith("›␛]52;c;aGk=␇[/x]")
        assert lines[1].startswith(" 漢字� [red]")


async def test_without_colour_the_cursor_is_told_by_a_sign_and_by_reverse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ListApp(lambda: VirtualList(Names(["a", "b"]), ascii_only=True))
    async with app.run_test(size=(20, 3)) as pilot:
        app.list.focus()
        await pilot.pause()
        strip = app.list.render_line(0)
        assert strip.text.startswith(">a")
        assert all(segment.style and segment.style.reverse for segment in strip)


async def test_the_terminal_cursor_follows_for_screen_readers() -> None:
    app = ListApp(lambda: VirtualList(Names(["a", "b", "c"])))
    async with app.run_test(size=(20, 3)) as pilot:
        app.list.focus()
        app.list.move_to(2)
        await pilot.pause()
        assert app.cursor_position == (0, 2)


def test_columns_are_cut_padded_and_dropped_to_fit() -> None:
    def line(width: int) -> str:
        row = (
            Cell("2026-08-01", width=10, drop=1),
            Cell("Outlet", width=8, drop=2),
            Cell("A title of some length"),
            Cell("done", width=4, align="right"),
        )
        segments = row_segments(row, 0, width, lambda cell: _PLAIN)
        return "".join(segment.text for segment in segments)

    assert line(60) == "2026-08-01 Outlet   A title of some length" + " " * 14 + "done"
    assert line(45) == "2026-08-01 A title of some length        done"
    assert line(30) == "A title of some length    done"
    assert line(12) == "A titl… done"
    assert all(len(line(width)) == width for width in range(1, 70))


def test_a_cut_never_divides_a_character_and_fills_its_cells() -> None:
    assert fit("漢字漢字", 6) == "漢字… "
    assert fit("e\u0301" * 4, 3) == "e\u0301e\u0301…"
    assert fit("abc", 5, "right") == "  abc"
    assert fit("abc", 1) == "…"


async def test_a_list_that_fills_shows_its_first_row() -> None:
    names = Names([])
    app = ListApp(lambda: VirtualList(names))
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        names.names[:] = [f"n{i}" for i in range(50)]
        app.list.reload()
        await pilot.pause()
        assert app.list.scroll_offset.y == 0
        assert drawn(app.list)[0].startswith("›n0")


def test_marks_are_set_off_where_they_are_and_change_no_width() -> None:
    cell = Cell("ab\x1bcd 中文 xyz", 0, marks=((1, 4), (6, 7), (30, 40)))
    (segments,) = [row_segments((cell,), 0, 12, lambda _: _PLAIN)]
    plain = row_segments((cell._replace(marks=()),), 0, 12, lambda _: _PLAIN)
    assert "".join(s.text for s in segments) == "".join(s.text for s in plain)
    marked = [s.text for s in segments if s.style is not None and s.style.underline]
    assert marked == ["b␛c", "中"]
