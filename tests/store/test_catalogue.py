"""The catalogue lists in order, leaps cheaply, survives damage, and serves several threads."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.errors import UsageError
from reader.model.pages import Article, Block, Segmentation, Value
from reader.store import catalogue_file as on_disk
from reader.store.catalogue import Catalogue
from reader.store.catalogue_connect import connect as connected
from reader.store.catalogue_file import CatalogueError, Transaction, catalogue_file
from reader.store.catalogue_types import (
    ArticleCounts,
    ArticleEntry,
    ArticleRow,
    CatalogueProtocol,
    FileEntry,
    PageEntry,
)


def sha(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def page(name: str, version: int = 1) -> PageEntry:
    return PageEntry(sha(name), "utf-8", version)


def file(path: str, name: str = "", problem: str = "") -> FileEntry:
    return FileEntry(path, 10, 1_700_000_000_000_000_000, sha(name) if name else "", problem)


def articles(*starts: int) -> list[ArticleEntry]:
    """Entries that tile a page: each begins 10 before its start, the first at 0."""
    lows = [0, *(start - 10 for start in starts[1:])]
    highs = [*lows[1:], starts[-1] + 100] if starts else []
    return [
        ArticleEntry(start, lo, hi, title=f"Title {start}", words=start)
        for start, lo, hi in zip(starts, lows, highs, strict=False)
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "catalogue.sqlite"


@pytest.fixture
def catalogue(path: Path) -> Iterator[Catalogue]:
    with Catalogue(path) as opened:
        yield opened


def places(catalogue: Catalogue) -> list[tuple[str, int]]:
    return [(row.path, row.start) for row in catalogue.rows("ada", 0, 1000)]


def test_a_row_shows_what_was_put_and_one_annotators_work(catalogue: Catalogue) -> None:
    with catalogue.batch():
        catalogue.put_page(
            PageEntry(sha("a"), "cp1252", 3, ("a warning",)),
            [ArticleEntry(5, 0, 90, "T", "O", "2025-03-01", None, 42, "en", True, "It begins")],
        )
        catalogue.put_file(file("seeds/a.txt", "a"))
        counts = ArticleCounts(5, "done", 3, 1, (("genre", "opinion"), ("tag", "x")))
        catalogue.put_annotations("ada", sha("a"), (1, 2), [counts])
    assert catalogue.rows("ada", 0, 10) == [
        ArticleRow(
            id=f"{sha('a')[:12]}-5",
            page=sha("a"),
            start=5,
            path="seeds/a.txt",
            title="T",
            outlet="O",
            published="2025-03-01",
            state="done",
            words=42,
            spans=3,
            notes=1,
            tags=(("genre", "opinion"), ("tag", "x")),
            language="en",
            unsure=True,
            lo=0,
            hi=90,
            lead="It begins",
            read=True,
        )
    ]
    other = catalogue.rows("bob", 0, 10)[0]
    assert (other.state, other.spans, other.tags) == ("unread", 0, ())
    assert catalogue.page(sha("a")) == PageEntry(sha("a"), "cp1252", 3, ("a warning",))
    assert catalogue.page(sha("b")) is None
    assert catalogue.stamps("ada") == {sha("a"): (1, 2)}
    assert catalogue.stamps("bob") == {}


def test_rows_come_by_first_name_and_place_and_name_files_without_articles(
    catalogue: Catalogue,
) -> None:
    catalogue.put_page(page("two"), articles(30, 10))
    catalogue.put_page(page("blank"), [])
    for entry in (
        file("seeds/é.txt", "two"),
        file("seeds/b.txt", "two"),
        file("seeds/a.txt", problem="empty"),
        file("seeds/B.txt", "blank", "no text"),
        file("seeds/new.txt", "unknown"),
    ):
        catalogue.put_file(entry)
    assert [(row.path, row.start, row.problem) for row in catalogue.rows("ada", 0, 9)] == [
        ("seeds/B.txt", -1, "no text"),
        ("seeds/a.txt", -1, "empty"),
        ("seeds/b.txt", 10, ""),
        ("seeds/b.txt", 30, ""),
    ]
    assert catalogue.count() == 4
    assert catalogue.names(sha("two")) == ("seeds/b.txt", "seeds/é.txt")
    assert [entry.path for entry in catalogue.problems()] == ["seeds/B.txt", "seeds/a.txt"]
    assert catalogue.path_index("seeds/é.txt") == 2
    assert catalogue.path_index("seeds/a.txt") == 1
    assert catalogue.path_index("seeds/nowhere.txt") is None


def test_a_page_moves_in_the_list_when_its_first_name_goes(catalogue: Catalogue) -> None:
    catalogue.put_page(page("p"), articles(10))
    catalogue.put_page(page("q"), articles(10))
    for entry in (file("a", "p"), file("m", "q"), file("z", "p")):
        catalogue.put_file(entry)
    assert places(catalogue) == [("a", 10), ("m", 10)]
    catalogue.drop_file("a")
    assert places(catalogue) == [("m", 10), ("z", 10)]
    catalogue.put_file(file("z", "q"))
    assert places(catalogue) == [("m", 10)]


def test_the_problem_of_a_changed_page_stands_beside_its_old_articles(
    catalogue: Catalogue,
) -> None:
    catalogue.put_page(page("old"), articles(10))
    catalogue.put_file(file("annotations/_pages/old.txt", "old", "page changed"))
    row = catalogue.rows("ada", 0, 1)[0]
    assert (row.start, row.problem) == (10, "page changed")


def test_an_id_resolves_to_the_article_that_holds_its_offset(catalogue: Catalogue) -> None:
    catalogue.put_page(page("p"), articles(20, 60))
    catalogue.put_file(file("p.txt", "p"))
    short = sha("p")[:12]
    found = [catalogue.lookup(short, offset) for offset in (0, 20, 49, 50, 60, 10**6, 10**30)]
    assert found == [(sha("p"), start) for start in (20, 20, 20, 60, 60, 60, 60)]
    assert catalogue.lookup("0" * 12, 5) is None
    assert catalogue.row_index(f"{short}-55") == 1
    assert catalogue.row_index(f"{'0' * 12}-55") is None
    row = catalogue.row("ada", f"{short}-3")
    assert row is not None
    assert row.id == f"{short}-20"
    assert catalogue.row("ada", f"{'0' * 12}-55") is None
    with pytest.raises(UsageError):
        catalogue.row_index("nonsense")


def test_counts_are_forgotten_when_the_cut_of_a_page_changes_and_only_then(
    catalogue: Catalogue,
) -> None:
    catalogue.put_file(file("p.txt", "p"))
    catalogue.put_page(page("p"), articles(20, 60))
    catalogue.put_annotations("ada", sha("p"), (1, 1), [ArticleCounts(60, "in-progress", 2)])
    catalogue.put_page(page("p", version=2), articles(20, 60))
    assert [row.spans for row in catalogue.rows("ada", 0, 5)] == [0, 2]
    catalogue.put_page(page("p"), articles(20))
    assert catalogue.stamps("ada") == {}
    assert [row.spans for row in catalogue.rows("ada", 0, 5)] == [0]


def test_totals_sum_what_is_listed_and_tell_the_rest(catalogue: Catalogue) -> None:
    catalogue.put_page(page("p"), articles(20, 60))
    catalogue.put_page(page("gone"), articles(5))
    catalogue.put_file(file("p.txt", "p"))
    catalogue.put_file(file("bad.txt", problem="binary"))
    counts = [ArticleCounts(20, "done", 4, 1), ArticleCounts(60, "skipped", 1)]
    catalogue.put_annotations("ada", sha("p"), (1, 1), counts)
    catalogue.put_annotations("ada", sha("gone"), (1, 1), [ArticleCounts(5, "done", 7)])
    totals = catalogue.totals("ada")
    assert (totals.files, totals.problems, totals.pages, totals.articles) == (2, 1, 1, 2)
    assert (totals.words, totals.spans, totals.notes, totals.unlisted_spans) == (80, 5, 1, 7)
    assert totals.states == {
        "unread": 0,
        "in-progress": 0,
        "done": 1,
        "no-claims": 0,
        "skipped": 1,
    }
    assert catalogue.totals("bob").states["unread"] == 2
    catalogue.drop_annotations("ada", sha("p"))
    assert catalogue.totals("ada").spans == 0


def test_pages_without_files_and_annotations_can_be_pruned(catalogue: Catalogue) -> None:
    for name in ("listed", "annotated", "neither"):
        catalogue.put_page(page(name), articles(5))
        catalogue.put_segmentation(Segmentation(sha(name), ()), 1)
    catalogue.put_file(file("a", "listed"))
    catalogue.put_annotations("ada", sha("annotated"), (1, 1), [])
    assert catalogue.prune() == 1
    assert catalogue.page(sha("neither")) is None
    assert catalogue.lookup(sha("neither")[:12], 5) is None
    assert catalogue.segmentation(sha("neither"), 1) is None
    assert catalogue.segmentation(sha("listed"), 1) is not None
    assert catalogue.outdated(2) == sorted([sha("listed"), sha("annotated")])
    assert catalogue.outdated(1) == []


def segmentation(title: str) -> Segmentation:
    block = Block(0, 5, "body", reason=title, weight=1.5)
    article = Article(sha("s"), 0, 0, 9, (block,), title=Value(title, title, 0, 3))
    return Segmentation(sha("s"), (article,), (Block(6, 9, "furniture", "menu"),), (title,))


@given(title=st.text(st.characters(codec=None), max_size=20))
def test_a_cached_segmentation_comes_back_as_it_was_even_with_lone_surrogates(title: str) -> None:
    with Catalogue(None) as catalogue:
        catalogue.put_segmentation(segmentation(title), 4, "utf-8")
        assert catalogue.segmentation(sha("s"), 4, "utf-8") == segmentation(title)


def test_a_segmentation_of_another_version_or_encoding_is_not_given(path: Path) -> None:
    with Catalogue(path) as catalogue:
        catalogue.put_segmentation(segmentation("x"), 4, "utf-8")
        assert catalogue.segmentation(sha("s"), 5, "utf-8") is None
        assert catalogue.segmentation(sha("s"), 4, "cp1252") is None
        assert catalogue.segmentation(sha("t"), 4, "utf-8") is None
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE segmentations SET content = x'00'")
    connection.close()
    with Catalogue(path) as catalogue:
        assert catalogue.segmentation(sha("s"), 4, "utf-8") is None


def test_odd_text_from_pages_and_file_names_can_be_stored(catalogue: Catalogue) -> None:
    entry = ArticleEntry(1, 0, 9, title="a\ud800b\0c", outlet="\x1b[31m")
    catalogue.put_page(page("p"), [entry])
    catalogue.put_file(FileEntry("seeds/\udce9.txt", 2**40, 2**70, sha("p"), "\udcff"))
    row = catalogue.rows("ada", 0, 1)[0]
    assert (row.title, row.outlet, row.problem) == ("a\ufffdb\0c", "\x1b[31m", "\ufffd")
    assert catalogue.files()["seeds/\\udce9.txt"].stamp == (2**40, 2**70)
    catalogue.drop_file("seeds/\udce9.txt")
    assert catalogue.files() == {}


NAMES = st.sampled_from(["p", "q", "r", ""])
PATHS = st.sampled_from(["a", "a/b", "b", "ä", "𝒳", "z"])
ACTIONS = st.one_of(
    st.tuples(st.just("file"), PATHS, NAMES, st.sampled_from(["", "empty"])),
    st.tuples(st.just("drop"), PATHS),
    st.tuples(
        st.just("page"),
        st.sampled_from(["p", "q", "r"]),
        st.lists(st.sampled_from(range(5, 200, 20)), unique=True, max_size=7).map(sorted),
    ),
)


@settings(max_examples=60)
@given(st.lists(st.lists(ACTIONS, max_size=8), max_size=6))
def test_the_list_is_always_what_sorting_everything_would_give(
    batches: list[list[tuple]],
) -> None:
    files: dict[str, FileEntry] = {}
    pages: dict[str, list[int]] = {}
    with Catalogue(None, stretch=2) as catalogue:
        for batch in batches:
            with catalogue.batch():
                for kind, *values in batch:
                    if kind == "file":
                        files[values[0]] = file(*values)
                        catalogue.put_file(files[values[0]])
                    elif kind == "drop":
                        files.pop(values[0], None)
                        catalogue.drop_file(values[0])
                    else:
                        pages[sha(values[0])] = values[1]
                        catalogue.put_page(page(values[0]), articles(*values[1]))
            expected: list[tuple[str, int]] = []
            for name, entry in sorted(files.items()):
                if entry.sha256 in pages:
                    first = min(p for p, e in files.items() if e.sha256 == entry.sha256)
                    starts = pages[entry.sha256] or [-1]
                    expected += [(name, start) for start in starts if first == name]
                elif entry.problem:
                    expected.append((name, -1))
            assert places(catalogue) == expected
            assert catalogue.count() == len(expected)
            assert [(row.path, row.start) for row in catalogue.iterate("ada")] == expected
            for index, row in enumerate(catalogue.rows("ada", 0, 100)):
                assert catalogue.rows("ada", index, 2)[0] == row
                if row.id:
                    assert catalogue.row_index(row.id) == index
                    assert catalogue.row("ada", row.id) == row
            assert catalogue.rows("ada", len(expected), 5) == []


def fill(catalogue: Catalogue, first: int, last: int) -> None:
    with catalogue.batch():
        for number in range(first, last):
            catalogue.put_page(page(str(number)), articles(10))
            catalogue.put_file(file(f"seeds/{number:06}.txt", str(number)))


def test_rows_far_down_a_long_list_cost_no_more_than_the_first(catalogue: Catalogue) -> None:
    fill(catalogue, 0, 1500)

    def cost(offset: int) -> int:
        """Return how many hundreds of steps SQLite's machine does for a screen of rows."""
        steps = count()
        for _epoch, connection in catalogue._database._idle:
            connection.set_progress_handler(lambda: next(steps) < 0, 100)
        rows = catalogue.rows("ada", offset, 50)
        assert rows[0].path == f"seeds/{offset:06}.txt"
        return next(steps)

    cost(700)
    assert cost(5) > 0
    assert cost(1400) < 2 * cost(5) + 20
    assert catalogue.row_index(f"{sha('1333')[:12]}-10") == 1333


def test_a_failed_batch_leaves_nothing_behind(catalogue: Catalogue) -> None:
    fill(catalogue, 0, 3)
    before = catalogue.generation()

    def interrupted() -> None:
        with catalogue.batch():
            catalogue.drop_file("seeds/000000.txt")
            assert catalogue.count() == 2
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        interrupted()
    assert (catalogue.count(), catalogue.generation()) == (3, before)


def test_a_write_that_fails_inside_a_batch_withdraws_all_of_it(catalogue: Catalogue) -> None:
    fill(catalogue, 0, 3)
    twice = articles(10) * 2

    def careless() -> None:
        with catalogue.batch():
            catalogue.drop_file("seeds/000000.txt")
            with pytest.raises(CatalogueError, match="cannot be used"):
                catalogue.put_page(page("x"), twice)

    with pytest.raises(CatalogueError, match="none was kept"):
        careless()
    assert catalogue.count() == 3
    with pytest.raises(CatalogueError, match="cannot be used"):
        catalogue.put_page(page("x"), twice)
    assert catalogue.page(sha("x")) is None
    fill(catalogue, 3, 4)
    assert catalogue.count() == 4


def test_one_thread_reads_at_once_while_another_writes(catalogue: Catalogue) -> None:
    fill(catalogue, 0, 10)
    inside, go_on = threading.Event(), threading.Event()

    def write() -> None:
        with catalogue.batch():
            catalogue.put_file(file("seeds/zzz.txt", problem="empty"))
            inside.set()
            go_on.wait(10)

    writer = threading.Thread(target=write)
    writer.start()
    assert inside.wait(10)
    seen = (catalogue.count(), len(catalogue.rows("ada", 0, 50)))
    go_on.set()
    writer.join()
    assert seen == (10, 10)
    assert catalogue.count() == 11


def test_many_threads_and_two_openings_write_without_losing_a_row(path: Path) -> None:
    with Catalogue(path) as one, Catalogue(path) as two:
        failures: list[BaseException] = []

        def write(catalogue: Catalogue, number: int) -> None:
            try:
                for step in range(10):
                    fill(catalogue, number * 100 + step * 10, number * 100 + step * 10 + 10)
                    assert catalogue.rows("ada", 0, 1)
            except BaseException as error:
                failures.append(error)

        threads = [
            threading.Thread(target=write, args=((one, two)[number % 2], number))
            for number in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        expected = [f"seeds/{number:06}.txt" for number in range(400)]
        assert [row.path for row in one.iterate("ada")] == expected
        assert [row.path for row in two.rows("ada", 0, 400)] == expected


def test_what_was_put_is_there_at_the_next_start_and_only_for_its_owner(path: Path) -> None:
    with Catalogue(path) as catalogue:
        fill(catalogue, 0, 5)
    with Catalogue(path) as catalogue:
        assert (catalogue.count(), catalogue.rebuilt, catalogue.warning) == (5, 0, "")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", ["no database", "cut", "other version", "other tables", "zeros"])
def test_a_damaged_or_foreign_file_is_emptied_and_counted(path: Path, damage: str) -> None:
    with Catalogue(path) as catalogue:
        fill(catalogue, 0, 300)
    content = path.read_bytes()
    if damage == "no database":
        path.write_bytes(b"hello" * 1000)
    elif damage == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif damage == "zeros":
        path.write_bytes(content[:4096] + bytes(len(content) - 4096))
    else:
        connection = sqlite3.connect(path)
        statement = "PRAGMA user_version = 99" if "version" in damage else "DROP TABLE counts"
        connection.execute(statement)
        connection.close()
    with Catalogue(path) as catalogue:
        catalogue.files()
        found = list(catalogue.iterate("ada"))
        assert (found, catalogue.rebuilt) == ([], 1)
        fill(catalogue, 0, 5)
        assert catalogue.count() == 5


def test_damage_that_shows_while_it_is_in_use_is_survived(path: Path) -> None:
    with Catalogue(path) as catalogue:
        fill(catalogue, 0, 600)
        catalogue._database._idle.pop()[1].close()  # so that nothing is kept in memory
        content = path.read_bytes()
        path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
        assert catalogue.rows("ada", 0, 5) == []
        assert catalogue.rebuilt == 1
        fill(catalogue, 0, 3)
        assert catalogue.count() == 3


def test_damage_that_shows_in_a_batch_ends_the_batch_and_empties_the_file(path: Path) -> None:
    with Catalogue(path) as catalogue:
        fill(catalogue, 0, 600)
        catalogue._database._idle.pop()[1].close()
        content = path.read_bytes()
        path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
        with pytest.raises(CatalogueError, match="has been emptied"):
            fill(catalogue, 0, 3)
        fill(catalogue, 0, 3)
        assert (catalogue.count(), catalogue.rebuilt) == (3, 1)


def test_where_no_folder_can_be_used_it_works_in_memory_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be", encoding="utf-8")
    with Catalogue.open(tmp_path, {"READER_CACHE": str(tmp_path / "taken")}) as catalogue:
        assert catalogue.path is None
        assert "cannot be kept" in catalogue.warning
        fill(catalogue, 0, 5)
        counted: list[int] = []
        thread = threading.Thread(target=lambda: counted.append(catalogue.count()))
        thread.start()
        thread.join()
        assert (counted, len(list(catalogue.iterate("ada")))) == ([5], 5)


def test_each_workspace_has_a_file_of_its_own_wherever_it_is_reached_from(tmp_path: Path) -> None:
    environ = {"READER_CACHE": str(tmp_path / "cache")}
    (tmp_path / "one").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "one")
    one = catalogue_file(tmp_path / "one", environ)
    assert one == catalogue_file(tmp_path / "link", environ)
    assert one != catalogue_file(tmp_path / "two", environ)
    assert one.name == "catalogue.sqlite"
    assert one.is_relative_to(tmp_path / "cache")
    assert catalogue_file(tmp_path, {}).is_absolute()


def test_a_closed_catalogue_says_so(path: Path) -> None:
    catalogue = Catalogue(path)
    catalogue.close()
    with pytest.raises(CatalogueError, match="closed"):
        catalogue.count()


def test_the_entry_of_an_article_takes_its_metadata_from_it() -> None:
    article = Article(
        sha("s"), 5, 0, 90, (), Value("T"), None, None, Value("2025-03-01"), language="fr"
    )
    entry = ArticleEntry.of(article, 12)
    assert entry == ArticleEntry(5, 0, 90, "T", None, None, "2025-03-01", 12, "fr", False)


def test_it_fulfils_the_protocol(catalogue: Catalogue) -> None:
    protocol: CatalogueProtocol = catalogue
    assert protocol.count() == 0


def test_it_says_why_it_was_emptied(path: Path) -> None:
    with Catalogue(path) as catalogue:
        fill(catalogue, 0, 5)
        assert catalogue.notice == ""
    path.write_bytes(b"hello" * 1000)
    with Catalogue(path) as catalogue:
        assert "was damaged" in catalogue.notice
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with Catalogue(path) as catalogue:
        assert "another version of Reader" in catalogue.notice


def full_at(pages: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files of catalogues grow to so many pages of the disk and no further."""

    def connect(path: Path | None) -> sqlite3.Connection:
        connection = connected(path)
        if path is not None:
            connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(on_disk, "connect", connect)


def test_on_a_full_disk_a_small_one_goes_on_in_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_at(80, monkeypatch)
    with Catalogue(path) as catalogue:
        with pytest.raises(CatalogueError, match="held in memory"):
            fill(catalogue, 0, 1000)
        assert (catalogue.path, catalogue.rebuilt, catalogue.count()) == (None, 1, 0)
        assert "disk is full" in catalogue.warning
        fill(catalogue, 0, 1000)
        assert catalogue.count() == 1000
        counted: list[int] = []
        thread = threading.Thread(target=lambda: counted.append(catalogue.count()))
        thread.start()
        thread.join()
        assert counted == [1000]


def test_on_a_full_disk_a_large_one_can_still_be_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Catalogue(path) as catalogue:
        fill(catalogue, 0, 30)
    monkeypatch.setattr(on_disk, "_SMALL", 10)
    full_at(1, monkeypatch)
    with Catalogue(path) as catalogue:
        with pytest.raises(CatalogueError, match="disk is full"):
            fill(catalogue, 30, 3000)
        assert (catalogue.path, catalogue.rebuilt) == (path, 0)
        assert catalogue.count() >= 30


def test_memory_that_a_first_build_takes_is_given_back(path: Path) -> None:
    def held(write: Transaction) -> int:
        return -int(write.connection.execute("PRAGMA cache_size").fetchone()[0])

    with Catalogue(path) as catalogue:
        database = catalogue._database
        before = database.write(held)
        with catalogue.filling():
            assert database.write(held) > before
            fill(catalogue, 0, 30)
        assert database.write(held) == before
        assert catalogue.count() == 30
