"""The mouse does what keys do, and the wheel changes nothing."""

from __future__ import annotations

from pathlib import Path

from reader.app.widgets.margin import Margin
from reader.session.session import Session
from tests.app.driver import Driver, driving, open_session


def middle_of(desk: Driver, words: str) -> int:
    return desk.main.reading.text.index(words) + 1


async def test_a_click_on_a_row_shows_its_article_and_another_goes_to_its_text(
    session: Session,
) -> None:
    rows = session.rows()
    async with driving(session) as desk:
        await desk.click(desk.main.list, 5, 4)
        assert desk.main.shown == rows[2].id
        assert desk.main.context == "list"
        await desk.click(desk.main.list, 5, 5)
        assert desk.main.shown == rows[2].id
        assert desk.main.in_text


async def test_click_double_and_triple_click_select_sentence_word_and_paragraph(
    session: Session,
) -> None:
    async with driving(session) as desk:
        at = desk.main.reading.selection.start + 1
        x, y = desk.cell(at)
        text = desk.main.reading.text
        await desk.click(desk.document, x, y)
        sentence = desk.selected
        assert desk.main.in_text
        await desk.click(desk.document, x, y, times=2)
        word = desk.selected
        await desk.click(desk.document, x, y, times=3)
        paragraph = desk.selected
        assert word.isalnum()
        assert word in sentence
        assert sentence in paragraph
        assert f"\n\n{paragraph}\n\n" in f"\n\n{text}\n\n"


async def test_dragging_takes_whole_words_and_with_shift_characters(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter")
        first = desk.main.reading.selection.start
        words = desk.selected.split()
        start = first + 1
        end = first + len(f"{words[0]} {words[1]} ") + 1
        await desk.drag(start, end)
        assert desk.selected.split() == words[:3]
        await desk.drag(start, end, shift=True)
        assert desk.selected == desk.main.reading.text[start : end + 1]


async def test_a_click_in_the_legend_labels_what_was_dragged(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter")
        start = desk.main.reading.selection.start
        await desk.drag(start, start + 12)
        passage = desk.selected
        await desk.click_label("quote")
        assert desk.labels == ["quote"]
        assert desk.spans[0].span.parts[0].quote == passage
        await desk.click_label("quote")
        assert desk.labels == []


async def test_the_legend_reaches_labels_without_a_key(workspace: Path) -> None:
    scheme = workspace / "annotations" / "labels.toml"
    scheme.write_text('name = "few/1"\n[[label]]\nname = "fact"\ncolor = "red"\n')
    async with driving(open_session(workspace)) as desk:
        await desk.keys("enter")
        await desk.click_label("fact")
        assert desk.labels == ["fact"]
        assert desk.says("· fact")


async def test_the_wheel_scrolls_and_changes_no_state_selection_or_place(session: Session) -> None:
    async with driving(session, (100, 24)) as desk:
        await desk.keys("enter")
        before = (desk.selected, desk.main.reading.place, desk.main.shown, desk.main.context)
        await desk.wheel(desk.document)
        assert desk.document.scroll_offset.y > 0
        await desk.wheel(desk.main.list)
        assert desk.main.list.scroll_offset.y > 0
        after = (desk.selected, desk.main.reading.place, desk.main.shown, desk.main.context)
        assert after == before
        assert session.store.unsaved == 0
        assert desk.main.totals.states["unread"] == desk.main.totals.articles


async def test_a_click_in_the_margin_chooses_the_span(session: Session) -> None:
    async with driving(session, (200, 50)) as desk:
        await desk.keys("enter", "1", "2", "j", "j")
        margin = desk.main.query_one(Margin)
        rows = margin.text.splitlines()
        await desk.click(margin, 3, next(y for y, row in enumerate(rows) if "1 claim" in row))
        assert desk.main.reading.current is not None
        assert desk.main.reading.current.span.label == "claim"
        assert desk.selected == desk.spans[0].span.parts[0].quote
