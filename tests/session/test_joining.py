"""A session whose journal is replaced by a synchroniser goes on with the work of both machines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reader.session.checking import check
from reader.session.machines import REPORT
from tests.session.support import BRIDGE, HARBOUR, Place, label, rows, views


@pytest.mark.parametrize("at_the_end", [False, True])
def test_both_sides_are_in_the_list_and_what_they_disagree_about_is_told(
    place: Place, tmp_path: Path, at_the_end: bool
) -> None:
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    with place.open() as session:
        uid = label(session, views(session)[0], "the mayor")
    other = Place(tmp_path / "laptop")
    shutil.rmtree(other.root)
    shutil.copytree(place.root, other.root)
    with place.open() as session, other.open() as there:
        for one, note in ((session, "mine"), (there, "theirs")):
            view = views(one)[0]
            change = one.editor(view).note(uid, note)
            assert change is not None
            one.commit(change, view)
        view = views(there)[1]
        label(there, view, "voted on Sunday", "quote")
        there.store.checkpoint()
        for path in (other.root / "annotations" / "ana").glob("*.json*"):
            shutil.copy(path, path.with_name("incoming"))
            path.with_name("incoming").replace(place.root / "annotations" / "ana" / path.name)
        shutil.copytree(
            other.root / "annotations" / "_pages",
            place.root / "annotations" / "_pages",
            dirs_exist_ok=True,
        )
        if at_the_end:
            session.close()
        else:
            label(session, views(session)[0], "cracks in two")
            session.flush()
            assert [row.spans for row in rows(session)] == [2, 1]
        said = session.arrivals.take()
        assert "another machine's work came in" in said
        assert "1 thing to look at" in said
        assert session.arrivals.take() == ""
        assert said in session.problems
        (report,) = (place.root / "annotations" / "_conflicts").rglob(REPORT)
        assert "theirs" in report.read_text()
    assert [
        f for f in check(place.root, "ana", environ=place.environ) if f.severity != "note"
    ] == []
