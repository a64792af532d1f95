"""What a page does not say in words, told by rhythm, form and repetition."""

from __future__ import annotations

import pytest

from tests.pages.test_layouts import PARAGRAPHS, TITLE, cut, one, shown

STORIES = (
    (
        "Ferry returns to the island of Skarn",
        "After nine years the ferry to the island of Skarn sails again, three times a day and free "
        "for whoever lives there.",
    ),
    (
        "Choir wins the silver lantern",
        "The choir of the glass works has won the silver lantern, which is given every second "
        "spring to amateurs who sing without a conductor.",
    ),
    (
        "Bees move into the tax office",
        "Four colonies of bees now live on the roof of the tax office. Their honey is sold at the "
        "counter on Fridays.",
    ),
)


def test_titles_and_texts_that_alternate_are_a_digest() -> None:
    text = "The morning in short\n" + "\n".join(f"{t}\n{p}" for t, p in STORIES) + "\n"
    articles = cut(text).articles
    assert [a.title.value for a in articles if a.title] == [title for title, _ in STORIES]
    assert [shown(text, article, "body") for article in articles] == [[p] for _, p in STORIES]


def test_sections_of_one_text_are_no_digest() -> None:
    sections = (
        "How the keeper began her books\n" + PARAGRAPHS[0],
        "What the council asked the keeper\n" + PARAGRAPHS[1],
        "What becomes of the keeper's books\n" + PARAGRAPHS[2],
    )
    assert len(cut(f"{TITLE}\n{PARAGRAPHS[0]}\n" + "\n".join(sections) + "\n").articles) == 1


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("[새벌신문=윤다솜 기자] ", "윤다솜"),
        ("(솔내=한솔통신) 유서영 기자 = ", "유서영"),
        ("本报讯（记者 林晓岚）", "林晓岚"),
        ("东岭新闻网12月3日电（记者高翔）", "高翔"),
    ],
)
def test_a_byline_at_the_front_of_the_text_names_the_author(first: str, name: str) -> None:
    told = "다리는 오늘 다시 열렸다. 사람들은 아침부터 다리를 건넜다고 시장이 말했다. " * 4
    if not name >= "가":
        told = (
            "大桥今天重新开放，许多老人一早就提着菜篮子从桥上走过，不少人停下脚步摸一摸新换的石栏杆。"
            * 3
        )
    article = one(f"{first}{told.strip()}\n{told.strip()}\n")
    assert [author.value for author in article.authors] == [name]


def test_a_name_alone_below_the_text_is_its_author() -> None:
    text = f"{TITLE}\n" + "\n".join(PARAGRAPHS) + "\nKlara Benes\nTags: locks\n"
    assert [author.value for author in one(text).authors] == ["Klara Benes"]
    listed = f"{TITLE}\n" + "\n".join(PARAGRAPHS) + "\nLower Lock\nUpper Lock\nOld Books\n"
    assert one(listed).authors == ()


def test_an_author_and_an_outlet_may_share_a_line() -> None:
    text = f"{TITLE}\nAnn Lee - lockside.example\n2 May 2024\n" + "\n".join(PARAGRAPHS) + "\n"
    article = one(text)
    assert [author.value for author in article.authors] == ["Ann Lee"]
    assert article.outlet is not None
    assert article.outlet.value == "lockside.example"
