"""Counts over a whole workspace."""

from __future__ import annotations

from typing import Any

from reader.session.session import Session
from reader.store.times import Times


def statistics(session: Session) -> dict[str, Any]:
    """Return pages, articles and words, and for each annotator spans, relations, labels, states.

    `seconds` is the time at each article, by its id, for annotators who keep it.
    """
    totals = session.catalogue.totals(session.annotator)
    annotators: dict[str, Any] = {}
    catalogue = session.catalogue
    for store in session.annotators.stores():
        labels = catalogue.label_counts(store.annotator)
        states = catalogue.totals(store.annotator).states
        annotators[store.annotator] = {
            "spans": sum(labels.values()),
            "relations": sum(catalogue.relation_counts(store.annotator).values()),
            "labels": dict(sorted(labels.items())),
            "states": {name: number for name, number in states.items() if number},
            "seconds": Times(session.root / "annotations", store.annotator).all(),
        }
    return {
        "pages": totals.pages,
        "articles": totals.articles,
        "words": totals.words,
        "annotators": annotators,
    }
