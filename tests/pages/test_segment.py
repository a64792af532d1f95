"""Cutting any text: what is promised for every string, and for layouts of other kinds."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reader.model.pages import Article, Segmentation
from reader.pages.listing import to_listing
from reader.pages.phrasebook import Phrasebook, parse_phrases
from reader.pages.segment import segment
from tests.pages import samples
from tests.pages.invariants import check

anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)
fragments = st.sampled_from(
    [
        *("\n", "\r\n", "\n\n", "\u2028", "  ", "\u00a0", "\u200b", "• ", "- ", "1) "),
        *("Comments\n", "Related posts\n", "This website uses cookies.\n", "175 Articles\n"),
        *("— Name (@handle) January 29, 2025\n", "Reuters", "time01-04-2025\n", "By Ann Lee\n"),
        *("A title without a stop\n", "Title of a thing - Some Outlet\n", "Photo: Ann\n"),
        "The council met on Monday and decided after a long debate to open the market again. ",
        "A long excerpt which goes on for some time and has many words in it so that it is "
        "taken for prose by its length alone and is then cut off at some point in the mid…\n",
        *("今天天气很好。", "وقال رئيس المجلس.", "\ud800", "\x00", "👩‍👩‍👧", "…", "2025"),
    ]
)
lines = st.sampled_from(
    [
        *samples.GERMAN.split("\n"),
        *samples.ARABIC.split("\n"),
        *samples.CHINESE.split("\n"),
        *samples.TWO_ARTICLES.split("\n"),
        *("Comments", "3 May 2024", "175 Articles", "Reuters", "Photo: Ann", "Read more"),
        *("A title line without a stop", "1) One", "2) Two", "3) Three", "2 May 2024 | By A. B."),
    ]
)
mixed = st.lists(lines, max_size=40).map("\n".join)
pages = st.one_of(anything, st.lists(fragments, max_size=40).map("".join), mixed)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages)
@example("")
@example("\n \u200b\ufeff\r\n")
@example("•")
@example("•\n•\n•")
@example("Comments")
@example("\ud800")
def test_any_string_is_cut_into_sorted_disjoint_blocks_and_articles_that_tile(text: str) -> None:
    result = segment(text, "ab" * 32)
    check(text, result)
    assert result == segment(text, "ab" * 32)


def words(text: str, article: Article, kind: str) -> list[str]:
    return [text[b.start : b.end] for b in article.blocks if b.kind == kind]


def only(result: Segmentation) -> Article:
    (article,) = result.articles
    assert not article.unsure
    return article


def test_a_german_page_keeps_its_subhead_and_names_its_author() -> None:
    text = samples.GERMAN
    result = segment(text)
    check(text, result)
    article = only(result)
    assert article.title is not None
    assert article.title.value.startswith("Stadtrat")
    assert [a.value for a in article.authors] == ["Klara Beispiel"]
    assert article.published is not None
    assert article.published.value == "2024-02-03"
    assert article.outlet is not None
    assert article.outlet.value == "Bodensee Bote"
    assert article.dateline is not None
    assert article.dateline.value == "Lindau (dpa)"
    assert article.language == "de"
    assert len(words(text, article, "body")) == 4
    assert words(text, article, "subhead") == ["Kritik an den Kosten"]
    assert words(text, article, "caption") == ["Foto: Klara Beispiel"]


def test_an_arabic_page_is_cut_without_capitals() -> None:
    text = samples.ARABIC
    article = only(segment(text))
    assert article.title is not None
    assert article.title.start == text.rindex(article.title.value)
    assert article.published is not None
    assert article.published.value == "2024-03-05"
    assert article.language == "ar"
    assert len(words(text, article, "body")) == 3


def test_a_chinese_page_is_cut_without_blanks_between_words() -> None:
    text = samples.CHINESE
    article = only(segment(text))
    assert article.title is not None
    assert article.title.value == text.split("\n")[1]
    assert article.published is not None
    assert article.published.value == "2024-03-05"
    assert [a.value for a in article.authors] == ["李小明"]
    assert article.language == "zh"
    assert len(words(text, article, "body")) == 3


def test_two_stories_with_author_and_date_lines_are_two_articles() -> None:
    text = samples.TWO_ARTICLES
    result = segment(text)
    check(text, result)
    first, second = result.articles
    for article, author, day in ((first, "Ann Writer", "14"), (second, "Bob Reporter", "13")):
        assert [a.value for a in article.authors] == [author]
        assert article.published is not None
        assert article.published.value == f"2024-05-{day}"
        assert article.outlet is not None
        assert article.outlet.value == "The Harbour Post"
        assert len(words(text, article, "body")) == 3


def test_marks_without_width_carriage_returns_and_bullets_lie_outside_blocks() -> None:
    text = samples.WINDOWS
    result = segment(text)
    check(text, result)
    article = only(result)
    assert article.title is not None
    assert article.title.start == 1
    body = words(text, article, "body")
    assert len(body) == 2
    assert body[0].startswith("Rain")
    assert body[1].startswith("The lower")


def test_a_date_that_could_be_either_way_round_is_kept_raw_and_said() -> None:
    result = segment(samples.AMBIGUOUS)
    article = only(result)
    assert article.published is not None
    assert article.published.value == ""
    assert article.published.raw == "05/06/2023"
    assert any("05/06/2023" in warning for warning in result.warnings)
    assert to_listing(result)["articles"][0]["published"] is None


def test_a_page_that_looks_like_nothing_is_one_unsure_article() -> None:
    result = segment("alpha\nbeta\ngamma")
    (article,) = result.articles
    assert article.unsure
    assert len(article.blocks) == 3
    assert result.warnings


def test_own_phrases_can_take_the_place_of_the_shipped_ones() -> None:
    text = samples.GERMAN.replace("Mehr zum Thema", "Quergelesen und empfohlen")
    book = Phrasebook(parse_phrases(["heading-related ^quergelesen und empfohlen$"]))
    result = segment(text, phrases=book)
    assert any(block.sub == "heading-related" for block in result.furniture)


def test_the_listing_has_null_for_what_is_absent_and_each_furniture_once() -> None:
    text = samples.TWO_ARTICLES + "\nComments\nBe the first to comment\n"
    result = segment(text)
    listing = to_listing(result)
    assert listing["articles"][0]["published"] == "2024-05-14"
    assert listing["articles"][0]["dateline"] is None
    kinds = [block["kind"] for a in listing["articles"] for block in a["blocks"]]
    assert "furniture" not in kinds
    assert {"title", "body"} <= set(kinds)
    starts = [block["start"] for block in listing["furniture"]]
    assert starts == sorted(set(starts))
    assert "heading-comments" in {block["kind"] for block in listing["furniture"]}


MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    "unit",
    [
        "word and more. ",
        "a",
        "\n",
        " ",
        "Menu item\n",
        "2020 ",
        "01-02-2020 ",
        "- ",
        "A title of things - Outlet\n",
        "Short text.\n— Name (@handle) January 29, 2025\n",
        "今天天气很好我们去公园",
    ],
)
def test_time_grows_with_the_length_and_not_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit)) + "x"
        started = time.process_time()
        result = segment(text)
        spent = time.process_time() - started
        assert result.articles
        return spent

    seconds(2_000)
    small = min(seconds(40_000) for _ in range(2))
    large = seconds(320_000)
    assert large < 24 * max(small, 0.01)


def test_a_line_of_a_million_characters_and_many_empty_lines_are_cut_soon() -> None:
    started = time.process_time()
    assert segment("word and more. " * (MEGABYTE // 15)).articles
    assert segment("\n" * 200_000 + "One sentence stands at the end of it all.").articles
    assert time.process_time() - started < 5
