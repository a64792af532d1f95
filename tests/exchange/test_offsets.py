"""Offsets in any unit that programs are known to count lead to the characters that they mean."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.offsets import RULES, WORDS, Form, Rule

PIECES = [
    "a",
    "é",
    "中",
    "📈",
    "👩\u200d🔬",
    " ",
    "  ",
    "\n",
    "\r\n",
    "&",
    "<",
    "&amp;",
    "&#39;",
    "x",
]
texts = st.lists(st.sampled_from(PIECES), max_size=15).map("".join)

FORMS: dict[Rule, Callable[[str], int]] = {
    "code points": len,
    "UTF-16": lambda text: len(text.encode("utf-16-le")) // 2,
    "UTF-8": lambda text: len(text.encode()),
    "LF": lambda text: len(text.replace("\r\n", "\n")),
    "CR LF": lambda text: len(re.sub("(?<!\r)\n", "\r\n", text)),
    "HTML entities": lambda text: len(html.escape(text, quote=False)),
    "no entities": lambda text: len(html.unescape(text)),
    "blanks": lambda text: len(re.sub(r"\s+", " ", text)),
}


def test_every_rule_is_told_in_words() -> None:
    assert set(RULES) == set(FORMS) == set(WORDS)


@pytest.mark.parametrize("rule", RULES)
@given(before=texts, quote=texts, after=texts)
def test_offsets_over_a_form_lead_to_the_text(
    rule: Rule, before: str, quote: str, after: str
) -> None:
    text = f"{before}|{quote}|{after}"
    size = FORMS[rule]
    start, end = size(f"{before}|"), size(f"{before}|{quote}")
    form = Form(text, rule)
    assert form.size == size(text)
    assert form.to_text(start) == len(before) + 1
    assert form.to_text(end, up=True) == len(before) + 1 + len(quote)


@pytest.mark.parametrize("rule", RULES)
def test_an_offset_outside_the_text_leads_nowhere(rule: Rule) -> None:
    form = Form("a 📈 b", rule)
    assert form.to_text(-1) is None
    assert form.to_text(form.size + 1) is None
    assert form.to_text(10**30) is None


def test_an_offset_within_a_character_leads_to_its_edges() -> None:
    form = Form("a📈b", "UTF-16")
    assert (form.to_text(2), form.to_text(2, up=True)) == (1, 2)
