"""What a newcomer sees of the shipped pages: each article with what its page prints about it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.model.pages import Article, Block, Value
from reader.pages.decode import decode
from reader.pages.segment import segment
from tests.seeds.shipped import AGGREGATOR, DELEGATION, PAGES, PREVIEW, STORY, VISIT, Shipped
from tests.support import ROOT

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def articles(page: Shipped) -> tuple[Article, ...]:
    return segment(page.read()).articles


def texts(page: Shipped, article: Article, kind: str) -> list[str]:
    """Return the text of the article's blocks of `kind`."""
    text = page.read()
    return [text[block.start : block.end] for block in article.blocks if block.kind == kind]


def value(field: Value | None) -> str | None:
    return field.value if field is not None else None


@each_page
def test_a_page_is_plain_utf_8_and_gives_no_warning(page: Shipped) -> None:
    decoded = decode((ROOT / "seeds" / page.name).read_bytes())
    assert decoded.text == page.read()
    assert not decoded.warnings


@each_page
def test_each_article_has_the_title_outlet_and_date_that_its_page_prints(page: Shipped) -> None:
    found = [(value(a.title), value(a.outlet), value(a.published)) for a in articles(page)]
    assert found == [(e.title, e.outlet, e.published) for e in page.articles]


@each_page
def test_metadata_stands_on_the_page_where_it_says(page: Shipped) -> None:
    text = page.read()
    for article in articles(page):
        for field in (article.title, article.outlet):
            if field is not None:
                assert text[field.start : field.end] == field.value
        if article.published is not None:
            assert text[article.published.start : article.published.end] == article.published.raw


@each_page
def test_each_article_has_its_own_body_and_all_of_it(page: Shipped) -> None:
    bodies = [texts(page, article, "body") for article in articles(page)]
    assert [len(body) for body in bodies] == [expected.body for expected in page.articles]
    for body in bodies:
        assert all(len(paragraph) > 80 for paragraph in body)


@each_page
def test_bullets_are_no_part_of_the_text(page: Shipped) -> None:
    for article in articles(page):
        for paragraph in texts(page, article, "body"):
            assert paragraph == paragraph.strip(" -•\n")


@each_page
def test_agencies_are_credits_and_no_outlets(page: Shipped) -> None:
    for article, expected in zip(articles(page), page.articles, strict=True):
        assert tuple(credit.value for credit in article.credits) == expected.credits


@each_page
def test_the_line_on_where_it_comes_from_is_furniture(page: Shipped) -> None:
    text = page.read()
    found = segment(text)
    blocks = [*found.furniture, *(block for article in found.articles for block in article.blocks)]
    last = max(blocks, key=lambda block: block.start)
    assert last.kind == "furniture"
    assert text[last.start : last.end].startswith("Restated for the Reader project")


@each_page
def test_every_line_of_the_page_lies_in_one_block(page: Shipped) -> None:
    text = page.read()
    found = segment(text)
    blocks: list[Block] = sorted(
        [*found.furniture, *(block for article in found.articles for block in article.blocks)],
        key=lambda block: block.start,
    )
    assert all(before.end <= after.start for before, after in pairwise(blocks))
    covered = bytearray(len(text))
    for block in blocks:
        covered[block.start : block.end] = b"\x01" * (block.end - block.start)
    left = "".join(text[i] for i in range(len(text)) if not covered[i])
    assert not any(character.isalnum() for character in left)


def test_titles_are_kept_once_and_their_repeats_are_furniture() -> None:
    for page, repeats in ((AGGREGATOR, 2), (VISIT, 1)):
        text = page.read()
        found = segment(text)
        blocks = [*found.furniture, *(b for article in found.articles for b in article.blocks)]
        again = [block for block in blocks if block.sub == "duplicate-title"]
        assert len(again) == repeats * len(page.articles)


def test_the_embedded_post_is_apart_from_the_body() -> None:
    (article,) = articles(DELEGATION)
    post = "\n".join(texts(DELEGATION, article, "embed"))
    assert post.startswith("Damascus wants Assad handed over")
    assert post.endswith("(@reader_sample_post) January 29, 2025")


def test_the_date_of_an_embedded_post_is_not_the_article_s() -> None:
    (article,) = articles(DELEGATION)
    assert article.published is None


def test_the_caption_is_apart_from_the_body_and_the_dateline_is_found() -> None:
    (article,) = articles(PREVIEW)
    (caption,) = texts(PREVIEW, article, "caption")
    assert caption.endswith("Graphic: Rudaw")
    assert article.dateline is not None
    text = PREVIEW.read()
    assert text[article.dateline.start :].startswith("ERBIL, Kurdistan Region")


def test_the_summary_holds_its_lead_and_bullets_and_the_excerpts_stand_alone() -> None:
    summary, *excerpts = articles(STORY)
    assert len(texts(STORY, summary, "body")) == 5
    assert [texts(STORY, article, "body")[0][-1] for article in excerpts] == [".", "…", "…", "…"]
