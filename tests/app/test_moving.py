"""Moving through list and text by keys: what is selected, what is shown, and what stays."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest

from reader.session.ahead import Ahead
from reader.session.mending import Mending
from reader.session.session import Session
from reader.text.layout import Layout
from tests.app.driver import driving, open_session


async def test_it_starts_in_the_list_on_the_first_article_with_its_text_beside_it(
    session: Session,
) -> None:
    first = session.rows(0, 1)[0]
    async with driving(session) as desk:
        assert desk.main.context == "list"
        assert desk.main.list.cursor == 0
        assert desk.main.shown == first.id
        assert desk.says(desk.selected[:40])


async def test_the_list_has_the_order_of_the_catalogue_and_moves_by_keys(session: Session) -> None:
    rows = session.rows()
    async with driving(session) as desk:
        await desk.keys("j", "down", "j", "k")
        assert desk.main.list.cursor == 2
        assert desk.main.shown == rows[2].id
        await desk.keys("G")
        assert desk.main.shown == rows[-1].id
        await desk.keys("g", "g")
        assert desk.main.shown == rows[0].id
        await desk.keys("end", "home", "space")
        assert desk.main.list.cursor > 5
        await desk.keys("b", "ctrl+d", "ctrl+u", "up")
        assert desk.main.list.cursor == 0


async def test_enter_goes_to_the_text_and_escape_back_to_the_list(session: Session) -> None:
    async with driving(session) as desk:
        contexts = []
        for key in ("enter", "escape", "tab", "escape", "l"):
            await desk.keys(key)
            contexts.append(desk.main.context)
        assert contexts == ["text", "list", "text", "list", "text"]


async def test_a_sentence_is_always_selected_and_j_and_k_move_it(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter")
        first = desk.selected
        await desk.keys("j")
        second = desk.selected
        assert first
        assert second not in ("", first)
        await desk.keys("k")
        assert desk.selected == first
        assert desk.status.startswith(first[:30])


async def test_capital_j_and_k_extend_and_shrink_by_a_sentence(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter")
        first = desk.selected
        await desk.keys("J")
        assert desk.selected.startswith(first)
        assert len(desk.selected) > len(first)
        await desk.keys("K")
        assert desk.selected == first


async def test_words_and_characters_move_the_active_edge_and_o_takes_the_other(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "j")
        whole = desk.selected
        await desk.keys("h", "h")
        assert whole.startswith(desk.selected)
        shorter = desk.selected
        assert len(shorter) < len(whole) - 4
        await desk.keys("<")
        assert desk.selected == shorter[:-1]
        await desk.keys(">", "o", "l")
        assert shorter.endswith(desk.selected)
        assert len(desk.selected) < len(shorter)


async def test_words_paragraphs_and_quotations_are_objects(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "w")
        assert " " not in desk.selected
        word = desk.selected
        await desk.keys("s")
        sentence = desk.selected
        assert word in sentence
        await desk.keys("p")
        assert sentence in desk.selected
        paragraph = desk.selected
        await desk.keys("}")
        assert desk.selected.startswith(paragraph)
        await desk.keys("{")
        assert desk.selected == paragraph
        text = desk.main.reading.text
        desk.main.reading.go_to(text.index("“") + 1)
        await desk.keys('"')
        at = desk.main.reading.selection.start
        assert text[at - 1] == "“"


async def test_where_no_quotation_is_it_is_said_and_nothing_moves(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "w")
        before = desk.selected
        await desk.keys('"')
        assert desk.selected == before
        assert "no quotation here" in desk.status


async def test_pages_of_the_text_select_what_they_come_to(session: Session) -> None:
    async with driving(session, (100, 24)) as desk:
        await desk.keys("enter")
        first = desk.main.reading.selection.start
        await desk.keys("space")
        second = desk.main.reading.selection.start
        assert second > first
        await desk.keys("ctrl+d")
        assert desk.main.reading.selection.start > second
        await desk.keys("G")
        last = desk.main.reading.selection
        assert desk.main.reading.text[last.end :].strip() == ""
        await desk.keys("b")
        assert desk.main.reading.selection.start < last.start
        await desk.keys("g", "g")
        assert desk.main.reading.selection.start == 0
        await desk.keys("ctrl+u")
        assert desk.main.reading.selection.start == 0


async def test_search_goes_through_the_matches_and_says_which(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "/")
        await desk.write("moscow")
        await desk.keys("enter")
        assert desk.selected.casefold() == "moscow"
        assert "match 1 of" in desk.status
        await desk.keys("n")
        assert "match 2 of" in desk.status
        await desk.keys("N")
        assert "match 1 of" in desk.status


async def test_a_search_without_match_says_so_and_leaves_the_place(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "j")
        before = desk.selected
        await desk.keys("/")
        await desk.write("qqq")
        await desk.keys("enter")
        assert "not found: qqq" in desk.status
        assert desk.selected == before
        assert desk.main.context == "text"
        await desk.keys("n")
        assert "not found: qqq" in desk.status


async def test_the_letters_of_a_search_are_typed_and_escape_leaves_it(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter")
        top = desk.document.scroll_offset
        await desk.keys("/", "q", "1", "?")
        assert desk.app.is_running
        assert not desk.spans
        assert desk.says("q1?")
        await desk.keys("escape")
        assert desk.main.context == "text"
        assert desk.document.scroll_offset == top


async def test_n_without_a_search_says_what_to_do(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "n")
        assert "/" in desk.status


async def test_the_place_is_kept_when_one_goes_elsewhere_and_comes_back(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "j", "j", "j")
        there = desk.selected
        await desk.keys("escape", "j", "k", "enter")
        assert desk.selected == there


async def test_the_place_and_the_article_are_kept_over_a_restart(workspace: Path) -> None:
    async with driving(open_session(workspace)) as desk:
        await desk.keys("j", "j", "enter", "j", "j")
        article, there = desk.main.shown, desk.selected
        await desk.keys("q")
    async with driving(open_session(workspace)) as desk:
        assert desk.main.context == "list"
        assert desk.main.shown == article
        assert desk.selected == there


async def test_keys_typed_ahead_mean_what_they_would_have_meant_later(session: Session) -> None:
    async with driving(session) as desk:
        third = session.rows()[2].id
        await desk.keys("j", "j", "enter", "j", "1", "escape", "k", "enter", "2")
        assert desk.labels == ["non-claim"]
        await desk.keys("escape", "j")
        assert desk.main.shown == third
        assert desk.labels == ["claim"]


async def test_an_unknown_key_says_that_it_does_nothing_and_where_help_is(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("x")
        assert "x does nothing in the list" in desk.status
        await desk.keys("g", "x")
        assert "gx does nothing" in desk.status
        await desk.keys("g", "escape")
        assert desk.status == ""


async def test_ctrl_c_and_ctrl_q_and_focus_keys_end_and_move_nothing(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1", "ctrl+c", "ctrl+q", "shift+tab", "ctrl+pagedown")
        assert desk.app.is_running
        assert desk.main.context == "text"
        assert desk.labels == ["claim"]


async def test_a_text_is_laid_out_by_the_thread_that_loads_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    by: list[tuple[str, bool]] = []
    wrap = Layout._wrap

    def told(layout: Layout) -> None:
        by.append((layout.text, current_thread() is main_thread()))
        wrap(layout)

    async with driving(session) as desk:
        monkeypatch.setattr(Layout, "_wrap", told)
        await desk.keys("G")
        text = desk.main.reading.text
        assert [on_screen_thread for laid_out, on_screen_thread in by if laid_out == text] == [
            False
        ]


async def test_the_next_article_is_shown_with_its_row_in_one_drawing(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[int, str]] = []
    async with driving(session) as desk:
        show = desk.app._display

        def display(*arguments: Any) -> None:
            drawn.append((desk.main.list.cursor, desk.main.shown))
            show(*arguments)

        monkeypatch.setattr(desk.app, "_display", display)
        for _ in range(3):
            row = desk.main.list.cursor + 1
            article = desk.session.rows(row, 1)[0].id
            await desk.prepared(article)
            await desk.keys("j")
            moved = [shown for cursor, shown in drawn if cursor == row]
            assert moved
            assert set(moved) == {article}
            assert desk.says(desk.selected[:30])


async def test_an_article_that_has_changed_outside_since_it_was_prepared_is_replaced_at_once(
    workspace: Path,
) -> None:
    session = open_session(workspace)
    first, second = session.rows(0, 2)
    assert first.page != second.page
    async with driving(session) as desk:
        await desk.prepared(second.id)
        page = workspace / second.path
        page.write_bytes(page.read_bytes() + b"\n\nAdded later.\n")
        await desk.keys("j")
        assert desk.main.list.cursor == 1
        await desk.until(lambda: desk.says("the page is gone or has"))
        assert desk.main.opened is None


async def test_an_article_that_a_colleague_has_cut_otherwise_is_replaced_and_that_is_told(
    workspace: Path,
) -> None:
    session = open_session(workspace)
    second = session.rows(1, 1)[0]
    async with driving(session) as desk:
        await desk.prepared(second.id)
        environ = {"READER_CACHE": str(workspace.parent / "bens")}
        with Session.open(workspace, "ben", environ=environ) as ben:
            ben.refresh()
            page = Mending(ben, second.page)
            title = page.article(second.start).title
            assert title is not None
            page.set_kind(title.start, title.end, "furniture")
        await desk.keys("j")
        await desk.until(lambda: "this is how it is now" in desk.status)
        assert desk.main.shown == second.id
        assert title.raw not in desk.main.reading.text


async def test_nothing_is_told_of_an_article_whose_page_got_its_first_label_meanwhile(
    session: Session,
) -> None:
    rows = session.rows()
    row = next(n for n, (a, b) in enumerate(pairwise(rows)) if a.page == b.page)
    async with driving(session) as desk:
        await desk.keys(*"j" * row)
        await desk.prepared(rows[row + 1].id)
        await desk.keys("enter", "1", "escape", "j")
        assert desk.main.shown == rows[row + 1].id
        await desk.until(lambda: not desk.main._comparing)
        await desk.settle()
        assert "has changed" not in desk.status


async def test_a_disk_that_hangs_does_not_keep_what_was_prepared_from_being_shown(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs = Event()
    async with driving(session) as desk:
        second = desk.session.rows(1, 1)[0]
        await desk.prepared(second.id)
        monkeypatch.setattr(Ahead, "_stamp", lambda *_: hangs.wait(60))
        try:
            desk.send("j", "enter")
            await desk.until(lambda: desk.main.shown == second.id and desk.main.in_text)
            assert desk.says(desk.selected[:30])
        finally:
            hangs.set()
