"""Removing a page loses nothing: neither its file, nor what anybody made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.errors import NotFoundError, ReaderError
from reader.session.adding import add_page
from reader.session.removing import TRASH, planned, remove, warnings
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, label, rows, views
from tests.support import ROOT


@pytest.fixture
def session(place: Place) -> Session:
    place.write("bridge.txt", BRIDGE)
    place.write("north/harbour.txt", HARBOUR)
    return place.open()


def seeds(root: Path) -> dict[str, bytes]:
    files = (root / "seeds").rglob("*")
    return {f.relative_to(root).as_posix(): f.read_bytes() for f in files if f.is_file()}


def test_a_file_goes_to_the_trash_and_can_be_added_again(place: Place, session: Session) -> None:
    removal = planned(session, rows(session)[1].id)
    assert removal.names == ("seeds/north/harbour.txt",)
    assert warnings(removal) == []
    assert remove(session, removal) == [f"{TRASH}/north/harbour.txt"]
    assert seeds(place.root) == {
        "seeds/bridge.txt": BRIDGE.encode(),
        f"{TRASH}/north/harbour.txt": HARBOUR.encode(),
    }
    session.refresh()
    assert len(rows(session)) == 1
    name, new = add_page(place.root, place.root / TRASH / "north" / "harbour.txt")
    assert (name, new) == ("seeds/harbour.txt", True)


def test_an_annotated_page_is_told_and_keeps_bytes_and_spans(
    place: Place, session: Session
) -> None:
    view = views(session)[0]
    uid = label(session, view, "closed the old bridge")
    with place.open("ben") as other:
        label(other, views(other)[0], "Repairs will cost")
    session.annotators.forget()
    kept = place.root / "annotations" / "_pages" / f"{view.page.sha256}.txt"
    kept.unlink()
    removal = planned(session, "seeds/bridge.txt")
    assert removal.annotators == ("ana", "ben")
    assert "by ana, ben" in warnings(removal)[0]
    remove(session, removal)
    assert kept.read_bytes() == BRIDGE.encode()
    session.refresh()
    row = rows(session)[0]
    assert "2 spans on the old version" in row.problem
    assert uid in session.records(row.page).spans
    assert session.article(row.id).text.text == view.text.text
    with pytest.raises(NotFoundError, match="gone already"):
        planned(session, row.id)
    place.write("again.txt", BRIDGE)
    session.refresh()
    assert next((row.path, row.spans) for row in rows(session)) == ("seeds/again.txt", 1)


def test_names_that_are_taken_in_the_trash_get_a_number(place: Place, session: Session) -> None:
    remove(session, planned(session, "seeds/bridge.txt"))
    place.write("bridge.txt", BRIDGE.replace("old", "new"))
    session.refresh()
    assert remove(session, planned(session, "seeds/bridge.txt")) == [f"{TRASH}/bridge-2.txt"]
    assert len(seeds(place.root)) == 3


def test_a_path_is_that_file_and_an_id_the_page_with_all_its_names(
    place: Place, session: Session
) -> None:
    place.write("copy.txt", BRIDGE)
    session.refresh()
    one = planned(session, "seeds/copy.txt")
    assert (one.names, one.others) == (("seeds/copy.txt",), 1)
    both = planned(session, rows(session)[0].id)
    assert both.names == ("seeds/bridge.txt", "seeds/copy.txt")
    remove(session, both)
    session.refresh()
    assert [row.path for row in session.rows()] == ["seeds/north/harbour.txt"]


def test_a_page_with_several_articles_is_told(place: Place, session: Session) -> None:
    shipped = ROOT / "seeds" / "russia-syria-aggregator.txt"
    place.write("several.txt", shipped.read_bytes())
    session.refresh()
    removal = planned(session, "seeds/several.txt")
    assert len(removal.articles) > 3
    assert warnings(removal) == [f"it holds {len(removal.articles)} articles, which go together"]


def test_a_file_that_has_changed_meanwhile_is_not_removed(place: Place, session: Session) -> None:
    removal = planned(session, "seeds/bridge.txt")
    place.write("bridge.txt", "Something new that nobody has seen yet.")
    with pytest.raises(ReaderError, match="has changed"):
        remove(session, removal)
    assert "seeds/bridge.txt" in seeds(place.root)


@pytest.mark.parametrize("name", ["seeds/nothing.txt", "../bridge.txt", "annotations/labels.toml"])
def test_what_is_no_page_of_the_workspace_is_refused(session: Session, name: str) -> None:
    with pytest.raises(NotFoundError):
        planned(session, name)
