"""Where imported records belong: the pages of this workspace, or pages made of their texts."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from hashlib import sha256

import msgspec

from reader.exchange.build import PageMeta, block_items, meta_item
from reader.exchange.place import Placement, page_name, place
from reader.exchange.record import PageInfo, Record
from reader.exchange.report import Problem
from reader.model.errors import NotFoundError, ReaderError
from reader.model.identity import parse_article_id
from reader.model.pages import Page, Segmentation
from reader.model.records import Correction
from reader.pages.decode import Decoded, decode
from reader.session.articles import OpenArticle
from reader.session.corpus import kept_name
from reader.session.merging import Scope
from reader.session.pagefiles import read_page_file
from reader.session.session import Session
from reader.session.spooling import Spool


class Home(msgspec.Struct, frozen=True):
    """Where a record belongs: its placement, the page that it is on, and how that is cut."""

    placement: Placement
    page: Page
    scope: Scope


class Homes:
    """Finds the places of records; those of one page should come in a row."""

    def __init__(self, session: Session, symmetric: Collection[str]) -> None:
        """Use the workspace of `session`; `symmetric` are relations without direction."""
        self._session = session
        self._symmetric = symmetric
        self._page: tuple[Page, Segmentation] | None = None
        self._names: dict[str, tuple[str, ...]] = {}
        self._cut: tuple[str, Sequence[Correction], Segmentation] | None = None

    def find(self, record: Record) -> Home:
        """Return where a record belongs; the placement is refused where it has no place."""
        try:
            record = self._at_home(record)
            here = self._here(record)
        except ReaderError as error:
            problem = Problem("error", f"its page cannot be used: {error}", record=record.id)
            refused = Placement(record.id, record.page.sha256, problems=(problem,), refused=True)
            return Home(refused, Page(record.page.sha256, "", ""), Scope(None))
        found = self._on_page(record, *here) if here else None
        return found or self._on_new_page(record)

    def on_new_page(self, record: Record) -> Home | None:
        """Return where a record belongs of whose page nothing is here; None for any other."""
        wanted = record.page.sha256
        if not record.page.file and wanted == record.text_sha256:
            return None
        # Both pages that are asked for, in one look.
        self._names = self._session.catalogue.names_of_all((wanted, record.text_sha256))
        if self._names_of(wanted) or self._is_kept(wanted):
            return None
        return self._on_new_page(record)

    def cut_of(self, text: str, corrections: Sequence[Correction]) -> Segmentation:
        """Cut a text as the workspace would; the last cut is kept."""
        last = self._cut
        if last is None or last[0] != text or last[1] is not corrections:
            digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            page = Page(digest, text, "utf-8")
            last = self._cut = text, corrections, self._session.corpus.corrected(page, corrections)
        return last[2]

    def _is_kept(self, sha256: str) -> bool:
        return os.path.lexists(f"{self._session.corpus.root}/{kept_name(sha256)}")

    def _at_home(self, record: Record) -> Record:
        """Return a record of another program as it would be had it been exported here.

        Such a record names no page of its own; where its id is that of an article with the same
        text, it is about that article, and what it does not know of the page is taken from here.
        """
        if record.page.file or record.page.sha256 != record.text_sha256:
            return record
        try:
            view = self._session.article(record.id.partition("#")[0])
        except ReaderError:
            return record
        if view.text.text != record.text:
            return record
        return msgspec.structs.replace(
            record,
            page=PageInfo(view.page.names[0] if view.page.names else "", view.page.sha256),
            blocks=block_items(view.blocks, view.text),
            meta=meta_item(view.article),
        )

    def _here(self, record: Record) -> tuple[Page, Segmentation] | None:
        """Return the workspace's page with the bytes that the record names, if there is one."""
        wanted = record.page.sha256
        if self._page is None or self._page[0].sha256 != wanted:
            corpus, names = self._session.corpus, self._names_of(wanted)
            if not names and not self._is_kept(wanted):
                return None
            try:
                page = corpus.page_named(wanted, names)
            except NotFoundError:
                if names:
                    raise
                return None
            self._page = page, corpus.segmentation(page)
        return self._page

    def _on_page(self, record: Record, page: Page, cut: Segmentation) -> Home | None:
        """Place a record on its page; None if the page is the record's text and is cut otherwise.

        Such a page came from an import, and the record says how it was cut then.
        """
        view = _article_of(record, page, cut)
        whole = record.text_included and record.page.sha256 == record.text_sha256
        if whole and not _cut_alike(record, view):
            return None
        meta = PageMeta(page.names[0] if page.names else "", page.sha256, page.text)
        placement = place(
            record,
            meta,
            self._session.annotator,
            self.cut_of,
            local=view.article if view is not None else None,
            symmetric=self._symmetric,
        )
        return Home(placement, page, Scope(cut))

    def _on_new_page(self, record: Record) -> Home:
        """Place a record on the page that its text is, whether that is here already or not."""
        name = f"seeds/{page_name(record)}"
        data = record.text.encode("utf-8", "surrogatepass")
        digest = sha256(data).hexdigest()
        known = self._names_of(digest)
        existing = digest if known else self._digest_of(name)
        placement = place(
            record,
            None,
            self._session.annotator,
            self.cut_of,
            existing=existing,
            symmetric=self._symmetric,
        )
        found = None if placement.refused else _read_back(data)
        if found is not None and found.text != record.text:
            message = "its text could not be read back as a page"
            wrong = Problem("error", message, record=record.id, place="text")
            placement = msgspec.structs.replace(
                placement, refused=True, problems=(*placement.problems, wrong)
            )
        if existing:
            placement = msgspec.structs.replace(placement, new_page_bytes=None)
        warnings = found.warnings if found is not None else ()
        page = Page(digest, record.text, "utf-8", known or (name,), warnings)
        return Home(placement, page, Scope(None))

    def _names_of(self, sha256: str) -> tuple[str, ...]:
        if sha256 not in self._names:
            self._names = {sha256: self._session.catalogue.names(sha256)}
        return self._names[sha256]

    def _digest_of(self, name: str) -> str:
        if "\\x" not in name and not os.path.lexists(f"{self._session.root}/{name}"):
            return ""
        try:
            data = read_page_file(self._session.root, name, self._session.corpus.largest)
        except OSError:
            return ""
        return sha256(data).hexdigest()


class SpanFinder:
    """Finds the page on which a span is: in the file, where its article is, or anywhere."""

    def __init__(self, session: Session, spool: Spool) -> None:
        """Find the spans that `spool` has noted, and those of the workspace of `session`."""
        self._session = session
        self._spool = spool
        self._everywhere = False

    def __call__(self, uid: str, article: str) -> str:
        """Return the sha256 of the page of span `uid`, said to be in `article`; or ""."""
        here = self._spool.page_of_span(uid)
        if here:
            return here
        stores = list(self._session.annotators.stores())
        try:
            sha12, offset = parse_article_id(article.partition("#")[0])
        except ReaderError:
            found = None
        else:
            found = self._session.catalogue.lookup(sha12, offset)
        if found is not None and any(uid in s.records(found[0]).spans for s in stores):
            return found[0]
        if self._everywhere:
            return ""
        self._everywhere = True
        for store in stores:
            for page in store.pages():
                for span in store.records(page).spans:
                    self._spool.span(span, page)
        return self._spool.page_of_span(uid)


def _article_of(record: Record, page: Page, cut: Segmentation) -> OpenArticle | None:
    """Return the article on its page that the record's id names."""
    try:
        sha12, offset = parse_article_id(record.id.partition("#")[0])
    except ReaderError:
        return None
    article = cut.at(offset) if sha12 == page.sha256[:12] else None
    return OpenArticle(page, cut, article) if article is not None else None


def _cut_alike(record: Record, view: OpenArticle | None) -> bool:
    """Tell whether the article here has the record's text, cut into the same blocks."""
    if view is None or view.text.text != record.text:
        return False
    return list(view.text.blocks) == [(block.start, block.end) for block in record.blocks]


def _read_back(data: bytes) -> Decoded:
    try:
        return decode(data, declared="utf-8")
    except ReaderError:
        return Decoded("", "")
