"""Cells of the screen and characters of the text: what is pointed at is what is selected."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.app.widgets.document_hints import Covers, HintView
from reader.session import selection as engine
from reader.session.selection import TextUnits
from reader.text.graphemes import cells, clusters
from reader.text.layout import Layout
from tests.text.strategies import texts

WIDTHS = st.integers(2, 30)
HARD_TEXT = texts()


@given(HARD_TEXT, WIDTHS, st.data())
def test_a_drag_from_cell_to_cell_selects_both_characters_and_whole_clusters(
    text: str, width: int, data: st.DataObject
) -> None:
    if not text:
        return
    layout, units = Layout(text, width), TextUnits(text)
    edges = {0} | {end for _, end, _ in clusters(text)}
    places = [
        layout.to_offset(
            data.draw(st.integers(0, len(layout) - 1)), data.draw(st.integers(0, width - 1))
        )
        for _ in range(2)
    ]
    places = [min(place, units.previous(len(text))) for place in places]
    for exact in (True, False):
        made = engine.drag(units, *places, exact=exact)
        assert {made.start, made.end} <= edges
        for place in places:
            assert made.start <= place < made.end
        if exact:
            assert made.start == min(places)
            assert made.end == units.following(max(places))


@given(HARD_TEXT, WIDTHS)
def test_the_cursor_stands_on_a_cell_that_leads_back_to_it(text: str, width: int) -> None:
    if not text:
        return
    layout, units = Layout(text, width), TextUnits(text)
    now = engine.sentence_at(units, 0)
    for _ in range(6):
        shorter = engine.move_character(units, now, -1)
        for each in (now, shorter, engine.swap_edges(shorter)):
            at = engine.cursor(units, each)
            row, cell = layout.to_cell(at)
            first, last = layout.row_range(row)
            assert first <= at < last
            found = layout.to_offset(row, cell)
            # What has no cell of its own, or hangs behind the row, shares that of a neighbour.
            here = [start for start, _, size in layout.row_tiles(row) if size]
            if at in here and cell < width:
                assert found == at
        now = engine.next_sentence(units, now)


@given(HARD_TEXT, WIDTHS, st.booleans())
def test_hints_cover_whole_clusters_of_one_row_and_as_many_cells_as_these_have(
    text: str, width: int, pairs: bool
) -> None:
    layout, units = Layout(text, width), TextUnits(text)
    edges = {0} | {end for _, end, _ in clusters(text)}
    words = units.words.within(0, len(text))
    covers = Covers(layout, [HintView(start, "zx" if pairs else "a") for start, _ in words])
    found = list(covers.within(0, len(text)))
    assert [cover.start for cover in found] == [start for start, _ in words]
    for cover in found:
        row = layout.row_of(cover.start)
        first, last = layout.row_range(row)
        assert first <= cover.start < cover.end <= last
        assert {cover.start, cover.end} <= edges
        tiles = [tile for tile in layout.row_tiles(row) if cover.start <= tile[0] < cover.end]
        covered = sum(size for _, _, size in tiles)
        if covered >= (2 if pairs else 1):
            assert cells(cover.drawn) == covered
