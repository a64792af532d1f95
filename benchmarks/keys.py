"""From a key to the paint, in a pseudo-terminal: Reader's two big widgets beside Textual's own.

Run ``python -m benchmarks.keys`` from the root of the checkout. Every app runs in its own process
on a terminal of 120 by 40 cells, gets the same key again and again, and the time until the first
bytes come back is taken. Start is from the start of the process until the first row is there.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.terminal import Terminal

if TYPE_CHECKING:
    from textual.app import App

ROWS = 100_000
SENTENCE = "The minister said on Tuesday that nothing at all had changed since then. "
TEXT = "\n\n".join([SENTENCE * 8] * (1_000_000 // (8 * len(SENTENCE))))
SPANS = 5_000
READY = "ready>"
KEYS = 60


def bare() -> App[None]:
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class Bare(App[None]):
        count = 0

        def compose(self) -> ComposeResult:
            yield Static(READY)

        def on_key(self) -> None:
            self.count += 1
            self.query_one(Static).update(f"{READY} {self.count}")

    return Bare()


def text_area() -> App[None]:
    from textual.app import App, ComposeResult
    from textual.widgets import TextArea

    class Area(App[None]):
        def compose(self) -> ComposeResult:
            yield TextArea(f"It is {READY} {TEXT}", read_only=True)

        def on_key(self) -> None:
            self.query_one(TextArea).action_cursor_down()

    return Area()


def option_list() -> App[None]:
    from textual.app import App, ComposeResult
    from textual.widgets import OptionList

    class Options(App[None]):
        def compose(self) -> ComposeResult:
            yield OptionList(*(f"{READY} {i}" for i in range(ROWS)))

        def on_key(self) -> None:
            self.query_one(OptionList).action_cursor_down()

    return Options()


def virtual_list() -> App[None]:
    from textual.app import App, ComposeResult

    from reader.app.widgets.virtual_list import Cell, RowContent, VirtualList

    class Numbers:
        def count(self) -> int:
            return ROWS

        def row(self, index: int) -> RowContent:
            return (Cell("2026-08-01", 10), Cell(f"{READY} {index}"), Cell("3", 4, align="right"))

        def key(self, index: int) -> Hashable:
            return index

        def index_of(self, key: Hashable) -> int | None:
            return int(str(key))

    class Listed(App[None]):
        def compose(self) -> ComposeResult:
            yield VirtualList(Numbers())

        def on_key(self) -> None:
            self.query_one(VirtualList).cursor_down()

    return Listed()


def document_view() -> App[None]:
    from textual.app import App, ComposeResult

    from reader.app.widgets.document import Document, DocumentView, HeadLine, SpanView

    step, length = len(TEXT) // SPANS, len(SENTENCE)
    spans = tuple(
        SpanView(str(i), ((i * step, i * step + 150),), "claim", str(i % 9 + 1), "yellow", "tint")
        for i in range(SPANS)
    )

    class Documented(App[None]):
        at = 0

        def compose(self) -> ComposeResult:
            yield DocumentView()

        def on_mount(self) -> None:
            view = self.query_one(DocumentView)
            view.show(Document(TEXT, head=(HeadLine(READY),), spans=spans))

        def on_key(self) -> None:
            view = self.query_one(DocumentView)
            self.at += length
            view.set_selection(self.at, self.at + length - 1)
            view.reveal(self.at, self.at + length - 1)

    return Documented()


APPS: dict[str, Callable[[], App[None]]] = {
    "bare app, Static": bare,
    "OptionList, 100,000 rows": option_list,
    "virtual list, 100,000 rows": virtual_list,
    "TextArea, 1 MB": text_area,
    "document view, 1 MB, 5,000 spans": document_view,
}


def measure(name: str, keys: int = KEYS) -> tuple[float, list[float]]:
    """Return seconds from start to paint, and milliseconds from each key to its paint."""
    command = [sys.executable, "-m", "benchmarks.keys", "--app", name]
    with Terminal(command, cwd=Path(__file__).parent.parent) as terminal:
        start = terminal.until(READY)
        times = [terminal.press(b"j") for _ in range(keys + 5)]
    return start, times[5:]


def main() -> None:
    if "--app" in sys.argv:
        APPS[sys.argv[sys.argv.index("--app") + 1]]().run()
        return
    print(f"{'':34}{'start s':>9}{'median ms':>11}{'90 % ms':>9}")
    for name in APPS:
        start, times = measure(name)
        worst = statistics.quantiles(times, n=10)[-1]
        print(f"{name:34}{start:9.2f}{statistics.median(times):11.1f}{worst:9.1f}", flush=True)


if __name__ == "__main__":
    main()
