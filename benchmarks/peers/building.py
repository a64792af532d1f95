"""The first look at a corpus: everything read, cut and indexed."""

from __future__ import annotations

import shutil

from benchmarks.peers import newsboat
from benchmarks.peers.places import ROOT
from benchmarks.peers.taking import Line, Samples, Setting, add
from benchmarks.peers.watching import whole

MEMORY = "Reader, memory in MiB"


def take(setting: Setting) -> Samples:
    """Seconds from an empty cache to the first search, and the most memory of all processes."""
    places, taken = setting.places, Samples()
    for size in setting.sizes:
        root = places.workspace(size)
        shutil.rmtree(places.cache(root), ignore_errors=True)
        command = places.reader(root, "search", "--limit", "1", "council")
        ran = whole(command, places.environ(root), ROOT, every=0.1)
        add(taken, "Reader", size, [ran.seconds])
        add(taken, MEMORY, size, [ran.peak])
        if newsboat.available():
            ran = newsboat.Feed(places, size).take_in(every=0.1)
            add(taken, newsboat.NAME, size, [ran.seconds])
            add(taken, "newsboat, memory in MiB", size, [ran.peak])
    return taken


LINES = (Line("build", "first build of the catalogue", "s", "articles", take),)
