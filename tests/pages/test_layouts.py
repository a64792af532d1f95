"""Layouts that need more than one sign: wrapped lines, live blogs, tables, bios, code, updates."""

from __future__ import annotations

import textwrap

from reader.model.pages import Article, Segmentation
from reader.model.records import Correction
from reader.pages.explain import explain
from reader.pages.overlay import replay
from reader.pages.segment import segment
from tests.pages import samples
from tests.pages.invariants import check

PARAGRAPHS = (
    "The keeper of the lower lock has written down the level of the river every morning since the "
    "lock was built, and her books now fill a shelf of their own in the town's library.",
    "Nobody had asked her to do so. “I wanted to know whether I was imagining things,” she told "
    "the council, “and it turned out that I was not.” Her figures are used by three universities.",
    "The council has now decided to pay for a gauge that sends its readings by radio. She will go "
    "on with her book all the same, she says, as a gauge can fail and a pencil seldom does.",
)
TITLE = "Keeper of the lower lock hands over forty years of figures"


def cut(text: str) -> Segmentation:
    result = segment(text)
    check(text, result)
    return result


def one(text: str) -> Article:
    (article,) = cut(text).articles
    return article


def shown(text: str, article: Article, kind: str) -> list[str]:
    return [text[b.start : b.end] for b in article.blocks if b.kind == kind]


def wrapped(gap: str, eol: str = "\n") -> str:
    paragraphs = ["\n".join(textwrap.wrap(paragraph, 68)) for paragraph in PARAGRAPHS]
    return gap.join([TITLE, *paragraphs]).replace("\n", eol) + eol


def test_a_wrapped_paragraph_is_one_block_with_its_line_breaks() -> None:
    for gap in ("\n\n", "\n"):
        for eol in ("\n", "\r\n"):
            text = wrapped(gap, eol)
            article = one(text)
            assert shown(text, article, "title") == [TITLE]
            assert [" ".join(b.split()) for b in shown(text, article, "body")] == [*PARAGRAPHS]


def test_a_person_who_marks_a_wrapped_paragraph_gets_one_block() -> None:
    text = wrapped("\n\n")
    machine = segment(text)
    low, high = text.index("Nobody had"), text.index("universities.") + len("universities.")
    marked = Correction("a" * 32, "", "kind", low, high, "caption", "ann", 1)
    result = replay(text, machine, [marked])
    check(text, result)
    assert shown(text, result.articles[0], "caption") == [text[low:high]]


def test_paragraphs_of_one_line_are_never_joined() -> None:
    text = samples.TWO_ARTICLES
    assert not any("\n" in text[b.start : b.end] for a in cut(text).articles for b in a.blocks)


def test_a_live_blog_is_one_article_whose_times_begin_no_other() -> None:
    entries = "\n".join(
        f"{hour}:15\nWhat the river did at {hour}\n{paragraph}"
        for hour, paragraph in zip((21, 18, 15), PARAGRAPHS, strict=True)
    )
    text = f"Live: the river rises through the night\nUpdated 2 May 2024\n{entries}\n"
    article = one(text)
    assert shown(text, article, "body") == [*PARAGRAPHS]
    assert article.published is not None
    assert article.published.value == "2024-05-02"


def test_rows_of_a_table_stay_in_the_text() -> None:
    rows = ["North Bank 22 15 4 49", "South Bank 22 14 6 48", "Old Quay 22 9 7 34"]
    table = "\n".join(rows)
    text = f"{TITLE}\n{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}\nHow they ended\n{table}\n{PARAGRAPHS[2]}\n"
    article = one(text)
    assert [b for b in shown(text, article, "body") if b in rows] == rows
    assert shown(text, article, "subhead") == ["How they ended"]


def test_a_last_paragraph_about_the_author_is_folded() -> None:
    bio = "Ann Writer has written for the Harbour Post since 1999. She keeps bees."
    text = f"{TITLE}\nBy Ann Writer\n2 May 2024\n" + "\n".join([*PARAGRAPHS, bio]) + "\n"
    article = one(text)
    assert [author.value for author in article.authors] == ["Ann Writer"]
    assert shown(text, article, "body") == [*PARAGRAPHS]
    assert [b.sub for b in article.blocks if text[b.start : b.end] == bio] == ["bio"]


def test_a_name_alone_beside_the_date_is_the_author_and_a_newspaper_the_outlet() -> None:
    for line, author, outlet in (
        ("Ann Marie Writer", ["Ann Marie Writer"], None),
        ("The Harbour Courier", [], "The Harbour Courier"),
    ):
        text = f"{TITLE}\n{line}\n2 May 2024\n" + "\n".join(PARAGRAPHS) + "\n"
        article = one(text)
        assert [value.value for value in article.authors] == author
        assert (article.outlet.value if article.outlet else None) == outlet


def test_the_day_of_publication_counts_and_not_that_of_an_update() -> None:
    for lines in (
        "Updated 4 May 2024\nPublished 2 May 2024",
        "Published 2 May 2024, updated 4 May 2024",
        "Updated 4 May 2024 | Published 2 May 2024",
    ):
        article = one(f"{TITLE}\n{lines}\n" + "\n".join(PARAGRAPHS) + "\n")
        assert article.published is not None
        assert article.published.value == "2024-05-02"


def test_a_day_without_its_year_is_inferred() -> None:
    text = f"{TITLE}\n2 May, 10:15\n" + "\n".join(PARAGRAPHS) + "\n"
    article = one(text)
    assert article.published is None
    assert article.inferred is not None
    assert (article.inferred.value, article.inferred.raw) == ("--05-02", "2 May")
    dated = one(text + "© Harbour Post, 31 December 2024\n")
    assert dated.published is None or dated.published.value != "2024-05-02"


def test_how_long_ago_is_inferred_and_no_date() -> None:
    text = f"{TITLE}\n3 hours ago\n" + "\n".join(PARAGRAPHS) + "\n"
    article = one(text)
    assert article.published is None
    assert article.inferred is not None
    assert article.inferred.value == "3 hours ago"


def test_code_and_paths_of_sections_are_furniture() -> None:
    junk = ["window.dataLayer = window.dataLayer || [];", "[if lt IE 9]", ".menu {"]
    text = f"Home > News > Region\n{TITLE}\n{PARAGRAPHS[0]}\n" + "\n".join(junk)
    text += "\n" + "\n".join(PARAGRAPHS[1:]) + "\n"
    article = one(text)
    assert shown(text, article, "title") == [TITLE]
    assert shown(text, article, "body") == [*PARAGRAPHS]


def test_a_page_of_headlines_is_one_article_that_is_unsure() -> None:
    text = "\n".join(f"Headline number {n} about the river" for n in range(30))
    result = cut(text)
    assert [article.unsure for article in result.articles] == [True]
    assert result.warnings


def test_the_explanation_names_every_block_with_its_reason() -> None:
    text = samples.TWO_ARTICLES
    result = cut(text)
    lines = list(explain(result, text))
    everything = [b for a in result.articles for b in a.blocks] + list(result.furniture)
    for block in everything:
        place = f" {block.start}..{block.end} "
        assert any(place in line and block.reason in line for line in lines)
    assert sum(line.startswith("article ") for line in lines) >= 2
    assert any("the month is named" in line for line in lines)


def test_a_short_notice_is_an_article_with_its_title() -> None:
    notice = [
        "The lower bridge is closed to cars on Sunday.",
        "Buses run from the upper quay all day.",
    ]
    text = "Menu\nSearch\nLower bridge closed on Sunday\n" + "\n".join(notice) + "\n"
    article = one(text)
    assert not article.unsure
    assert shown(text, article, "title") == ["Lower bridge closed on Sunday"]
    assert shown(text, article, "body") == notice


def test_teasers_with_dates_between_and_below_texts_are_no_articles() -> None:
    teasers = [
        f"What the town says about lock {number}\n{number} May 2024\n"
        "The lock was looked at by three people from the town, who found nothing."
        for number in (3, 4, 5)
    ]
    text = f"{TITLE}\n1 May 2024\n" + "\n".join([*PARAGRAPHS, *teasers]) + "\n"
    article = one(text)
    assert article.title is not None
    assert article.title.value == TITLE


def test_a_standfirst_above_author_and_date_is_no_article() -> None:
    text = (
        f"{TITLE}\n"
        "The town pays for a gauge. She will go on with her book all the same, for a gauge can "
        "fail, and nobody has yet found out how a pencil would do so.\n"
        "What the figures show\nBy Ann Writer\n2 May 2024\n" + "\n".join(PARAGRAPHS) + "\n"
    )
    assert len(cut(text).articles) == 1


def test_a_paragraph_below_a_light_interruption_still_is_of_the_text() -> None:
    last = "The gauge is to be built before the winter, said the council's clerk."
    text = (
        f"{TITLE}\n" + "\n".join(PARAGRAPHS) + f"\nAdvertisement\nShare\n{last}\nRelated\nA link\n"
    )
    assert shown(text, one(text), "body") == [*PARAGRAPHS, last]
