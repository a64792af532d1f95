"""What is new, changed or gone is found at a cost of what changed; nothing else is asked about."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.session.pagefiles import FoundFile
from reader.session.session import Session
from reader.session.sweeping import digests, group_of
from reader.store.catalogue_types import FileEntry
from tests.session.support import BRIDGE, HARBOUR, Place, rows

FOLDERS = 8
PAGES = 5


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files about which the catalogue was asked."""
    from reader.store.catalogue_known import Known

    found: list[str] = []
    files_at = Known.files_at

    def count(self: Known, paths: Sequence[str]) -> dict[str, FileEntry]:
        found.extend(paths)
        return files_at(self, paths)

    monkeypatch.setattr(Known, "files_at", count)
    return found


def fill(place: Place) -> None:
    for folder in range(FOLDERS):
        for page in range(PAGES):
            place.write(f"{folder}/{page}.txt", f"{BRIDGE}\n\nPage {folder} {page} ends here.\n")


def test_where_nothing_has_changed_the_catalogue_is_asked_about_no_file(
    place: Place, asked: list[str]
) -> None:
    fill(place)
    with place.open() as session:
        assert len(rows(session)) == FOLDERS * PAGES
    asked.clear()
    with place.open() as session:
        assert session.refresh().read == 0
        assert asked == []


def test_a_page_that_comes_is_compared_with_few_others(place: Place, asked: list[str]) -> None:
    fill(place)
    with place.open() as session:
        asked.clear()
        place.write("3/new.txt", HARBOUR)
        assert session.refresh().read == 1
        assert {path.rpartition("/")[0] for path in asked} == {"seeds/3"}
        assert len(rows(session)) == FOLDERS * PAGES + 1


def test_an_edit_that_keeps_size_and_time_is_noticed(place: Place) -> None:
    path = place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    with place.open() as session:
        before = rows(session)[0]
        info = path.stat()
        path.write_text(BRIDGE.replace("Old", "Odd"), "utf-8")
        os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns - 2 * 10**9))
        session.refresh()
        info = path.stat()
        path.write_text(BRIDGE.replace("Old", "Odd").replace("bridge", "brudge"), "utf-8")
        os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))
        assert path.stat().st_size == info.st_size
        session.refresh()
        after = rows(session)[0]
        assert before.title != after.title == "Odd brudge closes for repairs"


def test_a_refresh_that_is_stopped_has_not_seen_anything(place: Place) -> None:
    fill(place)
    with place.open() as session:
        rows(session)
        place.write("3/new.txt", HARBOUR)
        session.stop_refreshing()
        session.refresh()
    with place.open() as session:
        session.refresh()
        assert "seeds/3/new.txt" in [row.path for row in rows(session)]


def files(session: Session) -> dict[str, tuple[str, str]]:
    return {path: (f.sha256, f.problem) for path, f in session.catalogue.files().items()}


NAMES = st.sampled_from(["a.txt", "b.txt", "sub/a.txt", "sub/c.txt", "sub/deep/d.txt", "e.txt"])
EVENTS = st.one_of(
    st.tuples(st.just("write"), NAMES, st.integers(0, 3)),
    st.tuples(st.just("sly"), NAMES, st.integers(0, 3)),
    st.tuples(st.just("remove"), NAMES, st.just(0)),
    st.tuples(st.just("rename"), NAMES, st.integers(0, 5)),
    st.tuples(st.just("refresh"), NAMES, st.just(0)),
)


@settings(max_examples=10, deadline=None)
@given(st.lists(EVENTS, max_size=10))
def test_whatever_happens_to_the_files_the_list_is_as_if_it_were_made_anew(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[str, str, int]]
) -> None:
    place = Place(tmp_path_factory.mktemp("sweep"))
    place.write("z.txt", BRIDGE)
    with place.open() as session:
        session.refresh()
        for what, name, number in events:
            happen(place, session, what, name, number)
        session.refresh()
        now = files(session)
        shown = [(row.path, row.title) for row in rows(session)]
    shutil.rmtree(place.environ["READER_CACHE"])
    with place.open() as session:
        session.refresh()
        assert now == files(session)
        assert shown == [(row.path, row.title) for row in rows(session)]
    shutil.rmtree(place.root)


def happen(place: Place, session: Session, what: str, name: str, number: int) -> None:
    """Do something to a file; a sly edit keeps its size and the time of its content."""
    path = place.root / "seeds" / name
    text = f"{BRIDGE}\n\nIn the end there were {number} of them.\n"
    if what == "refresh":
        session.refresh()
    elif what == "write":
        place.write(name, text)
    elif not path.exists():
        return
    elif what == "remove":
        path.unlink()
    elif what == "rename":
        path.rename(path.with_name(f"{number}.txt"))
    else:
        os.utime(path, (1_000_000_000, 1_000_000_000))
        session.refresh()
        path.write_text(text, "utf-8")
        os.utime(path, (1_000_000_000, 1_000_000_000))


PATHS = st.lists(
    st.text("ab/é", min_size=1, max_size=6).map(lambda path: f"seeds/{path}.txt"), unique=True
)


@given(PATHS)
def test_digests_depend_on_what_is_there_and_not_on_the_order(
    paths: list[str],
) -> None:
    found = [FoundFile(path, 10, 20, changed_ns=30, inode=at) for at, path in enumerate(paths)]
    turned = found[::-1]
    assert digests(found, lambda: False) == digests(turned, lambda: False)
    for at, file in enumerate(found):
        other = FoundFile(file.path, 10, 20, changed_ns=31, inode=file.inode)
        changed = digests([*found[:at], other, *found[at + 1 :]], lambda: False)
        before = digests(found, lambda: False)
        differing = {one for one in before if before[one] != changed[one]}
        assert differing == {group_of(file.path)}
