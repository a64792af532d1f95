"""``reader relink``: what it shows first, what it changes, and with what it ends."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Run
from tests.payloads import PAYLOADS, forbidden_bytes_in
from tests.session.support import BRIDGE, Place, label, views

CHANGED = "Updated.\n\n" + BRIDGE.replace("4.2 million euros", "more than 4.2 million euros,")
COST = "Repairs will cost 4.2 million euros and last"


@pytest.fixture
def changed(place: Place) -> Place:
    """Two spans on a page that then came again changed."""
    with place.open() as session:
        view = views(session)[0]
        label(session, view, "inspectors found cracks")
        label(session, view, COST)
    place.write("bridge.txt", CHANGED)
    return place


def spans(place: Place) -> dict[str, int]:
    """Return how many spans the pages have, by what the page begins with."""
    with place.open(write=False) as session:
        return {
            session.corpus.page(sha256).text[:7]: len(session.records(sha256).spans)
            for sha256 in session.store.pages()
        }


def test_without_arguments_it_lists_the_old_versions(run: Run, changed: Place) -> None:
    ran = run("relink", "-w", changed.root)
    assert ran.exit_code == 0
    assert "2 spans" in ran.stdout
    assert "seeds/bridge.txt" in ran.stdout
    (listed,) = json.loads(run("relink", "--json", "-w", changed.root).stdout)
    assert (listed["name"], listed["spans"]) == ("seeds/bridge.txt", 2)


def test_it_shows_first_and_changes_nothing_without_a_yes(run: Run, changed: Place) -> None:
    before = spans(changed)
    for options in (["--dry-run"], [], ["--json"]):
        ran = run("relink", "seeds/bridge.txt", *options, "-w", changed.root)
        assert ran.exit_code == 1
        assert "more than 4.2" in ran.stdout or '"fuzzy": 1' in ran.stdout
    assert spans(changed) == before == {"Old bri": 2}


def test_what_is_sure_comes_over_and_the_rest_stays_with_a_count(run: Run, changed: Place) -> None:
    ran = run("relink", "seeds/bridge.txt", "--yes", "-w", changed.root)
    assert ran.exit_code == 1
    assert "carried over 1 span" in ran.stderr
    assert "1 span left on the old version" in ran.stderr
    assert spans(changed) == {"Old bri": 1, "Updated": 1}


def test_proposals_come_over_when_they_are_accepted(run: Run, changed: Place) -> None:
    (listed,) = json.loads(run("relink", "--json", "-w", changed.root).stdout)
    ran = run(
        "relink", listed["old"][:12], listed["new"][:12], "-y", "--accept-fuzzy", "-w", changed.root
    )
    assert ran.exit_code == 0
    assert spans(changed) == {"Updated": 2}
    again = run("relink", "-w", changed.root)
    assert again.stdout == ""


def test_a_page_that_is_gone_needs_the_new_one_named(run: Run, changed: Place) -> None:
    (changed.root / "seeds" / "bridge.txt").rename(changed.root / "seeds" / "other.txt")
    ran = run("relink", "seeds/bridge.txt", "-w", changed.root)
    assert ran.exit_code == 1
    assert "reader relink OLD NEW" in ran.stderr
    ran = run("relink", "seeds/bridge.txt", "seeds/other.txt", "-y", "-w", changed.root)
    assert "carried over 1 span" in ran.stderr


def test_what_is_no_page_is_said(run: Run, place: Place) -> None:
    ran = run("relink", "seeds/none.txt", "-w", place.root)
    assert ran.exit_code == 1
    assert "there is no old version" in ran.stderr


def test_hostile_pages_reach_no_terminal(run: Run, place: Place) -> None:
    planted = [one for one in PAYLOADS if one.fits_page]
    hostile = "\n\n".join(f"The council said on Monday {bad.text} and again." for bad in planted)
    place.write("bridge.txt", hostile)
    with place.open() as session:
        view = next(one for one in views(session) if "council said" in one.text.text)
        for start, end in view.units.sentences.ranges:
            session.apply(session.editor(view).label([(start, end)], "claim"), view)
        session.flush()
    place.write("bridge.txt", hostile.replace("Monday", "MONDAY"))
    ran = run("relink", "seeds/bridge.txt", "--dry-run", "-w", place.root)
    assert "normalised  claim" in ran.stdout
    assert not forbidden_bytes_in(ran.stdout_bytes + ran.stderr_bytes)
