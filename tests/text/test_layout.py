"""Rows tile the text, cells and offsets find each other, in every script and at every width."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from reader.text.graphemes import cells, clusters
from reader.text.layout import _NARROW, Layout
from tests.text.strategies import texts

WIDTHS = st.one_of(st.integers(1, 12), st.integers(13, 90))


def rows_of(text: str, width: int) -> list[str]:
    layout = Layout(text, width)
    return [text[slice(*layout.row_range(row))] for row in range(len(layout))]


@settings(deadline=None)
@given(texts(), WIDTHS)
def test_rows_tile_the_text_at_cluster_boundaries(text: str, width: int) -> None:
    layout = Layout(text, width)
    assert "".join(rows_of(text, width)) == text
    bounds = {0, len(text), *(end for _, end, _ in clusters(text))}
    assert set(layout.rows) <= bounds
    assert list(layout.rows) == sorted(set(layout.rows))
    for row in range(len(layout)):
        start, end = layout.row_range(row)
        assert [layout.row_of(offset) for offset in range(start, end)] == [row] * (end - start)


@settings(deadline=None)
@given(texts(), WIDTHS)
def test_no_row_is_wider_than_asked_unless_it_is_one_cluster(text: str, width: int) -> None:
    layout = Layout(text, width)
    for row in range(len(layout)):
        tiles = layout.row_tiles(row)
        shown = layout.shown[slice(*layout.row_range(row))].rstrip("\n").removesuffix(" ")
        assert cell_len(shown) <= width or len([t for t in tiles if t[2]]) == 1


@settings(deadline=None)
@given(texts(), WIDTHS)
def test_an_offset_finds_its_cell_and_the_cell_its_cluster(text: str, width: int) -> None:
    layout = Layout(text, width)
    for start, end, _ in clusters(text):
        for offset in range(start, end):
            row, cell = layout.to_cell(offset)
            assert layout.to_offset(row, cell) == start
    end_row, end_cell = layout.to_cell(len(text))
    assert layout.to_offset(end_row, end_cell) == len(text)


@settings(deadline=None)
@given(texts(), WIDTHS)
def test_every_cell_maps_to_a_cluster_start(text: str, width: int) -> None:
    layout = Layout(text, width)
    starts = {len(text), *(start for start, _, _ in clusters(text))}
    for row in range(-1, len(layout) + 1):
        for cell in range(-1, width + 3):
            assert layout.to_offset(row, cell) in starts


@settings(deadline=None)
@given(texts(), WIDTHS, WIDTHS)
def test_another_width_gives_the_same_rows_as_from_scratch(text: str, one: int, two: int) -> None:
    assert Layout(text, one).resized(two).rows == Layout(text, two).rows


@settings(deadline=None)
@given(st.text(alphabet="ab  é—\n", max_size=60), WIDTHS)
def test_words_are_whole_unless_wider_than_a_row(text: str, width: int) -> None:
    rows = rows_of(text, width)
    for above, below in pairwise(rows):
        if not above.endswith((" ", "\n")) and not below.startswith(" "):
            assert len(above) == width
            assert " " not in above


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 5, [""]),
        ("one two three", 7, ["one two ", "three"]),
        ("one two", 7, ["one two"]),
        ("one two ", 7, ["one two "]),
        ("exactly\n", 7, ["exactly\n", ""]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a\n\nb", 5, ["a\n", "\n", "b"]),
        ("漢字漢字漢字", 5, ["漢字", "漢字", "漢字"]),
        ("漢字漢字。漢字", 8, ["漢字漢", "字。漢字"]),
        ("漢字「漢字」", 6, ["漢字", "「漢", "字」"]),
        ("漢 abc 字", 4, ["漢 ", "abc ", "字"]),
        ("한국어 문장", 7, ["한국어 ", "문장"]),
        ("漢", 1, ["漢"]),
        ("d 🏽", 1, ["d", " 🏽"]),
        ("漢字", 1, ["漢", "字"]),
        ("🇩🇪🇫🇷", 2, ["🇩🇪", "🇫🇷"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("ab\r\ncd", 2, ["ab\r\n", "cd"]),
        ("a\u00a0b c", 3, ["a\u00a0b ", "c"]),
    ],
)
def test_rows_end_where_a_reader_expects(text: str, width: int, expected: list[str]) -> None:
    assert rows_of(text, width) == expected


def test_cells_are_counted_as_they_are_drawn() -> None:
    layout = Layout("a漢👩\u200d👧e\u0301z", 40)
    assert [layout.to_cell(i) for i in range(8)] == [
        (0, 0),
        (0, 1),
        (0, 3),
        (0, 3),
        (0, 3),
        (0, 5),
        (0, 5),
        (0, 6),
    ]
    assert [layout.to_offset(0, cell) for cell in range(8)] == [0, 1, 1, 2, 2, 5, 7, 8]


def test_the_quick_class_holds_only_single_cells() -> None:
    for code in range(0x20, 0x3000):
        if _NARROW.fullmatch(chr(code)) and not 0x7F <= code < 0xA0:
            assert get_character_cell_size(chr(code)) == 1, hex(code)
            assert cells("a" + chr(code)) == 2


def test_a_megabyte_is_wrapped_quickly() -> None:
    plain = "The minister said on Tuesday that nothing had changed. " * 18_500
    begun = time.perf_counter()
    layout = Layout(plain, 80)
    assert time.perf_counter() - begun < 0.5
    assert len(layout) > 12_000
    quoted = "“We saw it,” she said — twice.\n" * 32_000
    begun = time.perf_counter()
    Layout(quoted, 20)
    assert time.perf_counter() - begun < 1.5
