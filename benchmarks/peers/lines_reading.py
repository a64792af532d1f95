"""Starting, memory, and going from article to article, as the corpus grows."""

from __future__ import annotations

import sys
from functools import partial

from benchmarks.peers import newsboat
from benchmarks.peers.places import Places
from benchmarks.peers.screen import opened, probes, start, typed
from benchmarks.peers.taking import Line, Run, Samples, Setting, add, turns
from benchmarks.peers.watching import memory
from benchmarks.start import BARE
from benchmarks.terminal import Terminal

READER = "Reader"
TEXTUAL = "bare Textual app"
READ = "Reader, 50 articles later"
NEXT = 110
"""Articles gone through one after another; those without a word to wait for are not counted."""
_SETTLE = 1.5
"""Seconds without drawing after which a program is at rest."""


def bare() -> tuple[Terminal, float]:
    """Start a Textual app that shows one line; return the seconds until it does."""
    run = Terminal([sys.executable, "-c", BARE], environ={"TEXTUAL_FPS": "120"})
    return run, run.until("ready>")


def _bare_start() -> float:
    run, seconds = bare()
    with run:
        return seconds


def take_start(setting: Setting) -> Samples:
    """Seconds from the start of the process to the first article on screen."""
    places = setting.places
    runs: dict[tuple[str, int], Run] = {(TEXTUAL, 0): _bare_start}
    for size in setting.sizes:
        root = places.catalogued(places.workspace(size))
        (word, *_) = probes(places, root, 1)
        runs[READER, size] = partial(start, places, root, word)
        if newsboat.available():
            runs[newsboat.NAME, size] = newsboat.Feed(places, size).ready().start
    return turns(setting.pairs, runs)


def take_memory(setting: Setting) -> Samples:
    """MiB of all processes: with the first article on screen, and after reading on."""
    places, taken = setting.places, Samples()
    for _ in range(min(3, setting.pairs)):
        run, _ = bare()
        add(taken, TEXTUAL, 0, [_at_rest(run)])
        for size in setting.sizes:
            first, later = _reader_memory(places, size)
            add(taken, READER, size, [first])
            add(taken, READ, size, [later])
            if newsboat.available():
                run, _ = newsboat.Feed(places, size).ready().opened()
                add(taken, newsboat.NAME, size, [_at_rest(run)])
    return taken


def _at_rest(run: Terminal) -> float:
    with run:
        run.settle(_SETTLE)
        return memory(run.pid)


def _reader_memory(places: Places, size: int) -> tuple[float, float]:
    root = places.catalogued(places.workspace(size))
    run, _ = opened(places, root, probes(places, root, 1)[0])
    with run:
        run.settle(_SETTLE)
        first = memory(run.pid)
        for _ in range(50):
            typed(run, "j", 0.1)
        run.settle(_SETTLE)
        return first, memory(run.pid)


def take_next(setting: Setting) -> Samples:
    """Milliseconds from a key to the text of the next article."""
    places, taken = setting.places, Samples()
    for size in setting.upto(100, setting.largest):
        root = places.catalogued(places.workspace(size))
        count = min(NEXT, size)
        words = probes(places, root, count)
        run, _ = opened(places, root, words[0])
        with run:
            run.settle(_SETTLE)
            for word in words[1:]:
                if word:
                    add(taken, READER, size, [run.shows(b"j", word)])
                    run.settle(0.15)
                else:
                    typed(run, "j", 0.4)
    if newsboat.available():
        _newsboat_next(newsboat.Feed(places, setting.largest).ready(), taken)
    return taken


def _newsboat_next(feed: newsboat.Feed, taken: Samples) -> None:
    run, _ = feed.opened()
    with run:
        run.settle(0.5)
        for _ in range(12):
            opening = run.paint(b"\r", 0.4)[1]
            run.paint(b"q", 0.4)
            moving = run.paint(b"\x1b[B", 0.4)[1]
            add(taken, "newsboat, opening one", feed.articles, [opening])
            add(taken, "newsboat, a cursor key", feed.articles, [moving])


LINES = (
    Line("start", "start to the first article on screen", "s", "articles", take_start),
    Line("memory", "memory of all processes", "MiB", "articles", take_memory),
    Line("next", "next article: key to its text", "ms", "articles", take_next),
)
