"""One more span in a workspace: Reader, stock TinyDB, and replacing the file of a page."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path

from benchmarks.corpus import ANNOTATOR, Task, file_name, page_spans
from benchmarks.corpus_pages import made
from benchmarks.peers.places import Places
from benchmarks.peers.serving import Server
from benchmarks.peers.taking import Line, Run, Samples, Setting, turns
from reader.model.changes import Change, Op
from reader.model.records import to_document

SIZES = (1_000, 100_000, 1_000_000)
PER_PAGE = 50
BYTES = 3_000


def reader(root: str) -> Callable[[], object]:
    """Label a passage more in each go, each on another page; durable when it returns."""
    from reader.store.annotations import AnnotationStore, PageInfo

    store = AnnotationStore.open(Path(root) / "annotations", ANNOTATOR)
    numbers = count(1)
    pages = sum(1 for _ in (Path(root) / "seeds").rglob("*.txt"))

    def prepared() -> Change:
        number = next(numbers)
        page = made(number * 7 % pages, size=BYTES)
        data = page.text.encode()
        digest = sha256(data).hexdigest()
        store.register(PageInfo(digest, file_name(number * 7 % pages), "utf-8"), data)
        (span,) = page_spans(page.text, digest, Task(-number, 1, 0, os.getpid()), page.passages)
        return Change("label", "labelled claim", (Op(None, span),), ANNOTATOR)

    return _apart(prepared, store.commit)


def tinydb(file: str) -> Callable[[], object]:
    """Insert one document in each go with TinyDB's own storage, which syncs."""
    from tinydb import TinyDB

    table = TinyDB(file).table("spans")
    return lambda: table.insert(_document(0))


def replace(source: str, target: str, sync: str) -> Callable[[], object]:
    """Replace one page's file in each go, and wait for the disk where `sync` is not empty."""
    (file, *_) = (path for path in sorted(Path(source).glob("*.json")) if path.name != "place.json")
    data = file.read_bytes()
    path, temporary = Path(target) / "page.json", Path(target) / "page.tmp"

    def work() -> None:
        fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.write(fd, data)
        if sync:
            os.fsync(fd)
        os.close(fd)
        temporary.replace(path)

    return work


def _apart(prepare: Callable[[], Change], work: Callable[[Change], object]) -> Callable[[], float]:
    """Return what gives the milliseconds of `work` alone."""

    def go() -> float:
        change = prepare()
        start = time.perf_counter()
        work(change)
        return (time.perf_counter() - start) * 1e3

    go()
    return go


def _document(number: int) -> dict[str, object]:
    page = made(0, size=BYTES)
    digest = sha256(page.text.encode()).hexdigest()
    (span,) = page_spans(page.text, digest, Task(number, 1, 0, 1), page.passages)
    return to_document(span)


def fill(file: Path, size: int) -> None:
    """Write a database as TinyDB would, without waiting for it to."""
    document = json.dumps(_document(1))
    unfinished = file.with_suffix(".unfinished")
    with unfinished.open("w") as out:
        out.write('{"spans": {')
        for number in range(1, size + 1):
            out.write(f'{", " if number > 1 else ""}"{number}": {document}')
        out.write("}}")
    unfinished.rename(file)


def take(setting: Setting) -> Samples:
    """Milliseconds of one durable save, by the number of spans in the workspace."""
    places = setting.places
    sizes = setting.upto(*SIZES) if setting.largest < 100_000 else SIZES
    taken: Samples = {}
    for size in sizes:
        root = _workspace(places, size)
        file = places.scratch("tinydb") / "spans.json"
        fill(file, size)
        with ExitStack() as stack:
            serve = partial(_served, stack, places.environ(root))
            words = str(root / "annotations" / ANNOTATOR), str(places.scratch("replaced"))
            runs: dict[tuple[str, int], Run] = {
                ("Reader", size): _five(serve("reader", str(root))),
                ("stock TinyDB", size): serve("tinydb", str(file)),
                ("a page's file replaced", size): _five(serve("replace", *words, "")),
                ("a page's file replaced and synced", size): _five(
                    serve("replace", *words, "sync")
                ),
            }
            # The largest takes stock TinyDB a quarter of a minute each time.
            pairs = min(3, setting.pairs) if size > 100_000 else setting.pairs
            turns(pairs, runs, into=taken)
        file.unlink()
    return taken


def _served(stack: ExitStack, environ: dict[str, str], function: str, *words: str) -> Server:
    return stack.enter_context(Server(environ, f"saving:{function}", *words))


def _workspace(places: Places, size: int) -> Path:
    """Return a workspace; what a former run has added to a large one is nothing beside it."""
    pages = max(1, size // PER_PAGE)
    if size < SIZES[1]:
        shutil.rmtree(places.workspace(pages, size, BYTES))
    return places.workspace(pages, size, BYTES)


def _five(server: Server) -> Callable[[], list[float]]:
    """Return five samples at a time, where one takes but a moment."""
    return lambda: [server() for _ in range(5)]


LINES = (Line("save", "one save", "ms", "spans in the workspace", take),)
