"""What is drawn of an article's spans: after each change as if it had been made anew."""

from __future__ import annotations

from reader.app.documents import Drawn, DrawnViews, in_order, span_views
from reader.session.reading import open_reading
from reader.session.session import Session


def test_spans_are_drawn_in_the_same_order_however_they_came(session: Session) -> None:
    reading = open_reading(session, session.rows(0, 1)[0].id)
    before: Drawn = reading.spans, in_order(reading)
    views = DrawnViews()

    def look() -> None:
        nonlocal before
        found = in_order(reading, before)
        assert found == in_order(reading)
        assert views.of(session.scheme, found) == span_views(session.scheme, found)
        before = reading.spans, found

    labels = [label.name for label in session.scheme.labels[:4]]
    for label in (*labels, *reversed(labels)):  # the second time, some are taken off again
        reading.label(label)
        look()
        reading.extend_sentence(1)
        reading.label(label)
        look()
        reading.next_sentence()
    assert len(reading.spans) > len(labels)
    while session.undo() is not None:
        reading.reload()
        look()
    assert not reading.spans
    session.close()
