"""Work that several processes share: in order, with its errors, and nothing left behind."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.exchange.options import Options
from reader.model.errors import DamageError, ReaderError
from reader.session import forking, listing_new, native_lines
from reader.session.exporting import Exported, Selection, export
from reader.session.forking import in_order
from reader.session.importing import import_records
from tests.session.support import BRIDGE, HARBOUR, Place, label, views


def nothing() -> None:
    """Need nothing to be ready."""


def alive() -> int:
    """Return how many children this process has that were not waited for."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return 0
    return 1


def test_results_come_in_the_order_of_the_tasks() -> None:
    results = in_order(range(50), lambda n: (n, "x" * (n * 5000), os.getpid()), 3, nothing)
    found = list(results)
    assert [(n, len(text)) for n, text, _ in found] == [(n, n * 5000) for n in range(50)]
    assert len({pid for *_, pid in found} - {os.getpid()}) == 3
    assert not alive()


def test_an_error_of_a_task_is_raised_where_its_result_would_come() -> None:
    def work(number: int) -> int:
        if number == 7:
            raise DamageError("it is damaged", file="seven", hint="mend it")
        return number

    found: list[int] = []
    with pytest.raises(DamageError, match="it is damaged") as caught:
        found.extend(in_order(range(20), work, 2, nothing))
    assert found == list(range(7))
    assert (caught.value.file, caught.value.hint) == ("seven", "mend it")
    assert not alive()


def test_a_process_that_dies_is_told_and_the_others_end() -> None:
    def work(number: int) -> int:
        if number == 3:
            os._exit(9)
        return number

    with pytest.raises(ReaderError, match="was ended"):
        list(in_order(range(20), work, 2, nothing))
    assert not alive()


def test_a_process_that_dies_within_an_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = forking._answer

    def half(work: Callable[[int], int], task: int) -> bytes:
        whole = answer(work, task)
        if task != 3:
            return whole
        threading.Timer(0.1, os._exit, (9,)).start()
        return whole[: len(whole) // 2]

    monkeypatch.setattr(forking, "_answer", half)
    with pytest.raises(ReaderError, match="was ended"):
        list(in_order(range(20), lambda number: number, 2, nothing))
    assert not alive()


def test_whoever_stops_asking_leaves_no_process_behind() -> None:
    results = in_order(iter(range(1000)), lambda n: b"x" * 100_000, 2, nothing)
    assert isinstance(results, Iterator)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert not alive()


def test_tasks_that_fail_to_come_end_all() -> None:
    def tasks() -> Iterator[int]:
        yield 1
        raise ReaderError("no more")

    with pytest.raises(ReaderError, match="no more"):
        list(in_order(tasks(), lambda n: n, 2, nothing))
    assert not alive()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    for number in range(6):
        place.write(f"bridge-{number}.txt", f"Edition {number}\n\n{BRIDGE}")
    place.write("harbour.txt", HARBOUR)
    with place.open("amy") as session:
        for view in views(session):
            words = view.text.text.split()
            label(session, view, words[3])
        session.flush()
    return place


def exported(place: Place, gone: str = "") -> tuple[bytes, Exported]:
    """Export everything; the page `gone` is nowhere when its turn comes."""
    out = io.BytesIO()
    with place.open("zoe", write=False) as session:
        hidden = [place.root / "annotations" / "_pages", place.root / "seeds" / gone]
        for path in hidden if gone else ():
            path.rename(path.with_suffix(".away"))
        result = export(session, out, Selection(), Options())
        for path in hidden if gone else ():
            path.with_suffix(".away").rename(path)
    return out.getvalue(), result


def several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native_lines, "processes", lambda: 2)
    monkeypatch.setattr(native_lines, "ENOUGH", 0)
    monkeypatch.setattr("reader.session.gathering._BATCH", 1)
    monkeypatch.setattr(listing_new, "processes", lambda: 2)
    monkeypatch.setattr(listing_new, "ENOUGH", 0)


def test_an_export_by_several_processes_is_that_of_one(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = exported(place, gone="bridge-2.txt")
    several(monkeypatch)
    together = exported(place, gone="bridge-2.txt")
    assert alone[1].missing == {"articles": 1}
    assert together[0] == alone[0]
    for name in ("written", "changed", "dropped", "reasons", "declared"):
        assert getattr(together[1].report, name) == getattr(alone[1].report, name), name
    assert together[1].missing == alone[1].missing
    assert not alive()


def test_an_import_that_several_processes_list_is_that_of_one(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, _ = exported(place)

    def taken(root: Path) -> tuple[list[object], bytes]:
        there = Place(root)
        for path in (there.root / "seeds").rglob("*.txt"):
            path.unlink()
        with there.open("amy") as session:
            import_records(session, io.BytesIO(data), "corpus.jsonl")
            rows: list[object] = [*session.rows(), session.totals()]
            found = session.refresh()
            assert found.read == 0
            assert [*session.rows(), session.totals()] == rows
        return rows, exported(there)[0]

    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    alone = taken(tmp_path / "one")
    several(monkeypatch)
    assert taken(tmp_path / "two") == alone
