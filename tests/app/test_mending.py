"""The page view: a page is cut otherwise by a key or a click, and the article follows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from reader.app.screens.fields import FieldsScreen
from reader.app.screens.mending import MendScreen
from reader.app.screens.relink import RelinkScreen
from reader.app.widgets.choices import Choices
from reader.app.widgets.page_text import PageText
from tests.app.driver import Driver, driving
from tests.pages import samples
from tests.session.support import BRIDGE, Place, label, rows, views

TWO = samples.TWO_ARTICLES


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.write("two.txt", TWO)
    return made


@asynccontextmanager
async def page_view(place: Place, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Driver]:
    async with driving(place.open(), size) as desk:
        await desk.keys("v")
        assert isinstance(desk.app.screen, MendScreen)
        yield desk


def view(desk: Driver) -> MendScreen:
    screen = desk.app.screen
    assert isinstance(screen, MendScreen)
    return screen


def kinds(desk: Driver) -> list[str]:
    return [one.block.kind for one in view(desk).mending.blocks]


def gutter(desk: Driver, words: str) -> str:
    """What stands before the line with these words."""
    line = next(line for line in desk.screen_lines() if words in line)
    return line[: line.index(words)].strip("› ")


async def test_a_key_says_what_the_selected_blocks_are_and_undo_takes_it_back(
    place: Place,
) -> None:
    async with page_view(place) as desk:
        before = kinds(desk)
        at = view(desk).cursor.head
        await desk.keys("3", "J", "x")
        assert kinds(desk)[at : at + 4] == ["furniture"] * 4
        assert desk.says("4 blocks are furniture now")
        assert desk.says("furniture*")
        await desk.keys("u")
        assert kinds(desk) == before
        assert desk.says("undid: 4 blocks are furniture now")
        await desk.keys("ctrl+r", "v")
        await desk.saved()
        assert len(desk.session.records(views(desk.session)[0].page.sha256).corrections) == 1


async def test_the_gutter_tells_kind_and_article_without_colour(place: Place) -> None:
    async with page_view(place) as desk:
        await desk.keys("}")
        second = view(desk).mending.cut.articles[1]
        first_line = TWO[second.lo :].splitlines()[0][:30]
        assert gutter(desk, first_line).startswith("#2")
        assert gutter(desk, "Tickets stay").startswith("2 body")


async def test_joined_articles_are_one_row_of_the_list_and_the_place_is_kept(
    place: Place,
) -> None:
    session = place.open()
    label(session, views(session)[1], "Tickets stay")
    async with driving(session, (80, 24)) as desk:
        await desk.keys("j", "v", "m")
        assert desk.says("1 span is now in article 1")
        here = view(desk).cursor.here.block.start
        await desk.keys("escape")
        await desk.until(lambda: len(rows(desk.session)) == 1 and desk.main.opened is not None)
        await desk.settle()
        assert len(desk.spans) == 1
        reading = desk.main.reading
        assert reading.view.text.page_offset(reading.selection.start) == here
        await desk.keys("u")
        await desk.until(lambda: len(rows(desk.session)) == 2)
        await desk.until(lambda: desk.main.opened is not None)
        await desk.settle()


async def test_a_line_is_divided_at_the_cursor_and_its_end_gets_a_kind(place: Place) -> None:
    async with page_view(place) as desk:
        block = view(desk).cursor.here.block
        await desk.keys("right", "right", "/", "c")
        made = view(desk).cursor.here.block
        assert made.kind == "caption"
        assert desk.says("+caption*")
        assert block.start < made.start < made.end == block.end


async def test_a_part_of_a_line_is_taken_for_the_author_and_the_line_stays_body(
    place: Place,
) -> None:
    async with page_view(place) as desk:
        block = view(desk).cursor.here.block
        await desk.keys("w", "right", "=", "a")
        article = view(desk).mending.article(block.start)
        assert article.authors[0].value == " ".join(TWO[block.start :].split()[:2])
        assert view(desk).cursor.here.block.kind == block.kind


async def test_fields_are_set_by_hand_with_the_date_as_printed_and_in_iso(place: Place) -> None:
    async with page_view(place) as desk:
        await desk.keys("i")
        screen = desk.app.screen
        assert isinstance(screen, FieldsScreen)
        raw = screen.query_one("#field-raw", Input)
        raw.value = ""
        raw.focus()
        await desk.write("5 May 2024")
        assert screen.query_one("#field-published", Input).value == "2024-05-05"
        await desk.keys("enter")
        published = view(desk).mending.cut.articles[0].published
        assert published is not None
        assert (published.value, published.raw) == ("2024-05-05", "5 May 2024")
        await desk.keys("?")
        assert desk.says("2024-05-05")


async def test_all_of_it_is_done_by_mouse(place: Place) -> None:
    async with page_view(place, (120, 40)) as desk:
        text = view(desk).query_one(PageText)
        blocks = view(desk).mending.blocks
        bodies = [b for b, number in blocks if b.kind == "body" and number == 1]
        one, other = bodies[0], bodies[1]
        for target in (other, one):
            await desk.click(text, 20, text.screen_row(target.start))
            assert view(desk).cursor.here.block.start == target.start
        await desk.pilot.mouse_down(text, offset=(20, text.screen_row(one.start)))
        await desk.pilot.hover(text, offset=(20, text.screen_row(other.start)))
        await desk.pilot.mouse_up(text, offset=(20, text.screen_row(other.start)))
        await desk.settle()
        assert view(desk).cursor.range == (one.start, other.end)
        legend = view(desk).query_one(Choices)
        line = legend.render().plain.splitlines()[0]
        await desk.click(legend, line.index("furniture"), 0)
        assert "furniture" in {b.kind for b, _ in view(desk).mending.blocks if b.start == one.start}


async def test_an_old_version_is_carried_over_after_a_look(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        label(session, views(session)[0], "inspectors found cracks")
        label(session, views(session)[0], "Repairs will cost 4.2 million euros and last")
    changed = BRIDGE.replace("4.2 million euros", "more than 4.2 million euros,")
    place.write("bridge.txt", "Updated.\n\n" + changed)
    async with driving(place.open()) as desk:
        await desk.keys("g", "r")
        assert isinstance(desk.app.screen, RelinkScreen)
        assert desk.says("1 span of 2 come over (1 exact, 1 fuzzy)")
        await desk.keys("y", "enter")
        await desk.until(lambda: len(rows(desk.session)) == 1)
        await desk.until(lambda: desk.main.opened is not None)
        assert sorted(desk.labels) == ["claim", "claim"]
        await desk.keys("u")
        await desk.until(lambda: len(rows(desk.session)) == 2)
        await desk.until(lambda: desk.main.opened is not None)
        await desk.settle()
