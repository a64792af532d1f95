"""The articles of the real pages go out and come back whole, with and without their pages."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

from reader.exchange.build import PageMeta, build_record
from reader.exchange.native import encode, read_line
from reader.exchange.place import Placement, place
from reader.exchange.record import Record
from reader.exchange.validate import validate
from reader.model.pages import Article, Segmentation
from reader.model.records import Correction, Part, Span
from reader.pages.decode import decode
from reader.pages.overlay import replay
from reader.pages.segment import segment
from reader.text.sentences import sentences
from reader.text.textmap import ArticleText
from tests.support import shared_seeds


def cut(text: str, corrections: Sequence[Correction]) -> Segmentation:
    return replay(text, segment(text), corrections)


def text_of(article: Article, page: PageMeta) -> ArticleText:
    return ArticleText.build(page.text, [(b.start, b.end) for b in article.readable()])


def labelled(article: Article, page: PageMeta) -> Record:
    """Return the record of an article whose every sentence, and every two, are labelled."""
    text = text_of(article, page)
    ranges = sentences(text.text)
    pairs = list(pairwise(ranges))
    ranges += [(start, end) for (start, _), (_, end) in pairs]
    spans = []
    for number, (start, end) in enumerate(ranges):
        parts = tuple(Part(s, e, page.text[s:e]) for s, e in text.to_page(start, end))
        spans.append(Span(f"{number:032x}", page.sha256, parts, "claim", "ana"))
    return build_record(article, text, page, spans)


def exported_again(placement: Placement, article: Article, page: PageMeta) -> Record:
    assert placement.problems == ()
    return build_record(article, text_of(article, page), page, placement.spans)


def test_every_article_of_the_real_pages_survives_the_trip() -> None:
    count = 0
    for path in sorted(shared_seeds().glob("*.txt")):
        data = path.read_bytes()
        page = PageMeta(path.name, sha256(data).hexdigest(), decode(data).text)
        for article in segment(page.text, page.sha256).articles:
            count += 1
            record = labelled(article, page)
            assert validate(record) == []
            assert read_line(encode(record)) == (record, [])
            home = place(record, page, "ana", cut, local=article)
            assert home.corrections == ()
            assert encode(exported_again(home, article, page)) == encode(record)

            away = place(record, None, "ana", cut)
            assert away.new_page_bytes is not None
            new = PageMeta(away.new_page_name, away.page_sha, decode(away.new_page_bytes).text)
            machine = segment(new.text, new.sha256)
            moved = replay(new.text, machine, away.corrections).articles[0]
            second = exported_again(away, moved, new)
            assert second.text == record.text
            assert second.blocks == record.blocks
            assert second.meta == record.meta
            third = place(second, None, "ana", cut)
            machine = segment(new.text, new.sha256)
            moved = replay(new.text, machine, third.corrections).articles[0]
            assert encode(exported_again(third, moved, new)) == encode(second)
    assert count == 13
