"""The five real pages: what a careful reader finds in them, as ranges (code points)."""

from __future__ import annotations

import hashlib
from typing import TypeAlias

import pytest

from reader.model.pages import Article, Segmentation
from reader.pages.decode import decode
from reader.pages.segment import segment
from tests.pages.invariants import check
from tests.support import shared_seeds

# Page name -> for each article: title, outlet, value of published, credits, body.
# A range is (start, end) of the page, and None where the page prints none.
Range: TypeAlias = tuple[int, int]
Gold: TypeAlias = tuple[Range | None, Range | None, str | None, list[Range], list[Range]]

GOLD: dict[str, list[Gold]] = {
    "000_435fb4b48daf265a": [
        ((226, 289), (171, 180), "2025-04-01", [(1850, 1853)], [(481, 1849)]),
        ((2059, 2126), (1992, 2007), "2025-03-21", [], [(2128, 4670)]),
        ((4874, 4951), (4829, 4833), "2025-03-20", [(5897, 5904)], [(4953, 5896)]),
        ((6056, 6099), (5995, 6007), "2025-03-20", [], [(6101, 8746)]),
        ((8916, 8967), (8853, 8866), "2025-03-20", [], [(8969, 10488)]),
    ],
    "001_82bd832600393157": [
        (
            None,
            (3305, 3315),
            None,
            [],
            [
                *((0, 160), (161, 346), (347, 557), (558, 753), (754, 886), (887, 1007)),
                *((1008, 1189), (1190, 1354), (1355, 1505), (1506, 1704), (1705, 1871)),
                *((1872, 1971), (1972, 2196), (2197, 2424), (2425, 2700)),
            ],
        )
    ],
    "002_3f6d339eb7703782": [
        (
            (0, 55),
            None,
            None,
            [],
            [(56, 231), (234, 393), (396, 559), (562, 772), (775, 950)],
        ),
        (None, None, None, [], [(977, 1224)]),
        ((1225, 1284), None, None, [], [(1285, 1735)]),
        ((1736, 1803), (1806, 1825), None, [], [(1826, 2276)]),
        (None, None, None, [], [(2277, 2727)]),
    ],
    "003_d44793e609ba8eaf": [
        (
            (205, 283),
            (89, 123),
            None,
            [(2507, 2536)],
            [
                *((285, 483), (485, 713), (715, 929), (931, 1164), (1166, 1524)),
                *((1526, 1746), (1748, 1974), (1976, 2272), (2274, 2505)),
            ],
        )
    ],
    "004_17977a772b29b305": [
        (
            None,
            (4475, 4480),
            None,
            [],
            [
                *((109, 539), (540, 768), (769, 1138), (1139, 1249), (1250, 1503)),
                *((1504, 1762), (1763, 1947), (1948, 2161), (2162, 2347), (2348, 2529)),
                *((2530, 2863), (2864, 3094), (3095, 3332), (3333, 3560), (3561, 3801)),
                *((3802, 3949), (3950, 4110), (4111, 4465)),
            ],
        )
    ],
}


def cut(name: str) -> tuple[str, Segmentation]:
    data = (shared_seeds() / f"{name}.txt").read_bytes()
    text = decode(data).text
    return text, segment(text, hashlib.sha256(data).hexdigest())


def body_offsets(article: Article) -> set[int]:
    return {at for b in article.blocks if b.kind == "body" for at in range(b.start, b.end)}


@pytest.mark.parametrize("name", GOLD)
def test_every_article_has_its_title_outlet_date_and_credit(name: str) -> None:
    text, result = cut(name)
    check(text, result)
    gold = GOLD[name]
    assert len(result.articles) == len(gold)
    for article, (title, outlet, published, credits, _) in zip(result.articles, gold, strict=True):
        for value, printed in ((article.title, title), (article.outlet, outlet)):
            assert ((value.start, value.end) if value else None) == printed
            assert value is None or value.value == value.raw == text[value.start : value.end]
        assert (article.published.value if article.published else None) == published
        assert article.authors == ()
        assert [(c.start, c.end) for c in article.credits] == credits
        assert not article.unsure
        assert article.language == "en"


def test_a_printed_date_is_kept_as_it_stands_with_its_range() -> None:
    text, result = cut("000_435fb4b48daf265a")
    for article in result.articles:
        assert article.published is not None
        assert article.published.raw == text[article.published.start : article.published.end]
        assert len(article.published.raw) == 10
        assert article.inferred is None


def test_the_body_goes_to_the_right_article_and_furniture_stays_out() -> None:
    scores = []
    for name, gold in GOLD.items():
        _, result = cut(name)
        for article, (*_, ranges) in zip(result.articles, gold, strict=True):
            wanted = {at for start, end in ranges for at in range(start, end)}
            found = body_offsets(article)
            right = len(wanted & found)
            scores.append(2 * right / (len(wanted) + len(found)))
    assert len(scores) == 13
    # The one body below 1 has a caption fused into its line, which stays in doubt.
    assert sorted(scores)[0] > 0.9
    assert sorted(scores)[1] == 1.0
    assert sum(scores) / len(scores) >= 0.99


def test_what_hangs_on_the_body_has_kinds_of_its_own() -> None:
    _, post = cut("001_82bd832600393157")
    embeds = [(b.start, b.end) for b in post.articles[0].blocks if b.kind == "embed"]
    assert embeds == [(2701, 2784), (2785, 2995), (2996, 3045)]
    assert [b.sub for b in post.furniture] == ["subscribe", "copyright"]
    _, photo = cut("004_17977a772b29b305")
    (article,) = photo.articles
    assert [(b.start, b.end) for b in article.blocks if b.kind == "caption"] == [(0, 108)]
    assert article.dateline is not None
    assert (article.dateline.start, article.dateline.end) == (109, 132)
    assert article.start == 109
    assert [b.sub for b in photo.furniture] == [
        "heading-comments",
        *["comment-policy"] * 4,
        "heading-comments",
    ]


def test_repeats_of_title_and_outlet_are_furniture() -> None:
    _, result = cut("000_435fb4b48daf265a")
    for article in result.articles:
        subs = [b.sub for b in article.blocks if b.kind == "furniture"]
        assert subs == ["duplicate-title", "duplicate-title", "category", "duplicate-outlet"]
        assert [b.kind for b in article.blocks if b.kind == "title"] == ["title"]


def test_the_date_of_an_embedded_post_is_no_date_of_the_article() -> None:
    _, result = cut("001_82bd832600393157")
    (article,) = result.articles
    assert article.published is None
    assert article.inferred is not None
    assert article.inferred.origin == "inferred"
    assert article.inferred.value == "2025-01-29"
    assert "post" in article.inferred.reason


def test_a_weekday_is_inferred_with_its_reason_and_never_published() -> None:
    _, result = cut("004_17977a772b29b305")
    (article,) = result.articles
    assert article.published is None
    assert article.inferred is not None
    assert len(article.inferred.value) == 9
    assert article.inferred.reason
