"""From the start of the process to list and text, and from a key to its paint, in a terminal.

Run ``python -m benchmarks.start [PAIRS]`` from the root of the checkout. The real program on a
workspace with the shipped articles runs in turn with a bare Textual app that shows one line; all
figures are medians over the pairs. The list stands there when an outlet that only it names is
drawn, the first article when a word that stands only in its text is. Compiled modules are written
and used, as they are for everybody who has started the program once.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.terminal import Terminal

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

ROOT = Path(__file__).resolve().parent.parent
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    n = 0
    def compose(self):
        yield Static("ready>")
    def on_key(self):
        self.n += 1
        self.query_one(Static).update(f"ready> {self.n}")
Bare().run()
"""
KEYS = 16
"""As many back as forth, so that every run begins where the first one did."""
TEXT = "compensation"
"""A word of the first article that stands in its text and nowhere in the list."""


def bare() -> dict[str, float]:
    with Terminal([sys.executable, "-c", BARE], environ={"TEXTUAL_FPS": "120"}) as run:
        start = run.until("ready>")
        keys = [run.press(b"j") for _ in range(KEYS)]
    return {"start to first paint": start * 1e3, "a key": statistics.median(keys)}


def reader(workspace: Path, cache: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "reader", "-w", str(workspace), "--annotator", "bench"]
    with Terminal(command, cwd=ROOT, environ={"READER_CACHE": str(cache)}) as run:
        start = run.until("Ya Libnan")
        text = run.until(TEXT)
        moving = [run.press(b"k" if i % 2 else b"j") for i in range(KEYS)]
        run.press(b"\r")
        selecting = [run.press(b"k" if i % 2 else b"j") for i in range(KEYS)]
        labelling = [run.press(b"1") for _ in range(KEYS)]
    return {
        "start to first paint": start * 1e3,
        "start to first article": text * 1e3,
        "key in the list": statistics.median(moving),
        "key in the text": statistics.median(selecting),
        "label": statistics.median(labelling),
    }


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        workspace, cache = Path(folder) / "desk", Path(folder) / "cache"
        from reader.session.locate import init_workspace

        init_workspace(workspace)
        reader(workspace, cache)
        for _ in range(pairs):
            for name, figures in (("bare", bare()), ("reader", reader(workspace, cache))):
                for what, value in figures.items():
                    found.setdefault(f"{name}: {what}", []).append(value)
    for what, values in found.items():
        print(f"{what:34}{statistics.median(values):9.1f} ms")
    floor = statistics.median(found["bare: start to first paint"])
    for what in ("first paint", "first article"):
        ratio = statistics.median(found[f"reader: start to {what}"]) / floor
        print(f"{f'{what}, against the bare app':34}{ratio:9.2f} times")


if __name__ == "__main__":
    main()
