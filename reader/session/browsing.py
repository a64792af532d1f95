"""What can be looked at in an open workspace: the rows of its list, and its articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.model.errors import NotFoundError
from reader.model.identity import article_id as make_article_id
from reader.model.identity import is_article_id, parse_article_id
from reader.session.corpus import Corpus
from reader.store.catalogue import Catalogue
from reader.store.catalogue_types import ArticleRow, Totals

if TYPE_CHECKING:
    from reader.session.articles import OpenArticle


GONE = ArticleRow("", "", -1, "", problem="it is not in the list any more")
"""Stands for an article that was found and has gone since."""


class Browsing:
    """The list and the articles of a workspace, for one annotator; from any thread."""

    catalogue: Catalogue
    corpus: Corpus

    @property
    def annotator(self) -> str:
        """Whose states and counts the rows show."""
        raise NotImplementedError

    # --- the list ----------------------------------------------------------------------------

    def row_count(self) -> int:
        """Return how many rows the list has: articles, and files that hold none."""
        return self.catalogue.count()

    def rows(self, offset: int = 0, limit: int | None = None) -> list[ArticleRow]:
        """Return rows of the list in its order; all from `offset` on where `limit` is None."""
        if limit is None:
            limit = max(0, self.row_count() - offset)
        return self.catalogue.rows(self.annotator, offset, limit)

    def row_index(self, key: str) -> int | None:
        """Return the row of the article that an id resolves to, or of the file at a path."""
        if is_article_id(key):
            return self.catalogue.row_index(key)
        return self.catalogue.path_index(key)

    def rows_at(self, numbers: Sequence[int]) -> list[ArticleRow]:
        """Return the row of each article with one of these numbers, as `search` gives them.

        For one that has gone since, there is a row that says so.
        """
        found = {row.doc: row for row in self.catalogue.rows_of(self.annotator, numbers)}
        return [found.get(number, GONE) for number in numbers]

    def article_number(self, key: str) -> int | None:
        """Return the number of the article that an id resolves to; None where there is none."""
        return self.catalogue.doc_of(key) if is_article_id(key) else None

    def totals(self) -> Totals:
        """Return the sums over all rows."""
        return self.catalogue.totals(self.annotator)

    def article_id_at(self, sha256: str, offset: int) -> str | None:
        """Return the id of the article that holds `offset` of a page, as the list knows it."""
        found = self.catalogue.lookup(sha256[:12], offset)
        return make_article_id(*found) if found is not None else None

    # --- articles ----------------------------------------------------------------------------

    def article(self, article_id: str) -> OpenArticle:
        """Open the article that `article_id` resolves to; raises `NotFoundError`."""
        sha12, offset = parse_article_id(article_id)
        found = self.catalogue.lookup(sha12, offset)
        if found is None:
            raise NotFoundError(
                f"no article in this workspace has the id {article_id}",
                hint="`reader list` prints the ids of all articles",
            )
        return self.article_at(found[0], offset)

    def article_at(self, sha256: str, offset: int) -> OpenArticle:
        """Open the article of page `sha256` that holds page offset `offset`."""
        from reader.session.articles import OpenArticle

        page = self.corpus.page(sha256)
        segmentation = self.corpus.segmentation(page)
        article = segmentation.at(offset)
        if article is None:
            shown = page.names[0] if page.names else sha256[:12]
            raise NotFoundError(f"the page holds no article at {offset}", file=shown)
        return OpenArticle(page, segmentation, article, self.corpus.lexicon)

    def articles(self) -> Iterator[OpenArticle]:
        """Yield every article in the order of the list, opening each page once."""
        from reader.session.articles import OpenArticle

        page, segmentation = None, None
        for row in self.catalogue.iterate(self.annotator):
            if not row.id:
                continue
            if page is None or page.sha256 != row.page:
                page = self.corpus.page(row.page)
                segmentation = self.corpus.segmentation(page)
            assert segmentation is not None
            article = segmentation.at(row.start)
            if article is not None:
                yield OpenArticle(page, segmentation, article, self.corpus.lexicon)
