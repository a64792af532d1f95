"""Spans are mapped into the text once, and what is shown is what a fresh look would show."""

from __future__ import annotations

import pytest

from reader.session.articles import OpenArticle
from tests.session.support import BRIDGE, Place, label, views


def test_only_spans_that_changed_are_mapped_again_and_the_result_is_that_of_a_fresh_look(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        view = views(session)[0]
        uids = [label(session, view, word) for word in ("council", "inspectors", "mayor")]
        sha256 = view.page.sha256

        def look(at: OpenArticle) -> object:
            return at.project(session.records(sha256).spans.values())

        look(view)
        mapped: list[str] = []
        through = OpenArticle._map

        def counting(self: OpenArticle, span):  # type: ignore[no-untyped-def]
            mapped.append(span.uid)
            return through(self, span)

        monkeypatch.setattr(OpenArticle, "_map", counting)
        look(view)
        assert mapped == []
        at = view.text.text.index("two of its")
        change = session.editor(view).move(uids[1], [(at, at + 10)])
        assert change is not None
        session.commit(change, view)
        session.commit(session.editor(view).delete(uids[0]), view)
        shown = look(view)
        assert mapped == [uids[1]]
        session.undo()
        assert look(view) != shown
        fresh = session.article(view.id)
        assert look(view) == look(fresh)
