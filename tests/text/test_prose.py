"""Guidelines are read as headings, lists and paragraphs, and never lose a word."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reader.text.prose import Block, Run, blocks, runs
from tests.support import ROOT

PIECES = [
    "# a",
    "- b",
    "1. c",
    "> d",
    "| e | f |",
    "|---|",
    "```",
    "word *it* **bo** `co`",
    "",
    " x",
]


def said(block: Block) -> str:
    return " ".join("".join(run.text for run in cell) for cell in block.cells)


def test_blocks_and_looks() -> None:
    text = (
        "# How *to*\n\nFirst line\nsecond **bold** line\n- one\n  more\n- two `x`\n"
        "  1. inner\n\n> said\n> on\n\n| a | b |\n|---|:-:|\n| c | d |\n```\n# no heading\n```\n"
    )
    found = list(blocks(text))
    assert [(b.kind, b.level, b.mark, said(b)) for b in found] == [
        ("heading", 1, "", "How to"),
        ("paragraph", 0, "", "First line second bold line"),
        ("item", 0, "•", "one more"),
        ("item", 0, "•", "two x"),
        ("item", 1, "1.", "inner"),
        ("quote", 0, "", "said on"),
        ("row", 0, "", "a b"),
        ("row", 0, "", "c d"),
        ("code", 0, "", "# no heading"),
    ]
    assert runs("a **b** [c](http://d) [e] `f` *g*") == (
        Run("a "),
        Run("b", "bold"),
        Run(" "),
        Run("c"),
        Run(" [e] "),
        Run("f", "code"),
        Run(" "),
        Run("g", "italic"),
    )


def test_what_is_no_markup_is_what_it_says() -> None:
    for text in ("2 * 3 * 4", "**open", "`open", "[/x] [@click=app.quit]q[/]", "a_b_c"):
        assert "".join(run.text for run in runs(text)) == text


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=12).map("\n".join))
def test_every_letter_and_digit_is_kept_in_order(text: str) -> None:
    shown = "".join(block.mark + said(block) for block in blocks(text))
    # The target of a link and the mark of a list are the only letters or digits left out.
    if "](" not in text and not re.search(r"^\s*(\d+[.)]|```)", text, re.MULTILINE):
        letters = [c for c in text if c.isalnum()]
        assert [c for c in shown if c.isalnum()] == letters


def test_the_guidelines_that_ship_are_read() -> None:
    text = (ROOT / "annotations" / "guidelines.md").read_text("utf-8")
    found = list(blocks(text))
    assert {b.kind for b in found} == {"heading", "item", "quote", "row", "paragraph"}
    words = re.findall(r"\w+", text)
    shown = " ".join(f"{b.mark} {said(b)}" for b in found)
    assert re.findall(r"\w+", shown) == words
