"""What finding costs as the corpus grows: filters, searches, orders and sums, at several sizes.

    python -m benchmarks.finding [PAGES ...]      (default 1000 20000)

Makes seeded workspaces of short news pages in several scripts, fills the catalogue, labels a part
of them, and prints medians of repeated queries at each size, the sizes in turn within one run.
`--keep DIR` makes one workspace of the first size in DIR and leaves it there, to be opened.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reader.model.errors import UsageError
from reader.session.finding import LATEST, Sort, found_rows, hits, phrases, search
from reader.session.locate import init_workspace
from reader.session.session import Session

ROUNDS = 9
OUTLETS = ("Daily Post", "Harbour News", "The Northern Star", "Wire Agency", "Evening Mail")
_COMMON = """the council said minister government closed bridge harbour strike vote budget water
prices court police region union month week report talks border city energy school hospital election
officials announced statement according after before plan money offer company workers"""
COMMON = _COMMON.split()
OTHER = ("总统", "访问", "北京", "和平", "谈判", "المجلس", "الرئيس", "قال", "санкции", "министр")


def page(random_: random.Random, number: int) -> str:
    """Return a page with title, outlet, date and three paragraphs, about 1.5 kB."""
    rare = [f"{random_.choice('bcdfglmnprst')}{random_.choice('aeiou')}x{random_.randrange(9000)}"]
    words = [*COMMON * 3, *rare, *random_.sample(OTHER, 2)]

    def sentence() -> str:
        found = random_.choices(words, k=random_.randint(9, 18))
        return " ".join(found).capitalize() + "."

    month, day = random_.randint(1, 12), random_.randint(1, 28)
    year = random_.choice((2023, 2024, 2025))
    head = f"{' '.join(random_.choices(COMMON, k=6)).capitalize()} {number}"
    body = "\n\n".join(" ".join(sentence() for _ in range(4)) for _ in range(4))
    return f"{head}\n{random_.choice(OUTLETS)}\n{year}-{month:02}-{day:02}\n\n{body}\n"


def workspace(folder: Path, pages: int) -> Path:
    """Make a workspace with this many pages."""
    root = folder / f"pages-{pages}"
    init_workspace(root)
    shutil.rmtree(root / "seeds")
    random_ = random.Random(7)
    for number in range(pages):
        path = root / "seeds" / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(random_, number), "utf-8")
    return root


def label_some(session: Session, every: int = 20) -> int:
    """Label the first sentence of some articles; return how many."""
    made = 0
    labels = [label.name for label in session.scheme.labels]
    for index, row in enumerate(session.rows()):
        if index % every or not row.id:
            continue
        view = session.article(row.id)
        start = view.text.text.rindex("\n") + 1
        ranges = [(start, view.text.text.index(".", start))]
        name = labels[index // every % len(labels)]
        session.apply(session.editor(view).label(ranges, name), view)
        made += 1
    session.flush()
    return made


def cases(session: Session) -> dict[str, Callable[[], object]]:
    """Return what is timed, by name."""

    def first(query: str, order: Sort) -> object:
        found = search(session, query, order, limit=50)
        assert found is not None
        return hits(session, found[:10], phrases(session, query))

    def whole(query: str, order: Sort = LATEST) -> object:
        return search(session, query, order)

    def spans() -> object:
        found = session.catalogue.find_spans(session.annotator, None)
        assert found is not None
        return session.catalogue.span_rows(found[:30])

    return {
        "first page by date, common word": lambda: first("council", LATEST),
        "first page by date, rare word": lambda: first("bax1", LATEST),
        "first page ranked, common word": lambda: first("council", Sort("rank")),
        "first page, phrase": lambda: first('"the council said"', LATEST),
        "first page, two Han characters": lambda: first("北京", LATEST),
        "filter as one types: c": lambda: whole("c"),
        "filter as one types: cou": lambda: whole("cou"),
        "filter outlet and month": lambda: whole("outlet:harbour date:2025-03"),
        "filter label": lambda: whole("label:claim"),
        "filter not has:span": lambda: whole("not has:span"),
        "all, sorted by title": lambda: whole("", Sort("title")),
        "all, sorted by outlet": lambda: whole("", Sort("outlet")),
        "all, sorted by state": lambda: whole("", Sort("state")),
        "totals": session.totals,
        "statistics of labels": lambda: session.catalogue.label_counts(session.annotator),
        "all spans, first screen": spans,
        "values of outlet": lambda: session.catalogue.values("outlet", session.annotator),
    }


def timed(do: Callable[[], object]) -> float:
    """Return milliseconds."""
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", type=int, default=[1000, 20000])
    parser.add_argument("--keep", type=Path, default=None)
    options = parser.parse_args()
    if options.keep is not None:
        print(workspace(options.keep, options.pages[0]))
        return
    folder = Path(tempfile.mkdtemp(prefix="reader-finding-"))
    sessions: list[Session] = []
    try:
        for pages in options.pages:
            root = workspace(folder, pages)
            environ = {"READER_CACHE": str(folder / "cache"), "READER_CONFIG": str(folder / "none")}
            session = Session.open(root, "ann", environ=environ)
            took = timed(session.refresh) / 1000
            made = label_some(session)
            path = session.catalogue.path
            assert path is not None
            size = path.stat().st_size / 1e6
            print(f"{pages} pages: built in {took:.1f} s, {size:.0f} MB, {made} spans", flush=True)
            sessions.append(session)
        print(f"\n{'median ms of ' + str(ROUNDS):<36}" + "".join(f"{p:>12}" for p in options.pages))
        tables = [cases(session) for session in sessions]
        for name in tables[0]:
            times: list[list[float]] = [[] for _ in tables]
            for _ in range(ROUNDS):
                for at, table in enumerate(tables):
                    times[at].append(timed(table[name]))
            shown = "".join(f"{statistics.median(t):>12.2f}" for t in times)
            ratio = statistics.median(times[-1]) / max(1e-6, statistics.median(times[0]))
            print(f"{name:<36}{shown}   x{ratio:.1f}")
        assert len(list(found_rows(sessions[0], "council"))) > 0
    except UsageError as error:
        print(error)
    finally:
        for session in sessions:
            session.close()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
