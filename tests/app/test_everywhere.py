"""Once, then everywhere: the same passage in all articles, accepted or skipped in one screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from reader.app.screens.everywhere import EverywhereScreen
from reader.app.widgets.choices import Choices
from reader.app.widgets.virtual_list import VirtualList
from tests.app.driver import Driver, driving
from tests.payloads import PAYLOADS
from tests.session.support import BRIDGE, HARBOUR, Place, label, rows, views

SAID = "Repairs will cost 4.2 million euros"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.write("a.txt", BRIDGE)
    for name in "bcd":
        title = f"Paper {name} about the bridge and its repairs"
        made.write(f"{name}.txt", BRIDGE.replace("Old bridge closes for repairs", title))
    made.write("e.txt", HARBOUR)
    with made.open() as session:
        label(session, views(session)[0], SAID)
    return made


@asynccontextmanager
async def everywhere(place: Place, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Driver]:
    async with driving(place.open(), size) as desk:
        await desk.keys("enter", "]", "*")
        assert isinstance(desk.app.screen, EverywhereScreen)
        await desk.until(lambda: desk.says("5 articles searched"))
        yield desk


def spans(desk: Driver) -> list[int]:
    return [row.spans for row in rows(desk.session)]


async def test_what_is_accepted_is_labelled_on_leaving_and_undone_at_once(place: Place) -> None:
    async with everywhere(place) as desk:
        assert desk.says("3 places, 0 accepted")
        await desk.keys("y", "n")
        assert desk.says("label 1 and go back")
        await desk.keys("escape")
        await desk.saved()
        assert desk.says("labelled claim in 1 place of 1 article; 2 left")
        await desk.until(lambda: spans(desk) == [1, 1, 0, 0, 0])
        await desk.keys("u")
        await desk.until(lambda: spans(desk) == [1, 0, 0, 0, 0])
        assert desk.says("undid: labelled claim in 1 place")


async def test_all_are_accepted_by_one_key_and_counted_as_alike_the_next_time(
    place: Place,
) -> None:
    async with everywhere(place) as desk:
        await desk.keys("A")
        await desk.saved()
        await desk.until(lambda: spans(desk) == [1, 1, 1, 1, 0])
        await desk.keys("*")
        await desk.until(lambda: desk.says("3 labelled alike already"))
        assert desk.says("it stands nowhere else")
        await desk.keys("escape")
        assert desk.main.is_current


async def test_the_last_decision_ends_it_and_x_leaves_everything(place: Place) -> None:
    async with everywhere(place) as desk:
        await desk.keys("y", "x")
        assert desk.says("nothing more was labelled")
        await desk.keys("*")
        await desk.until(lambda: desk.says("3 places, 0 accepted"))
        await desk.keys("n", "y", "n")
        await desk.saved()
        await desk.until(lambda: spans(desk) == [1, 0, 1, 0, 0])


async def test_the_mouse_accepts_and_leaves(place: Place) -> None:
    async with everywhere(place, (120, 40)) as desk:
        places = desk.app.screen.query_one(VirtualList)
        await desk.click(places, 8, 2)
        await desk.click(places, 8, 3)
        assert desk.says("3 places, 1 accepted")
        choices = desk.app.screen.query_one(Choices)
        row = next(line for line in desk.screen_lines() if "go back" in line)
        await desk.click(choices, row.index("label 1"), 0)
        await desk.saved()
        await desk.until(lambda: spans(desk) == [1, 0, 1, 0, 0])


async def test_context_is_shown_neutralised(place: Place) -> None:
    hostile = "".join(payload.text for payload in PAYLOADS if payload.fits_page)[:400]
    place.write("f.txt", f"A page to be wary of\n\n{hostile}. {SAID}, it says, {hostile}\n")
    async with everywhere_of(place) as desk:
        shown = "\n".join(desk.screen_lines())
        assert "\x1b" not in shown
        assert "\u202e" not in shown


@asynccontextmanager
async def everywhere_of(place: Place) -> AsyncIterator[Driver]:
    async with driving(place.open(), (120, 40)) as desk:
        await desk.keys("enter", "]", "*")
        await desk.until(lambda: desk.says("6 articles searched"))
        await desk.keys("G")
        yield desk
