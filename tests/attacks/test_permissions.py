"""Who may read what Reader writes: notes are for their author, or a group that shares a folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.session.outside import run_on_file
from reader.session.reading import open_reading
from tests.session.support import Place


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def work(place: Place) -> None:
    with place.open() as session:
        reading = open_reading(session, session.rows()[0].id)
        reading.first_sentence()
        reading.label("claim")
        reading.note("told in confidence")
        session.put_place(reading.view.id, 3)
        session.places.save()
        session.flush()


def made(place: Place) -> list[Path]:
    annotations = place.root / "annotations"
    found = [path for name in ("ana", "_pages") for path in (annotations / name).rglob("*")]
    assert len(found) >= 5
    return [annotations / "ana", annotations / "_pages", *found]


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077], ids=oct)
def test_what_holds_notes_is_for_its_owner_alone(place: Place, mask: int) -> None:
    (place.root / "annotations").chmod(0o755)
    with umask(mask):
        work(place)
    for path in made(place):
        assert mode(path) == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize(
    ("mask", "folder", "file"),
    [(0o000, 0o770, 0o660), (0o002, 0o770, 0o660), (0o022, 0o750, 0o640), (0o077, 0o700, 0o600)],
    ids=["000", "002", "022", "077"],
)
def test_in_a_folder_that_a_group_shares_it_may_read_and_nobody_else(
    place: Place, mask: int, folder: int, file: int
) -> None:
    (place.root / "annotations").chmod(0o2775)
    with umask(mask):
        work(place)
    for path in made(place):
        wanted = folder if path.is_dir() else file
        alone = path.name in ("place.json", "time.json")
        assert mode(path) & 0o777 == (0o600 if alone else wanted), path


@pytest.mark.parametrize("mask", [0o000, 0o022], ids=oct)
def test_the_catalogue_is_for_its_owner_alone(place: Place, tmp_path: Path, mask: int) -> None:
    with umask(mask):
        work(place)
    (catalogue,) = (tmp_path / "cache").rglob("catalogue.sqlite")
    assert mode(catalogue.parent) == 0o700
    assert mode(catalogue.parent.parent) == 0o700


def test_a_cache_folder_of_somebody_else_is_not_used(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with place.open(write=False) as session:
        assert any("belongs to somebody else" in problem for problem in session.problems)
        assert session.rows()
    assert not list((tmp_path / "cache").rglob("catalogue.sqlite"))


def test_what_an_editor_is_given_is_for_its_owner_alone_and_gone_afterwards(tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = f'stat -c "%a %n" "$1" "$(dirname "$1")" > {told}'
    with umask(0o000):
        run_on_file(["sh", "-c", script, "sh"], "told in confidence")
    (file, folder) = [line.split(" ", 1) for line in told.read_text().splitlines()]
    assert (file[0], folder[0]) == ("600", "700")
    assert not Path(file[1]).exists()
    assert not Path(folder[1]).exists()


def test_a_page_is_as_open_as_any_new_file(place: Place, tmp_path: Path) -> None:
    from reader.session.adding import add_page

    page = tmp_path / "page.txt"
    for mask, wanted in ((0o022, 0o644), (0o077, 0o600)):
        page.write_text(f"A page of {mask}\n\nSome words that are news.\n")
        with umask(mask):
            name, _ = add_page(place.root, page)
        assert mode(place.root / name) == wanted
