"""Hints, parts, edges and armed labels on the screen, by keys and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app.widgets.document import DocumentView
from reader.session.session import Session
from tests.app.driver import Driver, driving, open_session

LONG = (
    "Weir opens\n\nThe mayor said on Monday that the new weir, which cost far more than had been "
    "planned, would open before the winter if the river stayed low and the last of the gates came "
    "in time. “We waited,” she added, “and it was worth it.” It rained.\n"
)


@pytest.fixture
def weir(workspace: Path) -> Session:
    """A session with one page more, which has a sentence of more words than there are letters."""
    (workspace / "seeds" / "000-weir.txt").write_text(LONG, "utf-8")
    return open_session(workspace)


async def enter(desk: Driver) -> None:
    """Go to the text of the page about the weir, its first sentence selected."""
    articles = desk.session.rows()
    index = next(n for n, row in enumerate(articles) if row.path.endswith("000-weir.txt"))
    desk.main.list.move_to(index)
    await desk.keys("enter")
    assert desk.selected.startswith("The mayor")


def mode(desk: Driver) -> str:
    return desk.main.context


def rows_of(view: DocumentView) -> list[str]:
    return [view.render_line(y).text for y in range(view.size.height)]


def changed_cells(before: list[str], after: list[str]) -> int:
    assert [len(row) for row in before] == [len(row) for row in after]
    cells = zip("".join(before), "".join(after), strict=True)
    return sum(one != other for one, other in cells)


async def test_hints_cover_word_beginnings_and_move_nothing(weir: Session) -> None:
    async with driving(weir) as desk:
        await enter(desk)
        before = rows_of(desk.document)
        await desk.keys("f")
        hinted = rows_of(desk.document)
        hints = desk.main.reading.hints(start=True)
        assert 1 <= changed_cells(before, hinted) <= sum(len(hint.letters) for hint in hints)
        word = next(hint for hint in hints if hint.start == desk.main.reading.text.index("the new"))
        assert len(word.letters) == 1
        await desk.keys(word.letters)
        assert desk.selected.startswith("the new weir")
        assert desk.selected.endswith("came in time")
        await desk.keys("f", "escape")
        assert desk.main.in_text
        assert desk.selected.startswith("the new weir")


async def test_a_hint_of_two_letters_narrows_and_a_wrong_one_changes_nothing(
    weir: Session,
) -> None:
    async with driving(weir) as desk:
        await enter(desk)
        text = desk.main.reading.text
        selected = desk.selected
        await desk.keys("f", "!")
        assert desk.selected == selected
        assert "no word has !" in desk.status
        hints = desk.main.reading.hints(start=True)
        far = next(hint for hint in hints if len(hint.letters) == 2)
        await desk.keys(far.letters[0])
        await desk.keys(far.letters[1])
        assert desk.main.reading.selection.start == far.start
        near = next(h for h in desk.main.reading.hints(start=False) if text[h.start] == "w")
        await desk.keys("F", *near.letters)
        assert mode(desk) == "text"


async def test_a_hint_can_be_clicked(weir: Session) -> None:
    async with driving(weir) as desk:
        await enter(desk)
        await desk.keys("F")
        x, y = desk.cell(desk.main.reading.text.index("planned") + 2)
        await desk.click(desk.document, x, y)
        assert desk.selected.endswith("planned")
        assert desk.selected.startswith("The mayor")
        assert mode(desk) == "text"


async def test_parts_are_counted_labelled_as_one_span_and_dropped_with_escape(
    weir: Session,
) -> None:
    async with driving(weir) as desk:
        await enter(desk)
        await desk.keys(",", "+", ",")
        assert "+ 1 part" in desk.screen_lines()[0]
        await desk.keys("5")
        text = desk.main.reading.text
        (span,) = desk.spans
        assert [text[a:b] for a, b in span.fragments] == ["We waited", "and it was worth it"]
        await desk.keys("5")
        assert desk.spans == []
        await desk.keys("+", "escape")
        assert "dropped 1 part" in desk.status
        assert desk.main.in_text


async def test_edges_are_moved_by_keys_and_other_keys_wait(weir: Session) -> None:
    async with driving(weir) as desk:
        await enter(desk)
        await desk.keys("1", "e")
        assert mode(desk) == "edges"
        uid = desk.spans[0].span.uid
        await desk.keys("q", "2")
        assert mode(desk) == "edges"
        await desk.keys("h", "enter")
        assert desk.spans[0].span.uid == uid
        assert desk.main.reading.text[: desk.spans[0].end].endswith("in time")
        assert desk.labels == ["claim"]
        await desk.keys("e", "L", "escape")
        assert mode(desk) == "text"
        assert desk.main.reading.text[: desk.spans[0].end].endswith("in time")


async def test_dragging_an_end_of_the_span_in_hand_resizes_it(weir: Session) -> None:
    async with driving(weir) as desk:
        await enter(desk)
        await desk.keys("c", "1")
        text = desk.main.reading.text
        uid, end = desk.spans[0].span.uid, text.index("planned")
        await desk.drag(desk.spans[0].end - 1, end + 1)
        assert [span.span.uid for span in desk.spans] == [uid]
        assert text[: desk.spans[0].end].endswith("planned")
        assert mode(desk) == "text"


async def test_an_armed_label_is_given_by_space_and_by_the_mouse(weir: Session) -> None:
    async with driving(weir) as desk:
        await enter(desk)
        await desk.keys("5", ";", ",")
        assert "; quote" in desk.screen_lines()[0]
        await desk.keys("space")
        assert desk.labels == ["quote", "quote"]
        start = desk.main.reading.text.index("rained")
        await desk.drag(start, start + 3)
        assert desk.labels == ["quote"] * 3
        await desk.keys(";", "k", ".")
        assert desk.labels == ["quote"] * 4
        assert "; quote" not in desk.screen_lines()[0]


async def test_one_label_can_be_shown_alone_and_nothing_else_changes(weir: Session) -> None:
    async with driving(weir) as desk:
        await enter(desk)
        await desk.keys("1", ",", "5", "Z")
        assert len(desk.document.document.spans) == 1
        assert "only quote" in desk.screen_lines()[0]
        assert desk.labels == ["claim", "quote"]
        await desk.keys("Z")
        assert len(desk.document.document.spans) == 2


async def test_after_labelling_the_next_sentence_is_selected_where_that_is_wished(
    workspace: Path,
) -> None:
    (workspace / "reader.toml").write_text("auto_advance = true\n", "utf-8")
    async with driving(open_session(workspace)) as desk:
        await desk.keys("enter")
        first = desk.selected
        await desk.keys("1")
        assert desk.labels == ["claim"]
        assert desk.selected != first
        await desk.keys("k", "1")
        assert desk.labels == []
