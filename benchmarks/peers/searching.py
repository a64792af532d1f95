"""The first page of what a word finds: in a terminal beside newsboat, and beside bare indexes."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.peers import newsboat
from benchmarks.peers.places import ROOT, Places
from benchmarks.peers.screen import opened, probes, typed
from benchmarks.peers.serving import Server
from benchmarks.peers.taking import Line, Run, Samples, Setting, turns

WORD = "council"
"""A common word: it stands in every tenth article."""
RARE = "nafecaga"
"""One that stands in few."""
FIRST = 50
DATE, RANKED = "Reader, latest first", "Reader, most relevant first"
TANTIVY = "tantivy"


def reader(root: str, ranked: str, word: str) -> Callable[[], object]:
    """Find the first `FIRST` articles and the places in the ten that are on screen."""
    from reader.session.finding import LATEST, Sort, hits, phrases, search
    from reader.session.session import Session

    session = Session.open(Path(root), "", write=False)
    order = Sort("rank") if ranked else LATEST

    def work() -> object:
        found = search(session, word, order, limit=FIRST)
        assert found
        return hits(session, found[:10], phrases(session, word))

    return work


def fts5(file: str, ranked: str, word: str) -> Callable[[], object]:
    """Find the first `FIRST` rows in a bare index."""
    base = sqlite3.connect(file)
    order = "rank" if ranked else "rowid desc"
    query = f"select rowid from pages where pages match ? order by {order} limit {FIRST}"
    return lambda: base.execute(query, (word,)).fetchall()


def tantivy(folder: str, _: str, word: str) -> Callable[[], object]:
    """Find the first `FIRST` documents in a bare index, the most relevant first."""
    module: Any = __import__(TANTIVY)
    index = module.Index.open(folder)
    query = index.parse_query(word, ["text"])
    searcher = index.searcher()
    return lambda: searcher.search(query, FIRST)


def _texts(root: Path) -> Iterator[str]:
    for path in sorted((root / "seeds").rglob("*.txt")):
        yield path.read_text()


def index_fts5(root: str, target: str) -> None:
    """Put all pages into an index of SQLite's."""
    unfinished = Path(target).with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as base:
        base.execute("create virtual table pages using fts5(text)")
        base.executemany("insert into pages values (?)", ((text,) for text in _texts(Path(root))))
        base.commit()
    unfinished.rename(target)


def index_tantivy(root: str, target: str) -> None:
    """Put all pages into an index of tantivy's."""
    module: Any = __import__(TANTIVY)
    builder = module.SchemaBuilder()
    builder.add_text_field("text", stored=False)
    unfinished = Path(target).with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    writer = module.Index(builder.build(), path=str(unfinished)).writer()
    for text in _texts(Path(root)):
        writer.add_document(module.Document(text=text))
    writer.commit()
    writer.wait_merging_threads()
    unfinished.rename(target)


def _index(places: Places, root: Path, kind: str) -> str:
    target = places.folder / f"{root.name}.{kind}"
    if not target.exists():
        words = str(root), str(target)
        code = f"from benchmarks.peers.searching import *; index_{kind}(*{words!r})"
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=places.beside(kind))
    return str(target)


def _top(places: Places, root: Path, ranked: bool) -> list[str]:
    """Return words of the titles of what is found first, the longest of each."""
    from reader.session.finding import LATEST, Sort, hits, phrases, search
    from reader.session.session import Session

    with Session.open(root, "", write=False, environ=places.environ(root)) as session:
        order = Sort("rank") if ranked else LATEST
        found = search(session, WORD, order, limit=8)
        assert found
        shown = hits(session, found, phrases(session, WORD))
    titles = [hit.row.title or hit.row.lead for hit in shown]
    return [max((w for w in title.split() if WORD not in w), key=len) for title in titles]


def in_terminal(
    places: Places, root: Path, first: str, words: tuple[str, str]
) -> tuple[float, float]:
    """Return milliseconds from the pasted word to results by date, and from r to ranked ones."""
    places.forget_reading(root)
    run, _ = opened(places, root, first)
    with run:
        run.settle(1)
        typed(run, "g/", 0.5)
        by_date = run.shows(WORD.encode(), words[0])
        run.settle(0.5)
        typed(run, "\r", 0.5)
        return by_date, run.shows(b"r", words[1])


def take(setting: Setting) -> Samples:
    """Milliseconds from a word to the first page of what it finds."""
    places, taken = setting.places, Samples()
    runs: dict[tuple[str, int], Run] = {}
    for size in setting.sizes:
        root = places.catalogued(places.workspace(size))
        latest, ranked = _top(places, root, False), _top(places, root, True)
        new = next(word for word in ranked if word not in latest)
        seen = _Both(places, root, probes(places, root, 1)[0], (latest[0], new))
        runs[DATE, size] = seen.by_date
        runs[RANKED, size] = seen.ranked
        if newsboat.available():
            feed = newsboat.Feed(places, size).ready()
            runs[newsboat.NAME, size] = partial(newsboat.search, feed, WORD)
    turns(setting.pairs, runs, into=taken, warm=False)
    _take_indexes(setting, taken)
    return taken


class _Both:
    """One run of the program gives two samples."""

    def __init__(self, places: Places, root: Path, first: str, words: tuple[str, str]) -> None:
        self._run = partial(in_terminal, places, root, first, words)
        self._ranked = 0.0

    def by_date(self) -> float:
        by_date, self._ranked = self._run()
        return by_date

    def ranked(self) -> float:
        return self._ranked


def _take_indexes(setting: Setting, taken: Samples) -> None:
    places, size = setting.places, setting.largest
    root = places.catalogued(places.workspace(size))
    kinds = {"fts5": _index(places, root, "fts5")}
    if places.has(TANTIVY):
        kinds[TANTIVY] = _index(places, root, TANTIVY)
    with ExitStack() as stack:
        runs: dict[tuple[str, int], Run] = {}
        for word, told in ((WORD, ""), (RARE, ", rare word")):
            for ranked in ("", "ranked"):
                asked = {"reader": str(root), **kinds}
                if not ranked:
                    asked.pop(TANTIVY, None)
                for kind, where in asked.items():
                    environ = places.beside(kind, root)
                    server = Server(environ, f"searching:{kind}", where, ranked, word)
                    stack.enter_context(server)
                    name = {"reader": "Reader, in process", "fts5": "FTS5"}.get(kind, kind)
                    runs[f"{name}{', ranked' if ranked else ''}{told}", size] = server
        turns(setting.pairs, runs, into=taken)


LINES = (Line("search", "search of all articles, first page of results", "ms", "articles", take),)
