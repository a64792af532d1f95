"""Reader in a terminal: opened on a corpus, with words by which each article is told on screen."""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path

from benchmarks.peers.places import ROOT, Places
from benchmarks.terminal import Terminal

_WORD = re.compile(r"[^\W\d_]{5,9}")


def probes(places: Places, root: Path, count: int) -> list[str]:
    """Return for each of the first `count` articles a word of its text that tells it is drawn.

    The word stands near the beginning of the first paragraph and in nothing else that is on
    screen meanwhile: no title, outlet or author of the rows, no text of the article before. Empty
    where there is no such word, as in scripts without blanks that the window may cut anywhere.
    """
    from reader.session.session import Session

    environ = places.environ(root)
    found: list[str] = []
    with Session.open(root, "", write=False, environ=environ) as session:
        rows = list(islice(session.rows(0, count + 60), count + 60))
        listed = " ".join(f"{row.title} {row.outlet} {row.path}" for row in rows)
        before = ""
        for row in rows[:count]:
            view = session.article(row.id)
            text, body = view.text.text, view.text.text
            for block, (start, end) in zip(view.blocks, view.text.blocks, strict=True):
                if block.kind == "body":
                    body = text[start:end]
                    break
            words = (match.group() for match in _WORD.finditer(body[:60]))
            words = (word for word in words if word not in listed and word not in before)
            found.append(next(words, ""))
            before = text
    return found


def opened(places: Places, root: Path, probe: str) -> tuple[Terminal, float]:
    """Start Reader; return the seconds until the first article's text is drawn."""
    command = places.reader(root)
    run = Terminal(command, cwd=ROOT, environ=places.environ(root))
    try:
        return run, run.until(probe)
    except BaseException:
        with run:
            raise


def start(places: Places, root: Path, probe: str) -> float:
    """Return the seconds from the start of the process to the first article, never read before."""
    places.forget_reading(root)
    run, seconds = opened(places, root, probe)
    with run:
        return seconds


def typed(run: Terminal, text: str, quiet: float = 0.3) -> None:
    """Type and wait until nothing is drawn any more."""
    os.write(run.screen, text.encode())
    run.settle(quiet)
