"""``reader rm`` asks where something was made of a page, and deletes nothing."""

from __future__ import annotations

from tests.cli.conftest import Run
from tests.session.support import Place, label, rows, views


def test_a_page_nobody_annotated_goes_at_once(run: Run, place: Place) -> None:
    found = run("-w", place.root, "rm", "seeds/harbour.txt")
    assert found.exit_code == 0
    assert "moved seeds/harbour.txt to seeds/.trash/harbour.txt" in found.stderr
    assert (place.root / "seeds" / ".trash" / "harbour.txt").exists()
    assert "harbour" not in run("-w", place.root, "list").stdout


def test_an_annotated_page_is_asked_for_and_stays_without_an_answer(run: Run, place: Place) -> None:
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
        article = rows(session)[0].id
    found = run("-w", place.root, "rm", article)
    assert found.exit_code == 1
    assert "1 span" in found.stderr or "annotation" in found.stderr
    assert (place.root / "seeds" / "bridge.txt").exists()
    assert run("-w", place.root, "rm", "--yes", article).exit_code == 0
    assert not (place.root / "seeds" / "bridge.txt").exists()
    assert (
        "page changed or gone"
        in run("-w", place.root, "check").stderr + run("-w", place.root, "list").stderr
    )
    assert run("-w", place.root, "add", place.root / "seeds/.trash/bridge.txt").exit_code == 0
    assert "    1  " in run("-w", place.root, "list").stdout


def test_what_cannot_be_removed_is_told_and_the_rest_goes(run: Run, place: Place) -> None:
    found = run("-w", place.root, "rm", "seeds/none.txt", "seeds/bridge.txt")
    assert found.exit_code == 1
    assert "seeds/none.txt" in found.stderr
    assert not (place.root / "seeds" / "bridge.txt").exists()
