"""An article that is being read and labelled: the selection, the span under it, searching.

Nothing here draws. Offsets are text offsets (code points) of the open article unless said.
"""

from __future__ import annotations

from reader.session.articles import OpenArticle
from reader.session.reading_cuts import ReadingCuts
from reader.session.reading_parts import ReadingParts
from reader.session.reading_search import ReadingSearch
from reader.session.session import Session


def open_reading(session: Session, article_id: str) -> Reading:
    """Open the article that `article_id` resolves to at the place that was kept for it."""
    return reading_of(session, session.article(article_id))


def reading_of(session: Session, view: OpenArticle) -> Reading:
    """Go on reading an article at the place that was kept for it."""
    kept = session.places.get(view.id)
    return Reading(session, view, kept.offset or None)


class Reading(ReadingCuts, ReadingSearch, ReadingParts):
    """One annotator's work on one open article."""
