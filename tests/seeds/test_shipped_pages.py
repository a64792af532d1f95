"""The pages that ship: in the layouts of the real ones, in other words, with true quotations."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter

import pytest

from reader.session.shipped import shipped_files
from tests.seeds.shipped import AGGREGATOR, DELEGATION, PAGES, PREVIEW, STORY, VISIT, Shipped
from tests.support import ROOT, shared_seeds

PROVENANCE = re.compile(
    r"Restated for the Reader project after (.+), not in (?:its|their) wording\."
)
QUOTED = re.compile(
    r"“(?P<curly>[^“”]+)”"
    r'|"(?P<straight>[^"\n]+)"'
    r"|‘(?P<curly_single>[^‘’\n]+)’(?!\w)"
    r"|(?<![\w’'])'(?P<straight_single>(?:[^'\n]|(?<=\w)'(?=\w))+)'(?!\w)"
)
SHORT = 12
"""A quotation has fewer words than this."""

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def test_a_new_workspace_gets_the_pages_that_ship_and_no_others() -> None:
    names = [name for name, _ in shipped_files() if name.startswith("seeds/")]
    assert sorted(names) == sorted(f"seeds/{page.name}" for page in PAGES)


def quotations(text: str) -> list[str]:
    """Return what stands in quotation marks in `text`, without the marks."""
    return [match.group(match.lastgroup or 0) for match in QUOTED.finditer(text)]


def plain(quotation: str) -> str:
    """Return `quotation` in lower case with straight apostrophes and no stop at its end."""
    return quotation.replace("’", "'").strip().rstrip(".,;:?!").casefold()


def real_page(page: Shipped) -> str:
    """Return the text of the real page that `page` restates."""
    (path,) = shared_seeds().glob(f"{page.after}*.txt")
    return path.read_text("utf-8")


def lines(page: Shipped) -> list[str]:
    return page.read().split("\n")


def test_the_pages_that_ship_are_the_ones_listed_here() -> None:
    names = {path.name for path in (ROOT / "seeds").iterdir()}
    assert names == {page.name for page in PAGES}


def test_thirteen_articles_ship() -> None:
    assert [len(page.articles) for page in PAGES] == [5, 1, 5, 1, 1]


@each_page
def test_every_quotation_is_short(page: Shipped) -> None:
    for quotation in quotations(page.read()):
        assert len(quotation.split()) < SHORT, quotation


@each_page
def test_every_quotation_stands_in_quotation_marks_on_the_real_page(page: Shipped) -> None:
    real = [plain(quotation) for quotation in quotations(real_page(page))]
    for quotation in quotations(page.read()):
        inside = re.compile(rf"(?<!\w){re.escape(plain(quotation))}(?!\w)")
        assert any(inside.search(said) for said in real), quotation


def test_the_pages_with_quotations_on_the_real_side_quote() -> None:
    counts = {page.after: len(quotations(page.read())) for page in PAGES}
    assert counts["002_"] == 0
    assert all(count >= 3 for after, count in counts.items() if after != "002_")


def test_several_outlets_quote_the_same_words_of_an_official() -> None:
    bodies = [line for line in lines(AGGREGATOR) if len(line) > 300]
    said = Counter(words for body in bodies for words in {plain(q) for q in quotations(body)})
    assert len(bodies) == len(AGGREGATOR.articles)
    assert sum(count > 1 for count in said.values()) >= 4


@each_page
def test_every_page_ends_by_saying_after_whom_it_was_restated(page: Shipped) -> None:
    last = page.read().rstrip("\n").rsplit("\n", 1)[1]
    match = PROVENANCE.fullmatch(last)
    assert match is not None
    assert all(name in match.group(1) for name in page.named)
    assert PROVENANCE.findall(page.read()) == [match.group(1)]


def test_the_project_repeats_no_long_run_of_words_of_a_real_page() -> None:
    seeds = shared_seeds()
    if not (ROOT / ".git").exists():
        pytest.skip("the tool reads the files that git tracks, and this is no git checkout")
    tool = seeds.parent / "tools" / "copied_sentences.py"
    run = subprocess.run(
        [sys.executable, tool, seeds, ROOT], capture_output=True, text=True, check=True
    )
    assert run.stdout == ""


@each_page
def test_pages_are_utf_8_with_plain_line_ends_and_no_blanks_at_them(page: Shipped) -> None:
    text = page.read()
    assert "\r" not in text
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


def test_some_pages_end_without_a_line_feed_as_scraped_ones_do() -> None:
    ends = {page.read().endswith("\n") for page in PAGES}
    assert ends == {True, False}


def test_two_pages_have_blank_lines_between_blocks_and_three_have_none() -> None:
    spaced = [page.name for page in PAGES if "\n\n" in page.read()]
    assert spaced == [AGGREGATOR.name, VISIT.name]


def test_the_aggregator_page_repeats_each_title_and_glues_each_date() -> None:
    found = lines(AGGREGATOR)
    for article in AGGREGATOR.articles:
        assert article.title is not None
        assert article.published is not None
        year, month, day = article.published.split("-")
        assert found.count(article.title) == 3
        assert found.count(f"  • {article.outlet}") == 1
        assert f"time{day}-{month}-{year}" in found


def test_the_page_without_a_title_has_an_embedded_post_that_nobody_wrote() -> None:
    (signature,) = [line for line in lines(DELEGATION) if line.startswith("—")]
    match = re.fullmatch(r"— (.+) \(@(\w+)\) \w+ \d{1,2}, \d{4}", signature)
    assert match is not None
    assert match.group(1) == "Reader sample post"
    assert len(match.group(2)) > 15, "a handle that the network would accept may be someone's"


def test_excerpts_on_the_story_page_are_cut_off_at_one_length() -> None:
    cut = [len(line) for line in lines(STORY) if line.endswith("…")]
    assert len(cut) == 3
    assert len(set(cut)) == 1


def test_the_story_page_doubles_its_count_and_glues_an_outlet_to_a_title() -> None:
    found = lines(STORY)
    assert found.count("175 Articles") == 2
    assert f"{STORY.articles[3].title} - The Syrian Observer" in found
    assert sum(line.startswith("- ") for line in found) == 5


def test_the_page_with_a_host_in_its_title_names_a_reserved_one() -> None:
    title = VISIT.articles[0].title
    found = lines(VISIT)
    assert found[0] == f"{title} | World | london-news.example"
    assert found.count(title or "") == 2
    assert "Related posts" in found


def test_the_page_with_a_caption_has_a_dateline_and_a_comment_policy() -> None:
    found = lines(PREVIEW)
    assert found[0].endswith("Graphic: Rudaw")
    assert found[1].startswith("ERBIL, Kurdistan Region - ")
    assert found[found.index("Comments") + 1].startswith("Rudaw moderates all comments")


@each_page
def test_articles_are_as_long_as_articles_are(page: Shipped) -> None:
    words = len(re.findall(r"\w+", page.read()))
    real = len(re.findall(r"\w+", real_page(page)))
    assert 0.85 * real < words < 1.25 * real
