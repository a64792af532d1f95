"""Time per article is kept only where it was asked for, and nobody is timed while away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.session.timing import IDLE, Stopwatch, spoken
from reader.store.times import Times
from tests.session.support import BRIDGE, Place


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_time_goes_to_where_one_was_and_a_pause_is_cut(tmp_path: Path) -> None:
    clock = Clock()
    watch = Stopwatch(Times(tmp_path, "ana"), clock)
    for now, article in ((0, "a"), (10, "a"), (25, "b"), (1000, "b"), (1001, ""), (1030, "a")):
        clock.now = now
        watch.touch(article)
    assert watch.times.all() == {"a": 25.0, "b": IDLE + 1}


@given(st.lists(st.tuples(st.floats(0, 200), st.sampled_from(["", "a", "b"])), max_size=30))
def test_no_more_time_is_counted_than_has_gone_by(steps: list[tuple[float, str]]) -> None:
    clock = Clock()
    times = Times(Path("nowhere"), "ana")
    watch = Stopwatch(times, clock)
    for wait, article in steps:
        clock.now += wait
        watch.touch(article)
    assert sum(times.all().values()) <= sum(min(wait, IDLE) for wait, _ in steps) + 1e-6
    assert "" not in times.all()


def test_times_are_saved_and_added_to(tmp_path: Path) -> None:
    times = Times(tmp_path, "ana")
    times.save()
    assert not (tmp_path / "ana").exists()
    times.add("a", 1.26)
    times.save()
    again = Times(tmp_path, "ana")
    again.add("a", 1)
    again.save()
    assert Times(tmp_path, "ana").all() == {"a": 2.3}
    assert (tmp_path / "ana" / "time.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"{}", b'{"seconds": {"a": "x", "b": 2}}', b'{"seconds": {"a": -1}}']
)
def test_what_cannot_be_read_is_told_and_set_aside_not_lost(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "ana" / "time.json"
    path.parent.mkdir()
    path.write_bytes(data)
    times = Times(tmp_path, "ana")
    assert times.problems
    times.add("c", 5)
    times.save()
    assert Times(tmp_path, "ana").all()["c"] == 5
    assert data in {f.read_bytes() for f in path.parent.iterdir()}


def test_nothing_is_kept_unless_it_is_switched_on(place: Place) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        assert session.stopwatch is None
    (place.root / "reader.toml").write_text("keep_time = true\n")
    with place.open() as session:
        assert session.stopwatch is not None
        session.stopwatch.times.add("a", 7)
    kept = json.loads((place.root / "annotations" / "ana" / "time.json").read_bytes())
    assert kept == {"version": 1, "seconds": {"a": 7.0}}
    with place.open(write=False) as session:
        assert session.stopwatch is None
    Path(place.environ["READER_CONFIG"]).write_text("keep_time = false\n")
    with place.open() as session:
        assert session.stopwatch is None


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (59.4, "59 s"), (61, "1 min 01 s"), (3725, "1 h 02 min")]
)
def test_times_are_told_as_people_say_them(seconds: float, said: str) -> None:
    assert spoken(seconds) == said


def test_time_that_is_added_while_the_file_is_written_is_in_the_next(place: Place) -> None:
    times = Times(place.root / "annotations", "ana")
    times.add("a", 1.0)
    said = times._said

    def meanwhile() -> dict[str, object]:
        found = said()
        times.add("a", 2.0)
        return found

    times._said = meanwhile  # type: ignore[method-assign]
    times.save()
    times._said = said  # type: ignore[method-assign]
    times.save()
    assert Times(place.root / "annotations", "ana").all() == {"a": 3.0}
