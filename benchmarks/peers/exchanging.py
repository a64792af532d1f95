"""A labelled corpus out as JSONL and in again, whole processes, beside bare scripts."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.peers.places import ROOT, Places
from benchmarks.peers.serving import Server
from benchmarks.peers.taking import Line, Run, Samples, Setting, add, turns
from benchmarks.peers.watching import Ran, whole

READER, SCRIPT = "Reader", "bare script"
MEMORY = "Reader, memory in MiB"
SDK, CONVERTER = "label-studio-sdk", "label-studio-sdk's converter"
PER_ARTICLE = 5


def script_export(root: str, target: str) -> None:
    """Write a line for each page file with the page's text and spans, and check nothing."""
    annotations = Path(root) / "annotations"
    with Path(target).open("w") as out:
        for path in sorted((annotations / "benchmark").glob("*-*.json")):
            tables = json.loads(path.read_bytes())
            (meta,) = tables["meta"].values()
            text = (annotations / "_pages" / f"{meta['page']}.txt").read_text()
            spans = list(tables["spans"].values())
            out.write(json.dumps({"text": text, "spans": spans}, ensure_ascii=False) + "\n")
        out.flush()
        os.fsync(out.fileno())


def script_import(source: str, target: str) -> None:
    """Write a text and a file of spans for each line, and all texts into an index of SQLite's."""
    folder = Path(target)
    with closing(sqlite3.connect(folder / "index.db")) as base, Path(source).open() as lines:
        base.execute("create virtual table pages using fts5(text)")
        for number, line in enumerate(lines):
            record = json.loads(line)
            (folder / f"{number}.txt").write_text(record["text"])
            (folder / f"{number}.json").write_text(json.dumps(record["spans"]))
            base.execute("insert into pages values (?)", (record["text"],))
        base.commit()
    os.sync()


def converter(folder: str) -> Callable[[], object]:
    """Turn tasks into the smaller JSON of Label Studio's in each go, with its own converter."""
    module: Any = import_module("label_studio_sdk.converter")
    source = Path(folder)
    made = module.Converter(str(source / "config.xml"), None, download_resources=False)
    tasks, target = str(source / "stored.json"), str(source / "converted")
    # As Label Studio gives them out, which numbers everything that it takes in.
    records = json.loads((source / "tasks.json").read_text())
    for number, task in enumerate(records, start=1):
        task["id"] = number
        for annotation in task["annotations"]:
            annotation["id"] = number
    Path(tasks).write_text(json.dumps(records))
    return lambda: made.convert_to_json_min(tasks, target, is_dir=False)


def _script(function: str, *words: str) -> Ran:
    code = f"from benchmarks.peers.exchanging import *; {function}(*{words!r})"
    return whole([sys.executable, "-c", code], os.environ, ROOT)


def _export(places: Places, root: Path, target: Path, *, every: float | None = None) -> Ran:
    target.unlink(missing_ok=True)
    command = places.reader(root, "export", "--output", str(target))
    return whole(command, places.environ(root), ROOT, every=every)


def _import(places: Places, source: Path, *, every: float | None = None) -> Ran:
    """Take the file into an empty workspace and search it; the making of that is not counted."""
    from reader.session.locate import init_workspace

    root = places.fresh("imported")
    init_workspace(root)
    shutil.rmtree(root / "seeds")
    (root / "seeds").mkdir()
    environ = places.environ(root)
    taken = whole(places.reader(root, "import", str(source)), environ, ROOT, every=every)
    found = whole(places.reader(root, "search", "council"), environ, ROOT, every=every)
    return Ran(taken.seconds + found.seconds, max(taken.peak, found.peak))


def _sizes(setting: Setting) -> tuple[int, ...]:
    return setting.upto(1_000, 10_000)


def _corpus(places: Places, size: int) -> Path:
    return places.catalogued(places.workspace(size, size * PER_ARTICLE))


def take_export(setting: Setting) -> Samples:
    """Seconds of a whole export."""
    places = setting.places
    target = places.scratch("export") / "corpus.jsonl"
    runs: dict[tuple[str, int], Run] = {}
    taken = Samples()
    for size in _sizes(setting):
        root = _corpus(places, size)
        runs[READER, size] = _seconds(partial(_export, places, root, target))
        floor = partial(_script, "script_export", str(root), str(target))
        runs[SCRIPT, size] = _seconds(floor)
        add(taken, MEMORY, size, [_export(places, root, target, every=0.01).peak])
    with ExitStack() as stack:
        if places.has(SDK):
            folder = places.scratch("label-studio") / "tasks"
            words = ("export", "--format", "label-studio", "--output", str(folder))
            whole(places.reader(root, *words), places.environ(root), ROOT)
            server = Server(places.beside(SDK), "exchanging:converter", str(folder))
            stack.enter_context(server)
            runs[CONVERTER, size] = lambda: server() / 1e3
        return turns(setting.pairs, runs, into=taken)


def take_import(setting: Setting) -> Samples:
    """Seconds of a whole import, until a search finds what was taken in."""
    places = setting.places
    taken = Samples()
    runs: dict[tuple[str, int], Run] = {}
    for size in _sizes(setting):
        source = places.folder / f"native-{size}.jsonl"
        if not source.exists():
            _export(places, _corpus(places, size), source)
        runs[READER, size] = _seconds(partial(_import, places, source))
        runs[SCRIPT, size] = _seconds(partial(_bare_import, places, source))
        add(taken, MEMORY, size, [_import(places, source, every=0.05).peak])
    try:
        return turns(setting.pairs, runs, into=taken, warm=False)
    finally:
        places.tidy()


def _bare_import(places: Places, source: Path) -> Ran:
    folder = places.fresh("bare-import")
    return _script("script_import", str(source), str(folder))


def _seconds(run: partial[Ran]) -> Run:
    return lambda: run().seconds


LINES = (
    Line(
        "export", "export of articles with five spans each as JSONL", "s", "articles", take_export
    ),
    Line("import", "import of the same, search index included", "s", "articles", take_import),
)
