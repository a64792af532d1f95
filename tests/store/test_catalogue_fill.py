"""Pages put together by an import are in the catalogue as if each had been put by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from reader.store.catalogue import Catalogue
from reader.store.catalogue_spans import words_found
from reader.store.catalogue_types import (
    ArticleCounts,
    ArticleEntry,
    Described,
    FileEntry,
    LinkEntry,
    Made,
    PageEntry,
    SpanEntry,
)

TABLES = ("files", "pages", "articles", "entries", "counts", "links", "stamps", "sums", "texts")
SPANS = "SELECT annotator, sha, uid, start, place, stop, label, quote, said, noted, doc FROM spans"


def described(number: int, name: str = "", *, ready: bool = True) -> Described:
    sha = f"{number:064x}"
    articles = tuple(
        ArticleEntry(at, at, at + 100, f"Title {number}", published=f"2025-03-0{1 + number % 3}")
        for at in (0, 100)
    )
    spans = tuple(
        SpanEntry(f"{number:030x}{n:02x}", 100 * (n % 2), n, n + 9, "claim", (), "", f"Word {n}")
        for n in range(4)
    )
    links = (LinkEntry(f"{number:032x}", "supports", (sha, spans[0].uid), (sha, spans[1].uid)),)
    counts = tuple(ArticleCounts(at, "in-progress", 2, 0) for at in (0, 100))
    words = tuple(map(words_found, spans)) if ready else ()
    made = tuple(Made(who, (7, number), counts, spans, links, words) for who in ("ann", "bea"))
    file = FileEntry(name or f"seeds/{number}.txt", 10, number, sha)
    return Described(file, PageEntry(sha, "utf-8", 1, ()), articles, made)


def one_by_one(catalogue: Catalogue, pages: Sequence[Described]) -> None:
    for one in pages:
        catalogue.put_page(one.page, one.articles)
        catalogue.put_file(one.file)
        for made in one.made:
            rest = made.articles, made.spans, made.links
            catalogue.put_annotations(made.annotator, one.page.sha256, made.stamp, *rest)


def kept(path: Path) -> dict[str, object]:
    with sqlite3.connect(path) as connection:
        found: dict[str, object] = {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
            for table in TABLES
        }
        found["spans"] = sorted(connection.execute(SPANS))
        query = "SELECT rowid FROM search WHERE search MATCH 'title' ORDER BY rowid"
        found["search"] = connection.execute(query).fetchall()
    connection.close()
    return found


def same(folder: Path, before: Sequence[Described], pages: Sequence[Described]) -> None:
    with Catalogue(folder / "a.sqlite") as together, Catalogue(folder / "b.sqlite") as apart:
        for catalogue in (together, apart):
            one_by_one(catalogue, before)
        together.put_described(pages)
        one_by_one(apart, pages)
    first, second = kept(folder / "a.sqlite"), kept(folder / "b.sqlite")
    assert first == second
    assert first["spans"]


def test_new_pages_put_together_are_as_if_put_one_by_one(tmp_path: Path) -> None:
    same(tmp_path, [], [described(n, ready=n % 2 == 0) for n in (5, 3, 9, 1)])


def test_pages_and_files_that_come_twice_or_are_known_are_put_as_ever(tmp_path: Path) -> None:
    again = [described(2, "seeds/other.txt"), described(4, "seeds/2.txt")]
    same(tmp_path, [described(1)], [described(n) for n in (1, 2, 3)] + again)


def test_what_is_left_of_a_page_that_was_forgotten_does_not_come_twice(tmp_path: Path) -> None:
    with Catalogue(tmp_path / "a.sqlite") as catalogue:
        catalogue.put_described([described(1), described(2)])
    with sqlite3.connect(tmp_path / "a.sqlite") as connection:
        for table in ("files", "pages", "articles", "entries", "counts", "stamps"):
            connection.execute(f"DELETE FROM {table} WHERE sha = ?", (described(1).page.sha256,))
    connection.close()
    with Catalogue(tmp_path / "a.sqlite") as catalogue:
        catalogue.put_described([described(1)])
    with sqlite3.connect(tmp_path / "a.sqlite") as connection:
        assert connection.execute("SELECT count(*) FROM spans").fetchone() == (16,)
        assert connection.execute("SELECT count(*) FROM links").fetchone() == (8,)
    connection.close()
