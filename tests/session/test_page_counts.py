"""What the list keeps of spans, after each change as if it had been made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.pages import Segmentation
from reader.model.records import Span
from reader.session import page_counts
from reader.session.locate import init_workspace
from reader.session.page_counts import SpanEntries, span_entries
from reader.session.reading import open_reading
from reader.session.session import Session
from reader.store.catalogue_types import SpanEntry


def test_only_spans_that_have_changed_are_told_to_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    init_workspace(tmp_path / "desk")
    environ = {"READER_CACHE": str(tmp_path / "cache")}
    with Session.open(tmp_path / "desk", "ann", environ=environ) as session:
        session.refresh()
        reading = open_reading(session, session.rows(0, 1)[0].id)
        sha256, labels = reading.view.page.sha256, [one.name for one in session.scheme.labels]
        made, entry = list[str](), page_counts._entry
        entries = SpanEntries()

        def told() -> list[str]:
            """The labels of the spans that were made into entries since the last look."""
            made.clear()
            cut, records = session.corpus.segmentation(reading.view.page), session.records(sha256)
            found = entries.of(cut, records)
            latest = made.copy()
            assert found == span_entries(cut, records)
            return latest

        def count(cut: Segmentation, span: Span) -> SpanEntry:
            made.append(span.label)
            return entry(cut, span)

        monkeypatch.setattr(page_counts, "_entry", count)
        reading.label(labels[0])
        assert told() == labels[:1]
        reading.next_sentence()
        reading.label(labels[1])
        assert told() == [labels[1]]
        reading.note("why")
        assert told() == [labels[1]]
        assert told() == []
