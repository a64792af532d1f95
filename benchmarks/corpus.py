"""Make a workspace of as many made-up pages, and spans on them, as one likes.

    python -m benchmarks.corpus TARGET --articles 10000 --spans 50000

The pages have fourteen languages in nine scripts and five layouts, each has one article at least,
and those of the same number, size and seed are the same bytes. The spans are written by the store
itself, as one annotator's (`benchmark`), whose journal and page files they fill; only the waiting
for the disk is left out until the end. TARGET appears when all of it is there.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import random
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from benchmarks.corpus_pages import made
from reader.model.changes import Change, Op
from reader.model.records import Part, Span
from reader.session.locate import init_workspace
from reader.store import files
from reader.store.annotations import AnnotationStore, PageInfo

ANNOTATOR = "benchmark"
LABELS = ("claim", "quote", "claimer", "cue")
FOLDER = 1_000
"""Pages in each folder."""
BATCH = 2_000
"""Pages whose spans are one step of undo."""
_TIME = "2025-01-01T00:00:00.000Z"
_SHORTEST, _LONGEST = 20, 120


class Task(NamedTuple):
    """What page to make: how many spans it gets, how many bytes, of which seed."""

    number: int
    spans: int
    size: int
    seed: int


def file_name(number: int) -> str:
    """Return where page `number` lies in the workspace."""
    return f"seeds/{number // FOLDER:03}/{number:06}.txt"


def ranges(
    text: str, passages: tuple[tuple[int, int], ...], count: int, dice: random.Random
) -> Iterator[tuple[int, int]]:
    """Yield `count` ranges of a page, each in one paragraph, of whole words where those show."""
    long = [(start, end) for start, end in passages if end - start >= 2 * _SHORTEST]
    for index in range(count):
        start, end = long[index * len(long) // count]
        first = dice.randrange(start, end - _SHORTEST)
        blank = text.find(" ", first, end - _SHORTEST)
        if blank >= 0:
            first = blank + 1
        elif text[first] < "\u3000":
            first = start
        last = min(end, first + dice.randint(_SHORTEST, _LONGEST))
        blank = text.find(" ", last, end)
        yield first, blank if blank >= 0 else end


def page_spans(
    text: str, sha256: str, task: Task, passages: tuple[tuple[int, int], ...]
) -> Iterator[Span]:
    """Yield the spans of a page."""
    dice = random.Random(f"{task.seed}/{task.number}/spans")
    for start, end in ranges(text, passages, task.spans, dice):
        part = Part(start, end, text[start:end])
        uid = f"{dice.getrandbits(128):032x}"
        label = dice.choice(LABELS)
        yield Span(uid, sha256, (part,), label, ANNOTATOR, created=_TIME, updated=_TIME)


def write_page(root: Path, task: Task) -> tuple[Task, bytes, tuple[tuple[int, int], ...]]:
    """Write a page; return its bytes and passages if it is to have spans."""
    page = made(task.number, size=task.size, seed=task.seed)
    data = page.text.encode()
    (root / file_name(task.number)).write_bytes(data)
    return (task, data, page.passages) if task.spans else (task, b"", ())


def tasks(articles: int, spans: int, size: int, seed: int, huge: int) -> Iterator[Task]:
    """Yield what is to be made; with `huge`, the last page has so many bytes."""
    for number in range(articles):
        count = spans * (number + 1) // articles - spans * number // articles
        last = huge and number == articles - 1
        yield Task(number, count, huge if last else size, seed)


def make(
    root: Path, articles: int, *, spans: int = 0, size: int = 3000, seed: int = 1, huge: int = 0
) -> None:
    """Make a workspace at `root`, which must not be there yet."""
    init_workspace(root)
    shutil.rmtree(root / "seeds")
    for number in range(0, articles, FOLDER):
        (root / file_name(number)).parent.mkdir(parents=True)
    work = tasks(articles, spans, size, seed, huge)
    one = partial(write_page, root)
    if articles < FOLDER:
        _annotate(root, map(one, work))
    else:
        # Own processes rather than copies of this one: the caller may have threads.
        with multiprocessing.get_context("spawn").Pool() as pool:
            _annotate(root, pool.imap(one, work, chunksize=200))
    os.sync()


def _annotate(root: Path, pages: Iterator[tuple[Task, bytes, tuple[tuple[int, int], ...]]]) -> None:
    """Write the spans of `pages`, `BATCH` of them at a time."""
    with (
        patch.object(files, "sync", lambda _fd: None),
        AnnotationStore.open(root / "annotations", ANNOTATOR) as store,
    ):
        while chunk := [page for _, page in zip(range(BATCH), pages, strict=False)]:
            labelled = [page for page in chunk if page[0].spans]
            if labelled:
                header = Change("import", "made spans", (), ANNOTATOR)
                store.apply_batch(header, _changes(store, labelled))
                store.flush()


def _changes(
    store: AnnotationStore, pages: list[tuple[Task, bytes, tuple[tuple[int, int], ...]]]
) -> Iterator[Change]:
    for task, data, passages in pages:
        sha256 = hashlib.sha256(data).hexdigest()
        store.register(PageInfo(sha256, file_name(task.number), "utf-8"), data)
        spans = page_spans(data.decode(), sha256, task, passages)
        yield Change("import", "", tuple(Op(None, span) for span in spans), ANNOTATOR)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", type=Path, help="the workspace's folder, not there yet")
    parser.add_argument("--articles", type=int, default=1000, help="pages, an article each or more")
    parser.add_argument("--spans", type=int, default=0, help="spans, spread over all pages")
    parser.add_argument("--bytes", type=int, default=3000, help="of a page, in the middle")
    parser.add_argument("--huge", type=int, default=0, help="bytes of the last page")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.target.exists():
        parser.error(f"{given.target} is already there")
    unfinished = given.target.with_name(f".{given.target.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    make(
        unfinished,
        given.articles,
        spans=given.spans,
        size=given.bytes,
        seed=given.seed,
        huge=given.huge,
    )
    unfinished.rename(given.target)


if __name__ == "__main__":
    main()
