"""Imported corrections: a page cut as a record from elsewhere says."""

from __future__ import annotations

import pytest

from reader.model.pages import Segmentation
from reader.model.records import Correction, CorrectionKind
from reader.pages.overlay import replay
from reader.pages.segment import segment
from tests.pages import samples
from tests.pages.invariants import check


def imported(
    op: CorrectionKind,
    start: int,
    end: int = -1,
    value: str = "",
    *,
    detail: str = "",
    raw: str = "",
    number: int = 1,
) -> Correction:
    uid = f"{number:032x}"
    return Correction(uid, "", op, start, end, value, "ann", number, detail, raw, "imported")


def cut(text: str, *made: Correction) -> Segmentation:
    result = replay(text, segment(text), made)
    check(text, result)
    return result


def test_an_imported_block_keeps_its_line_breaks_and_bullets() -> None:
    text = "• one thing\n- another thing\n\nlast"
    (article,) = cut(text, imported("kind", 0, text.index("\n\n"), "body")).articles
    first = article.blocks[0]
    assert (first.start, first.end, first.kind) == (0, 27, "body")


def test_an_imported_block_over_a_border_leaves_one_article_without_complaint() -> None:
    text = samples.TWO_ARTICLES
    border = segment(text).articles[1].lo
    result = cut(
        text,
        imported("kind", 0, len(text.rstrip()), "body"),
        imported("drop-start", border, number=2),
    )
    (article,) = result.articles
    assert [(b.start, b.end) for b in article.blocks] == [(0, len(text.rstrip()))]
    assert result.warnings == segment(text).warnings


def test_an_ambiguous_date_is_kept_raw() -> None:
    text = samples.TWO_ARTICLES
    field = imported("field", 0, 0, "", detail="published", raw="03/04/2024")
    value = cut(text, field).articles[0].published
    assert value is not None
    assert (value.value, value.raw) == ("", "03/04/2024")


@pytest.mark.parametrize("value", ["2025", "2025-03", "2025-03-20", "2025-03-20T10:00Z"])
def test_a_date_may_be_known_to_the_year_or_month_only(value: str) -> None:
    field = imported("field", 0, 0, value, detail="published")
    result = cut(samples.TWO_ARTICLES, field)
    assert not result.warnings
    published = result.articles[0].published
    assert published is not None
    assert published.value == value


@pytest.mark.parametrize("value", ["25", "2025-13", "2025-3", "2025-03-20x", "yesterday"])
def test_what_is_no_date_is_refused_and_said(value: str) -> None:
    field = imported("field", 0, 0, value, detail="published")
    result = cut(samples.TWO_ARTICLES, field)
    assert result.warnings
    assert result.articles[0].published == segment(samples.TWO_ARTICLES).articles[0].published


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ann One; Bob Two", ["Ann One", "Bob Two"]),
        ("Ann One; MD\x1fBob Two", ["Ann One; MD", "Bob Two"]),
        ("Ann One; MD\x1f", ["Ann One; MD"]),
        ("", []),
    ],
)
def test_several_authors_are_told_apart(value: str, names: list[str]) -> None:
    field = imported("field", 0, 0, value, detail="author")
    article = cut(samples.TWO_ARTICLES, field).articles[0]
    assert [author.value for author in article.authors] == names
