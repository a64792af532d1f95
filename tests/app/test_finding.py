"""Filtering and sorting the list, searching all articles, the table of spans, and labels."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.app.screens import searching
from reader.app.screens.annotations import AnnotationsScreen
from reader.app.screens.searching import SearchScreen
from reader.app.widgets.filter_bar import FilterBar
from reader.session.finding import Hit, found_rows, hits
from reader.session.session import Session
from reader.text.indexing import Phrase
from tests.app.driver import Driver, driving, open_session


def shown(desk: Driver) -> list[str]:
    """The ids of the articles in the list, as it shows them."""
    rows = desk.main.rows
    return [rows.article(index).id for index in range(rows.count())]


def wanted(session: Session, query: str) -> set[str]:
    return {row.id for row in found_rows(session, query)}


async def filtered(desk: Driver, query: str) -> None:
    await desk.keys("/")
    await desk.write(query)
    await desk.until(lambda: desk.main.filter_text == query)


def top(desk: Driver) -> str:
    return desk.screen_lines()[0]


async def test_the_list_narrows_as_one_types_and_says_how_much_is_hidden(session: Session) -> None:
    async with driving(session) as desk:
        every = len(shown(desk))
        await filtered(desk, "title:putin")
        assert set(shown(desk)) == wanted(session, "title:putin")
        hidden = every - len(shown(desk))
        assert 0 < hidden < every
        await desk.keys("enter")
        assert f"filter: title:putin, {hidden} hidden" in top(desk)
        assert desk.main.focused is desk.main.list
        await desk.keys("escape")
        assert len(shown(desk)) == every
        assert "hidden" not in top(desk)


async def test_the_cursor_stays_on_its_article_through_filters_and_orders(session: Session) -> None:
    async with driving(session) as desk:
        inside = sorted(wanted(session, "title:putin"))[0]
        desk.main.list.move_to(shown(desk).index(inside))
        await desk.settle()
        await filtered(desk, "title:putin")
        assert desk.main.highlighted == inside
        await desk.keys("enter", "o", "t")
        await desk.until(lambda: desk.main.order.key == "title")
        assert desk.main.highlighted == inside
        await desk.keys("o", "t")
        await desk.until(lambda: desk.main.order.backward)
        assert desk.main.highlighted == inside
        assert "by title ↓" in top(desk)
        titles = [desk.main.rows.article(i).title or "" for i in range(desk.main.rows.count())]
        assert titles == sorted(titles, key=str.casefold, reverse=True)


async def test_leaving_the_filter_brings_back_the_list_as_it_was(session: Session) -> None:
    async with driving(session) as desk:
        before, at = shown(desk), desk.main.highlighted
        await filtered(desk, "zzzz")
        assert shown(desk) == []
        await desk.keys("escape")
        await desk.until(lambda: shown(desk) == before)
        assert desk.main.highlighted == at


async def test_what_is_wrong_in_a_filter_is_pointed_at_and_what_may_follow_is_offered(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("/")
        bar = desk.main.query_one(FilterBar)
        await desk.write("x outlt:a")
        await desk.until(lambda: "did you mean outlet" in bar.told)
        assert bar.told.index("^") == 3
        bar.field.value = "sta"
        bar.field.cursor_position = 3
        await desk.until(lambda: "tab: state:" in bar.told)
        await desk.keys("tab")
        assert bar.field.value == "state:"
        await desk.until(lambda: "unread" in bar.told)
        await desk.keys("tab")
        await desk.until(lambda: desk.main.filter_text == "state:unread")


async def test_an_article_that_no_longer_fits_keeps_its_row_until_one_looks_again(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await filtered(desk, "state:unread")
        await desk.keys("enter")
        before = shown(desk)
        await desk.keys("enter", "1")
        await desk.saved()
        assert shown(desk) == before
        await desk.keys("escape", "R")
        await desk.until(lambda: len(shown(desk)) == len(before) - 1)


async def test_saved_filters_are_offered_by_name(workspace: Path) -> None:
    (workspace / "reader.toml").write_text('[filters]\nputin = "title:putin"\n', "utf-8")
    session = open_session(workspace)
    async with driving(session) as desk:
        await desk.keys("F")
        assert desk.says("putin")
        assert desk.says("(all articles)")
        await desk.keys("enter")
        await desk.until(lambda: desk.main.filter_text == "title:putin")
        assert set(shown(desk)) == wanted(session, "@putin")


async def test_all_articles_are_searched_and_a_result_opens_at_its_place(session: Session) -> None:
    async with driving(session, (80, 24)) as desk:
        await desk.keys("g", "/")
        await desk.write("spokesman")
        number = len(wanted(session, "spokesman"))
        await desk.until(lambda: desk.says(f"1 of {number} articles"))
        assert isinstance(desk.app.screen, SearchScreen)
        await desk.keys("enter", "j", "enter")
        assert desk.main.in_text
        assert desk.selected.casefold() == "spokesman"
        assert desk.main.highlighted in wanted(session, "spokesman")
        await desk.keys("g", "/")
        await desk.until(lambda: desk.says(f"2 of {number} articles"))
        await desk.keys("escape")
        assert desk.main.in_text


async def test_what_comes_into_sight_first_is_read_beside_the_screen(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[tuple[bool, int]] = []

    def noted(session: Session, docs: Sequence[int], wanted: list[Phrase]) -> list[Hit]:
        read.append((threading.current_thread() is threading.main_thread(), len(docs)))
        return hits(session, docs, wanted)

    monkeypatch.setattr(searching, "hits", noted)
    async with driving(session) as desk:
        await desk.keys("g", "/")
        await desk.write("spokesman")
        number = len(wanted(session, "spokesman"))
        await desk.until(lambda: desk.says(f"1 of {number} articles"))
    assert (False, number) in read
    assert not any(on_the_loop for on_the_loop, _ in read)


async def test_a_result_that_a_filter_hides_takes_the_filter_off(session: Session) -> None:
    async with driving(session) as desk:
        await filtered(desk, "not spokesman")
        await desk.keys("enter", "g", "/")
        await desk.write("spokesman")
        await desk.until(lambda: desk.says("1 of"))
        await desk.keys("enter", "enter")
        assert desk.selected.casefold() == "spokesman"
        assert desk.main.filter_text == ""


async def test_many_spans_are_changed_in_the_table_as_one_step_of_undo(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1", "j", "1", "j", "5")
        await desk.saved()
        await desk.keys("g", "a")
        assert isinstance(desk.app.screen, AnnotationsScreen)
        await desk.until(lambda: desk.says("3 spans"))
        await desk.keys("/")
        await desk.write("label:claim")
        await desk.until(lambda: desk.says("2 spans"))
        await desk.keys("enter", "a", "c", "7")
        await desk.until(lambda: desk.says("put the label evidence on 2 spans"))
        assert sorted(desk.labels) == ["evidence", "evidence", "quote"]
        await desk.keys("u")
        await desk.until(lambda: sorted(desk.labels) == ["claim", "claim", "quote"])
        await desk.keys("j", "enter")
        assert desk.main.in_text
        assert desk.main.reading.current is not None


async def test_a_renamed_label_is_drawn_at_once_and_undo_brings_the_old_name_back(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1")
        await desk.saved()
        await desk.keys("g", "l", "1", "r")
        await desk.keys(*["backspace"] * 5)
        await desk.write("fact")
        await desk.keys("enter")
        await desk.until(lambda: desk.says("1 span of yours"))
        await desk.keys("y")
        await desk.until(lambda: desk.says("1 fact") and desk.says("renamed the label"))
        assert desk.labels == ["fact"]
        await desk.keys("u")
        await desk.until(lambda: desk.says("1 claim"))
        assert desk.labels == ["claim"]


async def test_expressions_are_searched_in_the_article_and_their_mistakes_are_told(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "/")
        await desk.write("re:[A-Z]\\w+ \\w+ed")
        await desk.keys("enter")
        assert "match 1 of" in desk.status
        await desk.keys("/")
        await desk.write("re:(")
        await desk.keys("enter")
        assert "no regular expression" in desk.status
