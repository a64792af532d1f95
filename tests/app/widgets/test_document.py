"""The text stays where it is, every label is seen, and the mouse speaks in offsets."""

from __future__ import annotations

import asyncio
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.pilot import Pilot

from reader.app.widgets.document import BlockView, Document, DocumentView, HeadLine, SpanView
from reader.app.widgets.document_paint import Looks, Scene, text_segments
from reader.app.widgets.palette import contrast
from reader.app.widgets.span_index import Display
from tests.app.widgets.harness import DocumentApp, drawn, wheel

TITLE = "A title of the article"
FIRST = "The minister said that nothing had changed since Tuesday."
SECOND = "Others, she added, would see it differently. Much differently."
TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
AT_FIRST = TEXT.index(FIRST)
AT_SECOND = TEXT.index(SECOND)
BLOCKS = (
    BlockView(0, len(TITLE), "title"),
    BlockView(AT_FIRST, AT_FIRST + len(FIRST), "body"),
    BlockView(AT_SECOND, len(TEXT), "embed"),
)


def span(
    uid: str, start: int, end: int, key: str = "1", display: Display = "underline"
) -> SpanView:
    return SpanView(uid, ((start, end),), "claim", key, "yellow", display)


def document(*spans: SpanView) -> Document:
    return Document(TEXT, BLOCKS, (HeadLine("Outlet · 2026-08-01 · unread"),), spans)


def styles(view: DocumentView, y: int) -> list[tuple[str, Style]]:
    return [(segment.text, segment.style or Style()) for segment in view.render_line(y)]


def look_of(view: DocumentView, words: str) -> Style:
    for y in range(view.size.height):
        for text, style in styles(view, y):
            if words in text:
                return style
    raise AssertionError(f"{words!r} is not drawn in one piece: {drawn(view)}")


async def shown(pilot: Pilot[None], view: DocumentView, what: Document) -> None:
    view.show(what)
    await pilot.pause()


async def test_text_is_drawn_under_its_head_lines_with_a_bar_at_embedded_posts() -> None:
    app = DocumentApp(DocumentView())
    async with app.run_test(size=(50, 14)) as pilot:
        await shown(pilot, app.view, document())
        assert drawn(app.view)[:10] == [
            "       Outlet · 2026-08-01 · unread",
            "",
            "       A title of the article",
            "",
            "       The minister said that nothing had changed",
            "       since Tuesday.",
            "",
            "      ▌Others, she added, would see it",
            "      ▌differently. Much differently.",
            "",
        ]
        assert look_of(app.view, TITLE).bold
        assert not look_of(app.view, "minister").bold


async def test_overlapping_spans_each_have_a_bracket_with_their_key() -> None:
    whole = span("a", AT_FIRST, AT_FIRST + len(FIRST), "1", "tint")
    inner = span("b", AT_FIRST + 4, AT_FIRST + 12, "2")
    across = span("c", AT_FIRST + 44, AT_SECOND + 6, "3")
    app = DocumentApp(DocumentView())
    async with app.run_test(size=(50, 14)) as pilot:
        await shown(pilot, app.view, document(whole, inner, across))
        assert [line[:16] for line in drawn(app.view)[4:9]] == [
            "12     The minis",
            "╰3     since Tue",
            " │",
            " ╰    ▌Others, s",
            "      ▌different",
        ]
        assert look_of(app.view, "minister").underline


async def test_wide_views_have_room_for_bracket_and_key_in_boxes_or_in_ascii() -> None:
    spans = (
        span("a", AT_FIRST, AT_SECOND + 6, "1"),
        span("b", AT_FIRST, AT_FIRST + 3, "2"),
        SpanView("c", ((AT_FIRST + 5, AT_FIRST + 6),), "no key", "", "#aa00ff"),
    )
    for ascii_only, expected in (
        (False, ["1╭2╶ ╶      The", " │", " ╰         ▌Oth"]),
        (True, ["1/2- -      The", " |", " \\         |Oth"]),
    ):
        app = DocumentApp(DocumentView(ascii_only=ascii_only))
        async with app.run_test(size=(110, 14)) as pilot:
            await shown(pilot, app.view, document(*spans))
            assert [line[:15] for line in drawn(app.view)[4:7]] == expected


async def test_what_finds_no_lane_is_counted() -> None:
    spans = [span(str(i), AT_FIRST + i, AT_FIRST + 20, str(i)) for i in range(1, 8)]
    app = DocumentApp(DocumentView())
    async with app.run_test(size=(50, 14)) as pilot:
        await shown(pilot, app.view, document(*spans))
        assert drawn(app.view)[4].startswith("1234+3 The minister")


async def test_labelling_moves_no_text_and_takes_off_what_it_put_on() -> None:
    app = DocumentApp(DocumentView())
    async with app.run_test(size=(50, 6)) as pilot:
        await shown(pilot, app.view, document())
        app.view.scroll_rows(3)
        await pilot.pause()
        before, place = drawn(app.view), app.view.place
        app.view.set_spans([span("a", AT_FIRST, AT_SECOND + 9, "1", "tint")])
        await pilot.pause()
        labelled = drawn(app.view)
        assert [line[7:] for line in labelled] == [line[7:] for line in before]
        assert labelled != before
        assert app.view.place == place
        app.view.set_spans([])
        await pilot.pause()
        assert drawn(app.view) == before


async def test_the_selection_is_reversed_whatever_lies_under_it_and_its_edge_is_marked() -> None:
    app = DocumentApp(DocumentView())
    async with app.run_test(size=(50, 14)) as pilot:
        await shown(pilot, app.view, document(span("a", AT_FIRST, AT_FIRST + 30, "1", "tint")))
        app.view.focus()
        app.view.set_selection(AT_FIRST, AT_FIRST + 12)
        await pilot.pause()
        pieces = [
            (t, bool(s.reverse), bool(s.underline)) for t, s in styles(app.view, 4) if t.strip()
        ]
        assert pieces[1:4] == [
            ("The ministe", True, False),
            ("r", True, True),
            (" said that nothing", False, False),
        ]
        assert app.cursor_position == (7 + 11, 4)
        app.view.set_selection(AT_FIRST, AT_FIRST + 12, head=AT_FIRST)
        await pilot.pause()
        assert styles(app.view, 4)[4][0].strip() == "T" or "T" in [
            t for t, _ in styles(app.view, 4)
        ]
        assert app.cursor_position == (7, 4)


async def test_matches_and_the_span_in_hand_are_marked() -> None:
    app = DocumentApp(DocumentView())
    async with app.run_test(size=(50, 14)) as pilot:
        await shown(pilot, app.view, document(span("a", AT_FIRST + 4, AT_FIRST + 12)))
        app.view.set_matches([(AT_FIRST + 13, AT_FIRST + 17)])
        app.view.set_current("a")
        await pilot.pause()
        assert look_of(app.view, "said").italic
        assert look_of(app.view, "minister").bold
        assert styles(app.view, 4)[0][1].reverse
        app.view.set_current(None)
        await pilot.pause()
        assert not look_of(app.view, "minister").bold


async def test_resizing_keeps_the_character_at_the_top() -> None:
    app = DocumentApp(DocumentView())
    text = "\n\n".join(f"{i} {FIRST} {SECOND}" for i in range(60))
    async with app.run_test(size=(60, 10)) as pilot:
        await shown(pilot, app.view, Document(text))
        place = text.index("37 The")
        app.view.restore_place(place)
        await pilot.pause()
        for width in (35, 90, 24, 60):
            await pilot.resize_terminal(width, 10)
            await pilot.pause()
            assert app.view.place == place
            assert "37 The" in drawn(app.view)[0]


async def test_revealing_scrolls_only_as_far_as_needed() -> None:
    app = DocumentApp(DocumentView())
    text = "\n".join(f"row {i}" for i in range(100))
    async with app.run_test(size=(40, 10)) as pilot:
        await shown(pilot, app.view, Document(text))
        app.view.reveal(text.index("row 9"), text.index("row 10"))
        await pilot.pause()
        assert app.view.scroll_offset.y == 0
        at = text.index("row 30")
        app.view.reveal(at, at + 6)
        await pilot.pause()
        assert app.view.scroll_offset.y == 21
        app.view.reveal(text.index("row 25"))
        assert app.view.scroll_offset.y == 21
        app.view.reveal(text.index("row 20"))
        assert app.view.scroll_offset.y == 20
        app.view.reveal(0, len(text), head=len(text))
        assert app.view.visible_range()[1] == len(text)


async def test_the_mouse_is_told_in_offsets() -> None:
    app = DocumentApp(DocumentView())
    async with app.run_test(size=(50, 14)) as pilot:
        await shown(pilot, app.view, document())
        await pilot.click(DocumentView, offset=(7 + 4, 4), times=3)
        at = AT_FIRST + 4
        assert app.seen == [("clicked", at, 1), ("clicked", at, 2), ("clicked", at, 3)]
        app.seen.clear()
        await pilot.mouse_down(DocumentView, offset=(7, 4))
        await pilot.hover(DocumentView, offset=(7 + 5, 5))
        await pilot.mouse_up(DocumentView, offset=(7 + 6, 5))
        await pilot.pause()
        row = TEXT.index("since")
        assert app.seen[0] == ("dragging", AT_FIRST, row + 5)
        assert app.seen[-1] == ("dragged", AT_FIRST, row + 6)
        assert "clicked" not in [name for name, _, _ in app.seen]
        app.seen.clear()
        await pilot.click(DocumentView, offset=(0, 4))
        await pilot.click(DocumentView, offset=(48, 5))
        await pilot.click(DocumentView, offset=(20, 13))
        offsets = [offset for _, offset, _ in app.seen]
        assert offsets == [AT_FIRST, AT_FIRST + len(FIRST), len(TEXT)]


async def test_the_wheel_scrolls_and_reports_nothing_else() -> None:
    app = DocumentApp(DocumentView())
    async with app.run_test(size=(50, 5)) as pilot:
        await shown(pilot, app.view, document())
        app.view.set_selection(AT_FIRST, AT_FIRST + 3)
        await wheel(pilot, app.view, 10, 2)
        assert app.view.scroll_offset.y > 0
        assert app.view.selection == (AT_FIRST, AT_FIRST + 3)
        assert app.seen == []


async def test_wide_and_joined_characters_are_drawn_whole_and_found_by_the_mouse() -> None:
    text = "漢字👩\u200d👧e\u0301🇩🇪 end \x1b[2J\u202e"
    app = DocumentApp(DocumentView())
    async with app.run_test(size=(50, 5)) as pilot:
        inside = SpanView("a", ((1, 4),), "claim", "\x1b", "yellow")
        await shown(pilot, app.view, Document(text, spans=(inside,)))
        assert drawn(app.view)[0].endswith(" 漢字👩\u200d👧e\u0301🇩🇪 end ␛[2J�")
        assert app.view.render_line(0).cell_length == app.view.scrollable_content_region.width
        for cell, offset in [(0, 0), (1, 0), (2, 1), (4, 2), (5, 2), (6, 5), (7, 7), (9, 9)]:
            app.seen.clear()
            await pilot.click(DocumentView, offset=(7 + cell, 0))
            assert app.seen[0][1] == offset, cell


@pytest.mark.parametrize("colors", ["standard", "truecolor", "none"])
@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
async def test_labels_and_selection_can_be_told_apart_in_every_terminal(
    colors: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if colors == "none":
        monkeypatch.setenv("NO_COLOR", "1")
    else:
        monkeypatch.setattr("rich.console.Console.color_system", colors)
    app = DocumentApp(DocumentView())
    app.theme = theme
    async with app.run_test(size=(60, 14)) as pilot:
        spans = (
            span("a", AT_FIRST, AT_FIRST + 12, "1", "tint"),
            span("b", AT_FIRST + 13, AT_FIRST + 17, "2"),
            SpanView("c", ((AT_FIRST + 18, AT_FIRST + 22),), "x", "3", "blue", suggested=True),
            SpanView("d", ((AT_FIRST + 43, AT_FIRST + 48),), "x", "4", "#101030"),
        )
        await shown(pilot, app.view, document(*spans))
        app.view.set_selection(AT_FIRST + 23, AT_FIRST + 30)
        await pilot.pause()
        plain = look_of(app.view, "had")
        tint, under = look_of(app.view, "The minister"), look_of(app.view, "said")
        assert under.underline
        assert look_of(app.view, "that").underline2
        assert legible(look_of(app.view, "that")) > 2.4
        assert legible(look_of(app.view, "since")) > 2.4
        assert look_of(app.view, "nothin").reverse
        assert tint.bold if colors == "none" else tint.bgcolor != plain.bgcolor
        assert not tint.reverse
        assert plain.color
        assert plain.bgcolor
        assert legible(tint) > 4
        assert legible(under) > 2.4


def legible(style: Style) -> float:
    assert style.color
    assert style.bgcolor
    return contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor())


async def test_a_megabyte_with_thousands_of_spans_opens_and_moves_quickly() -> None:
    text = "\n\n".join([f"{FIRST} {SECOND}"] * 8_300)
    spans = tuple(span(str(i), i * 200, i * 200 + 150, str(i % 9 + 1)) for i in range(5_000))
    app = DocumentApp(DocumentView())
    async with app.run_test(size=(90, 40)) as pilot:
        begun = time.perf_counter()
        await shown(pilot, app.view, Document(text, spans=spans))
        assert time.perf_counter() - begun < 2
        begun = time.perf_counter()
        for i in range(100):
            app.view.set_selection(i * 60, i * 60 + 50)
            app.view.reveal(i * 60, i * 60 + 50)
            for y in range(40):
                app.view.render_line(y)
        assert (time.perf_counter() - begun) / 100 < 0.05
        begun = time.perf_counter()
        app.view.set_spans(spans[1:])
        assert time.perf_counter() - begun < 0.5


SENTENCES = "\n\n".join([" ".join([FIRST, SECOND] * 3)] * 30)
ranges = st.tuples(st.integers(0, len(SENTENCES) - 2), st.integers(1, 300)).map(
    lambda pair: (pair[0], min(len(SENTENCES), sum(pair)))
)
drawings = st.lists(
    st.builds(
        lambda at, number, display: SpanView(
            f"{at}{number}", (at,), "claim", str(number), ("red", "blue")[number % 2], display
        ),
        ranges,
        st.integers(0, 9),
        st.sampled_from(["tint", "underline"]),
    ),
    max_size=12,
    unique_by=lambda one: one.uid,
)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(drawings, st.integers(0, 12), st.integers(-8, 8), ranges), max_size=5))
def test_what_is_drawn_anew_and_what_is_kept_look_like_one_drawing_of_all(
    steps: list[tuple[list[SpanView], int, int, tuple[int, int]]],
) -> None:
    async def compare() -> None:
        app = DocumentApp(DocumentView())
        async with app.run_test(size=(70, 12)) as pilot:
            view = app.view
            view.show(Document(SENTENCES, head=(HeadLine("Outlet"),)))
            await pilot.pause()
            for spans, current, rows, selected in steps:
                region = Region(0, 0, *view.size)
                view.render_lines(region)
                view.set_spans(spans)
                view.set_current(spans[current].uid if current < len(spans) else None)
                view.set_selection(*selected)
                view.set_decided([(0, 500), selected], [True, rows > 0])
                view.scroll_rows(rows)
                kept = [list(line) for line in view.render_lines(region)]
                view._redraw()
                assert kept == [list(line) for line in view.render_lines(region)]

    asyncio.run(compare())


async def test_a_step_and_a_label_draw_the_rows_that_they_touch_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spans = [span(str(at), at, at + 40) for at in range(0, len(SENTENCES) - 40, 200)]
    rows: list[int] = []

    def counted(scene: Scene, row: int, looks: Looks) -> list[Segment]:
        rows.append(row)
        return text_segments(scene, row, looks)

    monkeypatch.setattr("reader.app.widgets.document_surface.text_segments", counted)
    app = DocumentApp(DocumentView())
    async with app.run_test(size=(70, 12)) as pilot:
        view = app.view
        await shown(pilot, view, Document(SENTENCES, spans=tuple(spans)))
        view.set_selection(0, 30)
        await pilot.pause()
        rows.clear()
        view.set_selection(70, 90)
        view.set_current(spans[0].uid)
        await pilot.pause()
        assert rows == [0, 1]
        rows.clear()
        view.set_spans([*spans, span("new", 130, 140)])
        await pilot.pause()
        assert rows == [2]
        rows.clear()
        view.scroll_rows(2)
        await pilot.pause()
        assert rows == [12, 13]
