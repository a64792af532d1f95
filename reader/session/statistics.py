"""Counts over a whole workspace."""

from __future__ import annotations

from typing import Any

from reader.session.session import Session


def statistics(session: Session) -> dict[str, Any]:
    """Return pages, articles and words, and for each annotator spans, relations, labels, states."""
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
        }
    return {
        "pages": totals.pages,
        "articles": totals.articles,
        "words": totals.words,
        "annotators": annotators,
    }
