"""The pages written for measuring: their gold is sound, and the cutting reaches its floors."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections import Counter
from datetime import date
from functools import cache

import pytest

from reader.pages.segment import segment
from tests.pages.gold import dev, final, fresh, held, later
from tests.pages.gold.build import GoldArticle, GoldPage, page
from tests.pages.gold.score import PageScore, Summary, score, summarise

# What the development pages must reach; shares are 0 to 1.
FLOORS = {
    "extracted": 0.98,
    "main": 0.94,
    "whole": 0.94,
    "several": 0.75,
    "title": 0.82,
    "date": 0.88,
    "outlet": 0.33,
    "articles": 0.92,
}
MOST_CORRECTIONS = 2.0
MOST_MISTAKEN_DATES = 2

EVERY = (*dev(), *held())
UNSEEN = (*fresh(), *later())
LONG = final()
by_name = pytest.mark.parametrize("gold", [*EVERY, *UNSEEN, *LONG], ids=lambda gold: gold.name)


@cache
def scores() -> tuple[PageScore, ...]:
    return tuple(score(gold, segment(gold.text)) for gold in dev())


@cache
def summary() -> Summary:
    return summarise(scores())


def test_there_are_many_pages_of_many_languages_and_dumps() -> None:
    assert len(EVERY) >= 72
    assert len({gold.name for gold in EVERY}) == len(EVERY)
    assert len({gold.language for gold in EVERY}) >= 18
    for pages in (dev(), held()):
        assert min(Counter(gold.dump for gold in pages).values()) >= len(pages) // 5
    assert len(EVERY) / 3.5 < len(held()) < len(EVERY) / 2.7


def test_there_are_pages_that_the_author_of_the_rules_did_not_write() -> None:
    names = {gold.name for gold in (*EVERY, *UNSEEN)}
    assert len(names) == len(EVERY) + len(UNSEEN)
    assert len({gold.language for gold in UNSEEN}) >= 27
    for dump, pages in Counter(gold.dump for gold in UNSEEN).items():
        assert abs(sum(gold.dump == dump for gold in fresh()) * 2 - pages) <= 1


def test_there_are_pages_as_long_as_those_of_real_sites() -> None:
    assert not {gold.name for gold in LONG} & {gold.name for gold in (*EVERY, *UNSEEN)}
    assert len({gold.name for gold in LONG}) == len(LONG) >= 48
    assert len({gold.language for gold in LONG}) >= 27
    for dump, lines in {"extracted": 10, "main": 35, "whole": 90}.items():
        sizes = [sum(map(bool, g.text.splitlines())) for g in LONG if g.dump == dump]
        assert len(sizes) >= 16
        assert statistics.median(sizes) >= lines


@by_name
def test_the_parts_of_a_page_hold_all_its_text_but_bullets(gold: GoldPage) -> None:
    reached, between = 0, []
    for start, end, _ in gold.parts:
        assert reached <= start < end <= len(gold.text)
        between.append(gold.text[reached:start])
        reached = end
        if gold.text[start] != "\u3000":
            assert gold.text[start:end] == gold.text[start:end].strip(" \r\n")
    between.append(gold.text[reached:])
    assert set("".join(between)) <= set(" \r\n•-")


@by_name
def test_the_values_of_an_article_are_printed_on_its_page(gold: GoldPage) -> None:
    kinds = {(start, end): kind for start, end, kind in gold.parts}
    titles = {gold.text[s:e] for (s, e), kind in kinds.items() if kind == "title"}
    assert titles == {article.title for article in gold.articles} - {None}
    for article in gold.articles:
        assert article.body
        assert all(kinds[r] == "body" for r in article.body)
        assert article.outlet is None or article.outlet in gold.text
        assert all(name in gold.text for name in article.authors)
        if article.dateline:
            assert gold.text[slice(*article.dateline)].strip()


@by_name
def test_a_published_date_agrees_with_the_words_that_print_it(gold: GoldPage) -> None:
    for article in gold.articles:
        if article.published is None:
            continue
        when = date.fromisoformat(article.published)
        numbers = _numbers(gold, article)
        thai, iranian = when.year + 543, when.year - 621
        assert numbers & {when.year, when.year % 100, thai, iranian}
        assert when.day in numbers or iranian in numbers


def _numbers(gold: GoldPage, article: GoldArticle) -> set[int]:
    words = " ".join(gold.text[start:end] for start, end in article.dates)
    digits = "".join(str(unicodedata.digit(sign, "")) or sign for sign in words)
    return {int(number) for number in re.findall(r"\d+", digits)}


def test_a_page_is_built_with_exact_offsets() -> None:
    source = "@ Post | - | -\nt One\nb- [[ULM]] - Two.\n+r Agency\n++x ;"
    built = page("x", "en", "main", "", source, eol="\r\n", gap="\n", bullet="* ")
    assert built.text == "One\r\n* ULM - Two. Agency;"
    (article,) = built.articles
    assert [built.text[s:e] for s, e in article.body] == ["ULM - Two."]
    assert article.dateline == (7, 10)
    assert [built.text[s:e] for s, e in article.credits] == ["Agency"]
    assert [built.text[s:e] for s, e in built.furniture] == [";"]


@by_name
def test_no_page_is_left_without_an_article(gold: GoldPage) -> None:
    assert segment(gold.text).articles


def test_no_date_is_invented() -> None:
    assert {item.page.name: item.invented for item in scores() if item.invented} == {}


@pytest.mark.parametrize("dump", ["extracted", "main", "whole"])
def test_body_is_found_in_every_kind_of_dump(dump: str) -> None:
    assert summary().body[dump] >= FLOORS[dump]


def test_body_goes_to_the_right_one_of_several_articles() -> None:
    assert (summary().several or 0) >= FLOORS["several"]


@pytest.mark.parametrize("field", ["title", "date", "outlet"])
def test_what_a_page_prints_about_its_articles_is_read(field: str) -> None:
    right, printed = getattr(summary(), field)
    assert right / printed >= FLOORS[field]


def test_most_pages_hold_as_many_articles_as_are_found() -> None:
    right, pages = summary().counts
    assert right / pages >= FLOORS["articles"]


def test_a_typical_page_needs_few_corrections() -> None:
    assert summary().corrections <= MOST_CORRECTIONS
    assert summary().mistaken <= MOST_MISTAKEN_DATES
