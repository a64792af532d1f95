"""Boxes around a text, and what stands behind them."""

from __future__ import annotations

import pytest

from reader.pages.segment import segment
from tests.pages.test_layouts import PARAGRAPHS, TITLE, cut, one, shown

MENU = "Home\nNews\nSport\nWeather\nLetters\nTides\nSearch\n"


GERMAN = (
    "Die Wärterin der unteren Schleuse hat jeden Morgen den Stand des Flusses aufgeschrieben, seit "
    "die Schleuse gebaut wurde. Ihre Bücher füllen nun ein Regal in der Bücherei der Stadt.",
    "Niemand hatte sie darum gebeten. Ihre Zahlen werden von drei Universitäten verwendet, und der "
    "Rat der Stadt hat jetzt beschlossen, dafür ein Gerät mit Funk zu kaufen.",
)


@pytest.mark.parametrize(
    ("told", "prompt"),
    [
        (PARAGRAPHS[:2], "Subscribe to our newsletter and get the best of the week in your inbox."),
        (GERMAN, "Abonnieren Sie unseren Newsletter und lesen Sie jeden Morgen das Wichtigste."),
    ],
)
def test_a_sentence_that_speaks_of_newsletters_to_its_reader_is_no_text(
    told: tuple[str, ...], prompt: str
) -> None:
    text = "\n".join([TITLE, "1 May 2024", told[0], prompt, told[1]]) + "\n"
    assert shown(text, one(text), "body") == list(told)


def test_an_article_about_newsletters_is_text() -> None:
    told = "The company sent 4,000 newsletters by e-mail last year, and 300 people unsubscribed."
    text = "\n".join([TITLE, "1 May 2024", *PARAGRAPHS[:2], told, PARAGRAPHS[2]]) + "\n"
    assert told in shown(text, one(text), "body")


@pytest.mark.parametrize("headline", ["Why does no lock have a keeper?", "A lock falls silent."])
def test_the_line_below_a_label_of_other_texts_is_a_title_however_it_ends(headline: str) -> None:
    text = "\n".join([TITLE, "1 May 2024", *PARAGRAPHS[:2], "Read more:", headline, PARAGRAPHS[2]])
    assert shown(text, one(text), "body") == list(PARAGRAPHS)


def test_a_short_last_paragraph_behind_a_box_of_other_texts_is_text() -> None:
    last = "She will not say what became of the first book."
    box = "Related stories\nThe lock that nobody opens\n3 April 2024"
    text = f"{MENU}{TITLE}\n1 May 2024\n" + "\n".join([*PARAGRAPHS, box, last]) + "\nImprint\n"
    assert shown(text, one(text), "body") == [*PARAGRAPHS, last]
    assert one(text).published is not None
    assert one(text).published.value == "2024-05-01"  # type: ignore[union-attr]


def test_a_page_that_scrolls_on_holds_the_next_article_too() -> None:
    first = f"Town\n1 May 2024, 10:20\n{TITLE}\n{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}\nShare\n"
    second = (
        "Town\n30 April 2024, 18:05\nThe ferry will have a bell\n"
        "The ferry to the islands will have a bell from Sunday, so that the seals can hear it.\n"
        "The bell was cast in the town and weighs as much as three sheep. It rings by itself.\n"
    )
    text = f"{MENU}{first}{second}Imprint\n"
    found = segment(text).articles
    assert [a.published.value for a in found if a.published] == ["2024-05-01", "2024-04-30"]
    assert [a.title.value for a in found if a.title] == [TITLE, "The ferry will have a bell"]


def test_rows_with_tabs_are_a_table_in_the_text() -> None:
    rows = ["Lock\tOpened\tBoats", "Upper\t1840\tmany", "Lower\t1852\tfew", "Old\t1790\tnone"]
    text = "\n".join([TITLE, "1 May 2024", PARAGRAPHS[0], *rows, PARAGRAPHS[1]]) + "\n"
    assert shown(text, one(text), "body") == [PARAGRAPHS[0], *rows, PARAGRAPHS[1]]
    assert len(cut(text).articles) == 1


def test_a_post_in_one_line_is_told_by_the_name_it_begins_with() -> None:
    post = "Lower Lock @lowerlock · Closed again on Sunday, sorry. · 4:12 PM · Feb 10, 2025"
    text = "\n".join([TITLE, "1 May 2024", *PARAGRAPHS[:2], post, PARAGRAPHS[2]]) + "\n"
    assert shown(text, one(text), "embed") == [post]
    said = "The account @lowerlock said on Friday that the lock would be closed for a month."
    text = "\n".join([TITLE, "1 May 2024", *PARAGRAPHS[:2], said, PARAGRAPHS[2]]) + "\n"
    assert said in shown(text, one(text), "body")
