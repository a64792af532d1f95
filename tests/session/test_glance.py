"""One page is read at once, without a workspace, and leaves nothing behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from reader.model.errors import ReaderError, ReadOnlyError
from reader.session.glance import glance
from reader.session.reading import open_reading
from tests.session.support import BRIDGE, rows


def test_a_page_can_be_read_and_searched_but_not_labelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with glance(BRIDGE.encode(), "some/where/bridge.txt") as session:
        assert session.problems == []
        (row,) = rows(session)
        reading = open_reading(session, row.id)
        assert reading.selected.startswith("The city council")
        assert reading.search("mayor").startswith("match 1 of")
        with pytest.raises(ReadOnlyError):
            reading.label("claim")
        session.keep_place()
    assert list(tmp_path.iterdir()) == []


def test_a_change_to_a_page_that_is_only_read_is_refused_with_what_to_do_instead() -> None:
    with glance(BRIDGE.encode(), "bridge.txt") as session:
        view = next(session.articles())
        change = session.editor(view).label([(0, 3)], session.scheme.labels[0].name)
        with pytest.raises(ReadOnlyError, match="`reader add FILE` puts it into a workspace"):
            session.apply(change, view)
        with pytest.raises(ReadOnlyError, match="this page is open for reading only"):
            session.undo()


def test_what_is_no_page_is_said_with_its_name() -> None:
    with pytest.raises(ReaderError, match="photo: the file is binary"), glance(b"\0", "photo"):
        pass
