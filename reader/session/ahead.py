"""Articles that are likely to be opened next, opened in advance.

They are given away without a look at the disk, which may hang; `is_true` takes that look.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from reader import logfile
from reader.model.identity import parse_article_id
from reader.session.articles import OpenArticle
from reader.session.corpus import kept_name
from reader.session.coverage import known_sentences
from reader.session.session import Session
from reader.store.annotations import PageRecords
from reader.text.layout import Layout

MOST = 3
"""Articles that are held."""
LARGEST = 256 * 1024
"""Bytes of a page above which none of its articles is: it would take its time and memory."""


class Prepared(NamedTuple):
    """An article that nobody has worked on yet, its text laid out, and what both depend on."""

    article: str
    view: OpenArticle
    layout: Layout
    stamp: object
    cuts: int
    records: PageRecords
    """One's own on the page; they stay in memory while this is held."""


class Ahead:
    """A few articles of `session`, each given away once. Every method may run in any thread."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._guard = Lock()
        self._prepared: dict[str, Prepared] = {}

    def prepare(self, article_id: str, laid_out: Callable[[str], Layout]) -> None:
        """Open an article and lay its text out, unless that is done.

        What fails does so quietly: nobody has asked for the article, and whoever does is told.
        """
        with self._guard:
            if article_id in self._prepared:
                return
        try:
            self._prepare(article_id, laid_out)
        except Exception as error:
            logfile.error(error, "ahead")

    def _prepare(self, article_id: str, laid_out: Callable[[str], Layout]) -> None:
        cuts = self._session.cuts
        stamp = self._stamp(article_id)
        if stamp is None:
            return
        view = self._session.article(article_id)
        layout = laid_out(view.text.text)
        # What showing it asks for first.
        known_sentences(view)
        if view.text.text:
            view.units.paragraphs.index(0)
        records = self._session.records(view.page.sha256)
        view.project(records.spans.values())
        with self._guard:
            self._prepared[article_id] = Prepared(article_id, view, layout, stamp, cuts, records)
            while len(self._prepared) > MOST:
                del self._prepared[next(iter(self._prepared))]

    def take(self, article_id: str) -> Prepared | None:
        """Return an article that was prepared and forget it; None where this session cut it anew.

        Nothing is read: whether all is as it was, `is_true` tells, in a thread that may wait.
        """
        with self._guard:
            found = self._prepared.pop(article_id, None)
        return found if found is not None and found.cuts == self._session.cuts else None

    def is_true(self, prepared: Prepared) -> bool:
        """Tell whether opening an article would show what was prepared; False if it would fail."""
        try:
            return prepared.stamp == self._stamp(prepared.article)
        except Exception as error:
            logfile.error(error, "ahead")
            return False

    def review(self) -> None:
        """Forget what is not true any more, since pages may have changed."""
        with self._guard:
            held = list(self._prepared.values())
        wrong = [one for one in held if not self.is_true(one)]
        with self._guard:
            for one in wrong:
                if self._prepared.get(one.article) is one:
                    del self._prepared[one.article]

    def _stamp(self, article_id: str) -> object:
        """Return all that opening the article depends on, without a look into its page.

        None where the page is not to be opened in advance.
        """
        session, corpus = self._session, self._session.corpus
        place = session.catalogue.lookup(*parse_article_id(article_id))
        if place is None:
            return None
        sha256 = place[0]
        names = session.catalogue.names(sha256)
        for name in (*names, kept_name(sha256)):
            try:
                info = (session.root / name).stat()
            except FileNotFoundError:
                continue
            if info.st_size > LARGEST:
                return None
            file = name, info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns
            about = corpus.annotators.info(sha256)
            corrections = tuple(corpus.annotators.corrections(sha256))
            return place, names, file, about, corrections
        return None
