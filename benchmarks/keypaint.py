"""From a key to the paint in the whole program: the 50th and the 99th percentile of each action.

Run ``python -m benchmarks.keypaint [KEYS]`` from the root of the checkout. The program runs on a
terminal of 120 by 40 cells, once on articles of 20 kB with 100 spans and once on articles of 1 MB
with 5,000, in turn with a bare Textual app that shows one line. For each key three times are taken:
until the first bytes are drawn, until the last of them are, after which nothing more comes, and for
how long a processor worked for the program's main thread, which a busy machine changes least.
A filter is first echoed and then has found; the list's cursor moves first, then the article comes.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.start import BARE, ROOT
from benchmarks.terminal import Terminal
from reader.model.changes import Change, Op
from reader.model.identity import new_uid, now
from reader.model.records import Part, Span
from reader.session.locate import init_workspace
from reader.session.session import Session

WHO = "bench"
KEYS = 100
SIZES = (("20 kB, 100 spans", 20_000, 100, 20), ("1 MB, 5,000 spans", 1_000_000, 5_000, 2))
"""Name, characters and spans of an article, and how many such articles there are."""
LABELS = ("claim", "quote", "claimer", "cue")
_WORDS = """the minister said council talks harbour bridge strike vote budget water prices court
border energy school hospital election officials announced after before plan offer company"""
WORDS = _WORDS.split()
PARAGRAPH = 5
"""Sentences in each."""
Figures = list[tuple[float, float, float]]


def page(number: int, size: int) -> str:
    """Return a page of about `size` characters under a title of its own."""
    random_ = random.Random(number)

    def sentence() -> str:
        return " ".join(random_.choices(WORDS, k=random_.randint(8, 16))).capitalize() + "."

    lines = [f"Talks on harbour {number} go on", "Harbour News", "2025-03-14"]
    length = 0
    while length < size:
        lines.append(" ".join(sentence() for _ in range(PARAGRAPH)))
        length += len(lines[-1]) + 2
    return "\n\n".join(lines) + "\n"


def passages(text: str, count: int) -> Iterator[tuple[int, int]]:
    """Yield `count` ranges of the page's paragraphs, some of which overlap."""
    random_ = random.Random(count)
    at, paragraphs = 0, []
    for line in text.split("\n"):
        if line.endswith("."):
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    for number in range(count):
        start, end = paragraphs[number * len(paragraphs) // count]
        first = random_.randrange(start, end - 60)
        yield first, first + random_.randint(10, 60)


def workspace(root: Path, size: int, spans: int, articles: int) -> None:
    """Make a workspace of `articles` pages, each with so many spans."""
    init_workspace(root)
    shutil.rmtree(root / "seeds")
    (root / "seeds").mkdir()
    texts = {f"{number:03}.txt": page(number, size) for number in range(articles)}
    for name, text in texts.items():
        (root / "seeds" / name).write_text(text, "utf-8")
    with Session.open(root, annotator=WHO) as session:
        session.refresh()
        for row in session.rows(0, articles):
            page_ = session.article(row.id).page
            sha256, text = page_.sha256, texts[Path(row.path).name]
            session.corpus.register(page_, session.store)

            def labelled(sha256: str = sha256, text: str = text) -> Iterator[Change]:
                for number, (start, end) in enumerate(passages(text, spans)):
                    part, label = Part(start, end, text[start:end]), LABELS[number % len(LABELS)]
                    at = now()
                    one = Span(new_uid(), sha256, (part,), label, WHO, created=at, updated=at)
                    yield Change("import", "", (Op(None, one),), WHO)

            session.apply_batch(Change("import", "made spans", (), WHO), labelled())


def pressed(
    run: Terminal, keys: Sequence[bytes], count: int, back: bytes = b"", quiet: float = 0.12
) -> Figures:
    """Press `keys` in turn, `count` in all, and after each `back`, which is not timed."""
    found = []
    for number in range(count + 2):
        before = run.worked()
        painted = run.paint(keys[number % len(keys)], quiet)
        found.append((*painted, run.worked() - before))
        if back:
            run.paint(back)
    return found[2:]


def reader(root: Path, keys: int) -> dict[str, Figures]:
    """Run the program on a workspace and return the times of each action."""
    command = [sys.executable, "-m", "reader", "-w", str(root), "--annotator", WHO]
    environ = {"READER_CACHE": str(root.parent / "cache")}
    with Terminal(command, cwd=ROOT, environ=environ) as run:
        run.until("Harbour News")
        run.settle(1)
        found = {"next article": pressed(run, (b"j", b"k"), keys, quiet=0.7)}
        run.paint(b"\r")
        found["move (j)"] = pressed(run, (b"j",), keys)
        found["label (1)"] = pressed(run, (b"1",), keys)
        if len(found["label (1)"]) % 2 == 0:
            run.paint(b"1")
        run.paint(b"]")
        found["attribute strip (a)"] = pressed(run, (b"a",), keys, b"\x1b")
        run.paint(b"\x1b")
        run.paint(b"/")
        typed = b"harbour outlet:news label:claim"
        letters = [typed[i : i + 1] for i in range(len(typed))]
        found["filter, a letter"] = pressed(run, [*letters, *[b"\x7f"] * len(letters)], keys)
    return found


def bare(_: Path, keys: int) -> dict[str, Figures]:
    """Return the times of a bare Textual app."""
    with Terminal([sys.executable, "-c", BARE], environ={"TEXTUAL_FPS": "120"}) as run:
        run.until("ready>")
        return {"a key": pressed(run, (b"j",), keys)}


def told(figures: Figures) -> str:
    """Return two percentiles each of the first paint, of the last, and of the work."""
    columns = zip(*figures, strict=True)
    cuts = [statistics.quantiles(column, n=100, method="inclusive") for column in columns]
    return "".join(f"{cut[49]:9.1f}{cut[98]:9.1f}" for cut in cuts)


def main() -> None:
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else KEYS
    print(f"{'ms':42}{'first 50':>9}{'99 %':>9}{'last 50':>9}{'99 %':>9}{'work 50':>9}{'99 %':>9}")
    runs: list[tuple[str, Callable[[Path, int], dict[str, Figures]], Path]] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, size, spans, articles in SIZES:
            root = Path(folder) / f"desk-{size}"
            workspace(root, size, spans, articles)
            runs += [("bare app", bare, root), (name, reader, root)]
        for name, run, root in runs:
            for what, figures in run(root, keys).items():
                print(f"{f'{name}: {what}':42}{told(figures)}", flush=True)


if __name__ == "__main__":
    main()
