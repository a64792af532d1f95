"""Embedded posts and comment policies: what stands beside the text without being of it."""

from __future__ import annotations

from reader.model.pages import Article, Segmentation
from reader.pages.segment import segment
from tests.pages.invariants import check

STORY = """\
The ferry between the two banks will keep running from November to March this year, the company \
said on Sunday, because the bridge upstream is closed for repairs until the spring.
Tickets stay at the summer price. Boats leave every half hour in the morning and every hour after \
noon, as long as the river is free of ice.
Residents had asked for the service in a petition last autumn, which nine hundred people signed \
within a week, among them most of the traders on the market and both of the schools on the quay.
"""
MORE = """\
The town will pay half of the cost for the first year. A second boat is to follow in May, and the \
landing on the far side gets a roof before then.
The council votes on the plan next week, and a majority of its members has spoken for it already.
"""


def cut(text: str) -> Segmentation:
    result = segment(text)
    check(text, result)
    return result


def shown(text: str, article: Article, kind: str) -> list[str]:
    return [text[b.start : b.end] for b in article.blocks if b.kind == kind]


def test_a_post_that_ends_without_a_full_stop_is_an_embed_at_the_end_and_inside() -> None:
    post = (
        "Boats run all winter on both routes, and the fare stays as it has been since the spring. "
        "We thank everybody who signed the petition, and we… img.example/a1B2"
    )
    signature = "— Ferry Company (@two_banks) January 29, 2025"
    for text in (f"{STORY}{post}\n{signature}\n", f"{STORY}{post}\n{signature}\n{MORE}"):
        (article,) = cut(text).articles
        assert shown(text, article, "embed") == [post, signature]
        assert article.published is None
        assert article.title is None


def test_a_heading_above_a_post_begins_no_article() -> None:
    text = (
        f"{STORY}What the company says today\nBoats run\n— Two Banks (@banks) May 2, 2024\n{MORE}"
    )
    (article,) = cut(text).articles
    assert shown(text, article, "body")[-1].startswith("The council votes")
