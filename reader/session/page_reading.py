"""What reading a page file for the first time finds out, for the catalogue.

It depends on nothing but the file and a few settings, so it can be done in another process; hence
this module and what it imports must stay light.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reader.model.errors import DecodingError
from reader.model.pages import Page, Segmentation
from reader.session.pagefiles import read_page_file
from reader.store.catalogue_schema import pack
from reader.store.catalogue_texts import indexed
from reader.store.catalogue_types import ArticleEntry

if TYPE_CHECKING:
    from reader.pages.phrasebook import Phrasebook


class PageRead(msgspec.Struct, frozen=True):
    """A page as it was read, with the machine's cut of it; nobody's annotations were looked at.

    `segmentation` is packed as the catalogue keeps it. With a `problem` there is no page. `plain`
    tells that the bytes are UTF-8 without a doubt, whatever encoding may have been declared. After
    a `fatal` problem, one of reading itself, it is better not tried again at once.
    """

    sha256: str = ""
    encoding: str = ""
    plain: bool = False
    warnings: tuple[str, ...] = ()
    segmentation: bytes = b""
    articles: tuple[ArticleEntry, ...] = ()
    problem: str = ""
    fatal: bool = False


class PageReader(msgspec.Struct, frozen=True, dict=True):
    """Reads page files of the workspace at `root`.

    `encoding` is the one preferred for pages that are no UTF-8, `phrases` are the workspace's own
    files of furniture phrases, and `largest` is how many bytes a page may have.
    """

    root: str
    encoding: str
    phrases: dict[str, str]
    largest: int

    @cached_property
    def phrasebook(self) -> Phrasebook | None:
        """The phrases of the package with the workspace's own; None where it has none."""
        if not self.phrases:
            return None
        from reader.pages.phrasebook import extended_phrasebook

        return extended_phrasebook(self.phrases)

    def read(self, path: str) -> PageRead:
        """Return what the file at a stored path holds; never raises for what the file is like."""
        from reader.pages.decode import decode
        from reader.pages.segment import segment

        try:
            data = read_page_file(Path(self.root), path, self.largest)
            found = decode(data, preferred=self.encoding)
        except OSError as error:
            return PageRead(problem=f"cannot be read: {error.strerror or error}")
        except DecodingError as error:
            return PageRead(problem=error.message)
        digest = sha256(data).hexdigest()
        page = Page(digest, found.text, found.encoding, (path,), found.warnings)
        cut = segment(page.text, digest, phrases=self.phrasebook)
        return PageRead(
            digest,
            found.encoding,
            found.encoding == "utf-8" and not found.warnings,
            (*found.warnings, *cut.warnings),
            pack(cut),
            tuple(article_entries(page, cut)),
        )


def fault(error: Exception) -> str:
    """Say that the program failed at a page."""
    if isinstance(error, MemoryError):
        return "cannot be read: there is not enough memory for it"
    return f"cannot be read: {type(error).__name__}: {error}"


def article_entries(page: Page, segmentation: Segmentation) -> Sequence[ArticleEntry]:
    """Return what the catalogue keeps of the articles of a page."""
    from reader.session.articles import OpenArticle
    from reader.text.words import count_words

    found = []
    for article in segmentation.articles:
        view = OpenArticle(page, segmentation, article)
        text = view.text.text
        entry = ArticleEntry.of(article, count_words(text), view.title, text)
        found.append(msgspec.structs.replace(entry, text="", indexed=indexed(entry)))
    return found
