"""A first build in several processes: the same results, and nothing lost where one fails."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.session import building, pagefiles, refreshing
from reader.session.building import Pages
from reader.session.page_reading import PageRead, PageReader
from reader.session.pagefiles import FoundFile
from reader.session.session import Session
from reader.store import catalogue_schema as schema
from tests.session import page_faults
from tests.session.support import BRIDGE, HARBOUR, Place, label, views
from tests.support import ROOT

ODD = {
    "empty.txt": b"",
    "blank.txt": b" \n \n",
    "binary.txt": b"\x00\x01" * 400,
    "latin.txt": "Café résumé naïve coûte déjà l’été.\n".encode("cp1252", "replace") * 9,
    "wide.txt": BRIDGE.encode("utf-16"),
    "twice.txt": BRIDGE.encode(),
    "crlf.txt": HARBOUR.replace("\n", "\r\n").encode(),
    "damaged.txt": HARBOUR.encode() * 3 + b"\xff\xfe bad",
}


def fill(place: Place, pages: int = 30) -> None:
    for number in range(pages):
        place.write(f"{number:03}.txt", f"{number}. {BRIDGE if number % 2 else HARBOUR}")
    for name, data in ODD.items():
        place.write(name, data)
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        place.write(f"real/{path.name}", path.read_bytes())


def contents(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Return what the tables hold that do not depend on how the work was divided."""
    path = session.catalogue.path
    assert path is not None
    own = set(schema.TABLES) - {"landmarks", "meta", "spans"}
    with sqlite3.connect(path) as db:
        found = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(own)}
        found["spans"] = db.execute("SELECT uid, doc, quote FROM spans ORDER BY uid").fetchall()
        for word in ("bridge", "strike OR council", '"the old bridge"'):
            query = "SELECT rowid, rank FROM search WHERE search MATCH ? ORDER BY rank, rowid"
            found[word] = db.execute(query, (word,)).fetchall()
    db.close()
    return found


def built(place: Place, cache: str, monkeypatch: pytest.MonkeyPatch, many: int) -> Session:
    monkeypatch.setattr(refreshing, "MANY", many)
    environ = {**place.environ, "READER_CACHE": str(place.root.parent / cache)}
    session = Session.open(place.root, "ana", environ=environ)
    session.refresh()
    return session


def test_several_processes_find_what_one_finds(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(place)
    with place.open() as session:
        view = next(view for view in views(session) if "old bridge" in view.text.text)
        label(session, view, "closed the old bridge")
        latin = next(view for view in views(session) if "latin.txt" in view.page.names[0])
        label(session, latin, "Caf", "quote")
    started: list[Pages] = []
    monkeypatch.setattr(
        building,
        "processes",
        lambda: started.append(None) or 2,  # type: ignore[func-returns-value,arg-type]
    )
    with built(place, "alone", monkeypatch, 10**9) as alone:
        expected, rows = contents(alone), alone.rows()
        assert not started
    for spans in (refreshing.LARGEST_SPANS, 0):
        monkeypatch.setattr(refreshing, "LARGEST_SPANS", spans)
        with built(place, f"together{spans}", monkeypatch, 1) as together:
            assert started
            assert together.rows() == rows
            found = contents(together)
            assert found == expected
            assert together.totals().spans == 2
            assert len(found["files"]) >= 38


def test_where_no_process_can_be_had_this_one_reads_everything(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(place, 3)
    for program in ("/nonexistent", "/bin/false"):
        monkeypatch.setattr(sys, "executable", program)
        with built(place, program[1:4], monkeypatch, 1) as session:
            assert len([row for row in session.rows() if row.id]) >= 6
            assert "empty" in {row.path: row.problem for row in session.rows()}["seeds/empty.txt"]


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_START", page_faults.START)
    monkeypatch.syspath_prepend(str(ROOT))


@pytest.mark.usefixtures("faults")
def test_a_page_that_fails_or_ends_its_process_is_named_and_the_others_are_read(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b-raises", "c", "d-killed-once", "e", "f-killed-always", "g", "h"):
        place.write(f"{name}.txt", f"{name} {BRIDGE}")
    with built(place, "faulty", monkeypatch, 1) as session:
        problems = {row.path[6]: row.problem for row in session.rows() if not row.id}
        assert problems.pop("b") == "cannot be read: RuntimeError: a fault of the program"
        assert problems.pop("f").endswith("was ended by signal 9")
        assert problems == {}
        assert {row.path[6] for row in session.rows() if row.id} == set("acdegh")
        # Both are tried again, and what has become readable meanwhile is read.
        monkeypatch.setattr(refreshing, "MANY", 10**9)
        assert session.refresh().read == 2
        assert {row.path[6] for row in session.rows() if row.id} == set("abcdefgh")


@pytest.mark.usefixtures("faults")
def test_a_page_that_takes_too_long_is_given_up(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_TICK", 0.1)
    monkeypatch.setattr(building, "_PATIENCE", 1.5)
    place.write("a.txt", BRIDGE)
    place.write("b-hangs.txt", HARBOUR)
    pages = Pages(PageReader(str(place.root), "", {}, 1 << 20), 1)
    files = [FoundFile(f"seeds/{name}.txt", 10, 1) for name in ("b-hangs", "a")]
    found = dict(pages.read(files))
    assert "took longer" in found[files[0]].problem
    assert found[files[1]].articles
    assert pages.started == 2


@pytest.mark.parametrize(("size", "most"), [(100, 192), (100_000, 64)])
def test_all_processes_begin_with_the_files_that_are_stored_first(
    place: Place, monkeypatch: pytest.MonkeyPatch, size: int, most: int
) -> None:
    given: list[tuple[int, int]] = []
    held: list[int] = []
    give = building._Worker.give

    def noted(worker: building._Worker, task: building._Task) -> None:
        give(worker, task)
        given.append((task.number, id(worker)))
        held.append(len(worker.tasks))

    monkeypatch.setattr(building._Worker, "give", noted)
    files = [FoundFile(f"seeds/{number}.txt", size, 1) for number in range(450)]
    read = list(Pages(PageReader(str(place.root), "", {}, 1 << 20), 2).read(files))
    assert [file for file, _ in read] == files
    numbers, workers = zip(*given[:100], strict=True)
    assert numbers == tuple(range(100))
    assert len(set(workers[::2])) == len(set(workers[1::2])) == 1
    assert workers[0] != workers[1]
    assert max(held) == most


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_outlives_the_one_that_started_it(tmp_path: Path, how: int) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", "from tests.session.page_faults import parent; parent()", tmp_path],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    children = [int(word) for word in parent.stdout.readline().split()]
    assert len(children) == 2
    assert all(_runs(child) for child in children)
    parent.send_signal(how)
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 10
    while any(map(_runs, children)):
        assert time.monotonic() < until, "a child goes on without its parent"
        time.sleep(0.02)


def _runs(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_what_is_stopped_goes_on_later_where_it_was(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(place)
    total = len(list(pagefiles.find_pages(place.root)))
    monkeypatch.setattr(refreshing, "MANY", 1)
    monkeypatch.setattr(refreshing, "BATCH", 4)
    seen: list[tuple[int, int]] = []
    session = Session.open(place.root, "ana", environ=place.environ)
    pids: set[int] = set()

    def stop(done: int, of: int) -> None:
        seen.append((done, of))
        pids.update(_children())
        assert len([row for row in session.rows() if row.id]) > 0, "nothing can be read yet"
        session.stop_refreshing()

    report = session.refresh(stop)
    assert seen == [(4, total)]
    assert report.read == 4
    session.close()
    assert not any(map(_runs, pids))
    with Session.open(place.root, "ana", environ=place.environ) as again:
        assert again.refresh().read == total - 4
        assert again.totals().files == total


def _children() -> set[int]:
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        found |= {int(pid) for pid in (task / "children").read_text().split()}
    return found


def test_an_interrupt_loses_one_batch_at_most(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(place)
    monkeypatch.setattr(refreshing, "BATCH", 4)
    monkeypatch.setattr(refreshing, "MANY", 1)

    def interrupt(done: int, of: int) -> None:
        if done >= 12:
            raise KeyboardInterrupt

    with Session.open(place.root, "ana", environ=place.environ) as session:
        with pytest.raises(KeyboardInterrupt):
            session.refresh(interrupt)
        assert session.totals().files == 12
    with place.open() as session:
        assert session.totals().files > 12


class Counted:
    """Counts the files that are read and the rows that are written."""

    def __init__(self, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        self.files = 0
        self._session = session
        real = pagefiles.read_page_file

        def read(root: Path, path: str, most: int) -> bytes:
            self.files += 1
            return real(root, path, most)

        for module in ("refreshing", "corpus", "page_reading"):
            monkeypatch.setattr(f"reader.session.{module}.read_page_file", read, raising=False)

    def rows(self, work: Callable[[], object]) -> int:
        """Return how many rows `work` writes, and changes or deletes."""
        writer = self._session.catalogue._database
        real = writer.writing
        changes = 0

        def counted() -> object:
            from contextlib import contextmanager

            @contextmanager
            def writing():  # type: ignore[no-untyped-def]
                nonlocal changes
                with real() as transaction:
                    before = transaction.connection.total_changes
                    yield transaction
                    transaction.flush()
                    changes += transaction.connection.total_changes - before

            return writing()

        writer.writing = counted  # type: ignore[method-assign,assignment]
        try:
            work()
        finally:
            del writer.writing
        return changes


def test_adding_one_page_costs_that_page_however_many_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs = []
    for pages in (10, 60):
        place = Place(tmp_path / str(pages))
        for number in range(pages):
            place.write(f"{number:03}.txt", f"{number}. {BRIDGE}")
        with place.open() as session:
            counted = Counted(session, monkeypatch)
            assert counted.rows(lambda: session.refresh()) == 0
            assert counted.files == 0
            place.write("new.txt", HARBOUR)
            written = counted.rows(lambda: session.refresh())
            costs.append((counted.files, written))
    assert costs[0] == costs[1]
    assert costs[0][0] == 1
    assert 5 <= costs[0][1] <= 40


def test_a_fault_with_one_page_read_here_is_named_too(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.session.corpus import Corpus

    real = Corpus.cut

    def cut(self: Corpus, text: str, sha256: str = "") -> object:
        if text == HARBOUR:
            raise RecursionError("too deep")
        return real(self, text, sha256)

    monkeypatch.setattr(Corpus, "cut", cut)
    place.write("a.txt", BRIDGE)
    place.write("b.txt", HARBOUR)
    with place.open() as session:
        shown = {row.path: row.problem for row in session.rows()}
    assert shown == {"seeds/a.txt": "", "seeds/b.txt": "cannot be read: RecursionError: too deep"}


def test_files_of_which_nothing_is_read_are_answered_in_order(place: Place) -> None:
    names = [f"seeds/{number}.txt" for number in range(40)]
    files = [FoundFile(name, 5, 1) for name in names]
    pages = Pages(PageReader(str(place.root), "", {}, 100), 2)
    found: list[tuple[FoundFile, PageRead]] = list(pages.read(files))
    assert [file.path for file, _ in found] == names
    assert all(read.problem.startswith("cannot be read: No such file") for _, read in found)
    assert os.getpid() not in {worker.process.pid for worker in pages._workers}
    assert pages._workers == []
