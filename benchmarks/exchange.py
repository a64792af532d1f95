"""How quickly a corpus goes out and comes in, and in how much memory, beside writing its bytes.

``python benchmarks/exchange.py [ARTICLES] [SPANS] [FORMAT ...]`` makes a corpus of so many articles
(10,000) with so many spans each (5), and prints for each format, in one run:

* floor: the seconds that orjson takes to encode documents of the native file's size and write them,
  and in brackets how many times longer the format takes
* out, in: seconds of the whole process from its start to its end, and articles a second
* cpu: seconds of processor time, of all processes together; what a busy machine disturbs least
* peak: the resident memory at its highest, in a process of its own for each way, and behind the
  plus that of the largest of the processes that it divides its work among, most of which they share

Without names of formats, those are measured that are there of jsonl, brat, label-studio, parquet.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

FORMATS = ("jsonl", "brat", "label-studio", "parquet")
SENTENCE = (
    "the council said on Monday that a new bridge over river would cost 42 million euros and open "
    "in spring although critics asked why nobody had told residents of its noise before work began"
)
WORDS = SENTENCE.split(" ")
LABELS = ("claim", "claimer", "cue", "non-claim")


def documents(articles: int, spans: int) -> Iterator[dict[str, Any]]:
    """Yield native records of articles of some 200 words."""
    dice = random.Random(5)
    for number in range(articles):
        title = f"Bridge {number} closes after inspectors find cracks"
        paragraphs = [" ".join(dice.choices(WORDS, k=50)).capitalize() + "." for _ in range(4)]
        text = "\n\n".join([title, *paragraphs])
        blocks, at = [], 0
        for kind, piece in zip(["title", *["body"] * 4], [title, *paragraphs], strict=True):
            blocks.append({"kind": kind, "start": at, "end": at + len(piece)})
            at += len(piece) + 2
        digest = sha256(text.encode()).hexdigest()
        yield {
            "schema_version": "1.0",
            "id": f"made-{number}",
            "text": text,
            "text_included": True,
            "text_sha256": digest,
            "offset_unit": "unicode_codepoint",
            "page": {"file": "", "sha256": digest},
            "blocks": blocks,
            "spans": sorted(
                (_span(number, i, text, blocks, dice) for i in range(spans)),
                key=lambda span: (span["start"], span["end"], span["uid"]),
            ),
            "unplaced": [],
            "relations": [],
            "links": [],
            "tags": [],
            "annotators": [{"id": "amy", "state": "done", "note": ""}],
            "meta": {
                "title": title, "outlet": "", "authors": [], "credits": [], "published": "",
                "published_precision": "", "published_raw": "", "inferred": "", "url": "",
                "lang": "en",
            },
        }  # fmt: skip


def _span(
    number: int, index: int, text: str, blocks: list[dict[str, Any]], dice: random.Random
) -> dict[str, Any]:
    block = blocks[1 + index % 4]
    start = text.index(" ", dice.randrange(block["start"], block["end"] - 60)) + 1
    end = text.index(" ", start + 20) if " " in text[start + 20 : block["end"]] else block["end"]
    return {
        "id": index + 1,
        "uid": f"{number:016x}{index:016x}",
        "start": start,
        "end": end,
        "label": LABELS[index % 4],
        "text": text[start:end],
        "annotator": "amy",
        "origin": "manual",
        "fragments": [],
        "page_ranges": [],
        "attributes": [],
        "note": "",
        "prefix": "",
        "suffix": "",
        "created": "2025-01-01T00:00:00.000Z",
        "updated": "2025-01-01T00:00:00.000Z",
    }


def make(path: Path, articles: int, spans: int) -> None:
    with path.open("w") as out:
        for document in documents(articles, spans):
            for i, span in enumerate(document["spans"], start=1):
                span["id"] = i
            out.write(json.dumps(document, ensure_ascii=False) + "\n")


def floor(native: Path, target: Path) -> float:
    """Return the seconds that encoding the records with orjson and writing them takes."""
    import orjson

    seconds = 0.0
    with native.open("rb") as lines, target.open("wb") as out:
        for line in lines:
            document = orjson.loads(line)
            start = time.perf_counter()
            out.write(orjson.dumps(document) + b"\n")
            seconds += time.perf_counter() - start
        start = time.perf_counter()
        out.flush()
        os.fsync(out.fileno())
        seconds += time.perf_counter() - start
    return seconds


def workspace(root: Path) -> Path:
    from reader.session.locate import init_workspace

    init_workspace(root)
    for path in (root / "seeds").rglob("*.txt"):
        path.unlink()
    return root


def export(root: Path, name: str, target: Path) -> None:
    import reader.session.exporting as exporting
    from reader.exchange.format import module_of
    from reader.session.media import file_sink, folder_sink
    from reader.session.session import Session

    with Session.open(root, "amy", write=False) as session:
        session.refresh()
        opened = folder_sink if module_of(name).FORMAT.folder else file_sink
        with opened(target) as sink:
            exporting.export_as(session, name, sink)


def take_in(root: Path, name: str, source_path: Path) -> None:
    from reader.session.importing import Choices, import_source
    from reader.session.media import opened_source
    from reader.session.session import Session

    with Session.open(root, "amy") as session:
        session.refresh()
        with opened_source(str(source_path)) as source:
            result = import_source(session, source, name, choices=Choices("amy"))
        if result.refused:
            print(*result.problems[:3], sep="\n", file=sys.stderr)


def child(way: str, root: str, name: str, path: str) -> None:
    """Do one thing in this process and print its peak memory and that of its children in MB."""
    (export if way == "out" else take_in)(Path(root), name, Path(path))
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        print(resource.getrusage(who).ru_maxrss / 1024)


class Ran(NamedTuple):
    seconds: float
    cpu: float
    peak: float
    child: float


def timed(way: str, root: Path, name: str, path: Path) -> Ran:
    command = [sys.executable, __file__, "--child", way, str(root), name, str(path)]
    start, before = time.perf_counter(), os.times()
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    seconds, after = time.perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    peak, child = map(float, ran.stdout.split())
    return Ran(seconds, cpu, peak, child)


def main() -> None:
    given = [int(one) for one in sys.argv[1:3] if one.isdecimal()]
    articles, spans = [*given, 10_000, 5][:2] if len(given) != 1 else (given[0], 5)
    from reader.exchange.format import modules

    names = sys.argv[1 + len(given) :] or [name for name in FORMATS if name in modules()]
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        os.environ["READER_CACHE"] = str(here / "cache")
        os.environ["READER_CONFIG"] = str(here / "config.toml")
        native = here / "native.jsonl"
        make(native, articles, spans)
        first = workspace(here / "first")
        print(f"{articles:,} articles, {articles * spans:,} spans")
        print("format          way   seconds  articles/s  x floor      cpu  peak MB")

        def row(name: str, way: str, ran: Ran, least: float) -> None:
            rate = articles / ran.seconds
            print(
                f"{name:14} {way:>4} {ran.seconds:9.2f} {rate:11,.0f} {ran.seconds / least:8.1f}"
                f" {ran.cpu:8.2f} {ran.peak:5.0f} + {ran.child:.0f}",
                flush=True,
            )

        least = floor(native, here / "floor.jsonl")
        print(f"{'orjson':14} {'out':>4} {least:9.2f} {articles / least:11,.0f} {1:8}")
        row("jsonl", "in", timed("in", first, "jsonl", native), least)
        for name in names:
            target = here / f"corpus-{name}"
            try:
                ran = timed("out", first, name, target)
            except subprocess.CalledProcessError:
                print(f"{name:14}  out  failed: see above")
                continue
            row(name, "out", ran, floor(native, here / "floor.jsonl"))
            if name != "jsonl":
                root = workspace(here / f"from-{name}")
                ran = timed("in", root, name, target)
                row(name, "in", ran, floor(native, here / "floor.jsonl"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:])
    else:
        main()
