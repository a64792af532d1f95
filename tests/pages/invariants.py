"""What holds for every segmentation of every text."""

from __future__ import annotations

from reader.model.pages import READABLE, Segmentation
from reader.pages import characters as ch


def check(text: str, result: Segmentation) -> None:
    """Fail where `result` breaks what `Segmentation` promises about `text`."""
    size = len(text)
    assert bool(result.articles) == (not ch.is_blank(text))
    everything = [b for a in result.articles for b in a.blocks] + list(result.furniture)
    everything.sort(key=lambda block: block.start)
    reached = 0
    for block in everything:
        assert reached <= block.start < block.end <= size
        assert not ch.is_blank(text[block.start : block.end])
        assert text[block.start] not in ch.BLANKS
        assert text[block.end - 1] not in ch.BLANKS
        assert block.reason
        reached = block.end
    assert [b.start for b in result.furniture] == sorted(b.start for b in result.furniture)
    assert all(b.kind == "furniture" for b in result.furniture)
    edge = 0
    for article in result.articles:
        assert article.lo == edge < article.hi
        edge = article.hi
        starts = [block.start for block in article.blocks]
        assert starts == sorted(starts)
        assert starts
        assert all(article.lo <= b.start and b.end <= article.hi for b in article.blocks)
        wanted = [b.start for b in article.blocks if b.kind == "body"]
        wanted = wanted or [b.start for b in article.blocks if b.kind in READABLE] or starts
        assert article.start == wanted[0]
        values = [article.title, article.outlet, article.published, article.inferred]
        for value in [*values, article.dateline, *article.authors, *article.credits]:
            if value is not None and value.start >= 0:
                assert value.start < value.end <= size
    if result.articles:
        assert edge == size
