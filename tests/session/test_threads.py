"""One thread labels while others save, look for new pages and read: nothing is lost or torn."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from threading import Event, Thread

import msgspec
import pytest

from reader.session.reading import open_reading
from reader.session.session import Session
from reader.store import files
from tests.session.support import BRIDGE, HARBOUR, Place, rows

CHANGES = 150


def test_labelling_saving_refreshing_and_reading_go_on_side_by_side(place: Place) -> None:
    place.write("a.txt", BRIDGE)
    place.write("b.txt", HARBOUR)
    failures: list[BaseException] = []
    over = Event()

    def until_over(work: Callable[[int], object]) -> Callable[[], None]:
        def run() -> None:
            count = 0
            while not over.is_set():
                count += 1
                try:
                    work(count)
                except BaseException as failure:
                    failures.append(failure)
                    return

        return run

    with place.open("ben") as ben:
        open_reading(ben, rows(ben)[0].id).label("claim")
    with place.open() as session:
        ids = [row.id for row in rows(session)]

        def save(_: int) -> None:
            session.flush()
            session.keep_place()

        def refresh(count: int) -> None:
            page = place.root / "seeds" / "c.txt"
            if count % 2:
                page.write_text(f"{HARBOUR}\nEdition number {count} of this page.\n", "utf-8")
            else:
                page.unlink(missing_ok=True)
            session.refresh()

        def read(count: int) -> None:
            reading = open_reading(session, ids[count % 2])
            for placed in reading.spans:
                assert reading.text[placed.start : placed.end].strip()
            list(session.catalogue.iterate("ana"))
            session.totals()

        threads = [Thread(target=until_over(work)) for work in (save, refresh, read)]
        for thread in threads:
            thread.start()
        try:
            for count in range(CHANGES):
                reading = open_reading(session, ids[count % 2])
                for _ in range(count % 7):
                    reading.next_sentence()
                reading.label("claim" if count % 3 else "quote")
                session.put_place(reading.view.id, reading.place)
                session.mark_read(reading.view.id)
                if count % 10 == 9:
                    session.undo()
        finally:
            over.set()
            for thread in threads:
                thread.join()
        assert failures == []
        pages = [session.article(id).page.sha256 for id in ids]
        expected = [dict(session.records(page).spans) for page in pages]
        assert sum(map(len, expected)) > 0
        session.flush()
        session.refresh()
        shown = {row.id: row.spans for row in rows(session)}
        assert [shown[id] for id in ids] == [len(spans) for spans in expected]
    with place.open() as session:
        assert [dict(session.records(page).spans) for page in pages] == expected


def test_closing_ends_a_refresh_that_is_under_way(place: Place) -> None:
    for number in range(200):
        place.write(f"{number}.txt", f"{BRIDGE}\nEdition number {number} of this page.\n")
    opened = Session.open(place.root, "ana", environ=place.environ)
    begun = Event()
    thread = Thread(target=lambda: opened.refresh(lambda done, total: begun.set()))
    thread.start()
    assert begun.wait(10)
    opened.close()
    thread.join(10)
    assert not thread.is_alive()
    with place.open() as again:
        assert len(rows(again)) == 200


def test_whoever_moves_on_does_not_wait_for_a_disk_that_hangs(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write("a.txt", BRIDGE)
    hangs, goes_on = Event(), Event()
    sync = files._fsync

    def slow(fd: int) -> None:
        hangs.set()
        assert goes_on.wait(10)
        sync(fd)

    with place.open() as session:
        article = rows(session)[0].id
        session.put_place(article, 3)
        monkeypatch.setattr(files, "_fsync", slow)
        keeping = Thread(target=session.keep_place)
        keeping.start()
        assert hangs.wait(10)
        moving = Thread(target=lambda: session.put_place(article, 7), daemon=True)
        moving.start()
        moving.join(5)
        waited = moving.is_alive()
        goes_on.set()
        keeping.join()
        assert not waited
    with place.open() as session:
        assert session.places.get(article).offset == 7


FIRST_USE = """
import sys
from threading import Barrier, Thread
import msgspec
from reader.model.pages import Article, Block, Segmentation
from reader.store.catalogue_schema import pack, unpack

blocks = tuple(Block(start, start + 1, "body") for start in range(3))
packed = pack(Segmentation("a", (Article("a", 0, 0, 3, blocks),), blocks))
sys.setswitchinterval(1e-6)
together = Barrier(8)
read = []

def first() -> None:
    together.wait()
    for _ in range(30):
        read.append(unpack(packed))

threads = [Thread(target=first) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(read) == 240 and read[0] and set(read) == {read[0]}
"""


def test_the_first_articles_of_a_process_can_be_read_by_many_threads_at_once() -> None:
    for _ in range(4):
        ran = subprocess.run([sys.executable, "-c", FIRST_USE], capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr


def test_a_batch_that_is_undone_while_another_save_ends_is_counted(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write("a.txt", BRIDGE)
    with place.open() as session:
        view = session.article(rows(session)[0].id)
        session.corpus.register(view.page, session.store)
        change = session.editor(view).label([(0, 5)], "claim")
        session.apply_batch(msgspec.structs.replace(change, ops=()), [change])
        session.flush()
        assert session.totals().spans == 1
        looks = session.arrivals.look

        def undone_meanwhile() -> bool:
            monkeypatch.undo()
            session.undo()
            return looks()

        monkeypatch.setattr(session.arrivals, "look", undone_meanwhile)
        assert session.secure() is False
        session.flush()
        assert session.totals().spans == 0
