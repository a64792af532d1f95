"""The page on formats says what the formats declare."""

from __future__ import annotations

from reader.exchange.format import Format
from tools.format_table import PAGE, page, tables


def test_the_tables_are_those_of_the_declarations() -> None:
    text = PAGE.read_text("utf-8")
    assert page(text) == text, "run python tools/format_table.py"


def test_a_loss_is_in_the_table_and_its_reason_below() -> None:
    made = tables(
        [
            Format("one", "a | b", ".one", extra="more", lost={"notes": "there is no place"}),
            Format("two", "only read", ".two", writes=False, lost={"tags": "unseen"}),
        ]
    )
    row = next(line for line in made.splitlines() if line.startswith("| `one` | ✓"))
    assert row.count("–") == 1
    assert "a \\| b" in made
    assert "newsroom-reader[more]" in made
    assert "- – notes: there is no place" in made
    assert "unseen" not in made
