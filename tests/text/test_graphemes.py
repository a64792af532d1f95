"""A cursor stands between whole characters as people see them, at any size of text."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.text.graphemes import (
    MAX_CLUSTER,
    cells,
    clusters,
    next_boundary,
    previous_boundary,
    snap,
)
from reader.text.neutralise import neutralise
from tests.text.strategies import texts


@settings(deadline=None)
@given(texts())
def test_clusters_tile_the_text_and_their_cells_are_what_is_drawn(text: str) -> None:
    tiles = clusters(text)
    assert [start for start, _, _ in tiles] == [0, *(end for _, end, _ in tiles)][: len(tiles)]
    assert "".join(text[start:end] for start, end, _ in tiles) == text
    assert all(0 < end - start <= MAX_CLUSTER for start, end, _ in tiles)
    assert sum(width for _, _, width in tiles) == cells(text)
    shown = neutralise(text.replace("\r\n", "\n"))
    assert cells(text) == sum(cell_len(line) for line in shown.split("\n"))


@settings(deadline=None)
@given(texts(), st.data())
def test_snapping_agrees_with_the_tiling_everywhere(text: str, data: st.DataObject) -> None:
    bounds = sorted({0, len(text), *(end for _, end, _ in clusters(text))})
    offset = data.draw(st.integers(-2, len(text) + 2))
    below = max((b for b in bounds if b <= offset), default=0)
    above = min((b for b in bounds if b >= offset), default=len(text))
    assert snap(text, offset) == below
    assert snap(text, offset, up=True) == above
    assert next_boundary(text, offset) == min((b for b in bounds if b > offset), default=len(text))
    assert previous_boundary(text, offset) == max((b for b in bounds if b < offset), default=0)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["\u0301", "🇩", "👩\u200d", "☎\u0301\u200d", "x"]), max_size=5))
def test_snapping_agrees_deep_inside_runs_that_exceed_the_caps(pieces: list[str]) -> None:
    text = "".join(piece * 90 for piece in pieces)
    bounds = {0, len(text), *(end for _, end, _ in clusters(text))}
    for offset in range(0, len(text), 13):
        assert (snap(text, offset) == offset) == (offset in bounds)


def test_what_people_call_one_character_is_one_cluster() -> None:
    for text, width in [
        ("e\u0301", 1),
        ("👨\u200d👩\u200d👧\u200d👦", 2),
        ("👍🏽", 2),
        ("❤\ufe0f", 2),
        ("🇩🇪", 2),
        ("🏳\ufe0f\u200d🌈", 2),
        ("漢", 2),
        ("\r\n", 0),
        ("\n", 0),
        ("\t", 1),
        ("\x1b", 1),
    ]:
        assert clusters(text) == [(0, len(text), width)], ascii(text)
    assert [end for _, end, _ in clusters("🇩🇪🇫🇷🇩")] == [2, 4, 5]


def test_a_letter_with_a_million_marks_stays_quick() -> None:
    text = "a" + "\u0301" * 1_000_000 + "b"
    begun = time.perf_counter()
    for offset in range(1, len(text), 10_000):
        snap(text, offset)
        next_boundary(text, offset)
    assert time.perf_counter() - begun < 2
    assert snap(text, 17) == 0
    assert snap(text, 500_000) == 500_000
