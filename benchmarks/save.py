"""What one durable save costs, beside TinyDB as it comes and a bare atomic replace of the file.

``python benchmarks/save.py [ROUNDS]`` prints medians in milliseconds. One save adds a span to a
page that already has so many, and is durable when it ends. The contestants take turns in each
round, so that a busy machine disturbs them alike:

* Reader: `AnnotationStore.commit` (a synced line in the journal, the page file replaced)
* apply: the part of it before which a person can go on
* TinyDB: ``insert`` with its own `JSONStorage`, which writes over the file in place and syncs it
* replace: the page file's bytes written to another name and renamed; and the same with a sync
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tinydb import TinyDB

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.model.changes import Change, Op
from reader.model.identity import new_uid
from reader.model.records import Part, Span, to_document
from reader.store.annotations import AnnotationStore, PageInfo

WHO = "amy"
TEXT = "Officials said on Monday that the bridge would stay closed until spring. " * 20


def span(sha256: str, number: int) -> Span:
    start = number * 37 % (len(TEXT) - 90)
    part = Part(start, start + 80, TEXT[start : start + 80])
    time_ = "2025-01-01T00:00:00.000Z"
    return Span(new_uid(), sha256, (part,), "claim", WHO, created=time_, updated=time_)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def replace(path: Path, data: bytes, *, sync: bool) -> None:
    temporary = path.with_suffix(".tmp")
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    os.write(fd, data)
    if sync:
        os.fsync(fd)
    os.close(fd)
    temporary.replace(path)


def measure(folder: Path, count: int, rounds: int) -> list[float]:
    """Return the medians in milliseconds for a page with `count` spans."""
    import hashlib

    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    store = AnnotationStore.open(folder, WHO)
    store.register(PageInfo(sha256, "seeds/page.txt", "utf-8"), TEXT.encode())
    spans = [span(sha256, number) for number in range(count)]
    store.apply_batch(
        Change("import", "", (), WHO),
        (Change("import", "", (Op(None, one),), WHO) for one in spans),
    )
    database = TinyDB(folder / "stock.json")
    database.table("spans").insert_multiple([to_document(one) for one in spans])
    bare = folder / "bare.json"
    times: dict[str, list[float]] = {}
    for number in range(rounds):
        one = span(sha256, number)
        change = Change("label", "labelled claim", (Op(None, one),), WHO)
        apply = timed(lambda change=change: store.apply(change))  # type: ignore[misc]
        times.setdefault("apply", []).append(apply)
        times.setdefault("reader", []).append(apply + timed(store.flush))
        (path,) = (folder / WHO).glob("page-*.json")
        data = path.read_bytes()
        times.setdefault("bare", []).append(timed(lambda: replace(bare, data, sync=False)))  # noqa: B023
        times.setdefault("sync", []).append(timed(lambda: replace(bare, data, sync=True)))  # noqa: B023
        document = to_document(one)
        if number < rounds // 3 or count < 5_000:
            insert = timed(lambda: database.table("spans").insert(document))  # noqa: B023
            times.setdefault("tinydb", []).append(insert)
    database.close()
    store.close()
    names = ("reader", "apply", "tinydb", "bare", "sync")
    return [statistics.median(times[name]) for name in names]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    print(f"medians of {rounds} saves, ms")
    print("  spans   reader  (apply)   tinydb  replace  replace+sync  reader/replace")
    for count in (10, 1_000, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            reader, apply, tinydb, bare, sync = measure(Path(folder), count, rounds)
        print(
            f"{count:7} {reader:8.2f} {apply:8.2f} {tinydb:8.2f} {bare:8.2f} {sync:13.2f}"
            f" {reader / bare:15.2f}"
        )


if __name__ == "__main__":
    main()
