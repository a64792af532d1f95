"""Counts over a whole workspace."""

from __future__ import annotations

from collections import Counter
from typing import Any

from reader.session.session import Session


def statistics(session: Session) -> dict[str, Any]:
    """Return pages, articles and words, and for each annotator spans, relations, labels, states."""
    totals = session.catalogue.totals(session.annotator)
    annotators: dict[str, Any] = {}
    for store in session.annotators.stores():
        labels: Counter[str] = Counter()
        relations = 0
        for sha256 in store.pages():
            records = store.records(sha256)
            labels.update(span.label for span in records.spans.values())
            relations += len(records.relations)
        states = session.catalogue.totals(store.annotator).states
        annotators[store.annotator] = {
            "spans": sum(labels.values()),
            "relations": relations,
            "labels": dict(sorted(labels.items())),
            "states": {name: number for name, number in states.items() if number},
        }
    return {
        "pages": totals.pages,
        "articles": totals.articles,
        "words": totals.words,
        "annotators": annotators,
    }
