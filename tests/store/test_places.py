"""What a person is promised about places: found again, and damage costs them alone."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from reader.model.errors import SaveError
from reader.store.places import Place, Places
from tests.store.support import WHO

ARTICLE = "0123456789ab-17"


def test_a_place_is_found_again(tmp_path: Path) -> None:
    places = Places(tmp_path, WHO)
    assert (places.last, places.get(ARTICLE)) == ("", Place())
    places.last = ARTICLE
    places.put(ARTICLE, Place(99, "2025-01-01T00:00:00.000Z"))
    places.save()
    again = Places(tmp_path, WHO)
    assert (again.last, again.problems) == (ARTICLE, [])
    assert again.get(ARTICLE) == Place(99, "2025-01-01T00:00:00.000Z")
    path = tmp_path / WHO / "place.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    places = Places(tmp_path, WHO)
    places.put(ARTICLE, Place(1))
    places.save()
    before = (tmp_path / WHO / "place.json").stat().st_ino
    places.put(ARTICLE, Place(1))
    places.save()
    assert (tmp_path / WHO / "place.json").stat().st_ino == before
    Places(tmp_path, "ben").save()
    assert not (tmp_path / "ben").exists()


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"last": 3, "places": 4}', b"\xff", b"[" * 100_000]
)
def test_a_damaged_file_costs_the_places_alone_and_is_kept(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / WHO / "place.json"
    path.parent.mkdir()
    path.write_bytes(data)
    places = Places(tmp_path, WHO)
    assert [problem.file for problem in places.problems] == [str(path)]
    places.last = ARTICLE
    places.save()
    assert path.with_name("place.json.damaged-1").read_bytes() == data
    assert Places(tmp_path, WHO).last == ARTICLE


def test_one_bad_place_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / WHO / "place.json"
    path.parent.mkdir()
    document = {"last": ARTICLE, "places": {"x": {"offset": "top"}, ARTICLE: {"offset": 5}}}
    path.write_text(json.dumps(document))
    places = Places(tmp_path, WHO)
    assert len(places.problems) == 1
    assert (places.last, places.get(ARTICLE)) == (ARTICLE, Place(5))


def test_a_place_that_cannot_be_saved_says_so(tmp_path: Path) -> None:
    (tmp_path / WHO).write_text("a file where a folder belongs")
    places = Places(tmp_path, WHO)
    places.last = ARTICLE
    with pytest.raises(SaveError):
        places.save()
