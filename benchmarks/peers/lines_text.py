"""Moving and labelling in a text of 1 MB with 5,000 spans."""

from __future__ import annotations

import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from benchmarks.keypaint import WHO, workspace
from benchmarks.peers.lines_reading import bare
from benchmarks.peers.places import ROOT, Places
from benchmarks.peers.taking import Line, Samples, Setting, add, turns
from benchmarks.terminal import Terminal

SPANS = 5_000
SIZE = 1_000_000
KEYS = 120
_QUIET = 0.12


def _page(places: Places) -> Path:
    root = places.folder / f"page-{SIZE}-{SPANS}"
    if not root.exists():
        unfinished = root.with_name(f".{root.name}.unfinished")
        workspace(unfinished, SIZE, SPANS, 2)
        unfinished.rename(root)
    return places.catalogued(root)


def _opened(places: Places) -> Terminal:
    command = [*places.reader(_page(places)), "--annotator", WHO]
    run = Terminal(command, cwd=ROOT, environ=places.environ(_page(places)))
    run.until("Harbour News")
    run.settle(1)
    run.paint(b"\r")
    return run


def take_cursor(setting: Setting) -> Samples:
    """Milliseconds from a cursor key to the last of what it draws."""
    taken = Samples()
    with ExitStack() as stack:
        reader = stack.enter_context(_opened(setting.places))
        runs = {
            "Reader, end a word on (l)": (reader, b"l"),
            "Reader, a sentence on (j)": (reader, b"j"),
            "Textual's TextArea": (stack.enter_context(_text_area()), b"j"),
            "bare Textual app": (stack.enter_context(bare()[0]), b"j"),
        }
        for turn in range(-3, min(KEYS, 20 * setting.pairs)):
            for who, (run, key) in runs.items():
                run.settle(0.01, longest=0.1)
                first, last = run.paint(key, _QUIET)
                if turn >= 0:
                    add(taken, who, SPANS, [last])
                    add(taken, f"{who}, first bytes", SPANS, [first])
    return taken


def _text_area() -> Terminal:
    command = [sys.executable, "-m", "benchmarks.keys", "--app", "TextArea, 1 MB"]
    run = Terminal(command, cwd=ROOT, environ={"TEXTUAL_FPS": "120"})
    run.until("ready>")
    run.settle(1, longest=4)
    return run


def take_label(setting: Setting) -> Samples:
    """Milliseconds from the key of a label until it is painted and its journal line is written."""
    places, taken = setting.places, Samples()
    run = _opened(places)
    journal = _page(places) / "annotations" / WHO / "journal.jsonl"
    with run:
        for turn in range(-3, min(40, 8 * setting.pairs)):
            run.paint(b"j", _QUIET)
            painted, last, written = _labelled(run, journal)
            if turn >= 0:
                add(taken, "Reader", SPANS, [max(painted, written)])
                add(taken, "Reader, painted", SPANS, [painted])
                add(taken, "Reader, written", SPANS, [written])
                add(taken, "Reader, nothing more drawn", SPANS, [last])
    target = places.scratch("append") / "lines"
    return turns(40, {("append and sync", SPANS): lambda: _append(target)}, into=taken)


def _labelled(run: Terminal, journal: Path) -> tuple[float, float, float]:
    """Press 1; return the milliseconds to the first bytes, the last, and the journal's growth."""
    before = _size(journal)
    pressed = time.perf_counter()
    os.write(run.screen, b"1")
    painted = last = written = 0.0
    while not (painted and written) or (time.perf_counter() - pressed) * 1e3 - last < 120:
        piece = run.read(0.0005)
        passed = (time.perf_counter() - pressed) * 1e3
        if piece:
            painted, last = painted or passed, passed
        if not written and _size(journal) != before:
            written = passed
        if passed > 20_000:
            raise RuntimeError("the label was never drawn or never saved")
    return painted, last, written


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _append(target: Path) -> float:
    start = time.perf_counter()
    fd = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(fd, b"x" * 400)
    os.fsync(fd)
    os.close(fd)
    return (time.perf_counter() - start) * 1e3


LINES = (
    Line("cursor", "cursor key on 1 MB with 5,000 spans", "ms", "spans", take_cursor),
    Line("label", "label to painted and durable, same page", "ms", "spans", take_label),
)
